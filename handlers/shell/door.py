"""The door for people at a shell: reads the arguments, calls the command's module, turns faults into sentences.

A command's module is loaded when its command is called, from the table that ``bot.py`` hands in, so that a quick
command does not pay for the libraries of a slow one. No fault that a person can mend ends in a traceback.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import cast

from alerts.errors import InvalidCommand, InvalidFile, InvalidRule, SettingsError, TocsinError
from alerts.model import Language
from alerts.wordings import say
from alerts.wordings.operating import said_at_a_shell
from handlers.shell.arguments import parse_arguments
from handlers.shell.call import DONE, INTERRUPTED, SOMETHING_FAILED, WRONG_USAGE, Call, Clock, terminal_language

Command = Callable[[Call], int]
"""Does one command and gives its exit code; raises ``TocsinError`` or ``OSError`` with what stopped it."""


def run_shell(argv: Sequence[str], *, commands: Mapping[str, str], environ: Mapping[str, str], clock: Clock) -> int:
    """One call of the command line. ``commands`` maps each command to ``module:function``. Returns the exit code."""
    _speak_utf8()
    language = terminal_language(environ)
    try:
        options = parse_arguments(argv, language=language)
        call = Call(options=options, environ=environ, clock=clock)
        language = call.language
        module, _, function = commands[options.command].partition(":")
        code = cast(Command, getattr(import_module(module), function))(call)
        sys.stdout.flush()
    except SystemExit as answered:  # --help, --version, or a mistake that was told
        return int(answered.code or 0)
    except BrokenPipeError:
        return _hang_up()
    except KeyboardInterrupt:
        complain(said_at_a_shell("interrupted", language))
        return INTERRUPTED
    except TocsinError as fault:
        complain(*told(fault, language))
        return WRONG_USAGE if isinstance(fault, _MISTAKES) else SOMETHING_FAILED
    except OSError as fault:
        complain(said_at_a_shell(in_words(fault), language))
        return SOMETHING_FAILED
    return code


_MISTAKES = (InvalidCommand, InvalidFile, InvalidRule, SettingsError)


def told(fault: TocsinError, language: Language = "en") -> list[str]:
    """The fault in lines for a person: what, where, and what to write instead."""
    match fault:
        case SettingsError():
            return [said_at_a_shell(problem, language) for problem in fault.problems]
        case InvalidRule():
            meant = [say("did_you_mean", language, text=text) for text in fault.meanings]
            shown = meant or [fault.example and say("for_example", language, text=fault.example)]
            return [line for line in (str(fault), fault.hint, *shown) if line]
        case InvalidCommand():
            example = [f"example: {fault.example}"] if fault.example else []
            return [said_at_a_shell(line, language) for line in (str(fault), *example)]
        case _:
            return [said_at_a_shell(line, language) for line in str(fault).split("\n")]


def in_words(fault: OSError) -> str:
    """An operating system's fault as a sentence that names the file."""
    reason = (fault.strerror or str(fault) or type(fault).__name__).lower()
    return f"{os.fsdecode(fault.filename)}: {reason}" if isinstance(fault.filename, str | bytes) else reason


def complain(*lines: str) -> None:
    """Say what went wrong on standard error."""
    for number, line in enumerate(lines):
        sys.stderr.write(f"{'tocsin: ' if number == 0 else '  '}{line}\n")


def _hang_up() -> int:
    """The reader of our output has left (``tocsin log | head``): that is its right, so we are done."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def _speak_utf8() -> None:
    """UTF-8 on every stream, whatever the locale; a character that cannot be written is escaped, never an error.

    A stream that the caller has closed (``tocsin log >&-``) is None to Python: nobody reads, so nothing is said."""
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for as long as we run
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for as long as we run
    for stream, errors in (
        (sys.stdin, "surrogateescape"),
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
    ):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors=errors)

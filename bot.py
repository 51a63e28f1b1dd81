"""The roof of Tocsin: the one place that knows the real clock, the real environment and which part does what.

``python bot.py COMMAND`` and the installed ``tocsin COMMAND`` run the same ``main``. The commands stand in a table of
names; a command's module, and with it its libraries, is loaded only when it is called.
"""

from __future__ import annotations

import os
import re
import sys
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from handlers.shell.call import SOMETHING_FAILED
from handlers.shell.door import complain, run_shell

COMMANDS: Final = {
    "run": "handlers.serving:run",
    "poll": "handlers.serving:poll",
    "demo": "handlers.demo:demo",
    "check": "handlers.shell.check:check",
    "entries": "handlers.shell.entries:entries",
    "place": "handlers.shell.whichplace:place",
    "lexicon": "handlers.shell.concepts:lexicon",
    "import": "handlers.shell.transfer:import_file",
    "export": "handlers.shell.transfer:export_file",
    "backup": "handlers.shell.transfer:backup",
    "test-rule": "handlers.shell.backtest:test_rule",
    "log": "handlers.shell.review:log",
    "why": "handlers.shell.why:why",
    "feeds": "handlers.shell.feedhealth:feeds",
    "doctor": "handlers.shell.doctor:doctor",
}


_TOKEN: Final = re.compile(r"(?<![0-9])[0-9]{1,20}:[A-Za-z0-9_-]{16,}")
"""What looks like a bot token, also right behind the ``bot`` of an address; a traceback may quote one."""


def main(argv: Sequence[str] | None = None) -> int:
    """The command line. Returns the exit code: 0 done, 1 something could not be read or sent, 2 wrong usage."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    try:
        return run_shell(arguments, commands=COMMANDS, environ=os.environ, clock=_now)
    except Exception as fault:
        complain(f"this is a defect of Tocsin ({type(fault).__name__}): please report it with what -v adds")
        if {"-v", "--verbose"} & set(arguments):
            complain(*_TOKEN.sub("***", traceback.format_exc()).splitlines())
        return SOMETHING_FAILED


def _now() -> datetime:
    return datetime.now(UTC)


if __name__ == "__main__":
    sys.exit(main())

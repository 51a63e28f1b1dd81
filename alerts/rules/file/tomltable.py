"""A table of a TOML file, read key by key, with every mistake kept together with its line.

A getter never raises: it notes the problem and answers with a harmless value, so that one reading finds all of them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Mapping
from typing import Any, Final, TypeVar

from alerts.errors import InvalidFile
from alerts.rules.file.tomllines import Path, line_of, locate
from alerts.rules.fitness import nearest

Named = TypeVar("Named")

MOST_PROBLEMS: Final = 50
_SYNTAX_ADVICE: Final = (
    ("Invalid value", 'write text between straight quotes: "…"'),
    ("Expected '=' after a key", 'write key = "value"'),
    ("Invalid initial character for a key part", 'write key = "value", or # before a comment'),
    ("Expected newline or end of document", "write one key = value a line, and quotes round the whole text"),
    ("Cannot overwrite a value", "this key is written twice in its table; keep one"),
    ("Cannot declare", "write [[…]] with two brackets for each feed, place, rule and subscription"),
    ("Cannot mutate immutable", "write [[…]] with two brackets for each feed, place, rule and subscription"),
    ("Unclosed array", "close the list with ]"),
    ("Illegal character", 'close the text with " on the same line'),
    ("Unterminated string", 'close the text with "'),
    ("Unescaped '\\' in a string", "write \\\\ for a backslash, or put the text between single quotes"),
    ("Expected ']", "close the header with its brackets: [[rule]]"),
    ("Expected ']]'", "close the header with two brackets: [[rule]]"),
)
_TYPE_NAMES: Final = {
    str: "text",
    bool: "true/false",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "a table",
}


class Problems:
    """The parsed file and what is wrong with it."""

    def __init__(self, text: str, *, file: str) -> None:
        self.file = file
        self._found: list[tuple[int, str]] = []
        try:
            self._values: dict[str, Any] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            line, message = _syntax_problem(str(error), text)
            raise InvalidFile(message, file=file, line=line) from error
        except RecursionError as error:
            raise InvalidFile("lists are nested too deeply; write them flat", file=file) from error
        self._text = text
        self._lines: Mapping[Path, int] | None = None

    def line(self, path: Path) -> int | None:
        """The line of a path; lines are looked for only once something is wrong."""
        if self._lines is None:
            self._lines = locate(self._text)
        return line_of(self._lines, path)

    def tables(self, name: str) -> list[Table]:
        """The tables ``[[name]]`` in order."""
        values = self._values.get(name, [])
        if isinstance(values, list) and all(isinstance(table, dict) for table in values):
            return [Table(table, (name, index), self) for index, table in enumerate(values)]
        self.add((name,), f"{name} must be written with two brackets, [[{name}]], once for each {name}")
        return [Table(values, (name,), self)] if isinstance(values, dict) else []

    def unknown_tables(self, known: Collection[str]) -> None:
        """Note every top-level name that is not one of these."""
        for name in self._values:
            if name not in known:
                close = nearest(name, known, most=1)
                advice = f"write [[{close[0]}]]" if close else "write " + ", ".join(f"[[{each}]]" for each in known)
                self.add((name,), f'unknown table "{name}"; {advice}')

    def add(self, path: Path, message: str) -> None:
        """Note a problem at the line of ``path``; raises InvalidFile when there are so many that more help nobody."""
        self._found.append((self.line(path) or 1, message))
        if len(self._found) >= MOST_PROBLEMS:
            self.raise_any()

    def raise_any(self) -> None:
        """Raise InvalidFile with every problem, by line; nothing when there is none."""
        if not self._found:
            return
        (line, message), *others = sorted(dict.fromkeys(self._found), key=lambda found: found[0])
        more = "".join(f"\n{self.file}:{at}: {text}" for at, text in others)
        raise InvalidFile(message + more, file=self.file, line=line)


class Table:
    """One table; ``path`` is where it stands in the file."""

    def __init__(self, values: Mapping[str, Any], path: Path, problems: Problems) -> None:
        self._values = values
        self._path = path
        self._problems = problems
        self._refused: set[str] = set()

    def known(self, keys: Collection[str]) -> None:
        """Note every key that is not one of these, with the nearest of them."""
        for key in self._values:
            if key not in keys:
                close = nearest(key, keys, most=1)
                advice = f"write {close[0]}" if close else "the keys are " + ", ".join(keys)
                self.problem(key, f'unknown key "{key}" in [[{self._path[0]}]]; {advice}')

    def has(self, key: str) -> bool:
        """True where the key is written."""
        return key in self._values

    def is_empty(self, key: str) -> bool:
        """True where the key is written and its value is an empty list."""
        return bool(self._values.get(key) == [])

    def reads(self, key: str) -> bool:
        """False where the value of the key had the wrong type, so that judging it further would mislead."""
        return key not in self._refused

    def value(self, key: str) -> Any:
        """The value as it is, None where it is missing."""
        return self._values.get(key)

    def line(self, key: str) -> int | None:
        """The line of a key, else of the table."""
        return self._problems.line((*self._path, key))

    def problem(self, where: str | Path | None, message: str) -> None:
        """Note a problem at a key, at a path inside this table, or (None) at its header."""
        inner: Path = () if where is None else (where,) if isinstance(where, str) else where
        self._problems.add((*self._path, *inner), message)

    def fault(self, key: str, text: str, judge: Callable[[str], str | None], *, path: Path | None = None) -> None:
        """Note what ``judge`` finds wrong with a text of this key."""
        if self.reads(key) and self.has(key) and (wrong := judge(text)):
            self.problem(path or key, f"{key}: {wrong}")

    def text(self, key: str, *, example: str, required: bool = False) -> str:
        """The text of a key; "" where it is missing."""
        if required and not self.has(key):
            self.problem(None, f"this {self._path[0]} has no {key}; write {key} = {example}")
        value = self._values.get(key, "")
        return value if isinstance(value, str) else str(self._mistyped(key, "text", example, ""))

    def texts(self, key: str, *, example: str, required: bool = False) -> tuple[str, ...]:
        """The list of texts of a key; empty where it is missing (a problem where ``required``)."""
        if required and not self.has(key):
            self.problem(None, f"this {self._path[0]} has no {key}; write {key} = {example}")
        if required and self.is_empty(key):
            self.problem(key, f"{key} is empty; write at least one, like {key} = {example}")
        value = self._values.get(key, [])
        if isinstance(value, str):
            self._mistyped(key, "a list", f'["{value}"]', ())
            return ()
        if not isinstance(value, list) or not all(isinstance(element, str) for element in value):
            self._mistyped(key, "a list of texts", example, ())
            return ()
        return tuple(value)

    def lists(self, key: str, *, example: str) -> tuple[tuple[str, ...], ...]:
        """The list of lists of texts of a key; empty where it is missing."""
        value = self._values.get(key, [])
        whole = isinstance(value, list) and all(
            isinstance(inner, list) and all(isinstance(element, str) for element in inner) for inner in value
        )
        if not whole:
            self._mistyped(key, "a list of lists of texts", example, ())
            return ()
        return tuple(tuple(inner) for inner in value)

    def mapping(self, key: str, *, example: str) -> Mapping[str, Any]:
        """The table of a key as it is; empty where it is missing."""
        value = self._values.get(key, {})
        if not isinstance(value, dict):
            self._mistyped(key, "a table", example, {})
            return {}
        return value

    def flag(self, key: str) -> bool:
        """True or false; false where it is missing."""
        value = self._values.get(key, False)
        return value if isinstance(value, bool) else bool(self._mistyped(key, "true or false", "true", False))

    def number(self, key: str, *, low: float, high: float, example: str) -> float | None:
        """A number in [low, high]; None where it is missing or wrong."""
        value = self._values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            self._mistyped(key, "a number", example, None)
            return None
        if not low <= value <= high:
            self.problem(key, f"{key}: {value} is out of range; write a number from {low:g} to {high:g}")
            return None
        return float(value)

    def whole(self, key: str, *, low: int, high: int, example: str) -> int | None:
        """A whole number in [low, high]; None where it is missing or wrong."""
        value = self._values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            self._mistyped(key, "a whole number", example, None)
            return None
        if not low <= value <= high:
            self.problem(key, f"{key}: {value} is out of range; write a whole number like {example}")
            return None
        return value

    def named(self, key: str, read: Callable[[str], Named | str], default: Named, *, example: str) -> Named:
        """What ``read`` makes of the text of a key; the default where it is missing or ``read`` finds a fault."""
        if not self.has(key):
            return default
        text = self.text(key, example=example)
        if not self.reads(key):
            return default
        found = read(text)
        if isinstance(found, str):
            self.problem(key, f'{key}: "{text}" {found}')
            return default
        return found

    def _mistyped(self, key: str, wanted: str, example: str, instead: object) -> object:
        value = self._values[key]
        self._refused.add(key)
        written = _TYPE_NAMES.get(type(value), "a date")
        got = "" if wanted.startswith(written) else f", not {written}"
        self.problem(key, f"{key} must be {wanted}{got}; write {key} = {example}")
        return instead


def _syntax_problem(message: str, text: str) -> tuple[int, str]:
    """The line and the sentence for what `tomllib` says, which ends in ``(at …)``."""
    found = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", message)
    what = message[: found.start()] if found else message
    lines = text.splitlines()
    is_at_end = found is None or found[1] is None
    line = max(1, len(lines)) if found is None or is_at_end else int(found[1])
    written = lines[line - 1] if line <= len(lines) else ""
    stopped = written[int(found[2]) - 1 :] if found and not is_at_end else ""
    before = lines if is_at_end else lines[: line - 1]
    if what.startswith("Unclosed array") and stopped.startswith(('"', "'")):
        advice = "write a comma between the texts of a list"
    elif what.startswith(("Invalid value", "Unclosed array")) and (opened := _open_list(before)):
        return opened, "this is not TOML: the list that starts here is not closed; close it with ]"
    elif what.startswith("Invalid value") and (flag := re.match(r"(true|false)\b", stopped, re.IGNORECASE)):
        advice = f"write {flag[0].lower()}"
    elif any(quote in written for quote in "«»“”„‘’") and "#" not in written.split('"')[0]:
        advice = 'text stands between straight quotes: "…"'
    else:
        advice = next((hint for start, hint in _SYNTAX_ADVICE if what.startswith(start)), "see docs for the form")
    return line, f"this is not TOML: {what}; {advice}"


def _open_list(lines: list[str]) -> int | None:
    """The line, from 1, of the list that these lines leave open, if they end inside one."""
    for at in range(len(lines), 0, -1):
        if re.match(r"""[ \t]*[\w.'"-]+[ \t]*=[ \t]*\[""", lines[at - 1]):
            try:
                tomllib.loads("\n".join(lines[at - 1 :]))
            except tomllib.TOMLDecodeError as error:
                return at if "end of document" in str(error) else None
            return None
    return None

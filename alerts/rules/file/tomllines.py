"""On which line of a TOML text each value stands: what `tomllib` knows while it reads, and does not tell.

Meant for texts that `tomllib` has already accepted; it then needs no grammar beyond strings, brackets and keys, and it
never fails: a value it cannot place is simply missing from the answer.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

Path = tuple[str | int, ...]
"""Where a value stands: ``("rule", 1, "keywords", 0)`` is the first keyword of the second rule."""

_QUOTES = ('"""', "'''", '"', "'")


def locate(text: str) -> Mapping[Path, int]:
    """Lines, from 1, of every table, key and array element of a valid TOML text."""
    scanner = _Scanner(text)
    scanner.document()
    return scanner.lines


def line_of(lines: Mapping[Path, int], path: Path) -> int | None:
    """The line of a path, or of the nearest table or array around it."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path)


class _Scanner:
    """One pass over the text; ``lines`` fills as it goes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[Path, int] = {}
        self._starts = [0] + [i + 1 for i, char in enumerate(text) if char == "\n"]
        self._last: dict[tuple[str, ...], int] = {}

    def document(self) -> None:
        """Statements until the end: headers set the table that the following keys belong to."""
        table: Path = ()
        self._skip_blank()
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip_blank()

    def _header(self) -> Path:
        line = self._line()
        many = self.text.startswith("[[", self.at)
        self.at += 2 if many else 1
        keys = self._keys()
        self.at += 2 if many else 1
        if many:
            self._last[keys] = self._last.get(keys, -1) + 1
            for deeper in [other for other in self._last if other[: len(keys)] == keys and other != keys]:
                del self._last[deeper]
        path = self._resolve(keys)
        self.lines.setdefault(path, line)
        self.lines.setdefault(tuple(keys), line)
        return path

    def _resolve(self, keys: tuple[str, ...]) -> Path:
        """The keys of a header with the number of the newest element after each array of tables."""
        path: list[str | int] = []
        for depth, key in enumerate(keys, 1):
            path.append(key)
            if keys[:depth] in self._last:
                path.append(self._last[keys[:depth]])
        return tuple(path)

    def _pair(self, table: Path) -> None:
        line = self._line()
        keys = self._keys()
        path = table + keys
        for depth in range(len(table) + 1, len(path) + 1):
            self.lines.setdefault(path[:depth], line)
        self.at += 1  # the equals sign
        self._value(path)

    def _value(self, path: Path) -> None:
        self._skip_blank()
        self.lines.setdefault(path, self._line())
        opening = self.text[self.at : self.at + 1]
        if opening == "[":
            self._array(path)
        elif opening == "{":
            self._inline_table(path)
        elif opening in {'"', "'"}:
            self._string()
        else:
            while self.at < len(self.text) and self.text[self.at] not in ",]}#\n":
                self.at += 1

    def _array(self, path: Path) -> None:
        self.at += 1
        index = 0
        while self._more("]"):
            self._value((*path, index))
            index += 1

    def _inline_table(self, path: Path) -> None:
        self.at += 1
        while self._more("}"):
            self._pair(path)

    def _more(self, closing: str) -> bool:
        """Steps over a comma; False, and past it, at the closing bracket or the end."""
        self._skip_blank()
        if self.text[self.at : self.at + 1] == ",":
            self.at += 1
            self._skip_blank()
        if self.at < len(self.text) and self.text[self.at] != closing:
            return True
        self.at += 1
        return False

    def _keys(self) -> tuple[str, ...]:
        """A dotted key, up to the equals sign or bracket that ends it."""
        keys: list[str] = []
        while self.at < len(self.text):
            self._skip_blank()
            if self.text[self.at] in {'"', "'"}:
                keys.append(self._string())
            else:
                start = self.at
                while self.at < len(self.text) and self.text[self.at] not in ".=] \t\n":
                    self.at += 1
                keys.append(self.text[start : self.at])
            self._skip_blank()
            if self.text[self.at : self.at + 1] != ".":
                break
            self.at += 1
        return tuple(keys)

    def _string(self) -> str:
        """Moves past a string and gives what is between its quotes (escapes left as they are)."""
        quote = next(quote for quote in _QUOTES if self.text.startswith(quote, self.at))
        start = self.at = self.at + len(quote)
        while self.at < len(self.text) and not self.text.startswith(quote, self.at):
            self.at += 2 if self.text[self.at] == "\\" and quote[0] == '"' else 1
        content = self.text[start : self.at]
        self.at += len(quote)
        while len(quote) == 3 and self.text.startswith(quote[0], self.at):  # a quote may touch the closing ones
            self.at += 1
        return content

    def _skip_blank(self) -> None:
        while self.at < len(self.text):
            if self.text[self.at] == "#":
                end = self.text.find("\n", self.at)
                self.at = len(self.text) if end < 0 else end
            elif self.text[self.at].isspace():
                self.at += 1
            else:
                return

    def _line(self) -> int:
        return bisect_right(self._starts, self.at)

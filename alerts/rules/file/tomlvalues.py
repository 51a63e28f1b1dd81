"""Values as TOML writes them; of lists, mappings, texts, numbers and truth values only."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Final

_BARE_KEY: Final = re.compile(r"[A-Za-z0-9_-]+")


def table_text(name: str, values: Mapping[str, object]) -> str:
    """A table of an array of tables, a line a value; what is None is left out."""
    lines = [f"{key} = {value_text(value)}" for key, value in values.items() if value is not None]
    return "\n".join([f"[[{name}]]", *lines, ""])


def _key(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) else value_text(key)


def value_text(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, (tuple, list)):
        return "[" + ", ".join(value_text(element) for element in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(key)} = {value_text(each)}" for key, each in value.items()) + "}"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value) if isinstance(value, (int, float)) else str(value)

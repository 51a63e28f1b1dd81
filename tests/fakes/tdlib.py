"""Telegram's own judgement of a text: TDLib, the library that the Bot API server itself calls, run in this process.

Needs no network and no login. Offsets and lengths of entities are UTF-16 code units, as everywhere in the Bot API.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

import tdjson

tdjson.td_execute(b'{"@type":"setLogVerbosityLevel","new_verbosity_level":0}')

MAX_ENTITIES = 100
_REMOVED = re.compile("[\u2028-\u202e\r]")
_BLANKED = re.compile("[\x00-\x09\x0b-\x1f]")
_SNAKE = re.compile(r"(?<!^)(?=[A-Z])")
_RENAMED = {
    "pre_code": "pre",
    "text_url": "text_link",
    "email_address": "email",
    "block_quote": "blockquote",
    "expandable_block_quote": "expandable_blockquote",
    "mention_name": "text_mention",
}
_UNKNOWN_TO_BOTS = {"media_timestamp", "bank_card_number"}


class MarkupError(Exception):
    """Telegram cannot parse the text; ``str()`` is its own sentence."""


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text as Telegram stores it, with its entities as the Bot API shows them."""

    text: str
    entities: list[dict[str, Any]] = field(default_factory=list)


def parse_html(text: str) -> Formatted:
    """What Telegram makes of an HTML text, or MarkupError."""
    return _parse(text, "textParseModeHTML")


def parse_markdown(text: str) -> Formatted:
    """What Telegram makes of a MarkdownV2 text, or MarkupError."""
    return _parse(text, "textParseModeMarkdown", version=2)


def found_entities(text: str) -> list[dict[str, Any]]:
    """The links, mentions, commands and hashtags that Telegram finds by itself in a plain text."""
    return _entities(_execute({"@type": "getTextEntities", "text": text})["entities"])


def finish(formatted: Formatted) -> Formatted:
    """The text as it is kept: direction overrides removed, ends trimmed, links and commands found, 100 entities."""
    text, moved = _cleaned(formatted.text)
    entities = []
    for entity in formatted.entities:
        start, end = moved[entity["offset"]], moved[entity["offset"] + entity["length"]]
        if end > start:
            entities.append({**entity, "offset": start, "length": end - start})
    taken = [(e["offset"], e["offset"] + e["length"]) for e in entities if e["type"] in {"code", "pre", "text_link"}]
    for entity in found_entities(text):
        start, end = entity["offset"], entity["offset"] + entity["length"]
        if all(end <= other_start or start >= other_end for other_start, other_end in taken):
            entities.append(entity)
    entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return Formatted(text, entities[:MAX_ENTITIES])


def utf16_length(text: str) -> int:
    """The length of a text in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def _parse(text: str, mode: str, **options: int) -> Formatted:
    answer = _execute({"@type": "parseTextEntities", "text": text, "parse_mode": {"@type": mode, **options}})
    if answer["@type"] == "error":
        raise MarkupError(answer["message"])
    return Formatted(answer["text"], _entities(answer["entities"]))


def _execute(request: dict[str, Any]) -> dict[str, Any]:
    raw = tdjson.td_execute(json.dumps(request).encode())
    assert raw is not None
    answer: dict[str, Any] = json.loads(raw)
    return answer


def _entities(raw: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found = []
    for entity in raw:
        kind = _SNAKE.sub("_", entity["type"]["@type"].removeprefix("textEntityType")).lower()
        if kind in _UNKNOWN_TO_BOTS:
            continue
        shown = {"type": _RENAMED.get(kind, kind), "offset": entity["offset"], "length": entity["length"]}
        for key in ("url", "language"):
            if entity["type"].get(key):
                shown[key] = entity["type"][key]
        if kind == "custom_emoji":
            shown["custom_emoji_id"] = entity["type"]["custom_emoji_id"]
        if kind == "date_time":
            shown["unix_time"] = entity["type"]["unix_time"]
        found.append(shown)
    return found


def _cleaned(text: str) -> tuple[str, list[int]]:
    """The cleaned text, and for each UTF-16 offset of the old text the offset in the new one."""
    kept: list[tuple[str, int]] = []
    for character in text:
        shown = "" if _REMOVED.match(character) else _BLANKED.sub(" ", character)
        kept.append((shown, utf16_length(character)))
    body = "".join(shown for shown, _ in kept)
    leading = len(body) - len(body.lstrip())
    final = body.strip()
    moved: list[int] = []
    position = 0
    limit = utf16_length(final)
    for shown, width in kept:
        moved.extend([min(max(position - leading, 0), limit)] * width)
        position += utf16_length(shown)
    moved.append(min(max(position - leading, 0), limit))
    return final, moved

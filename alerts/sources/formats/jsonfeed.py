"""JSON Feed 1.0 and 1.1 → drafts. What has the wrong type is left out, never an error; see jsonfeed.org."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from alerts.sources.formats.drafts import CUT_OFF, STUMBLED, Draft, FeedDraft
from alerts.sources.formats.feeddates import read_date
from alerts.sources.formats.geography import point_from
from alerts.sources.formats.newest import newest

_DECODER: Final = json.JSONDecoder(strict=False)
_OPENING: Final = re.compile(r"\s*\{\s*")
_COLON: Final = re.compile(r"\s*:\s*")
_LIST: Final = re.compile(r"\[\s*")
_LAST_COMMA: Final = re.compile(r'"(?:[^"\\]|\\.)*+"?|,(?=\s*+[}\]])', re.DOTALL)
_COMMA: Final = re.compile(r"\s*,\s*")


def read_json_feed(text: str, *, limit: int) -> FeedDraft | None:
    """The feed in ``text``; None where it is JSON of another kind. Raises ValueError where it is no JSON.

    Of one that is cut off, the items before the cut are kept.
    """
    warnings: list[str] = []
    cut_off = False
    try:
        document = _loaded(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    except ValueError:
        document = _before_the_cut(text, limit=limit)
        if document is None:
            raise
        cut_off = True
        warnings.append(CUT_OFF)
    if not isinstance(document, Mapping) or not isinstance(document.get("items"), list):
        return None
    items = [item for item in document["items"] if isinstance(item, Mapping)]
    if len(items) < len(document["items"]):
        warnings.append(STUMBLED)
    more = len(items) > limit
    places = newest([_published(item) for item in items], limit=limit) if more else None
    if places is not None:
        items = [items[place] for place in places]
    return FeedDraft(
        title=_text(document, "title"),
        link=_text(document, "home_page_url"),
        language=_text(document, "language") or None,
        drafts=[_draft(item) for item in items[:limit]],
        warnings=warnings,
        more=more,
        by_date=places is not None,
        cut_off=cut_off,
    )


def _loaded(text: str) -> object:
    """The document; also one in which a comma stands behind the last of several, as hand-made lists have it."""
    try:
        return json.loads(text, strict=False)
    except ValueError:
        mended = _LAST_COMMA.sub(lambda found: "" if found[0] == "," else found[0], text)
        if mended == text:
            raise
        return json.loads(mended, strict=False)


def _before_the_cut(text: str, *, limit: int) -> Mapping[str, object] | None:
    """What can be read of a feed's object whose end is missing or damaged: None where that is no whole item."""
    document: dict[str, object] = {}
    items: list[object] = []
    at = _after(text, _OPENING, 0)
    try:
        while at is not None:
            name, at = _DECODER.raw_decode(text, at)
            at = _after(text, _COLON, at)
            if name == "items":
                at = None if at is None else _after(text, _LIST, at)
                while at is not None and len(items) <= limit:
                    item, at = _DECODER.raw_decode(text, at)
                    items.append(item)
                    at = _after(text, _COMMA, at)
                break
            if at is not None:
                document[str(name)], at = _DECODER.raw_decode(text, at)
                at = _after(text, _COMMA, at)
    except (ValueError, RecursionError):
        pass
    return {**document, "items": items} if items else None


def _after(text: str, sign: re.Pattern[str], at: int) -> int | None:
    """Where the next value begins behind ``sign``; None where another sign stands."""
    found = sign.match(text, at)
    return found.end() if found else None


def _draft(item: Mapping[str, object]) -> Draft:
    """HTML content before plain; an item with nothing but content has it as content, as in Atom."""
    html = _text(item, "content_html")
    location = item.get("_geo") or item.get("geo")
    return Draft(
        entry_id=_text(item, "id"),
        link=_text(item, "url") or _text(item, "external_url") or _address(item),
        title=_text(item, "title"),
        title_is_html=False,
        summary=_text(item, "summary"),
        summary_is_html=False,
        content=html or _text(item, "content_text"),
        content_is_html=bool(html),
        published=_published(item),
        updated=read_date(_text(item, "date_modified")),
        language=_text(item, "language") or None,
        point=point_from(location.get("lat"), location.get("lon")) if isinstance(location, Mapping) else None,
    )


def _address(item: Mapping[str, object]) -> str:
    """The id, where it is the item's address, as the format recommends."""
    name = _text(item, "id")
    return name if name.startswith(("http://", "https://")) else ""


def _published(item: Mapping[str, object]) -> datetime | None:
    return read_date(_text(item, "date_published"))


def _text(holder: Mapping[str, object], name: str) -> str:
    """A string, or a number as one (ids are often numbers)."""
    value = holder.get(name)
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else ""

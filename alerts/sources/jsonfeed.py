"""JSON Feed 1.0 and 1.1 → drafts. What has the wrong type is left out, never an error; see jsonfeed.org."""

from __future__ import annotations

import json
from collections.abc import Mapping

from alerts.sources.drafts import Draft, FeedDraft
from alerts.sources.feeddates import read_date
from alerts.sources.geography import point_from


def read_json_feed(text: str, *, limit: int) -> FeedDraft | None:
    """The feed in ``text``; None where it is JSON of another kind. Raises ValueError where it is no JSON."""
    try:
        document = json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(document, Mapping) or not isinstance(document.get("items"), list):
        return None
    items = document["items"]
    return FeedDraft(
        title=_text(document, "title"),
        link=_text(document, "home_page_url"),
        language=_text(document, "language") or None,
        drafts=[_draft(item) for item in items[:limit] if isinstance(item, Mapping)],
        more=len(items) > limit,
    )


def _draft(item: Mapping[str, object]) -> Draft:
    """HTML content before plain; an item with nothing but content has it as content, as in Atom."""
    html = _text(item, "content_html")
    location = item.get("_geo") or item.get("geo")
    return Draft(
        entry_id=_text(item, "id"),
        link=_text(item, "url") or _text(item, "external_url"),
        title=_text(item, "title"),
        title_is_html=False,
        summary=_text(item, "summary"),
        summary_is_html=False,
        content=html or _text(item, "content_text"),
        content_is_html=bool(html),
        published=read_date(_text(item, "date_published")),
        updated=read_date(_text(item, "date_modified")),
        language=_text(item, "language") or None,
        point=point_from(location.get("lat"), location.get("lon")) if isinstance(location, Mapping) else None,
    )


def _text(holder: Mapping[str, object], name: str) -> str:
    """A string, or a number as one (ids are often numbers)."""
    value = holder.get(name)
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else ""

"""A Common Alerting Protocol 1.0–1.2 document → drafts: one for each language that it speaks (OASIS CAP 1.2, §3.2).

The ``info`` block gives headline, description and instruction as texts, everything else as fields of the entry.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final
from xml.etree import ElementTree

from alerts.model import Point
from alerts.sources.drafts import CUT_OFF, ILL_FORMED, Draft, FeedDraft
from alerts.sources.feeddates import read_date
from alerts.sources.geography import point_from_pairs
from alerts.sources.xmltext import repaired, rough_tree

_ALERT_FIELDS: Final = {
    "sender": "sender",
    "sent": "sent",
    "status": "status",
    "msgType": "message_type",
    "scope": "scope",
    "references": "references",
    "incidents": "incidents",
}
_HOLDERS: Final = {"alert": "", "info": "alert", "area": "info", "resource": "info"}
_INFO_FIELDS: Final = {
    "category": "category",
    "event": "event",
    "responseType": "response",
    "urgency": "urgency",
    "severity": "severity",
    "certainty": "certainty",
    "effective": "effective",
    "onset": "onset",
    "expires": "expires",
    "senderName": "sender_name",
    "instruction": "instruction",
    "contact": "contact",
}


def read_cap_alerts(text: str, *, entities: Mapping[str, str], limit: int) -> FeedDraft:
    """The alerts in ``text``, also in the envelope of a message; at most ``limit`` drafts of them.

    Of a damaged document what can be read is kept, with a warning. Raises ElementTree.ParseError where that is no
    alert that says who it is and what it is about.
    """
    mended = repaired(text, entities)
    for attempt in (text, mended):
        try:
            root = ElementTree.fromstring(attempt)  # noqa: S314 - the DOCTYPE is gone: no entities to expand
        except ElementTree.ParseError as error:
            fault = error
        else:
            return _read(root, limit)
    feed = _read(rough_tree(mended, holders=_HOLDERS), limit)
    feed.drafts = [draft for draft in feed.drafts if draft.entry_id and draft.title]
    if not feed.drafts:
        raise fault
    feed.cut_off = not mended.rstrip().endswith(">")
    feed.warnings.append(CUT_OFF if feed.cut_off else ILL_FORMED)
    return feed


def _read(root: ElementTree.Element, limit: int) -> FeedDraft:
    alerts = [element for element in root.iter() if element.tag.rpartition("}")[2].lower() == "alert"]
    drafts = list(islice((draft for alert in alerts for draft in _drafts(alert)), limit + 1))
    return FeedDraft(
        title=next(filter(None, (_text(alert, "sender") for alert in alerts)), ""),
        drafts=drafts[:limit],
        more=len(drafts) > limit,
    )


def _drafts(alert: ElementTree.Element) -> Iterator[Draft]:
    identifier = _text(alert, "identifier")
    for number, info in enumerate(_children(alert, "info") or [alert]):
        yield _draft(alert, info, identifier, first=number == 0)


def _draft(alert: ElementTree.Element, info: ElementTree.Element, identifier: str, *, first: bool) -> Draft:
    """Further languages are entries of their own, known by the identifier and the language."""
    language = _text(info, "language")
    instruction = _text(info, "instruction")
    description = _text(info, "description") or _text(alert, "note")
    areas = _children(info, "area")
    fields = {name: _text(alert, tag) for tag, name in _ALERT_FIELDS.items()}
    fields |= {name: _text(info, tag) for tag, name in _INFO_FIELDS.items()}
    fields["area"] = "; ".join(filter(None, (_text(area, "areaDesc") for area in areas)))
    return Draft(
        entry_id=identifier if first or not identifier else f"{identifier}#{language}",
        link=_text(info, "web"),
        title=_text(info, "headline") or _text(info, "event"),
        title_is_html=False,
        summary="\n\n".join(filter(None, (description, instruction))),
        summary_is_html=False,
        published=read_date(_text(alert, "sent")),
        language=language or None,
        point=next(filter(None, (_area_point(area) for area in areas)), None),
        alert_fields={name: value for name, value in fields.items() if value},
    )


def _area_point(area: ElementTree.Element) -> Point | None:
    """The middle of the area's first polygon or circle (``lat,lon radius``)."""
    polygon, circle = _text(area, "polygon"), _text(area, "circle")
    return point_from_pairs(polygon or circle.partition(" ")[0])


def _children(element: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [child for child in element if child.tag.rpartition("}")[2] == name]


def _text(element: ElementTree.Element, name: str) -> str:
    found = _children(element, name)
    return (found[0].text or "").strip() if found else ""

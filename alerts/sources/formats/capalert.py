"""A Common Alerting Protocol 1.0–1.2 document → drafts: one for each language that it speaks (OASIS CAP 1.2, §3.2).

The ``info`` block gives headline, description and instruction as texts, everything else as fields of the entry.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import islice
from typing import Final
from xml.etree import ElementTree

from alerts.model import Point
from alerts.sources.formats.drafts import CUT_OFF, ILL_FORMED, Draft, FeedDraft
from alerts.sources.formats.feeddates import read_date
from alerts.sources.formats.geography import point_from_pairs
from alerts.sources.formats.xmltext import repaired, rough_tree

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
    for mend in (str, partial(repaired, entities=entities)):
        mended = mend(text)
        try:
            root = ElementTree.fromstring(mended)  # noqa: S314 - the DOCTYPE is gone: no entities to expand
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
    said = [_texts(alert) for alert in alerts]
    pairs = zip(alerts, said, strict=True)
    drafts = list(islice((draft for alert, texts in pairs for draft in _drafts(alert, texts)), limit + 1))
    return FeedDraft(
        title=next((texts["sender"] for texts in said if texts.get("sender")), ""),
        drafts=drafts[:limit],
        more=len(drafts) > limit,
    )


def _drafts(alert: ElementTree.Element, said: Mapping[str, str]) -> Iterator[Draft]:
    for number, info in enumerate(_children(alert, "info") or [alert]):
        yield _draft(said, info, first=number == 0)


def _draft(alert: Mapping[str, str], info: ElementTree.Element, *, first: bool) -> Draft:
    """Further languages are entries of their own, known by the identifier and the language."""
    said = _texts(info)
    language, identifier = said.get("language"), alert.get("identifier", "")
    texts = (said.get("description") or alert.get("note"), said.get("instruction"))
    areas = [_texts(area) for area in _children(info, "area")]
    fields = {name: alert.get(tag) for tag, name in _ALERT_FIELDS.items()}
    fields |= {name: said.get(tag) for tag, name in _INFO_FIELDS.items()}
    fields["area"] = "; ".join(filter(None, (area.get("areaDesc") for area in areas)))
    return Draft(
        entry_id=identifier if first or not identifier else f"{identifier}#{language or ''}",
        link=said.get("web", ""),
        title=said.get("headline") or said.get("event", ""),
        title_is_html=False,
        summary="\n\n".join(filter(None, texts)),
        summary_is_html=False,
        published=read_date(alert.get("sent", "")),
        language=language or None,
        point=next(filter(None, map(_area_point, areas)), None),
        alert_fields={name: value for name, value in fields.items() if value},
    )


def _area_point(area: Mapping[str, str]) -> Point | None:
    """The middle of the area's first polygon or circle (``lat,lon radius``)."""
    return point_from_pairs(area.get("polygon") or area.get("circle", "").partition(" ")[0])


def _children(element: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [child for child in element if child.tag.rpartition("}")[2] == name]


def _texts(element: ElementTree.Element) -> dict[str, str]:
    """The texts of the elements in this one by their names, of several of a name the first."""
    texts: dict[str, str] = {}
    for child in element:
        texts.setdefault(child.tag.rpartition("}")[2], (child.text or "").strip())
    return texts

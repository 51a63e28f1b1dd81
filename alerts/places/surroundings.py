"""What the words around a place name say of it: that it is only a dateline, a distance, a thing, a club or a person.

Read from the text alone, a few words on either side; French, English, Arabic and Spanish, the commonest cases of each.
Preferred mistake: no doubt, since most names near a watched word are meant.
"""

from __future__ import annotations

import re
from typing import Final

from alerts.model import Mention

_AROUND: Final = 70
_LEAST_KM: Final = 25.0
"""A place at most so far away is near enough to be meant."""

_PART: Final = r"(?:d['’]|de la |de l['’]|de |du |des |of |del |al |el )?"
_FAR: Final = re.compile(
    r"(\d[\d.,\u00a0\u202f ]*)\s*(?:km|kilom[eè]t\w*|kil[oó]metros?|miles?|كم|كيلومتر\w*|км|километр\w*)\b"
    r"[^.!?\n\d]{0,40}$",
    re.IGNORECASE,
)
_THING_BEFORE: Final = re.compile(
    r"(?:\b(?:savons?|cartel|accords?|trait[ée]s?|conf[ée]rence|convention|protocole|d[ée]claration|processus|jambon|"
    r"acuerdos?|tratado|convenio|jab[óo]n|treaty|agreements?|conference|convention|declaration|soap|battle cry)\s+"
    rf"{_PART}|(?:اتفاقية|اتفاقيات|اتفاق|معاهدة|مؤتمر|إعلان|صابون|بروتوكول)\s+)$",
    re.IGNORECASE,
)
_THING_AFTER: Final = re.compile(
    r"^(?:['’]s)?\s+(?:cartel|accords?|agreements?|treaty|conventions?|protocol|declaration|process|soap|syndrome|"
    r"marathon|stock exchange|film festival)\b",
    re.IGNORECASE,
)
_CLUB_BEFORE: Final = re.compile(r"\b(?:F\.?C\.?|SC|AC|CF|Olympique(?: de)?|Racing(?: de)?|Sporting|Real|ФК|نادي)\s+$")
_CLUB_AFTER: Final = re.compile(r"^\s+(?:F\.?C\.?|SC|CF|United|Rovers|Wanderers)(?!\w)")
_HONOUR: Final = re.compile(
    r"\b(?:M\.|MM\.|Mme|Mlle|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Pr\.?|Prof\.?|Sir|Lady|Monsieur|Madame|Sr\.|Sra\.|Don|Doña|"
    r"Jack|Anatole|John|Jean|Marie|Paul|Pierre|David|Michael|Maria|Ahmed|Mohamed|Mohammed|Muhammad|Mahmoud|Ali|"
    r"Fatima|Omar|Youssef|Hassan|Hussein|Khaled|Ibrahim|السيد|السيدة|الدكتور|الدكتورة)\s+$"
)
_ROLE: Final = re.compile(
    r"\b(?:enseignante?|docteure?|m[ée]decin|ministre|journaliste|pr[ée]sidente?|avocate?|professeure?|porte-parole|"
    r"t[ée]moin|chanteuse|actrice|teacher|doctor|minister|journalist|president|lawyer|professor|spokes\w+|nurse|"
    r"witness|singer|actress|maestra|profesora?|ministra|periodista|doctora)\s+$",
    re.IGNORECASE,
)
_SURNAME: Final = re.compile(r"^\s+[A-ZÀ-Þ][^\W\d_]+(?:\s|[,.;:!?]|$)")
_DATELINE_TAIL: Final = re.compile(
    r"^(?P<date>\s*,\s*[^\n.!?()–—]{1,40}|\s*/[^\n()–—]{1,40})?\s*"
    r"(?:(?P<agency>\([^)\n]{2,40}\))\s*[-–—:.,]?|(?P<dash>[–—]|--?(?=\s)))"
)


def mention_doubt(text: str, mention: Mention) -> str:
    """The doubt that the words around a mention of a place raise; "" for none."""
    before, after = text[max(0, mention.start - _AROUND) : mention.start], text[mention.end : mention.end + _AROUND]
    if mention.field != "title" and _is_dateline(text, mention, after):
        return "dateline"
    if (far := _FAR.search(before)) and _kilometres(far[1]) > _LEAST_KM:
        return "distant"
    if _THING_BEFORE.search(before) or _THING_AFTER.search(after):
        return "namesake"
    if _CLUB_BEFORE.search(before) or _CLUB_AFTER.search(after):
        return "club"
    if _HONOUR.search(before) or (_ROLE.search(before) and _SURNAME.search(after)):
        return "person"
    return ""


def _is_dateline(text: str, mention: Mention, after: str) -> bool:
    """At the head of its paragraph, followed by a date, an agency in brackets or a dash before the report begins."""
    line_start = text.rfind("\n", 0, mention.start) + 1
    lead = text[line_start : mention.start].strip(" \t\u00a0(*/•")
    if lead and not (lead.isupper() and len(lead) <= 30):
        return False
    tail = _DATELINE_TAIL.match(after)
    if tail is None:
        return after.startswith((") –", ") -", ") —"))
    return bool(tail["agency"]) or mention.surface.isupper() or mention.surface[:1] >= "\u0600" or bool(tail["date"])


def _kilometres(figure: str) -> float:
    """The number before a unit; a comma or blank before three digits only groups them."""
    plain = re.sub(r"[\s\u00a0\u202f.,](?=\d{3}(?!\d))", "", figure.strip(" .,\u00a0\u202f"))
    try:
        return float(plain.replace(",", ".").replace(" ", ""))
    except ValueError:
        return 0.0

"""What the words around a place name say of it: that it is only a dateline, a distance, a thing, a club or a person.

Read from the text alone, a few words on either side, by the fixed phrasings of ``phrasings``. Preferred mistake: no
doubt, since most names near a watched word are meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from alerts.language.folding import fold
from alerts.model import Mention
from alerts.places.context.clubs import (
    CLUB_AFTER,
    CLUB_BEFORE,
    MATCH_AFTER,
    PLACED_BEFORE,
    SPORT,
    TEAM_AFTER,
    TEAM_BEFORE,
    TEAMS,
)
from alerts.places.context.givennames import is_family, is_given
from alerts.places.context.phrasings import (
    AGENCY,
    CHRISTENED,
    CHRISTENED_AFTER,
    DATE,
    ELSEWHERE_AFTER,
    FAMILIES,
    FAMILY,
    FAR_AFTER,
    FAR_BEFORE,
    FILM,
    FILM_YEAR,
    FIRM_AFTER,
    GIVEN,
    HONOUR,
    NAMED_AFTER,
    NAMED_BEFORE,
    PARLIAMENT,
    PARLIAMENT_AFTER,
    PARLIAMENT_BEFORE,
    QUOTED_AFTER,
    QUOTED_BEFORE,
    ROLE,
    SEA_BEFORE,
    SEAS,
    SHORES,
    SITE_AFTER,
    SITE_BEFORE,
    SPEAKER,
    SURNAME,
    TITLED,
    WORD_AFTER,
    kilometres_said,
)
from alerts.places.namekeys import is_cased, key_of

_AROUND: Final = 70
_LONGEST_PHRASE: Final = 40
_WORD_START: Final = re.compile(r"(?<!\w)\w")
_LAST_WORD: Final = re.compile(r"([^\W\d_][\w-]*)\s$")
_MIDDLE: Final = re.compile(r"(?<![\w-])(?P<given>[^\W\d_][\w-]+)\s(?P<middle>[^\W\d_](?:\.|[\w'’-]+))\s$")
_NAME_ENDS: Final = re.compile(
    r"^(?:[,.;:!?)]|$|\s(?:said|says|told|adds?|added|wrote|dijo|declaró|afirmó|explicó|añadió|disse|afirmou|declarou|"
    r"a (?:déclaré|dit|expliqué|ajouté)|explique|raconte|сказал\w*|заявил\w*|сообщил\w*|рассказал\w*)(?!\w))"
)
"""What follows a person that is named in full: Luis Díaz Valencia, Michael B. Jordan said."""
_FAMILY_BEHIND: Final = re.compile(
    r"^\s(?:(?:O|Mc|Mac|D)['’]?(?=[A-Z]))?(?P<name>[A-ZÀ-Þ][a-zß-ÿ'’-]+)(?=,? [a-zà-ÿ(]| [JS]r\b|[.,;:!?)]|$)"
)
_STOP: Final = re.compile(r"[.!?;\n]\s")
_LEAST_KM: Final = 25.0
"""A place at most so far away is near enough to be meant."""
_LAND: Final = r"\s*[,،/]\s*[^\W\d_][^\n.!?()–—;:\d]{1,30}"
_DATELINE: Final = re.compile(
    rf"^(?P<land>{_LAND})?(?P<date>\s*(?i:{DATE}))?\s*"
    rf"(?:\(\s*(?P<agency>{AGENCY})\s*(?:[,،][^)\n]{{0,20}})?\)|\((?P<bracket>[^)\n]{{2,40}})\)\s*[-–—:]|"
    rf"[-–—.]\s*(?P<dashed>{AGENCY})\s*[-–—:.،,]|(?P<dash>[–—]|--?(?=\s))|(?P<stop>[:.])\s)"
)
_LEAD: Final = re.compile(r"(?:[A-ZÀ-ÞА-ЯЁІЇЄҐ0-9 ,.'’()/–—-]| (?:and|et|y|e)(?: |$)){0,30}")


def mention_doubt(text: str, mention: Mention) -> str:
    """The doubt that the words around a mention of a place raise; "" for none."""
    before, after = text[max(0, mention.start - _AROUND) : mention.start], text[mention.end : mention.end + _AROUND]
    if mention.field != "title" and _is_dateline(text, mention, after):
        return "dateline"
    if max(kilometres_said(FAR_BEFORE, before), kilometres_said(FAR_AFTER, after)) > _LEAST_KM:
        return "distant"
    starts = [word.start() for word in _WORD_START.finditer(before, max(0, len(before) - _LONGEST_PHRASE))]
    if _is_namesake(mention, before, after, starts):
        return "namesake"
    if _is_club(mention, before, after, starts):
        return "club"
    if _is_christened(mention, after) or _follows_given(mention, before, after) or _is_person(before, after, starts):
        return "person"
    quoted = QUOTED_AFTER.match(after) and QUOTED_BEFORE.search(before)
    return "namesake" if quoted or (FILM_YEAR.match(after) and FILM.search(_sentence(before, after))) else ""


def _sentence(before: str, after: str) -> str:
    """What stands in the sentence of a name, besides the name."""
    return _STOP.split(before)[-1] + _STOP.split(after)[0]


def _is_club(mention: Mention, before: str, after: str, starts: Sequence[int]) -> bool:
    """True beside the word club or what only a club does; for towns whose club bears their bare name, in a sentence
    that speaks of sport, unless a preposition shows the town."""
    if CLUB_AFTER.search(after) or MATCH_AFTER.match(after) or _leads(CLUB_BEFORE, before, starts):
        return True
    if key_of(mention.term) not in TEAMS:
        return False
    if TEAM_AFTER.match(after) or TEAM_BEFORE.search(before):
        return True
    return SPORT.search(_sentence(before, after)) is not None and not PLACED_BEFORE.search(before)


def _is_christened(mention: Mention, after: str) -> bool:
    """True for a place's name that people are christened too, with what only a person does or a family name behind."""
    if key_of(mention.term) not in CHRISTENED:
        return False
    if CHRISTENED_AFTER.match(after):
        return True
    family = _FAMILY_BEHIND.match(after)
    name = family["name"].removesuffix("'s").removesuffix("’s") if family is not None else ""
    return name in FAMILIES or is_family(name)


def _follows_given(mention: Mention, before: str, after: str) -> bool:
    """True right behind a given name that is written as the place is: in capitals, small letters or neither; not for a
    place with its preposition (محمد بحلب). With one more name between them where the person's name ends there."""
    word = (
        _LAST_WORD.search(before) if fold(mention.surface) == fold(mention.term) or is_cased(mention.surface) else None
    )
    if word is not None and word[1][0].isupper() == mention.surface[0].isupper() and is_given(word[1]):
        return True
    full = _MIDDLE.search(before) if mention.surface[0].isupper() and _NAME_ENDS.match(after) else None
    return full is not None and full["middle"][0].isupper() and full["given"][0].isupper() and is_given(full["given"])


def _is_person(before: str, after: str, starts: Sequence[int]) -> bool:
    if FAMILY.search(after) or SPEAKER.search(after) or (SURNAME.search(after) and _leads(ROLE, before, starts)):
        return True
    return any(_leads(phrase, before, starts) for phrase in (HONOUR, TITLED, GIVEN))


def namesake_site(text: str, mention: Mention) -> str:
    """Where a house or street with the name of a mention is said to stand; "" where nothing of the kind is said.

    >>> at = Mention(term="Alep", surface="Alep", field="title", start=14, end=18)
    >>> namesake_site("Le restaurant Alep à Lyon a brûlé", at)
    'Lyon'
    """
    before, after = text[max(0, mention.start - _AROUND) : mention.start], text[mention.end : mention.end + _AROUND]
    found = SITE_AFTER.match(after) or (SITE_BEFORE.search(before) and ELSEWHERE_AFTER.match(after))
    return found["where"] if found else ""


def _leads(phrase: re.Pattern[str], before: str, starts: Sequence[int]) -> bool:
    """True where ``before`` ends with a phrase that begins with one of the words at ``starts``."""
    return any(phrase.match(before, start) for start in starts)


def _is_namesake(mention: Mention, before: str, after: str, starts: Sequence[int]) -> bool:
    if key_of(mention.term) in SHORES:
        return False
    if key_of(mention.term) in SEAS and SEA_BEFORE.search(before):
        return True
    if NAMED_AFTER.search(after) or FIRM_AFTER.search(after) or _leads(NAMED_BEFORE, before, starts):
        return True
    word = WORD_AFTER.get(key_of(mention.term))
    if word is not None and word.search(after):
        return True
    house = PARLIAMENT_AFTER.search(after) or _leads(PARLIAMENT_BEFORE, before, starts)
    return bool(house) and key_of(mention.term) in PARLIAMENT


def _is_dateline(text: str, mention: Mention, after: str) -> bool:
    """At the head of its paragraph, followed by a date, an agency or, for a name in capitals, a dash."""
    line_start = text.rfind("\n", max(0, mention.start - _AROUND), mention.start) + 1
    if line_start == 0 and mention.start > _AROUND:
        return False
    lead = text[line_start : mention.start].strip(" \t\u00a0(*/•")
    if lead and not _LEAD.fullmatch(lead):
        return False
    tail = _DATELINE.match(after)
    if tail is None:
        return mention.surface.isupper() and after.startswith((") –", ") -", ") —"))
    if tail["agency"] or tail["dashed"]:
        return True
    loud = mention.surface.isupper() and not text[mention.end + tail.end() :][:30].isupper()
    dated = bool(tail["date"])
    return (loud and not tail["stop"]) or (dated and (loud or bool(tail["dash"]) or bool(tail["bracket"])))

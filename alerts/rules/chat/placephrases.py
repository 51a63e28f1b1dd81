"""The places of a rule text: tracked ones by any of their names, new ones, and areas around or in them."""

from __future__ import annotations

import re
from typing import Final

from alerts.errors import InvalidRule
from alerts.language.folding import fold
from alerts.language.inflection import languages_with
from alerts.language.lexicon import concepts_for
from alerts.language.scripts import script_of
from alerts.model import Area
from alerts.rules.chat.connector import behind_grounds, behind_kind, end_of_joined_name, is_tracked, says_near
from alerts.rules.chat.cursor import Reading
from alerts.rules.chat.measure import Measure
from alerts.rules.chat.phrasedoubts import comparison
from alerts.rules.chat.terms import read_weight
from alerts.rules.chat.weights import weight_at
from alerts.rules.chat.words import has_attached_and, heard, is_pack
from alerts.rules.chat.writing import option_meant
from alerts.rules.fitness import FARTHEST_KM, keyword_fault, place_name_fault
from alerts.rules.phrases.phraselists import EVERYWHERE
from alerts.rules.phrases.roles import Part
from alerts.wordings import say

_POINT: Final = re.compile(r"[-+]?\d{1,3}\.\d+\s*[,;\s]\s*[-+]?\d{1,3}\.\d+")
"""Degrees, « 36.2, 37.1 »."""
_IN_BRACKETS: Final = re.compile(r"\s*\([^()]*\)?$")
LONGEST_NEW_PLACE: Final = 5
"""Words of a place that nobody set up; more of them without quotes is a sentence, not a name."""


def says_inside(reading: Reading, at: int) -> bool:
    """True where an inside is said and it is no shorter than any other connector that starts here."""
    inside, other = heard(reading.words, at, Part.INSIDE), heard(reading.words, at, Part.NEAR, Part.AT)
    return inside is not None and (other is None or inside[0] >= other[0])


def kilometres_said(reading: Reading, measure: Measure) -> float | None:
    """The radius that is said; None for a distance in words."""
    if measure.km is None or measure.km > 0:
        return measure.km
    shown = reading.text[reading.words[measure.number].start : reading.words[measure.end - 1].end]
    raise reading.fault("rule_km", reading.words[measure.number].start, text=shown, most=f"{FARTHEST_KM:g}")


def read_places(reading: Reading, *, km: float | None = None, inside: bool = False) -> None:
    """The places that follow: by name, or (``km``, ``inside``) each for all that lies around or in it."""
    is_area, start = km is not None or inside, reading.at
    expects, named = True, False
    if point := _POINT.match(reading.text, reading.words[start].start if start < len(reading.words) else 0):
        raise reading.fault("rule_point", point.start(), text=point[0])
    while reading.at < len(reading.words) and not _ends(reading, reading.at):
        if named and heard(reading.words, reading.at, Part.ENVIRONS):
            raise reading.fault("rule_environs", reading.words[reading.at].start, text=_shown_environs(reading))
        if separator := heard(reading.words, reading.at, Part.COMMA, Part.OR, Part.AND):
            reading.at += separator[0]
            over = reading.clause_starts(None)  # at least 2, en anglais, à partir de moyen
            connector = None if over else heard(reading.words, reading.at, Part.NEAR, Part.AT, Part.OF)
            reading.at += connector[0] if connector and not is_tracked(reading.words, reading.at, reading.known) else 0
            expects = True
            continue
        if weight := weight_at(reading.words, reading.at):
            read_weight(reading, None, weight)
        attached = not expects and _has_and(reading, reading.at)
        if not (expects or attached):
            raise reading.stopped()
        name = _place(reading, is_first=not named, attached=attached)
        expects, named = False, True
        if is_area:
            reading.found.areas.append(Area(place=name, km=km))
        elif name not in reading.found.places:
            reading.found.places.append(name)
    if not named:
        raise nowhere(reading, reading.words[start - 1].end)


def _has_and(reading: Reading, at: int) -> bool:
    """True for an Arabic « and » that is written together with the next place: إدلب وحلب, not وهران."""
    word = reading.words[at]
    if reading.known.attached(word, "و") or has_attached_and(word):
        return True
    is_other = word.text[:1] == "و" and not (word.quoted or languages_with(word.text) or reading.knows(word.text))
    return is_other and reading.knows(word.text[1:])


def _place(reading: Reading, *, is_first: bool, attached: bool = False) -> str:
    """One place at the current word: a tracked one by any of its names, else a new one, without an ``attached`` and.

    What stands behind the first may be meant to be more words."""
    start, end = reading.at, _run_end(reading, reading.at)
    known = _tracked(reading, start)
    if known is not None:
        behind = start + known[1]
        site = heard(reading.words, behind, Part.SITE) if behind < end else None
        if site and reading.words[behind].text[:1].islower():
            shown = reading.between(start, behind + site[0])
            raise reading.fault("rule_site", reading.words[start].start, text=shown, place=known[0])
        if behind >= end or not _goes_on(reading, behind):
            reading.at = _behind_brackets(reading, behind, end)
            return known[0]
        if _is_other_place(reading, start, behind, end):
            reading.at = behind
            raise reading.stopped()
    _ask_about_grounds(reading, start, end)
    if comparison(reading.words[start:end]):
        raise reading.fault("rule_count", reading.words[start].start, text=reading.between(start, end))
    end = _end_of_known(reading, start, end)
    name = _new_name(reading, start, end)[int(attached) :]
    if fold(name) in EVERYWHERE and not reading.words[start].quoted:
        reading.at = end
        raise reading.fault("rule_everywhere", reading.words[start].start, text=reading.joined(start, end))
    if fault := place_name_fault(name, reading.language):
        raise reading.fault_said(fault, reading.words[start].start)
    is_thing = not reading.words[start].quoted and _is_no_name(reading, name)
    is_strange = not (is_first or reading.words[start].quoted) and _is_strange(reading, name)
    if is_strange or (is_thing and (not is_first or concepts_for(name) or _holds_small_word(reading, start, end))):
        _ask_about_second_rule(reading, start)
        raise reading.fault("rule_no_place_joined", reading.words[start].start, text=name)
    if end - start > LONGEST_NEW_PLACE:
        raise reading.fault("rule_long_place", reading.words[start].start, text=name, hint_key="rule_stopped_hint")
    reading.at = end
    if name not in reading.found.new_places:
        reading.found.new_places.append(name)
    return name


def _ask_about_second_rule(reading: Reading, start: int) -> None:
    """Raises InvalidRule where another place follows the words: « choléra à Goma ; rougeole à Bukavu »."""
    if any(says_near(reading.words, later) for later in range(start + 1, len(reading.words))):
        text = reading.between(start, len(reading.words))
        raise reading.fault("rule_two_rules", reading.words[start].start, text=text)


def _ask_about_grounds(reading: Reading, start: int, end: int) -> None:
    """Raises InvalidRule for « les camps de Tindouf » that is no known name itself: that very name, or Tindouf?"""
    if reading.words[start].quoted or reading.knows(reading.joined(start, end)):
        return
    site = _site_behind(reading, start, end)
    if site is not None:
        shown = reading.joined(start, end)
        raise reading.fault("rule_site", reading.words[start].start, text=shown, place=reading.joined(start, site))
    own = behind_grounds(reading.words, start) or _behind_small_letters(reading, start, end)
    if own is None or own >= end:
        return
    name = reading.joined(own, end)
    if reading.known.named(name) or (reading.knows(name) and not concepts_for(name)):
        shown = reading.joined(start, end)
        raise reading.fault("rule_site", reading.words[start].start, text=shown, place=name)


def _site_behind(reading: Reading, start: int, end: int) -> int | None:
    """Where what a site is stands behind a known place, in small letters, to the end of the name: Beirut airport."""
    for at in range(start + 1, end):
        site = heard(reading.words, at, Part.SITE)
        if site and at + site[0] == end and reading.words[at].text[:1].islower():
            return at if reading.knows(reading.joined(start, at)) else None
    return None


def _behind_small_letters(reading: Reading, start: int, end: int) -> int | None:
    """Where a name in capitals begins behind ordinary words, « Tigray's capital Mekelle »; None where none does."""
    small = [at for at in range(start, end - 1) if reading.words[at].text.islower()]
    own = small[-1] + 1 if small and languages_with(reading.words[small[-1]].text) else None
    is_joint = own is not None and heard(reading.words, own - 1, Part.OF, Part.ARTICLE, Part.KIND) is not None
    return own if own is not None and not is_joint and reading.words[own].text[:1].isupper() else None


def _end_of_known(reading: Reading, start: int, end: int) -> int:
    """Where a known place ends behind which words stand that belong to no name, « Khartoum ce soir »; else ``end``."""
    if reading.words[start].quoted or end - start == 1 or reading.knows(reading.joined(start, end)):
        return end
    at = next((at for at in range(end - 1, start, -1) if reading.knows(reading.joined(start, at))), None)
    if at is None and reading.words[end - 2].text[:1].isupper() and reading.words[end - 1].text.islower():
        return end - 1 if option_meant(reading.words[end - 1].text) else end  # Rutshuru importnat
    if at is None or any(heard(reading.words, at, part) for part in (Part.SITE, Part.KIND, Part.ENVIRONS)):
        return end
    first, rest = reading.words[at], reading.joined(at, end)
    is_word = first.text[:1].islower() and bool(languages_with(first.text))
    is_place = reading.knows(rest) and not languages_with(rest.lower())
    is_small = keyword_fault(first.text) is not None
    is_slip = at == end - 1 and option_meant(first.text) != ""
    return at if is_word or is_place or is_small or is_slip else end


def _shown_environs(reading: Reading) -> str:
    environs = heard(reading.words, reading.at, Part.ENVIRONS)
    return reading.shown(reading.at + (environs[0] if environs else 1))


def _tracked(reading: Reading, start: int) -> tuple[str, int] | None:
    """The tracked place that is named at a word, an article or its kind aside, and how many words that takes."""
    article = heard(reading.words, start, Part.ARTICLE)
    for at in (start, start + article[0] if article else start, behind_kind(reading.words, start)):
        if known := reading.known.at(reading.words, at, extra=at - start):
            return known
    name = _attached(reading)
    return (name, 1) if name else None


def _new_name(reading: Reading, start: int, end: int) -> str:
    """The name of a place that is not tracked, without what it is (la ville de) and where (in brackets)."""
    whole = reading.joined(start, end)
    if whole.startswith("ب") and reading.knows(whole[1:]) and not reading.knows(whole):
        return whole[1:]  # بأي مكان بتركيا
    at = behind_kind(reading.words, start)
    has_own_name = start < at < end and not reading.words[at].text[:1].islower()
    name = reading.joined(at, end) if has_own_name and not reading.knows(whole) else whole
    name = _IN_BRACKETS.sub("", name) or name
    kinds = [at for at in range(start + 1, end) if heard(reading.words, at, Part.KIND) == (end - at, None)]
    if kinds and not reading.knows(name) and reading.knows(shorter := reading.joined(start, kinds[0])):
        return shorter
    return name


def _is_other_place(reading: Reading, start: int, at: int, end: int) -> bool:
    """True for « Goma Bukavu »: behind a tracked place another one is named, and both together are none."""
    rest = reading.joined(at, end)
    is_name = reading.known.named(rest) is not None or (reading.knows(rest) and not languages_with(rest.lower()))
    return is_name and not reading.knows(reading.joined(start, end))


def _is_no_name(reading: Reading, name: str) -> bool:
    """True for words of a dictionary that no place has for a name: frappe, قصف."""
    if name[:1].isupper() or reading.knows(name):
        return False
    return all(languages_with(word.removeprefix("ال")) for word in name.split())


def _is_strange(reading: Reading, name: str) -> bool:
    """True for what stands behind another place and looks like none: a number, or small letters where the names before
    it have capitals."""
    if reading.knows(name):
        return False
    before = [*reading.found.places, *(area.place for area in reading.found.areas)]
    are_capital = bool(before) and all(each[:1].isupper() for each in before)
    return any(char.isdecimal() for char in name) or (name[:1].islower() and are_capital)


def _holds_small_word(reading: Reading, start: int, end: int) -> bool:
    """True for Arabic words with a preposition among them: no name of a place (سقوط قذائف على مخيم)."""
    words = reading.words[start + 1 : end]
    return any(script_of(word.text) == "arabic" and keyword_fault(word.text) is not None for word in words)


def _behind_brackets(reading: Reading, at: int, end: int) -> int:
    """Where it goes on behind « (RDC) » or "city", which say where and what a place is."""
    kind = heard(reading.words, at, Part.KIND)
    if kind and at + kind[0] <= end:
        return at + kind[0]
    if at < end and reading.words[at].text.startswith("("):
        closed = (word for word in range(at, end) if reading.words[word].text.endswith(")"))
        return next(closed, at - 1) + 1
    return at


def _attached(reading: Reading) -> str | None:
    word = reading.words[reading.at]
    return reading.known.attached(word, "ب") or reading.known.attached(word, "و")


def _run_end(reading: Reading, start: int) -> int:
    """Where the name that starts here ends: at a separator, a clause or another connector."""
    end = end_of_joined_name(reading.words, start, reading.knows) or start + 1
    while end < len(reading.words) and not (
        heard(reading.words, end, Part.COMMA, Part.OR, Part.AND, Part.NEAR, Part.AT)
        or heard(reading.words, end, Part.ENVIRONS, Part.FEED)
        or _ends(reading, end)
        or weight_at(reading.words, end)
        or _has_and(reading, end)
    ):
        end += 1
    return end


def _ends(reading: Reading, at: int) -> bool:
    """True where the places are over: a clause starts, or a pack stands, which can only be left out."""
    if reading.clause_starts(None, at) or is_pack(reading.words[at]):
        return True
    parts = (Part.FEED, Part.BEING) if reading.is_clause else (Part.FEED,)
    return heard(reading.words, at, *parts) is not None


def _goes_on(reading: Reading, at: int) -> bool:
    """True where the word looks like more of a name: quoted, capitalised, or in a script without capitals."""
    word = reading.words[at]
    if word.text.startswith("("):
        return False
    is_filler = script_of(word.text) == "arabic" and heard(reading.words, at, Part.FILLER) is not None
    return word.quoted or not (word.text[:1].islower() or word.text.isdecimal() or is_filler)


def nowhere(reading: Reading, end: int) -> InvalidRule:
    """No place follows the connector, which ends at a position."""
    hint = say("rule_nowhere_hint", reading.language)
    if names := reading.familiar[:5]:
        hint += " " + say("rule_known_places", reading.language, names=", ".join(names))
    return reading.fault("rule_nowhere", end, text=reading.connector, hint=hint)

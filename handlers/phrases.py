"""What the command line says, and /why, in French, English and Arabic: sentences, headings of tables, names of states.

Help texts are alerts/wordings/shellhelp.py's; names of commands and options are the same in every language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeGuard

from alerts.matching.score import addends
from alerts.model import Evidence, Language, Match, Miss, Reason
from alerts.wordings import LANGUAGES, isolated, say_doubts, spoken
from handlers.phrasebook import PHRASES

THIN_SPACE: Final = "\u202f"
_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f]")

_REASONS: Final[Mapping[str, str]] = {
    "it was more than a day old when it was first read": "held.backlog",
    "it is older than the subscription": "held.earlier",
    "it has no date and stood in the feed's first poll": "held.undated",
    "no chat had subscribed to it": "held.nobody",
    "the chat asked for no more alerts": "held.left",
    "its publisher says that it is over": "held.over",
    "its publisher says that it is a test or an exercise": "held.drill",
}
"""The store keeps reasons in English; these are the ones that people see often."""


def phrase(key: str, language: Language, /, **names: object) -> str:
    """The phrase ``key`` in ``language`` with its names filled in, those in Latin letters isolated in an Arabic one; an
    unknown language gets English."""
    column = LANGUAGES.index(spoken(language))
    if language == "ar":
        names = {key: isolated(value) if _is_latin(value) else value for key, value in names.items()}
    return PHRASES[key][column].format(**names)


def _is_latin(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and _LATIN.search(value) is not None


def said_reason(reason: str, language: Language) -> str:
    """Why nobody was told, in ``language`` where it has words for it."""
    return phrase(_REASONS[reason], language) if reason in _REASONS else reason


def said_distance(words: int, language: Language) -> str:
    """A number of words with its noun."""
    if language == "fr":
        return f"{words} mot" if words < 2 else f"{words} mots"
    if language == "ar":
        few = {1: "كلمة واحدة", 2: "كلمتين"}
        return few.get(words) or (f"{words} كلمات" if 3 <= words % 100 <= 10 else f"{words} كلمة")
    return "1 word" if words == 1 else f"{words} words"


def said_because(rule: str, evidence: Evidence, language: Language) -> str:
    """Why a rule fires, as a sentence: which word stands how far from which place."""
    names = {"rule": rule, "keyword": evidence.keyword.surface, "place": evidence.place.surface}
    names["field"] = phrase(f"field.{evidence.keyword.field}", language)
    if evidence.km is not None:
        return phrase("because.point", language, km=f"{evidence.km:.0f}", **names)
    if evidence.place.field != evidence.keyword.field:
        return phrase("because.title", language, **names)
    if evidence.distance == 0:
        return phrase("because.beside", language, **names)
    return phrase("because", language, distance=said_distance(evidence.distance, language), **names)


def said_window(window: str, language: Language) -> str:
    """A window (``30 words``, ``sentence``) in the words of ``language``."""
    count = window.partition(" ")[0]
    return said_distance(int(count), language) if count.isdecimal() else phrase(f"within.{window}", language)


def said_miss(miss: Miss, language: Language) -> str:
    """Why a rule did not fire, as a sentence."""
    names = {key: _listed(value) for key, value in miss.detail.items()}
    if isinstance(distance := miss.detail.get("distance"), int):
        names["distance"] = said_distance(distance, language)
    if "within" in names:
        names["within"] = said_window(names["within"], language)
    if miss.reason is Reason.LOW_SCORE:
        names |= {key: _points(miss.detail[key], language) for key in ("score", "min_score")}
        names["sum"] = said_sum(miss.detail["sum"], language)
    apart = miss.reason is Reason.TOO_FAR and miss.detail.get("distance") is None
    said = phrase("too_far.apart" if apart else miss.reason.value, language, **{"rule": miss.rule, **_UNKNOWN, **names})
    return said + _listed_in(miss, language) + _more(miss, language)


def _listed_in(miss: Miss, language: Language) -> str:
    """The ready list or the concept of the rule that an excluding word belongs to; "" for one that it names."""
    exclusion = miss.detail.get("exclusion")
    term = exclusion["term"] if isinstance(exclusion, Mapping) else ""
    return phrase("excluded.of", language, term=term) if ":" in term else ""


def _more(miss: Miss, language: Language) -> str:
    """Where the nearest miss stands, and what looked like a keyword or the place and is none."""
    detail = miss.detail
    keyword, place = detail.get("keyword"), detail.get("place")
    if miss.reason is Reason.TOO_FAR and isinstance(keyword, Mapping) and isinstance(place, Mapping):
        ends = {"keyword": keyword, "place": place}
        names = {name: end["surface"] for name, end in ends.items()}
        names |= {f"{name}_at": end["word"] for name, end in ends.items()}
        names |= {f"{name}_field": phrase(f"field.{end['field']}", language) for name, end in ends.items()}
        return phrase("placed", language, **names)
    nearest = detail.get("nearest")
    if isinstance(nearest, Mapping):
        return _elsewhere(nearest, detail, language)
    hidden = detail.get("hidden")
    if not isinstance(hidden, Sequence):
        return ""
    words = [_QUOTED.get(language, "“{}”").format(each["surface"]) for each in hidden]
    return phrase(f"hidden.{miss.reason.value}", language, words=joined(words, language))


def _elsewhere(nearest: Mapping[str, object], detail: Mapping[str, object], language: Language) -> str:
    """Which keyword of a missing group stands elsewhere, at which word, and how far from the place."""
    distance, place = nearest["distance"], detail.get("place")
    names = {"word": nearest["surface"], "at": nearest["word"], "field": phrase(f"field.{nearest['field']}", language)}
    names["place"] = place["surface"] if isinstance(place, Mapping) else "?"
    if not isinstance(distance, int):
        return phrase("elsewhere.apart", language, **names)
    within = said_window(str(detail.get("within", "")), language)
    return phrase("elsewhere", language, distance=said_distance(distance, language), within=within, **names)


def said_score(match: Match, language: Language) -> str:
    """The score of a match as a sum; "" where it has none."""
    if match.score is None:
        return ""
    names = {"sum": said_sum(addends(match.score), language), "score": _points(match.score.total, language)}
    return phrase("score", language, rule=match.rule, **names)


def said_sum(shares: object, language: Language) -> str:
    """The addends of a score, each with its sign."""
    said = []
    for share in shares if isinstance(shares, Sequence) else ():
        of = "".join(say_doubts([share["of"]], language)) if share["what"] == "doubt" else share["of"]
        points = ("−" if share["points"] < 0 else "+") + _points(abs(share["points"]), language)
        said.append(phrase(f"share.{share['what']}", language, of=of, points=points))
    return joined(said, language)


def _points(points: object, language: Language) -> str:
    return figure(f"{points:.6g}" if isinstance(points, float) else str(points), language)


def figure(written: str, language: Language) -> str:
    """A number with the decimal sign of the language."""
    return written.replace(".", ",") if language == "fr" else written


def grouped(number: int) -> str:
    """A number that is easy to read and stays on one line: 2 173."""
    return f"{number:,}".replace(",", THIN_SPACE)


def joined(pieces: Sequence[str], language: Language) -> str:
    """Pieces of a list with the comma of the language between them."""
    return ("، " if language == "ar" else ", ").join(pieces)


_QUOTED: Final[Mapping[Language, str]] = {"fr": "« {} »", "ar": "«{}»"}
_UNKNOWN: Final[Mapping[str, str]] = dict.fromkeys(
    ("places", "keywords", "keyword", "place", "distance", "within", "group", "word", "language", "wanted"), "?"
)


def _listed(value: object) -> str:
    if isinstance(value, Mapping):
        return str(value.get("surface", "?"))
    if isinstance(value, list | tuple):
        shown = ", ".join(map(str, value[:5]))
        return shown + (", …" if len(value) > 5 else "")
    return str(value)

"""Which names of a place to offer as aliases: which may be taken without asking, which are common words.

Taken without asking: names that a source tags with a language, the Cyrillic name that the main one is a romanisation of
(Щастя, though it is happiness too), names in other than Latin letters, and Latin ones with
the spelling key of an accepted name, or four and more of the same consonants as one or as a name in Arabic or Cyrillic
letters; so historic and foreign homonyms (Berea
for Aleppo) stay search keys only. A name in a script without capitals that is also an ordinary word (دوما) is never
taken without asking, since nothing in the text tells the two apart; its form with a word of its kind (مدينة دوما) is
offered in its stead, and the name alone counts in a text that shows that it is the place. In other scripts only an
untagged one is left out (Sana for Sanaa, Gaz for Gaza), and so are untagged Latin ones of less than five letters (Raka,
Civ) and strays (Жданов for Mariupol).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache, partial
from typing import Final

from alerts.language.inflection import languages_with
from alerts.model import Language
from alerts.places.known import Name
from alerts.places.namekeys import APOSTROPHES, Script, is_cased, key_of, script_of
from alerts.places.names.consonants import bones, sounded
from alerts.places.names.everyday import EVERYDAY, NEVER_ALONE, NO_NOUNS
from alerts.places.names.spelling import spelling_key

Forms = Sequence[tuple[tuple[Language, ...], str]]
"""Names as they are written, each with its languages, the main one first."""

STRAY: Final = "-"
"""The tag of a name to search by only: of another time, a nickname, a mistake of the sources."""
_SHORTEST_UNTAGGED: Final = 5
"""Letters from which an untagged Latin name may be taken without asking."""
_SHORTEST: Final = {Script.UNSPACED: 2, Script.OTHER: 2}
"""Letters from which a name may be taken without asking; 3 in other scripts."""
_FEWEST_BONES: Final = 4
_SOFTENED: Final = str.maketrans("f", "b", "g")
_KIND_WORDS: Final = {Script.ARABIC: ("مدينة", "بلدة", "قرية", "ريف", "مدينتي", "بلدتي", "قريتي", "بلدات", "مدن")}
_PREPOSITIONS: Final = (
    *(f"{word} " for word in "في على من إلى عن نحو باتجاه ريف قرب أهالي سكان".split()),
    "ب",
    "ل",
)
_TELLING_LETTERS: Final = (
    ("fa", frozenset("پچژگ"), Script.ARABIC),
    ("fa", frozenset("یک"), Script.ARABIC),
    ("ru", frozenset("ыэёъ"), Script.CYRILLIC),
    ("uk", frozenset("іїєґ"), Script.CYRILLIC),
)
_SCRIPT_OF_LANGUAGE: Final = {"ar": Script.ARABIC, "fa": Script.ARABIC, "ru": Script.CYRILLIC, "uk": Script.CYRILLIC}
_PREFERRED: Final = ("en", "fr", "ar", "es", "pt", "ru", "uk", "tr", "fa", "sw")


def aliases_of(forms: Forms, *, only: str = "") -> tuple[Name, ...]:
    """The names of a place from its written ``forms`` with their languages, the main one first; or ``only`` what one of
    them stands for, which asks the dictionaries for that one alone."""
    keys = cache(partial(_accepted, forms))
    names: dict[str, Name] = {}
    for tags, text in forms:
        if only in {"", text}:
            names[text] = name = _weighed(text, tags, keys, main=forms[0][1])
            if name.common and STRAY not in tags and not is_cased(text):
                for spelt_out in _spelt_out(text):
                    names.setdefault(spelt_out, Name(text=spelt_out, language=name.language, default=True))
    return tuple(names.values())


def _accepted(forms: Forms) -> Collection[str]:
    """The sounds of the names that are taken anyway."""
    accepted = (text for number, (tags, text) in enumerate(forms) if number == 0 or set(tags) - {STRAY})
    return {key for text in accepted for key in _sounds(text)} | _native(forms)


def _weighed(text: str, every_tag: tuple[Language, ...], keys: Callable[[], Collection[str]], *, main: str) -> Name:
    """A written form with what speaks for it; ``keys`` tells how accepted names sound, ``main`` is the first."""
    is_main = text == main
    tags = tuple(tag for tag in every_tag if tag != STRAY)
    stray = tags != every_tag
    common = languages_in_which_common(text)
    latin = script_of(text) is Script.LATIN
    safe = (
        is_main
        or bool(tags)
        or _is_native(text, main)
        or (not common and (not latin or not _sounds(text).isdisjoint(keys())))
    )
    least = _SHORTEST_UNTAGGED if latin and not tags else _SHORTEST.get(script_of(text), 3)
    long_enough = is_main or len(key_of(text)) >= least
    everyday = bool(common) and not stray and not is_cased(text)
    return Name(
        text=text,
        language=_first(tags) or _guess(text),
        languages=tags,
        default=safe and long_enough and not stray and (not common or is_cased(text)),
        common=common,
        in_context=everyday and script_of(text) is Script.ARABIC and key_of(text) not in NEVER_ALONE,
    )


def _is_native(text: str, main: str) -> bool:
    """True for a Cyrillic name of which the main name is a romanisation, a Ukrainian h being a g or nothing, a v at the
    end an f (Щастя, Гірник, Зміїв): the place's own name, whoever has it as a word too, for it has a capital."""
    if script_of(text) is not Script.CYRILLIC:
        return False
    own, known = (each.translate(_SOFTENED) for each in (sounded(key_of(text)), bones(key_of(main))))
    return bool(own) and own == known


def _native(forms: Forms) -> set[str]:
    """The bones of the names in Arabic and Cyrillic letters: what is read as one of them is a romanisation of it."""
    found = {sounded(key_of(text)) for tags, text in forms if STRAY not in tags}
    return {own for own in found if len(own) >= _FEWEST_BONES}


def _sounds(text: str) -> frozenset[str]:
    """What two spellings of one Latin name share: the spelling key, or enough of the same consonants."""
    own = bones(key_of(text)) if script_of(text) is Script.LATIN else ""
    return frozenset({spelling_key(text), own if len(own) >= _FEWEST_BONES else ""} - {""})


def _spelt_out(text: str) -> Iterator[str]:
    """A name that is an ordinary word with words before it that make it the place."""
    yield from (f"{word} {text}" for word in _KIND_WORDS.get(script_of(text), ()))
    if key_of(text) in NO_NOUNS:
        yield from (f"{word}{text}" for word in _PREPOSITIONS)


def best_name(forms: Forms, language: Language) -> str:
    """The form for readers of ``language``: one tagged so, else one in its script, else the English, else the main."""
    primary = language.split("-", maxsplit=1)[0].lower()
    tagged = [text for tags, text in forms if primary in tags]
    if tagged:
        return tagged[0]
    script = _SCRIPT_OF_LANGUAGE.get(primary)
    if script is not None:
        own = [text for tags, text in forms if script_of(text) is script and not tags]
        fitting = [text for text in own if _guess(text) == primary]
        if fitting or own:
            return (fitting or own)[0]
    english = [text for tags, text in forms if "en" in tags]
    return (english or [forms[0][1]])[0]


def languages_in_which_common(text: str) -> frozenset[str]:
    """The languages whose ordinary word ``text`` is; in Arabic letters only the everyday ones, listed by hand."""
    if " " in text or (script_of(text) is Script.ARABIC and key_of(text) not in EVERYDAY):
        return frozenset()
    bare = "".join(sign for sign in text if sign not in APOSTROPHES)  # San'a is also found as Sana
    return languages_with(bare.lower()) or (frozenset({"ar"}) if script_of(text) is Script.ARABIC else frozenset())


def _first(tags: Iterable[Language]) -> Language | None:
    known = set(tags)
    return next((language for language in _PREFERRED if language in known), min(known, default=None))


def _guess(text: str) -> Language | None:
    """The language whose letters an untagged ``text`` shows; None where several would do."""
    script = script_of(text)
    lower = set(text.lower())
    for language, letters, their_script in _TELLING_LETTERS:
        if script is their_script and lower & letters:
            return language
    return "ar" if script is Script.ARABIC else None

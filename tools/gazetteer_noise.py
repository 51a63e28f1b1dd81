"""Cleans the names of a place: what GeoNames collects but nobody writes goes, one written form a key stays.

Dropped: romanisations in lower case ("hlb", "a lei po"), codes in capitals (ALP, SYALP), names in mixed scripts,
names with digits only or with a slash, web addresses, one-letter names. A language tag stays only on a name
in a script of that language (some "Arabic" names are romanisations).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from alerts.places.namekeys import Script, is_mixed, key_of, script_of

_CODE: Final = re.compile(r"[A-Z]{2,5}|[A-Z0-9]*[0-9][A-Z0-9]*")
_ADDITION: Final = re.compile(r"\s*[(\[（,،、，].*$")
"""Homs (Syria), Hollywood, Florida: the name ends before the sign."""
_UNWANTED: Final = re.compile(r"[/;|<>{}=+_@#&\"“”*?!:]|https?|\d{3}")

_TOWN: Final = "မြို့"
"""Burmese writes "town" at the end of a name, reports often without it."""
_SCHOLARLY: Final = re.compile("[\u0304\u0323\u0331\u0332\u0324\u0325‘ʻʿʾ`]")
"""Macron, signs below the letter, and the signs for ayn and hamza."""
_CEDILLA: Final = re.compile("[^cC]\u0327")
_AYN: Final = re.compile(r"[‘ʻʿʾ`]|’(?!s\b)")

_SCRIPTS: Final = {
    **{tag: {Script.CYRILLIC} for tag in "ru uk be kk ky tg mn".split()},
    **{tag: {Script.ARABIC} for tag in "ar fa ur ps ckb".split()},
    **{tag: {Script.UNSPACED} for tag in "zh ja th km lo my".split()},
    **{tag: {Script.OTHER} for tag in "am ti bn hi ne he hy ka ko el".split()},
    "sr": {Script.LATIN, Script.CYRILLIC},
    "ku": {Script.LATIN, Script.ARABIC},
    "uz": {Script.LATIN, Script.CYRILLIC},
}
_WORKING_LANGUAGES: Final = frozenset(
    "en fr ar es pt ru uk tr fa sw am ti om so ha ku ckb ps ur bn hi my th zh he ht de it".split()
)
"""Languages that reports on crises are written in: names in them are kept for every place of a crisis country."""
_FAR_LANGUAGES: Final = frozenset("en fr ar es pt ru uk tr fa zh de".split())
_WORKING_SCRIPTS: Final = frozenset("LATIN CYRILLIC ARABIC CJK HEBREW ETHIOPIC DEVANAGARI BENGALI MYANMAR THAI".split())
_FAR_SCRIPTS: Final = frozenset("LATIN CYRILLIC ARABIC CJK".split())
_OTHERS: Final = {
    "am": "ETHIOPIC", "ti": "ETHIOPIC", "bn": "BENGALI", "hi": "DEVANAGARI", "ne": "DEVANAGARI", "he": "HEBREW",
    "hy": "ARMENIAN", "ka": "GEORGIAN", "ko": "HANGUL", "el": "GREEK", "th": "THAI", "my": "MYANMAR", "km": "KHMER",
    "lo": "LAO", "zh": "CJK",
}  # fmt: skip


def clean(name: str, names: dict[str, set[str]], *, romanised: bool) -> dict[str, set[str]]:
    """The written forms worth keeping with their languages, the English or else the main ``name`` first, one
    form a key. ``romanised``: the country writes in Arabic letters, so a cedilla is a scholarly sign too."""
    kept: dict[str, tuple[str, set[str]]] = {}
    own = tidy(name, romanised=romanised)
    tagged = [text for text, tags in names.items() if "en" in tags and fits(text, "en")]
    english = min(tagged, key=lambda text: (text != name, len(text), text), default=name)
    main = tidy(english, romanised=romanised)
    candidates = [(main, set[str]()), (own, set[str]())]
    candidates += [(tidy(text, romanised=romanised), tags) for text, tags in sorted(names.items(), key=_rank)]
    candidates += [(text.removesuffix(_TOWN), {"my"}) for text, _ in candidates if text.endswith(_TOWN)]
    for number, (text, tags) in enumerate(candidates):
        if number and not _is_name(text, main):
            continue
        key = key_of(text)
        if not key or (number and len(key) < 2 and script_of(text) is not Script.UNSPACED):
            continue
        fitting = {tag for tag in tags if fits(text, tag)}
        if key in kept:
            kept[key][1].update(fitting)
        else:
            kept[key] = (text, fitting)
    return dict(kept.values())


def tidy(text: str, *, romanised: bool) -> str:
    """``text`` composed, plain, without invisible signs, additions in brackets or after a comma and doubled spaces."""
    visible = "".join(sign for sign in unicodedata.normalize("NFC", text) if unicodedata.category(sign) != "Cf")
    short = " ".join(_ADDITION.sub("", visible.rstrip("¹²³")).split()).strip(" .-–'’\"")
    return _plain(short, romanised=romanised)


def _plain(text: str, *, romanised: bool) -> str:
    """``text`` without the signs of scholarly romanisation (Ḩuraytān → Huraytan), which no report writes; names
    without such signs stay as they are (São Paulo, Łódź, Iğdır)."""
    decomposed = unicodedata.normalize("NFD", text)
    if script_of(text) is not Script.LATIN or not (
        _SCHOLARLY.search(decomposed) or (romanised and _CEDILLA.search(decomposed))
    ):
        return text
    return "".join(sign for sign in _AYN.sub("", decomposed) if not unicodedata.combining(sign))


def fits(text: str, language: str) -> bool:
    """True where ``text`` is written in a script of ``language``."""
    if script_of(text) not in _SCRIPTS.get(language, {Script.LATIN}):
        return False
    return language not in _OTHERS or _block(text) == _OTHERS[language]


def is_useful(text: str, tags: set[str], *, spoken: frozenset[str], far: bool) -> bool:
    """True for forms in a working language or one ``spoken`` in the country, and for untagged forms in their scripts.

    ``far``: the place is listed only to be told apart, so fewer scripts do.
    """
    if useful_tags(tags, spoken=spoken, far=far):
        return True
    local = {_OTHERS.get(language, "") for language in spoken}
    return not tags and _block(text) in ((_FAR_SCRIPTS if far else _WORKING_SCRIPTS) | local)


def useful_tags(tags: set[str], *, spoken: frozenset[str], far: bool) -> set[str]:
    """The working and spoken languages among ``tags``."""
    return tags & (_FAR_LANGUAGES | spoken & _WORKING_LANGUAGES if far else _WORKING_LANGUAGES | spoken)


def _block(text: str) -> str:
    letter = next((sign for sign in text if sign.isalpha()), "a")
    return unicodedata.name(letter, "").split(" ", 1)[0]


def _is_name(text: str, own: str) -> bool:
    if not text or len(text) > 80 or _UNWANTED.search(text) or (_CODE.fullmatch(text) and text != own):
        return False
    if script_of(text) is Script.LATIN and not any(sign.isupper() for sign in text):
        return False
    return not is_mixed(text)


def _rank(item: tuple[str, set[str]]) -> tuple[bool, bool, str]:
    """Tagged forms first, then those without marks, so that one of them stands for its key."""
    text, tags = item
    return not tags, not text.isascii() and script_of(text) is Script.LATIN, text

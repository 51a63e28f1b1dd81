"""A tracked place → the patterns of its names, and the longer names of other places that contain one of them.

Names are matched as written, folded, never by similarity: Homs is not Hamas. What is added to the aliases that
staff ticked is safe by construction: case endings that a Slavic, Turkish or Amharic text puts on a name, and
apostrophes left out (N'Djamena, Ndjamena). The longest known name wins: Beni is not in Beni Mellal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from alerts.language.ethiopic import other_gutturals
from alerts.language.folding import fold
from alerts.language.han import shapes
from alerts.language.indic import plain
from alerts.language.inflection import languages_with
from alerts.language.siamese import other_vowels
from alerts.language.tokens import Glue
from alerts.matching.namecheck import COMPASS, Name, check_of, name_tokens
from alerts.matching.vocabulary import Vocabulary
from alerts.model import Language, Place
from alerts.places.endings import forms_in
from alerts.places.otherwise import ordinary_phrases

_JOINED, _JOINED_LETTERS = 2, 3
"""Words of an Arabic name that are also written as one (خان يونس, خانيونس), and the least letters of each."""
_JOINED_LONG: Final = 7
"""Letters of two Latin words that are too few to be joined."""
_VOWELS: Final = frozenset("aeiou")
_HIATUS: Final = frozenset({"aa", "ai", "ae"})
_NO_PLACES: Final = (
    "哈马斯", "哈馬斯", "马里奥", "馬里奧", "马里恩", "阿曼达", "阿曼達", "苏丹红", "蘇丹紅", "加沙龙",
    "巴黎圣日耳曼", "贝尼特斯", "德里克",
    "德里达", "トルコ石", "チリ紙", "中国地方", "中国山地", "中国電力", "ฮามาส", "ហាម៉ាស", "ຮາມາສ",
)  # fmt: skip
"""What is no place and holds the name of one, in scripts without spaces: Hamas and Hama, Mario and Mali."""
_KINDS: Final = ("ខេត្ត", "ក្រុង", "ស្រុក", "จังหวัด", "อำเภอ", "เมือง", "ແຂວງ", "ເມືອງ")
_KINDS_BEHIND: Final = ("မြို့", "ခရိုင်", "市", "省", "县", "県", "府")
"""Province, town, district: written onto the name of the place, in scripts without spaces."""
_ZWNJ: Final = "\u200c"
_PROVINCES: Final = frozenset(
    """محافظه ولايه مدينه ناحيه قضاء مديريه محليه اقليم ولايت استان شهرستان شهر ولسوالي صوبه ضلع پاريزگاي شاري
    province governorate prefecture wilaya wilayat gouvernorat provincia departamento kabupaten provinsi mkoa
    gobolka degmada de du d of wa ya ili जिला জেলা ዞን ክልል""".split()
)
"""Words, folded, that make no other place of the one whose name they stand with (ولایت غور); not « county » and
« city » (Orange County, Kansas City)."""
_KINSHIP: Final = frozenset({"أم", "ام", "أبو", "ابو", "بني", "بن"})
"""First words that are joined however short (امدرمان)."""
_COMPASS: Final = frozenset("شمال جنوب شرق غرب".split())
_GAF: Final = frozenset("گګ")
_EXCHANGED_GAF: Final = str.maketrans("گګ", "ګگ")
_HAMZA_LETTERS: Final = 5
"""Letters of a name that is also typed without the hamza at its end (صنعاء, صنعا)."""
_DOTS: Final = frozenset("・･")
"""Between the parts of a Japanese name, and often left out."""
_IN_SHORT: Final = {
    "Saint": "St", "Sainte": "Ste", "St": "Saint", "Ste": "Sainte", "Mount": "Mt", "Fort": "Ft", "Santo": "Sto",
    "Santa": "Sta", "Ciudad": "Cd", "Mt": "Mount", "Ft": "Fort", "Sto": "Santo", "Sta": "Santa", "Cd": "Ciudad",
}  # fmt: skip
"""The first words of names that are written in short, and in full."""
_MAY_BE_SHORT: Final = re.compile(rf"(?:{'|'.join(_IN_SHORT)})(?=[ .-]+\w)")
_DOTTED: Final = range(2, 4)
"""Letters of a name that is also written with full stops (US, UAE)."""
_CONTRACTED: Final = {
    "Le": ("au", "du"),
    "Les": ("aux", "des"),
    "La": ("alla", "della", "dalla", "nella", "sulla"),
    "Il": ("al", "del", "dal", "nel", "sul"),
}
"""Articles of French and Italian names, drawn together with prepositions."""
_SIDE: Final = re.compile("(North|South)[ -]?([Ee]ast|[Ww]est)(?=(?:ern)? [A-Z])")
_ELIDED: Final = re.compile("L['’](?=[A-ZÀ-Ý])")
_ELIDED_CONTRACTED: Final = ("all'", "dell'", "dall'", "nell'", "sull'")


@dataclass(frozen=True, slots=True)
class Aliases:
    """The names of one place, and names of other places that hold one of them (``longer``).

    ``everyday`` are names that are ordinary words: they count where the text shows that the place is meant, for which
    ``near`` holds the names, as keys, of places near it.
    """

    place: Place
    names: tuple[str, ...]
    longer: tuple[str, ...] = ()
    everyday: tuple[str, ...] = ()
    near: frozenset[str] = frozenset()

    def patterns(self, number: int, vocabulary: Vocabulary) -> Iterator[tuple[tuple[int, ...], Name]]:
        """Every name as word classes, with what its mentions must look like."""
        for alias in self.names:
            for written in (alias, *_variants(alias)):
                if name_tokens(written):
                    yield _classes(written, vocabulary), check_of(written, place=number)
        for alias in self.everyday:
            yield _classes(alias, vocabulary), check_of(alias, place=number, near=self.near)

    def bent(self, language: Language, number: int, vocabulary: Vocabulary) -> Iterator[tuple[tuple[int, ...], Name]]:
        """The forms that ``language`` gives to the names, to be met in its texts only."""
        for alias in self.names:
            forms = forms_in(language, alias)
            if not forms:
                continue
            words = len(name_tokens(alias))
            check = check_of(alias, place=number, languages=frozenset({language}))
            for form in forms:
                if words and len(name_tokens(form)) == words:
                    yield _classes(form, vocabulary), check

    def decoys(self, vocabulary: Vocabulary) -> Iterator[tuple[tuple[int, ...], bool]]:
        """The longer names of other places, and phrases in which a name is an ordinary word, as word classes; true for
        those that begin with a side of the compass."""
        known = (*self.names, *self.everyday)
        own = {fold(kind + name) for name in known for kind in ("", *_KINDS)}
        own |= {fold(name + kind) for name in known for kind in _KINDS_BEHIND}
        for name in (*self.names, *self.everyday):
            for phrase in ordinary_phrases(name):
                yield _classes(phrase, vocabulary), False
        unspaced = (other for other in _NO_PLACES if any(name in other for name in self.names))
        for name in (*self.longer, *unspaced):
            if _bare(name) not in own and len(name_tokens(name)) > 1:
                yield _classes(name, vocabulary), name.partition(" ")[0] in COMPASS

    def bent_decoys(self, language: Language, vocabulary: Vocabulary) -> Iterator[tuple[tuple[int, ...], bool]]:
        """The forms that ``language`` gives to the longer names."""
        for name in self.longer:
            for form in sorted(forms_in(language, name.title())):
                if len(name_tokens(form)) > 1:
                    yield _classes(form, vocabulary), False


def _bare(name: str) -> str:
    """A longer name, folded, without the words that make no other place of it."""
    words = [fold(word) for word in name.split()]
    return " ".join(word for word in words if word not in _PROVINCES) or " ".join(words)


def _classes(name: str, vocabulary: Vocabulary) -> tuple[int, ...]:
    return tuple(vocabulary.name(shapes(token.surface)) for token in name_tokens(name))


def _variants(alias: str) -> Iterator[str]:
    """Safe other spellings: apostrophes left out, a French or Italian article drawn together with a preposition, Thai
    and Lao with the vowel am in one sign or two, Hindi without the signs left out in haste, Arabic as it is typed in
    haste, the ayn or hamza of a romanised name as an apostrophe (Taiz, Ta'iz), a saint or a mount in short (St-Denis),
    initials with full stops (U.S.), Japanese without dots, two Latin words as one."""
    yield from other_vowels(alias)
    yield from other_gutturals(alias)
    if plain(alias) != alias:
        yield plain(alias)
    if _ZWNJ in alias:
        yield from (alias.replace(_ZWNJ, joint) for joint in (" ", ""))
    if alias[:1] >= "\u0600":
        yield from _arabic_variants(alias)
    if any(token.glue is Glue.APOSTROPHE for token in name_tokens(alias)):
        yield alias.translate(dict.fromkeys(map(ord, "'’ʼ‘`´′ʿʾ"), None))
    if alias.isascii() and alias.isalpha() and alias[0].isupper():
        yield from (f"{alias[:at]}'{alias[at:]}" for at in _hiatuses(alias))
    if not _DOTS.isdisjoint(alias):
        yield alias.translate(dict.fromkeys(map(ord, _DOTS)))
    if _MAY_BE_SHORT.match(alias):
        yield _MAY_BE_SHORT.sub(lambda first: _IN_SHORT[first[0]], alias)
    if alias.isascii() and alias.isalpha() and alias.isupper() and len(alias) in _DOTTED:
        yield ".".join(alias)
    if side := _SIDE.match(alias):
        yield from (f"{side[1]}{joint}{side[2].lower()}{alias[side.end() :]}" for joint in ("", "-", " "))
    if _ELIDED.match(alias):
        yield from (contracted + alias[2:] for contracted in _ELIDED_CONTRACTED)
    if joined := _joined(alias):
        yield joined
    article, _, rest = alias.partition(" ")
    if rest[:1].isupper():
        yield from (f"{contracted} {rest}" for contracted in _CONTRACTED.get(article, ()))


def _joined(name: str) -> str:
    """Two words of a Latin name as one, as lists of villages write them (Ramhamdan, Forobaranga); "" for others."""
    first, _, last = name.partition(" ")
    is_pair = name.isascii() and first.isalpha() and last.isalpha() and first[0].isupper() and last[0].isupper()
    if not is_pair or min(len(first), len(last)) < _JOINED_LETTERS or len(name) <= _JOINED_LONG:
        return ""
    joined = f"{first}{last.lower()}"
    return "" if languages_with(joined.lower()) else joined


def _hiatuses(name: str) -> Iterator[int]:
    """Where two vowels meet in which an Arabic sign may have been left out."""
    lower = name.lower()
    for at in range(2, len(name)):
        if lower[at - 1 : at + 1] in _HIATUS and lower[at - 2] not in _VOWELS:
            yield at


def _arabic_variants(alias: str) -> Iterator[str]:
    """Two words written as one, without the hamza at the end, with the other g of Pashto and Persian, northern for
    north."""
    if not _GAF.isdisjoint(alias):
        yield alias.translate(_EXCHANGED_GAF)
    parts = alias.split()
    if len(parts) > 1 and parts[0] in _COMPASS:
        yield alias.replace(parts[0], parts[0] + "ي", 1)
    if len(parts) == _JOINED and (parts[0] in _KINSHIP or min(map(len, parts)) >= _JOINED_LETTERS):
        yield "".join(parts)
    if parts and parts[-1].endswith("اء") and len(parts[-1]) >= _HAMZA_LETTERS:
        yield alias.removesuffix("ء")

"""A tracked place → the patterns of its names, and the longer names of other places that contain one of them.

Names are matched as written, folded, never by similarity: Homs is not Hamas. What is added to the aliases that
staff ticked is safe by construction: case endings that a Slavic, Turkish or Amharic text puts on a name, and other ways
to write it (``variants``). The longest known name wins: Beni is not in Beni Mellal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from alerts.language.folding import fold
from alerts.language.grammars.ethiopic import joined
from alerts.language.grammars.han import shapes
from alerts.matching.namewords import COMPASS
from alerts.matching.vocabulary import Vocabulary
from alerts.matching.watchednames import Name, check_of, name_tokens
from alerts.model import Language, Place
from alerts.places.context.ordinaryphrases import ordinary_phrases
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.places.gazetteer.containment import names_near
from alerts.places.gazetteer.longernames import longer_names
from alerts.places.known import Known
from alerts.places.names.endings import forms_in
from alerts.places.names.longcountries import longer_countries
from alerts.places.names.variants import as_one_word, variants

_NO_PLACES: Final = (
    "哈马斯", "哈馬斯", "马里奥", "馬里奧", "马里恩", "阿曼达", "阿曼達", "苏丹红", "蘇丹紅", "加沙龙",
    "巴黎圣日耳曼", "贝尼特斯", "德里克", "南スーダン", "赤道ギニア",
    "ゴマ油", "ゴマ塩", "ゴマだれ", "ゴマすり", "ゴマアザラシ",
    "德里达", "トルコ石", "大津波", "チリ紙", "喀什米尔", "中国地方", "中国山地", "中国電力", "ฮามาส", "ហាម៉ាស", "ຮາມາສ",
)  # fmt: skip
"""What is no place and holds the name of one, in scripts without spaces: Hamas and Hama, Mario and Mali."""
_UNSPACED_ON: Final = "\u0e00"
_KINDS: Final = ("ខេត្ត", "ក្រុង", "ស្រុក", "จังหวัด", "อำเภอ", "เมือง", "ແຂວງ", "ເມືອງ")
_KINDS_BEHIND: Final = ("မြို့", "ခရိုင်", "市", "省", "县", "県", "府", "邦", "郡")
"""Province, town, district: written onto the name of the place, in scripts without spaces."""
_PROVINCES: Final = frozenset(
    """محافظه ولايه مدينه ناحيه قضاء مديريه محليه اقليم ولايت استان شهرستان شهر ولسوالي صوبه ضلع پاريزگاي شاري
    province governorate prefecture wilaya wilayat gouvernorat provincia departamento kabupaten provinsi mkoa
    gobolka degmada de du d of wa ya ili जिला জেলা ዞን ክልል""".split()
)
"""Words, folded, that make no other place of the one whose name they stand with (ولایت غور); not « county » and
« city » (Orange County, Kansas City)."""
_TOWN_OF: Final = re.compile(
    "(?:ciudad|cidade|villa|vila|ville|città|town|city|village|commune|municipio) (?:de|da|do|di|of) ", re.IGNORECASE
)
"""Before the name of a town, where they make no other one of it: la ciudad de La Paz, Ciudad de la Paz."""


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
    of: Known | None = None
    """The gazetteer's place that these are the names of, for one that an area brings along."""
    is_contested: bool = False
    """True where a better known place elsewhere has these names too."""
    is_faint: bool = False
    """True where the names count only in an article that says something else of the area."""
    is_word: bool = False
    """True where the names are ordinary words: they count where the text shows that the place is meant."""

    def patterns(self, number: int, vocabulary: Vocabulary) -> Iterator[tuple[tuple[int, ...], Name]]:
        """Every name as word classes, with what its mentions must look like."""
        for alias in self.names:
            made = as_one_word(alias)
            for written in (alias, *variants(alias)):
                if name_tokens(written):
                    yield _classes(written, vocabulary), self._check(written, number, is_made=written == made)
        for alias in self.everyday:
            yield _classes(alias, vocabulary), self._check(alias, number, near=self.near)

    def bent(self, language: Language, number: int, vocabulary: Vocabulary) -> Iterator[tuple[tuple[int, ...], Name]]:
        """The forms that ``language`` gives to the names, to be met in its texts only."""
        for alias in (*self.names, *(both for name in self.names for both in joined(name))):
            forms = forms_in(language, alias)
            if not forms:
                continue
            words = len(name_tokens(alias))
            check = self._check(alias, number, languages=frozenset({language}))
            for form in forms:
                if words and len(name_tokens(form)) == words:
                    yield _classes(form, vocabulary), check

    def _check(
        self,
        written: str,
        number: int,
        *,
        languages: frozenset[str] = frozenset(),
        near: frozenset[str] | None = None,
        is_made: bool = False,
    ) -> Name:
        """What a mention must look like that is ``written`` so."""
        check = check_of(written, place=number, languages=languages, near=near, is_made=is_made)
        if self.of is None:
            return check
        check = replace(check, of=self.of, contested=self.is_contested, faint=self.is_faint, is_word=self.is_word)
        return replace(check, proper=False, plainly_joined=False) if check.is_village or check.is_word else check

    def decoys(self, vocabulary: Vocabulary) -> Iterator[tuple[tuple[int, ...], bool]]:
        """The longer names of other places, and phrases in which a name is an ordinary word, as word classes; true for
        those that begin with a side of the compass."""
        known = (*self.names, *self.everyday)
        for name in known:
            for phrase in ordinary_phrases(name):
                yield _classes(phrase, vocabulary), False
        unspaced = (other for other in _NO_PLACES if any(name in other for name in self.names))
        longer = (*self.longer, *unspaced)
        own = {fold(written) for name in known for written in _with_kinds(name)} if longer else ()
        for name in longer:
            if _bare(name) not in own and len(name_tokens(name)) > 1:
                yield _classes(name, vocabulary), name.partition(" ")[0] in COMPASS

    def bent_decoys(self, language: Language, vocabulary: Vocabulary) -> Iterator[tuple[tuple[int, ...], bool]]:
        """The forms that ``language`` gives to the longer names."""
        for name in self.longer:
            for form in sorted(forms_in(language, name.title())):
                if len(name_tokens(form)) > 1:
                    yield _classes(form, vocabulary), False


def names_of_tracked(place: Place, parts: Sequence[Place], gazetteer: Gazetteer | None) -> Aliases:
    """By which names a tracked place is met: its own, those of its ``parts``, and what the ``gazetteer`` brings."""
    own = _names(place, gazetteer)
    names = tuple(dict.fromkeys((*own, *(name for part in parts for name in _names(part, gazetteer)))))
    if gazetteer is None:
        return Aliases(place=place, names=names)
    everyday = [
        (name, each)
        for each in (place, *parts)
        if each.geonames is not None
        for name in gazetteer.everyday(each.geonames)
        if name not in names and name not in each.not_aliases
    ]
    every = (*own, *(name for name, _ in everyday))
    longer = {longer for name in every for longer in longer_names(gazetteer, name, place.lat, place.lon, known_as=own)}
    near = (names_near(each.geonames, gazetteer) for _, each in everyday if each.geonames is not None)
    return Aliases(
        place=place,
        names=names,
        longer=tuple(sorted(longer | longer_countries(every))),
        everyday=tuple(name for name, _ in everyday),
        near=frozenset().union(*near),
    )


def _names(place: Place, gazetteer: Gazetteer | None) -> tuple[str, ...]:
    """The names as staff wrote them, then those that the gazetteer's entry brings along."""
    known = gazetteer.aliases(place.geonames) if gazetteer is not None and place.geonames is not None else ()
    safe = (name.text for name in known if name.default and name.text not in place.not_aliases)
    return tuple(dict.fromkeys((*place.names, *safe)))


def _with_kinds(name: str) -> Iterator[str]:
    """A name, and in a script without spaces also with the kinds of place that are written onto it."""
    yield name
    if name >= _UNSPACED_ON:
        yield from (kind + name for kind in _KINDS)
        yield from (name + kind for kind in _KINDS_BEHIND)


def _bare(name: str) -> str:
    """A longer name, folded, without the words that make no other place of it."""
    words = [fold(word) for word in _TOWN_OF.sub("", name).split()]
    return " ".join(word for word in words if word not in _PROVINCES) or " ".join(words)


def _classes(name: str, vocabulary: Vocabulary) -> tuple[int, ...]:
    return tuple(vocabulary.name(shapes(token.surface)) for token in name_tokens(name))

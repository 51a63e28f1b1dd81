"""German, Polish, Czech, Serbian, Romanian, Greek, Hungarian and Finnish endings of a place name, by its last letters.

As in ``slavicnames`` every form is written down beforehand and the capital letter is asked for while matching. German
has the genitive alone (die Schulen Aleppos); the others bend the last word, and the adjectives before it (w Zielonej
Górze). Serbian is written in two alphabets and has the cases of Croatian and Bosnian.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import Final

from alerts.language.spellings import in_latin

Endings = tuple[tuple[str, str], ...]
"""How words end → what stands there in the other cases, "-" for nothing; the first that fits counts."""

_POLISH: Final[Endings] = (
    ("ów", "owa owie owem owowi"), ("aw", "awia awiu awiem awa awie awem"), ("órz", "orza orzu orzem"),
    ("om", "omia omiu omiem omu omie omem"), ("im", "imia imiu imiem"), ("ódź", "odzi odzią"),
    ("ość", "ościa ościu ościem ości ością"),
    ("ia", "i ii ię ią"), ("ka", "ki ce kę ką"), ("ga", "gi dze gę gą"), ("cha", "chy sze chę chą"),
    ("ra", "ry rze rę rą"), ("ta", "ty cie tę tą"), ("da", "dy dzie dę dą"), ("ła", "ły le łę łą"),
    ("ja", "ji i ję ją"), ("a", "y i ie ę ą"), ("o", "a u em ie"), ("ce", "c cach com cami ca cu cem"),
    ("e", "a u em ego emu ym"), ("ki", "k kach kom kami ek ków"), ("y", "- ów ach om ami ego emu ym"),
    ("i", "- ach om ami iego iemu im"), ("iec", "ca cu cem cowi"),
    ("ec", "ca cu cem cowi"), ("ek", "ka ku kiem kowi"), ("ń", "nia niu niem"),
    ("t", "tu cie tem towi"), ("d", "du dzie dem dowi"), ("r", "ru rze rem ra"), ("k", "ka ku kiem kowi"),
    ("g", "ga gu giem gowi"), ("l", "la lu lem lowi"), ("c", "ca cu cem"), ("", "u a em owi ie"),
)  # fmt: skip
_POLISH_ADJECTIVES: Final[Endings] = (
    ("ka", "kiej ką"), ("ga", "giej gą"), ("a", "ej ą"), ("y", "ego emu ym"), ("i", "iego iemu im"),
    ("ie", "iego iemu im"), ("e", "ego emu ym ych ymi"),
)  # fmt: skip
_SERBIAN: Final[Endings] = (
    ("ka", "ke ci ku kom"), ("a", "e i u om"), ("o", "a u om"), ("ci", "aca cima ce"), ("e", "a u em"),
    ("ac", "ca cu cem"), ("ak", "ka ku kom aka aku akom"),
    ("ar", "ara aru arom arem ra ru rom rem"), ("i", "a ima"), ("u", "-"), ("", "a u om em"),
    ("ка", "ке ци ку ком"), ("а", "е и у ом"), ("о", "а у ом"), ("ци", "аца цима це"), ("е", "а у ем"),
    ("ац", "ца цу цем"), ("ак", "ка ку ком ака аку аком"),
    ("ар", "ара ару аром арем ра ру ром рем"), ("и", "а има"), ("у", "-"), ("", "а у ом ем"),
)  # fmt: skip
_SERBIAN_ADJECTIVES: Final[Endings] = (
    ("a", "e oj u om"), ("i", "og oga om ome im"), ("o", "og om im"), ("e", "ih im"),
    ("а", "е ој у ом"), ("и", "ог ога ом оме им"), ("о", "ог ом им"), ("е", "их им"),
)  # fmt: skip
SERBIAN_WAYS: Final = tuple(
    (re.compile(f"{ending}$"), len(ending), other.strip("-"))
    for ending, others in (*_SERBIAN[len(_SERBIAN) // 2 :], *_SERBIAN_ADJECTIVES[4:])
    for other in others.split()
)
"""Those in Cyrillic letters as ``slavicnames.SLAVIC_WAYS``."""
_GREEK: Final[Endings] = (
    ("ος", "ου ο"), ("ός", "ού ό"), ("ης", "η"), ("ής", "ή"), ("ας", "α"), ("άς", "ά"), ("ως", "ω"), ("ώς", "ώ"),
    ("ες", "ων"), ("ές", "ών"), ("οι", "ων ους"), ("οί", "ών ούς"), ("η", "ης ων"), ("ή", "ής ών"), ("α", "ας ων"),
    ("ά", "άς ών"), ("ο", "ου"), ("ό", "ού"), ("ι", "ιου"), ("ί", "ίου"),
)  # fmt: skip
_CZECH: Final[Endings] = (
    ("ov", "ova ovu ově ovem"), ("ev", "eva evu evě evem"), ("ec", "ce ci cem"), ("ek", "ku kem"), ("ň", "ně ni ní"),
    ("ha", "hy ze hu hou"), ("ka", "ky ce ku kou"), ("ga", "gy ze gu gou"), ("cha", "chy še chu chou"),
    ("ra", "ry ře ru rou re"), ("ia", "ie ii iu ií"), ("ie", "ii ií"), ("a", "y ě u ou e i"), ("o", "a u ě em e"),
    ("ice", "ic icích icím icemi ici icí"), ("e", "i í"), ("y", "- ů ům ech ách ami"), ("k", "ku kem"), ("h", "hu hem"),
    ("r", "ru rem ře"), ("l", "lu lem le li lí"), ("", "u a em ě e i"),
)  # fmt: skip
_CZECH_ADJECTIVES: Final[Endings] = (
    ("á", "é ou ej"), ("ý", "ého ému ém ým"), ("í", "ího ímu ím"), ("é", "ého ému ém ým ých ými"),
)  # fmt: skip
_ROMANIAN: Final[Endings] = (
    ("ia", "iei"), ("a", "ei"), ("e", "elui ei"), ("o", "oul oului"), ("", "ul ului"),
)  # fmt: skip
_PARTS: Final = re.compile(r"[^ -]*[ -]|[^ -]+$")
"""The words of a name, each with the blank or hyphen behind it."""
_MOST: Final = 200
"""Forms of a name of several words."""


def bend_german(alias: str) -> Iterator[str]:
    """The name and its genitive, in Scandinavia too: Aleppo, Aleppos."""
    yield alias
    if alias[-1:].isalpha() and alias[-1] not in "sßxzS":
        yield alias + "s"


def bend_polish(alias: str) -> Iterator[str]:
    """Lwów: Lwowa, we Lwowie; Zielona Góra: w Zielonej Górze."""
    return _bend(alias, _POLISH, before=_POLISH_ADJECTIVES)


def bend_serbian(alias: str) -> Iterator[str]:
    """Niš: iz Niša, u Nišu; Novi Sad: u Novom Sadu; Алепо: у Алепу, in Latin letters u Alepu too."""
    half = len(_SERBIAN) // 2
    if alias[:1] >= "\u0400":
        yield from _bend(alias, _SERBIAN[half:], before=_SERBIAN_ADJECTIVES[4:])
        alias = in_latin(alias.lower()).title()
    yield from _bend(alias, _SERBIAN[:half], before=_SERBIAN_ADJECTIVES[:4])


def bend_greek(alias: str) -> Iterator[str]:
    """Βόλος: του Βόλου, στον Βόλο. Accents are folded while matching."""
    return _bend(alias, _GREEK, before=_GREEK)


def bend_czech(alias: str) -> Iterator[str]:
    """Ostrava: v Ostravě; Nové Město: v Novém Městě; Slovak too: v Ostrave."""
    return _bend(alias, _CZECH, before=_CZECH_ADJECTIVES)


def bend_romanian(alias: str) -> Iterator[str]:
    """Galați: Galațiul, a Galațiului; Constanța: a Constanței."""
    return _bend(alias, _ROMANIAN, before=())


def bend_inflecting(alias: str, *, forms_of: Callable[[str], set[str]]) -> Iterator[str]:
    """Hungarian and Finnish, whose names take the cases of any noun at their end: Debrecenben, Turussa."""
    *others, last = _PARTS.findall(alias)
    yield alias
    if last.isalpha():
        small = forms_of(last.lower())
        yield from ("".join([*others, last[0] + form[1:]]) for form in small if form[:1] == last[0].lower())


def _bend(alias: str, endings: Endings, *, before: Endings) -> Iterator[str]:
    """The name; its last word bent alone, and with all words before it, bent as ``before`` or as it is; its first word
    bent as a noun, before what stays as it is (Strefa Gazy) or an adjective (Sudan Południowy)."""
    yield alias
    *others, last = _PARTS.findall(alias)
    bent = [*_cases(last, endings), *(_cases(last, before) if others else ())]
    yield from ("".join([*others, form]) for form in bent)
    if others:
        parts = ([*(form + word[-1] for form in _before(word, endings, before)), word] for word in others)
        together = ("".join(form) for form in product(*parts, bent))
        yield from (form for form, _ in zip(together, range(_MOST), strict=False))
        first, rest = others[0], "".join([*others[1:], last])
        ends = [rest, *_cases(rest, before)]
        yield from (f"{form}{first[-1]}{end}" for form in _cases(first[:-1], endings) for end in ends)


def _before(word: str, endings: Endings, before: Endings) -> Sequence[str]:
    """The cases of a word before another, told with the sign behind it: of an adjective, before a hyphen of a noun."""
    return _cases(word[:-1], endings if word[-1] == "-" else before)


def _cases(word: str, endings: Endings) -> Sequence[str]:
    """A word in its other cases; none for one that ends in no letter, or as nothing in the table does."""
    if not word[-1:].isalpha():
        return ()
    for ending, others in endings:
        if word.endswith(ending) and len(word) > len(ending):
            return [word[: len(word) - len(ending)] + other.strip("-") for other in others.split()]
    return ()

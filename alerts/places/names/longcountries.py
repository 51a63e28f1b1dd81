"""Names of countries that hold the name of another one, in languages in which no list of ours has them: South Sudan is
not Sudan, Equatorial Guinea not Guinea.

By hand. What holds a name otherwise (Beni Mellal) is the gazetteer's business (``longernames``).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from alerts.language.folding import fold

_NAMES: Final = tuple(
    name.strip()
    for name in """
    Sudan Selatan|Sudan del Sud|Sudan Południowy|Sûdana Başûr|Cənubi Sudan|Južni Sudan|Јужни Судан|Južný Sudán
    |Jižní Súdán|Etelä-Sudan|Dél-Szudán|Zuid-Sudan|Zuid-Soedan|Νότιο Σουδάν|Koonfurta Suudaan|Suudaanta Koonfureed
    |דרום סודאן|סודאן הדרומית|جنوبي سوډان|سویلي سوډان|سوډان جنوبي|باشووری سودان|سودانی باشوور
    |Guinea Ekuatorial|Papua Nugini|Gwinea Równikowa|Gwinea Bissau|Papua-Nowa Gwinea|Papua Nowa Gwinea
    |Rovníková Guinea|Papua Nová Guinea|Equatoriaal-Guinea|Guinee-Bissau|Guineea Ecuatorială|Guineea-Bissau
    |Ισημερινή Γουινέα|Γουινέα-Μπισάου|Γουινέα Μπισάου|Παπούα Νέα Γουινέα|גינאה המשוונית|גינאה ביסאו
    |פפואה גינאה החדשה|گینه استوایی|گینه بیسائو|پاپوآ گینه نو|Gine-Bissau|Gine Bissau|Ekvator Ginesi|Papua Yeni Gine
    """.split("|")
)


def longer_countries(names: Iterable[str]) -> frozenset[str]:
    """The countries that hold one of ``names``, or what is written onto it, but for those that are one of them.

    >>> "Sudan Selatan" in longer_countries(["Sûdan"]), longer_countries(["Sudan Selatan"]), longer_countries(["Goma"])
    (True, frozenset(), frozenset())
    """
    own = [_words(name) for name in names]
    return frozenset(
        name
        for name, words in _LONGER.items()
        if words not in own and any(f" {held}" in f" {words}" for held in own if held)
    )


def _words(name: str) -> str:
    return " ".join(fold(word) for word in name.replace("-", " ").split())


_LONGER: Final = {name: _words(name) for name in _NAMES}

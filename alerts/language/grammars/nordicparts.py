"""The words that a Dutch or Scandinavian noun is a compound of: basisschool and schoolgebouw for school, barnsjukhuset
for sjukhus.

As in German (``germanparts``), asked of the text: the last part says what the whole is, the first only what it has to
do with. Dutch has a dictionary, which must know the other part; for Swedish, Danish and Norwegian there is none, so
that only long last parts count, and first parts before a few listed nouns. Preferred mistake: a compound that is not
found.
"""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache
from typing import Final

from alerts.language.formstore import dictionary

_TAIL, _HEAD, _OTHER = 5, 5, 3
"""Letters of a last part, of a first one, and of what stands before a last one."""
_NORDIC_TAIL: Final = 6
_LINKS: Final = ("", "s", "e", "en")
_NO_FRONTS: Final = frozenset(
    """aan achter bij door heen in langs los mee mis na neer om onder op over samen tegen terug toe uit vast voor voort
    weg zonder her ont ver""".split()
)
"""They make other verbs, and nouns of these (overvallen is not vallen)."""
_OTHER_COMPOUNDS: Final = tuple(
    """hartaanval paniekaanval cyberaanval hackaanval goudmijn handelsoorlog prijzenoorlog prijsoorlog belastingaanslag
    prijsexplosie bevolkingsexplosie zonnebrand arbeidsmarkt aandelenmarkt woningmarkt huizenmarkt huwelijksmarkt
    hogeschool rijschool dansschool muziekschool kijkcijferkanon hongerstaking afvalwater reukwater wespensteek
    waterpokken waterpolo watermeloen waterverf waterval brandpunt brandweer brandstof marktplaats kinderspel
    schoolslag stormloop stormvloed slachtpartij hartinfarct bommentapijt regenboog vuurwerk vuurtoren wedstrijd
    titelstrijd titelgevecht kussengevecht sneeuwballengevecht hanengevecht watergevecht jasmijn termijn
    granaatappel geldstroom informatiestroom woordenstroom luchtstroom bloedstroom goederenstroom kasstroom
    stroomlijn lintjesregen brandnetel brandmerk brandbrief marktaandeel marktleider marktwaarde marktconform
    steekpenning steekproef steekwoord breekijzer breekpunt breekwater schietgebed schietlood vergelijken
    bemoeilijken verwezenlijken huwelijken schoolvoorbeeld tijdbom raketgeleerde vreetaanval huilaanval lachaanval
    woedeaanval hoestaanval astmaaanval caloriebom seksbom badbom woordenstrijd woordengevecht""".split()
)
"""Folded compounds that are not what their part says, and their beginnings."""
_NO_LASTS: Final = frozenset("baar loos heid lijk achtig zaam ling ster ende aren eren elen".split())
_NO_HEADS: Final = frozenset("kinder kinderen vrouwen mannen water leven".split())
"""First parts that say little of the whole: kindermenu, vrouwenarts."""
_NORDIC_LASTS: Final = tuple(
    noun + end
    for noun in """brand attack angrepp angreb angrep byggnad bygning skjutning skyting skyderi explosion eksplosion
    buss bus dåd massaker gård chef direktör personal personell lager larm alarm offer elev lærer lärare""".split()
    for end in ("", *"en et n ar er arna erna ene s ens ets".split())
)
_NORDIC_OTHERS: Final = (
    "hjart",
    "hjert",
    "panik",
    "pris",
    "befolkning",
    "tids",
    "handels",
    "kostnad",
    "omkostning",
    "astma",
    "sex",
)
"""How Scandinavian compounds begin that are not what their last part says: heart attacks, explosions of prices."""


def dutch_parts(folded: str, known: Container[str]) -> tuple[str, ...]:
    """The words, among the folded ``known`` ones, that the Dutch word ``folded`` may be a compound of.

    >>> dutch_parts("basisscholen", {"scholen"}), dutch_parts("schoolgebouwen", {"school"})
    (('scholen',), ('school',))
    >>> dutch_parts("overvallen", {"vallen"}), dutch_parts("schooltje", {"school"})
    ((), ())
    """
    if folded.startswith(_OTHER_COMPOUNDS):
        return ()
    found = [
        folded[at:]
        for at in range(_OTHER, len(folded) - _TAIL + 1)
        if folded[at:] in known and folded[:at] not in _NO_FRONTS and _is_front(folded[:at])
    ]
    found += [
        folded[:at]
        for at in range(_HEAD, len(folded) - _TAIL + 2)
        if folded[:at] in known and folded[:at] not in _NO_HEADS and _is_last(folded[at:])
    ]
    return tuple(found)


def _is_front(front: str) -> bool:
    """Whether ``front`` is a Dutch word, perhaps with the letters that link it to the next."""
    stems = [front.removesuffix(link) for link in _LINKS if front.endswith(link)]
    return any(len(stem) >= _OTHER and stem not in _NO_FRONTS and _is_dutch(stem) for stem in stems)


def _is_last(rest: str) -> bool:
    """Whether ``rest`` is a Dutch word that may end a compound, perhaps behind the s that links it."""
    return any(
        len(word) > _OTHER and word not in _NO_LASTS and _is_dutch(word) for word in {rest, rest.removeprefix("s")}
    )


@lru_cache(maxsize=4096)
def _is_dutch(folded: str) -> bool:
    words = dictionary("nl")
    return words is not None and words.has_folded(folded)


def scandinavian_parts(folded: str, known: Container[str]) -> tuple[str, ...]:
    """The words, among the folded ``known`` ones, that a Scandinavian word may be a compound of: long last parts, and
    first ones before a listed noun, which lose an a.

    >>> scandinavian_parts("barnsjukhuset", {"sjukhuset"}), scandinavian_parts("skolbranden", {"skola"})
    (('sjukhuset',), ('skola',))
    """
    if folded.startswith(_NORDIC_OTHERS):
        return ()
    found = [folded[at:] for at in range(_OTHER, len(folded) - _NORDIC_TAIL + 1) if folded[at:] in known]
    last = next((end for end in _NORDIC_LASTS if folded.endswith(end) and len(folded) > len(end) + _OTHER), "")
    if last:
        front = folded.removesuffix(last)
        found += [word for word in (front, front + "a", front.removesuffix("s")) if word in known]
    return tuple(found)

"""The words that a German noun is a compound of: Luftangriff for Angriff, Krankenhausbrand for Krankenhaus.

Asked of the text, for nobody can list the compounds of Krankenhaus. The last part says what the whole is; the first
only what it has to do with, so there the rest must be a noun that the dictionary knows. What merely begins or ends so
(Schuldner, Schlager) is no compound, and those that mean something else are listed. Preferred mistake: a compound that
is not found.
"""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache
from typing import Final

from alerts.language.formstore import dictionary
from alerts.language.grammars.german import is_noun

TAIL, SHORT_TAIL = 5, 4
"""Letters that the last part of a German compound has at least, and one of which the first part must be a word."""

_TAIL_OF_A_VERB: Final = 7
FIRST: Final = 3
_OTHER_COMPOUNDS: Final = frozenset(
    compound + ending
    for compound in """hochschule fahrschule baumschule tanzschule goldmine goldgrube panikattacke preisexplosion
    kostenexplosion bevolkerungsexplosion sexbombe arschbombe zeitbombe handelskrieg preiskrieg rosenkrieg kleinkrieg
    shitstorm
    cyberangriff hackerangriff freistoss startschuss schnappschuss torschuss hexenschuss wahlkampf wettkampf zweikampf
    abstiegskampf arbeitskampf titelkampf bilderflut informationsflut besucherflut datenflut nachrichtenflut antragsflut
    krankenhaus rathaus kaufhaus gasthaus gewachshaus datenbank
    klageflut vitamin rufmord bootcamp geldregen trainingslager ferienlager
    endlager kugellager arbeitsmarkt aktienmarkt transfermarkt wohnungsmarkt sonnenbrand weinbrand lampenfieber
    reisefieber goldfieber ansturm hungerstreik herzattacke dauerwelle kissenschlacht schneeballschlacht rabattschlacht
    materialschlacht wortschlacht wortgefecht liebestoter kassensturz kurssturz preissturz temperatursturz badebombe
    wasserbombe kalorienbombe mordshunger heisshunger barenhunger vorschlag ratschlag herzschlag glockenschlag
    paukenschlag wutausbruch gefuhlsausbruch lachanfall hustenanfall wutanfall machtkampf ringkampf boxkampf
    stierkampf kursrutsch borsencrash sternenkrieg""".split()
    for ending in ("", "n", "s", "e", "en")
)
"""Folded compounds that are not what their last part says."""
_NO_FRONTS: Final = ("aus", "auf", "durch", "uber", "bei")
"""They make other nouns: Ausschuss is no Schuss, Überfall no Fall."""
_VOWELS: Final = frozenset("aeiouy")
HEAD: Final = 5
"""Letters that the first part of a German compound has at least."""
_LAST, _SHORTEST = 4, 3
"""Letters of the rest, and of its few listed nouns."""
_PARTICLE: Final = re.compile("^s?(?:ab|an|auf|aus|ein|vor|zu|um|bei|nach|uber|unter|ruck|gegen)")
_SHORT_LASTS: Final = frozenset("amt bau bus hof nahme not tor weg zug".split())
_NO_LASTS: Final = frozenset(
    last + end
    for last in "berg bach brunn burg furt hausen heim mann werder".split()
    for end in ("", "s", "er", "ers", "ern", "erin", "isch")
) - {"heim", "heims"}
"""Ends of names and of what comes from them: Brandenburg, Brandenburger, Wassermann."""
_OTHER_HEADS: Final = tuple(
    """angsthase bombenerfolg bombenform bombengeschaft bombenjob bombenstimmung bombenwetter feuereifer feuerland
    feuertaufe feuerwehr feuerwerk feuerzeug flutlicht grenzfall grenzwert handelsmarke hungerlohn kampfhund kampfkunst
    kampfsport kindergeld kinderkram kinderspiel kirchweih krankenkasse kriegsbemalung lagerbier lagerfeuer lagerkoller
    marktanteil marktfuhrer markteinfuhrung markttest
    marktkapital marktforsch marktlucke marktwirtschaft mordshunger mordskerl mordsspass opferfest opferlamm panzerglas
    panzerknacker panzerschrank regenbogen regenschirm regenwald schadenersatz schadenfreude schlachtbank schlachtfest
    schlachthaus schlachthof schlachtplatte schlachttier schlachtvieh schlagsahne schlagzeil schlagzeug schulmedizin
    schulnote schussfahrt sturmspitze todsunde wasserball wasserfall wasserhahn wassermelone wasserski""".split()
)
"""Folded compounds, and beginnings of others, that have little to do with their first part."""
_LOOSE_HEADS: Final = frozenset("kinder kindes frauen manner madchen wasser leben lebens".split())
"""Folded first parts that say little of the whole, but where it is one of these:"""
_LOOSE_LASTS: Final = tuple(
    """krankenhaus klinik heim soldat leiche mord opfer handel arbeit raub entfuhrung gefangnis station haus hauser
    rechte schutz sterblichkeit schander leichen mangel versorgung knappheit leitung werk pumpe verteilung stelle tank
    ausgabe not rohr speicher netz preis vergiftung gefahr zeichen""".split()
)


def tails(folded: str, *, capital: bool) -> tuple[str, ...]:
    """The words that the German word ``folded`` may end with as a compound, longest first; long ones only where it has
    no ``capital``, for verbs end like nouns (aufregen, Regen).

    >>> tails("luftangriff", capital=True), tails("luftangriff", capital=False)
    (('angriff', 'ngriff', 'griff'), ('angriff',))
    >>> tails("sturmflut", capital=True)
    ('mflut', 'flut')
    """
    least = TAIL if capital else _TAIL_OF_A_VERB
    if folded in _OTHER_COMPOUNDS:
        return ()
    if capital and _opens_compounds(folded[:-SHORT_TAIL]):
        least = SHORT_TAIL
    # three letters open many words that are no compounds: Schlager is no Lager
    first = FIRST if len(folded) >= FIRST + least and _opens_shortly(folded[:FIRST]) else FIRST + 1
    ends = range(first, len(folded) - least + 1)
    return tuple(folded[at:] for at in ends if folded[:at] not in _NO_FRONTS)


def heads(folded: str, known: Container[str]) -> tuple[str, ...]:
    """The words, among the folded ``known`` ones, that the German noun ``folded`` is a compound of by its first part:
    as they are, with the s that links, without their last e.

    >>> heads("krankenhausbrand", {"krankenhaus"}), heads("schulbusse", {"schule"}), heads("schuldner", {"schule"})
    (('krankenhaus',), ('schule',), ())
    """
    if folded in _OTHER_COMPOUNDS or folded.startswith(_OTHER_HEADS):
        return ()
    ends = range(HEAD, len(folded) - _SHORTEST + 1)
    forms = ((at, form) for at in ends for form in (folded[:at], folded[:at] + "e") if form in known)
    return tuple(form for at, form in forms if _closes(folded[:at], folded[at:]))


def _closes(head: str, rest: str) -> bool:
    """Whether ``rest`` is a noun that makes a compound with ``head`` that has to do with it."""
    return rest.startswith(_LOOSE_LASTS) if head in _LOOSE_HEADS else _closes_compounds(rest)


def _closes_compounds(rest: str) -> bool:
    """Whether ``rest`` is a German noun, perhaps behind the s that links it to the one before, or a particle."""
    nouns = (rest, rest.removeprefix("s"), _PARTICLE.sub("", rest))
    return any(noun in _SHORT_LASTS or (len(noun) >= _LAST and _is_german_noun(noun)) for noun in nouns)


@lru_cache(maxsize=4096)
def _is_german_noun(folded: str) -> bool:
    words = dictionary("de")
    if words is None or folded in _NO_LASTS:
        return False
    return any(is_noun(reading, folded) for reading in words.analyses(folded))


def _opens_compounds(front: str) -> bool:
    """Whether ``front`` is a German word, perhaps with the letter that links it to the next."""
    if len(front) < SHORT_TAIL:
        return False
    return _is_german(front) or (front[-1] in "sn" and _is_german(front[:-1]))


def _opens_shortly(front: str) -> bool:
    """Whether three letters are a German word; without a vowel they are none (sch, pst)."""
    return not _VOWELS.isdisjoint(front) and _is_german(front)


@lru_cache(maxsize=4096)
def _is_german(folded: str) -> bool:
    words = dictionary("de")
    return words is not None and words.has_folded(folded)

"""A made-up but lifelike workload for the matching benchmarks, the same for every run and every engine.

Articles are about 480 words long (298 to 731 in nine of ten), drawn from the 60,000 commonest words of French,
English, Arabic and Russian at their real frequencies (``wordlists``; the tests bring made-up ones); one word in a
hundred is a string never seen before. Each names a few places, and one article in four has a keyword planted near one.

Rules take 5 to 30 keywords (17 on average) from one of 400 themes: twelve are concepts of the lexicon in four
languages, the others mid-frequency words and phrases of two or three. A rule watches one of 20,000 real places under
3 to 15 names (about 5 on average) in Latin, Arabic and Cyrillic letters, within 3 to 50 words. Rules and stories choose
places by Zipf's law: the hottest has one rule in 24. Names of one word that is among the 8,000 commonest of a language
are left out, as staff are told to do.
"""

from __future__ import annotations

import random
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from copy import copy, deepcopy
from dataclasses import dataclass
from itertools import accumulate
from math import log

from alerts.language.folding import fold
from alerts.language.lexicon import concept
from alerts.language.scripts import script_of
from alerts.model import Entry, Place, Rule, Watchlist, Window
from alerts.places.gazetteer.atlas import Atlas

LANGUAGES = (("fr", 0.35), ("en", 0.35), ("ar", 0.20), ("ru", 0.10))
SCRIPTS = {"fr": "latin", "en": "latin", "ar": "arabic", "ru": "cyrillic"}
HUMANITARIAN = (
    "airstrike", "shelling", "hospital", "school", "ambulance", "siege", "ceasefire", "landmine", "displacement",
    "cholera", "famine", "flood",
)  # fmt: skip
COMMONEST = 8_000
PLACES = 20_000


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language, the commonest first, with their cumulated frequencies."""

    words: tuple[str, ...]
    weights: tuple[float, ...]

    def draw(self, rng: random.Random, count: int) -> list[str]:
        """``count`` words at their real frequencies."""
        top = self.weights[-1]
        return [self.words[bisect_left(self.weights, rng.random() * top)] for _ in range(count)]


class Workload:
    """Rules and articles from one seed."""

    def __init__(self, vocabularies: Mapping[str, Vocabulary], *, themes: int = 400, seed: int = 2016) -> None:
        self._rng = random.Random(seed)
        self._words = vocabularies
        self._themes = [*filter(None, map(_lexical, HUMANITARIAN))]
        self._themes += [self._theme() for _ in range(themes - len(self._themes))]
        self._places = self._real_places()
        self._by_zipf = list(accumulate(1 / (rank + 2.6) for rank in range(len(self._places))))

    def copy(self) -> Workload:
        """Another that draws what this one would."""
        other = copy(self)
        other._rng = deepcopy(self._rng)
        return other

    def rules(self, count: int, *, prefix: str = "rule", fresh: bool = False) -> Watchlist:
        """A watchlist of ``count`` rules; ``fresh`` ones have keywords that no other rule has."""
        rng = self._rng
        rules = []
        for number in range(count):
            theme = self._theme(ranks=(20_000, 50_000)) if fresh else rng.choice(self._themes)
            rules.append(
                Rule(
                    name=f"{prefix}-{number}",
                    keywords=tuple(rng.sample(theme, rng.randint(min(5, len(theme)), min(30, len(theme))))),
                    places=(self._choose().name,),
                    within=Window(words=rng.randint(3, 50)),
                )
            )
        used = {name for rule in rules for name in rule.places}
        return Watchlist(places=tuple(place for place in self._places if place.name in used), rules=tuple(rules))

    def articles(self, count: int, *, prefix: str = "", mentions: tuple[int, int] = (2, 7)) -> list[Entry]:
        """``count`` articles, none of them seen before, each with so many mentions of places."""
        return [self._article(number, mentions, prefix) for number in range(count)]

    def stuffed_article(self, watchlist: Watchlist, *, times: int) -> Entry:
        """The worst case: the 400 hottest places and the 400 commonest keywords, so many times each, in any order."""
        rng = self._rng
        places = Counter(name for rule in watchlist.rules for name in rule.places)
        keywords = Counter(keyword for rule in watchlist.rules for keyword in rule.keywords)
        named = {place.name: place.names for place in watchlist.places}
        words = [rng.choice(named[name]) for name, _ in places.most_common(400)]
        words = [*words, *(keyword for keyword, _ in keywords.most_common(400))] * times
        rng.shuffle(words)
        return Entry(feed="bench", entry_id="stuffed", content=_punctuate(words, rng), language="en")

    def _theme(self, *, ranks: tuple[int, int] = (1_000, 20_000)) -> tuple[str, ...]:
        rng = self._rng
        terms: dict[str, None] = {}
        while len(terms) < 40:
            language = rng.choices([name for name, _ in LANGUAGES], [share for _, share in LANGUAGES])[0]
            words = self._words[language].words[slice(*ranks)]
            first = rng.choice(words)
            if len(first) >= 4:
                more = rng.choices([0, 1, 2], [80, 14, 6])[0]
                terms[" ".join([first, *(rng.choice(words) for _ in range(more))])] = None
        return tuple(terms)

    def _real_places(self) -> list[Place]:
        common = {
            (SCRIPTS[language], fold(word))
            for language, vocabulary in self._words.items()
            for word in vocabulary.words[:COMMONEST]
        }
        atlas = Atlas()
        known = (_names([text for _, text in atlas.names(row)], common) for row in range(len(atlas)))
        named = list({names[0]: names for names in known if 3 <= len(names) <= 15}.values())
        atlas.close()
        return [Place(name=names[0], aliases=names[1:]) for names in self._rng.sample(named, PLACES)]

    def _choose(self) -> Place:
        return self._places[bisect_left(self._by_zipf, self._rng.random() * self._by_zipf[-1])]

    def _mention(self, language: str) -> str:
        """A name of some place, in the letters of the text's language where it has one."""
        names = self._choose().names
        return self._rng.choice([name for name in names if script_of(name) == SCRIPTS[language]] or names)

    def _article(self, number: int, mentions: tuple[int, int], prefix: str) -> Entry:
        rng = self._rng
        language = rng.choices([name for name, _ in LANGUAGES], [share for _, share in LANGUAGES])[0]
        words = self._words[language].draw(rng, max(60, round(rng.lognormvariate(log(467), 0.273))))
        for at in range(0, len(words), 100):
            words[at] = "".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=9))
        for _ in range(rng.randint(*mentions)):
            words.insert(rng.randrange(len(words)), self._mention(language))
        if number % 4 == 0:
            at = rng.randrange(len(words) - 20)
            words.insert(at, rng.choice(rng.choice(self._themes)))
            words.insert(at + rng.randint(1, 15), self._mention(language))
        return Entry(feed="bench", entry_id=f"{prefix}{number}", content=_punctuate(words, rng), language=language)


def _lexical(identity: str) -> tuple[str, ...]:
    """What the lexicon calls a concept in the four languages, at most 40 words."""
    known = concept(identity)
    if known is None:
        return ()
    return tuple(dict.fromkeys(word for language in SCRIPTS for word in known.words.get(language, ())))[:40]


def _names(texts: Sequence[str], common: Set[tuple[str, str]]) -> tuple[str, ...]:
    """The names of a place in the three scripts, without ordinary words."""
    known = ((text, script_of(text)) for text in dict.fromkeys(texts) if len(texts) >= 3)
    return tuple(text for text, script in known if script != "other" and (script, fold(text)) not in common)


def _punctuate(words: list[str], rng: random.Random) -> str:
    """Sentences of some 18 words, paragraphs of some five sentences."""
    out: list[str] = []
    capital = True
    for word in words:
        shown = word.capitalize() if capital and word.islower() else word
        capital = rng.random() < 1 / 18
        comma = not capital and rng.random() < 1 / 12
        mark = ("." if capital else "") + ("," if comma else "")
        out.append(shown + mark + ("\n" if capital and rng.random() < 0.2 else " "))
    return "".join(out).strip()

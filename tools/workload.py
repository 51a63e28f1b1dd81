"""A made-up but lifelike workload for the matching benchmarks, the same for every run and every engine.

Articles are about 480 words long, drawn from real words at their real frequencies (the wordfreq tables) in French,
English, Arabic and Russian; one word in a hundred is a string never seen before. Rules take 5 to 30 keywords from
400 themes of mid-frequency words and two-word phrases, one place with 3 to 15 aliases, and a window of 3 to 50 words;
places are chosen by a Zipf-like law, as news does: the hottest has one rule in 27. One article in four gets a
keyword planted near a place.
"""

from __future__ import annotations

import random
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate

import wordfreq

from alerts.model import Entry, Place, Rule, Watchlist, Window

LANGUAGES = (("fr", 0.35), ("en", 0.35), ("ar", 0.20), ("ru", 0.10))
_SYLLABLES = {
    "latin": "ba dar kou mel sha zou rim tal qas wad hom fer gal nab ith our jan kel sar dou".split(),
    "arabic": "با دار كو مل شا زو ريم تال قص واد حم فر جل نب يث جن كل سر دو طا".split(),
    "cyrillic": "ба дар ку мел ша зу рим тал кас вад хом фер гал наб ит джан кел сар ду та".split(),
}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language with their cumulated frequencies."""

    words: tuple[str, ...]
    weights: tuple[float, ...]

    def draw(self, rng: random.Random, count: int) -> list[str]:
        """``count`` words at their real frequencies."""
        top = self.weights[-1]
        return [self.words[bisect_left(self.weights, rng.random() * top)] for _ in range(count)]


def vocabulary(language: str) -> Vocabulary:
    """The 60,000 commonest words of ``language`` that are made of letters."""
    words = [word for word in wordfreq.top_n_list(language, 70_000) if word.isalpha()][:60_000]
    return Vocabulary(tuple(words), tuple(accumulate(wordfreq.word_frequency(word, language) for word in words)))


class Workload:
    """Rules and articles from one seed."""

    def __init__(self, *, seed: int = 2016) -> None:
        self._rng = random.Random(seed)
        self._words = {language: vocabulary(language) for language, _ in LANGUAGES}
        self._themes = [self._theme() for _ in range(400)]
        self._places = [self._place(number) for number in range(20_000)]
        self._by_zipf = list(accumulate(1 / (rank + 2) for rank in range(len(self._places))))

    def rules(self, count: int) -> Watchlist:
        """A watchlist of ``count`` rules."""
        rng = self._rng
        rules = []
        for number in range(count):
            theme = rng.choice(self._themes)
            rules.append(
                Rule(
                    name=f"rule-{number}",
                    keywords=tuple(rng.sample(theme, rng.randint(5, min(30, len(theme))))),
                    places=(self._choose().name,),
                    within=Window(words=rng.randint(3, 50)),
                )
            )
        used = {name for rule in rules for name in rule.places}
        return Watchlist(places=tuple(place for place in self._places if place.name in used), rules=tuple(rules))

    def articles(self, count: int) -> list[Entry]:
        """``count`` articles, none of them seen before."""
        return [self._article(number) for number in range(count)]

    def _theme(self) -> tuple[str, ...]:
        rng = self._rng
        terms: dict[str, None] = {}
        while len(terms) < 40:
            language = rng.choices([name for name, _ in LANGUAGES], [share for _, share in LANGUAGES])[0]
            words = self._words[language].words[800:20_000]
            first = rng.choice(words)
            if len(first) >= 4:
                terms[first if rng.random() < 0.8 else f"{first} {rng.choice(words)}"] = None
        return tuple(terms)

    def _place(self, number: int) -> Place:
        rng = self._rng
        names = [self._name("latin")]
        for _ in range(rng.randint(2, 14)):
            names += [self._name(script) for script in rng.choices(list(_SYLLABLES), [3, 2, 1])]
        return Place(name=f"{names[0]}{number}", aliases=tuple(dict.fromkeys(names)))

    def _name(self, script: str) -> str:
        rng = self._rng
        words = ["".join(rng.choices(_SYLLABLES[script], k=rng.randint(4, 5))) for _ in range(rng.choice([1, 1, 1, 2]))]
        return " ".join(word.capitalize() for word in words)

    def _choose(self) -> Place:
        return self._places[bisect_left(self._by_zipf, self._rng.random() * self._by_zipf[-1])]

    def _article(self, number: int) -> Entry:
        rng = self._rng
        language = rng.choices([name for name, _ in LANGUAGES], [share for _, share in LANGUAGES])[0]
        words = self._words[language].draw(rng, rng.randint(298, 731))
        for at in range(0, len(words), 100):
            words[at] = "".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=9))
        for _ in range(rng.randint(2, 7)):
            words.insert(rng.randrange(len(words)), rng.choice(self._choose().aliases))
        if number % 4 == 0:
            at = rng.randrange(len(words) - 20)
            words.insert(at, rng.choice(rng.choice(self._themes)))
            words.insert(at + rng.randint(1, 15), rng.choice(self._choose().aliases))
        return Entry(feed="bench", entry_id=str(number), content=_punctuate(words, rng), language=language)


def _punctuate(words: list[str], rng: random.Random) -> str:
    """Sentences of some 18 words, paragraphs of some five sentences."""
    out: list[str] = []
    capital = True
    for word in words:
        shown = word.capitalize() if capital else word
        capital = rng.random() < 1 / 18
        comma = not capital and rng.random() < 1 / 12
        mark = ("." if capital else "") + ("," if comma else "")
        out.append(shown + mark + ("\n" if capital and rng.random() < 0.2 else " "))
    return "".join(out).strip()

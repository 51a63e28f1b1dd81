"""Real words with their real frequencies, for the benchmarks: the wordfreq tables, which are in the ``bench`` extra."""

from __future__ import annotations

from itertools import accumulate

import wordfreq

from tools.workload import LANGUAGES, Vocabulary


def real_vocabularies() -> dict[str, Vocabulary]:
    """The 60,000 commonest words of each language that are made of letters."""
    return {language: _vocabulary(language) for language, _ in LANGUAGES}


def _vocabulary(language: str) -> Vocabulary:
    words = [word for word in wordfreq.top_n_list(language, 70_000) if word.isalpha()][:60_000]
    return Vocabulary(tuple(words), tuple(accumulate(wordfreq.word_frequency(word, language) for word in words)))

"""Make the file of the lexicon's forms (alerts/language/lexicon_data/lexicon.forms) anew.

    make forms

After any change of the lexicon's words or of what inflects them; the file is the same, byte for byte, whenever the
words and the code are. It takes half a minute, and the program works without, only slower.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import marisa_trie

from alerts.language.lexicon import Concept, all_concepts
from alerts.language.lexiconforms import (
    FILE,
    HERE,
    NOTHING_SHARED,
    digest_of_inflection,
    digest_of_words,
    inflected,
    key_of,
)
from alerts.language.packs import all_packs, figurative_phrases
from alerts.matching.listedphrases import listed_words
from alerts.matching.retold import words_retold

Record = tuple[str, bytes]


def main() -> None:
    """Write the file and say what is in it."""
    listed = (each for texts in everything_listed() for each in listed_words(texts))
    keyed = {key_of(*each): each for each in listed}
    words = {key: inflected(*each) for key, each in keyed.items()}
    records = [*records_of(words), ("", digest_of_inflection(HERE) + digest_of_words(HERE))]
    whole, unfinished = HERE / FILE, HERE / f"{FILE}.unfinished"
    marisa_trie.BytesTrie(sorted(records)).save(str(unfinished))
    unfinished.replace(whole)  # a service that runs has the old one mapped
    count = sum(map(len, words.values()))
    sys.stdout.write(f"{len(words)} words, {count} forms, {whole.stat().st_size} bytes\n")


def everything_listed() -> Iterator[Mapping[str, Sequence[str]]]:
    """Language → words and phrases, of every concept and pack, of the figurative phrases and of harm told again."""
    for concept in all_concepts():
        yield concept.words
        yield concept.exclusions
        yield halves_of(concept)
    for pack in all_packs():
        yield pack.terms
    yield figurative_phrases()
    yield words_retold()


def halves_of(concept: Concept) -> Mapping[str, Sequence[str]]:
    """Language → the words and phrases of all couples."""
    return {
        language: [text for couple in couples for half in couple for text in half]
        for language, couples in concept.couples.items()
    }


def records_of(words: Mapping[str, Sequence[str]]) -> Iterator[Record]:
    """The words with their forms, as the file has them."""
    numbers: dict[str, int] = {}
    for key, forms in sorted(words.items()):
        shared = alike(forms[0], forms[-1])
        number = numbers.setdefault(written([form[shared:] for form in forms]), len(numbers))
        yield key, number.to_bytes(2, "big") + bytes([shared])
    for endings, number in numbers.items():
        yield f"#{number}", endings.encode()


def written(endings: Iterable[str]) -> str:
    """Endings in order, each by what it has not of the one before."""
    lines = []
    for before, ending in pairwise(["", *endings]):
        shared = alike(before, ending)
        lines.append(chr(NOTHING_SHARED + shared) + ending[shared:])
    return "\n".join(lines)


def alike(one: str, other: str) -> int:
    """How many letters two words begin with alike; of the first and last of words in order, all of them do."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))


if __name__ == "__main__":
    main()

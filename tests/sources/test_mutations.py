"""The short form of ``make fuzz``: documents that no publisher meant to send are answered with a feed or a sentence."""

import random

from tests.fuzz_feeds import complaint, mutated


def test_a_mutated_document_gives_a_feed_or_a_sentence() -> None:
    dice = random.Random(20161120)
    assert [wrong for wrong in (complaint(mutated(dice)) for _ in range(500)) if wrong] == []

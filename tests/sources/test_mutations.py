"""The short form of ``make fuzz``: documents that no publisher meant to send are answered with a feed or a sentence."""

import random

import pytest

from tests.fuzz_feeds import complaint, mutated

pytestmark = pytest.mark.no_cover  # hundreds of documents, which take twice the time where lines are counted


def test_a_mutated_document_gives_a_feed_or_a_sentence() -> None:
    dice = random.Random(20161120)
    assert [wrong for wrong in (complaint(mutated(dice)) for _ in range(500)) if wrong] == []

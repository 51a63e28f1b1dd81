"""A web page → the text of its article, through trafilatura, which is at home here.

This module runs in a killable child only (``workers.run_named``): trafilatura takes 0.7 s and 41 MB to load, which no
other process should pay. Preferred mistake: to say that there is no article rather than to take a notice for one.
"""

from __future__ import annotations

from typing import Final

import trafilatura

from alerts.pages import Page
from alerts.sources.charsets import decode
from alerts.sources.fulltext import Article
from alerts.sources.obstacles import FEWEST_WORDS, PAYWALL, obstacle, without_leads
from alerts.sources.plaintext import count_of_words, plain_field

_LONGEST: Final = 200_000


def extract_article(page: Page) -> Article:
    """The article's paragraphs, one a line, or what stood in the way."""
    markup = decode(page.body, page.content_type).text
    if "html" not in page.content_type.lower() and "<html" not in markup[:2_000].lower():
        return Article(problem="the link leads to no web page")
    text = trafilatura.extract(markup, include_comments=False, include_tables=True, deduplicate=False) or ""
    text = without_leads(plain_field(text.replace("\n", "\n\n")))[:_LONGEST]
    problem = obstacle(markup, text)
    is_article = problem is None or (problem == PAYWALL and count_of_words(text) >= FEWEST_WORDS)
    return Article(text=text if is_article else "", problem=problem)

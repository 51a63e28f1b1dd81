"""A web page → the text of its article, through trafilatura, which is at home here.

This module runs in a killable child only (``workers.run_named``): trafilatura takes 0.7 s and 41 MB to load, which no
other process should pay. Preferred mistake: to say that there is no article rather than to take a notice for one.
"""

from __future__ import annotations

import re
from typing import Final

import trafilatura

from alerts.pages import Page
from alerts.sources.charsets import decode
from alerts.sources.fulltext import Article
from alerts.sources.plaintext import plain_field

_LONGEST: Final = 200_000
_FEWEST_WORDS: Final = 30
_LOCKED: Final = re.compile(
    r"""isAccessibleForFree["']?\s{0,5}:\s{0,5}["']?false|content_tier["'][^<>]{0,40}content=["'](?:locked|metered)""",
    re.IGNORECASE,
)
_PAYWALL: Final = re.compile(
    r"subscribe to (?:continue|read|keep)|for subscribers|already a subscriber|réservée? aux abonnés|abonnez-vous pour"
    r"|il vous reste .{1,20} à lire|déjà abonné|para suscriptores|exclusivo para assinantes|nur für abonnenten"
    r"|للمشتركين|только для подписчиков",
    re.IGNORECASE,
)
_ROBOT_CHECK: Final = re.compile(
    r"captcha|just a moment\.\.\.|cf-challenge|enable javascript and cookies", re.IGNORECASE
)


def extract_article(page: Page) -> Article:
    """The article's paragraphs, one a line, or what stood in the way."""
    markup = decode(page.body, page.content_type).text
    if "html" not in page.content_type.lower() and "<html" not in markup[:2_000].lower():
        return Article(problem="the link leads to no web page")
    text = trafilatura.extract(markup, include_comments=False, include_tables=True, deduplicate=False) or ""
    text = plain_field(text.replace("\n", "\n\n"))[:_LONGEST]
    words = len(text.split())
    if _LOCKED.search(markup) or (words < 150 and _PAYWALL.search(markup)):
        return Article(text=text if words >= _FEWEST_WORDS else "", problem="the article is behind a paywall")
    if words >= _FEWEST_WORDS:
        return Article(text=text)
    if _ROBOT_CHECK.search(markup[:50_000]):
        return Article(problem="the site asks for a robot check (captcha)")
    return Article(problem="no article was found on the page")

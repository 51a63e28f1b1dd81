"""A web page → the text of its article, through trafilatura, which is at home here.

This module runs in a killable child only (``workers.run_named``): trafilatura takes 0.7 s and 41 MB to load, which no
other process should pay. Preferred mistake: to say that there is no article rather than to take a notice for one.
"""

from __future__ import annotations

import re
from typing import Final

import trafilatura

from alerts.pages import Page
from alerts.sources.fulltext import Article
from alerts.sources.text.charsets import decode
from alerts.sources.text.plaintext import count_of_words, plain_field
from alerts.sources.webpages.obstacles import FEWEST_WORDS, PAYWALL, obstacle, without_leads, without_offers

_LONGEST: Final = 200_000
_EMPTY_LINE: Final = re.compile(r"(?:<br\b[^<>]{0,100}>\s{0,100}){2,100}", re.IGNORECASE)
_BARE: Final = re.compile(
    r"(<(?:div|td|font|center|body|section|article|main)\b[^<>]*+>|</(?:p|h[1-6]|div|figure|ul|ol|table|blockquote)\s{0,5}>)"
    r"\s*+((?:[^<>]++|</?(?:a|abbr|b|big|em|i|small|span|strong|u)\b[^<>]*+>)++)(?=<p\b)",
    re.IGNORECASE,
)
_LEAD: Final = re.compile(
    r"""<(p|div|h2|h3)\s(?=[^<>]{0,300}(?:standfirst|chap[oô]\b|chapeau|\blead\b|lead-?text|\bdek\b|entradilla|bajada"""
    r"""|occhiello|\bsapo\b|sommario|vorspann|(?:article|post|story|entry)[-_]{1,2}(?:intro|lead|summary|excerpt)))"""
    r"""[^<>]{1,600}>\s{0,100}([^<>]{60,1000})</\1>""",
    re.IGNORECASE,
)
_INLINE: Final = re.compile(r"<[^<>]*+>")
_FEWEST_LETTERS: Final = 40
"""Bare text that is shorter is a date or a label."""


def extract_article(page: Page) -> Article:
    """The article's paragraphs, one a line, or what stood in the way."""
    markup = decode(page.body, page.content_type).text
    if "html" not in page.content_type.lower() and "<html" not in markup[:2_000].lower():
        return Article(problem="the link leads to no web page")
    text = (
        trafilatura.extract(_with_paragraphs(markup), include_comments=False, include_tables=True, deduplicate=False)
        or ""
    )
    text = without_leads(plain_field(text.replace("\n", "\n\n")))[:_LONGEST]
    text = _with_lead(markup, text)
    problem = obstacle(markup, text)
    if problem == PAYWALL and count_of_words(text) >= FEWEST_WORDS:
        return Article(text=without_offers(text), problem=problem)
    return Article(text="" if problem else text, problem=problem)


def _with_paragraphs(markup: str) -> str:
    """Empty lines begin paragraphs, and text that stands bare before a paragraph is one: trafilatura loses both where
    only some of an article's paragraphs are marked up as such."""
    return _BARE.sub(_as_paragraph, _EMPTY_LINE.sub("<p>", markup))


def _with_lead(markup: str, text: str) -> str:
    """The text with the article's lead before it, which often stands in the page's header with the title."""
    first = next((line[:_FEWEST_LETTERS] for line in text.split("\n") if len(line) >= _FEWEST_LETTERS), "")
    start = markup.find(first) if first else -1
    leads = [found[2] for found in _LEAD.finditer(markup[: max(start, 0)])]
    lead = plain_field(leads[-1]) if leads else ""
    return f"{lead}\n{text}" if lead and lead not in text else text


def _as_paragraph(bare: re.Match[str]) -> str:
    is_text = len(_INLINE.sub("", bare[2])) >= _FEWEST_LETTERS
    return f"{bare[1]}<p>{bare[2]}</p>" if is_text else bare[0]

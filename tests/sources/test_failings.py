"""Whatever the sources say of a feed has its French and Arabic."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from string import Formatter

from alerts import lessons
from alerts.completing import TOO_LATE, TOO_MANY
from alerts.model import Feed
from alerts.sources import workers
from alerts.sources.documents import _NOT_WITH_NAME
from alerts.sources.formats.drafts import STUMBLED
from alerts.sources.fulltext import Article
from alerts.sources.webpages.webpage import kind_of_page, said_of_page
from alerts.sources.wire.fetch import _WORDS
from alerts.sources.wire.guard import REFUSAL
from alerts.sources.wire.httpwords import status_in_words
from alerts.wordings.failings import FAILINGS, said_of_feed

ROOT = Path(__file__).parents[2]
SAYERS = {"ParseError", "FetchError", "Article", "append", "Decoded"}


def sentences() -> Iterator[str]:
    """Every sentence written where an error is raised, a warning added, or a problem told; names become numbers."""
    for path in sorted((ROOT / "alerts" / "sources").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in SAYERS:
                yield from _texts([*node.args[:1], *(word.value for word in node.keywords if word.arg == "problem")])
    yield from (words for _, words in _WORDS)
    yield from (status_in_words(status) for status in (304, *range(400, 600), 700))
    yield from (
        _NOT_WITH_NAME,
        REFUSAL,
        workers.TOO_LONG,
        workers.TOO_MUCH,
        workers.TOO_BUSY,
        workers.DIED,
        workers.CLOSING,
        TOO_LATE,
        TOO_MANY,
    )
    yield "more than 1000 entries: the newest 1000 are read"
    yield "more than 1000 entries: the first 1000 are read"
    yield from ("1 entry repeated: the newest version is kept", "3 entries repeated: the newest version is kept")
    yield STUMBLED
    yield from map(kind_of_page, ("captcha", "<form><input type=password></form>", "<p>News</p>", "Accept cookies"))
    yield said_of_page("<p>Hetkinen</p>")
    yield from map(kind_of_page, ("This domain is for sale", "Under maintenance"))
    yield lessons.WINDOW_GAP
    yield lessons.OFTENER
    for sentence in (lessons.TOO_RARE, lessons.SENT_WHOLE, lessons.RARELY, lessons.SLOWED, lessons.RESTING):
        yield sentence.format(minutes=30, count=96, hours=24.0, when="from 22 to 5")
    urgent = Feed(url="https://radio.example/rss", every=timedelta(minutes=2))
    yield from (lessons.held_back(urgent, has_validators=validators) for validators in (True, False))


def _texts(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else "7" for part in node.values]
            yield "".join(map(str, parts))


UNSAID = {"more than 7 entries: the 7 7 are read"}
SAID = sorted({text for text in sentences() if " " in text and not text.startswith("7")} - UNSAID)


def test_there_is_something_to_say() -> None:
    assert len(SAID) > 70
    assert Article(problem=SAID[0]).problem in SAID


def test_what_goes_wrong_is_said_in_french_and_arabic() -> None:
    said = {sentence: (said_of_feed(sentence, "fr"), said_of_feed(sentence, "ar-SY")) for sentence in SAID}
    wrong = {
        sentence: (french, arabic)
        for sentence, (french, arabic) in said.items()
        if french == sentence
        or not re.search("[\u0600-\u06ff]", arabic)
        or re.search(r"\b(?:the|is|it)\b", french + arabic)
    }
    assert wrong == {}
    assert [each for each in SAID if not said_of_feed(each, "en") == said_of_feed(each, "sw") == each] == []


def test_a_sentence_has_the_same_names_in_every_language() -> None:
    names = {
        sentence: [{name for _, name, _, _ in Formatter().parse(text) if name} for text in (sentence, *said)]
        for sentence, said in FAILINGS.items()
    }
    assert {said: each for said, each in names.items() if not each[0] == each[1] == each[2]} == {}


def test_sentences_within_sentences_are_said_too() -> None:
    said = said_of_feed("the server answered 503: it is overloaded or under repair", "fr")
    assert said == "le serveur a répondu 503 : il est surchargé ou en réparation"
    two = said_of_feed("the page is empty; no feed was found behind this address either", "fr")
    assert two == "la page est vide ; aucun flux n’a été trouvé derrière cette adresse non plus"
    pages = "2 linked pages were not read whole, the summary stands: the article is behind a paywall"
    assert said_of_feed(pages, "fr").endswith("tiennent lieu : l’article est réservé aux abonnés")
    assert said_of_feed("something nobody knows", "fr") == "something nobody knows"
    assert "\u2068gzip, gzip\u2069" in said_of_feed(
        "the page came damaged or packed in a way the bot did not ask for (gzip, gzip)", "ar"
    )

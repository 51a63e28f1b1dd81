"""Mutated feeds by the thousand: no crash, no hang, no error but ParseError. ``make fuzz``; seeded, nothing is stored.

    python tests/fuzz_feeds.py [HOW_MANY] [SEED]

Each document of ``tests/data/feeds`` is cut, doubled, spliced with another, sprinkled with bytes and with what breaks
parsers, then parsed in this process; the slowest and the first failures are printed, exit 1 if there were any.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from alerts.errors import ParseError
from alerts.pages import Page
from alerts.sources.formats.feeds import parse

DOCUMENTS = [path.read_bytes() for path in sorted((Path(__file__).parent / "data" / "feeds").glob("*.xml"))]
POISON = [
    b"<",
    b">",
    b"&",
    b"]]>",
    b"<![CDATA[",
    b"<!--",
    b"-->",
    b"\x00",
    b"\xff\xfe",
    b"&#xD800;",
    b"&#0;",
    b"<item>",
    b"</item>",
    b"<!DOCTYPE rss [<!ENTITY a 'b'>]>",
    b"<?xml version='1.0' encoding='utf-16'?>",
    b'"',
    b"'",
    b"\xe9",
    b"<entry>",
    b"</channel>",
    b"<content:encoded>",
    b"xml:base='http://['",
    b"<georss:point>1e999 nan</georss:point>",
    b"<guid>",
    b"{",
    b"[",
    b"<a:b>",
    b"<description><p><b>",
    b"<svg>",
    b"</svg>",
    b"<title type='xhtml'>",
    b"<gml:pos>x y</gml:pos>",
    b"<dc:date>",
    b"<image>",
    b"<source>",
    b"<pubDate>Thu, 99 Foo 0000 25:61:61 +9999</pubDate>",
    b"&lt;script&gt;",
    b"\n" * 1000,
    b"<category>" * 50,
    b"<textinput>",
    b"<updated>-1</updated>",
]


def cut(dice: random.Random, body: bytes) -> bytes:
    return body[: dice.randrange(len(body) + 1)]


def drop(dice: random.Random, body: bytes) -> bytes:
    start = dice.randrange(len(body) + 1)
    return body[:start] + body[start + dice.randrange(200) :]


def sprinkle(dice: random.Random, body: bytes) -> bytes:
    letters = bytearray(body)
    for _ in range(min(len(letters), dice.randrange(1, 20))):
        letters[dice.randrange(len(letters))] = dice.randrange(256)
    return bytes(letters)


def poison(dice: random.Random, body: bytes) -> bytes:
    start = dice.randrange(len(body) + 1)
    return body[:start] + dice.choice(POISON) + body[start:]


def repeat(dice: random.Random, body: bytes) -> bytes:
    start = dice.randrange(len(body) + 1)
    return body[:start] + body[start : start + dice.randrange(300)] * dice.randrange(2, 200) + body[start:]


def splice(dice: random.Random, body: bytes) -> bytes:
    other = dice.choice(DOCUMENTS)
    return body[: dice.randrange(len(body) + 1)] + other[dice.randrange(len(other) + 1) :]


MUTATIONS: list[Callable[[random.Random, bytes], bytes]] = [cut, drop, sprinkle, poison, poison, repeat, splice]


def mutated(dice: random.Random) -> bytes:
    body = dice.choice(DOCUMENTS)
    for _ in range(dice.randrange(1, 5)):
        body = dice.choice(MUTATIONS)(dice, body)[:500_000]
    return body


def complaint(body: bytes) -> str | None:
    """What is wrong with how ``body`` was answered; None where all is well."""
    try:
        feed = parse(Page(url="https://fuzz.example/", final_url="https://fuzz.example/", body=body))
        str(feed).encode()
    except ParseError as error:
        return None if 0 < len(str(error)) < 200 else f"not a sentence: {error}"
    except Exception as error:  # any other is what is looked for
        return repr(error)
    identities = [entry.entry_id for entry in feed.entries]
    return None if all(identities) and len(set(identities)) == len(identities) else "an entry without its own id"


def main(how_many: int = 10_000, seed: int = 1) -> int:
    dice = random.Random(seed)
    slowest, failures = 0.0, 0
    for number in range(how_many):
        body = mutated(dice)
        start = time.process_time()
        wrong = complaint(body)
        spent = time.process_time() - start
        slowest = max(slowest, spent)
        if wrong is not None or spent > 5.0:
            failures += 1
            sys.stdout.write(f"mutation {number} of seed {seed}: {wrong or 'too slow'} ({spent:.1f} s)\n")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(f"{how_many} mutations: {failures} failures, slowest {slowest:.2f} s, {memory} MB\n")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))

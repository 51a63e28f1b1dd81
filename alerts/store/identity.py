"""Which entry is which: keys and content hashes. Pure.

An entry is the same as one seen before when its feed gives the same id; without an id, when its link is the same;
without either, when its words are. Ids change, though (a site moves, an id is made of the title), and some publishers
give the ids of old entries to new ones: then link, words and dates decide. The preferred mistake is a second look at
an old entry, never the loss of a new one: publishers who give one id to every entry of a page get a key for each.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from alerts.links import canonical_link, is_tracking
from alerts.model import Entry

_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_UNSPACED: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_NUMBER: Final = re.compile(r"[0-9]{5,}")
_UNLIKE: Final = 0.34
"""Titles with a smaller share of words in common are about different things."""


def content_hash(entry: Entry) -> str:
    """A fingerprint of what an entry says; it changes when the publisher edits the entry."""
    return words_hash(entry.title, entry.summary, entry.content)


def words_hash(title: str, summary: str, content: str) -> str:
    """The fingerprint of an entry's three texts."""
    return _digest(title, summary, content)


def entry_keys(entries: Sequence[Entry]) -> list[str]:
    """The key of each entry of one page, unique among different entries of that page."""
    plain = [_key(entry) for entry in entries]
    shared = {key for key, count in Counter(plain).items() if count > 1}
    return [
        f"{key}#{_digest(canonical_link(entry.link), entry.title)[:16]}" if key in shared else key
        for key, entry in zip(plain, entries, strict=True)
    ]


def is_another(entry: Entry, *, link: str, title: str, published: datetime | None) -> bool:
    """True where ``entry`` has the id of a stored one (whose canonical ``link``, ``title`` and date these are) and is
    none the less another: a later date, another link with no number in common, hardly a word of the title the same."""
    if not link or canonical_link(entry.link) in {"", link} or _numbers(entry.link) & _numbers(link):
        return False
    if (entry.published is None) != (published is None):
        return False
    if entry.published is not None and published is not None and entry.published <= published:
        return False
    return _likeness(entry.title, title) < _UNLIKE


def key_of_another(key: str, entry: Entry) -> str:
    """The key of an entry that came under the id of an older one."""
    return f"{key}#{_digest(canonical_link(entry.link))[:16]}"


def _likeness(one: str, other: str) -> float:
    """The share of the shorter title's words that the other has too, 0 … 1; of pairs of letters in unspaced scripts."""
    first, second = _words(one), _words(other)
    fewest = min(len(first), len(second))
    return len(first & second) / fewest if fewest else float(one == other)


def _words(title: str) -> frozenset[str]:
    title = title.casefold()
    if _UNSPACED.search(title):
        return frozenset(title[place : place + 2] for place in range(len(title) - 1))
    return frozenset(_WORD.findall(title)) or frozenset(title.split())


def _numbers(link: str) -> frozenset[str]:
    return frozenset(_NUMBER.findall(link))


def revised_base(entry_id: str) -> str | None:
    """What the ids of all revisions of an article have in common, where their number ends them: ``…/c9x#2``."""
    base = entry_id.rstrip("0123456789")
    return base if base != entry_id and base.endswith("#") else None


def _key(entry: Entry) -> str:
    return key_of_id(entry.entry_id) or canonical_link(entry.link) or f"sha256:{content_hash(entry)}"


def key_of_id(entry_id: str) -> str:
    """The key of an id; empty where there is none.

    An id that is an address is the same however the address is written: sites change over to https or ``www.``, and
    back, for all they have. Its fragment stays: revisions are numbered there.
    """
    address, sign, fragment = entry_id.partition("#")
    place = canonical_link(address)
    number = "" if is_tracking(fragment.partition("=")[0]) else sign + fragment
    return f"https://{place}{number}" if place else entry_id


def _digest(*parts: str) -> str:
    hasher = hashlib.sha256()
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        hasher.update(len(raw).to_bytes(8, "big"))
        hasher.update(raw)
    return hasher.hexdigest()

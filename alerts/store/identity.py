"""Which entry is which: keys, canonical links and content hashes. Pure.

An entry is the same as one seen before when its feed gives the same id; without an id, when its link is the same;
without either, when its words are. The preferred mistake is a second look at an old entry, never the loss of a new one:
publishers who give one id to every entry of a page get a key for each.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit

from alerts.model import Entry

_TRACKING = ("utm_", "at_", "pk_", "mtm_", "ns_")
_TRACKERS = frozenset({"fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "xtor", "cmpid"})
_DEFAULT_PORTS = {"http": 80, "https": 443}


def canonical_link(link: str) -> str:
    """The link without what does not choose the page: scheme, ``www.``, fragment, tracking, a last slash.

    Only for comparing; empty for what is not an http(s) address. The query's other parts stay, in their order.
    """
    try:
        parts = urlsplit(link.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return ""
    if parts.scheme not in _DEFAULT_PORTS or not host:
        return ""
    where = host.removeprefix("www.")
    if port is not None and port not in _DEFAULT_PORTS.values():
        where = f"{where}:{port}"
    query = urlencode([pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(pair[0])])
    path = parts.path.rstrip("/")
    return f"{where}{path}?{query}" if query else f"{where}{path}"


def content_hash(entry: Entry) -> str:
    """A fingerprint of what an entry says and links to; it changes when the publisher edits the entry."""
    return _digest(canonical_link(entry.link), entry.title, entry.summary, entry.content)


def entry_keys(entries: Sequence[Entry]) -> list[str]:
    """The key of each entry of one page, unique among different entries of that page."""
    plain = [_key(entry) for entry in entries]
    shared = {key for key, count in Counter(plain).items() if count > 1}
    return [
        f"{key}#{_digest(canonical_link(entry.link), entry.title)[:16]}" if key in shared else key
        for key, entry in zip(plain, entries, strict=True)
    ]


def revised_base(entry_id: str) -> str | None:
    """What the ids of all revisions of an article have in common, where their number ends them: ``…/c9x#2``."""
    base = entry_id.rstrip("0123456789")
    return base if base != entry_id and base.endswith("#") else None


def _key(entry: Entry) -> str:
    """An id that is an address is the same with http and https: sites change over, and back, for all they have."""
    if entry.entry_id:
        return f"https:{entry.entry_id[5:]}" if entry.entry_id.startswith("http:") else entry.entry_id
    return canonical_link(entry.link) or f"sha256:{content_hash(entry)}"


def _tracks(name: str) -> bool:
    return name.lower().startswith(_TRACKING) or name.lower() in _TRACKERS


def _digest(*parts: str) -> str:
    hasher = hashlib.sha256()
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        hasher.update(len(raw).to_bytes(8, "big"))
        hasher.update(raw)
    return hasher.hexdigest()

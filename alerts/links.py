"""Links as publishers write them, without what does not choose the page: three strengths, one list of trackers. Pure.

``plain_address``    the same address in its plain spelling, nothing of it left out but the fragment
``tidy_link``        still a link that can be opened: without tracking, the host in small letters, no usual port
``canonical_link``   only for comparing: also without scheme, ``www.``, fragment and a last slash
"""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_TRACKING: Final = ("utm_", "at_", "pk_", "mtm_", "ns_")
_TRACKERS: Final = frozenset({"fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "xtor", "cmpid"})
_USUAL_PORTS: Final = {"http": 80, "https": 443}


def tidy_link(link: str) -> str:
    """The link without tracking, with its host in small letters and without the scheme's usual port; what is no
    address stays as it is. Fragments stay: some feeds number the stories of one page with them."""
    try:
        parts = urlsplit(link.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return link
    if not host:
        return link
    where = f"[{host}]" if ":" in host else host
    if port is not None and port != _USUAL_PORTS.get(parts.scheme):
        where = f"{where}:{port}"
    query = "&".join(part for part in parts.query.split("&") if not is_tracking(part.partition("=")[0]))
    return urlunsplit((parts.scheme, where, parts.path or "/", query, parts.fragment))


def canonical_link(link: str) -> str:
    """The link without what does not choose the page: scheme, ``www.``, fragment, tracking, a last slash.

    Only for comparing; empty for what is not an http(s) address. The query's other parts stay, in their order.
    """
    try:
        parts = urlsplit(link.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return ""
    if parts.scheme not in _USUAL_PORTS or not host:
        return ""
    where = host.removeprefix("www.")
    if port is not None and port not in _USUAL_PORTS.values():
        where = f"{where}:{port}"
    query = urlencode([pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not is_tracking(pair[0])])
    path = parts.path.rstrip("/")
    return f"{where}{path}?{query}" if query else f"{where}{path}"


def plain_address(url: str) -> str:
    """The address in its plain spelling: scheme and host in lower case, no default port, no fragment."""
    parts = urlsplit(url)
    host = parts.netloc.lower().removesuffix({"http": ":80", "https": ":443"}.get(parts.scheme.lower(), ":"))
    return urlunsplit((parts.scheme.lower(), host, parts.path, parts.query, ""))


def is_tracking(name: str) -> bool:
    """Whether a query's parameter says who sent the reader, not what is read: ``utm_source``, ``fbclid``, ``xtor``."""
    return name.lower().startswith(_TRACKING) or name.lower() in _TRACKERS

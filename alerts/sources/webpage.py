"""What a web page is that came instead of a feed, in words. Pure.

Robot checks and logins say little else, or say it in their title; the markup alone tells nothing, for pages with news
have logins and protected forms, too. The preferred mistake is to call one a web page.
"""

from __future__ import annotations

import re
from typing import Final

from alerts.sources.plaintext import plain_text

_MARKS: Final = re.compile(
    r"captcha|turnstile|cf-challenge|cf_chl|challenge-platform|challenge-form|incapsula|awswaf|datadome|anubis_",
    re.IGNORECASE,
)
"""What the pages of protection services have in their markup."""
_BLOCKED: Final = re.compile(
    r"just a moment|attention required|enable (?:java ?script|js)\b|human verification|are you (?:a )?human"
    r"|n[o’']t a (?:ro)?bot|(?:verify(?:ing)?|confirm) (?:that )?you|checking your browser"
    r"|d?dos[ -](?:protection|guard)"
    r"|unusual traffic|access (?:is )?denied|have been blocked|pardon our interruption|page has been denied|were a bot"
    r"|accès refusé|êtes (?:bien )?humain|un robot|acceso denegado|acesso negado|zugriff verweigert|zugang verweigert"
    r"|forbidden|n[o’']t have permission|javascript is (?:disabled|required)|robot or human|не робот"
    r"|доступ (?:ограничен|запрещ)|проверка браузера|تم رفض الوصول|تم حظر|لست روبوت",
    re.IGNORECASE,
)
_LOGIN: Final = re.compile(
    r"""type\s{0,5}=\s{0,5}["']?password|<form\s[^<>]{0,300}action=["'][^"'<>]{0,200}(?:log-?in|sign-?in|connexion)""",
    re.IGNORECASE,
)
_TITLE: Final = re.compile(r"<title[^<>]{0,200}>([^<]{0,300})", re.IGNORECASE)
_HEAD: Final = 50_000
_SHORT: Final = 1_500
"""Letters of text that the pages have at most which only say what is in the way."""


def kind_of_page(text: str) -> str:
    """A sentence about the page of this HTML."""
    head = text[:_HEAD]
    words, title = plain_text(head), _TITLE.search(head)
    is_short = len(words) <= _SHORT
    if is_short and _LOGIN.search(head):
        return "this is a login page, not a feed"
    said = words if is_short else title[1] if title else ""
    if _BLOCKED.search(said) or (is_short and _MARKS.search(head)):
        return "this is a robot check (captcha) or a block page, not a feed"
    return "this is a web page (HTML), not a feed"

"""What a web page is that came instead of a feed, in words. Pure.

Robot checks and logins say little else, or say it in their title; the markup alone tells nothing, for pages with news
have logins and protected forms, too. The preferred mistake is to call one a web page.
"""

from __future__ import annotations

import re
from typing import Final

from alerts.sources.plaintext import plain_text

WEB_PAGE: Final = "this is a web page (HTML), not a feed"
_MARKS: Final = re.compile(
    r"captcha|turnstile|cf-challenge|cf_chl|challenge-platform|challenge-form|incapsula|awswaf|datadome|anubis_",
    re.IGNORECASE,
)
"""What the pages of protection services have in their markup."""
_BLOCKED: Final = re.compile(
    r"just a moment|one moment, please|attention required|human verification|are you (?:a )?human|n[o’']t a (?:ro)?bot"
    r"|enable (?:java ?script|js)\b(?! to (?:run|use) this app)|javascript is (?:disabled|required)|were a bot"
    r"|(?:verify(?:ing)?|confirm) (?:that )?you|checking (?:your browser|the site connection)|robot or human"
    r"|request (?:is being verified|was (?:rejected|blocked))|(?:url was|request) rejected"
    r"|d?dos[ -](?:protection|guard)"
    r"|unusual traffic|too many requests|security (?:check(?:point)?|verification)\b|forbidden|n[o’']t have permission"
    r"|access (?:is )?denied|pardon our interruption"
    r"|(?:page|site|service|content) (?:has been|is) (?:denied|limited|blocked)"
    r"|have been blocked|not available in your (?:country|region)|mod_?security|wordfence"
    r"|accès (?:refusé|restreint|bloqué|interdit)|êtes (?:bien )?(?:un )?humain|un robot|adresse IP [\w ]{0,20}bloquée"
    r"|acceso (?:denegado|restringido|bloqueado)|ser humano|dirección IP [\w ]{0,20}bloqueada|vérification de sécurité"
    r"|acesso (?:[\w]{1,4} )?(?:negado|bloqueado|restrito)|um robô|verificação de segurança|verificación de seguridad"
    r"|zugriff (?:wurde )?(?:verweigert|gesperrt)|zugang verweigert|ein mensch sind|kein roboter|sicherheitsüberprüfung"
    r"|erişim(?:iniz)? (?:engellen|reddedil|kısıtlan)|robot olmad|accesso (?:negato|bloccato)|non sei un robot"
    r"|не робот|вы человек|доступ [\w ]{0,20}(?:ограничен|запрещ|заблокирован)|запрос (?:был )?заблокирован"
    r"|проверк\w (?:браузера|безопасности)|ви не робот|доступ заборонено"
    r"|تم (?:رفض|حظر|تقييد) (?:الوصول|وصولك|عنوان)|تم حظر|لست روبوت|أنك إنسان|ربات نیستید|جاوا ?اسکریپت را فعال"
    r"|安全验证|人机验证|访问(?:过于频繁|被拒绝)|不是机器人"
    r"|ロボットではない|アクセスが(?:拒否|制限)|로봇이 아|접근이 (?:거부|차단)",
    re.IGNORECASE,
)
_HELD_UP: Final = re.compile(
    r"robot|robô|робот|روبوت|ربات|机器人|機器人|ロボット|로봇|captcha|\bbots?\b|block(?:ed|iert)|blo(?:qu|cc)|gesperrt|zablokow|blokir"
    r"|disekat|engellen|заблок|محظور|محجوب|حظر|مسدود|封锁|拦截|firewall|\bwaf\b|ddos|denied|verweiger|refus[ée]|denegad"
    r"|negado|запрещ|заборон|مرفوض|security (?:check|service|reason)|suspicious|activité suspecte|your ip|adresse ip"
    r"|dirección ip|\bvérifi|\bverific|überprüf|التحقق|验证|驗證|認証|인증|شما انسان",
    re.IGNORECASE,
)
"""Of a page that says little else and leads nowhere, one of these words is enough."""
_LOGIN: Final = re.compile(
    r"""type\s{0,5}=\s{0,5}["']?password|<form\s[^<>]{0,300}action=["'][^"'<>]{0,200}(?:log-?in|sign-?in|connexion)""",
    re.IGNORECASE,
)
_TITLE: Final = re.compile(r"<title[^<>]{0,200}>([^<]{0,300})", re.IGNORECASE)
_PARTS: Final = re.compile(r"\s+[-–—|:]\s+|[|:]")
"""A long page is a block page where a part of its title, beside the name of the site, says so and nothing else."""
_HEAD: Final = 50_000
_ANCHOR: Final = re.compile(r"<a\s", re.IGNORECASE)
_FEW_ANCHORS: Final = 3
_SHORTEST: Final = 500
_SHORT: Final = 1_500
"""Letters of text that the pages have at most which only say what is in the way."""


def kind_of_page(text: str) -> str:
    """A sentence about the page of this HTML."""
    head = text[:_HEAD]
    words, title = plain_text(head), _TITLE.search(head)
    is_short = len(words) <= _SHORT
    if is_short and _LOGIN.search(head):
        return "this is a login page, not a feed"
    if is_short:
        leads_nowhere = len(words) <= _SHORTEST and len(_ANCHOR.findall(head)) <= _FEW_ANCHORS
        is_blocked = bool(_BLOCKED.search(words) or _MARKS.search(head) or (leads_nowhere and _HELD_UP.search(words)))
    else:
        parts = _PARTS.split(title[1]) if title else []
        is_blocked = any(_BLOCKED.fullmatch(part.strip(" !.…")) for part in parts)
    if is_blocked:
        return "this is a robot check (captcha) or a block page, not a feed"
    return WEB_PAGE

"""What stands in the place of an article, or amid it, told by its words in the languages of most sources. Pure.

Paywalls, cookie walls and pages that say there is no page have few words of their own; « read also » lines lead to
other news. The preferred mistake is to take one of them for the article's text.
"""

from __future__ import annotations

import re
from typing import Final

from alerts.sources.text.plaintext import count_of_words, plain_text

PAYWALL: Final = "the article is behind a paywall"
FEWEST_WORDS: Final = 30
"""An article has no fewer."""

_SHORT: Final = 150
"""A notice has fewer words."""

_HEAD: Final = 50_000
_SEARCHED: Final = 1_000_000
_SEEN: Final = 100_000
"""So many letters of what a reader sees of a page, from its beginning."""

_LOCKED: Final = re.compile(
    r"""isAccessibleForFree["']?\s{0,5}:\s{0,5}["']?[fF]alse|content_tier["'][^<>]{0,40}content=["'](?:locked|metered)"""
)
_PAYWALL: Final = re.compile(
    r"subscribe (?:now )?to (?:continue|read|keep)|for (?:paid |premium )?subscribers|subscribers?[ -]only"
    r"|already a subscriber|(?:register|sign in|log in|sign up|create an? [\w ]{0,20}account)"
    r"[\w ]{0,20} to (?:continue|keep|read)"
    r"|limit of free articles|free articles? (?:left|remaining)|reached your [\w ]{0,20}limit"
    r"|réservée? aux abonnés|abonnez-vous pour|il vous reste .{1,20} à lire|déjà abonné"
    r"|para (?:los )?suscriptores|suscríbete para|para (?:os )?assinantes|assine para"
    r"|(?:riservat[oa] agli|solo per gli) abbonati|abbonati per|nur für abonnenten"
    r"|jetzt (?:abonnieren und )?weiterlesen"
    r"|voor abonnees|dla (?:prenumeratorów|subskrybentów)|abonelere özel|za předplatitele"
    r"|للمشتركين|اشترك (?:الآن )?(?:لمتابعة|لقراءة)|مخصوص مشترکین|для (?:подписчиков|передплатників)"
    r"|订阅后|会员专享|登录后(?:阅读|继续)|会員限定|有料会員|유료 ?회원",
    re.IGNORECASE,
)
_ROBOT_CHECK: Final = re.compile(
    r"captcha|just a moment\.\.\.|cf-challenge|enable javascript and cookies", re.IGNORECASE
)
_COOKIES: Final = re.compile(r"\bcookies?\b|ملفات تعريف الارتباط|файл\w* cookie", re.IGNORECASE)
_CONSENT: Final = tuple(
    re.compile(signs, re.IGNORECASE)
    for signs in (
        r"consent|accept all|agree|zustimm|accepter|aceptar|aceitar|accett|موافق|соглас",
        r"partners|partenaires|partnern|socios|parceiros|شركا|партн[её]р",
        r"personal data|personali[sz]ed|données personnelles|personenbezogen|datos personales|dados pessoais"
        r"|الشخصية|персональн",
        r"privacy|vie privée|datenschutz|privacidad|privacidade|الخصوصية|конфиденциальн",
        r"advertising|\bads\b|publicit|publicidad|werbung|anúncios|إعلان|реклам",
        r"your device|votre appareil|ihrem gerät|su dispositivo|جهازك|устройств",
    )
)
_FEWEST_OF_CONSENT: Final = 3
_NO_PAGE: Final = re.compile(
    r"(?:error|erreur|fehler|http)\W?404|404\W{0,3}(?:\Z|error|not|page|[-|–])|page (?:not found|introuvable)"
    r"|(?:we can[’']t find|can[’']t find) (?:this|that|the) page"
    r"|página no encontrada|página não encontrada|pagina non trovata|seite (?:wurde )?nicht gefunden|sayfa bulunamadı"
    r"|страница не найдена|сторінк\w+ не знайдено|الصفحة (?:غير موجودة|المطلوبة غير)|页面不存在|ページが見つかりません",
    re.IGNORECASE,
)
_HEADING: Final = re.compile(r"<(?:title|h1)\b[^<>]{0,300}>([^<]{1,300})", re.IGNORECASE)
_ELSEWHERE: Final = re.compile(
    r"[\s*•>»|–—-]{0,5}(?:(?:read|see) (?:also|more)|(?:also|more) (?:read|on this|from)|(?:à )?lire aussi"
    r"|à lire(?: également)?|voir aussi|sur le même sujet|(?:lea|lee|ver|mira) también|te puede interesar"
    r"|leia (?:também|mais)|veja também|leggi anche|lesen sie auch|(?:auch|mehr) zum thema|lees ook"
    r"|czytaj (?:też|także|również|więcej)|zobacz (?:też|także)|(?:читайте|смотрите) (?:также|ещ[её])|читайте також"
    r"|bunu da okuyun|ayrıca (?:okuyun|bakınız)|(?:بیشتر|همچنین) بخوانید|baca (?:juga|selengkapnya)|soma (?:pia|zaidi)"
    r"|(?:اقرأ|إقرأ|اقرؤوا|اقرأوا|شاهد|طالع)(?:ي|وا)? (?:أيض|ايض|المزيد)\w*[ًا]{0,2}"
    r"|(?:相关|延伸)(?:阅读|新闻|報道)|関連記事|관련 ?기사"
    r"|(related(?: (?:articles?|stories|news|content))?|recommended(?: stories)?|pour aller plus loin|по теме"
    r"|ilgili haberler|(?:مواضيع|أخبار) ذات صلة|مطالب مرتبط))(?!\w)",
    re.IGNORECASE,
)
"""The last, in a group of their own, are words of news, too."""
_PAGING: Final = re.compile(
    r"(?:page|seite|página|pagina|strona|страница|сторінка|sayfa|halaman|صفحة|صفحه)\s{0,3}[0-9]{1,3}"
    r"(?:\s{0,3}(?:of|sur|von|de|di|z|из|з|dari|من|از|/)\s{0,3}[0-9]{1,3})?"
    r"(?:[\s|]{0,5}(?:next|previous)(?: page)?){0,2}"
    r"|(?:next|previous) page|page (?:suivante|précédente)|nächste seite|página siguiente|próxima página"
    r"|pagina successiva|следующая страница|الصفحة (?:التالية|السابقة)",
    re.IGNORECASE,
)
_PAGING_SIGNS: Final = " «»‹›<>→←|.…"
_COLONS: Final = ":：|»>*–—-"
_LEAD: Final = 200
"""A line that leads elsewhere has at most so many letters."""
_MOST_LED: Final = 5
"""So many headlines may stand below a label."""
_ENDS: Final = re.compile(r"[.!?…。！？؟۔।][»”\"')\]]*\Z")


def obstacle(markup: str, text: str) -> str | None:
    """In words what is in the way of the article in a page of this ``markup``, of which ``text`` was extracted."""
    words = count_of_words(text)
    if _LOCKED.search(markup) or (words < _SHORT and _PAYWALL.search(plain_text(markup[:_SEARCHED])[:_SEEN])):
        return PAYWALL
    if words >= _SHORT:
        return None
    if any(_NO_PAGE.match(heading[1].strip()) for heading in _HEADING.finditer(markup[:_HEAD])):
        return "the page that it links to does not exist any more"
    if _COOKIES.search(text) and sum(bool(sign.search(text)) for sign in _CONSENT) >= _FEWEST_OF_CONSENT:
        return "the site first asks about cookies"
    if words < FEWEST_WORDS:
        is_check = _ROBOT_CHECK.search(markup[:_HEAD])
        return "the site asks for a robot check (captcha)" if is_check else "no article was found on the page"
    return None


def without_offers(text: str) -> str:
    """The paragraphs that stand before a paywall without those that it is made of."""
    return "\n".join(line for line in text.split("\n") if len(line) > _LEAD or not _PAYWALL.search(line))


def without_leads(text: str) -> str:
    """The paragraphs, one a line, without those that lead elsewhere: « Read also: … », or that label alone and the
    headlines below it, and numbers of pages."""
    kept, led = [], 0
    for line in text.split("\n"):
        if _PAGING.fullmatch(line.strip(_PAGING_SIGNS)):
            continue
        label = _ELSEWHERE.match(line)
        rest = line[label.end() :].strip() if label else ""
        is_sentence = _ENDS.search(line) is not None
        if label and not rest.strip(_COLONS):
            led = _MOST_LED
        elif label and len(line) <= _LEAD and (rest[0] in _COLONS or not (is_sentence or label[1])):
            led = 0
        elif led and len(line) <= _LEAD and not is_sentence:
            led -= 1
        else:
            led = 0
            kept.append(line)
    return "\n".join(kept)

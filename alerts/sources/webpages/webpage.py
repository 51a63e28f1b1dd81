"""What a web page is that came instead of a feed, in words. Pure.

Robot checks, logins, questions about cookies, domains for sale and notices of repair say little else, or say it in
their title; the markup alone tells nothing, for pages with news have logins and protected forms, too. The preferred
mistake is to call one a web page.
"""

from __future__ import annotations

import re
from typing import Final

from alerts.sources.text.plaintext import plain_text

WEB_PAGE: Final = "this is a web page (HTML), not a feed"
COOKIES: Final = "this is a page that asks about cookies, not a feed"
_BLOCK_PAGE: Final = "this is a robot check (captcha) or a block page, not a feed"
_LOGIN_PAGE: Final = "this is a login page, not a feed"
_PARKED_PAGE: Final = "this is the page of a domain that is for sale, expired or not used yet, not a feed"
_NOTICE: Final = "this is a notice that the site is under repair or switched off, not a feed"
_MARKS: Final = re.compile(
    r"captcha|turnstile|cf-challenge|cf_chl|challenge-platform|challenge-form|incapsula|awswaf|datadome|anubis_"
    r"|captcha-delivery|ddos-guard|arvancloud|qrator|peyvandha|//10\.10\.34\.3[46]|slowaes|kpsdk|perimeterx|/_sec/"
    r"|hcaptcha",
    re.IGNORECASE,
)
"""What the pages of protection services have in their markup."""
_BLOCKED: Final = re.compile(
    r"just a moment|one moment, please|attention required|human verification|are you (?:a )?human"
    r"|n[o’']t a (?:ro)?bot"
    r"|enable (?:java ?script|js)\b(?! to (?:run|use) this app)|javascript is (?:disabled|required)|were a bot"
    r"|(?:verify(?:ing)?|confirm) (?:that )?you|checking (?:your browser|the site connection)|robot or human"
    r"|request (?:is being verified|was (?:rejected|blocked))|(?:url was|request) rejected"
    r"|d?dos[ -](?:protection|guard)"
    r"|unusual traffic|too many requests|security (?:check(?:point)?|verification)\b|forbidden"
    r"|n[o’']t have permission"
    r"|access (?:is )?denied|pardon our interruption"
    r"|(?:page|site|service|content) (?:has been|is) (?:denied|limited|blocked)"
    r"|have been blocked|not available in your (?:country|region|location)|mod_?security|wordfence"
    r"|access cannot be granted|rate[ -]limited|you (?:are|have been) (?:temporarily )?(?:limited|blocked|banned)"
    r"|trop de (?:demandes|requêtes)|limité (?:votre|l[’']) ?accès|avez été [\w ]{0,20}(?:limité|bloqué)"
    r"|(?:no (?:est[áa] )?disponible|pas (?:disponible|accessible)|não (?:est[áa] )?disponível|nicht verfügbar"
    r"|non (?:è )?disponibile) (?:en su|dans votre|en tu|no seu|em seu|in ihr\w{1,3}|nel tuo) (?:pa[íiy]s|región"
    r"|région|land|paese)"
    r"|demasiadas (?:solicitudes|peticiones)|muitas solicitações|zu viele anfragen|troppe richieste"
    r"|слишком много запросов"
    r"|طلبات كثيرة|غير متاح في (?:بلدك|منطقتك)|недоступ\w{1,3} в ваш|请求过于频繁|リクエストが多すぎ"
    r"|accès (?:refusé|restreint|bloqué|interdit)|êtes (?:bien )?(?:un )?humain|un robot"
    r"|adresse IP [\w ]{0,20}bloquée"
    r"|acceso (?:denegado|restringido|bloqueado)|ser humano|dirección IP [\w ]{0,20}bloqueada"
    r"|vérification de sécurité"
    r"|acesso (?:[\w]{1,4} )?(?:negado|bloqueado|restrito)|um robô|verificação de segurança|verificación de seguridad"
    r"|zugriff (?:wurde )?(?:verweigert|gesperrt)|zugang verweigert|ein mensch sind|kein roboter"
    r"|sicherheitsüberprüfung"
    r"|erişim(?:iniz)? (?:engellen|reddedil|kısıtlan)|robot olmad|accesso (?:negato|bloccato)|non sei un robot"
    r"|не робот|вы человек|доступ [\w ]{0,20}(?:ограничен|запрещ|заблокирован)|запрос (?:был )?заблокирован"
    r"|провер(?:к\w|яем) (?:ваш )?(?:браузер|безопасност)\w{0,2}|ви не робот|доступ заборонено"
    r"|список подозрительных|похожи на автоматические"
    r"|تم (?:رفض|حظر|تقييد) (?:الوصول|وصولك|عنوان)|تم حظر|لست روبوت|أنك إنسان|ربات نیستید|جاوا ?اسکریپت را فعال"
    r"|بررسی (?:مرورگر|امنیت)|فحص المتصفح|التحقق من (?:المتصفح|الاتصال|الأمان)"
    r"|安全验证|人机验证|访问(?:过于频繁|被拒绝)|不是机器人"
    r"|ロボットではない|アクセスが(?:拒否|制限)|接続(?:の安全性)?を確認|로봇이 아|접근이 (?:거부|차단)|브라우저를 확인",
    re.IGNORECASE,
)
_HELD_UP: Final = re.compile(
    r"robot|robô|робот|روبوت|ربات|机器人|機器人|ロボット|로봇|captcha|\bbots?\b|block(?:ed|iert)|blo(?:qu|cc)|gesperrt|zablokow"
    r"|blokir"
    r"|disekat|engellen|заблок|محظور|محجوب|حظر|مسدود|封锁|拦截|firewall|\bwaf\b|ddos|denied|verweiger|refus[ée]|denegad"
    r"|negado|запрещ|заборон|مرفوض|security (?:check|service|reason)|suspicious|activité suspecte|your ip|adresse ip"
    r"|dirección ip|\bvérifi|\bverific|überprüf|التحقق|验证|驗證|認証|인증|شما انسان|دسترسی|ممنوع|prohibited"
    r"|not allowed|access control"
    r"|ρομπότ|άνθρωπος|נחסמ|חסומ|רובוט|جدار حماية|جدار الحماية|رفض الطلب"
    r"|制限されて|拒否|瀏覽器|浏览器|사람인지|차단|제한|रोबोट|โรบอท|หุ่นยนต์"
    r"|automated|unusual activity|człowiek|permintaan|\bmensch\b"
    r"|are human|too many|sua região"
    r"|sécurité|segur(?:idad|ança)|sicherheit"
    r"|sicurezza|безопасност|безпек|الأمان|أمني|güvenlik|keamanan|rechazad|rejeitad|rifiutat|abgelehnt|отклон[её]н"
    r"|(?:your|votre|su|tu|seu|tuo|suo|ihr\w{1,2}|uw) (?:country|region|location|pays|région|país|región|região"
    r"|paese|land)"
    r"|(?:ваш\w{1,2}|твоей) (?:стран|регион)|بلدك|منطقتك|کشور شما|ülkeniz|negara anda|您所在",
    re.IGNORECASE,
)
"""Of a page that says little else and leads nowhere, one of these words is enough."""
_DOMAIN: Final = re.compile(
    r"\bdomain|\bdomaine|\bdominio|\bdomínio|\bdomein|\bdomena|alan adı|домен|النطاق|دامنه|域名|網域|ドメイン|도메인"
    r"|welcome to nginx|apache2? (?:\w{1,20} )?default page|it works!|iis windows|default web ?(?:site )?page|plesk"
    r"|cpanel",
    re.IGNORECASE,
)
_REPAIR: Final = re.compile(
    r"maintenance|mantenimiento|manutenção|manutenzione|\bwartung|onderhoud|konserwac|bakım|pemeliharaan|perbaikan"
    r"|обслуживани"
    r"|обслуговуван|техническ|технічн|صيانة|تعمیر|维护|維護|メンテナンス|점검"
    r"|under construction|en travaux|in allestimento"
    r"|matengenezo|suspend|temporarily|upgrading|online again|back (?:soon|online)|momentan[ée]|temporaneamente"
    r"|temporalmente"
    r"|temporairement|vorübergehend|временно|тимчасово|مؤقت",
    re.IGNORECASE,
)
_WHO: Final = re.compile(
    r"\blog ?in\b|\bsign ?in\b|connexion|connecter|identifi|sesión|inicia|\bentrar\b|\banmeld|einlogg|acced[ie]\b"
    r"|zaloguj|inlog"
    r"|giriş|oturum|\bmasuk\b|войдите|войти|авториз|увійд|вхід|تسجيل الدخول|دخولك|ورود|登录|登入|ログイン|로그인|wi-?fi"
    r"|\bwlan\b|magic link|for members|members only|espace membre|área restrita",
    re.IGNORECASE,
)
"""Of a page that says hardly anything and leads nowhere, one of these words is enough, too."""
_LOGIN: Final = re.compile(
    r"""type\s{0,5}=\s{0,5}["']?password|<form\s[^<>]{0,300}action=["'][^"'<>]{0,200}(?:log-?in|sign-?in"
    r"|connexion)""",
    re.IGNORECASE,
)
_ASKS_WHO: Final = re.compile(
    r"\b(?:log|sign)[ -]?in to (?:continue|your|access|read)|please (?:log|sign)[ -]?in|you (?:must|need to) (?:log"
    r"|sign)[ -]?in"
    r"|log[ -]?in (?:is )?required|authentication required|guest (?:network|wi-?fi|access)|connect to the internet"
    r"|captive portal"
    r"|identifiez-vous|connectez-vous|se connecter|authentification requise|wi-?fi (?:invité|gratuit)|portail captif"
    r"|inici(?:a|e|ar) sesión|acceda a su cuenta|red de invitados|(?:faça|fazer) login|entre na sua conta"
    r"|rede de visitantes"
    r"|(?:bitte )?(?:melden sie sich|anmelden um)|anmeldung erforderlich|gäste-?(?:netz|wlan)|accedi (?:al|per)"
    r"|effettua (?:il login|l[’']accesso)"
    r"|zaloguj się|meld u aan|inloggen om|giriş yap|oturum aç|misafir ağ|silakan (?:masuk|login)"
    r"|войдите (?:в|на|чтобы)|авторизуйтесь|вход в (?:систему|личный)|увійдіть|необходима авторизация"
    r"|(?:تسجيل|سجل|سجّل) (?:الدخول|دخولك)|ورود به (?:حساب|سامانه|سایت)|وارد (?:حساب|شوید)"
    r"|请(?:先)?登录|請登入|ログインして|로그인(?:이 필요|해)",
    re.IGNORECASE,
)
_PARKED: Final = re.compile(
    r"domain (?:name )?(?:\S{1,80} )?(?:is|may be|might be) (?:now )?(?:for sale|available|parked|expired|registered)"
    r"|domain (?:name )?(?:has )?expired|expired domain|buy this domain|get this domain|parked (?:domain|free|page)"
    r"|domain parking"
    r"|future home of|just registered|website (?:is )?coming soon|this domain (?:was|is|has)"
    r"|domaine? (?:\S{1,80} )?(?:est|a (?:bien )?été) (?:à vendre|en vente|expiré|réservé|enregistré|créé|parqué)"
    r"|domaine expiré"
    r"|dominio (?:\S{1,80} )?(?:está )?(?:en venta|a la venta|ha (?:caducado|expirado)|caducado|registrado|aparcado)"
    r"|domínio (?:\S{1,80} )?(?:está )?(?:à venda|expirou|expirado|registrado|registado|estacionado)"
    r"|domain (?:\S{1,80} )?(?:steht zum verkauf|ist (?:zu verkaufen|registriert|reserviert|abgelaufen)|kaufen)"
    r"|steht zum verkauf|dominio (?:\S{1,80} )?(?:è in vendita|è scaduto|in vendita)"
    r"|domein (?:\S{1,80} )?(?:is te koop|te koop)"
    r"|domena (?:\S{1,80} )?(?:jest |została )?(?:na sprzedaż|wygasła|zarejestrowana|zaparkowana)|(?:alan ad[ıi]"
    r"|domain) (?:\S{1,80} )?satılık"
    r"|домен (?:\S{1,80} )?(?:прода[её]тся|припаркован|не оплачен|ист[её]к|зарегистрирован|не продл[её]н)"
    r"|срок (?:регистрации|действия) домена"
    r"|домен (?:\S{1,80} )?(?:продається|припарковано|закінчився)"
    r"|(?:النطاق|الدومين) (?:\S{1,80} )?(?:معروض )?(?:للبيع|منتهي|محجوز)|انتهت صلاحية (?:هذا )?(?:النطاق|الدومين)"
    r"|دامنه (?:\S{1,80} )?(?:برای فروش|به فروش|منقضی)"
    r"|域名(?:\S{0,80})?(?:出售|已过期|转让)|このドメイン(?:は|の|を)|도메인(?:이|은)",
    re.IGNORECASE,
)
_PARKING: Final = re.compile(
    r"window\.park\b|parking\.js|sedoparking|parkingcrew|bodis\.com|afternic|dan\.com/|hugedomains|/lander\b"
    r"|above\.com/marketplace",
    re.IGNORECASE,
)
_REPAIRED: Final = re.compile(
    r"(?:under|scheduled|routine|planned|undergoing|for|down for) (?:construction|maintenance)|maintenance mode"
    r"|be right back"
    r"|(?:back|return(?:ing)?) (?:soon|shortly|online)|temporarily (?:unavailable|offline|down)"
    r"|account (?:has been |is )?suspended"
    r"|(?:site|website) (?:is |has been )?(?:currently )?(?:offline|suspended|closed|disabled|down)"
    r"|error establishing a database"
    r"|(?:site|page|service|plateforme) (?:est )?(?:actuellement )?(?:en (?:maintenance|travaux|construction)"
    r"|indisponible|suspendu|fermé)"
    r"|maintenance (?:en cours|programmée|planifiée)|revenons (?:bientôt|vite|très)|de retour (?:bientôt|dans)"
    r"|compte (?:a été )?suspendu"
    r"|en (?:mantenimiento|construcción)|tareas de mantenimiento|volvemos (?:pronto|en)|volveremos"
    r"|cuenta (?:ha sido )?suspendida"
    r"|em (?:manutenção|construção)|voltamos (?:em|já|logo)|voltaremos|conta (?:foi )?suspensa|in (?:manutenzione"
    r"|costruzione|wartung)"
    r"|wartungs(?:arbeiten|modus)|wird gewartet|(?:bald|gleich) (?:wieder|zurück)|torneremo|in onderhoud"
    r"|onderhoudswerk|przerwa techniczna|prace? (?:techniczn|konserwac)"
    r"|bakım (?:çalışma|mod|nedeniyle)|bakımda|yapım aşamasında|sedang dalam (?:perbaikan|pemeliharaan)"
    r"|техническ\w{2,3} (?:работ|обслуживан|перерыв)|на (?:реконструкции|обслуживании|профилактике)"
    r"|ведутся (?:технические )?работы|временно (?:недоступ|не работает|закрыт)"
    r"|технічн\w{1,2} (?:роботи|обслуговування|перерв)|тимчасово (?:недоступ|не працює)"
    r"|تحت (?:الصيانة|الإنشاء|التطوير)|(?:أعمال|قيد) (?:الصيانة|صيانة)|سنعود|نعود قريب|الموقع (?:مغلق|متوقف)"
    r"|(?:تم )?إيقاف (?:الحساب|الموقع)"
    r"|در (?:دست|حال) (?:تعمیر|ساخت|به ?روز)|به ?زودی (?:باز|بر) ?می"
    r"|网站(?:正在)?维护|系统维护|网站建设中|メンテナンス|점검 ?중",
    re.IGNORECASE,
)
_CONSENTS: Final = re.compile(
    r"cookies?\b|\bcookie-|çerez|куки|cookie-файл|ملفات تعريف الارتباط|الكوكيز|کوکی|クッキー|쿠키|\btracking\b"
    r"|personali[sz]ed adverti",
    re.IGNORECASE,
)
_CHOICES: Final = re.compile(
    r"(?:accept|reject|allow|agree|decline)(?: (?:all|and|to))?\b|\bconsent|your (?:privacy|choices)"
    r"|manage (?:your )?(?:choices|options|preferences|settings)"
    r"|(?:tout )?(?:accepter|refuser)|sans accepter|consentement|paramétrer|votre accord|aceptar|rechazar"
    r"|consentimiento|su privacidad|aceitar|rejeitar"
    r"|akzeptieren|ablehnen|zustimm|einwillig|privatsphäre|accett|rifiut|consenso|accepteren|weigeren|toestemming"
    r"|zaakceptuj|akceptuj|zgod[aęy]"
    r"|kabul et|reddet|onayla|setuju|terima|принять|отклонить|согла(?:сие|шаюсь)|прийняти|згод[аи]"
    r"|قبول|رفض|موافق|أوافق|خصوصي|می ?پذیرم|پذیرفتن|同意|接受|拒绝|同意する|동의",
    re.IGNORECASE,
)
_FIELD: Final = re.compile(r"<(?:input|button|form)\b", re.IGNORECASE)
_TITLE: Final = re.compile(r"<title[^<>]{0,200}>([^<]{0,300})", re.IGNORECASE)
_PARTS: Final = re.compile(r"\s+[-–—|:]\s+|[|:]")
"""A long page is a block page where a part of its title, beside the name of the site, says so and nothing else."""
_HEAD: Final = 50_000
_ANCHOR: Final = re.compile(r"<a\s", re.IGNORECASE)
_FEW_ANCHORS: Final = 3
_QUOTED: Final = 100
_BAREST: Final = 300
_SHORTEST: Final = 500
_SHORT: Final = 1_500
"""Letters of text that the pages have at most which only say what is in the way."""


def said_of_page(text: str) -> str:
    """A sentence about the page of this HTML, with its own words where it says hardly anything and nobody knows it."""
    kind, head = kind_of_page(text), text[:_HEAD]
    words = " ".join("".join(letter if letter.isprintable() else " " for letter in plain_text(head)).split())
    if kind != WEB_PAGE or not 0 < len(words) <= _SHORTEST or len(_ANCHOR.findall(head)) > _FEW_ANCHORS:
        return kind
    quoted = words if len(words) <= _QUOTED else f"{words[:_QUOTED].rpartition(' ')[0] or words[:_QUOTED]} …"
    return f"{WEB_PAGE}, and says hardly more than “{quoted.replace(';', ',')}”"


def kind_of_page(text: str) -> str:
    """What kind of page this HTML is, in a sentence."""
    head = text[:_HEAD]
    words, title = plain_text(head), _TITLE.search(head)
    if len(words) <= _SHORT:
        return _kind_of_short(head, words, leads_nowhere=len(_ANCHOR.findall(head)) <= _FEW_ANCHORS)
    parts = _PARTS.split(title[1]) if title else []
    return _BLOCK_PAGE if any(_BLOCKED.fullmatch(part.strip(" !.…")) for part in parts) else WEB_PAGE


def _kind_of_short(head: str, words: str, *, leads_nowhere: bool) -> str:
    """Of a page that says little; what could stand among news, too, counts where it also leads nowhere."""
    is_bare = len(words) <= _BAREST
    certain = (
        (_LOGIN.search(head), _LOGIN_PAGE),
        (_BLOCKED.search(words) or _MARKS.search(head), _BLOCK_PAGE),
        (_PARKING.search(head), _PARKED_PAGE),
    )
    likely = (
        (_PARKED.search(words), _PARKED_PAGE),
        (_REPAIRED.search(words), _NOTICE),
        (_CONSENTS.search(words) and _CHOICES.search(words), COOKIES),
        (_ASKS_WHO.search(words), _LOGIN_PAGE),
        (len(words) <= _SHORTEST and _HELD_UP.search(words), _BLOCK_PAGE),
        (is_bare and _DOMAIN.search(words), _PARKED_PAGE),
        (is_bare and _REPAIR.search(words), _NOTICE),
        (is_bare and _CONSENTS.search(words), COOKIES),
        (is_bare and _WHO.search(words) and _FIELD.search(head), _LOGIN_PAGE),
    )
    return next((said for found, said in (*certain, *(likely if leads_nowhere else ())) if found), WEB_PAGE)

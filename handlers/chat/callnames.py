"""What people call a command, in every language, with its slash or without: folded words → the name of the command."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from alerts.language.folding import fold


def _by_word(words_of: Mapping[str, str]) -> dict[str, str]:
    return {fold(word): name for name, words in words_of.items() for word in words.split()}


OTHER_NAMES: Final = _by_word(
    {
        "start": "début commencer démarrer ابدأ بدء",
        "help": "aide aides commandes مساعدة المساعدة أوامر الأوامر",
        "subscribe": "abonner abonne sabonner abonnement follow اشترك اشتراك",
        "unsubscribe": "désabonner désabonne unfollow إلغاء ألغ",
        "list": "liste lists abonnements subscriptions mine قائمة القائمة",
        "rules": "règles règle rule القواعد قواعد قاعدة",
        "why": "pourquoi لماذا ليش ليه علاش",
        "lang": "langue langues language languages langage لغة اللغة",
        "stop": "arrêter arrêt fin quitter leave exit توقف إيقاف قف",
        "watch": "surveiller surveille veille veiller alerte راقب مراقبة",
        "unwatch": "oublier احذف حذف",
        "place": "places lieu lieux مكان الأماكن أماكن",
        "feed": "feeds flux source sources مصدر المصادر مصادر",
        "log": "logs journal alertes alerts السجل سجل التنبيهات تنبيهات",
        "staff": "équipe team الفريق فريق",
    }
)
"""What people call a command besides its name: its plural, and its words in French and Arabic."""

PLAIN_WORDS: Final = _by_word(
    {
        "help": "aide help مساعدة ؟ ?",
        "start": "start début commencer ابدأ مرحبا bonjour salut hello hi",
        "stop": "stop arrêt arrêter توقف إيقاف",
    }
)
"""What is a command without its slash, although something changes by it."""

ELSEWHERE: Final = _by_word(
    {
        "unsubscribe": "mute pause snooze silence sourdine muet quiet كتم صامت",
        "rules": """
            edit modify change update rename export backup download modifier changer corriger renommer exporter exporte
            sauvegarder sauvegarde télécharger عدل تعديل تصدير صدر""",
        "list": "settings setup config status state preferences paramètres réglages état statut إعدادات الحالة",
        "watch": "test try add new rule create essai essayer tester ajouter nouveau nouvelle créer اختبار جديد أضف",
        "unwatch": "undo cancel delete remove clear annuler supprimer effacer enlever ôter تراجع إلغاء امسح",
        "why": "ack feedback report explain explain reason details avis accuser لماذا_لا تفاصيل",
        "log": "history search last latest recent historique chercher recherche derniers البحث بحث آخر",
        "subscribe": "channel group join notify alert_me canal groupe rejoindre قناة مجموعة انضم",
        "place": "map location city where carte ville où خريطة موقع",
        "feed": "rss site url web adresse رابط موقع_ويب",
        "help": "menu info about commands options infos",
    }
)
"""What other bots call what these commands do: offered, not done."""

THANKS: Final = frozenset(
    fold(said.strip())
    for said in """
    merci | merci beaucoup | thanks | thank you | thx | ok | okay | شكرا | شكرا لك | شكرا جزيلا | تمام | parfait | super
    great | perfect | d accord | d'accord | 👍 | 👌 | 🙏 | ❤️ | ✅ | ok merci | ok thanks | got it | bien reçu | reçu
    """.replace("\n", "|").split("|")
) - {""}
"""What is answered with a kind word."""

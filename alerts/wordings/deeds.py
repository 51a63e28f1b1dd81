"""What people did, as the audit log tells it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

DEEDS: Final[Mapping[str, tuple[str, str, str]]] = {
    "did_watch": (
        "a écrit la règle « {subject} » : {text}",
        'put the rule "{subject}" on watch: {text}',
        "كتب القاعدة «{subject}»: {text}",
    ),
    "did_unwatch": (
        "a ôté la règle « {subject} » : {text}",
        'took the rule "{subject}" off watch: {text}',
        "حذف القاعدة «{subject}»: {text}",
    ),
    "did_place": (
        "a noté le lieu « {subject} »",
        'noted the place "{subject}"',
        "سجّل المكان «{subject}»",
    ),
    "did_unplace": (
        "a oublié le lieu « {subject} »",
        'forgot the place "{subject}"',
        "حذف المكان «{subject}»",
    ),
    "did_feed": (
        "a suivi la source {subject}",
        "followed the feed {subject}",
        "تابع المصدر {subject}",
    ),
    "did_unfeed": (
        "a quitté la source {subject}",
        "left the feed {subject}",
        "ترك المصدر {subject}",
    ),
    "did_subscribe": (
        "a abonné {subject}",
        "subscribed {subject}",
        "أضاف اشتراك {subject}",
    ),
    "did_unsubscribe": (
        "a désabonné {subject}",
        "unsubscribed {subject}",
        "ألغى اشتراك {subject}",
    ),
    "did_stop": (
        "a fait partir {subject}",
        "left with {subject}",
        "أخرج {subject}",
    ),
    "did_language": (
        "a choisi la langue {language} pour {subject}",
        "chose the language {language} for {subject}",
        "اختار اللغة {language} من أجل {subject}",
    ),
    "did_arrive": (
        "m’a fait entrer dans {subject}",
        "let me into {subject}",
        "أدخلني إلى {subject}",
    ),
    "did_leave": (
        "m’a fait sortir de {subject}",
        "put me out of {subject}",
        "أخرجني من {subject}",
    ),
    "did_stop_alone": ("est parti", "left", "غادر"),
    "did_arrive_alone": ("m’a ouvert un chat", "opened a chat with me", "فتح محادثة معي"),
    "did_leave_alone": ("m’a bloqué", "blocked me", "حظرني"),
    "did_migrate": (
        "groupe {subject} devenu {to}",
        "group {subject} became {to}",
        "صارت المجموعة {subject} هي {to}",
    ),
    "did_appoint": (
        "a mis {subject} dans l’équipe",
        "took {subject} onto the staff",
        "ضمّ {subject} إلى الفريق",
    ),
    "did_dismiss": (
        "a retiré {subject} de l’équipe",
        "took {subject} off the staff",
        "أخرج {subject} من الفريق",
    ),
    "did_import": (
        "a importé {subject}",
        "imported {subject}",
        "استورد {subject}",
    ),
    "deeds_who": ("Qui", "Who", "من"),
    "deeds_what": ("A fait", "Did", "فعل"),
    "deeds_none": ("Aucun changement n’est noté.", "No change is on record.", "لا تغيير مسجَّل."),
    "deeds_broken": (
        "Le journal a été modifié hors de Tocsin à partir de la ligne {line} : tocsin doctor",
        "The audit log was altered outside Tocsin from line {line} on: tocsin doctor",
        "عُدّل السجل من خارج البرنامج ابتداءً من السطر {line}: ‎tocsin doctor",
    ),
    "rule_then": (
        "La règle « {name} » disait alors : {text}",
        'The rule "{name}" said then: {text}',
        "كانت القاعدة «{name}» تقول حينها: {text}",
    ),
    "rule_then_gone": (
        "La règle « {name} », qui n’existe plus, disait : {text}",
        'The rule "{name}", which is gone, said: {text}',
        "القاعدة «{name}»، ولم تعد موجودة، كانت تقول: {text}",
    ),
    "doer_shell": ("la ligne de commande", "the command line", "سطر الأوامر"),
}
"""Each in French, English and Arabic; see ``alerts.wordings``."""

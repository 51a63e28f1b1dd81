"""Headings of tables and names of states, kinds and fields, in French, English and Arabic."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

HEADINGS: Final[Mapping[str, tuple[str, str, str]]] = {
    "severity.critical": ("URGENT", "URGENT", "عاجل"),
    "severity.high": ("IMPORTANT", "IMPORTANT", "مهم"),
    "severity.medium": ("À SUIVRE", "WATCH", "للمتابعة"),
    "severity.low": ("INFO", "INFO", "للعلم"),
    "field.title": ("titre", "title", "العنوان"),
    "field.summary": ("résumé", "summary", "الملخص"),
    "field.content": ("texte", "text", "النص"),
    "state.queued": ("en attente", "waiting", "في الانتظار"),
    "state.sending": ("en cours", "sending", "قيد الإرسال"),
    "state.sent": ("envoyé", "sent", "أُرسل"),
    "state.unknown": ("peut-être reçu", "may have arrived", "ربما وصل"),
    "state.failed": ("échec", "failed", "فشل"),
    "state.expired": ("périmé", "expired", "انتهت مدته"),
    "state.held": ("retenu", "held", "محجوز"),
    "state.merged": ("regroupé", "merged", "مُجمّع"),
    "state.withheld": ("non envoyé", "not sent", "لم يُرسل"),
    "kind.country": ("pays", "country", "بلد"),
    "kind.region": ("région", "region", "إقليم"),
    "kind.district": ("district", "district", "منطقة"),
    "kind.city": ("ville", "town", "مدينة"),
    "kind.quarter": ("quartier", "quarter", "حي"),
    "kind.camp": ("camp", "camp", "مخيم"),
    "kind.area": ("zone", "area", "منطقة غير رسمية"),
    "kind.facility": ("lieu", "facility", "منشأة"),
    "column.ref": ("Réf.", "Ref", "المرجع"),
    "column.time": ("Heure (UTC)", "Time (UTC)", "الوقت (UTC)"),
    "column.severity": ("Gravité", "Severity", "الخطورة"),
    "column.rule": ("Règle · lieu", "Rule · place", "القاعدة · المكان"),
    "column.title": ("Titre", "Title", "العنوان"),
    "column.state": ("État", "State", "الحالة"),
    "column.feed": ("Flux", "Feed", "المصدر"),
    "column.success": (
        "Dernier succès,\ndernière entrée,\nécart habituel",
        "Last success,\nlast entry,\nusual gap",
        "آخر نجاح،\nآخر مادة،\nالفاصل المعتاد",
    ),
    "column.next": ("Prochain", "Next poll", "القادم"),
    "column.failures": ("Échecs", "Failures", "الإخفاقات"),
    "column.daily": (
        "Entrées/j,\nentrées/7 j,\nalertes/7 j",
        "Entries/day,\nentries/7 d,\nalerts/7 d",
        "مواد/يوم،\nمواد/7 أيام،\nتنبيهات/7 أيام",
    ),
    "column.error": ("État", "State", "الحالة"),
}

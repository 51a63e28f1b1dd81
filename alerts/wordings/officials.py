"""The words of the Common Alerting Protocol and of GDACS for how grave, urgent and certain a warning is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

OFFICIALS: Final[Mapping[str, tuple[str, str, str]]] = {
    "cap_alert_level_red": ("niveau rouge", "red level", "المستوى الأحمر"),
    "cap_alert_level_orange": ("niveau orange", "orange level", "المستوى البرتقالي"),
    "cap_alert_level_green": ("niveau vert", "green level", "المستوى الأخضر"),
    "cap_severity_extreme": ("danger extrême", "extreme danger", "خطر شديد للغاية"),
    "cap_severity_severe": ("danger grave", "severe danger", "خطر شديد"),
    "cap_severity_moderate": ("danger modéré", "moderate danger", "خطر متوسط"),
    "cap_severity_minor": ("danger faible", "minor danger", "خطر ضئيل"),
    "cap_urgency_immediate": ("agir maintenant", "act now", "التصرف الآن"),
    "cap_urgency_expected": ("agir bientôt", "act soon", "التصرف قريبًا"),
    "cap_urgency_future": ("agir plus tard", "act later", "التصرف لاحقًا"),
    "cap_urgency_past": ("danger passé", "danger over", "انتهى الخطر"),
    "cap_certainty_observed": ("constaté", "observed", "مرصود"),
    "cap_certainty_likely": ("probable", "likely", "مرجّح"),
    "cap_certainty_possible": ("possible", "possible", "ممكن"),
    "cap_certainty_unlikely": ("peu probable", "unlikely", "مستبعد"),
    "cap_until": ("jusqu’au {time}", "until {time}", "حتى {time}"),
}

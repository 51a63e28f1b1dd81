"""Why a match may not be what it seems, said under an alert: a line for each doubt that ``Match.doubts`` may hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

DOUBTS: Final[Mapping[str, tuple[str, str, str]]] = {
    "doubt_elsewhere": (
        "lieu incertain : l’article semble parler d’un autre lieu de ce nom",
        "place uncertain: the article seems to speak of another place of this name",
        "المكان غير مؤكد: يبدو أن الخبر عن مكان آخر بالاسم نفسه",
    ),
    "doubt_uncertain": (
        "lieu incertain : plusieurs lieux portent ce nom",
        "place uncertain: several places have this name",
        "المكان غير مؤكد: عدة أماكن تحمل هذا الاسم",
    ),
    "doubt_dateline": (
        "le lieu n’est peut-être que celui d’où l’on écrit",
        "the place may only be where the report was written",
        "ربما كان المكان مكان كتابة الخبر فقط",
    ),
    "doubt_distant": (
        "le lieu ne sert qu’à dire une distance",
        "the place only says how far away it was",
        "ذُكر المكان لبيان المسافة فقط",
    ),
    "doubt_namesake": (
        "peut-être une chose qui porte le nom du lieu",
        "maybe a thing named after the place",
        "ربما كان شيئًا يحمل اسم المكان",
    ),
    "doubt_club": (
        "peut-être un club sportif de ce nom",
        "maybe a sports club of this name",
        "ربما كان ناديًا رياضيًا بهذا الاسم",
    ),
    "doubt_person": (
        "peut-être une personne de ce nom",
        "maybe a person of this name",
        "ربما كان اسم شخص",
    ),
    "doubt_negated": (
        "peut-être nié dans le texte",
        "maybe denied in the text",
        "ربما كان منفيًّا في النص",
    ),
    "doubt_past": (
        "peut-être un fait ancien",
        "maybe something long past",
        "ربما كان أمرًا قديمًا",
    ),
    "doubt_feared": (
        "peut-être seulement craint, annoncé ou menacé",
        "maybe only feared, warned of or planned",
        "ربما كان مجرد تحذير أو تهديد أو خشية",
    ),
}
"""Each in French, English and Arabic; see ``alerts.wordings``."""

"""The names of languages in French, English and Arabic, for forms that are not of the reader's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from alerts.wordings import LANGUAGES, spoken

TONGUES: Final[Mapping[str, tuple[str, str, str]]] = {
    "am": ("amharique", "Amharic", "الأمهرية"),
    "ar": ("arabe", "Arabic", "العربية"),
    "bg": ("bulgare", "Bulgarian", "البلغارية"),
    "bn": ("bengali", "Bengali", "البنغالية"),
    "bs": ("bosnien", "Bosnian", "البوسنية"),
    "ckb": ("kurde sorani", "Sorani Kurdish", "الكردية السورانية"),
    "cs": ("tchèque", "Czech", "التشيكية"),
    "de": ("allemand", "German", "الألمانية"),
    "el": ("grec", "Greek", "اليونانية"),
    "en": ("anglais", "English", "الإنجليزية"),
    "es": ("espagnol", "Spanish", "الإسبانية"),
    "fa": ("persan", "Persian", "الفارسية"),
    "fr": ("français", "French", "الفرنسية"),
    "ha": ("haoussa", "Hausa", "الهوسا"),
    "he": ("hébreu", "Hebrew", "العبرية"),
    "hi": ("hindi", "Hindi", "الهندية"),
    "hr": ("croate", "Croatian", "الكرواتية"),
    "id": ("indonésien", "Indonesian", "الإندونيسية"),
    "it": ("italien", "Italian", "الإيطالية"),
    "ko": ("coréen", "Korean", "الكورية"),
    "ku": ("kurde", "Kurdish", "الكردية"),
    "nl": ("néerlandais", "Dutch", "الهولندية"),
    "pl": ("polonais", "Polish", "البولندية"),
    "ps": ("pachto", "Pashto", "البشتو"),
    "pt": ("portugais", "Portuguese", "البرتغالية"),
    "ro": ("roumain", "Romanian", "الرومانية"),
    "ru": ("russe", "Russian", "الروسية"),
    "so": ("somali", "Somali", "الصومالية"),
    "sr": ("serbe", "Serbian", "الصربية"),
    "sw": ("swahili", "Swahili", "السواحيلية"),
    "ti": ("tigrigna", "Tigrinya", "التغرينية"),
    "tr": ("turc", "Turkish", "التركية"),
    "uk": ("ukrainien", "Ukrainian", "الأوكرانية"),
    "ur": ("ourdou", "Urdu", "الأردية"),
}


def tongue(tag: str, language: str, /) -> str:
    """The name of the language ``tag`` in ``language``; the tag itself where it has none here."""
    names = TONGUES.get(tag.partition("-")[0].lower())
    return names[LANGUAGES.index(spoken(language))] if names else tag

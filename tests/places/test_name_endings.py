"""Place names are written down in all their cases, so that nothing need be stripped from a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.places.names.endings import BENDING, forms_in

RUSSIAN = """
Алеппо: в Алеппо
Идлиб: Идлиба Идлибу Идлибом Идлибе
Дума: Думы Думе Думу Думой
Мариуполь: Мариуполя Мариуполю Мариуполем Мариуполе
Харьков: Харькова Харькову Харьковом Харькове
Донецк: Донецка Донецку Донецком Донецке
Газа: Газы Газе Газу Газой
Сирия: Сирии Сирию Сирией
Казань: Казани Казанью
Горловка: Горловки Горловке Горловку Горловкой
Черновцы: Черновцов Черновцам Черновцами Черновцах
Сумы: Сум Сумам Сумами Сумах
Грозный: Грозного Грозному Грозным Грозном
Хан-Юнис: Хан-Юниса Хан-Юнисе
Ростов-на-Дону: Ростова-на-Дону Ростове-на-Дону
Триполи: Триполи
Ханой: Ханоя Ханое
Донец: Донца Донце
Авдеевка: Авдеевки Авдеевке
Ровно: Ровно Ровно
Запорожье: Запорожья Запорожье
Гусь-Хрустальный: Гуся-Хрустального Гусе-Хрустальном
Моздок: Моздока Моздоку Моздоком Моздоке
Петропавловск-Камчатский: Петропавловска-Камчатского Петропавловске-Камчатском
"""
UKRAINIAN = """
Харків: Харкова Харкову Харковом Харкові
Київ: Києва Києву Києвом Києві
Львів: Львова Львову Львовом Львові
Бахмут: Бахмута Бахмуту Бахмутом Бахмуті
Маріуполь: Маріуполя Маріуполю Маріуполем Маріуполі
Тернопіль: Тернополя Тернополі
Ірпінь: Ірпеня Ірпеню Ірпені Ірпенем
Умань: Умані Уманню
Горлівка: Горлівки Горлівці Горлівку Горлівкою
Одеса: Одеси Одесі Одесу Одесою
Суми: Сум Сумам Сумами Сумах
Запоріжжя: Запоріжжю Запоріжжям Запоріжжі
Рівне: Рівного Рівному Рівним
Куп'янськ: Куп'янська Куп'янську Куп'янськом
Алеппо: Алеппо
Прага: Праги Празі
Чернівці: Чернівців Чернівцях
Кропивницький: Кропивницького Кропивницькому
Донецьк: Донецька Донецьку
Кам'янець-Подільський: Кам'янця-Подільського Кам'янці-Подільському
Ірпінь: Ірпеня Ірпеню Ірпенем Ірпені
Кременчук: Кременчука Кременчуці Кременчуку
"""


def _forms(table: str) -> list[tuple[str, str]]:
    lines = (line.split(":") for line in table.strip().splitlines())
    return [(name, form) for name, forms in lines for form in forms.split() if form != "в"]


@pytest.mark.parametrize(("name", "form"), _forms(RUSSIAN))
def test_a_russian_name_has_its_cases(name: str, form: str) -> None:
    assert form in forms_in("ru", name)


@pytest.mark.parametrize(("name", "form"), _forms(UKRAINIAN))
def test_a_ukrainian_name_has_its_cases(name: str, form: str) -> None:
    assert form in forms_in("uk", name)


@pytest.mark.parametrize(
    ("language", "name", "form"),
    [
        ("ru", "Восточная Гута", "Восточной Гуты"),
        ("ru", "Восточная Гута", "Восточной Гуте"),
        ("ru", "Восточная Гута", "Восточную Гуту"),
        ("ru", "Восточный Алеппо", "Восточного Алеппо"),
        ("ru", "сектор Газа", "сектора Газа"),
        ("ru", "сектор Газа", "сектора Газы"),
        ("uk", "Кривий Ріг", "Кривого Рогу"),
        ("uk", "Кривий Ріг", "Кривому Розі"),
        ("uk", "Нова Каховка", "Нової Каховки"),
        ("tr", "Halep", "Halep'te"),
        ("tr", "Halep", "Halepte"),
        ("tr", "Gazze", "Gazze’ye"),
        ("tr", "Gazze", "Gazze'deki"),
        ("tr", "İdlib", "İdlib'de"),
        ("tr", "İdlib", "İdlib'den"),
        ("tr", "Şam", "Şam'ın"),
        ("tr", "Gazze Şeridi", "Gazze Şeridi'nde"),
        ("ku", "Heleb", "Helebê"),
        ("ku", "Efrîn", "Efrînê"),
        ("am", "አዲስ አበባ", "በአዲስ አበባ"),
        ("am", "መቀሌ", "ከመቀሌ"),
        ("ti", "መቐለ", "ንመቐለ"),
        ("he", "עזה", "בעזה"),
        ("ug", "ئۈرۈمچى", "ئۈرۈمچىدە"),
        ("ug", "غەززە", "غەززىدە"),
        ("bn", "রাখাইন", "রাখাইনের"),
        ("ko", "알레포", "알레포에서"),
        ("de", "Aleppo", "Aleppos"),
        ("pl", "Lwów", "Lwowie"),
        ("pl", "Zielona Góra", "Zielonej Górze"),
        ("pl", "Kielce", "Kielcach"),
        ("pl", "Bielsko-Biała", "Bielsku-Białej"),
        ("pl", "Strefa Gazy", "Strefie Gazy"),
        ("pl", "Sudan Południowy", "Sudanie Południowym"),
        ("pl", "Gaza", "Gazę"),
        ("pl", "Bachmut", "Bachmucie"),
        ("pl", "Donieck", "Doniecku"),
        ("uk", "Дніпро", "Дніпрі"),
        ("uk", "Гуляйполе", "Гуляйполя"),
        ("am", "ሽሬ", "የሽሬው"),
        ("uk", "Часів Яр", "Часовому Ярі"),
        ("ru", "Часов Яр", "Часовом Яре"),
        ("ko", "가자", "가자지구에서"),
        ("ko", "울진", "울진서"),
        ("sr", "Niš", "Nišu"),
        ("sr", "Алепо", "Алепу"),
        ("sr", "Novi Sad", "Novom Sadu"),
        ("hi", "आगरा", "आगरे"),
        ("hr", "Vukovar", "Vukovara"),
        ("bs", "Sarajevo", "Sarajevu"),
        ("el", "Βόλος", "Βόλο"),
        ("el", "Γάζα", "Γάζας"),
    ],
)
def test_names_of_several_words_and_of_other_languages_bend(language: str, name: str, form: str) -> None:
    assert form in forms_in(language, name)


@pytest.mark.parametrize(
    ("name", "not_it"),
    [
        ("حلب", "الحلبي"),
        ("Дума", "думать"),
        ("Горловка", "Горловский"),
        ("Суми", "сума"),
        ("Halep", "Halepli"),
        ("Гома", "Гомель"),
        ("Казань", "Казан"),
    ],
)
def test_no_other_word_is_among_the_forms(name: str, not_it: str) -> None:
    assert all(not_it not in forms_in(language, name) for language in BENDING)


def test_names_in_arabic_letters_bend_in_sorani_and_pashto_only() -> None:
    assert {language for language in BENDING if forms_in(language, "حلب")} == {"ckb", "ps"}
    assert not any(forms_in(language, "") for language in BENDING)


@given(st.text(max_size=30))
def test_the_name_itself_is_always_among_its_forms(name: str) -> None:
    spaced = " ".join(name.split())
    bent = [forms for language in BENDING - {"und"} if (forms := forms_in(language, name))]
    assert all(spaced in {" ".join(form.split()) for form in forms} for forms in bent)
    assert all(len(forms) < 700 for forms in bent)

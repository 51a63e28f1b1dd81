"""The language of a text, whatever the feed says."""

from __future__ import annotations

import pytest

from alerts.sources.text.detect import language_of

HEARD = [
    ("ar", "مدرسة في حلب الشرقية قصفت اليوم"),
    ("fa", "یک مدرسه در حلب بمباران شد و چند نفر کشته شدند"),
    ("ur", "حلب کے ایک اسکول پر بمباری میں دس بچے ہلاک"),
    ("ps", "په حلب کې پر یوه ښوونځي برید وشو"),
    ("ps", "روغتون ړنګ شو"),
    ("ar", "نشر ناشطون ڤيديو يظهر قصف مستشفى في حلب، وقال شاهد إن الڤيديو صُوّر صباح اليوم"),
    ("ckb", "منداڵێک لە سلێمانیدا"),
    ("ckb", "لافاو لە باکوور دە کەسی کوشت"),
    ("ko", "북부 홍수로 열 명 사망"),
    ("ja", "地震が発生"),
    ("ug", "قەشقەردە يەر تەۋرىدى، ئۆيلەر ئۆرۈلدى"),
    ("ti", "ኣብ መቐለ መጥቃዕቲ ነይሩ"),
    ("ru", "Школа в восточном Алеппо была разрушена утром"),
    ("uk", "Школу було зруйновано вчора ввечері"),
    ("en", "Eastern Aleppo hospital hit by air strike"),
    ("fr", "Une école frappée par un raid aérien, dix enfants tués"),
    ("es", "Bombardeo en la escuela de Idlib deja diez muertos"),
    ("pt", "Bombardeio em escola de Idlib deixa dez mortos"),
    ("de", "Krankenhaus in Ost-Aleppo in der Nacht getroffen"),
    ("it", "Ospedale colpito ad Aleppo est, dieci morti"),
    ("tr", "Okul bombalandı ve çocuklar öldü"),
    ("sw", "Hospitali ilishambuliwa jana usiku mjini Goma"),
    ("ht", "Lopital la fèmen depi semèn pase"),
    ("so", "Isbitaalka ayaa la duqeeyay"),
    ("ku", "Dibistanek li bajarê Helebê hate bombekirin"),
    ("ha", "An kai hari a makaranta a Maiduguri"),
    ("id", "Rumah sakit di Aleppo timur dibom"),
    ("el", "Βομβαρδισμός σχολείου στο Χαλέπι"),
    ("he", "בית ספר בחלב הופצץ הבוקר"),
    ("ja", "アレッポ東部の学校が空爆された"),
    ("ko", "알레포 동부 학교가 폭격당했다"),
    ("ka", "სკოლა დაიბომბა ალეპოში დღეს"),
]


@pytest.mark.parametrize(("language", "text"), HEARD)
def test_a_sentence_is_heard(language: str, text: str) -> None:
    assert language_of(text, None) == language


@pytest.mark.parametrize("text", ["", "Aleppo", "UNICEF", "12 : 40", "OCHA 2016", "!!!"])
def test_names_and_numbers_have_no_language(text: str) -> None:
    assert language_of(text, None) == "und"


@pytest.mark.parametrize(
    ("declared", "text", "language"),
    [
        ("fr-FR", "Une école frappée à Alep", "fr-fr"),
        ("ar_SY", "مدرسة في حلب الشرقية", "ar-sy"),
        ("en-us", "مدرسة في حلب الشرقية قصفت اليوم", "ar"),
        ("ar", "Eastern Aleppo hospital hit by air strike", "en"),
        ("en", "Terremoto deja decenas de muertos en la costa y cientos de heridos según el gobierno", "es"),
        ("fr", "Flood kills twelve in the northern province and leaves many without shelter", "en"),
        ("en-gb", "Depremde ölü sayısı arttı ve yardım için bekleniyor bu akşam", "tr"),
        ("en", "Médecins sans frontières says it leaves the camp", "en"),
        ("en", "Aleppo", "en"),
        ("ru", "Алеппо", "ru"),
        ("und", "Une école frappée par un raid aérien, dix enfants tués", "fr"),
        ("french", "Une école frappée par un raid aérien, dix enfants tués", "fr"),
        ("", "Aleppo", "und"),
        (
            "en-US",
            "Les habitants disent que des obus sont tombés sur une école et que les élèves sont dans la cave",
            "fr",
        ),
        ("fr", "Les habitants disent que des obus sont tombés sur une école et que les élèves sont dans la cave", "fr"),
        ("fr", "Le correspondant de The Guardian à Alep", "fr"),
        ("eng", "Aleppo", "en"),
        ("fre", "Alep", "fr"),
        ("fra-CA", "Alep", "fr-ca"),
        ("ara", "حلب", "ar"),
        ("iw", "חלב", "he"),
        ("prs", "کابل", "fa-af"),
        ("arz", "حلب", "arz"),
        ("tl", "Marawi", "tl"),
        ("us", "Three children were killed when a rocket hit the school in eastern Aleppo", "en"),
        ("us", "Rocket hits school in eastern Aleppo, killing three children", "en"),
        ("jp", "アレッポ東部の学校が空爆された", "ja"),
        ("jp", "Aleppo", "und"),
        ("qqz", "Une école frappée par un raid aérien, dix enfants tués", "fr"),
        ("mis", "Une école frappée par un raid aérien, dix enfants tués", "fr"),
        ("ca", "Three children were killed when a rocket hit the school in the east of the city on Tuesday", "en"),
        ("be", "Trois enfants ont été tués quand une roquette a frappé une école dans l'est de la ville", "fr"),
        ("ca", "Un coet va caure sobre una escola de l'est de la ciutat i va matar tres nens de la zona", "ca"),
        ("ca", "Un coet cau sobre una escola", "ca"),
        ("ha", "An kai hari a makaranta a Maiduguri, mutane goma sun mutu a cikin garin na jihar Borno", "ha"),
        ("sv", "Tre barn dödades när en raket träffade en skola i östra delen av staden på tisdagen", "sv"),
        ("pl", "Troje dzieci zginęło, gdy rakieta uderzyła w szkołę na wschodzie miasta we wtorek", "pl"),
        ("vi", "Ba trẻ em thiệt mạng khi một tên lửa bắn trúng trường học ở phía đông thành phố", "vi"),
    ],
)
def test_what_is_declared_counts_unless_the_text_contradicts_it(declared: str, text: str, language: str) -> None:
    assert language_of(text, declared) == language

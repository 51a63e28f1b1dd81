"""Negations and old events in a keyword's sentence, and what looks like them and is none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.matching.hedges import PAST, hedges

WHEN = datetime(2016, 11, 20, tzinfo=UTC)
CASES = [
    ("fr", "Aucune *école* n'a été touchée à Alep.", "negated"),
    ("fr", "Il n'y a pas d'*hôpital* ouvert.", "negated"),
    ("fr", "Un village sans *école* depuis lundi.", "negated"),
    ("fr", "Non loin de là, une *école* brûle.", ""),
    ("fr", "Pas seulement l'*école* : tout le quartier est touché.", ""),
    ("fr", "Le maire n'a pas parlé, l'*école* brûle.", ""),
    ("fr", "Elle n'a pas dormi. L'*école* brûle.", ""),
    ("fr", "Il y a dix ans, un *raid* avait fait douze morts.", "past"),
    ("fr", "Il y a un an encore, le *raid* semblait impossible.", ""),
    ("fr", "Il y a trois jours, un *raid* a fait douze morts.", ""),
    ("fr", "Le *bombardement* de la ville en 1944 est commémoré.", "past"),
    ("fr", "En mars 2011, le premier *bombardement* frappait la ville.", "past"),
    ("fr", "Depuis mars 2011, les *bombardements* n'ont pas cessé.", ""),
    ("fr", "Le *bombardement* de 2015 revient en mémoire.", ""),
    ("fr", "Le *raid* a déplacé plus de 1900 familles.", ""),
    ("en", "No *school* was hit in Aleppo.", "negated"),
    ("en", "The town is without a *hospital* now.", "negated"),
    ("en", "Not only the *school* but the clinic was hit.", ""),
    ("en", "No doubt the *hospital* was the target.", ""),
    ("en", "Ten years ago the *hospital* was shelled.", "past"),
    ("en", "The *hospital* was bombed in 1944.", "past"),
    ("en", "The *hospital* was bombed in 2015, and again today.", ""),
    ("en", "War since 2011 has left one *hospital* in the city.", ""),
    ("en", "Never since 2010 was there no *school* in 2012.", "negated past"),
    ("es", "El pueblo quedó sin *hospital*.", "negated"),
    ("es", "Hace diez años un *ataque* dejó doce muertos.", "past"),
    ("pt", "Ataque no *hospital* de Cabo Delgado.", ""),
    ("pt", "O distrito está sem *hospital*.", "negated"),
    ("ar", "لم تقصف أي *مدرسة* في حلب.", "negated"),
    ("ar", "لا تزال *المدرسة* مغلقة.", ""),
    ("ar", "قبل عشر سنوات دمر القصف *المستشفى*.", "past"),
    ("ar", "دُمّر *المستشفى* عام 1944.", "past"),
    ("ar", "منذ عام 2011 لم يفتح سوى *مستشفى* واحد.", "negated"),
    ("ru", "В городе нет *больницы*.", "negated"),
    ("ru", "10 лет назад *больница* сгорела.", "past"),
    ("ru", "Обстрел *больницы* в 2014 году расследуют.", "past"),
    ("ru", "Не только *больница*, но и школа.", ""),
    ("uk", "Десять років тому *лікарня* згоріла.", "past"),
    ("tr", "On yıl önce *hastane* bombalandı.", "past"),
    ("tr", "Okul *vurulmadı*.", "negated"),
    ("tr", "Okul *vuruldu*.", ""),
    ("sw", "Kijiji bila *shule*.", "negated"),
    ("sw", "Raia *hawakuuawa*.", "negated"),
    ("de", "Keine *Schule* in Aleppo wurde getroffen.", "negated"),
    ("de", "Nicht nur die *Schule* brennt.", ""),
    ("de", "Vor zehn Jahren brannte die *Schule*.", "past"),
    ("de", "Vor drei Monaten brannte die *Schule*.", ""),
    ("de", "Seit dem Jahr 2011 ist die *Schule* geschlossen.", ""),
    ("it", "Nessuna *scuola* colpita.", "negated"),
    ("it", "Dieci anni fa la *scuola* bruciò.", "past"),
    ("it", "Un anno fa la *scuola* bruciò.", ""),
    ("nl", "Er is geen *school* geraakt.", "negated"),
    ("nl", "Een jaar geleden brandde de *school*.", ""),
    ("pl", "Nie ucierpiała żadna *szkoła*.", "negated"),
    ("pl", "W 1944 roku spłonęła *szkoła*.", "past"),
    ("ro", "Acum zece ani *școala* a ars.", "past"),
    ("id", "Tidak ada *sekolah* yang rusak.", "negated"),
    ("he", "אין *בית ספר* פתוח.", "negated"),
    ("ur", "دس سال پہلے *اسکول* جل گیا", "past"),
    ("zh", "没有一所*学校*幸免。", "negated"),
    ("zh", "学校没有停课,*医院*被炸。", ""),
    ("zh", "1944年*学校*被炸。", "past"),
    ("zh", "一年前*学校*被炸。", ""),
    ("xx", "No *school* in 1944.", "past"),
    ("am", "ሆስፒታሉ ላይ *ጥቃት* አልተፈጸመም", "negated"),
    ("am", "ከአስር ዓመት በፊት *ጥቃት* ደርሶ ነበር", "past"),
    ("am", "በመቀሌ *ጥቃት* ደረሰ", ""),
    ("so", "Toban sano ka hor *weerar* ayaa dhacay", "past"),
    ("so", "*Weerar* ayaa ka dhacay Kismaayo", ""),
    ("ku", "*Êrîş* çênebû li Kobanê", "negated"),
    ("ku", "Berî deh salan *êrîşek* çêbû", "past"),
    ("ku", "*Êrîş* li Kobanê çêbû", ""),
    ("ckb", "دە ساڵ لەمەوبەر *هێرش* کرا", "past"),
    ("ckb", "هیچ *هێرشێک* نەکرا", "negated"),
    ("ps", "لس کاله مخکې *برید* وشو", "past"),
    ("ps", "هیڅ *برید* نه دی شوی", "negated"),
    ("hi", "दस साल पहले यहां *हमला* हुआ था", "past"),
    ("hi", "पटना में कोई *हमला* नहीं हुआ", "negated"),
    ("hi", "पटना में *हमला* हुआ", ""),
    ("hi", "1984 में *हमला* हुआ था", "past"),
    ("bn", "দশ বছর আগে এখানে *হামলা* হয়েছিল", "past"),
    ("bn", "ঢাকায় কোনো *হামলা* হয়নি", "negated"),
    ("bn", "১৯৭১ সালে *হামলা* হয়েছিল", "past"),
    ("ja", "10年前に*地震*があった", "past"),
    ("ja", "*地震*はなかった", "negated"),
    ("ja", "1995年に*地震*があった", "past"),
    ("ja", "東京で*地震*があった", ""),
    ("ko", "10년 전 *지진*이 났다", "past"),
    ("ko", "*지진*은 없었다", "negated"),
    ("ko", "1950년 *폭격*으로 무너졌다", "past"),
    ("ko", "서울에서 *지진*이 났다", ""),
    ("zh", "十年前发生*地震*", "past"),
    ("zh", "没有发生*爆炸*", "negated"),
    ("zh", "1937年发生*轰炸*", "past"),
    ("zh", "上海未发生*地震*", "negated"),
    ("th", "สิบปีก่อนเกิด*แผ่นดินไหว*", "past"),
    ("th", "ไม่มีการ*โจมตี*โรงพยาบาล", "negated"),
    ("th", "ไม่เกิด*แผ่นดินไหว*", "negated"),
    ("vi", "Mười năm trước, một *vụ nổ* đã xảy ra", "past"),
    ("vi", "Không có *vụ nổ* nào ở Huế", "negated"),
    ("vi", "Năm 1968, một trận *oanh tạc* phá hủy Huế", "past"),
    ("my", "လွန်ခဲ့သော ဆယ်နှစ်က *တိုက်ခိုက်မှု* ဖြစ်ခဲ့သည်", "past"),
    ("my", "*တိုက်ခိုက်မှု* မရှိပါ", "negated"),
    ("el", "Πριν από δέκα χρόνια *σεισμός* χτύπησε τη Λάρισα", "past"),
    ("el", "Δεν έγινε καμία *επίθεση*", "negated"),
    ("el", "Το 1944 *βομβαρδισμός* κατέστρεψε το σχολείο", "past"),
    ("sr", "Pre deset godina *zemljotres* je pogodio Kraljevo", "past"),
    ("sr", "Nije bilo *napada* u Nišu", "negated"),
    ("sr", "Пре десет година *земљотрес*", "past"),
    ("sr", "Nema *napada* u Nišu", "negated"),
    ("ro", "Acum zece ani un *cutremur* a lovit Iași", "past"),
    ("ro", "Nu a fost niciun *atac* la Iași", "negated"),
    ("ro", "În 1977 un *cutremur* a lovit", "past"),
    ("ht", "Dis ane de sa, yon *tranblemanntè* te frape", "past"),
    ("ht", "Pa gen *atak* nan Okap", "negated"),
    ("ha", "Shekaru goma da suka wuce an kai *hari*", "past"),
    ("ha", "Ba a kai *hari* ba a Kano", "negated"),
    ("ur", "دس سال پہلے *حملہ* ہوا", "past"),
    ("ur", "کوئی *حملہ* نہیں ہوا", "negated"),
    ("ur", "1971 میں *حملہ* ہوا", "past"),
    ("he", "לפני עשר שנים *פוצצה* הגשר", "past"),
    ("he", "לא היה *ירי*", "negated"),
    ("he", "ב-1948 *הופגזה* העיר", "past"),
    ("fa", "ده سال پیش *زلزله* آمد", "past"),
    ("fa", "هیچ *حمله*‌ای نشد", "negated"),
    ("fa", "*حمله*‌ای صورت نگرفت", "negated"),
    ("fa", "در سال ۱۳۶۷ *بمباران* شد", "past"),
    ("uk", "Десять років тому стався *вибух*", "past"),
    ("uk", "*Вибуху* не було", "negated"),
    ("ru", "*Обстрела* не было", "negated"),
    ("ru", "Десять лет назад был *взрыв*", "past"),
    ("ru", "В 1944 году *взрыв*", "past"),
    ("de", "Vor zehn Jahren gab es ein *Erdbeben*", "past"),
    ("de", "Kein *Krankenhaus* wurde getroffen", "negated"),
    ("de", "1944 wurde die *Schule* bombardiert", "past"),
    ("de", "Im Jahr 1944 fiel die *Bombe*", "past"),
    ("fr", "Voilà dix ans, un *séisme* frappait", "past"),
    ("fr", "dans les années 1990, un *attentat*", "past"),
    ("fr", "L'*attaque* n'a pas eu lieu", "negated"),
    ("en", "In the 1990s the school was *shelled*", "past"),
    ("en", "The *attack* did not happen", "negated"),
    ("en", "The 1995 *bombing* of Oklahoma", "past"),
    ("tr", "Mardin *okullarında* ders yok.", ""),
    ("ru", "После *обстрела* света не было", ""),
    ("hi", "पटना में *हमला* बंद नहीं हुआ", ""),
    ("vi", "*Không kích* vào Huế", ""),
    ("ja", "1年前に*地震*があった", ""),
    ("ko", "1년 전 *지진*이 났다", ""),
    ("fr", "L'*attaque* n'a pas été revendiquée", ""),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_a_keyword_is_hedged_by_its_own_sentence(language: str, text: str, expected: str) -> None:
    before, keyword, after = text.split("*")
    start, end = len(before), len(before) + len(keyword)

    assert " ".join(hedges(before + keyword + after, start, end, language=language, when=WHEN)) == expected


def test_without_a_date_only_years_before_feeds_are_old() -> None:
    assert hedges("The hospital was bombed in 2014.", 4, 12, language="en", when=None) == ()
    assert hedges("The hospital was bombed in 1944.", 4, 12, language="en", when=None) == (PAST,)


@given(st.text(max_size=400), st.text(min_size=1, max_size=10), st.text(max_size=400), st.sampled_from(["fr", "und"]))
def test_any_text_has_an_answer(before: str, keyword: str, after: str, language: str) -> None:
    start, end = len(before), len(before) + len(keyword)

    found = hedges(before + keyword + after, start, end, language=language, when=WHEN)

    assert set(found) <= {"negated", "past"}

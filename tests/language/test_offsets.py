"""Whatever stands between and inside words, a mention is shown as the text has it, whole and to the sign."""

import unicodedata

from hypothesis import example, given, settings
from hypothesis import strategies as st

from alerts.language.folding import fold
from alerts.language.tokens import cut
from alerts.model import Entry, Match, Place, Rule, Watchlist, Window
from alerts.triage import Watch, prepare

STROKE = "ـ"

PLACES = {
    "Alep-Est": ("Alep-Est", "Alep\u2011Est", "ALEP-EST", "Ale\u00adp-Est", "#AlepEst", "#alepest"),
    "Côte d'Ivoire": ("Côte d’Ivoire", "Co\u0302te d'Ivoire", "COTE D'IVOIRE", "Cote d Ivoire"),
    "حلب": ("حلب", "حـــلب", "\u200fحَلَب\u200f", "وبحلب", "#حلب"),
    "Куп'янськ": ("Куп'янськ", "Куп’янськ", "#Купʼянськ"),
    "阿勒颇": ("阿勒颇", "阿\u200b勒颇"),
    "စစ်တွေ": ("စစ်တွေ", "စစ်တွေ\u200b"),
    "ยะลา": ("ยะลา",),
    "حلب الشرقية": ("حلب الشرقية", "بحلب الشرقية"),
    "ガザ": ("ガザ", "ｶﾞｻﾞ"),
}
KEYWORDS = {
    "école": ("école", "écoles", "e\u0301coles", "ÉCOLE", "l’école", "éco\u00adle", "#École"),
    "مستشفى": ("مستشفى", "المستشفيات", "وبالمُسْتَشْفَى", "مستشـفى"),
    "بیمارستان": ("بیمارستان", "بیمارستان\u200cها", "\u2067بیمارستان\u2069"),
    "医院": ("医院", "醫院", "医\u200d院"),
    "น้ำท่วม": ("น้ำท่วม", "น\u0e4d\u0e49\u0e32ท่วม"),
    "ဆေးရုံ": ("ဆေးရုံ", "ဆေးရုံ\u200b"),
    "centre de santé": ("centre de santé", "centres de santé", "CENTRES DE SANTÉ"),
    "غارة جوية": ("غارات جوية", "الغارات الجوية"),
}
BETWEEN = (
    "🔴",
    "👩‍👩‍👧",
    "🇨🇩",
    "1\ufe0f\u20e3",
    "\u200b",
    "\u200e",
    "\u00a0",
    "𠮷",
    "https://example.org/x.y",
    "@école_1",
    "…",
    "—",
)

texts = st.lists(
    st.tuples(
        st.sampled_from([form for forms in (*PLACES.values(), *KEYWORDS.values()) for form in forms] + [*BETWEEN]),
        st.sampled_from([" ", " ", ", ", ". ", "\n", " 🔴 ", "\u202f"]),
    ),
    min_size=1,
    max_size=12,
).map(lambda pieces: "".join(piece + gap for piece, gap in pieces))
languages = st.sampled_from(["fr", "ar", "fa", "uk", "zh", "th", "my", "und"])


def _watch() -> Watch:
    rule = Rule(name="all", keywords=tuple(KEYWORDS), places=tuple(PLACES), within=Window(words=40))
    return prepare(Watchlist(places=tuple(Place(name=name) for name in PLACES), rules=(rule,)))


@settings(max_examples=150, deadline=None)
@given(texts, languages)
def test_a_mention_is_the_slice_at_its_offsets_and_tears_no_sign(text: str, language: str) -> None:
    entry = Entry(feed="feed", entry_id="1", content=text, language=language)
    for match in _watch().matches(entry):
        for found in match.evidence:
            for mention in (found.keyword, found.place):
                assert text[mention.start : mention.end] == mention.surface
                assert unicodedata.category(mention.surface[0])[0] in "LN"
                assert unicodedata.category(mention.surface[-1])[0] in "LNM"
                assert not unicodedata.category(text[mention.end : mention.end + 1] or " ").startswith("M")


def _found(text: str, language: str) -> list[list[tuple[str, str, int]]]:
    matches = _watch().matches(Entry(feed="feed", entry_id="1", content=text, language=language))
    return [
        [(fold(each.keyword.surface), fold(each.place.surface), each.distance) for each in match.evidence]
        for match in matches
    ]


@settings(max_examples=150, deadline=None)
@given(texts, languages)
def test_decomposed_accents_change_what_is_found_in_nothing(text: str, language: str) -> None:
    assert _found(unicodedata.normalize("NFD", text), language) == _found(unicodedata.normalize("NFC", text), language)


@settings(max_examples=150, deadline=None)
@given(texts, languages, st.sampled_from([("\u200f", "\u200e"), ("\u2067", "\u2069"), ("", "\u200b"), ("\ufeff", "")]))
def test_marks_that_nobody_sees_change_what_is_found_in_nothing(
    text: str, language: str, marks: tuple[str, str]
) -> None:
    before, behind = marks
    marked = "\n".join(" ".join(f"{before}{word}{behind}" for word in line.split(" ")) for line in text.split("\n"))

    assert _found(marked, language) == _found(text, language)


@example("حـ_ـلب")
@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("aÉé\u0301'’-‑#_.。医院ア゙น้ำကျော\u200b\u200d\u00ad🔴حـلَب٣3 "), max_size=20))
def test_tokens_are_slices_in_order_without_invisible_ends(text: str) -> None:
    for chunk in text.split():
        end = 0
        for token in cut(chunk).tokens:
            assert end <= token.start < token.end
            for sign, kept in zip(chunk[token.start : token.end], token.surface, strict=True):
                assert kept in {sign, STROKE}, "what breaks a word up counts as one of its strokes"
            assert unicodedata.category(token.surface[-1]) != "Cf"
            end = token.end


def test_a_hashtag_is_read_anew_when_its_place_is_followed() -> None:
    entry = Entry(feed="feed", entry_id="1", content="Hospital hit again #idlibnow", language="en")
    watch = prepare(
        Watchlist(places=(Place(name="Goma"),), rules=(Rule(name="a", keywords=("hospital",), places=("Goma",)),))
    )
    assert not watch.matches(entry)

    watch.track(Place(name="Idlib"))
    watch.add(Rule(name="b", keywords=("hospital",), places=("Idlib",)))

    (match,) = watch.matches(entry)
    assert isinstance(match, Match)
    assert match.evidence[0].place.surface == "idlib"


def test_a_hashtag_is_read_anew_when_a_phrase_of_known_words_is_watched() -> None:
    entry = Entry(feed="feed", entry_id="1", content="Idlib #watershortage", language="en")
    rules = tuple(
        Rule(name=keyword, keywords=(keyword,), places=("Idlib",)) for keyword in ("water attack", "food shortage")
    )
    watch = prepare(Watchlist(places=(Place(name="Idlib"),), rules=rules))
    assert not watch.matches(entry)

    watch.add(Rule(name="c", keywords=("water shortage",), places=("Idlib",)))

    (match,) = watch.matches(entry)
    assert isinstance(match, Match)
    assert match.evidence[0].keyword.surface == "watershortage"

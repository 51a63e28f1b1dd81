"""Every letter is one that Telegram takes: judged by TDLib's own parser, whatever a feed says."""

import textwrap
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import regex
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import Environment, meta

import templates
from alerts.errors import RenderError
from alerts.model import Alert, AlertKind, Entry, Evidence, Match, Mention, Severity
from alerts.render import Renderer, plain_letter
from alerts.typography import cut, fit, is_boundary, units, web_address
from alerts.wordings import LANGUAGES
from tests.fakes.tdlib import Formatted, finish, parse_html, utf16_length

NOW = datetime(2016, 11, 20, 13, 0, tzinfo=UTC)
BODY = (
    "À Alep-Est, le dernier hôpital pédiatrique encore ouvert a dû être évacué dimanche, "
    "disent les médecins. Les écoles restent fermées depuis une semaine dans les quartiers assiégés."
)

renderer = Renderer()


def mention(text, surface, field="content", term=None):
    start = text.index(surface)
    return Mention(term=term or surface, field=field, surface=surface, start=start, end=start + len(surface))


def evidence(text=BODY, keyword="hôpital pédiatrique", place="Alep-Est", field="content", distance=4):
    return Evidence(
        keyword=mention(text, keyword, field), place=mention(text, place, field), distance=distance, excerpt=text[:80]
    )


def entry(**changes):
    return Entry(
        **{
            "feed": "https://radio.example/rss.xml",
            "entry_id": "1",
            "link": "https://radio.example/alep?a=1&b=2",
            "title": "Le dernier hôpital pour enfants évacué",
            "content": BODY,
            "published": datetime(2016, 11, 20, 12, 40, tzinfo=UTC),
            "language": "fr",
            **changes,
        }
    )


def alert(the_entry=None, *proofs, **changes):
    match = Match(rule="hopitaux-alep", severity=Severity.HIGH, place="Alep-Est", evidence=proofs or (evidence(),))
    values = {"ref": "K7M2Q", "kind": AlertKind.FIRST, "entry": the_entry or entry(), "matches": (match,)}
    return Alert(**{**values, "created_at": NOW, **changes})


def judged(letter) -> Formatted:
    """What Telegram makes of the letter; fails where it would refuse or forget a part."""
    raw = parse_html(letter.html)
    assert utf16_length(raw.text) <= 4096
    assert len(letter.html.encode()) <= 32768
    assert len(raw.entities) <= 100
    assert raw.text.strip()
    assert 0 < utf16_length(letter.plain) <= 4096
    return raw


def pieces(formatted, kind):
    words = formatted.text.encode("utf-16-le")
    return [
        words[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le")
        for one in formatted.entities
        if one["type"] == kind
    ]


def test_an_alert_says_how_grave_what_where_when_and_who_in_eight_lines():
    seen = judged(renderer.alert_letter(alert(), language="fr", source="Radio Exemple"))
    lines = seen.text.split("\n")
    assert len(lines) <= 8
    assert lines[0] == "🟠 IMPORTANT · \u2068hopitaux-alep\u2069 · K7M2Q"
    assert lines[1] == "Le dernier hôpital pour enfants évacué"
    assert "hôpital pédiatrique" in lines[2]
    assert lines[3] == "📍 \u2068Alep-Est\u2069   🕘 dim. 20 nov. 2016, 12:40 UTC"
    assert lines[4] == "Source : \u2068Radio Exemple\u2069 · non vérifié"
    [link] = [one for one in seen.entities if one["type"] == "text_link"]
    assert link["url"] == "https://radio.example/alep?a=1&b=2"
    [moment] = [one for one in seen.entities if one["type"] == "date_time"]
    assert moment["unix_time"] == 1479645600


def test_on_a_phone_an_alert_takes_eight_lines_before_its_folded_quote():
    seen = judged(renderer.alert_letter(alert(entry(content=BODY * 3)), language="fr", source="Radio Exemple"))
    [quote] = pieces(seen, "expandable_blockquote")
    shown = seen.text.replace(quote, "").strip().split("\n")
    assert sum(len(textwrap.wrap(line, 40)) for line in shown) <= 8


def test_the_keyword_is_bold_and_the_place_underlined_exactly_at_their_spans():
    seen = judged(renderer.alert_letter(alert(), language="en"))
    assert "hôpital pédiatrique" in pieces(seen, "bold")
    assert set(pieces(seen, "underline")) == {"Alep-Est"}


def test_a_long_original_text_is_folded_away_and_gives_way():
    text = BODY + " Fin de la dépêche." * 2000
    seen = judged(renderer.alert_letter(alert(entry(content=text)), language="fr"))
    [quote] = pieces(seen, "expandable_blockquote")
    assert quote.startswith("À Alep-Est")
    assert quote.endswith("…")


def test_proof_far_down_a_long_text_is_shown_in_excerpt_and_quote():
    text = "Rien à signaler ici. " * 3000 + BODY
    proof = evidence(text)
    seen = judged(renderer.alert_letter(alert(entry(content=text), proof), language="fr"))
    [quote] = pieces(seen, "expandable_blockquote")
    assert "hôpital pédiatrique" in quote
    assert pieces(seen, "bold").count("hôpital pédiatrique") == 2


def test_mentions_that_stand_far_apart_are_both_shown():
    text = "Alep-Est sous les bombes. " + "Le conseil se réunit. " * 60 + "L'hôpital pédiatrique est fermé."
    seen = judged(renderer.alert_letter(alert(entry(content=text), evidence(text)), language="fr"))
    excerpt = seen.text.split("\n")[2]
    assert "Alep-Est" in excerpt
    assert "hôpital pédiatrique" in excerpt
    assert len(excerpt) < 260


def test_a_proof_in_the_title_is_marked_there_and_not_said_twice():
    title = "Alep-Est : l'hôpital pédiatrique évacué"
    the_entry = entry(title=title, content="", summary="")
    seen = judged(renderer.alert_letter(alert(the_entry, evidence(title, field="title")), language="fr"))
    assert seen.text.count("hôpital pédiatrique") == 1
    assert pieces(seen, "underline") == ["Alep-Est"]


@pytest.mark.parametrize("field", ["summary", "content"])
def test_a_proof_in_the_title_leaves_room_for_the_short_text_behind_it(field):
    title = "Alep-Est : l'hôpital pédiatrique évacué"
    texts = {"content": "", "summary": "", field: "Trois blessés & <deux> morts à Alep-Est, selon les secours."}
    proofs = (evidence(title, field="title"), evidence(title, field="title", place="évacué"))
    seen = judged(renderer.alert_letter(alert(entry(title=title, **texts), *proofs), language="fr"))
    assert "« Trois blessés & <deux> morts à Alep-Est, selon les secours. »" in seen.text
    assert len(seen.text.split("\n")) <= 8
    same = entry(title=title, content="", summary=title)
    assert "«" not in judged(renderer.alert_letter(alert(same, proofs[0]), language="fr")).text


def test_a_place_in_the_title_and_a_keyword_in_the_text_are_marked_each_where_it_stands():
    title = "Alep-Est : la journée"
    proof = Evidence(
        keyword=mention(BODY, "écoles"), place=mention(title, "Alep-Est", "title"), distance=0, excerpt=BODY
    )
    seen = judged(renderer.alert_letter(alert(entry(title=title), proof), language="fr"))
    assert "Alep-Est" in pieces(seen, "underline")
    assert "écoles" in pieces(seen, "bold")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("severity", list(Severity))
@pytest.mark.parametrize("kind", list(AlertKind))
def test_every_severity_and_kind_has_an_emoji_and_a_word(language, severity, kind):
    match = Match(rule="r", severity=severity, place="Alep", evidence=(evidence(),))
    first = judged(renderer.alert_letter(alert(matches=(match,), kind=kind), language=language)).text.split("\n")[0]
    assert regex.search(r"[🔴🟠🟡🔵] \p{L}+", first)


def test_an_arabic_alert_starts_every_line_right_to_left_and_isolates_names():
    text = "أُخلي مستشفى الأطفال الأخير في حلب الشرقية يوم الأحد بعد القصف"
    proof = evidence(text, "مستشفى الأطفال", "حلب الشرقية")
    letter = renderer.alert_letter(alert(entry(title="إخلاء مستشفى الأطفال", content=text), proof), language="ar")
    seen = judged(letter)
    assert all(line.startswith("\u200f") for line in seen.text.split("\n"))
    assert "\u2068hopitaux-alep\u2069" in seen.text
    assert "\u2068K7M2Q\u2069" in seen.text
    assert pieces(seen, "code") == ["K7M2Q"], "a reference that is copied brings no invisible letters along"
    assert "مستشفى الأطفال" in pieces(seen, "bold")


def test_a_language_without_templates_is_answered_in_english_and_regional_tags_are_understood():
    assert "unverified" in renderer.alert_letter(alert(), language="uk").html
    assert "non vérifié" in renderer.alert_letter(alert(), language="fr-CA").html


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "", "ftp://e.org/x", "https://", "http://[::1", "https://e.org/a b", "data:,x"]
)
def test_only_web_addresses_are_linked(link):
    seen = judged(renderer.alert_letter(alert(entry(link=link, feed="/srv/feed.xml")), language="fr"))
    assert not [one for one in seen.entities if one["type"] == "text_link"]
    assert web_address(link) is None


def test_a_date_that_telegram_cannot_hold_is_still_said():
    seen = judged(renderer.alert_letter(alert(entry(published=datetime(1901, 1, 1, tzinfo=UTC))), language="en"))
    assert "1 Jan 1901, 00:00 UTC" in seen.text
    assert not [one for one in seen.entities if one["type"] == "date_time"]


def test_an_undated_entry_shows_when_it_was_read():
    seen = judged(renderer.alert_letter(alert(entry(published=None)), language="fr"))
    assert "lu le dim. 20 nov. 2016, 13:00 UTC" in seen.text


def test_bidi_overrides_and_controls_of_a_feed_do_not_reach_the_message():
    hostile = "Alerte \u202egnp.exe\u202c \u2066x\u2069 \x1b[31mrouge\x00 " + BODY
    text = judged(renderer.alert_letter(alert(entry(title=hostile)), language="fr")).text
    assert not regex.search("[\u202a-\u202e\u2066\x00\x1b]", text)


def test_a_digest_of_many_alerts_is_one_message_that_counts_the_rest():
    many = [alert(entry(title="« Titre » <b>& co</b> " * 20)) for _ in range(200)]
    for language in LANGUAGES:
        seen = judged(renderer.digest_letter(many, language=language))
        assert "200" in seen.text
        assert "170" in seen.text
    one = renderer.digest_letter([alert(), alert()], language="fr", sources={"https://radio.example/rss.xml": "Radio"})
    assert judged(one).text.count("K7M2Q") == 2
    post = replace(entry(title=""), summary="Un hôpital touché à Alep-Est.\nDeux blessés.")
    told = renderer.digest_letter([alert(post)], language="fr")
    assert "Un hôpital touché à Alep-Est. Deux blessés." in judged(told).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_alert_of_several_rules_counts_them_and_says_every_doubt(language):
    doubted = replace(alert().matches[0], doubts=("dateline", "club"))
    both = (doubted, replace(doubted, rule="ecoles"))
    one, two = (
        judged(renderer.alert_letter(alert(matches=both[:count]), language=language)).text.splitlines()
        for count in (1, 2)
    )
    assert "+1" in two[0]
    assert "+" not in one[0]
    assert sum("⚠" in line for line in two) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_digest_names_an_alert_without_a_link(language):
    letter = judged(
        renderer.digest_letter([alert(entry(link="", feed="rss.xml")), alert(ref="M3P4Q")], language=language)
    )
    assert {"K7M2Q", "M3P4Q"} <= set(pieces(letter, "code"))
    assert len(pieces(letter, "text_link")) == 1


def test_a_template_that_does_not_exist_or_lacks_a_name_is_a_render_error_with_its_name():
    with pytest.raises(RenderError) as caught:
        renderer.reply("no-such-reply", "fr")
    assert caught.value.template == "replies/no-such-reply.fr.j2"


def test_an_alert_can_be_said_without_any_template():
    letter = plain_letter(alert(entry(title="<script>" + "x" * 9000)))
    seen = judged(letter)
    assert not seen.entities
    assert "K7M2Q" in seen.text
    assert "https://radio.example/alep" in letter.plain


def test_every_template_parses_and_has_its_three_languages():
    folder = Path(templates.__file__).parent
    names = sorted(str(path.relative_to(folder)) for path in folder.rglob("*.j2"))
    assert names
    stems = {name.rsplit(".", 2)[0] for name in names}
    assert {f"{stem}.{language}.j2" for stem in stems for language in LANGUAGES} == set(names)
    grammar = Environment(autoescape=True)
    grammar.filters["isolate"] = str
    wanted = {
        name: frozenset(meta.find_undeclared_variables(grammar.parse((folder / name).read_text("utf-8"))))
        for name in names
    }
    for stem in stems:
        asked = {language: wanted[f"{stem}.{language}.j2"] - {"rlm"} for language in LANGUAGES}
        assert asked["fr"] == asked["en"] == asked["ar"], f"{stem}: the languages ask for different names: {asked}"


NASTY = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            ["<b>", "</b>", "<a href='x'>", "&amp;", "&", "<", '"', "'", "👩‍👩‍👧‍👦", "🇸🇾",
             "e\u0301" * 3, "\u202e", "\u2067",
             "حَلَب", "\n", "\u2028", "\t", "\x00", "\ud800", " ", "a" * 50, "#tag", "@user", "https://t.me/x?y=<z>",
             "\u200d", "\u0600", "각", "\u1100\u1161", "न\u094dन", "{{ 7*7 }}", "{% x %}", "\ufeff", "`", "…"]
        ),
        max_size=40,
    ).map("".join),
    st.builds(lambda piece, count: piece * count, st.text(min_size=1, max_size=5), st.integers(1, 20_000)),
)  # fmt: skip


@st.composite
def alerts_of_any_words(draw):
    keyword, place = draw(st.text(min_size=1, max_size=40)), draw(st.text(min_size=1, max_size=40))
    before, between, after = draw(NASTY), draw(NASTY), draw(NASTY)
    field = draw(st.sampled_from(["title", "summary", "content"]))
    first, second = (keyword, place) if draw(st.booleans()) else (place, keyword)
    text = before + first + between + second + after
    second_at = len(before) + len(first) + len(between)
    at = {first: len(before), second: second_at} if first != second else {first: len(before)}
    spans = {
        name: Mention(term=name, field=field, surface=name, start=at[name], end=at[name] + len(name))
        for name in (keyword, place)
    }
    proof = Evidence(keyword=spans[keyword], place=spans[place], distance=0, excerpt="")
    words = {"title": draw(NASTY), "summary": draw(NASTY), "content": draw(NASTY), field: text}
    the_entry = Entry(
        feed=draw(NASTY),
        entry_id="1",
        link=draw(st.one_of(NASTY, st.just("https://e.org/?q=<'\"&>"))),
        published=draw(st.one_of(st.none(), st.datetimes(timezones=st.just(UTC)))),
        **words,
    )
    match = Match(rule=draw(NASTY), severity=draw(st.sampled_from(Severity)), place=draw(NASTY), evidence=(proof,))
    made = alert(the_entry, matches=(match,) * draw(st.integers(1, 3)))
    return made, draw(st.sampled_from(LANGUAGES)), draw(NASTY)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(alerts_of_any_words())
def test_whatever_a_feed_says_telegram_takes_the_letter_with_its_reference_and_proof(case):
    made, language, source = case
    letter = renderer.alert_letter(made, language=language, source=source)
    seen = judged(letter)
    assert "K7M2Q" in seen.text
    assert not [one for one in finish(seen).entities if one["type"] == "text_link" and "://" not in one["url"]]
    proof = made.matches[0].evidence[0]
    shown = regex.sub(r"[\p{Cc}\p{Cf}\p{Cs}\ufffd\s]", "", proof.keyword.surface)
    assert shown in regex.sub(r"[\p{Cc}\p{Cf}\p{Cs}\ufffd\s]", "", seen.text)
    judged(plain_letter(made))
    judged(renderer.digest_letter([made] * 3, language=language))


@settings(max_examples=300, deadline=None)
@given(NASTY, st.integers(0, 200))
def test_a_cut_text_is_within_the_limit_and_splits_no_letter(text, limit):
    short = cut(text, limit)
    assert units(short) <= limit
    if short != text and short:
        kept = short.removesuffix("…")
        assert text.startswith(kept)
        edges = {found.end() for found in regex.finditer(r"\X", text)}
        blanks = len(text) - len(kept) - len(text[len(kept) :].lstrip())  # those before the ellipsis are dropped
        assert not kept or edges & set(range(len(kept), len(kept) + blanks + 1))


@given(NASTY)
def test_where_a_text_may_be_cut_unicode_agrees(text):
    text = text[:300].encode("utf-8", "replace").decode()
    edges = {found.end() for found in regex.finditer(r"\X", text)} | {0}
    assert {index for index in range(len(text) + 1) if is_boundary(text, index)} <= edges


def test_a_reply_that_is_too_long_is_cut_in_its_text_with_every_tag_closed():
    html = "<b>" + "é<i>x</i> " * 50 + "</b>" + "<blockquote>" + "mot &amp; " * 3000 + "</blockquote>"
    seen = parse_html(fit(html))
    assert utf16_length(seen.text) <= 4096
    assert seen.text.endswith("…")
    assert fit("<b>court</b>") == "<b>court</b>"
    assert len(parse_html(fit("<i>x</i> " * 150)).entities) <= 100


def test_names_in_an_arabic_sentence_stay_isolated_in_an_answer_and_loose_marks_go():
    said = renderer.reply(
        "why_not",
        "ar",
        rule="",
        is_read=True,
        more=0,
        title="Breaking \u2069\u2068news\n\u2069",
        url="https://example.org",
        fired=[],
        missed=["\u2068goma\u2069: \u2068«\u2068hospital\u2069»\u2069 بعيد \u202e"],
        notes=[],
    )
    assert "✖ \u2068\u2068goma\u2069: \u2068«\u2068hospital\u2069»\u2069 بعيد \u2069" in said.html
    assert "\u2068Breaking news\n\u2069" in said.html

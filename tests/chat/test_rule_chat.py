"""Rules by chat as people write them: mistakes answered with their own words, changes said, forms struck out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alerts.model import Place, Rule
from alerts.rules.telling.rulechange import lost, regained
from alerts.store.journal_table import read_journal
from alerts.store.people_table import dismiss
from alerts.store.places_table import put_place, read_places
from alerts.store.rules_table import read_rules
from tests.fakes.telegram_world import Message
from tests.fakes.town import AMINA, CHOLERA, OMAR, SARA, Town, town
from tests.fakes.watchlists import weighed_rules

__all__ = ["town"]

ALEP = Place(name="Alep-Est", aliases=("East Aleppo", "حلب الشرقية"))


def pressed(message: Message, part: str) -> str:
    """What the one button says whose text is or holds ``part``."""
    texts = {each["text"]: each["callback_data"] for row in message.buttons for each in row}
    found = texts.get(part) or next(data for text, data in texts.items() if part in text)
    assert len(found.encode()) <= 64
    return str(found)


@pytest.mark.parametrize(
    ("user", "text", "asked", "meant"),
    [
        (AMINA, "hôpital Alep-Est", "Vouliez-vous dire", "hôpital près de Alep-Est"),
        (AMINA, "hôpital près de", "Il manque le lieu après « près de »", "hôpital près de Alep-Est"),
        (OMAR, "hospital, school East Aleppo 20 words", "Did you mean", "hospital, school near East Aleppo 20 words"),
        (OMAR, "hospital near", "Did you mean", "hospital near Alep-Est"),
        (OMAR, "hospital goma", "Did you mean", "hospital near goma"),
        (SARA, "مستشفى حلب الشرقية", "هل تقصد", "مستشفى قرب حلب الشرقية"),
        (SARA, "مستشفى قرب", "هل تقصد", "مستشفى قرب Alep-Est"),
    ],
)
async def test_a_mistake_is_answered_with_the_persons_own_words(
    town: Town, user: int, text: str, asked: str, meant: str
) -> None:
    put_place(town.office.store, ALEP)
    await town.says(AMINA, f"/staff {SARA}")
    said = await town.says(user, f"/watch {text}")
    assert asked in said.text
    assert f"/watch {meant}" in said.marked("code")
    done = await town.presses(user, said, pressed(said, meant))
    assert "✅" in done.text
    assert len(read_rules(town.office.store)) == 1


async def test_two_rules_in_one_message_are_put_on_watch_one_after_the_other(town: Town) -> None:
    said = await town.says(OMAR, "/watch cholera in Goma; measles in Bukavu")
    await town.presses(OMAR, said, pressed(said, "cholera in Goma"))
    await town.presses(OMAR, said, pressed(said, "measles in Bukavu"))
    assert [rule.keywords for rule in read_rules(town.office.store)] == [("cholera",), ("measles",)]


async def test_several_rules_are_ended_line_by_line(town: Town) -> None:
    town.knows(CHOLERA, Rule(name="mpox", keywords=("mpox",), places=("Goma",)))
    assert "\n/unwatch choléra\n/unwatch mpox\n" in (await town.says(AMINA, "supprime choléra et mpox")).text


async def test_another_name_of_a_followed_place_is_told(town: Town) -> None:
    town.knows()
    assert (
        'another name of "Goma", which is already followed: /watch cholera near Goma'
        in (await town.says(OMAR, "/watch cholera near Гома")).text
    )
    assert "another name" not in (await town.says(OMAR, "/watch cholera near Bukavu")).text


@pytest.mark.parametrize("command", ["", "/watch "])
async def test_a_rule_pasted_as_a_file_has_it_is_shown_as_a_line(town: Town, command: str) -> None:
    town.knows()
    pasted = (
        command + '[[rule]]\nname = "outbreak"\nkeywords = ["cholera", "mpox"]\nplace = "Goma"\nwithin = "20 words"'
    )
    said = await town.says(OMAR, pasted)
    assert said.marked("code") == ["/watch cholera, mpox near Goma 20 words medium name outbreak"]
    await town.presses(OMAR, said, pressed(said, "cholera, mpox"))
    assert len(read_rules(town.office.store)) == 1
    assert "/watch:5: within" in (await town.says(OMAR, pasted.replace("20 words", "5 km"))).text


_PASTED = '[[rule]]\nname = "{}"\nkeywords = ["mpox"]\nplace = "Goma"\n'


@pytest.mark.parametrize(
    ("rules", "answers", "says"),
    [
        (_PASTED.format("Goma"), 1, "/watch mpox near Goma 30 words"),
        (_PASTED.format("r").replace("]]", "]]  # first", 1), 1, "/watch mpox near Goma 30 words"),
        (_PASTED.format("r") + '[[place]]\nname = "Goma"', 1, "/watch mpox near Goma 30 words"),
        ("".join(_PASTED.format(f"r{number}") for number in range(5)), 4, "and 2 more"),
    ],
)
async def test_pasted_rules_may_be_called_as_a_place_is_and_none_is_left_out_in_silence(
    town: Town, rules: str, answers: int, says: str
) -> None:
    town.knows()
    assert says in (await town.says(OMAR, rules, answers=answers)).text


async def test_what_is_no_rule_in_a_pasted_file_is_told_as_lines_that_can_be_sent(town: Town) -> None:
    town.knows()
    pasted = (
        '[[place]]\nname = "Sake"\naliases = ["Saké"]\nlat = -1.5\nlon = 29\nradius_km = 5\n[[place]]\nname = "Goma"\n'
        '[[feed]]\nurl = "https://example.org/a.xml"\nevery = "5 minutes"\nfull_text = true\nlanguage = "fr"\n'
        'title = "Radio A"\n[[subscription]]\nchat = "@alerts_here"\nplaces = ["Sake"]\nmin_severity = "high"'
    )
    lines = [
        "/place Sake: Saké -1.5, 29.0 5 km",
        "/feed https://example.org/a.xml 5 min full lang fr title Radio A",
        "/subscribe Sake high @alerts_here",
    ]
    assert (await town.says(OMAR, pasted)).marked("code") == lines
    rule = '\n[[rule]]\nname = "r"\nkeywords = ["mpox"]\nplace = "Sake"'
    assert (await town.says(OMAR, pasted + rule, answers=2)).marked("code") == lines


async def test_and_is_offered_in_its_three_meanings(town: Town) -> None:
    said = await town.says(OMAR, "/watch hospital and school near Goma")
    assert [each for each in said.marked("code") if each.startswith("/watch")] == [
        "/watch hospital, school near Goma",
        "/watch hospital near Goma with school",
        '/watch "hospital and school" near Goma',
    ]
    await town.presses(OMAR, said, pressed(said, "with school"))
    (rule,) = read_rules(town.office.store)
    assert (rule.keywords, rule.all_of) == (("hospital",), (("school",),))


async def test_a_guess_saves_what_it_says_whatever_was_asked_since_and_for_its_asker_only(town: Town) -> None:
    old = await town.says(OMAR, "/watch hospital and school near Goma")
    new = await town.says(OMAR, "/watch mpox and measles near Goma")
    await town.says(AMINA, f"/staff {SARA}")
    for stranger in (AMINA, SARA):
        await town.presses(stranger, new, pressed(new, "with measles"))
    assert read_rules(town.office.store) == ()
    await town.presses(OMAR, old, pressed(old, "with school"))
    await town.presses(OMAR, new, pressed(new, "with measles"))
    assert {rule.keywords for rule in read_rules(town.office.store)} == {("hospital",), ("mpox",)}


async def test_only_the_last_eight_questions_wait_for_a_press(town: Town) -> None:
    asked = [await town.says(OMAR, f"/watch hospital and school{number} near Goma") for number in range(9)]
    await town.presses(OMAR, asked[0], pressed(asked[0], "with school0"))
    assert read_rules(town.office.store) == ()
    await town.presses(OMAR, asked[1], pressed(asked[1], "with school1"))
    assert read_rules(town.office.store)[0].all_of == (("school1",),)


async def test_the_forms_of_a_phrase_are_listed(town: Town) -> None:
    said = await town.says(AMINA, "/watch hôpital pédiatrique près de Alep-Est")
    assert "\u2068hôpital pédiatrique\u2069 trouve aussi : \u2068hôpitaux pédiatriques\u2069" in said.text
    assert "sans les formes hôpitaux pédiatriques" in said.marked("code")


async def test_a_tap_strikes_a_form_out_and_another_takes_it_back(town: Town) -> None:
    said = await town.says(AMINA, "/watch mine près de Goma")
    page = await town.presses(AMINA, said, pressed(said, "✂️"))
    assert "Formes que la règle" in page.text
    page = await town.presses(AMINA, page, pressed(page, "☑ mines"))
    assert read_rules(town.office.store)[0].without == ("mines",)
    assert "Ôtées : \u2068mines\u2069" in page.text
    page = await town.presses(AMINA, page, pressed(page, "Suite ▶"))
    assert "page 2 sur" in page.text
    page = await town.presses(AMINA, page, pressed(page, "◀ Avant"))
    page = await town.presses(AMINA, page, pressed(page, "☐ mines"))
    assert read_rules(town.office.store)[0].without == ()
    done = await town.presses(AMINA, page, pressed(page, "Terminé"))
    assert done.text.startswith("✅ La règle \u2068mine-goma\u2069 veille")
    assert [each.action for each in read_journal(town.office.store, subject="mine-goma")] == ["watch"] * 3
    assert "↩" not in "".join(each["text"] for row in done.buttons for each in row)


async def test_a_form_that_the_rule_lost_meanwhile_is_told_with_the_forms_of_today(town: Town) -> None:
    said = await town.says(OMAR, "/watch mine near Goma name mines")
    page = await town.presses(OMAR, said, pressed(said, "✂️"))
    strike = pressed(page, "☑ mines")
    await town.says(AMINA, "/watch école près de Goma nom mines")
    query = town.telegram.presses(OMAR, page, strike)
    await town.telegram.until(lambda: town.telegram.answer(query) is not None)
    assert "has changed since" in (town.telegram.answer(query) or {})["text"]
    shown = next(each for each in town.telegram.history(OMAR) if each.id == page.id)
    assert pressed(shown, "☑ écoles")
    assert read_rules(town.office.store)[0].without == ()


async def test_forms_are_struck_out_in_arabic_and_only_by_staff(town: Town) -> None:
    await town.says(AMINA, f"/staff {SARA}")
    said = await town.says(SARA, "/watch مدرسة قرب حلب")
    page = await town.presses(SARA, said, pressed(said, "✂️"))
    assert "الصيغ التي تلتقطها القاعدة" in page.text
    page = await town.presses(SARA, page, pressed(page, "☑ مدارس"))
    assert read_rules(town.office.store)[0].without == ("مدارس",)
    assert pressed(page, "☐ مدارس")
    dismiss(town.office.store, SARA)
    await town.presses(SARA, page, pressed(page, "☐ مدارس"))
    assert read_rules(town.office.store)[0].without == ("مدارس",)


async def test_a_form_that_no_keyword_has_is_said_with_the_nearest(town: Town) -> None:
    said = await town.says(OMAR, "/watch hospital near Goma without the forms hopsitals")
    assert '⚠ "hopsitals" is a form of no keyword of the rule' in said.text
    assert 'The nearest is "hospitals".' in said.text


async def test_ready_lists_are_named_in_the_help_and_shown_with_a_few_words(town: Town) -> None:
    said = await town.says(OMAR, "/watch")
    assert "not pack:sport (or culture, remembrance, drill, finance)" in said.text
    said = await town.says(AMINA, "/watch attaque près de Goma sauf pack:sport, concert")
    assert "sauf : pack:sport (match, football, footballeur …), concert" in said.text
    assert read_rules(town.office.store)[0].none_of == ("pack:sport", "concert")


async def test_a_score_that_cannot_be_reached_is_said(town: Town) -> None:
    said = await town.says(OMAR, "/watch hospital (weight 2), school near Goma score 9")
    assert "it takes 9 points and its keywords make 6 at most" in said.text
    assert "🧮" in said.text


async def test_what_a_change_drops_is_said_and_can_be_had_back(town: Town) -> None:
    await town.says(AMINA, "/watch hôpital (poids 3), école près de Goma score 4 avec raid nom soins")
    said = await town.says(AMINA, "/watch hôpital, clinique près de Goma nom soins")
    assert "Les nouveaux mots ne le disent plus" in said.text
    for gone in ("hôpital (poids 3), école", "avec : raid", "score : au moins 4"):
        assert gone in said.text
    kept = await town.presses(AMINA, said, pressed(said, "Garder aussi"))
    (rule,) = read_rules(town.office.store)
    assert rule.keywords == ("hôpital", "clinique")
    assert (rule.weights, rule.min_score, rule.all_of) == ((("hôpital", 3.0),), 4.0, (("raid",),))
    await town.presses(AMINA, kept, pressed(kept, "Comme avant"))
    assert read_rules(town.office.store)[0].weights == ()
    said = await town.says(AMINA, "/watch clinique près de Goma nom soins")
    await town.presses(AMINA, said, pressed(said, "Comme avant"))
    assert read_rules(town.office.store)[0].keywords == ("hôpital", "clinique")


async def test_taking_a_rule_back_takes_its_new_place_back(town: Town) -> None:
    put_place(town.office.store, ALEP)
    said = await town.says(AMINA, "/watch hôpital près de Alep-Ouset, Alep-Est")
    undone = await town.presses(AMINA, said, pressed(said, "Annuler"))
    assert "Oublié aussi, car venu avec elle : \u2068Alep-Ouset\u2069" in undone.text
    assert read_places(town.office.store) == (ALEP,)


async def test_a_place_that_somebody_uses_stays(town: Town) -> None:
    said = await town.says(AMINA, "/watch hôpital près de Bukavu, Uvira, Goma")
    await town.says(AMINA, "/watch choléra près de Goma")
    await town.says(AMINA, "/place Uvira: Ouvira")
    await town.says(AMINA, "/subscribe Bukavu")
    await town.presses(AMINA, said, pressed(said, "Annuler"))
    assert {place.name for place in read_places(town.office.store)} == {"Bukavu", "Uvira", "Goma"}


@pytest.mark.parametrize(
    ("user", "said", "rule"),
    [
        (AMINA, "surveille les hôpitaux près d’Alep-Est", "/watch les hôpitaux près d’Alep-Est"),
        (OMAR, "Watch hospital near East Aleppo", "/watch hospital near East Aleppo"),
        (AMINA, "choléra à Goma urgent", "/watch choléra à Goma urgent"),
        (OMAR, "Hi, could you alert me about cholera in Goma?", "/watch cholera in Goma?"),
        (
            OMAR,
            "مدارس قرب الرستن وتلبيسة وطفس والحراك وجاسم ونوى",
            "/watch مدارس قرب الرستن وتلبيسة وطفس والحراك وجاسم ونوى",
        ),
    ],
)
async def test_a_rule_said_without_its_command_is_proposed(town: Town, user: int, said: str, rule: str) -> None:
    answer = await town.says(user, said)
    assert rule in answer.marked("code")
    assert read_rules(town.office.store) == ()
    await town.presses(user, answer, pressed(answer, "👉"))
    assert len(read_rules(town.office.store)) == 1


@pytest.mark.parametrize("said", ["Que se passe-t-il à Goma ?", "tant pis"])
async def test_what_is_no_rule_gets_the_help(town: Town, said: str) -> None:
    assert "/watch —" in (await town.says(AMINA, said)).text


async def test_people_outside_the_staff_are_offered_no_rule(town: Town) -> None:
    assert "/subscribe —" in (await town.says(SARA, "choléra à Goma")).text


async def test_a_long_rule_leaves_room_for_the_others_in_the_list(town: Town) -> None:
    many = ", ".join(f"mot{number}" for number in range(300))
    said = await town.says(AMINA, f"/watch {many} près de Goma nom longue")
    assert "(+280)" in said.text
    assert "Aucun chat ne reçoit" in said.text
    await town.says(AMINA, "/watch choléra près de Goma")
    said = await town.says(AMINA, "/rules")
    assert "/rules longue" in said.marked("code")
    assert "/watch choléra près de Goma 30 mots normal nom cholera-goma" in said.marked("code")
    said = await town.says(AMINA, "/watch choléra près de Goma nom longue")
    assert "est changée" in said.text


async def test_staff_learn_the_three_steps_at_the_start(town: Town) -> None:
    said = await town.says(OMAR, "/start")
    assert [line[:2] for line in said.text.splitlines() if line[:1] in "123"] == ["1.", "2.", "3."]
    assert "Trois pas" not in (await town.says(SARA, "/start")).text


async def test_signs_of_other_rule_languages_and_long_phrases_are_remarked_upon(town: Town) -> None:
    said = await town.says(OMAR, "/watch hosp.*al, school* near Goma")
    assert "there are no stars or regular expressions here" in said.text
    said = await town.says(AMINA, "/watch attaques contre des écoles rurales près de Goma")
    assert "n’est trouvé que si ces mots se suivent ainsi" in said.text
    said = await town.says(AMINA, "/watch centre de santé près de Goma")
    assert "se suivent" not in said.text


async def test_a_rule_that_is_looked_at_has_its_handles(town: Town) -> None:
    await town.says(AMINA, "/watch hôpital près de Goma nom soins")
    said = await town.says(AMINA, "/rules soins")
    assert "☑ hôpitaux" in str((await town.presses(AMINA, said, pressed(said, "✂️"))).buttons)
    said = await town.says(AMINA, "/rules soins")
    assert "ne veille plus" in (await town.presses(AMINA, said, pressed(said, "🗑"))).text
    assert (await town.says(SARA, "/rules")).buttons == []


@given(st.data())
@settings(deadline=None)
def test_what_a_rule_lost_can_be_regained(data: st.DataObject) -> None:
    names = ["Goma", "Alep-Est"]
    before, after = data.draw(weighed_rules(names)), data.draw(weighed_rules(names))
    assert lost(before, before, "en") == ()
    back = regained(before, after)
    assert back == regained(before, back)
    assert (back.keywords, back.places, back.areas) == (after.keywords, after.places, after.areas)
    said = "\n".join(lost(before, back, "en"))
    if not (after.all_of or after.none_of or after.without or after.languages):
        assert not any(f"{part}:" in said for part in ("with", "not", "forms", "languages", "score"))


@pytest.mark.parametrize(
    ("user", "rule", "said"),
    [
        (AMINA, "choléra à Goma, RDC", "« Goma » est dans « RDC »"),
        (OMAR, "cholera in Goma, DR Congo", '"Goma" lies in "DR Congo"'),
        (OMAR, "cholera in North Kivu, Goma", '"Goma" lies in "North Kivu"'),
    ],
)
async def test_a_wider_place_beside_a_town_is_remarked_upon(town: Town, user: int, rule: str, said: str) -> None:
    answer = await town.says(user, f"/watch {rule}")
    assert said in answer.text
    assert "Goma 30" in answer.text


async def test_two_towns_are_no_wider_place(town: Town) -> None:
    assert "lies in" not in (await town.says(OMAR, "/watch cholera in Goma, Bukavu")).text


async def test_a_rule_is_told_with_what_is_its_own(town: Town) -> None:
    await town.says(OMAR, "/watch cholera near Goma")
    said = await town.says(OMAR, "/watch cholera near Goma, Bukavu 30 words medium")
    assert [line for line in said.text.splitlines() if line.startswith("•")] == [
        "• words: cholera",
        "• places: Goma, Bukavu",
    ]

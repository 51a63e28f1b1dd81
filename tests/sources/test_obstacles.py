"""What stands in the place of an article, or amid it, is told by its words."""

from __future__ import annotations

import pytest

from alerts.sources.text.plaintext import count_of_words
from alerts.sources.webpages.obstacles import obstacle, without_leads, without_offers

NEWS = "Shells hit the central hospital of Idlib on Friday night, and two wards were destroyed, doctors said. " * 3
COOKIES = (
    "Your privacy matters. We and our partners use cookies to process personal data for advertising: accept all or "
    "object, and choose again at any time below, on each page of the site, as the law of your country lets you do."
)


@pytest.mark.parametrize(
    ("markup", "text", "said"),
    [
        ("<p>Register for free to continue reading.</p>", NEWS, "paywall"),
        ("<p>Create a free account to continue reading.</p>", NEWS, "paywall"),
        ("<p>Contenuto riservato agli abbonati.</p>", NEWS, "paywall"),
        ("<p>هذا المحتوى للمشتركين فقط</p>", NEWS, "paywall"),
        ("<script>{'isAccessibleForFree': false}</script>", NEWS * 10, "paywall"),
        ("<h1>Page not found</h1>", NEWS, "does not exist"),
        ("<title>404 - Radio</title>", NEWS, "does not exist"),
        ("", COOKIES, "cookies"),
        ("<div class='g-recaptcha'>", "", "robot check"),
        ("", "Menu", "no article"),
    ],
)
def test_what_is_in_the_way_is_said(markup: str, text: str, said: str) -> None:
    assert said in str(obstacle(markup, text))


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<a>Already a subscriber?</a>", NEWS * 10),
        ("<title>404 families have fled Idlib</title>", NEWS),
        ("", NEWS + "The site of the ministry uses cookies, its partners said."),
        ("<div class='g-recaptcha'>", NEWS),
    ],
)
def test_an_article_is_an_article(markup: str, text: str) -> None:
    assert obstacle(markup, text) is None


@pytest.mark.parametrize(
    "lead",
    [
        "Read also: Final ends in a draw",
        "Lire aussi : La finale se termine par un nul",
        "À lire également La finale se termine par un nul",
        "اقرأ أيضًا: نهائي كرة القدم",
        "Читайте также: Финал закончился вничью",
        "Lesen Sie auch\nFinale endet unentschieden\nPokal verloren",
        "* Related: Final ends in a draw.",
        "相关阅读：决赛以平局告终",
        "Page 1 of 3 | Next page",
        "صفحة 1 من 2",
    ],
)
def test_lines_that_lead_to_other_news_are_left_out(lead: str) -> None:
    first, second = "The hospital was hit.", "The wounded were moved."
    assert without_leads(f"{first}\n{lead}\n{second}") == f"{first}\n{second}"


@pytest.mark.parametrize(
    "line",
    [
        "Read more than ten names on the list, a nurse said.",
        "Related deaths rose to forty in the camp",
        "See also the report of the commission, which counts ninety dead in the north of the country.",
        "Lire aux enfants rassure, dit une infirmière",
        "21",
        "Page 3 of the report names the camp.",
    ],
)
def test_sentences_of_the_article_are_kept(line: str) -> None:
    assert without_leads(f"One.\n{line}\nTwo.") == f"One.\n{line}\nTwo."


def test_before_a_paywall_the_offers_are_left_out() -> None:
    assert without_offers("The hospital was hit.\nSubscribe to continue: 1 € a month.") == "The hospital was hit."


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), ("un hôpital touché", 3), ("炮击击中了中心医院", 5), ("โรงพยาบาลถูกโจมตี", 5), ("Goma 戈马", 3)],
)
def test_words_are_counted_in_scripts_without_spaces_too(text: str, words: int) -> None:
    assert count_of_words(text) == words

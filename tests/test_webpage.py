"""What came instead of a feed is told apart: a robot check, a login, a web page."""

from __future__ import annotations

import pytest

from alerts.sources.webpage import kind_of_page

ARTICLE = "<p>Access to the camp has been denied; roads have been blocked, and a bot was used to count the lorries.</p>"
ROBOT_CHECKS = {
    "a mark of a protection service": "<script src='/cdn-cgi/challenge-platform/x'></script><p>لحظة من فضلك</p>",
    "a widget": "<div class='cf-turnstile'></div><p>One moment, please.</p>",
    "a few words": "<title>site.example</title><p>Verifying you are human. This may take a few seconds.</p>",
    "a title": "<title>Access denied</title>" + "<p>For the record</p>" * 300,
    "French words": "<title>Accès refusé</title><p>Votre requête a été bloquée.</p>",
    "Russian words": "<title>Проверка браузера</title>",
}


@pytest.mark.parametrize("name", ROBOT_CHECKS)
def test_a_robot_check_is_known_by_its_markup_or_by_few_words(name: str) -> None:
    assert "robot check" in kind_of_page(f"<html>{ROBOT_CHECKS[name]}</html>")


@pytest.mark.parametrize(
    "markup",
    ["", "<div class='g-recaptcha'></div>", "<form action='/login'><input type=password></form>", "<p>A captcha.</p>"],
)
def test_a_page_with_news_is_no_robot_check_and_no_login(markup: str) -> None:
    page = f"<html><title>The camp</title>{markup}{ARTICLE * 20}</html>"
    assert kind_of_page(page) == "this is a web page (HTML), not a feed"


@pytest.mark.parametrize("form", ["<form><input type='password'>", "<form method=post action='/user/login?next=/rss'>"])
@pytest.mark.parametrize("guard", ["", "<div class='g-recaptcha'></div>"])
def test_a_login_is_known_by_its_form(form: str, guard: str) -> None:
    assert "login page" in kind_of_page(f"<html><title>News</title>{form}{guard}</form></html>")

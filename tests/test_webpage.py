"""What came instead of a feed is told apart: a robot check, a login, a web page."""

from __future__ import annotations

import pytest

from alerts.sources.webpage import kind_of_page

ARTICLE = "<p>Access to the camp has been denied; roads have been blocked, and a bot was used to count the lorries.</p>"
ROBOT_CHECKS = {
    "a mark of a protection service": "<script src='/cdn-cgi/challenge-platform/x'></script><p>لحظة من فضلك</p>",
    "a widget": "<div class='cf-turnstile'></div>" + ARTICLE * 40,
    "a few words": "<title>site.example</title><p>Verifying you are human. This may take a few seconds.</p>",
    "a title": "<title>Access denied</title>" + "<p>For the record</p>" * 300,
    "French words": "<title>Accès refusé</title><p>Votre requête a été bloquée.</p>",
    "Russian words": "<title>Проверка браузера</title>",
}


@pytest.mark.parametrize("name", ROBOT_CHECKS)
def test_a_robot_check_is_known_by_its_markup_or_by_few_words(name: str) -> None:
    assert "robot check" in kind_of_page(f"<html>{ROBOT_CHECKS[name]}</html>")


def test_news_about_blocks_and_robots_is_no_robot_check() -> None:
    assert (
        kind_of_page(f"<html><title>The camp</title>{ARTICLE * 20}</html>") == "this is a web page (HTML), not a feed"
    )


@pytest.mark.parametrize("form", ["<form><input type='password'>", "<form method=post action='/user/login?next=/rss'>"])
def test_a_login_is_known_by_its_form(form: str) -> None:
    assert "login page" in kind_of_page(f"<html><title>News</title>{form}</form></html>")

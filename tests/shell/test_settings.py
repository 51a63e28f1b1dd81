"""The environment is read once, every problem is said at once, and the token is shown nowhere."""

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.errors import SettingsError
from alerts.settings import DEFAULT_API_URL, Secret, Settings, read_settings

TOKEN = "123456789:AAE-abcdefghijklmnopqrstuvwxyz_12345"


def problems(**environ):
    with pytest.raises(SettingsError) as caught:
        read_settings(environ)
    return caught.value.problems


def test_an_empty_environment_gives_the_defaults():
    settings = read_settings({"TOCSIN_TOKEN": "  ", "PATH": "/bin"})
    assert settings == Settings()
    assert settings.token is None
    assert settings.api_url == DEFAULT_API_URL
    assert settings.database == Path("tocsin.db")


def test_everything_can_be_set():
    settings = read_settings(
        {
            "TOCSIN_TOKEN": f" {TOKEN}\n",
            "TOCSIN_API_URL": "http://127.0.0.1:8081/bot",
            "TOCSIN_DB": "/var/lib/tocsin/tocsin.db",
            "TOCSIN_OPERATORS": "12, 34,12",
            "TOCSIN_ALLOW_PRIVATE": "127.0.0.0/8, ::1",
            "TOCSIN_CONTACT": "mailto:desk@example.org",
        }
    )
    assert settings.token is not None
    assert settings.token.reveal() == TOKEN
    assert settings.operators == {12, 34}
    assert [str(network) for network in settings.allow_private] == ["127.0.0.0/8", "::1/128"]
    assert settings.contact == "mailto:desk@example.org"


def test_the_token_can_stand_in_a_file(tmp_path):
    file = tmp_path / "token"
    file.write_text(TOKEN + "\n")
    token = read_settings({"TOCSIN_TOKEN_FILE": str(file)}).token
    assert token == Secret(TOKEN)


def test_every_problem_is_said_at_once_and_none_shows_the_token(tmp_path):
    found = problems(
        TOCSIN_TOKEN=TOKEN + "!",
        TOCSIN_API_URL="api.telegram.org",
        TOCSIN_OPERATORS="@amina,0,12",
        TOCSIN_ALLOW_PRIVATE="10.0.0.0/33",
        TOCSIN_CONTACT="bureau d’Alep",
    )
    assert len(found) == 6
    assert all(TOKEN not in problem for problem in found)
    assert "@BotFather" in found[0]


@pytest.mark.parametrize("url", ["ftp://x/bot", "http://[/bot", "https://api.telegram.org/", "bot"])
def test_an_api_url_that_cannot_work_is_refused(url):
    assert len(problems(TOCSIN_API_URL=url)) == 1


def test_a_token_file_that_is_missing_empty_a_folder_or_doubled_is_refused(tmp_path):
    empty, binary = tmp_path / "empty", tmp_path / "binary"
    empty.write_text("")
    binary.write_bytes(b"\xff\xfe")
    for name in (tmp_path / "none", empty, binary, tmp_path):
        [said] = problems(TOCSIN_TOKEN_FILE=str(name))
        assert said.startswith("TOCSIN_TOKEN_FILE")
    assert "both" in problems(TOCSIN_TOKEN=TOKEN, TOCSIN_TOKEN_FILE="x")[0]


def test_a_secret_is_shown_nowhere():
    secret = Secret(TOKEN)
    settings = Settings(token=secret)
    for shown in (repr(secret), str(secret), f"{secret}", f"{settings}", repr({"token": secret})):
        assert TOKEN not in shown
    assert secret.hide(f"https://api.telegram.org/bot{TOKEN}/getMe") == "https://api.telegram.org/bot***/getMe"
    assert hash(secret) == hash(Secret(TOKEN))
    with pytest.raises(TypeError):
        pickle.dumps(secret)


@given(
    st.dictionaries(
        st.sampled_from(
            [
                "TOCSIN_TOKEN",
                "TOCSIN_API_URL",
                "TOCSIN_OPERATORS",
                "TOCSIN_ALLOW_PRIVATE",
                "TOCSIN_CONTACT",
                "TOCSIN_DB",
            ]
        ),
        st.text(max_size=40),
    )
)
def test_whatever_the_environment_says_the_answer_is_settings_or_sentences(environ):
    try:
        assert read_settings(environ).api_url.endswith("/bot")
    except SettingsError as fault:
        said = fault.problems
    else:
        said = ("fine",)
    assert said

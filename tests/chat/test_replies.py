"""Every reply, in every language and whatever names it gets, is a message that Telegram takes and a person can read."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

import templates
from alerts.render import Renderer
from alerts.wordings import LANGUAGES
from alerts.wordings import LANGUAGES as SPOKEN
from tests.fakes.tdlib import parse_html, utf16_length

HOSTILE = "<b>&amp; «هجوم» </i> \u202e"
NAMES = (HOSTILE, "Alep-Est", "حلب الشرقية", "n" * 100)
FOLDER = Path(templates.__file__).parent / "replies"
REPLIES = sorted({path.name.split(".")[0] for path in FOLDER.glob("*.j2")})


def places(name: str) -> list[dict[str, object]]:
    bare = {"name": name, "aliases": [], "more": 0, "point": "", "radius": ""}
    return [bare, {"name": name, "aliases": [name] * 3, "more": 4, "point": "36.210, 37.190", "radius": "5 km"}]


def samples(reply: str, name: str) -> list[dict[str, object]]:
    """Names for a reply that take every branch of its templates."""
    url = "https://example.org/?a=1&b=2"
    one = {"number": 1, "rules": [], "places": [], "severity": None, "language": ""}
    two = {"number": 2, "rules": [name], "places": [name], "severity": "high", "language": "fr"}
    alert = {
        "ref": "K7M2Q", "severity": "high", "time": "20.11. 12:00", "rule": name, "title": name,
        "sent": 2, "waiting": 1, "failed": 1,
    }  # fmt: skip
    feed = {
        "title": name,
        "url": url,
        "error": name,
        "failures": 3,
        "polled": "",
        "entry": "19.11.",
        "next": "21.11.",
        "gap": name,
        "note": name,
        "entries": 5,
        "alerts": 1,
    }
    watched = {
        "rule": {"name": name, "severity": "critical", "scored": "yes"}, "understood": [name], "days": 7,
        "lost": [name], "changed": False, "remarks": [name], "plain": name,
        "forms": [{"keyword": name, "forms": [name, name], "more": 3,
                   "abroad": [{"language": name, "forms": [name]}] * 2}], "listeners": 0, "fired": 1,
        "read": 9, "examples": [{"title": name, "url": link, "keyword": name, "place": name} for link in (url, "")],
        "new_places": [{"name": name, "nearest": [name]}, {"name": name, "nearest": []}],
    }  # fmt: skip
    why = {
        "ref": "K7M2Q",
        "severity": "low",
        "time": "2016-11-20 12:00 UTC",
        "source": name,
        "reasons": [name],
        "then": [name],
    }
    every: dict[str, list[dict[str, object]]] = {
        "start": [
            {"role": role, "subscribed": yes, "rules": n, "feeds": n}
            for role, yes, n in product(("everybody", "staff"), (True, False), (0, 1, 2))
        ],
        "help": [{"commands": [{"name": "watch", "does": name}]}],
        "hearing": [
            {"event": event, "there": there, "subscriptions": subscriptions, "covered": covered, "rules": rules,
             "example": there}
            for event in ("subscribed", "unsubscribed", "unchanged", "listed")
            for there, subscriptions, covered, rules in product(("", name), ([], [one, two]), (True, False), (0, 3))
        ],
        "stopped": [{"ended": ended} for ended in (0, 1, 2)],
        "language": [{"spoken": "Français"}],
        "watch_help": [{"example": name, "places": shown, "packs": [name]} for shown in ([], [name])],
        "refused": [
            {"message": name, "before": before, "after": after, "hint": hint, "example": example, "meanings": meant}
            for before, after, hint, (example, meant) in product(
                ("", name), ("", name), ("", name), (("/watch x", []), ("", [name, name]))
            )
        ],
        "watched": [
            watched | {"same": same, "changed": bool(before), "before": before, "read": read, "listeners": listeners}
            for same, before, read, listeners in product((True, False), ("", name), (0, 9), (0, 1, 2))
        ],
        "forms": [
            {"rule": name, "keywords": [name], "struck": struck, "page": 1, "pages": pages, "count": 9}
            for struck, pages in product(([], [name]), (1, 2))
        ],
        "proposed": [{"command": name}],
        "changes": [
            {"changes": shown, "asked": asked}
            for shown, asked in product(([], [{"time": "2016-11-20 12:00", "who": name, "what": name}]), ("", name))
        ],
        "unwatched": [{"rule": name, "ended": ended, "again": name, "places": [name] * ended} for ended in (0, 1, 2)],
        "rules": [
            {"rules": rules, "more": more, "may_change": may_change}
            for rules, more in (
                ([], 0),
                ([{"name": name, "text": name}], 0),
                ([{"name": name, "text": ""} | {"begins": name}], 2),
            )
            for may_change in (True, False)
        ],
        "places": [{"places": shown, "more": more, "example": name} for shown, more in (([], 0), (places(name), 3))],
        "place": [
            {
                "event": event, "place": place, "choices": choices, "offered": offered, "days": 7, "ended": choices,
                "spotted": [{"spelling": name, "entries": 4}] if offered else [],
            }
            for event, place, choices, offered in product(
                ("saved", "removed"), places(name), (0, 1, 2),
                ([], [{"language": "fr", "names": [{"text": name, "common": ["fr"]}] * 8},
                      {"language": "", "names": [{"text": name, "common": []}]}]),
            )
        ],
        "area_ask": [
            {"dropped": dropped, "rule": name, "areas": [
                {"text": name, "count": "3", "is_one": False, "kinds": "towns 3", "is_circle": is_circle,
                 "shown": [name] * 3, "more": more}
                for more, is_circle in (("", False), ("5", True), ("5", False))
            ]}
            for dropped in (True, False)
        ],
        "located": [
            {"near": near, "region": name, "km": km, "lat": "36.20", "lon": "37.15"}
            for near, km in product(("", name), (0, 7))
        ],
        "map": [
            {"place": name, "radius": radius, "point": "36.200, 37.150", "names": names, "more": more}
            for radius, names, more in (("", [], 0), ("25", [name] * 3, 0), ("25", [name] * 3, 4))
        ],
        "feeds": [
            {"feeds": feeds, "more": 1, "example": name}
            for feeds in ([], [feed | {"ok": ok, "polled": at} for ok, at in ((True, ""), (False, ""), (True, "9"))])
        ],
        "feed": [
            {"event": event, "title": name, "url": url, "given": given, "problem": given and name, "each_day": often,
             "held": given and name, "by_itself": not often}
            for event in ("added", "changed", "removed")
            for given, often in (("", 0), ("https://radio.example/", 288))
        ],
        "log": [
            {"alerts": alerts, "limit": 10, "asked": asked}
            for alerts, asked in product(([], [alert], [alert] * 10), ("", name))
        ],
        "why": [
            why | {"title": title, "url": link, "excerpt": title, "held": title, "merged": "K7M2R", "trails": trails}
            for title, link, trails in (
                (name, url, [{"chat": "-100", "state": name, "why": name}]),
                (name, "", [{"chat": "-100", "state": name, "why": ""}]),
                ("", "", []),
            )
        ],
        "why_not": [
            {"rule": title, "title": title, "url": address, "fired": fired, "missed": missed, "notes": missed,
             "more": len(fired), "is_read": bool(address)}
            for title, fired, missed in ((name, [], [name]), ("", [], [name]), ("", [name], []), (name, [name] * 2, []))
            for address in (url, "")
        ],
        "why_help": [{"rule": rule} for rule in ("", name)],
        "staff": [
            {"event": event, "members": members, "user": 9, "example": "/staff 1"}
            for event in ("listed", "appointed", "already", "dismissed")
            for members in ([], [{"user": 9, "since": "2016-11-20"}])
        ],
        "arrived": [
            {"present": present, "may_post": may, "is_subscribed": back, "title": name, "is_channel": True,
             "chat": "-100"}
            for present, may, back in product((True, False), repeat=3)
        ],
    }  # fmt: skip
    return every[reply]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reply", REPLIES)
def test_a_reply_is_taken_by_telegram_whatever_it_says(reply: str, language: str) -> None:
    renderer = Renderer()
    for name in NAMES:
        for sample in samples(reply, name):
            letter = renderer.reply(reply, language, **sample)
            text = parse_html(letter.html).text
            assert text.strip()
            assert utf16_length(text) <= 4096
            assert not re.search(r"\n{3,}", text), text
            lines = [line for line in text.splitlines() if line.strip()]
            assert len(lines) >= 2 or reply == "language", "the state now, then the next step"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_says_all_that_it_is_told_and_nothing_else(language: str) -> None:
    renderer = Renderer()

    def said(reply: str, **names: object) -> str:
        return parse_html(renderer.reply(reply, language, **{**samples(reply, "Goma")[0], **names}).html).text

    one = {"number": 1, "rules": ["choléra"], "places": [], "severity": None, "language": ""}
    hearing = {"there": "", "rules": 1, "example": "Goma", "covered": False}
    left, none = (
        said("hearing", event="unsubscribed", subscriptions=heard, **hearing).partition("\n")[0]
        for heard in ([one], [])
    )
    assert left != none
    for covered in (True, False):
        text = said("hearing", **{**hearing, "event": "subscribed", "subscriptions": [one], "covered": covered})
        assert ("/unsubscribe" in text) is covered
    assert "before you came" in said("why", held="before you came")
    noted = said("why_not", notes=["a first note", "a second"])
    assert "a first note" in noted
    assert "a second" in noted
    alert = samples("log", "Goma")[-1]["alerts"][0]  # type: ignore[index]
    full, partly = (said("log", alerts=[alert] * 2, limit=limit, asked="") for limit in (2, 3))
    assert full.count("\n") == partly.count("\n") + 1, "others are to be had"
    for subscribed in (True, False):
        last = said("start", role="everybody", subscribed=subscribed).splitlines()[-1]
        assert ("/list" if subscribed else "/subscribe") in last


@pytest.mark.parametrize("reply", REPLIES)
def test_a_reply_is_written_in_all_languages(reply: str) -> None:
    assert SPOKEN == LANGUAGES
    arabic = (FOLDER / f"{reply}.ar.j2").read_text(encoding="utf-8")
    french = (FOLDER / f"{reply}.fr.j2").read_text(encoding="utf-8")
    english = (FOLDER / f"{reply}.en.j2").read_text(encoding="utf-8")
    assert re.search("[\u0600-\u06ff]", arabic)
    assert not re.search("[\u0600-\u06ff]", french + english)
    assert french.splitlines()[0] == english.splitlines()[0] == arabic.splitlines()[0], "the same names"

"""Draws docs/alert.png: two letters as ``Renderer`` writes them for the demonstration, in a phone's bubbles.

Needs Chromium and the Noto fonts. The text is read back through Telegram's own parser (TDLib), so the picture shows
what a phone would.
"""

from __future__ import annotations

import html
import json
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import tdjson

from alerts.model import Alert, AlertKind
from alerts.pages import Page
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.render import Renderer
from alerts.sources.formats.feeds import parse
from alerts.triage import prepare
from handlers.demo import bundled_feeds, bundled_watchlist

TAGS = {
    "textEntityTypeBold": "b",
    "textEntityTypeUnderline": "u",
    "textEntityTypeCode": "code",
    "textEntityTypeTextUrl": "a",
    "textEntityTypeDateTime": "time",
    "textEntityTypeExpandableBlockQuote": "blockquote",
}
PAGE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 18px; width: 404px; background: #cfdccb; font: 16px/1.38 "Noto Sans", sans-serif; }}
.bubble {{ background: #fff; border-radius: 14px; padding: 8px 12px 9px; white-space: pre-wrap; color: #111;
  box-shadow: 0 1px 1px #0002; margin-bottom: 12px; overflow-wrap: anywhere; }}
.from {{ color: #c0392b; font-weight: 600; font-size: 15px; }}
a, time {{ color: #2a7ab0; text-decoration: none; }} code {{ color: #2a7ab0; font: 15px "Noto Sans Mono", monospace; }}
u {{ text-underline-offset: 3px; text-decoration-thickness: 2px; }}
blockquote {{ margin: 4px 0 0; padding: 3px 8px; border-left: 3px solid #c0392b; border-radius: 4px;
  background: #c0392b12; font-size: 15px;
  display: -webkit-box; -webkit-line-clamp: 3; -webkit-box-orient: vertical; overflow: hidden; }}
</style>{bubbles}"""


def main() -> int:
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/alert.png").resolve()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("Chromium is not installed")
    bubbles = [bubble("Veille santé", "radio-1", "fr"), bubble("فريق إدلب", "sada-3", "ar")]
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(PAGE.format(bubbles="".join(bubbles)), encoding="utf-8")
        subprocess.run(
            [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
             "--force-device-scale-factor=2", f"--screenshot={target}", "--window-size=440,489", page.as_uri()],
            check=True, capture_output=True,
        )  # fmt: skip
    print(target)
    return 0


def bubble(chat: str, entry_id: str, language: str) -> str:
    """One letter as a chat shows it."""
    watch = prepare(bundled_watchlist("https://demo.example", bundled_feeds()), gazetteer=Gazetteer.open())
    for name, body in bundled_feeds().items():
        feed = parse(Page(url=f"https://demo.example/{name}", final_url="", body=body))
        for entry in feed.entries:
            if entry.entry_id == entry_id:
                alert = Alert(
                    ref="K7M2Q",
                    kind=AlertKind.FIRST,
                    entry=entry,
                    matches=watch.matches(entry),
                    created_at=datetime(2016, 11, 20, 13, tzinfo=UTC),
                )
                letter = Renderer().alert_letter(alert, language=language, source=feed.title)
                return f'<div class="bubble" dir="auto"><span class="from">{chat}</span>\n{drawn(letter.html)}</div>'
    raise LookupError(entry_id)


def drawn(letter: str) -> str:
    """What Telegram's parser makes of the letter, as HTML for a browser."""
    request = {"@type": "parseTextEntities", "text": letter, "parse_mode": {"@type": "textParseModeHTML"}}
    parsed = json.loads(tdjson.td_execute(json.dumps(request).encode()))
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    for entity in parsed["entities"]:
        tag = TAGS[entity["type"]["@type"]]
        opening.setdefault(entity["offset"], []).append(f"<{tag}>")
        closing.setdefault(entity["offset"] + entity["length"], []).insert(0, f"</{tag}>")
    pieces, at = [], 0
    for character in [*parsed["text"], ""]:
        pieces += [*closing.get(at, []), *opening.get(at, []), html.escape(character)]
        at += len(character.encode("utf-16-le")) // 2
    return "".join(pieces).replace("\n<blockquote>", "<blockquote>")


if __name__ == "__main__":
    tdjson.td_execute(b'{"@type":"setLogVerbosityLevel","new_verbosity_level":0}')
    sys.exit(main())

"""The words of Tocsin's messages, a Jinja2 file per message and language (fr, en, ar); no code.

Telegram HTML only (b i u s code pre a blockquote tg-time). Every name is escaped as it is printed and has lost its
control and bidi characters; a missing name is an error. In every template: ``rlm`` (U+200F, first on a line in Arabic),
the filter ``isolate`` (wraps a name, number or code so that it does not reorder its line) and, by
``{% import "words.fr.j2" as words %}``, ``words.severity[…]``, ``words.time(moment)`` and ``words.emoji[…]``.

``alert.<language>.j2``: what subscribers get.
    severity   "low", "medium", "high" or "critical"
    kind       "first", "update", "correction" or "retraction"
    ref        the short reference, five letters and digits
    rules      names of the rules that fired, at least one
    places     names of the places, at least one
    title      HTML, its keyword and place marked; "" where the entry has none
    excerpt    HTML of the passage that proves the match; "" where the title is the proof
    quote      HTML of the original text, to be put into an expandable quote; "" where there is no more to say
    source     {"name": …, "url": http(s) address or ""}
    time       a moment: {"unix", "year", "month", "day", "weekday" (0 is Monday), "clock" ("12:40"), "shown" (Telegram
               can show it as local time)}
    dated      False where the feed gave no date and ``time`` is when the entry was read
    official   what an alerting service itself says of its warning, in one line; "" for all other entries
    doubts     phrases: why the place may be another one, or what is said not so; often none

``digest.<language>.j2``: several alerts in one message: ``alerts``, a list of {"severity", "ref", "places", "title",
"source", "time"} as above, and ``more``, the number of those that found no room.

``replies/<name>.<language>.j2``: the answer to a command; each says at its top which names it gets.
"""

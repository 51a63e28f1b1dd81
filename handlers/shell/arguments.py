"""The command line's grammar: every command with its options, as INTERFACE and the README promise them.

Nothing heavy is imported here: ``tocsin --version`` and a typing mistake are answered at once.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from importlib import metadata
from itertools import pairwise
from typing import Any, Final, NoReturn

from alerts.errors import InvalidCommand
from alerts.wordings.operating import said_at_a_shell
from alerts.wordings.shellhelp import helped

LANGUAGES: Final = ("fr", "en", "ar")

STATES: Final = ("queued", "sending", "sent", "unknown", "failed", "expired", "held", "merged", "withheld")
"""What a letter's state can be in the alert log."""

_SPAN: Final = re.compile(r"-?(\d{1,4})\s*(m|min|h|d|j|w)")
_UNITS: Final = {
    "m": timedelta(minutes=1),
    "min": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "j": timedelta(days=1),
    "w": timedelta(weeks=1),
}

Moment = datetime | timedelta
"""A moment as typed: a date, or how long ago."""


_NO_COMMAND: Final = re.compile(r"argument COMMAND: invalid choice: '(?P<said>[^']*)'")
_NO_OPTION: Final = re.compile(r"unrecognized arguments: (--[\w-]+)")
_OF_OPTION: Final = re.compile(r"argument (\S+: )(.*)", re.DOTALL)
_BELOW_ZERO: Final = re.compile(r"-\d[\d.]*(?:,|[a-z]+$)", re.IGNORECASE)
"""A point south of the equator or a span back (-3d), which argparse takes for options unless a blank is in them."""
_NOT_YET: Final[Mapping[str, str]] = {
    "web": "the operators' page is not there yet; tocsin log, tocsin why and tocsin feeds show what it will",
}
"""Commands that are promised and not built."""


class _Parser(argparse.ArgumentParser):
    """Answers a command that is none with the nearest one instead of a list of all; helps, and tells any mistake, in
    ``language``."""

    def __init__(self, *args: Any, language: str = "en", **options: Any) -> None:
        self._language = language
        super().__init__(*args, **options)
        self.description = self.description and self._said(self.description)
        self.epilog = self.epilog and self._said(self.epilog)

    def _said(self, text: str) -> str:
        return helped(text, self._language)

    def add_argument_group(self, *args: Any, **options: Any) -> Any:
        return super().add_argument_group(*(self._said(each) for each in args), **options)

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", self._said("usage: "), 1)

    def format_help(self) -> str:
        for action in self._actions:
            action.help = action.help and self._said(action.help)
        return super().format_help().replace("usage: ", self._said("usage: "), 1)

    def error(self, message: str) -> NoReturn:
        if unknown := _NO_COMMAND.match(message):
            said = unknown["said"]
            close = get_close_matches(said.lower(), _COMMANDS, n=1)
            advice = f"did you mean tocsin {close[0]}?" if close else "tocsin --help lists the commands"
            message = self._said(_NOT_YET.get(said, "")) or f"there is no command {said}; {advice}"
        if (odd := _NO_OPTION.match(message)) and (option := self._nearest_option(odd[1])):
            message += f"; did you mean {option}?"
        about, wrong = named.groups() if (named := _OF_OPTION.fullmatch(message)) else ("", message)
        error, said = (said_at_a_shell(text, self._language) for text in ("error:", wrong))
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {error} {about}{said}\n")

    def _nearest_option(self, said: str) -> str:
        """The option of this command, or of any of its own commands, that is nearest to what was typed; "" for none."""
        below = [action.choices for action in self._actions if isinstance(action.choices, dict)]
        parsers = [self, *(parser for each in below for parser in each.values())]
        options = {name for parser in parsers for action in parser._actions for name in action.option_strings}
        return next(iter(get_close_matches(said, sorted(options), n=1)), "")


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        sys.stdout.write(f"tocsin {metadata.version('tocsin')}\n")
        parser.exit()


def parse_arguments(argv: Sequence[str], *, language: str = "en") -> argparse.Namespace:
    """The options of one call; ``command`` names the command. Exits 2 with a sentence on a mistake, in the ``language``
    of the terminal or the one after --lang, 0 after --help."""
    asked = [value for option, value in pairwise(argv) if option == "--lang"]
    asked += [given.partition("=")[2] for given in argv if given.startswith("--lang=")]
    parser = _parser(next((each for each in asked if each in LANGUAGES), language))
    options = parser.parse_args([f" {given}" if _BELOW_ZERO.match(given) else given for given in argv])
    if options.command is None:
        parser.print_help()
        parser.exit(2)
    if options.command == "why":
        _check_why(parser, options)
    return options


def _parser(language: str) -> argparse.ArgumentParser:
    shared = _shared_options(language)
    parser = _Parser(
        language=language,
        prog="tocsin",
        description="Reads news feeds and tells Telegram chats when watched words appear near watched places.",
        epilog="tocsin COMMAND --help explains one command. Exit codes: 0 done, 1 something could not be read or sent, "
        "2 wrong usage or an invalid file.",
        parents=[shared],
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title=helped("commands", language))
    for name, (text, example, configure) in _COMMANDS.items():
        said = helped(text, language)
        added = commands.add_parser(
            name,
            language=language,
            help=said,
            description=said[0].upper() + said[1:] + ".",
            epilog=helped("example: {text}", language).format(text=example),
            parents=[shared],
            allow_abbrev=False,
        )
        configure(added)
    return parser


def _shared_options(language: str) -> _Parser:
    """The global options; they may stand before or behind the command."""
    shared = _Parser(language=language, add_help=False, argument_default=argparse.SUPPRESS)
    group = shared.add_argument_group("global options")
    group.add_argument("--db", type=_name, metavar="FILE", help="the database (default: $TOCSIN_DB, else tocsin.db)")
    group.add_argument("--lang", choices=LANGUAGES, help="the language of answers (default: the terminal's, else en)")
    group.add_argument("-v", "--verbose", action="store_true", help="say more, with the technical detail of faults")
    return shared


def _nothing(_: argparse.ArgumentParser) -> None:
    """For a command without options of its own."""


def _listing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print a JSON object a line")


def _entries(parser: argparse.ArgumentParser) -> None:
    _listing(parser)
    _sources(parser)


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=_name, metavar="FILE", help="a TOML file, an .opml file (feeds), or - for standard input"
    )


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=_name, metavar="FILE", nargs="?", default="-", help="default: standard output; .opml: only feeds"
    )


def _test_rule(parser: argparse.ArgumentParser) -> None:
    _listing(parser)
    parser.add_argument("rule", metavar="RULE", help="a rule as it is written in a chat")
    parser.add_argument("--days", type=_days, default=7, help="how many days back (default 7)")


def _backup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=_name, metavar="FILE", help="the copy; it must not exist yet")


def _sources(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "sources", type=_name, metavar="SOURCE", nargs="+", help="a feed file, a folder of them, a URL, or -"
    )


def _place(parser: argparse.ArgumentParser) -> None:
    _listing(parser)
    parser.add_argument("name", metavar="NAME", nargs="*", help="the place as you would write it, in any language")
    parser.add_argument("--take", type=_count, metavar="NUMBER", help="look at this one of the list (default 1)")
    parser.add_argument("--save", type=_count, metavar="NUMBER", help="follow this one of the list under NAME")
    parser.add_argument("--radius", type=_kilometres, metavar="KM", help="the circle around it, for --map and --save")
    parser.add_argument(
        "--map", type=_name, metavar="FILE.svg", help="write a small map of it (or a .png), drawn offline"
    )


def _lexicon(parser: argparse.ArgumentParser) -> None:
    _listing(parser)
    parser.add_argument("word", metavar="WORD", nargs="*", help="a word in any language, a concept's id, or pack:NAME")


def _check(parser: argparse.ArgumentParser) -> None:
    _listing(parser)
    parser.add_argument(
        "--rules", type=_name, metavar="FILE", required=True, help="the rules file (TOML), or - for standard input"
    )
    _sources(parser)
    parser.add_argument("--explain", action="store_true", help="also say why each other rule did not fire")
    parser.add_argument("--text", action="store_true", help="with --json: also give the plain texts")
    parser.add_argument("--full-text", action="store_true", help="also read the linked pages")


def _log(parser: argparse.ArgumentParser) -> None:
    _listing(parser)
    parser.add_argument(
        "--since", type=moment, metavar="WHEN", help="a date (2016-11-20), a time, or 90min, 24h, 7d ago"
    )
    parser.add_argument("--until", type=moment, metavar="WHEN", help="the same")
    parser.add_argument("--rule", metavar="NAME", help="only alerts of this rule")
    parser.add_argument("--place", metavar="NAME", help="only alerts for this place")
    parser.add_argument("--feed", metavar="URL", help="only alerts from this feed (its URL or title)")
    parser.add_argument("--chat", type=_chat, metavar="CHAT", help="only alerts to this chat (its id or @name)")
    parser.add_argument("--state", choices=STATES, help="only alerts with a letter in this state")
    parser.add_argument("--search", metavar="WORDS", help="only alerts whose text has these words")
    parser.add_argument("--limit", type=_count, default=50, help="how many at most (default 50)")
    parser.add_argument(
        "--changes", action="store_true", help="who changed which rule, place, feed or chat, instead of alerts"
    )


def _why(parser: argparse.ArgumentParser) -> None:
    _listing(parser)
    parser.add_argument("ref", metavar="REF", nargs="?", help="an alert's reference")
    parser.add_argument("--entry", metavar="LINK", help="the link of a stored entry")
    parser.add_argument("--rule", metavar="NAME", help="with --entry: the rule that did not fire")


def _check_why(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    if bool(options.ref) == bool(options.entry) or bool(options.entry) != bool(options.rule):
        parser.error("why: write either  tocsin why REF  or  tocsin why --entry LINK --rule NAME")


def moment(text: str) -> Moment:
    """A date or time (UTC unless it says otherwise), or a span like ``24h`` or ``-24h`` that counts back from now."""
    span = _SPAN.fullmatch(text.strip().lower())
    if span:
        return int(span[1]) * _UNITS[span[2]]
    try:
        when = datetime.fromisoformat(text.strip())
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text.strip()!r} is not a time: write one like 2016-11-20, 2016-11-20T12:40, 90min, 24h, 7d"
        ) from None
    return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)


def asked_span(options: argparse.Namespace, *, now: datetime) -> tuple[datetime | None, datetime | None]:
    """--since and --until as times. Raises InvalidCommand where one lies behind the other."""
    since, until = _resolved(options.since, now=now), _resolved(options.until, now=now)
    if since is not None and until is not None and since > until:
        raise InvalidCommand("--since is later than --until", example="tocsin log --since 48h --until 24h")
    return since, until


def _resolved(given: Moment | None, *, now: datetime) -> datetime | None:
    return now - given if isinstance(given, timedelta) else given


def _name(text: str) -> str:
    """The name of a file, or an address; an empty one (that of a variable that is not set) would be the folder."""
    if not text.strip():
        raise argparse.ArgumentTypeError("the name is empty: write one")
    return text


def _count(text: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,6}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 on")
    return int(text)


def _kilometres(text: str) -> float:
    if re.fullmatch(r"\d{1,3}(\.\d{1,3})?", text) and 0 < float(text) <= 500:
        return float(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a radius: write kilometres above 0, at most 500")


def _days(text: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,2}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of days: write one from 1 to 999")
    return int(text)


def _chat(text: str) -> int | str:
    if re.fullmatch(r"-?\d{1,16}", text):
        return int(text)
    if text.startswith("@"):
        return text
    raise argparse.ArgumentTypeError(f"{text!r} is not a chat: write its id, like -1001234567890, or @name")


_COMMANDS: Final[Mapping[str, tuple[str, str, Callable[[argparse.ArgumentParser], None]]]] = {
    "run": (
        "the service: polls feeds, sends alerts, answers in Telegram, until it is stopped",
        "TOCSIN_TOKEN_FILE=token tocsin run",
        _nothing,
    ),
    "demo": ("the whole chain on bundled feeds and rules, without a token or a network", "tocsin demo", _nothing),
    "check": (
        "a dry run: the alerts that rules would fire; stores and sends nothing",
        "tocsin check --rules rules.toml feed.xml https://example.org/rss.xml",
        _check,
    ),
    "entries": ("what Tocsin sees in a feed", "tocsin entries https://example.org/rss.xml", _entries),
    "poll": ("one poll of all due feeds, then deliver what is due", "tocsin poll", _nothing),
    "import": ("read feeds, places, rules and subscriptions from a file", "tocsin import rules.toml", _import),
    "export": ("write feeds, places, rules and subscriptions as TOML", "tocsin export rules.toml", _export),
    "place": (
        "which place a name may be, its other names by language, and a map of it",
        "tocsin place Alep --map alep.svg",
        _place,
    ),
    "lexicon": (
        "the concepts and ready exclusion lists that rules can name, and all forms of a word",
        "tocsin lexicon école",
        _lexicon,
    ),
    "test-rule": (
        "what a rule would have caught in the stored entries",
        'tocsin test-rule "hôpital pédiatrique near Alep-Est" --days 7',
        _test_rule,
    ),
    "log": ("the alert log, newest first", "tocsin log --since 24h --state held", _log),
    "why": ("why an alert fired, or why an entry did not", "tocsin why K7M2Q", _why),
    "feeds": ("the feeds and how they are doing", "tocsin feeds", _listing),
    "backup": ("a consistent copy of the database, also while the service runs", "tocsin backup copy.db", _backup),
    "doctor": ("check settings, database, token, clock and feeds, and say what to do", "tocsin doctor", _nothing),
}

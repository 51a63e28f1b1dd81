"""The nouns of Tocsin: what is watched, what was read, what was found, what was said.

Every type here is frozen, slotted and keyword-only; a value that exists is valid. Nothing in this module reads a
clock, a file or a network. All datetimes are aware and in UTC. Offsets are counted in code points.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum, StrEnum
from functools import total_ordering
from typing import Final, Literal

Language = str
"""A BCP 47 language tag, lower case; matching looks at the primary subtag only. ``und`` is unknown."""

UNKNOWN_LANGUAGE: Final = "und"

_HEADLINE: Final = 100
"""Characters of a text that stand for the title that it has not."""

FieldName = Literal["title", "summary", "content"]
FIELDS: Final[tuple[FieldName, ...]] = ("title", "summary", "content")


@total_ordering
class Severity(Enum):
    """How serious a rule's author takes a match to be; ordered from low to critical."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for low … 3 for critical; what the store sorts by."""
        return list(Severity).index(self)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Severity):
            return NotImplemented
        return self.rank < other.rank


class WindowUnit(Enum):
    """What a window is measured in."""

    WORDS = "words"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """How near is near: ``words`` is the largest number of words strictly between two mentions."""

    unit: WindowUnit = WindowUnit.WORDS
    words: int = 30

    def __str__(self) -> str:
        return f"{self.words} words" if self.unit is WindowUnit.WORDS else self.unit.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed as staff wrote it down. ``every`` None means: adapt to the feed's own rhythm.

    ``folder`` is the heading under which a feed reader's list has it, folders in folders divided by ``/``.
    """

    url: str
    title: str = ""
    language: Language | None = None
    every: timedelta | None = None
    full_text: bool = False
    folder: str = ""

    def filled_from(self, before: Feed) -> Feed:
        """This feed with what it does not say taken from an earlier wording of it."""
        return replace(
            self,
            title=self.title or before.title,
            language=self.language or before.language,
            every=self.every or before.every,
            full_text=self.full_text or before.full_text,
            folder=self.folder or before.folder,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A tracked place: the name that rules use and every other name it goes by.

    ``geonames`` is the gazetteer's entry (negative: of our overlay or an operators' file), whose names come along but
    for ``not_aliases``.
    """

    name: str
    aliases: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    geonames: int | None = None
    not_aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the aliases, each once, in the order they were written."""
        return tuple(dict.fromkeys((self.name, *self.aliases)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Every known place at most ``km`` from ``place``, or inside it (None). It is tracked or in the gazetteer."""

    place: str
    km: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Keywords near places. Keywords, groups and exclusions are as staff typed them (``concept:`` included).

    ``areas`` stand for all known places in them, circles before insides; a rule has a place or an area. ``weights``
    are points for keywords (default 1), ``min_score`` the points it takes to fire, ``without`` written forms that count
    for none of its keywords.
    """

    name: str
    keywords: tuple[str, ...]
    places: tuple[str, ...]
    within: Window = Window()
    all_of: tuple[tuple[str, ...], ...] = ()
    none_of: tuple[str, ...] = ()
    severity: Severity = Severity.MEDIUM
    languages: tuple[Language, ...] = ()
    areas: tuple[Area, ...] = ()
    weights: tuple[tuple[str, float], ...] = ()
    min_score: float | None = None
    without: tuple[str, ...] = ()

    @property
    def is_scored(self) -> bool:
        """True where its matches carry a score."""
        return bool(self.weights) or self.min_score is not None

    @property
    def where(self) -> tuple[str, ...]:
        """The names of its places and of those that its areas lie around, each once."""
        return tuple(dict.fromkeys((*self.places, *(area.place for area in self.areas))))


ChatId = int | str
"""A Telegram chat id, or the ``@name`` of a public channel or group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A chat's wish to hear alerts. Empty ``rules`` or ``places`` mean all of them."""

    chat: ChatId
    topic: int | None = None
    rules: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    min_severity: Severity = Severity.LOW
    language: Language | None = None

    def wants(self, match: Match) -> bool:
        """True where this subscription asks for the match's rule, place and severity. A doubt lowers how an alert
        looks, never who hears it."""
        return (
            (not self.rules or match.rule in self.rules)
            and (not self.places or match.place in self.places)
            and (match.lowered_from or match.severity) >= self.min_severity
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Watchlist:
    """Everything that is watched and who listens, at one moment."""

    feeds: tuple[Feed, ...] = ()
    places: tuple[Place, ...] = ()
    rules: tuple[Rule, ...] = ()
    subscriptions: tuple[Subscription, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A position in degrees, WGS 84."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item of a feed, as plain text; identified by (feed, entry_id).

    ``feed`` is the feed's URL or the path it was read from. ``published``/``updated`` are None where the feed
    gives no usable date; ``fetched_at`` is then what people see. ``alert_fields`` holds what CAP, GDACS and GeoRSS
    feeds say in fields of their own (``severity``, ``area``, …), verbatim.
    """

    feed: str
    entry_id: str
    link: str = ""
    title: str = ""
    summary: str = ""
    content: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    language: Language = UNKNOWN_LANGUAGE
    point: Point | None = None
    alert_fields: Mapping[str, str] = field(default_factory=dict)

    def text(self, name: FieldName) -> str:
        """The plain text of one field, the one that spans point into."""
        if name == "title":
            return self.title
        return self.summary if name == "summary" else self.content

    @property
    def headline(self) -> str:
        """The title; of a post without one, how its text begins, on one line."""
        if self.title.strip():
            return self.title
        begins = " ".join((self.summary.strip() or self.content.strip())[: 2 * _HEADLINE].split())
        return begins if len(begins) <= _HEADLINE else f"{begins[:_HEADLINE].rpartition(' ')[0] or begins[:_HEADLINE]}…"

    @property
    def when(self) -> datetime | None:
        """The date the publisher gives: published, else updated."""
        return self.published or self.updated


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A keyword or place found in a field: ``term`` as staff typed it, ``surface`` the exact slice [start, end)."""

    term: str
    field: FieldName
    surface: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where the keyword or the place stands in an excerpt: [start, end) in code points."""

    start: int
    end: int
    what: Literal["keyword", "place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A keyword near a place. ``distance`` is the number of words strictly between them.

    A place in the title counts as near a keyword in the first paragraph of another field: ``place.field`` is then
    ``title`` and ``distance`` 0. ``excerpt`` is the passage in whole words, ``marks`` where the two stand in it.
    ``km`` is set where no name but the entry's own point places it, so far from the place: the mention of the place is
    then the empty slice before the keyword.
    """

    keyword: Mention
    place: Mention
    distance: int
    excerpt: str
    marks: tuple[Mark, ...] = ()
    km: float | None = None

    @property
    def field(self) -> FieldName:
        """The field that holds the keyword (and, but for a place in the title, the place)."""
        return self.keyword.field


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One addend of a score: points for the keyword ``of``, for its being ``near`` or in the ``title``, or taken off
    for a ``doubt``, whose code word ``of`` then is."""

    what: Literal["keyword", "near", "title", "doubt"]
    of: str
    points: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What a match counts for, as a sum that a person can follow."""

    shares: tuple[Share, ...]

    @property
    def total(self) -> float:
        """The sum of the shares."""
        return round(sum(share.points for share in self.shares), 6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A rule that fires on an entry, with at most five pieces of evidence, the nearest first.

    ``doubts`` say in code words why the place may be another one or none (``whereabouts`` lists them), or why what is
    said may not have happened, or not now (``hedges`` lists them); empty: none. ``score`` is there for rules that have
    weights or a threshold; ``lowered_from`` is the rule's severity where doubts lowered the match's.
    """

    rule: str
    severity: Severity
    place: str
    evidence: tuple[Evidence, ...]
    doubts: tuple[str, ...] = ()
    score: Score | None = None
    lowered_from: Severity | None = None


class Reason(StrEnum):
    """Why a rule did not fire on an entry: the first step that failed."""

    NO_PLACE = "no_place"
    NO_KEYWORD = "no_keyword"
    TOO_FAR = "too_far"
    MISSING_GROUP = "missing_group"
    EXCLUDED = "excluded"
    LANGUAGE = "language"
    LOW_SCORE = "low_score"


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """A rule that did not fire on an entry, why, and the nearest it came (keys depend on the reason)."""

    rule: str
    reason: Reason
    detail: Mapping[str, object]


class AlertKind(Enum):
    """What an alert says about an incident."""

    FIRST = "first"
    UPDATE = "update"
    CORRECTION = "correction"
    RETRACTION = "retraction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """What we say about an incident. ``ref`` is the short reference people quote (five letters and digits)."""

    ref: str
    kind: AlertKind
    entry: Entry
    matches: tuple[Match, ...]
    created_at: datetime

    @property
    def severity(self) -> Severity:
        """The highest severity of its matches."""
        return max(match.severity for match in self.matches)

    @property
    def rules(self) -> tuple[str, ...]:
        """The names of the rules that fired, each once."""
        return tuple(dict.fromkeys(match.rule for match in self.matches))


class Role(Enum):
    """What a person may do: operators run the bot, staff set rules, everybody may subscribe."""

    EVERYBODY = "everybody"
    STAFF = "staff"
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who asks: a Telegram user id (None for the command line and for channel posts) with their role.

    ``chat`` is where they ask from, ``chat_admin`` whether they administer that chat (a private chat is one's own).
    """

    user: int | None
    role: Role
    chat: ChatId | None = None
    topic: int | None = None
    chat_admin: bool = False
    language: Language = "en"

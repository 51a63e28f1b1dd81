"""What a chat wishes to hear, said in one line: ``/subscribe Goma, hopitaux-alep important lang fr @canal``.

Places and rules are known names, the longest first; small words between them do not count.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from alerts.errors import InvalidCommand
from alerts.language.folding import fold
from alerts.model import ChatId, Language, Place, Severity
from alerts.rules.chat.knownplaces import KnownPlaces
from alerts.rules.chat.words import UnclosedQuoteError, Word, cut, heard
from alerts.rules.fitness import language_meant, nearest, spoken_fault
from alerts.rules.phrases.roles import Part
from alerts.wordings import say

_EVERYTHING: Final = frozenset(map(fold, "all everything tout tous toutes كل الكل جميع".split(" ")))
_SMALL: Final = frozenset(
    map(
        fold,
        "to for pour lieu lieux place places rule rules règle règles here ici هنا إلى me us my moi nous about alert "
        "alerts alerte alertes notification notifications لي لنا عن تنبيه تنبيهات التنبيهات subscription subscriptions "
        "abonnement abonnements اشتراك الاشتراك اشتراكي".split(" "),
    )
)
_OVER: Final = (Part.COMMA, Part.OR, Part.AND, Part.GRADE, Part.SEVERITY, Part.LANGUAGE)
"""Where a name that is not known is over."""
_CHAT_NAME: Final = re.compile(r"@[A-Za-z]\w{3,31}", re.ASCII)
_CHAT_LINK: Final = re.compile(r"(?:https?://)?t\.me/([A-Za-z]\w{3,31})/?", re.ASCII)
_CHAT_ID: Final = re.compile(r"-\d{5,15}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """``chat`` None means the chat where it was said; empty ``rules`` and ``places`` mean everything."""

    chat: ChatId | None = None
    rules: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    min_severity: Severity | None = None
    language: Language | None = None

    @property
    def is_everything(self) -> bool:
        """True where no rule and no place is named."""
        return not (self.rules or self.places)


def parse_wish(
    text: str,
    *,
    places: Collection[Place],
    rules: Collection[str],
    language: Language = "en",
    command: str = "subscribe",
) -> Wish:
    """The wish that a line of chat describes. Raises InvalidCommand, in ``language``, naming what is not known, with an
    example of the ``command``."""
    try:
        words = cut(text)
    except UnclosedQuoteError as unclosed:
        raise InvalidCommand(say("rule_quote", language)) from unclosed
    return _Listening(words, places=places, rules=rules, language=language, command=command).wish()


class _Listening:
    def __init__(
        self,
        words: list[Word],
        *,
        places: Collection[Place],
        rules: Collection[str],
        language: Language,
        command: str,
    ) -> None:
        self.command = command
        self.words = words
        self.language = language
        self.places = KnownPlaces(places)
        self.rules = KnownPlaces([Place(name=name) for name in rules])
        self.at = 0
        self.chat: ChatId | None = None
        self.found_rules: list[str] = []
        self.found_places: list[str] = []
        self.severity: Severity | None = None
        self.asked: Language | None = None

    def wish(self) -> Wish:
        while self.at < len(self.words):
            if not (self._chat() or self._known() or self._grade() or self._language() or self._small()):
                raise self._unknown()
        return Wish(
            chat=self.chat,
            rules=tuple(dict.fromkeys(self.found_rules)),
            places=tuple(dict.fromkeys(self.found_places)),
            min_severity=self.severity,
            language=self.asked,
        )

    def _chat(self) -> bool:
        text = self.words[self.at].text
        if _CHAT_NAME.fullmatch(text):
            self.chat = text
        elif link := _CHAT_LINK.fullmatch(text):
            self.chat = f"@{link[1]}"
        elif _CHAT_ID.fullmatch(text):
            self.chat = int(text)
        else:
            return False
        self.at += 1
        return True

    def _known(self) -> bool:
        """A rule or a place, whichever name is longer; a rule where both are the same."""
        rule, place = self.rules.at(self.words, self.at), self.places.at(self.words, self.at)
        if rule is not None and (place is None or rule[1] >= place[1]):
            self.found_rules.append(rule[0])
            self.at += rule[1]
        elif place is not None:
            self.found_places.append(place[0])
            self.at += place[1]
        else:
            return False
        return True

    def _grade(self) -> bool:
        label = heard(self.words, self.at, Part.SEVERITY)
        skipped = label[0] if label else 0
        grade = heard(self.words, self.at + skipped, Part.GRADE, Part.GRADED)
        if grade is None:
            return False
        self.severity = Severity(grade[1])
        self.at += skipped + grade[0]
        return True

    def _language(self) -> bool:
        if (meant := language_meant(self.words[self.at].text)) is not None:
            self._ask(meant)
            self.at += 1
            return True
        label = heard(self.words, self.at, Part.LANGUAGE)
        if label is None or self.at + label[0] >= len(self.words):
            return False
        text = self.words[self.at + label[0]].text
        self._ask(language_meant(text) or text.lower())
        self.at += label[0] + 1
        return True

    def _ask(self, tag: Language) -> None:
        if fault := spoken_fault(tag, self.language):
            raise InvalidCommand(fault, example="/subscribe lang fr")
        self.asked = tag

    def _small(self) -> bool:
        small = heard(
            self.words,
            self.at,
            Part.COMMA,
            Part.OR,
            Part.AND,
            Part.AT,
            Part.NEAR,
            Part.OF,
            Part.TOWARDS,
            Part.ABOUT,
            Part.ONLY,
            Part.ARTICLE,
            Part.NAME,
        )
        if small is None and self.words[self.at].folded not in _SMALL | _EVERYTHING:
            return False
        self.at += small[0] if small else 1
        return True

    def _unknown(self) -> InvalidCommand:
        end = self.at + 1
        while end < len(self.words) and not heard(self.words, end, *_OVER):
            end += 1
        name = " ".join(word.text for word in self.words[self.at : end])
        close = nearest(name, [*self.places.names, *self.rules.names], most=1)
        example = (*close, *self.places.names, *self.rules.names, "")[0]
        if close:
            message = say("wish_unknown_near", self.language, name=name, near=close[0])
        else:
            message = say("wish_unknown", self.language, name=name)
        return InvalidCommand(message, example=f"/{self.command} {example}".rstrip())

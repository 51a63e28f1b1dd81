"""Whether an Arabic name that is also an everyday word (الباب, سلمية) is the place where it stands in a text.

Theory: a reader takes such a word for the town by what stands round it. Sure signs: a word of its kind or a side of
the compass beside it (ريف الباب, نوى غرب درعا), a town near it in the same breath (حيان وبيانون), a hashtag, a
dateline. A preposition is enough where nobody is « in » or « on » the thing of that name (في سلمية); elsewhere it takes
a town near it in the same sentence too (من الميادين إلى البوكمال). Preferred mistake: the place missed, since the same
report nearly always says it once more with its kind.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from typing import Final

from alerts.language.folding import fold_name
from alerts.places.namekeys import key_of
from alerts.places.names.everyday import NO_THINGS

AROUND: Final = 90
"""Letters on either side that are looked at."""
_NEAR_WORDS: Final = 8
_LONGEST_NAME: Final = 3
_STOP: Final = re.compile(r"[.!?؟؛\n]")
_WORDS: Final = re.compile(r"\w+")
_SIDES: Final = "(?:شمال|جنوب|شرق|غرب)ي?"
_KIND_BEFORE: Final = re.compile(
    rf"(?:^|[^\w])[وفبل]?(?:ال)?(?:{_SIDES}|مدينة|مدينتي|بلدة|بلدتي|بلدات|قرية|قريتي|قرى|ناحية|منطقة|ريف|محيط|أطراف|اطراف|"
    r"ضواحي|مشارف|تخوم|محور|محوري|محاور|جبهة|جبهتي|جبهات|قضاء|مديرية|محلية|حي|حيي|أحياء|احياء|مخيم|معبر|بوابة|محافظة|ولاية|"
    r"مستودعات|مطار|تل)\s+(?:و)?$"
)
_SIDE_AFTER: Final = re.compile(
    rf"^\s+(?:(?:في\s+|ب)?(?:أقصى\s+)?{_SIDES}\s+(?!ال(?:مدرس|مستشف|مشف|بيت|منزل|مبن|سوق))\w|"
    r"(?:في\s+|ب)?(?:ال)?(?:ريف|محافظة|حوض|ولاية|قضاء)\s|ب?جبل\s|عاصمة\s|التابعة\s+ل|السورية(?!\w)|اليمنية(?!\w)|السودانية(?!\w)|العراقية(?!\w))"
)
_DATELINE: Final = re.compile(r"^\s?[:|]\s|^\s[-–—ـ]\s")
_DEFINITE: Final = re.compile(
    r"^\s+ال(?!يوم|ليل|آن|ان|سبت|أحد|احد|اثنين|إثنين|ثلاثاء|أربعاء|اربعاء|خميس|جمعة|ماضي|محاصر|محرر|محتل|سوري|"
    r"صباح|مساء|ساعة|عام|شهر)\w"
)
"""An adjective or a genitive: الباب الرئيسي, سلمية المظاهرات; but a time or a fate of towns."""
_LOCATIVE: Final = re.compile(
    r"(?:^|[^\w])[وف]?(?P<word>في|على|من|إلى|الى|عن|عبر|نحو|قرب|باتجاه|داخل|وسط|أهالي|اهالي|سكان|نازحي|طريق|"
    r"[يت]قصف|قصفت?|[يت]ستهدف|استهدفت?|استهداف|[يت]طال|طالت?|[يت]قتحم|اقتحمت?|اقتحام|[يت]هاجم|هاجمت?|حررت?)\s+$"
)
_GLUED: Final = re.compile("^[وف]?(ب|ل)$")


def is_evident(name: str, before: str, surface: str, after: str, *, near: Collection[str]) -> bool:
    """True where ``name`` in a text is its place; ``near`` holds the names, as keys, of places near it.

    ``before`` and ``after`` are the text on either side of ``surface``, the name with what is glued to it.

    >>> is_evident("سلمية", "قتلى في ", "سلمية", " جراء القصف", near=())
    True
    >>> is_evident("سلمية", "مظاهرات ", "سلمية", " في حلب", near=())
    False
    """
    before, after = _STOP.split(before[-AROUND:])[-1], _STOP.split(after[:AROUND])[0]
    glued = surface[: max(0, len(surface) - len(name))]
    if before.endswith("#") or (_is_dateline(before, glued, after)):
        return True
    if _SIDE_AFTER.match(after) or (_KIND_BEFORE.search(before) and (not glued or glued == "و")):
        return True
    ahead, behind = _keys(before), _keys(after)
    if _goes_on(behind, before, after, near) or _follows(ahead, before, glued, near):
        return True
    word = _preposition(before, glued)
    if not word or _DEFINITE.match(after):
        return False
    if word in _placed().get(fold_name(name), ()):
        return True
    return _names(near, ahead[-_NEAR_WORDS:]) or _names(near, behind[:_NEAR_WORDS])


def _is_dateline(before: str, glued: str, after: str) -> bool:
    return not before.strip(" *•-–—ـ|") and not glued and _DATELINE.match(after) is not None


def _preposition(before: str, glued: str) -> str:
    """The word or letter in front of the name that says where; "" for none."""
    if found := _GLUED.match(glued):
        return found[1]
    found = None if glued else _LOCATIVE.search(before)
    return fold_name(found["word"]) if found else ""


def _goes_on(behind: Sequence[str], before: str, after: str, near: Collection[str]) -> bool:
    """True where a town near it stands right behind, with « and » or a comma between: حيان وبيانون, طريق سلمية حمص."""
    joined = after.lstrip().startswith(("و", "،", ",", "/", "-")) or before.endswith("طريق ")
    return joined and any(
        " ".join((word, *behind[1:length])) in near
        for length in range(1, min(_LONGEST_NAME, len(behind)) + 1)
        for word in (behind[0], behind[0][1:])
    )


def _follows(ahead: Sequence[str], before: str, glued: str, near: Collection[str]) -> bool:
    """True where a town near it stands right before, with « and » or a comma between: مضايا وبقين."""
    joined = glued.startswith("و") or before.endswith(" و") or before.rstrip().endswith(("،", ",", "/", "-"))
    return joined and any(_starts(ahead[-length:], length, near) for length in range(1, _LONGEST_NAME + 1))


def _starts(words: Sequence[str], length: int, near: Collection[str]) -> bool:
    """True where the first ``length`` words are one of the names ``near``."""
    return len(words) >= length and any(" ".join((word, *words[1:length])) in near for word in _bare(words[0]))


def _names(near: Collection[str], words: Sequence[str]) -> bool:
    """True where one of the names ``near`` stands among the words."""
    return any(_starts(words[at:], length, near) for at in range(len(words)) for length in range(1, _LONGEST_NAME + 1))


def _bare(word: str) -> Iterator[str]:
    """A word, and what it is without the letters that are glued to its front."""
    yield word
    if word[:1] in "وبلف":
        yield word[1:]
    if word[:2] in {"وب", "ول", "لل"}:
        yield "ال" + word[2:] if word.startswith("لل") else word[2:]


def _keys(text: str) -> list[str]:
    return [_folded(word) for word in _WORDS.findall(text)]


_folded = lru_cache(maxsize=4096)(fold_name)


@cache
def _placed() -> dict[str, frozenset[str]]:
    """Name, folded → the prepositions, folded, behind which it is the place by itself."""
    return {key_of(name): frozenset(map(fold_name, words)) for words, names in NO_THINGS for name in names}

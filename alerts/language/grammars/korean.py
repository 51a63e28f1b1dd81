"""Forms of Korean nouns: the particles that are written onto them, and 하다 / 되다 of nouns that name an act; of verbs
typed in 다, the endings of reports.

Theory: which particle follows is told by the last syllable, whether it ends in a consonant, and in ㄹ; so only the
right one is made, and 물가 (prices) is no 물 (water) with a particle. A noun of one syllable gets particles only.
"""

from __future__ import annotations

import re
from typing import Final

_ANY: Final[tuple[str, ...]] = tuple(
    """의 에 에서 에는 에서는 에도 에서도 에게 에만 도 만 까지 부터 마다 처럼 보다 에서의 만이 뿐 조차 조차도 마저
    마저도 까지도 에서도 에선 한테 에게서 밖에 들 들이 들은 들을 들의 들에 들에서 들도 들과 들에게 들로""".split()
)
_AFTER_CONSONANT: Final[tuple[str, ...]] = tuple(
    """이 은 을 과 이나 이라고 이라는 이다 이며 과의 이라
""".split()
)
_AFTER_VOWEL: Final[tuple[str, ...]] = tuple(
    """가 는 를 와 나 라고 라는 다 며 와의 라
""".split()
)
_ACTS: Final[tuple[str, ...]] = tuple(
    """하다 했다 한 하는 하고 하며 해 했고 했으며 하면서 하자 할 했던 했습니다 합니다 되다 됐다 된 되는 되고
    되며 돼 됐고 됐으며 되면서 될 됐던 됐습니다 됩니다 되었다 되어 하여 하였다 당한 당했다 당해 당하고 시킨
    시켰다 해야 하기 했지만 됐지만 받았다 받은 받아""".split()
)
_COMPOUNDS: Final[tuple[str, ...]] = tuple(
    """경보 주의보 특보 피해 사고 현장 사건 사태 위험 우려 지역 당시 직후 이후 소식 자 자들 희생자 피해자
    부상자 사망자 경기 대회 선수 선수단 훈련 건물 시설 단지 차량""".split()
)
"""Nouns that are written onto what they are of: 공습경보, 지진피해, 실종자, 축구경기."""
_PARTED: Final = re.compile(
    "([가-힣]{2,}) ?(지구|지역|공항|항구|캠프|난민촌|병원|학교|공격|공습|폭격|테러|대피소|지원|구호|물자|시설|"
    "교도소|발전소)"
)
"""A compound, of which the second noun is written onto the first or apart from it."""
_ENDS: Final = tuple("가 이 를 을 는 은 의 에 에서 로 으로 도".split())
_VERBAL: Final[tuple[str, ...]] = tuple("다 고 며 면서 자 지 기 는 던 게 도록 려 면 지만".split())
"""Behind the stem of a verb that ends in a vowel; 면 and its like have 으 behind a consonant."""
_PAST: Final[tuple[str, ...]] = tuple("다 고 으며 던 습니다 지만 는데 다고 다는 다며".split())
_NARROW: Final = {"ㅏ": "", "ㅓ": "", "ㅐ": "", "ㅔ": "", "ㅕ": "", "ㅣ": "ㅕ", "ㅗ": "ㅘ", "ㅜ": "ㅝ"}
"""Last vowel of a stem → what it and the vowel of the past are drawn together to, "" for the same (다치다, 다쳤다)."""
_VOWELS: Final = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_BRIGHT: Final = frozenset("ㅏㅗ")
_NIEUN, _SSANG_SIOT = 4, 20
"""Codas, as their numbers."""
_DOING: Final = ("당하다", "시키다", "하다", "되다")
_OTHER_WORDS: Final = tuple("불만 불과 불의 물의 강도 강의 산만 총과 비만 차도 집도".split())
"""Words that look like one of a syllable with a particle: 불만 is discontent, 불과 merely, 강도 a robber."""
_FIRST, _CODAS, _RIEUL = 0xAC00, 28, 8


def nominal(word: str) -> set[str]:
    """``word`` with each particle that may follow it; of two syllables or more also as a verb, and a
    verb in its endings."""
    coda = (ord(word[-1]) - _FIRST) % _CODAS if "가" <= word[-1] <= "힣" else 0
    particles = (*_ANY, *(_AFTER_CONSONANT if coda else _AFTER_VOWEL))
    way = "으로" if coda and coda != _RIEUL else "로"
    particles += (way, way + "의", way + "부터", way + "는", way + "도")
    forms = {word, *(word + particle for particle in particles)}
    if len(word) == 1:
        return {form for form in forms if not form.startswith(_OTHER_WORDS)}
    compounds = {word + noun for noun in _COMPOUNDS}
    forms |= {word + act for act in _ACTS} | compounds | {noun + end for noun in compounds for end in _ENDS}
    return forms | _verbal(word) if word[-1] == "다" else forms


def other_spacings(text: str) -> tuple[str, ...]:
    """A compound noun or name with its space, or without one; () for most.

    >>> other_spacings("가자지구"), other_spacings("난민 캠프"), other_spacings("병원")
    (('가자 지구',), ('난민캠프',), ())
    """
    parted = _PARTED.fullmatch(text)
    if parted is None:
        return ()
    return (f"{parted[1]}{parted[2]}" if " " in text else f"{parted[1]} {parted[2]}",)


def _verbal(infinitive: str) -> set[str]:
    """The forms of a verb in 다: those of its noun before « to do », else the endings of a regular one; none behind a
    stem of one open syllable, which is mostly another word (바다 is the sea)."""
    doing = next((end for end in _DOING if infinitive.endswith(end) and len(infinitive) > len(end) + 1), "")
    if doing:
        return {infinitive.removesuffix(doing) + act for act in _ACTS}
    stem = infinitive[:-1]
    vowel, coda = (ord(stem[-1]) - _FIRST) // _CODAS % len(_VOWELS), (ord(stem[-1]) - _FIRST) % _CODAS
    if not coda and len(stem) == 1:
        return set()
    past, joined = _behind_consonant(stem, vowel) if coda else _behind_vowel(stem, vowel)
    return joined | {stem + end for end in _VERBAL} | {past + end for end in _PAST if past}


def _behind_consonant(stem: str, vowel: int) -> tuple[str, set[str]]:
    """The stem of the past of 죽다, 죽었, and its forms with 으."""
    past = stem + ("았" if _VOWELS[vowel] in _BRIGHT else "었")
    return past, {stem + ending for ending in ("으며", "으면서", "으면", "으려", "은", "을")}


def _behind_vowel(stem: str, vowel: int) -> tuple[str, set[str]]:
    """The stem of the past of 다치다, 다쳤, "" where it is not known, and the forms that are drawn together."""
    front, last = stem[:-1], ord(stem[-1])
    drawn = {front + chr(last + _NIEUN), front + chr(last + _RIEUL), front + chr(last + _NIEUN) + "다"}
    narrowed = _NARROW.get(_VOWELS[vowel])
    if narrowed is None:
        return "", drawn
    open_end = last + (_VOWELS.index(narrowed or _VOWELS[vowel]) - vowel) * _CODAS
    return front + chr(open_end + _SSANG_SIOT), {*drawn, front + chr(open_end), front + chr(open_end) + "서"}

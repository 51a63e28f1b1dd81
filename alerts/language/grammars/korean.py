"""Forms of Korean nouns: the particles that are written onto them, and 하다 / 되다 of nouns that name an act.

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
    시켰다 해야 하기 했지만 됐지만""".split()
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
_OTHER_WORDS: Final = tuple("불만 불과 불의 물의 강도 강의 산만 총과 비만 차도 집도".split())
"""Words that look like one of a syllable with a particle: 불만 is discontent, 불과 merely, 강도 a robber."""
_FIRST, _CODAS, _RIEUL = 0xAC00, 28, 8


def nominal(word: str) -> set[str]:
    """``word`` with each particle that may follow it; of two syllables or more also as a verb."""
    coda = (ord(word[-1]) - _FIRST) % _CODAS if "가" <= word[-1] <= "힣" else 0
    particles = (*_ANY, *(_AFTER_CONSONANT if coda else _AFTER_VOWEL))
    way = "으로" if coda and coda != _RIEUL else "로"
    particles += (way, way + "의", way + "부터", way + "는", way + "도")
    forms = {word, *(word + particle for particle in particles)}
    if len(word) == 1:
        return {form for form in forms if not form.startswith(_OTHER_WORDS)}
    compounds = {word + noun for noun in _COMPOUNDS}
    return forms | {word + act for act in _ACTS} | compounds | {noun + end for noun in compounds for end in _ENDS}


def other_spacings(text: str) -> tuple[str, ...]:
    """A compound noun or name with its space, or without one; () for most.

    >>> other_spacings("가자지구"), other_spacings("난민 캠프"), other_spacings("병원")
    (('가자 지구',), ('난민캠프',), ())
    """
    parted = _PARTED.fullmatch(text)
    if parted is None:
        return ()
    return (f"{parted[1]}{parted[2]}" if " " in text else f"{parted[1]} {parted[2]}",)

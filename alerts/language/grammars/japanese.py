"""Stems of Japanese verbs: a keyword in dictionary form is also looked for by what its conjugations begin with; and
nouns that are spelt in more ways than one.

Theory: a text in a script without spaces is searched for the signs themselves, so the stem finds every ending
(殺さ: 殺された, 殺させる; 逃げ: 逃げた). The last sign tells the stems of a regular verb. Preferred mistake: a form
that is missed, over a stem of one Chinese sign, which stands in many other words (出る, 見る).
"""

from __future__ import annotations

import re
from typing import Final

_STEMS: Final = {
    "う": "わいえおっ",
    "く": "かきけこいっ",
    "ぐ": "がぎげごい",
    "す": "さしせそ",
    "つ": "たちてとっ",
    "ぬ": "なにねのん",
    "ぶ": "ばびべぼん",
    "む": "まみめもん",
    "る": "らりれろっ",
}
"""The last sign of a verb → what stands for it before its endings."""
_VERB: Final = re.compile(r"(?P<root>[\u4e00-\u9fff々][\u4e00-\u9fff々ぁ-ん]{0,6})(?P<last>[うくぐすつぬぶむる])")
_DOES: Final = "する"
"""Makes a verb of the noun of an act (氾濫する), which is its stem."""
_KATAKANA: Final = re.compile("[ァ-ヶー]{3,}")
_LONG: Final = "ー"
_SPELT_TOO: Final = (
    ("子ども", "子供", "こども"),
    ("けが", "怪我", "ケガ"),
    ("がれき", "瓦礫", "ガレキ"),
    ("殺りく", "殺戮"),
    ("飢きん", "飢饉"),
    ("ら致", "拉致"),
    ("がけ崩れ", "崖崩れ"),
    ("ろう城", "籠城"),
    ("防空ごう", "防空壕"),
)
"""Openings of words that newspapers write in signs, in kana or in both."""
_OKURIGANA: Final = re.compile("(?<=[\u4e00-\u9fff])[いきぎしじちにびみりけげせてねべめれ](?=[\u4e00-\u9fff]|$)")
_ENDING: Final = re.compile("[\u4e00-\u9fff][ぁ-ん]$")
_LONG_STEM: Final = re.compile(".+[いきぎしじちにびみりえけげせぜてでねべめれ]")
"""What stands before る in a verb that only loses it (逃げる, 落ちる), but in few."""


def verb_stems(keyword: str) -> tuple[str, ...]:
    """The stems of a verb in dictionary form; () for anything else.

    >>> verb_stems("殺す"), verb_stems("逃げる"), verb_stems("氾濫する"), verb_stems("病院")
    (('殺さ', '殺し', '殺せ', '殺そ'), ('逃げ',), ('氾濫',), ())
    """
    act = keyword.removesuffix(_DOES)
    if act != keyword and len(act) > 1:
        return (act,)
    verb = _VERB.fullmatch(keyword)
    if verb is None or any(keyword in spellings for spellings in _SPELT_TOO):  # 殺りく is a noun
        return ()
    root, last = verb["root"], verb["last"]
    if last == "る" and _LONG_STEM.fullmatch(root):
        return (root,)
    return tuple(root + sign for sign in _STEMS[last])


def other_kana(keyword: str) -> tuple[str, ...]:
    """A noun made of verbs with less of their endings written, a loan with or without the stroke of its last vowel, a
    word in signs for one in kana; () for anything else.

    >>> other_kana("立ち入り"), other_kana("サーバー"), other_kana("けが人"), other_kana("病院")
    (('立入り', '立入'), ('サーバ',), ('怪我人', 'ケガ人'), ())
    """
    for spellings in _SPELT_TOO:
        if own := next((each for each in spellings if keyword.startswith(each)), None):
            return tuple(each + keyword.removeprefix(own) for each in spellings if each != own)
    if _KATAKANA.fullmatch(keyword):
        return (keyword.removesuffix(_LONG) if keyword.endswith(_LONG) else keyword + _LONG,)
    first = _OKURIGANA.search(keyword)
    if first is None or first.end() == len(keyword) or not _ENDING.search(keyword):
        return ()
    shorter = keyword[: first.start()] + keyword[first.end() :]
    return (shorter, _OKURIGANA.sub("", shorter))

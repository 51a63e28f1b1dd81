"""In which encoding bytes are written that declare none and are no UTF-8: heard from the letters they would give.

charset_normalizer, at home here, hears scripts well (Japanese, Chinese, Korean, Cyrillic, Arabic, Greek, Hebrew, Thai)
but takes one Western code page for another, in which the same bytes are other accents. There the language decides: each
has one code page of Windows, which must agree with the language that the text then seems to be in. The preferred
mistake is Western text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from charset_normalizer import from_bytes

from alerts.sources.text.detect import language_of

WESTERN: Final = "cp1252"
_SAMPLE: Final = 20_000
_FEWEST: Final = 6
"""So few bytes beyond ASCII say nothing."""

_BEFORE: Final = 2_000
"""Bytes of ASCII that are heard along before the first other byte of a stretch of text."""
_MARKUP: Final = re.compile(rb"[<>\x00-\x1f]+")
_NOT_ASCII: Final = re.compile(rb"[\x80-\xff]")
_WIDEST: Final = {
    name: widest
    for widest, names in {
        "cp932": "cp932 shift_jis shift_jis_2004 shift_jisx0213",
        "euc_jp": "euc_jp euc_jis_2004 euc_jisx0213",
        "gb18030": "gb18030 gbk gb2312 hz",
        "big5hkscs": "big5 big5hkscs cp950",
        "cp949": "cp949 euc_kr johab",
        "koi8-u": "koi8_u koi8_r koi8_t",
        "cp1251": "cp1251 mac_cyrillic kz1048 ptcp154",
        "iso8859-5": "iso8859_5",
        "cp866": "cp866 cp1125 cp855",
        "cp1256": "cp1256",
        "iso8859-6": "iso8859_6",
        "cp1253": "cp1253 iso8859_7 mac_greek",
        "cp1255": "cp1255 iso8859_8",
        "cp874": "cp874 tis_620 iso8859_11",
    }.items()
    for name in names.split()
}
"""What is heard, and the larger set that is used for it."""

_HOMES: Final = {
    language: codec
    for codec, languages in {
        "cp1250": "pl cs sk hu sl hr bs sr ro sq",
        "cp1254": "tr az ku",
        "cp1257": "lt lv et",
        "cp1258": "vi",
    }.items()
    for language in languages.split()
}
_LATIN_PAGES: Final = (WESTERN, *dict.fromkeys(_HOMES.values()))
_WINDOWS: Final = re.compile(rb"[\x80-\x9f]")
_OF_LATIN_2: Final = re.compile(rb"[\xa1\xa3\xa5\xa6\xa9-\xac\xae\xaf\xb1\xb3\xb5\xb6\xb9-\xbf]")
"""What Windows keeps below 0xA0, ISO 8859-2 has here."""

_TAG: Final = re.compile(rb"""(?:<language>|(?:xml:)?lang=["']|"language"\s{0,3}:\s{0,3}")\s{0,5}([A-Za-z]{2,3})""")


def likely_encoding(body: bytes) -> str | None:
    """Python's name of the encoding; None where the bytes do not say."""
    sample = b"\n".join(_foreign(body[: _SAMPLE * 50]))[:_SAMPLE]
    if len(_NOT_ASCII.findall(sample)) < _FEWEST:
        return None
    for heard in from_bytes(sample):
        found = _WIDEST.get(heard.encoding)
        if found is None:
            return _western(body, sample)
        if found != "cp932" or not _is_half_width(sample.decode(found, "replace")):
            return found
    return None


def _foreign(body: bytes) -> Iterator[bytes]:
    """The stretches of text that are not ASCII alone, in time linear in the bytes."""
    for text in _MARKUP.split(body):
        first = _NOT_ASCII.search(text)
        if first is not None:
            yield text[max(0, first.start() - _BEFORE) :]


def _is_half_width(text: str) -> bool:
    """True where most is half-width katakana, which nobody writes and every byte of Russian looks like."""
    foreign = [letter for letter in text if letter > "\x7f"]
    return sum("\uff61" <= letter <= "\uff9f" for letter in foreign) * 2 > len(foreign)


def _western(body: bytes, sample: bytes) -> str:
    """The code page of the language that is declared, else of the one that the text seems to be in."""
    tag = _TAG.search(body[:20_000])
    home = _HOMES.get(tag[1].decode("ascii").lower()) if tag is not None else None
    for page in _LATIN_PAGES if home is None else ():
        language = language_of(sample.decode(page, "replace"), None).partition("-")[0]
        if language != "und" and _HOMES.get(language, WESTERN) == page:
            home = page
            break
    if home == "cp1250" and not _WINDOWS.search(sample) and _OF_LATIN_2.search(sample):
        return "iso8859-2"
    return home or WESTERN

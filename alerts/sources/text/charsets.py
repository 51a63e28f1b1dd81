"""The bytes of a document → its text, whatever the headers and the declaration claim.

The order: byte order mark; UTF-16/32 seen in the first bytes; then what is declared (the document's own word before
the server's, as servers send a default for every file), but UTF-8 first, because bytes that are valid UTF-8 and not
plain ASCII are UTF-8 whoever says otherwise. What fits nothing is read as the encoding that is declared, else as the
one that ``sniff`` hears. Never raises. Only text encodings of Python's own list below are used: a document may not
choose ``punycode`` or ``zip``.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from alerts.sources.text.sniff import WESTERN, likely_encoding

_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FIRST_BYTES: Final = (
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
    (b"{\x00", "utf-16-le"),
    (b"\x00{", "utf-16-be"),
    (b"\x4c\x6f\xa7\x94", "cp037"),
)
_DECLARED: Final = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([A-Za-z0-9._:-]{1,40})""")
_META: Final = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
_HEADER: Final = re.compile(r"""charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
_KNOWN: Final = frozenset(
    codecs.lookup(name).name
    for name in (
        "ascii utf-8 utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be utf-7"
        " cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp437 cp720 cp737 cp775 cp850 cp852 cp855"
        " cp856 cp857 cp858 cp860 cp861 cp862 cp863 cp864 cp865 cp866 cp869 cp874 cp1006 cp1125"
        " cp037 cp273 cp424 cp500 cp875 cp1026 cp1140"
        " latin-1 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-9"
        " iso8859-10 iso8859-11 iso8859-13 iso8859-14 iso8859-15 iso8859-16 koi8-r koi8-u koi8-t kz1048 ptcp154"
        " mac-roman mac-cyrillic mac-greek mac-turkish mac-arabic mac-farsi mac-iceland mac-latin2 mac-croatian"
        " mac-romanian gb2312 gbk gb18030 hz big5 big5hkscs cp950 shift_jis shift_jis_2004 shift_jisx0213 cp932"
        " euc-jp euc_jis_2004 euc_jisx0213 iso2022-jp iso2022-jp-2 iso2022-jp-ext iso2022-kr euc-kr cp949 johab"
        " tis-620"
    ).split()
)
_STATEFUL: Final = frozenset({"utf-7", "hz", "iso2022_jp", "iso2022_jp_2", "iso2022_jp_ext", "iso2022_kr"})
"""Written in ASCII bytes, so that they would pass for UTF-8."""
_MAINFRAME: Final = frozenset({"cp037", "cp273", "cp424", "cp500", "cp875", "cp1026", "cp1140"})
_IN_HALVES: Final = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
"""Signs beyond 16 bits, each half written as if it were one (CESU-8), as some databases do."""
_SMALL_LETTERS: Final = 0xE0
_AFTER_A_CUT: Final = frozenset({b"", b".", b"<", b"[", b"&", b'"'})
_WIDER: Final = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "tis-620": "cp874",
    "iso8859-11": "cp874",
}
"""What people declare, and the larger set that they (and every browser) mean by it."""
_NUMBERED: Final = re.compile(r"(?:windows|win|cp|dos)[-_]?(?:cp)?([0-9]{3,4})", re.IGNORECASE)
_OTHER_NAMES: Final = {
    name: codec
    for codec, names in {
        "utf-8": "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf8mb3 utf8mb4 utf-8n utf8n",
        "latin-1": "8859-1 8859_1 iso-latin-1 iso-8859 utf-8859-1",
        "cp1252": "ansi",
        "iso8859-2": "iso88592",
        "iso8859-5": "iso88595",
        "iso8859-6": "iso-8859-6-e iso-8859-6-i csiso88596e csiso88596i",
        "iso8859-8": "iso-8859-8-e iso-8859-8-i csiso88598e csiso88598i visual logical",
        "iso8859-13": "iso885913",
        "iso8859-15": "iso885915 csisolatin9 latin-9",
        "koi8-r": "koi koi8",
        "koi8-u": "koi8-ru",
        "mac-roman": "mac csmacintosh",
        "mac-cyrillic": "mac-ukrainian",
        "cp932": "windows-31j",
        "gb18030": "csgb2312 gb_2312 gb_2312-80",
        "big5": "cn-big5 x-big5",
        "euc-jp": "cseucpkdfmtjapanese",
        "cp949": "cseuckr csksc56011987 iso-ir-149 ks_c_5601-1989 ksc_5601",
    }.items()
    for name in names.split()
}
"""What browsers and databases call them, and Python does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text, the encoding that gave it, and a warning in words where the document was wrong about it."""

    text: str
    encoding: str
    warning: str | None = None


def decode(body: bytes, content_type: str = "") -> Decoded:
    """The text of ``body``; ``content_type`` is the server's header. Characters that fit nothing become U+FFFD."""
    marked = _unmistakable(body)
    if marked is not None:
        return marked
    head = body[:2048]
    names = [found[1].decode("ascii") for found in (_DECLARED.search(head), _META.search(head)) if found]
    header = _HEADER.search(content_type)
    if header is not None:
        names.append(header[1])
    declared = {codec: name for name in reversed(names) if (codec := _codec(name)) is not None}
    in_order = list(reversed(declared))
    for codec in (*(codec for codec in in_order if codec in _STATEFUL), "utf-8", *in_order):
        text = _strictly(body, codec)
        if text is not None:
            wrong = bool(declared) and codec not in declared and not body.isascii()
            told = f"it says it is written in {declared[in_order[0]]}, but it is {codec.upper()}" if wrong else None
            return Decoded(text=text, encoding=codec, warning=told)
    return _as_good_as_it_gets(body, in_order)


def _unmistakable(body: bytes) -> Decoded | None:
    for mark, name in _BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return Decoded(text=body[len(mark) :].decode(name, "replace"), encoding=name)
    for start, name in _FIRST_BYTES:
        if body.startswith(start):
            encoding = _mainframe(body) if name == "cp037" else name
            return Decoded(text=body.decode(encoding, "replace"), encoding=encoding)
    return _without_mark(body)


def _without_mark(body: bytes) -> Decoded | None:
    """UTF-16 that begins with white space: every other byte of its beginning is zero."""
    head = body[:100]
    for place, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(head) == 100 and not any(head[place::2]) and all(head[1 - place :: 2]):
            return Decoded(text=body.decode(name, "replace"), encoding=name)
    return None


def _mainframe(body: bytes) -> str:
    """The EBCDIC that the declaration names; all of them write its letters with the same bytes."""
    found = _DECLARED.search(body[:2048].decode("cp037").encode("ascii", "replace"))
    name = _codec(found[1].decode("ascii")) if found else None
    return name if name in _MAINFRAME else "cp037"


def _codec(name: str) -> str | None:
    """Python's name of a text encoding that a document may ask for; None for every other."""
    bare = name.lower().removeprefix("x-")
    for spelling in (name, bare, _OTHER_NAMES.get(bare, ""), _NUMBERED.sub(r"cp\1", bare)):
        try:
            found = codecs.lookup(spelling).name
        except (LookupError, ValueError):
            continue
        break
    else:
        return None
    if found not in _KNOWN or found.startswith(("utf-16", "utf-32")):
        return None
    return _WIDER.get(found, found)


def _strictly(body: bytes, name: str) -> str | None:
    """The text, None where a byte does not fit. Stateful encodings are not tried on bytes they cannot have written."""
    if name in _STATEFUL and not body.isascii():
        return None
    try:
        return body.decode(name)
    except (UnicodeError, ValueError):
        return _windows_with_holes(body, name)


def _windows_with_holes(body: bytes, name: str) -> str | None:
    """Windows code pages leave a few bytes undefined; one of them in a page of text is no reason to look elsewhere."""
    if not name.startswith("cp125"):
        return None
    text = body.decode(name, "replace")
    return text if text.count("\ufffd") * 200 <= len(text) else None


def _nearly(body: bytes, name: str) -> bool:
    """True where only a few bytes do not fit."""
    broken = body.decode(name, "replace").count("\ufffd")
    return broken * 20 <= len(body) - len(body.decode("ascii", "ignore"))


def _stray(error: UnicodeError) -> tuple[str, int]:
    """A byte that is no UTF-8: Windows punctuation or a letter where it stands alone in Latin text, else U+FFFD.

    A letter cut in half, as short texts end in, is none: of Latin letters it leaves one of the bytes below 0xE0, which
    as Windows letters are capitals and end no word.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    body, start, end = error.object, error.start, error.end
    before, after = body[start - 1 : start], body[end : end + 1]
    alone = end - start == 1 and before.isascii() and after.isascii()
    alone = alone and (body[start] >= _SMALL_LETTERS or after not in _AFTER_A_CUT)
    return (body[start:end].decode("cp1252", "replace") if alone else "\ufffd"), end


codecs.register_error("tocsin-stray", _stray)


def _as_good_as_it_gets(body: bytes, declared: list[str]) -> Decoded:
    """UTF-8 with a few broken bytes, else Windows text."""
    body = _IN_HALVES.sub(
        lambda found: (
            found[0].decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16").encode()
        ),
        body,
    )
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    foreign = len(body) - len(text) + broken
    if broken * (2 if declared == ["utf-8"] else 5) <= foreign:
        text = body.decode("utf-8", "tocsin-stray")
        lost = text.count("\ufffd")
        said = f"{lost} characters could not be read" if lost else "some characters were not written in it"
        return Decoded(text=text, encoding="utf-8", warning=f"{said} (damaged UTF-8)")
    said_name = next((name for name in declared if name != "utf-8"), None)
    name = said_name if said_name and _nearly(body, said_name) else likely_encoding(body) or said_name or WESTERN
    text = body.decode(name, "replace")
    said = "its characters are not what it says" if declared else "it does not say in which characters it is written"
    return Decoded(text=text, encoding=name, warning=f"{said}; read as {name}")

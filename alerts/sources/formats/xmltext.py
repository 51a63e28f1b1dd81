"""The text of an XML document, made safe and cheap to parse before any parser sees it. Every step is linear.

    what stands before the root is dropped (white space, PHP notices, comments, DOCTYPE) ─► its simple entities are kept
    ─► characters that XML forbids are dropped ─► on demand: stray ``&`` and ``<`` are escaped, HTML entities decoded
    ─► where even that is not well formed, of a document with few elements: a rough tree

A prolog of 60 KB of line feeds takes feedparser a minute, and a DOCTYPE can hold bombs; nothing of either reaches it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from html import unescape
from html.entities import html5
from typing import Final
from xml.etree import ElementTree

_MOST_FALSE_STARTS: Final = 1_000
_SKIPPED: Final = (("<?xml", ">"), ("<?", "?>"), ("<!--", "-->"))
"""The declaration holds no ``>``; some forget its ``?``."""
_ROOT: Final = re.compile(r"<([A-Za-z_][\w.-]*)(?::([\w.-]+))?(?=[\s/>])")
_ENTITY_DECLARATION: Final = re.compile(
    r"""<!ENTITY\s{1,20}([\w.-]{1,60})\s{1,20}(?:"([^"<%]{0,200})"|'([^'<%]{0,200})')\s{0,20}>"""
)
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CHARACTER: Final = re.compile(r"&#(?:x([0-9a-fA-F]{1,40})|([0-9]{1,40}));?")
_HALVES: Final = re.compile(
    r"&#(?:(5[56][0-9]{3})|x([dD][89abAB][0-9a-fA-F]{2}));&#(?:(5[67][0-9]{3})|x([dD][c-fC-F][0-9a-fA-F]{2}));"
)
_NEXT_LINE: Final = re.compile(r"&#(?:0{0,5}133|[xX]0{0,4}85);")
_REFERENCE: Final = re.compile(r"&(?:#(?:x([0-9a-fA-F]{1,40})|([0-9]{1,40}));?|([A-Za-z][\w.-]{0,60});)?")
_NAMED: Final = re.compile(r"&(?:#|[A-Za-z][\w.-]{0,60};)")
_STRAY: Final = re.compile(r"<(?![A-Za-z_/!?])|<(?=[A-Za-z_/][^<>]*(?:<|\Z))")
_MONSTER: Final = re.compile(r"<([A-Za-z_][\w:.-]{0,100})\s[^<>]{20000,}(?:>|\Z)")
_CDATA: Final = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_CLOSING: Final = {"<!--": "-->", "<![CDATA[": "]]>"}
_SECTION_MARKS: Final = re.compile(r"<!--|-->|<!\[CDATA\[|\]\]>|</(?:[\w.-]{1,60}:)?(?:item|entry)\s{0,20}>")
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
_ROUGH: Final = re.compile(r"<(/)?(?:[\w.-]{1,60}:)?([A-Za-z_][\w.-]{0,60})(?:\s[^<>]*?)?(/)?>|<[^<>]*>?|([^<]+)")
_SIGN: Final = re.compile("&(?:lt|gt|quot|apos);")
_PREDEFINED: Final = frozenset({"amp", "lt", "gt", "quot", "apos"})


def root_of(text: str) -> tuple[int, str]:
    """Where the root element begins and its local name in lower case; ``(-1, "")`` where there is none."""
    start = 0
    false_starts = 0
    while (start := text.find("<", start)) >= 0 and false_starts < _MOST_FALSE_STARTS:
        for opening, closing in _SKIPPED:
            if text.startswith(opening, start):
                end = text.find(closing, start)
                start = len(text) if end < 0 else end + len(closing)
                break
        else:
            if text.startswith("<!", start):
                start = _end_of_doctype(text, start)
            elif found := _ROOT.match(text, start):
                return start, (found[2] or found[1]).lower()
            else:
                start += 1
                false_starts += 1
    return -1, ""


def declared_entities(prolog: str) -> dict[str, str]:
    """The entities that a DOCTYPE declares as a few plain characters; others are not expanded at all."""
    if "<!ENTITY" not in prolog:
        return {}
    found = {name: double or single for name, double, single in _ENTITY_DECLARATION.findall(prolog[:100_000])}
    values = {name: _CHARACTER.sub(_as_character, value) for name, value in found.items() if name not in _PREDEFINED}
    values = {name: _SIGN.sub(lambda sign: unescape(sign[0]), value) for name, value in values.items()}
    return {name: value for name, value in values.items() if not _NAMED.search(value.replace("&amp;", ""))}


def allowed(text: str) -> str:
    """Without the characters that no XML document may hold, and without tags of monstrous length. Signs beyond 16 bits
    that are written as references to their two halves, as some databases do, become themselves, and the one control
    character that counts as white space the dots that it stands for in Windows."""
    text = _MONSTER.sub(r"<\1>", _FORBIDDEN.sub("", text)).replace("\x85", "\N{HORIZONTAL ELLIPSIS}")
    return _NEXT_LINE.sub("\N{HORIZONTAL ELLIPSIS}", _HALVES.sub(_as_one, text)) if "&#" in text else text


def repaired(text: str, entities: Mapping[str, str]) -> str:
    """The text with what breaks most feeds mended: entities of HTML and of the DOCTYPE, stray ``&`` and ``<``.

    CDATA sections are left as they are.
    """

    def resolved(reference: re.Match[str]) -> str:
        if reference[1] or reference[2]:
            return _legal_reference(reference)
        name = reference[3]
        if name in _PREDEFINED:
            return reference[0]
        value = entities.get(name or "") or html5.get(f"{name};")
        return "&amp;" + reference[0][1:] if value is None else _escaped(value)

    if "<![cdata[" in text:
        text = text.replace("<![cdata[", "<![CDATA[")
    end = text.rfind("]]>") + 3
    pieces = [*_CDATA.split(text[:end]), text[end:]] if end > 2 else [text]
    for number, piece in enumerate(pieces):
        if not piece.startswith("<![CDATA["):
            pieces[number] = _STRAY.sub("&lt;", _REFERENCE.sub(resolved, piece))
    return "".join(pieces)


def without_open_sections(text: str) -> str:
    """Without the marks at which comments and CDATA sections begin that were forgotten to be closed: they would take
    the entries after them along. Such a one runs over the end of an entry, or over the beginning of another section."""
    pieces, kept, begun = [], 0, None
    for mark in _SECTION_MARKS.finditer(text):
        if begun is None:
            begun = mark if mark[0].startswith("<!") else None
        elif mark[0] == _CLOSING[begun[0]]:
            begun = None
        elif mark[0].startswith("</") or mark[0] == begun[0] == "<![CDATA[":
            pieces.append(text[kept : begun.start()])
            kept = begun.end()
            begun = mark if mark[0].startswith("<!") else None
    return "".join([*pieces, text[kept:]])


def rough_tree(text: str, *, holders: Mapping[str, str]) -> ElementTree.Element:
    """What can be read of elements that cross, were left open or are cut off; names are local, attributes left out.

    ``holders`` are the elements that hold others, each with the one in which it stands: where it begins, what stands
    open below that one ends. All other elements hold text alone, and end where another begins.
    """
    root = ElementTree.Element("")
    open_ = [root]
    standing = Counter[str]()

    def leave() -> None:
        standing[open_.pop().tag] -= 1

    def close(name: str) -> None:
        while len(open_) > 1 and open_[-1].tag != name:
            leave()

    last = root
    for piece in _ROUGH.finditer(_without_sections(text)):
        ending, name, empty, words = piece.groups()
        if words is not None:
            if last is open_[-1]:
                last.text = (last.text or "") + unescape(words)
        elif name is None:
            continue  # an instruction, a declaration or a stray sign
        elif not ending:
            close(holders.get(name) or next((held.tag for held in reversed(open_) if held.tag in holders), ""))
            last = ElementTree.SubElement(open_[-1], name)
            if not empty:
                open_.append(last)
                standing[name] += 1
        elif standing[name]:
            close(name)
            leave()
    return root


def _without_sections(text: str) -> str:
    """Comments out, CDATA sections as escaped text. Only what has an end is searched: linear."""
    end = text.rfind("-->") + 3
    text = _COMMENT.sub("", text[:end]) + text[end:] if end > 3 else text
    end = text.rfind("]]>") + 3
    return _CDATA.sub(lambda section: _escaped(section[0][9:-3]), text[:end]) + text[end:] if end > 2 else text


def _end_of_doctype(text: str, start: int) -> int:
    """Past ``<!DOCTYPE … [ … ]>``, or past the ``>`` of any other declaration."""
    close = text.find(">", start)
    bracket = text.find("[", start, close if close >= 0 else len(text))
    if bracket >= 0:
        end = text.find("]", bracket)
        close = text.find(">", end) if end >= 0 else -1
    return len(text) if close < 0 else close + 1


def _escaped(value: str) -> str:
    return value.replace("&amp;", "&").replace("&", "&amp;").replace("<", "&lt;")


def _as_character(reference: re.Match[str]) -> str:
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return chr(code) if code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000 else ""


def _as_one(halves: re.Match[str]) -> str:
    high = int(halves[1]) if halves[1] else int(halves[2], 16)
    low = int(halves[3]) if halves[3] else int(halves[4], 16)
    if not (0xD800 <= high < 0xDC00 <= low < 0xE000):
        return halves[0]
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))


def _legal_reference(reference: re.Match[str]) -> str:
    """A numeric reference that XML allows stays one (with its semicolon); any other is dropped."""
    character = _as_character(reference)
    if not character or _FORBIDDEN.match(character):
        return ""
    return f"&#{ord(character)};"

"""One part of a Word file surveyed: its own flaws, what of other parts it leans on, and what it alone may hold."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from ratingletters.word.check.frame import SHARED
from ratingletters.word.check.markup import RULES
from ratingletters.word.check.opened import Flaw, spots, strict, value
from ratingletters.word.parts import NAMESPACES, tag

_SHOWS = (
    "w:headerReference",
    "w:footerReference",
    "w:hyperlink",
    "w:altChunk",
    "a:blip",
    "a:hlinkClick",
    "v:imagedata",
)
"""The elements that show another part, or lead to it, by the number of a link."""


class Lean(StrEnum):
    """What else of the file a text leans on."""

    PARAGRAPH = "paragraph style"
    CHARACTER = "character style"
    TABLE = "table style"
    LIST = "list"
    PART = "part"
    COMMENT = "comment"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"


class Own(StrEnum):
    """What may have its number or its name but once in a file."""

    CONTROL = "content controls have the number"
    BOOKMARK = "bookmarks have the number"
    BOOKMARK_NAME = "bookmarks have the name"
    DRAWING = "drawings have the number"


_LEANS = {
    "w:pStyle": Lean.PARAGRAPH,
    "w:rStyle": Lean.CHARACTER,
    "w:tblStyle": Lean.TABLE,
    "w:numId": Lean.LIST,
}
_NOTES = {
    "w:commentReference": Lean.COMMENT,
    "w:commentRangeStart": Lean.COMMENT,
    "w:footnoteReference": Lean.FOOTNOTE,
    "w:endnoteReference": Lean.ENDNOTE,
}


class Survey(NamedTuple):
    """One part: its flaws; what it leans on, each once, with the spot of the first; and what it owns, with its spot."""

    flaws: tuple[Flaw, ...]
    leans: tuple[tuple[Lean, str, str], ...]
    owns: tuple[tuple[Own, str, str], ...]


@lru_cache(maxsize=SHARED)
def survey(part: str, data: bytes) -> Survey:
    """What is in the part of that name."""
    root = strict(data)
    spot = spots(part, root)
    flaws = [Flaw(code, spot(element), what) for rule in RULES for code, element, what in rule(root)]
    leans: dict[tuple[Lean, str], etree._Element] = {}
    for lean, wanted, element in _leans(root):
        leans.setdefault((lean, wanted), element)
    return Survey(
        tuple(flaws),
        tuple((*each, spot(element)) for each, element in leans.items()),
        tuple((own, number, spot(element)) for own, number, element in _owns(root)),
    )


def _leans(root: etree._Element) -> Iterator[tuple[Lean, str, etree._Element]]:
    for short, lean in _LEANS.items():
        for each in root.iter(tag(short)):
            yield lean, value(each), each
    for short, lean in _NOTES.items():
        for each in root.iter(tag(short)):
            yield lean, value(each, "w:id"), each
    for each in root.iter(*map(tag, _SHOWS)):
        for attribute, wanted in each.attrib.items():
            if str(attribute).startswith(f"{{{NAMESPACES['r']}}}"):
                yield Lean.PART, str(wanted), each


def _owns(root: etree._Element) -> Iterator[tuple[Own, str, etree._Element]]:
    for control in root.iter(tag("w:sdt")):
        number = control.find(f"{tag('w:sdtPr')}/{tag('w:id')}")
        if number is not None:
            yield Own.CONTROL, value(number), control
    for start in root.iter(tag("w:bookmarkStart")):
        yield Own.BOOKMARK, value(start, "w:id"), start
        yield Own.BOOKMARK_NAME, value(start, "w:name").lower(), start
    for drawing in root.iter(tag("wp:docPr")):
        yield Own.DRAWING, drawing.get("id", ""), drawing

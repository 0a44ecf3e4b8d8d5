"""What Word does not forgive in the text of one part.

Each rule stands for a file that schema and validator let pass and that Word repairs, refuses, or shows otherwise. A
rule yields the code, the element and what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from lxml import etree

from ratingletters.word.check.opened import value
from ratingletters.word.parts import NAMESPACES, tag

TABLE, CONTROL, BOOKMARK, FIELD, TRACKED = "040", "042", "043", "044", "045"
COMMENT, WORDS, PREFIX, DRAWING = "048", "049", "050", "052"

_BLOCKS = {tag(each): each for each in ("w:p", "w:tbl", "w:sdt", "w:customXml")}
_TEXT = ("w:t", "w:delText", "w:instrText", "w:delInstrText", "w:fldData")
_TEXTS, _WORDS = tuple(map(tag, _TEXT)), (tag("w:t"), tag("w:delText"))
_LOOSE = etree.XPath(
    "//w:*[not(" + " or ".join(f"self::{each}" for each in _TEXT) + ")]/text()[normalize-space()]",
    namespaces=NAMESPACES,
)


Found = Iterator[tuple[str, etree._Element, str]]


def _tables(root: etree._Element) -> Found:
    for table in root.iter(tag("w:tbl")):
        grid = len(table.findall(f"{tag('w:tblGrid')}/{tag('w:gridCol')}"))
        rows = list(_within(table, "w:tr"))
        if not rows:
            yield TABLE, table, "a table has no row"
        for row in rows:
            cells = list(_within(row, "w:tc"))
            width = _skipped(row) + sum(_span(cell) for cell in cells)
            if not cells:
                yield TABLE, row, "a table's row has no cell"
            if width > grid:
                yield TABLE, row, f"a table has a row of {width} columns in a grid of {grid}"
            if not all(map(_ends_in_paragraph, cells)):
                yield TABLE, row, "a table's cell does not end with a paragraph"


def _within(parent: etree._Element, short: str) -> Iterator[etree._Element]:
    """Its rows or cells, those that a content control holds among them."""
    for each in parent:
        if each.tag == tag(short):
            yield each
        elif each.tag in {tag("w:sdt"), tag("w:sdtContent"), tag("w:customXml")}:
            yield from _within(each, short)


def _span(cell: etree._Element) -> int:
    return _number(cell.find(f"{tag('w:tcPr')}/{tag('w:gridSpan')}"), 1)


def _skipped(row: etree._Element) -> int:
    """The columns that it leaves out at its beginning and its end."""
    return sum(
        _number(row.find(f"{tag('w:trPr')}/{tag(each)}"), 0) for each in ("w:gridBefore", "w:gridAfter")
    )


def _number(element: etree._Element | None, absent: int) -> int:
    written = value(element)
    return int(written) if written.isdecimal() else absent


def _ends_in_paragraph(holder: etree._Element) -> bool:
    last = next((each for each in reversed(holder) if each.tag in _BLOCKS), None)
    if last is None or last.tag == tag("w:tbl"):
        return False
    inner = last.find(tag("w:sdtContent")) if last.tag == tag("w:sdt") else last
    return last.tag == tag("w:p") or (inner is not None and _ends_in_paragraph(inner))


def _controls(root: etree._Element) -> Found:
    for control in root.iter(tag("w:sdt")):
        content = control.find(tag("w:sdtContent"))
        if content is None or len(content) == 0:
            yield CONTROL, control, "a content control holds nothing, not even an empty run"


def _ranges(root: etree._Element) -> Found:
    """Bookmarks, and comments: each begins once and ends once, in this order."""
    for spoken, code, start, end in (
        ("bookmark", BOOKMARK, tag("w:bookmarkStart"), tag("w:bookmarkEnd")),
        ("comment", COMMENT, tag("w:commentRangeStart"), tag("w:commentRangeEnd")),
    ):
        begun: dict[str, etree._Element] = {}
        for each in root.iter(start, end):
            number = value(each, "w:id")
            if each.tag == start:
                begun[number] = each
            elif begun.pop(number, None) is None:
                yield code, each, f"a {spoken} ends that has not begun (number {number})"
        for number, each in begun.items():
            yield code, each, f"a {spoken} begins and never ends (number {number})"


def _fields(root: etree._Element) -> Found:
    """Word's fields begin, are parted and end in this order, one inside another or one after another."""
    opened: list[tuple[etree._Element, str]] = []
    for each in root.iter(tag("w:fldChar"), tag("w:instrText")):
        kind = value(each, "w:fldCharType") or "code"
        if kind == "begin":
            opened.append((each, kind))
        elif not opened or (kind != "end" and opened[-1][1] != "begin"):
            yield FIELD, each, f"a field's {kind} stands where no field has begun"
        elif kind == "end":
            opened.pop()
        elif kind == "separate":
            opened[-1] = (opened[-1][0], kind)
    for each, _ in opened:
        yield FIELD, each, "a field begins and never ends"


def _tracked(root: etree._Element) -> Found:
    """Deleted text is called so, and nothing else is."""
    for deletion in root.iter(tag("w:del")):
        for each in deletion.iter(tag("w:t"), tag("w:instrText")):
            yield TRACKED, each, "text in a tracked deletion is not marked as deleted"
    for each in root.iter(tag("w:delText"), tag("w:delInstrText")):
        if next(each.iterancestors(tag("w:del")), None) is None:
            yield TRACKED, each, "text is marked as deleted outside a tracked deletion"
    for kind in ("w:ins", "w:del"):
        for each in root.iter(tag(kind)):
            if next(each.iterancestors(tag(kind)), None) is not None:
                yield TRACKED, each, "a tracked change stands within another of its kind"


def _words(root: etree._Element) -> Found:
    """Text that Word would drop, or whose outer spaces it would."""
    shown = 0
    for each in root.iter(*_TEXTS):
        text = each.text or ""
        shown += bool(text.strip())
        if text != text.strip(" \t\n\r") and each.tag in _WORDS and value(each, "xml:space") != "preserve":
            yield WORDS, each, f"Word would drop the spaces around {text.strip()[-40:]!r}"
    if sum(bool(text.strip()) for text in root.itertext()) > shown:
        for loose in cast("list[Any]", _LOOSE(root)):
            yield WORDS, loose.getparent(), f"text stands where Word does not show it: {loose.strip()[:40]!r}"


def _prefixes(root: etree._Element) -> Found:
    """Word refuses a part that tells it to ignore a prefix and does not say what that is."""
    for prefix in value(root, "mc:Ignorable").split():
        if prefix not in root.nsmap:
            yield PREFIX, root, f"it names the prefix {prefix!r} and does not say what that is"


RULES = (_tables, _controls, _ranges, _fields, _tracked, _words, _prefixes)

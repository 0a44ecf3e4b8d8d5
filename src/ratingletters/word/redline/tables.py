"""A table with its changes marked: rows that came or went, cells that changed, and its formatting."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from itertools import zip_longest

from lxml import etree

from ratingletters.word.parts import tag
from ratingletters.word.redline.pairing import ALIKE, likeness, paired, words_of
from ratingletters.word.redline.pen import Pen, element, spelled

ROW, CELL = tag("w:tr"), tag("w:tc")
Blocks = Callable[[Pen, Sequence[etree._Element], Sequence[etree._Element]], Iterator[etree._Element]]
"""What writes the paragraphs and tables of a cell."""


def columns(table: etree._Element) -> int:
    """How many columns its grid has."""
    return len(table.findall(f"{tag('w:tblGrid')}/{tag('w:gridCol')}"))


def write_table(
    pen: Pen, old: etree._Element | None, new: etree._Element | None, blocks: Blocks
) -> etree._Element:
    """The table of both versions, or of the one that has it, with its changes marked.

    Where the old one has more columns, its grid stays: no row may be wider than its table.
    """
    narrower = old is not None and new is not None and columns(new) < columns(old)
    grid = shape(pen, "w:tblGrid", old, None if narrower else new)
    made = element("w:tbl", shape(pen, "w:tblPr", old, new), grid)
    before, after = ([] if each is None else each.findall(ROW) for each in (old, new))
    made.extend(write_row(pen, was, is_, blocks) for was, is_ in paired(before, after, said, alike))
    return made


def write_row(
    pen: Pen, old: etree._Element | None, new: etree._Element | None, blocks: Blocks
) -> etree._Element:
    """A row of both versions, or of the one that has it, with its changes marked."""
    given = new if new is not None else old
    made = element("w:tr", *([] if given is None else map(deepcopy, given.findall(tag("w:tblPrEx")))))
    properties = shape(pen, "w:trPr", old, new)
    if old is None or new is None:
        properties.append(pen.mark("w:del" if new is None else "w:ins"))
    if len(properties):
        made.append(properties)
    for was, is_ in zip_longest(*([] if each is None else each.findall(CELL) for each in (old, new))):
        cell = shape(pen, "w:tcPr", was, is_)
        inner = blocks(pen, contents(was), contents(is_))
        made.append(element("w:tc", *((cell,) if len(cell) else ()), *inner))
    return made


def contents(cell: etree._Element | None) -> list[etree._Element]:
    """The paragraphs and tables of a cell."""
    return [] if cell is None else [each for each in cell if each.tag != tag("w:tcPr")]


def shape(pen: Pen, name: str, old: etree._Element | None, new: etree._Element | None) -> etree._Element:
    """The formatting of something, in the new version if it is there, with that in the old one where it was another."""
    was, is_ = (None if each is None else own(each, name) for each in (old, new))
    if was is None or is_ is None:
        return is_ if is_ is not None else was if was is not None else element(name)
    if spelled(was) != spelled(is_):
        mark = pen.mark(f"{name}Change", was)
        if name == "w:tblGrid":
            del mark.attrib[tag("w:author")], mark.attrib[tag("w:date")]
        is_.append(mark)
    return is_


def own(parent: etree._Element, name: str) -> etree._Element:
    """The formatting that something has, as a copy."""
    found = parent.find(tag(name))
    return element(name) if found is None else deepcopy(found)


def spans(row: etree._Element) -> list[str]:
    """How many columns each cell of a row is wide."""
    found = (cell.find(f"{tag('w:tcPr')}/{tag('w:gridSpan')}") for cell in row.findall(CELL))
    return ["1" if each is None else each.get(tag("w:val"), "1") for each in found]


def texts(row: etree._Element) -> list[str]:
    """What a row says, cell by cell."""
    return ["".join(each.text or "" for each in cell.iter(tag("w:t"))) for cell in row.findall(CELL)]


def said(row: etree._Element) -> tuple[str, ...]:
    """What a row says, and how wide its cells are: the same for the same row."""
    return (*texts(row), *spans(row))


def alike(old: etree._Element, new: etree._Element) -> float:
    """How sure it is that one row became the other: by its words, or by what stands in its first cell."""
    if spans(old) != spans(new):
        return 0.0
    before, after = texts(old), texts(new)
    found = likeness(words_of(" ".join(before)), words_of(" ".join(after)))
    if before[:1] == after[:1] != [""]:
        return max(found, ALIKE)
    return found if found >= ALIKE else 0.0

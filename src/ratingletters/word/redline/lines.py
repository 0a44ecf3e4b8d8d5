"""The paragraphs to be, one after the other: their text, their marks, and whose formatting they have.

The mark that ends a paragraph is changed by itself. Two rules say where: the last paragraph before a table or the end
keeps its mark, for Word cannot take that away; and where a paragraph grew at its end and others follow it that are
new, the new text begins where it grew, as when somebody typed it there.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import zip_longest

from lxml import etree

from ratingletters.word.parts import tag
from ratingletters.word.redline.apart import kept_apart
from ratingletters.word.redline.atoms import atoms_of
from ratingletters.word.redline.pen import Pen, element, spelled
from ratingletters.word.redline.strokes import Stroke, in_their_marks, strokes

_PROPERTIES, _MARK, _SECTION = tag("w:pPr"), tag("w:rPr"), tag("w:sectPr")


@dataclass(slots=True)
class Line:
    """A paragraph to be: its text, and the paragraphs whose marks end it in the old version and in the new one; None
    where there is none, so that the mark is inserted or deleted."""

    text: list[Stroke]
    old: etree._Element | None
    new: etree._Element | None


def line_of(pen: Pen, old: etree._Element | None, new: etree._Element | None) -> Line:
    """What became of a paragraph, or one that only one version has."""
    return Line(list(strokes(pen, atoms_of(old), atoms_of(new))), old, new)


def write_lines(pen: Pen, lines: list[Line]) -> Iterator[etree._Element]:
    """The paragraphs up to a table or the end, with their changes marked."""
    marked = grown(settled(lines))
    for line, following in zip_longest(marked, marked[1:]):
        if line.old is not None and line.new is not None and following is not None:
            line.text = kept_apart(line.text, following.text)
        made = element("w:p")
        properties = ending(pen, line.old, line.new)
        if len(properties):
            made.append(properties)
        made.extend(in_their_marks(pen, line.text))
        yield made


def settled(lines: list[Line]) -> list[Line]:
    """The lines, the last one with a mark in both versions, taken from the last before it that has one.

    Of a paragraph that went and one that came in its place, the text of both so stands in one.
    """
    if not lines:
        return lines
    *others, end = lines
    for side in ("old", "new"):
        giver = next((each for each in reversed(others) if getattr(each, side) is not None), None)
        if getattr(end, side) is None and giver is not None:
            hand_over(giver, end, side)
            if giver.old is None and giver.new is None:
                end.text = [*giver.text, *end.text] if side == "old" else [*end.text, *giver.text]
                others.remove(giver)
    return [*others, end]


def grown(lines: list[Line]) -> list[Line]:
    """The lines, each that ends with new text handing its old mark to the last of the new ones right after it; and so
    with text that is gone."""
    for at, line in enumerate(lines):
        change = line.text[-1].change if line.text and line.old is not None and line.new is not None else ""
        end = at
        while change and end + 1 < len(lines) and is_all(lines[end + 1], change):
            end += 1
        if end > at:
            hand_over(line, lines[end], "old" if change == "w:ins" else "new")
    return lines


def is_all(line: Line, change: str) -> bool:
    """Whether a line is inserted, or deleted, from its beginning to its mark."""
    has = line.old if change == "w:ins" else line.new
    return has is None and all(each.change == change for each in line.text)


def hand_over(giver: Line, taker: Line, side: str) -> None:
    """Moves the mark of one version to another line."""
    setattr(taker, side, getattr(giver, side))
    setattr(giver, side, None)


def ending(pen: Pen, old: etree._Element | None, new: etree._Element | None) -> etree._Element:
    """The formatting of a paragraph and its mark, of which one may be new, or gone, or only different."""
    kept = new if new is not None else old
    before, after = (None if each is None else each.find(_PROPERTIES) for each in (old, new))
    given = kept.find(_PROPERTIES) if kept is not None else None
    made = element("w:pPr") if given is None else deepcopy(given)
    section = taken(made, _SECTION)
    mark = taken(made, _MARK)
    mark = element("w:rPr") if mark is None else mark
    if old is None or new is None:
        mark.insert(0, pen.mark("w:ins" if old is None else "w:del"))
    else:
        was = None if before is None else before.find(_MARK)
        if spelled(was) != spelled(mark):
            mark.append(pen.mark("w:rPrChange", element("w:rPr") if was is None else deepcopy(was)))
    if len(mark):
        made.append(mark)
    if section is not None and new is not None:
        made.append(section)
    if old is not None and new is not None:
        was, is_ = (base_of(each) for each in (before, after))
        if spelled(was) != spelled(is_):
            made.append(pen.mark("w:pPrChange", was))
    return made


def base_of(properties: etree._Element | None) -> etree._Element:
    """The formatting of a paragraph without that of its mark and without its section."""
    made = element("w:pPr") if properties is None else deepcopy(properties)
    for name in (_MARK, _SECTION):
        taken(made, name)
    return made


def taken(parent: etree._Element, name: str) -> etree._Element | None:
    """A child, taken out of its parent; None where there is none."""
    found = parent.find(name)
    if found is not None:
        parent.remove(found)
    return found

"""Changes on both sides of a paragraph's mark, kept apart.

Text inserted at the end of one paragraph and at the beginning of the next leaves the mark between them alone. So
has Word; LibreOffice takes the two for one insertion, and joins the paragraphs when it is rejected. So the last sign of
the first one is kept, where the same sign stands before it: ``.+ It rose.+`` is ``+. It rose+.``; both say the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from itertools import takewhile

from lxml import etree

from ratingletters.word.parts import tag
from ratingletters.word.redline.pen import spelled
from ratingletters.word.redline.strokes import Stroke, written

_TEXTS = {tag("w:t"), tag("w:delText")}
_LOOK = tag("w:rPr")


def kept_apart(text: list[Stroke], following: Sequence[Stroke]) -> list[Stroke]:
    """The text of a paragraph, its end kept where what follows in the next begins with the same change."""
    if not text or not following or not text[-1].change or text[-1].change != following[0].change:
        return text
    tail = list(takewhile(lambda each: each.change == text[-1].change, reversed(text)))[::-1]
    if len(tail) == len(text):
        return text
    before, last = text[-len(tail) - 1], tail[-1]
    sign = said(last)[-1:]
    if (
        not sign
        or said(before)[-1:] != sign
        or look(before) != look(last)
        or before.link.key != last.link.key
    ):
        return text
    shorter = [*text[: -len(tail) - 1], cut(before)]
    tail = [*tail[:-1], cut(last)]
    if not before.change:
        tail = [Stroke(last.change, last.link, with_text(last.run, sign)), *tail]
    end = deepcopy(last.run)
    end[:] = [*(each for each in end if each.tag == _LOOK), written(sign)]
    return [each for each in (*shorter, *tail, Stroke("", last.link, end)) if said(each) or not is_text(each)]


def is_text(stroke: Stroke) -> bool:
    """Whether a stroke is text and nothing else."""
    return [each.tag in _TEXTS for each in stroke.run if each.tag != _LOOK] == [True]


def said(stroke: Stroke) -> str:
    """The text of a stroke; nothing for anything else."""
    return next((each.text or "" for each in stroke.run if each.tag in _TEXTS), "") if is_text(stroke) else ""


def look(stroke: Stroke) -> str:
    """The formatting of a stroke; a changed one is like no other."""
    return spelled(stroke.run.find(_LOOK))


def cut(stroke: Stroke) -> Stroke:
    """A text without its last sign."""
    return Stroke(stroke.change, stroke.link, with_text(stroke.run, said(stroke)[:-1]))


def with_text(run: etree._Element, text: str) -> etree._Element:
    """A run like another one, with other text."""
    made = deepcopy(run)
    for each in made:
        if each.tag in _TEXTS:
            each.text = text
            each.set(tag("xml:space"), "preserve")
    return made

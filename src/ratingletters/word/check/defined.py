"""What the text of a Word file leans on: its styles, lists, comments and notes, and whether these are sound."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from ratingletters.word.check.frame import SHARED
from ratingletters.word.check.opened import Flaw, Opened, strict, value
from ratingletters.word.check.survey import Lean
from ratingletters.word.parts import tag

STYLE, LIST = "046", "047"

_NO_LIST = "0"
_SORTS = {Lean.PARAGRAPH: "paragraph", Lean.CHARACTER: "character", Lean.TABLE: "table"}
_NOTES = {
    Lean.COMMENT: ("w:comments", "w:comment"),
    Lean.FOOTNOTE: ("w:footnotes", "w:footnote"),
    Lean.ENDNOTE: ("w:endnotes", "w:endnote"),
}


def defined(opened: Opened, lean: Lean) -> frozenset[str]:
    """The ids of what there is to lean on in this way."""
    if lean in _SORTS:
        return _styles(opened.data("w:styles"), _SORTS[lean])
    if lean is Lean.LIST:
        return _numbers(opened.data("w:numbering"), "w:num", "w:numId") | {_NO_LIST}
    notes, note = _NOTES[lean]
    return _numbers(opened.data(notes), note, "w:id")


def definition_flaws(opened: Opened) -> Iterator[Flaw]:
    """What is wrong with the styles and the lists, whether the text uses them or not."""
    if styles := opened.data("w:styles"):
        yield from _style_flaws(styles, defined(opened, Lean.LIST))
    if lists := opened.data("w:numbering"):
        yield from _list_flaws(lists)


@lru_cache(maxsize=SHARED)
def _styles(data: bytes, sort: str) -> frozenset[str]:
    if not data:
        return frozenset()
    every = strict(data).iter(tag("w:style"))
    return frozenset(value(each, "w:styleId") for each in every if value(each, "w:type") == sort)


@lru_cache(maxsize=SHARED)
def _numbers(data: bytes, element: str, attribute: str) -> frozenset[str]:
    if not data:
        return frozenset()
    return frozenset(value(each, attribute) for each in strict(data).iter(tag(element)))


@lru_cache(maxsize=SHARED)
def _style_flaws(data: bytes, lists: frozenset[str]) -> tuple[Flaw, ...]:
    """Each style is there once and leans on styles that there are, never in a circle."""
    styles = list(strict(data).iter(tag("w:style")))
    times = Counter(value(each, "w:styleId") for each in styles)
    bases = {value(each, "w:styleId"): value(each.find(tag("w:basedOn"))) for each in styles}
    found = [f"two styles are called {style!r}" for style, count in times.items() if count > 1]
    for each in styles:
        style = value(each, "w:styleId")
        wanted = {value(each.find(tag(short))) for short in ("w:basedOn", "w:next", "w:link")} - {""}
        found += [
            f"the style {style!r} names the style {other!r}: there is none" for other in wanted - {*bases}
        ]
        if _in_a_circle(style, bases):
            found.append(f"the style {style!r} is based on itself")
    flaws = [Flaw(STYLE, "", what) for what in found]
    for each in styles:
        number = value(each.find(f"{tag('w:pPr')}/{tag('w:numPr')}/{tag('w:numId')}"))
        if number and number not in lists:
            what = f"the style {value(each, 'w:styleId')!r} names the list {number}: there is none"
            flaws.append(Flaw(LIST, "", what))
    return tuple(flaws)


def _in_a_circle(style: str, bases: dict[str, str]) -> bool:
    base = bases[style]
    for _ in bases:
        if base == style:
            return True
        base = bases.get(base, "")
    return False


@lru_cache(maxsize=SHARED)
def _list_flaws(data: bytes) -> tuple[Flaw, ...]:
    """Each list is there once and has a look."""
    root = strict(data)
    looks = {value(each, "w:abstractNumId") for each in root.iter(tag("w:abstractNum"))}
    lists = [
        (value(each, "w:numId"), value(each.find(tag("w:abstractNumId")))) for each in root.iter(tag("w:num"))
    ]
    times = Counter(number for number, _ in lists)
    found = [f"two lists have the number {number}" for number, count in times.items() if count > 1]
    found += [f"the list {number} has no look" for number, look in lists if look not in looks]
    return tuple(Flaw(LIST, "", what) for what in found)

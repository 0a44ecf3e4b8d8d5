"""The text of a paragraph as runs that were kept, inserted or deleted, with the formatting that changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from ratingletters.word.parts import tag
from ratingletters.word.redline.atoms import PLAIN, Look, look_of, run_of
from ratingletters.word.redline.pen import Pen, element
from ratingletters.word.redline.words import Atoms, keys, stretches

_PROPERTIES = tag("w:rPr")
_DELETED = {tag("w:t"): tag("w:delText"), tag("w:instrText"): tag("w:delInstrText")}


@dataclass(frozen=True, slots=True)
class Stroke:
    """A run, or what stands in its place: kept (``""``), inserted or deleted, in a hyperlink or in none."""

    change: str
    link: Look
    run: etree._Element


def strokes(pen: Pen, old: Atoms, new: Atoms) -> Iterator[Stroke]:
    """The runs of a paragraph, each kept, inserted or deleted."""
    for before, after in stretches(old, new):
        if keys(before) == keys(after):
            yield from kept(pen, before, after)
            continue
        yield from moved("w:del", before)
        yield from moved("w:ins", after)


def moved(change: str, atoms: Atoms) -> Iterator[Stroke]:
    """Runs that went, or that came."""
    for link, look, text, thing in spread(atoms):
        run = deepcopy(thing) if thing is not None else run_of(look, written(text))
        if change == "w:del":
            for each in run:
                each.tag = _DELETED.get(str(each.tag), each.tag)
        yield Stroke(change, link, run)


def spread(atoms: Atoms) -> Iterator[tuple[Look, Look, str, etree._Element | None]]:
    """Atoms as runs would have them: text of one look in one hyperlink together, anything else by itself."""
    slices = [
        (each.link, look, text, thing)
        for each in atoms
        for text, look, thing in (
            *((text, look, None) for text, look in each.pieces),
            *(("", PLAIN, thing) for thing in each.things),
        )
    ]
    for (_, _, is_thing), group in groupby(
        slices, lambda each: (each[0].key, each[1].key, None if each[3] is None else id(each[3]))
    ):
        found = list(group)
        link, look, _, thing = found[0]
        yield link, look, "".join(text for _, _, text, _ in found), thing if is_thing else None


def kept(pen: Pen, old: Atoms, new: Atoms) -> Iterator[Stroke]:
    """Runs that say what they said; where their look changed, that is marked."""
    pairs: list[tuple[Look, Look, Look, str]] = []
    for before, after in zip(old, new, strict=True):
        if not after.things:
            pairs += both_looks(before.pieces, after.pieces, after.link)
            continue
        yield from same_text(pen, pairs)
        pairs = []
        if before.note is not None and after.note is not None:
            pen.notes.append((before.note, after.note))
        for was, is_ in zip(before.things, after.things, strict=True):
            run = deepcopy(is_)
            if run.tag == tag("w:r"):
                looked(pen, run, *(look_of(each.find(_PROPERTIES), {}) for each in (was, is_)))
            yield Stroke("", after.link, run)
    yield from same_text(pen, pairs)


def both_looks(
    old: tuple[tuple[str, Look], ...], new: tuple[tuple[str, Look], ...], link: Look
) -> list[tuple[Look, Look, Look, str]]:
    """One word by what its parts look like: link, look before, look now, text."""
    if len(old) == len(new) == 1:
        return [(link, old[0][1], new[0][1], new[0][0])]
    before = [look for text, look in old for _ in text]
    after = [(look, sign) for text, look in new for sign in text]
    return [(link, was, is_, sign) for was, (is_, sign) in zip(before, after, strict=True)]


def same_text(pen: Pen, pairs: list[tuple[Look, Look, Look, str]]) -> Iterator[Stroke]:
    """Text that was kept, in as few runs as its looks allow."""
    for _, group in groupby(pairs, lambda each: (each[0].key, each[1].key, each[2].key)):
        found = list(group)
        link, was, is_, _ = found[0]
        run = run_of(is_, written("".join(text for *_, text in found)))
        looked(pen, run, was, is_)
        yield Stroke("", link, run)


def looked(pen: Pen, run: etree._Element, was: Look, is_: Look) -> None:
    """Marks in a run that it looked otherwise, if it did."""
    if was.key == is_.key:
        return
    properties = run.find(_PROPERTIES)
    if properties is None:
        properties = element("w:rPr")
        run.insert(0, properties)
    before = element("w:rPr") if was.element is None else deepcopy(was.element)
    properties.append(pen.mark("w:rPrChange", before))


def written(text: str) -> etree._Element:
    """A text as a run holds it."""
    made = element("w:t")
    made.text = text
    if text != text.strip() or "  " in text:
        made.set(tag("xml:space"), "preserve")
    return made


def in_their_marks(pen: Pen, found: Iterable[Stroke]) -> Iterator[etree._Element]:
    """The runs in the marks of their changes, and these in their hyperlinks."""
    for _, linked in groupby(found, lambda each: each.link.key):
        runs = list(linked)
        marked: list[etree._Element] = []
        for change, group in groupby(runs, lambda each: each.change):
            inner = [each.run for each in group]
            marked += [pen.mark(change, *inner)] if change else inner
        around = runs[0].link.element
        if around is None:
            yield from marked
            continue
        link = element("w:hyperlink", *marked)
        link.attrib.update(around.attrib)
        yield link

"""Footnotes and endnotes: those that both versions have are compared, the others inserted or deleted whole."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from ratingletters.word.package import Package
from ratingletters.word.parts import tag
from ratingletters.word.redline.blocks import write_blocks
from ratingletters.word.redline.bundle import Bundle, kind_of, links_name, take_links, with_names
from ratingletters.word.redline.pen import Pen

SORTS = ("footnote", "endnote")
BODY = "word/document.xml"
_ID = tag("w:id")


def take_notes(bundle: Bundle, package: Package, old_body: etree._Element) -> None:
    """Puts the notes of the old version beside those of the new one, under numbers of their own."""
    for sort in SORTS:
        name = f"word/{sort}s.xml"
        if name not in package.roots:
            continue
        old = package.roots[name]
        if name not in bundle.roots:
            links = package.roots[links_name(BODY)]
            kind = next(each.get("Type", "") for each in links if each.get("Type", "").endswith(f"/{sort}s"))
            bare = deepcopy(old)
            for each in written_notes(bare, sort):
                bare.remove(each)
            bundle.add(name, bare, kind_of(package, name))
            bundle.link(BODY, kind, f"{sort}s.xml")
        bundle.roots[name] = new = with_names(bundle.touch(name), old)
        take_links(bundle, package, name, name, old)
        first = max((int(each.get(_ID, "0")) for each in new), default=0) + 1
        numbers: dict[str, str] = {}
        for number, each in enumerate(written_notes(old, sort), first):
            numbers[each.get(_ID, "")] = str(number)
            taken = deepcopy(each)
            taken.set(_ID, str(number))
            new.append(taken)
        for reference in old_body.iter(tag(f"w:{sort}Reference")):
            reference.set(_ID, numbers.get(reference.get(_ID, ""), reference.get(_ID, "")))


def write_notes(pen: Pen, bundle: Bundle, old_body: etree._Element) -> None:
    """Marks in the bundle what changed in the notes, by the references that the pen met."""
    for sort in SORTS:
        name = f"word/{sort}s.xml"
        if name not in bundle.roots:
            continue
        root = bundle.touch(name)
        notes = {each.get(_ID, ""): each for each in written_notes(root, sort)}
        met = {
            new.get(_ID, ""): old.get(_ID, "")
            for old, new in pen.notes
            if old.tag == tag(f"w:{sort}Reference")
        }
        gone = {each.get(_ID, "") for each in old_body.iter(tag(f"w:{sort}Reference"))}
        for number, note in notes.items():
            if number in met.values():
                root.remove(note)
                continue
            if number in met:
                before, after = list(notes[met[number]]), list(note)
            else:
                before, after = (list(note), []) if number in gone else ([], list(note))
            note[:] = list(write_blocks(pen, before, after))


def written_notes(root: etree._Element, sort: str) -> list[etree._Element]:
    """The notes that a person wrote: not the lines by which Word parts them from the text."""
    return [each for each in root.findall(tag(f"w:{sort}")) if each.get(tag("w:type"), "normal") == "normal"]

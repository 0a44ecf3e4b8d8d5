"""Writes the redline of two versions of a letter."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from ratingletters.errors import Problem, ProblemsFoundError
from ratingletters.places import Place
from ratingletters.word.package import Package, unpack
from ratingletters.word.parts import filled_parts, tag
from ratingletters.word.redline.blocks import write_blocks
from ratingletters.word.redline.bundle import Bundle, take_links, with_names
from ratingletters.word.redline.notes import take_notes, write_notes
from ratingletters.word.redline.pages import Pages, write_pages
from ratingletters.word.redline.pen import Author, Pen
from ratingletters.word.redline.plain import is_tracked, make_plain, without_marks
from ratingletters.word.redline.styles import take_styles


@dataclass(frozen=True, slots=True)
class Redline:
    """A Word file with tracked changes: rejecting all gives the old version, accepting all the new one.

    ``came`` and ``went`` are how many words were inserted and deleted, ``looks`` how often only the formatting
    changed.
    """

    data: bytes
    came: int
    went: int
    looks: int


def write_redline(old: bytes, new: bytes, author: Author, names: tuple[str, str] = ("old", "new")) -> Redline:
    """The redline from one version of a letter to another. ``names`` are what to call them in messages.

    Raises :class:`ProblemsFoundError` for a file that is no letter, that holds tracked changes of its own, or of which
    Word can track no change (another number of sections).
    """
    before, after = (opened(name, data) for name, data in zip(names, (old, new), strict=True))
    bundle, pen = Bundle.of(after), Pen(author)
    without_marks(bundle)
    was, is_ = (filled_parts(each)[0] for each in (before, after))
    take_styles(bundle, before, compared(before))
    take_notes(bundle, before, was.root)
    take_links(bundle, before, was.name, is_.name, was.root)
    bundle.touch(is_.name)
    bundle.roots[is_.name] = root = with_names(bundle.roots[is_.name], was.root)

    def write(old_name: str, new_name: str, old_root: etree._Element, new_root: etree._Element) -> None:
        if old_name:
            old_root = deepcopy(old_root)
            take_links(bundle, before, old_name, new_name, old_root)
        new_root[:] = list(write_blocks(pen, list(old_root), list(new_root)))

    write_pages(pen, Pages(bundle, before, is_.name, write), was.root, root)
    inner, old_body = root.find(tag("w:body")), was.root.find(tag("w:body"))
    assert inner is not None  # noqa: S101
    assert old_body is not None  # noqa: S101
    page = [each for each in inner if each.tag == tag("w:sectPr")]
    inner[:] = [*write_blocks(pen, list(old_body), list(inner)), *page]
    write_notes(pen, bundle, was.root)
    numbered(bundle)
    changed = [bundle.roots[name] for name in sorted(bundle.touched)]
    return Redline(bundle.data(), *(sum(map(each, changed)) for each in (came, went, looks)))


def opened(name: str, data: bytes) -> Package:
    """A version, made plain. Raises :class:`ProblemsFoundError` when it cannot be compared."""
    package = unpack(name, data)
    parts = filled_parts(package)
    place = Place(name)
    if not parts or parts[0].root.find(tag("w:body")) is None:
        raise ProblemsFoundError(
            [Problem(place, "it holds no Word document", "DOC-082", "restore it from a copy")]
        )
    for root in compared(package):
        if is_tracked(root):
            what = "it holds tracked changes of its own"
            raise ProblemsFoundError(
                [Problem(place, what, "DOC-083", "accept or reject them in Word first (Review)")]
            )
        make_plain(root)
    return package


def compared(package: Package) -> list[etree._Element]:
    """The roots of all parts that are compared: the letter, headers, footers, and notes."""
    parts = filled_parts(package)
    ends = [root for name, root in package.roots.items() if name == "word/endnotes.xml"]
    return [*(each.root for each in parts), *ends]


def numbered(bundle: Bundle) -> None:
    """Gives every picture a number of its own: both versions may have counted theirs from 1."""
    name = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
    pictures = [each for part in sorted(bundle.touched) for each in bundle.roots[part].iter(name)]
    for number, each in enumerate(pictures, 1):
        each.set("id", str(number))


def came(root: etree._Element) -> int:
    """How many words were inserted in a part."""
    return spoken(each.text for each in root.iterfind(f".//{tag('w:ins')}/{tag('w:r')}/{tag('w:t')}"))


def went(root: etree._Element) -> int:
    """How many words were deleted in a part."""
    return spoken(each.text for each in root.iter(tag("w:delText")))


def looks(root: etree._Element) -> int:
    """How often only the formatting changed in a part."""
    return sum(1 for each in root.iter(etree.Element) if str(each.tag).endswith("PrChange"))


def spoken(texts: Iterable[str | None]) -> int:
    """How many words texts have; a dash is none."""
    return sum(any(map(str.isalnum, word)) for each in texts for word in (each or "").split())

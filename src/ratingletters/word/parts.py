"""The parts of a Word file that a reader of the letter sees, and the paragraphs in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

from lxml import etree

from ratingletters.places import Place
from ratingletters.reading.package import CONTENT_TYPES
from ratingletters.word.package import Package

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
_MAIN = ".wordprocessingml.document.main+xml"
_FILLED = (_MAIN, ".header+xml", ".footer+xml", ".footnotes+xml")


@cache
def tag(name: str) -> str:
    """``w:p`` as lxml spells it."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


@dataclass(frozen=True, slots=True)
class Part:
    """One part whose text is on the page, and in which merge fields are filled.

    ``spot`` is what a message calls it: empty for the letter itself, else ``header1``, ``footnotes``.
    """

    name: str
    spot: str
    root: etree._Element

    def paragraphs(self) -> Iterator[etree._Element]:
        """Every paragraph in order, those in table cells among them."""
        yield from self.root.iter(tag("w:p"))

    def place(self, source: str, number: int) -> Place:
        """Where its paragraph ``number`` stands, counted from 1."""
        return Place(source, spot=f"{self.spot} paragraph {number}".strip())


def content_types(package: Package) -> dict[str, str]:
    """Part name to content type, for the parts that name their own."""
    overrides = package.roots[CONTENT_TYPES].iter(tag("ct:Override"))
    return {each.get("PartName", "").lstrip("/"): each.get("ContentType", "") for each in overrides}


def filled_parts(package: Package) -> tuple[Part, ...]:
    """The letter first, then headers, footers and footnotes by name. Empty when it is no Word document."""
    kinds = content_types(package)
    names = [name for name, kind in kinds.items() if kind.endswith(_FILLED) and name in package.roots]
    main_first = sorted(names, key=lambda name: (not kinds[name].endswith(_MAIN), name))
    if not main_first or not kinds[main_first[0]].endswith(_MAIN):
        return ()
    return tuple(
        Part(name, "" if kinds[name].endswith(_MAIN) else PurePosixPath(name).stem, package.roots[name])
        for name in main_first
    )


def text_of(paragraph: etree._Element) -> str:
    """The paragraph's own text; a paragraph inside it (a text box) speaks for itself."""
    own = (each for each in paragraph.iter(tag("w:t")) if nearest(each, "w:p") is paragraph)
    return "".join(each.text or "" for each in own)


def nearest(element: etree._Element, name: str) -> etree._Element | None:
    """The closest ancestor of that name, such as the row that a paragraph stands in."""
    return next(element.iterancestors(tag(name)), None)

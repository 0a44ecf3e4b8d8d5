"""Headers and footers, and the page itself: what each version has for its first, its odd and its even pages."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from ratingletters.errors import Problem, ProblemsFoundError
from ratingletters.places import Place
from ratingletters.word.package import Package
from ratingletters.word.parts import NAMESPACES, tag
from ratingletters.word.redline.bundle import Bundle, empty_like, inside, kind_of, links_name, with_names
from ratingletters.word.redline.pen import Pen, element, spelled

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
LOCAL = {tag(name): name for name in ("w:headerReference", "w:footerReference")}
Write = Callable[[str, str, etree._Element, etree._Element], None]
"""What writes a header or footer: its names in the old and the new version, its roots there; into the latter."""


@dataclass(slots=True)
class Pages:
    """Headers and footers on their way into the bundle. ``package`` is the old version, ``name`` that of the letter's
    own part; ``written`` which part of the old one each was compared with, and how it was before."""

    bundle: Bundle
    package: Package
    name: str
    write: Write
    written: dict[str, tuple[str, etree._Element]] = field(default_factory=dict)

    def compare(self, sort: tuple[str, str], old: etree._Element, new: etree._Element) -> None:
        """One header or footer of two sections; one that the new version lacks is taken over, to be all deleted."""
        before, after = references(old).get(sort), references(new).get(sort)
        old_name = (
            "" if before is None else part_name(self.package.roots[links_name(self.name)], self.name, before)
        )
        if after is None:
            after = element(LOCAL[sort[0]])
            after.set(tag("w:type"), sort[1])
            new.insert(0, after)
            old_root = self.package.roots[old_name]
            new_name = self.add(after, old_name, empty_like(old_root), kind_of(self.package, old_name))
        else:
            new_name = part_name(self.bundle.links(self.name), self.name, after)
        if new_name in self.written:
            other, plain = self.written[new_name]
            if other == old_name:
                return
            new_name = self.copied(after, new_name, plain)
        root = self.bundle.touch(new_name)
        self.written[new_name] = (old_name, deepcopy(root))
        old_root = self.package.roots[old_name] if old_name else empty_like(root)
        self.bundle.roots[new_name] = root = with_names(root, old_root)
        self.write(old_name, new_name, old_root, root)

    def add(self, reference: etree._Element, name: str, root: etree._Element, kind: str) -> str:
        """A part more, which the reference now means; its name."""
        made = self.bundle.add(name, root, kind)
        sort = str(reference.tag).rpartition("}")[2].removesuffix("Reference")
        reference.set(_ID, self.bundle.link(self.name, f"{NAMESPACES['r']}/{sort}", f"/{made}"))
        return made

    def copied(self, reference: etree._Element, name: str, plain: etree._Element) -> str:
        """A part of its own for a reference that shared one with another, whose old version is another too."""
        types = Package(self.bundle.members, self.bundle.roots)
        made = self.add(reference, name, deepcopy(plain), kind_of(types, name))
        self.bundle.roots[links_name(made)] = deepcopy(self.bundle.links(name))
        self.bundle.touched.add(links_name(made))
        return made


def sections(root: etree._Element) -> list[etree._Element]:
    """The sections of a letter, each the element that describes its page."""
    return list(root.iter(tag("w:sectPr")))


def write_pages(pen: Pen, pages: Pages, old: etree._Element, new: etree._Element) -> None:
    """Marks in the bundle what changed in headers, footers and pages; ``old`` and ``new`` are the roots of the letter's
    own part. Raises :class:`ProblemsFoundError` where one has a section more."""
    before, after = sections(old), sections(new)
    if len(before) != len(after):
        what = f"one letter has {len(before)} sections, the other {len(after)}: this cannot be tracked"
        remedy = "compare the two letters in Word"
        raise ProblemsFoundError([Problem(Place("redline"), what, "DOC-081", remedy)])
    for was, is_ in zip(before, after, strict=True):
        for sort in dict.fromkeys((*references(was), *references(is_))):
            pages.compare(sort, was, is_)
        changed_page(pen, was, is_)


def references(section: etree._Element) -> dict[tuple[str, str], etree._Element]:
    """The headers and footers of a section by their sort and their pages."""
    found = (each for each in section if each.tag in LOCAL)
    return {(str(each.tag), each.get(tag("w:type"), "default")): each for each in found}


def part_name(links: etree._Element, name: str, reference: etree._Element) -> str:
    """The name of the part that a reference means."""
    found = next(each for each in links if each.get("Id") == reference.get(_ID))
    return inside(name, found.get("Target", ""))


def changed_page(pen: Pen, old: etree._Element, new: etree._Element) -> None:
    """Marks in a section that its page had another shape, if it had."""
    was, is_ = (deepcopy(each) for each in (old, new))
    for each in (was, is_):
        for reference in [child for child in each if child.tag in LOCAL]:
            each.remove(reference)
    if spelled(was) != spelled(is_):
        new.append(pen.mark("w:sectPrChange", was))

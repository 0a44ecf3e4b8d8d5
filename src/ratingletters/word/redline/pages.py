"""Headers and footers, and the page itself: what each version has for its first, its odd and its even pages."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from ratingletters.errors import Problem, ProblemsFoundError
from ratingletters.places import Place
from ratingletters.word.package import Package
from ratingletters.word.parts import tag
from ratingletters.word.redline.bundle import Bundle, empty_like, inside, kind_of, links_name, with_names
from ratingletters.word.redline.pen import Pen, spelled

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REFERENCES = {tag("w:headerReference"), tag("w:footerReference")}
Write = Callable[[str, str, etree._Element, etree._Element], None]
"""What writes a header or footer: its names in the old and the new version, its roots there; into the latter."""


def sections(root: etree._Element) -> list[etree._Element]:
    """The sections of a letter, each the element that describes its page."""
    return list(root.iter(tag("w:sectPr")))


def write_pages(
    pen: Pen,
    bundle: Bundle,
    package: Package,
    name: str,
    old: etree._Element,
    new: etree._Element,
    write: Write,
) -> None:
    """Marks in the bundle what changed in headers, footers and pages. ``name`` is that of the letter's own part,
    ``old`` and ``new`` its roots. Raises :class:`ProblemsFoundError` where one has a section more."""
    before, after = sections(old), sections(new)
    if len(before) != len(after):
        what = (
            f"the older letter has {len(before)} sections, the newer one {len(after)}; this cannot be tracked"
        )
        raise ProblemsFoundError(
            [Problem(Place("redline"), what, "DOC-081", "compare the two letters in Word")]
        )
    written: set[str] = set()
    for was, is_ in zip(before, after, strict=True):
        for sort in dict.fromkeys((*references(was), *references(is_))):
            write_one(bundle, package, name, sort, was, is_, write, written)
        changed_page(pen, was, is_)


def references(section: etree._Element) -> dict[tuple[str, str], etree._Element]:
    """The headers and footers of a section by their sort and their pages."""
    found = (each for each in section if each.tag in _REFERENCES)
    return {(str(each.tag), each.get(tag("w:type"), "default")): each for each in found}


def write_one(
    bundle: Bundle,
    package: Package,
    name: str,
    sort: tuple[str, str],
    was: etree._Element,
    is_: etree._Element,
    write: Write,
    written: set[str],
) -> None:
    """One header or footer with its changes; one that the new version lacks is taken over, to be all deleted."""
    before, after = references(was).get(sort), references(is_).get(sort)
    old_name = "" if before is None else part_name(package.roots[links_name(name)], name, before)
    if after is None:
        assert before is not None  # noqa: S101
        empty = empty_like(package.roots[old_name])
        new_name = bundle.add(old_name, empty, kind_of(package, old_name))
        kind = next(
            each.get("Type", "")
            for each in package.roots[links_name(name)]
            if each.get("Id") == before.get(_ID)
        )
        after = deepcopy(before)
        after.set(_ID, bundle.link(name, kind, f"/{new_name}"))
        is_.insert(0, after)
    else:
        new_name = part_name(bundle.links(name), name, after)
    if new_name in written:
        return
    written.add(new_name)
    root = bundle.touch(new_name)
    nothing = empty_like(root)
    old_root = package.roots[old_name] if old_name else nothing
    bundle.roots[new_name] = root = with_names(root, old_root)
    write(old_name, new_name, old_root, root)


def part_name(links: etree._Element, name: str, reference: etree._Element) -> str:
    """The name of the part that a reference means."""
    found = next(each for each in links if each.get("Id") == reference.get(_ID))
    return inside(name, found.get("Target", ""))


def changed_page(pen: Pen, old: etree._Element, new: etree._Element) -> None:
    """Marks in a section that its page had another shape, if it had."""
    was, is_ = (deepcopy(each) for each in (old, new))
    for each in (was, is_):
        for reference in [child for child in each if child.tag in _REFERENCES]:
            each.remove(reference)
    if spelled(was) != spelled(is_):
        new.append(pen.mark("w:sectPrChange", was))

"""The file to be: the new version's parts, into which those things of the old one are taken that it lacks."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import PurePosixPath
from typing import cast

from lxml import etree

from ratingletters.reading.package import CONTENT_TYPES
from ratingletters.word.archive import archive, in_order, member
from ratingletters.word.package import Package
from ratingletters.word.parts import NAMESPACES, tag
from ratingletters.word.properties import xml_bytes

_R = f"{{{NAMESPACES['r']}}}"
_EMPTY = f'<Relationships xmlns="{NAMESPACES["rel"]}"/>'


@dataclass(slots=True)
class Bundle:
    """The members of a Word file while they are changed. ``roots`` are those that are XML, ``touched`` the names of
    those that are no longer as they were."""

    members: dict[str, bytes]
    roots: dict[str, etree._Element]
    touched: set[str] = field(default_factory=set)

    @staticmethod
    def of(package: Package) -> Bundle:
        """A bundle of the members of a file, which is not changed by it."""
        return Bundle(dict(package.members), dict(package.roots))

    def touch(self, name: str) -> etree._Element:
        """A part that is going to be changed."""
        self.touched.add(name)
        return self.roots[name]

    def links(self, name: str) -> etree._Element:
        """The relationships of a part; an empty list of them where it has none."""
        found = links_name(name)
        return self.roots.setdefault(found, etree.fromstring(_EMPTY))

    def link(self, name: str, kind: str, target: str, mode: str = "") -> str:
        """The id by which a part names another one, or something outside; made where there is none."""
        links = self.links(name)
        for each in links:
            if (each.get("Type"), each.get("Target"), each.get("TargetMode", "")) == (kind, target, mode):
                return each.get("Id", "")
        known = {each.get("Id") for each in links}
        made = next(f"rId{number}" for number in range(1, len(known) + 2) if f"rId{number}" not in known)
        values = {"Id": made, "Type": kind, "Target": target} | ({"TargetMode": mode} if mode else {})
        etree.SubElement(links, tag("rel:Relationship"), values)
        self.touched.add(links_name(name))
        return made

    def add(self, name: str, data: bytes | etree._Element, kind: str) -> str:
        """A part more, of a content type, under a name that is free; the name."""
        path = PurePosixPath(name)
        free = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(2, 10_000))
        made = (
            name
            if name not in self.members
            else str(next(each for each in free if str(each) not in self.members))
        )
        if isinstance(data, bytes):
            self.members[made] = data
        else:
            self.members[made], self.roots[made] = b"", data
            self.touched.add(made)
        etree.SubElement(self.touch(CONTENT_TYPES), tag("ct:Override"), PartName=f"/{made}", ContentType=kind)
        return made

    def data(self) -> bytes:
        """The file, the same bytes for the same members."""
        written = self.members | {name: xml_bytes(self.roots[name]) for name in self.touched}
        return archive(member(name, written[name]) for name in in_order(written))


def links_name(name: str) -> str:
    """The name of the part that holds the relationships of a part."""
    path = PurePosixPath(name)
    return str(path.parent / "_rels" / f"{path.name}.rels")


def inside(name: str, target: str) -> str:
    """The name of the part that a part names by ``target``."""
    steps: list[str] = []
    for step in (
        (PurePosixPath("/") if target.startswith("/") else PurePosixPath(name).parent) / target
    ).parts:
        if step == "..":
            steps = steps[:-1]
        elif step not in {"/", "."}:
            steps.append(step)
    return "/".join(steps)


def kind_of(package: Package, name: str) -> str:
    """The content type of a part, its own or that of its ending."""
    types = package.roots[CONTENT_TYPES]
    own = (each for each in types.iter(tag("ct:Override")) if each.get("PartName", "").lstrip("/") == name)
    ending = PurePosixPath(name).suffix.lstrip(".").lower()
    shared = (each for each in types.iter(tag("ct:Default")) if each.get("Extension", "").lower() == ending)
    found = next(chain(own, shared), None)
    return "" if found is None else found.get("ContentType", "")


def take_links(bundle: Bundle, package: Package, old_name: str, new_name: str, root: etree._Element) -> None:
    """Takes what a part of the old version names into the bundle, and renames it in the part's ``root``."""
    links = package.roots.get(links_name(old_name))
    known = {} if links is None else {each.get("Id", ""): each for each in links}
    ours: dict[str, str] = {}
    for each in root.iter(etree.Element):
        for name, value in each.attrib.items():
            if not str(name).startswith(_R) or value not in known or is_reference(each):
                continue
            if value not in ours:
                ours[value] = taken(bundle, package, known[value], old_name, new_name)
            each.set(name, ours[value])


def is_reference(found: etree._Element) -> bool:
    """Whether it names a header or footer, which are taken over by themselves."""
    return found.tag in {tag("w:headerReference"), tag("w:footerReference")}


def taken(bundle: Bundle, package: Package, link: etree._Element, old_name: str, new_name: str) -> str:
    """One thing that the old version names, in the bundle; the id of it there. The same bytes are taken once."""
    kind, target, mode = (link.get(each, "") for each in ("Type", "Target", "TargetMode"))
    if mode == "External" or target.startswith("#"):
        return bundle.link(new_name, kind, target, mode)
    name = inside(old_name, target)
    data = package.members[name]
    print_ = hashlib.sha256(data).digest()
    for each in bundle.links(new_name):
        there = inside(new_name, each.get("Target", ""))
        if each.get("Type") == kind and hashlib.sha256(bundle.members.get(there, b"")).digest() == print_:
            return each.get("Id", "")
    made = bundle.add(name, data, kind_of(package, name))
    return bundle.link(new_name, kind, f"/{made}")


def empty_like(root: etree._Element, names: Mapping[str | None, str] | None = None) -> etree._Element:
    """A root of the same sort, with the same namespaces or others."""
    return etree.Element(root.tag, nsmap=cast("Mapping[str, str]", names or root.nsmap))


def with_names(root: etree._Element, other: etree._Element) -> etree._Element:
    """A part's root with the namespaces of another one beside its own, and what that says may be ignored."""
    ignorable = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
    names = {**other.nsmap, **root.nsmap}
    made = empty_like(root, names)
    made.attrib.update(root.attrib)
    both = dict.fromkeys([*root.get(ignorable, "").split(), *other.get(ignorable, "").split()])
    if both:
        made.set(ignorable, " ".join(each for each in both if each in names))
    made.extend(list(root))
    return made

"""Parts that drafts have and templates do not: each with its place in the package, so that Word finds it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from lxml import etree

from ratingletters.reading.package import CONTENT_TYPES
from ratingletters.word.package import parse
from ratingletters.word.parts import NAMESPACES, tag
from ratingletters.word.properties import xml_bytes

EMPTY = f'<Relationships xmlns="{NAMESPACES["rel"]}"/>'.encode()


@dataclass(frozen=True, slots=True)
class Attached:
    """A part that hangs on another: its name, its content type, and what it is to ``of`` (the type of the
    relationship)."""

    name: str
    content_type: str
    of: str
    relationship: str


def attach(members: Mapping[str, bytes], parts: Iterable[Attached]) -> dict[str, bytes]:
    """The members with a place for each of the parts; whoever packs the members adds the parts themselves."""
    found = dict(members)
    for part in parts:
        types = parse(found[CONTENT_TYPES])
        etree.SubElement(types, tag("ct:Override"), PartName=f"/{part.name}", ContentType=part.content_type)
        found[CONTENT_TYPES] = xml_bytes(types)
        home = PurePosixPath(part.of)
        name = f"{home.parent}/_rels/{home.name}.rels"
        links = parse(found.get(name, EMPTY))
        taken = {each.get("Id") for each in links}
        identity = next(each for each in (f"letters{at}" for at in range(1, 99)) if each not in taken)
        etree.SubElement(
            links,
            tag("rel:Relationship"),
            Id=identity,
            Type=part.relationship,
            Target=f"/{part.name}",
        )
        found[name] = xml_bytes(links)
    return found

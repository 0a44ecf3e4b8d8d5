"""The pen that marks a change: who changed it, when, and a number that no other mark has."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from lxml import etree

from ratingletters.word.parts import NAMESPACES, tag

W = {"w": NAMESPACES["w"]}


@dataclass(frozen=True, slots=True)
class Author:
    """Whose changes they are, by the name that Word shows, and when they were made, in UTC."""

    name: str
    at: datetime.datetime


@dataclass(slots=True)
class Pen:
    """Makes marks numbered from 1, and remembers which notes of the old version became which of the new one: pairs
    of their references."""

    author: Author
    number: int = 0
    notes: list[tuple[etree._Element, etree._Element]] = field(default_factory=list)

    def mark(self, name: str, *children: etree._Element) -> etree._Element:
        """An element that marks a change, such as ``w:ins``."""
        self.number += 1
        made = element(name, *children)
        made.set(tag("w:id"), str(self.number))
        made.set(tag("w:author"), self.author.name)
        made.set(tag("w:date"), f"{self.author.at:%Y-%m-%dT%H:%M:%SZ}")
        return made


def element(name: str, *children: etree._Element) -> etree._Element:
    """A new element with these children."""
    made = etree.Element(tag(name), nsmap=W)
    made.extend(children)
    return made


def spelled(found: etree._Element | None) -> str:
    """An element as text that is the same for the same element; nothing for one without children or none at all."""
    if found is None or (len(found) == 0 and not found.attrib):
        return ""
    return etree.tostring(found, method="c14n", exclusive=True, with_comments=False).decode()

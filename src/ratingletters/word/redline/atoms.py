"""The atoms of a paragraph: words, what stands between them, and things such as tabs, pictures and fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from ratingletters.word.parts import tag
from ratingletters.word.redline.pen import element, spelled

_TOKENS = re.compile(r"\w+(?:[.,’'‑-]\w+)*|\s|[^\w\s]")
_TEXT, _RUN, _LINK, _PROPERTIES = tag("w:t"), tag("w:r"), tag("w:hyperlink"), tag("w:rPr")
_NOTES = {tag("w:footnoteReference"), tag("w:endnoteReference")}
_OUTSIDE = {tag("w:pPr"), tag("w:proofErr")}


@dataclass(frozen=True, slots=True)
class Look:
    """The formatting of a run, or the hyperlink that it stands in: ``key`` is the same for the same."""

    key: str
    element: etree._Element | None


PLAIN = Look("", None)


@dataclass(frozen=True, slots=True)
class Atom:
    """What is kept, deleted or inserted as one.

    ``key`` is the same for two that say the same. A word has ``text`` and ``pieces``, its text by its formatting;
    anything else has the ``things`` that it is made of, whole runs each.
    """

    key: tuple[str, str]
    link: Look
    text: str = ""
    pieces: tuple[tuple[str, Look], ...] = ()
    things: tuple[etree._Element, ...] = ()

    @property
    def note(self) -> etree._Element | None:
        """The reference to a note that it is; None for most."""
        return next((each for thing in self.things for each in thing if each.tag in _NOTES), None)


def atoms_of(paragraph: etree._Element | None) -> tuple[Atom, ...]:
    """The atoms of a paragraph in order; none of no paragraph."""
    found: list[Atom] = []
    waiting: list[tuple[str, Look]] = []
    link = PLAIN
    for content, look, stands_in in contents(paragraph):
        if waiting and (not isinstance(content, str) or stands_in.key != link.key):
            found += words(waiting, link)
            waiting = []
        link = stands_in
        if isinstance(content, str):
            waiting.append((content, look))
        else:
            found.append(Atom((says(content), link.key), link, things=content))
    return (*found, *words(waiting, link))


def contents(
    paragraph: etree._Element | None,
) -> Iterator[tuple[str | tuple[etree._Element, ...], Look, Look]]:
    """Texts and things of a paragraph, each with its formatting and its hyperlink. A field is one thing."""
    field: list[etree._Element] = []
    looks: dict[str, Look] = {"": PLAIN}
    links: dict[etree._Element | None, Look] = {None: PLAIN}
    depth, whole = 0, fields_are_whole(paragraph)
    for run, around in pieces(paragraph):
        if around is not None and around not in links:
            links[around] = Look(str(sorted(around.attrib.items())), around)
        link = links[around]
        marks = [each.get(tag("w:fldCharType")) for each in run.iter(tag("w:fldChar"))] if whole else []
        depth += marks.count("begin") - marks.count("end")
        if field or marks:
            field.append(run)
            if depth == 0:
                yield tuple(field), PLAIN, link
                field = []
        elif run.tag != _RUN:
            yield (run,), PLAIN, link
        else:
            look = look_of(run.find(_PROPERTIES), looks)
            for child in run:
                if child.tag == _TEXT:
                    yield child.text or "", look, link
                elif child.tag != _PROPERTIES:
                    yield (run_of(look, child),), look, link


def pieces(parent: etree._Element | None) -> Iterator[tuple[etree._Element, etree._Element | None]]:
    """The runs of a paragraph and whatever else stands among them, each with the hyperlink around it."""
    for child in parent if parent is not None else ():
        if child.tag == _LINK:
            yield from ((each, child) for each in child)
        elif child.tag not in _OUTSIDE:
            yield child, None


def fields_are_whole(paragraph: etree._Element | None) -> bool:
    """Whether every field that begins in the paragraph ends there, so that it can be taken as one thing."""
    marks = paragraph.iter(tag("w:fldChar")) if paragraph is not None else ()
    kinds = [each.get(tag("w:fldCharType")) for each in marks]
    return kinds.count("begin") == kinds.count("end")


def look_of(properties: etree._Element | None, known: dict[str, Look]) -> Look:
    """The formatting of a run; one and the same for the same."""
    key = spelled(properties)
    return known.setdefault(key, Look(key, properties))


def run_of(look: Look, *children: etree._Element) -> etree._Element:
    """A run of that formatting with copies of these children."""
    properties = () if look.element is None else (deepcopy(look.element),)
    return element("w:r", *properties, *map(deepcopy, children))


def says(things: Sequence[etree._Element]) -> str:
    """What things are, whatever their formatting. All notes are one: their texts are compared by themselves."""
    return "".join(
        spelled_thing(each) for thing in things for each in (thing if thing.tag == _RUN else (thing,))
    )


def spelled_thing(child: etree._Element) -> str:
    """One child of a run."""
    if child.tag == _PROPERTIES:
        return "|"
    if child.tag in _NOTES:
        return "note"
    if child.tag == _TEXT or not len(child):
        return f"{child.tag}{sorted(child.attrib.items())}{child.text or ''}"
    return re.sub(r'(<wp:docPr [^>]*?)\bid="\d+"', r"\1", spelled(child))


def words(slices: Sequence[tuple[str, Look]], link: Look) -> Iterator[Atom]:
    """The words of a text that is given in slices of one formatting each."""
    text = "".join(each for each, _ in slices)
    rest = list(reversed(slices))
    for found in _TOKENS.finditer(text):
        wanted, parts = len(found[0]), []
        while wanted:
            piece, look = rest.pop()
            if len(piece) > wanted:
                rest.append((piece[wanted:], look))
                piece = piece[:wanted]
            if piece:
                parts.append((piece, look))
            wanted -= len(piece)
        yield Atom((found[0], link.key), link, found[0], tuple(parts))

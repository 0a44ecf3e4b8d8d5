"""How the parts of a Word file hang together: what each is said to be, which names which, and whether all are there.

Letters of one template are alike in this, so what was found is kept and found again by the bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import PurePosixPath

from lxml import etree

from ratingletters.word.check.frame import SHARED
from ratingletters.word.check.opened import Flaw, Opened, strict
from ratingletters.word.parts import tag

OUTSIDE, PACKAGE, LINK = "041", "051", "053"

_TYPES, _ROOT = "[Content_Types].xml", "_rels/.rels"
_MAIN = ".main+xml"
_KINDS = {
    "officeDocument": _MAIN,
    "styles": ".styles+xml",
    "settings": ".settings+xml",
    "numbering": ".numbering+xml",
    "fontTable": ".fontTable+xml",
    "header": ".header+xml",
    "footer": ".footer+xml",
    "footnotes": ".footnotes+xml",
    "endnotes": ".endnotes+xml",
    "comments": ".comments+xml",
    "theme": ".theme+xml",
    "core-properties": ".core-properties+xml",
}
"""How the content type of a part ends that is named by a relationship of this kind."""


def connection_flaws(opened: Opened) -> tuple[Flaw, ...]:
    """Everything by which two readers would find different parts in the file, or miss one."""
    wiring = {part: data for part, data in opened.members.items() if part == _TYPES or part.endswith(".rels")}
    return _flaws(opened.names, tuple(wiring.items()))


def link_numbers(opened: Opened, part: str) -> frozenset[str]:
    """The numbers under which a part names others."""
    root = opened.roots.get(_links_of(part))
    return frozenset() if root is None else frozenset(each.get("Id", "") for each in root)


@lru_cache(maxsize=SHARED)
def _flaws(names: tuple[str, ...], wiring: tuple[tuple[str, bytes], ...]) -> tuple[Flaw, ...]:
    roots = {part: strict(data) for part, data in wiring}
    members = [each for each in names if not each.endswith("/")]
    return (*_twice(members), *_typed(members, roots), *_reached(members, roots))


def _twice(members: list[str]) -> Iterator[Flaw]:
    for part, times in Counter(map(str.lower, members)).items():
        if times > 1:
            yield Flaw(PACKAGE, "", f"it holds {part} {times} times, of which a reader sees one")


def _typed(members: list[str], roots: Mapping[str, etree._Element]) -> Iterator[Flaw]:
    """Every part is of a kind, and every kind is of a part."""
    if _TYPES not in roots:
        yield Flaw(PACKAGE, "", "it does not say of what kind its parts are")
        return
    there = {part.lower() for part in members}
    for part, times in Counter(each.lower() for each in _overrides(roots)).items():
        if times > 1:
            yield Flaw(PACKAGE, "", f"it says {times} times of what kind {part} is")
        if part not in there:
            yield Flaw(PACKAGE, "", f"it says of what kind {part} is, and does not hold it")
    for part in members:
        if part != _TYPES and not _kind_of(part, roots[_TYPES]):
            yield Flaw(PACKAGE, "", f"it does not say of what kind its part {part} is")


def _reached(members: list[str], roots: Mapping[str, etree._Element]) -> Iterator[Flaw]:
    """From its root every part is reached, by links that lead somewhere and nowhere outside but for hyperlinks."""
    waiting, reached = [""], {_TYPES}
    while waiting:
        part = waiting.pop()
        links = roots.get(_links_of(part))
        if links is None:
            continue
        reached.add(_links_of(part))
        for number, times in Counter(link.get("Id", "") for link in links).items():
            if times > 1:
                yield Flaw(LINK, "", f"{times} links of {part or 'the file'} have the number {number!r}")
        for link in links.iter(tag("rel:Relationship")):
            target, kind = link.get("Target", ""), link.get("Type", "").rpartition("/")[2]
            if link.get("TargetMode") == "External":
                if kind != "hyperlink":
                    yield Flaw(OUTSIDE, "", f"it reaches outside itself: {target!r}")
                continue
            if target.startswith("#"):
                continue
            found = _resolved(PurePosixPath(part).parent, target)
            if found not in members:
                yield Flaw(LINK, "", f"it names a part that it does not hold: {target!r}")
            elif found not in reached:
                reached.add(found)
                waiting.append(found)
                yield from _fitting(found, kind, roots)
    for part in members:
        if part not in reached:
            yield Flaw(LINK, "", f"no link leads to its part {part}")


def _fitting(part: str, kind: str, roots: Mapping[str, etree._Element]) -> Iterator[Flaw]:
    said = _kind_of(part, roots[_TYPES]) if _TYPES in roots else ""
    if said and not said.endswith(_KINDS.get(kind, "")):
        yield Flaw(PACKAGE, "", f"its part {part} is linked as {kind} and said to be {said!r}")


def _overrides(roots: Mapping[str, etree._Element]) -> list[str]:
    return [each.get("PartName", "").lstrip("/") for each in roots[_TYPES].iter(tag("ct:Override"))]


def _kind_of(part: str, types: etree._Element) -> str:
    """The content type of a part, its own or that of its extension; empty where there is none."""
    for each in types.iter(tag("ct:Override")):
        if each.get("PartName", "").lstrip("/").lower() == part.lower():
            return each.get("ContentType", "")
    extension = PurePosixPath(part).suffix[1:].lower() or PurePosixPath(part).name[1:].lower()
    for each in types.iter(tag("ct:Default")):
        if each.get("Extension", "").lower() == extension:
            return each.get("ContentType", "")
    return ""


@lru_cache(maxsize=SHARED)
def _links_of(part: str) -> str:
    """Where the links of a part are kept; of the file itself for the empty name."""
    path = PurePosixPath(part)
    return str(path.parent / "_rels" / f"{path.name}.rels") if part else _ROOT


def _resolved(home: PurePosixPath, target: str) -> str:
    """The member that a link from a folder names."""
    steps: list[str] = []
    for step in ((PurePosixPath("/") if target.startswith("/") else home) / target).parts:
        if step == "..":
            steps = steps[:-1]
        elif step not in {"/", "."}:
            steps.append(step)
    return "/".join(steps)

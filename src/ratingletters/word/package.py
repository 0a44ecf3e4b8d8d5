"""The package: a Word file as the zip of XML parts that it is, guarded before any XML parser sees it.

A template comes from outside. Each rule here stands for a file that has crashed a tool, hidden a second
letter inside the first, or fetched something from the machine that opened it.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from ratingletters.errors import Problem, ProblemsFoundError
from ratingletters.places import Place
from ratingletters.reading.package import MEBIBYTE, STRICT, Form, is_xml, opened, read_member

CORE = "docProps/core.xml"

FORM = Form(
    noun="Word document",
    program="Word",
    old="Word 97-2003 document (.doc)",
    save_as="a Word document (*.docx)",
    use="template",
    code="TPL",
    most_bytes=64 * MEBIBYTE,
    most_part_bytes=16 * MEBIBYTE,
)
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Package:
    """Every member of the zip by name, and the root element of every one that is XML."""

    members: Mapping[str, bytes]
    roots: Mapping[str, etree._Element]


def unpack(source: str, data: bytes) -> Package:
    """The file's parts, each parsed strictly. Raises ``ProblemsFoundError`` with all that is wrong."""
    place = Place(source)
    with opened(FORM, place, data) as file:
        members = _members(place, file)
    return Package(members, _roots(place, members))


def content_fingerprint(data: bytes) -> str:
    """SHA-256 over the uncompressed members of a Word file, each with its name and size: the same for the same
    letter, whichever compressor wrote it."""
    found = hashlib.sha256()
    with zipfile.ZipFile(BytesIO(data)) as file:
        for name in sorted(file.namelist()):
            member = file.read(name)
            found.update(f"{name}\0{len(member)}\0".encode() + member)
    return found.hexdigest()


def parse(data: bytes | str) -> etree._Element:
    """Strict XML: nothing recovered, nothing fetched, no entity expanded. Raises ``etree.XMLSyntaxError``."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)


def _members(place: Place, file: zipfile.ZipFile) -> dict[str, bytes]:
    members: dict[str, bytes] = {}
    problems: list[Problem] = []
    for entry in file.infolist():
        if entry.is_dir():
            continue
        try:
            members[entry.filename] = read_member(FORM, place, file, entry.filename)
        except ProblemsFoundError as error:
            problems += error.problems
    if problems:
        raise ProblemsFoundError(problems)
    return members


def _roots(place: Place, members: Mapping[str, bytes]) -> dict[str, etree._Element]:
    roots, problems = {}, []
    for name, data in members.items():
        if not is_xml(name):
            continue
        if any(mark in data for mark in _DOCTYPES):
            what = f"its part {name} holds a DOCTYPE, which no Word document may"
            problems.append(Problem(place, what, "TPL-008", FORM.save_again))
            continue
        if STRICT.encode() in data[:4_000]:
            what = f"it was saved as a 'Strict Open XML Document' ({name})"
            problems.append(Problem(place, what, "TPL-010", FORM.save_again))
            continue
        try:
            roots[name] = parse(data)
        except etree.XMLSyntaxError as error:
            what = f"its part {name} is not well-formed XML: {error.msg}"
            problems.append(Problem(place, what, "TPL-009", FORM.save_again))
    if problems:
        raise ProblemsFoundError(problems)
    return roots

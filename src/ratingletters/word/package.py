"""The package: a Word file as the zip of XML parts that it is, guarded before any XML parser sees it.

A template comes from outside. Each rule here stands for a file that has crashed a tool, hidden a second
letter inside the first, or fetched something from the machine that opened it.
"""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from lxml import etree

from ratingletters.errors import Problem, ProblemsFoundError
from ratingletters.places import Place

CONTENT_TYPES = "[Content_Types].xml"
CORE = "docProps/core.xml"
RELATIONSHIPS = "_rels/.rels"

_MEBIBYTE = 2**20
MOST_MEMBERS, MOST_BYTES, MOST_PART_BYTES, MOST_RATIO = 2_000, 64 * _MEBIBYTE, 16 * _MEBIBYTE, 200
_OLE = bytes.fromhex("d0cf11e0")
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_STRICT = b"purl.oclc.org/ooxml"
_SAVE_AGAIN = "open it in Word and save it again as a Word document (*.docx)"


@dataclass(frozen=True, slots=True)
class Package:
    """Every member of the zip by name, and the root element of every one that is XML."""

    members: Mapping[str, bytes]
    roots: Mapping[str, etree._Element]


def unpack(source: str, data: bytes) -> Package:
    """The file's parts, each parsed strictly. Raises ``ProblemsFoundError`` with all that is wrong."""
    place = Place(source)
    if problem := _not_a_zip(place, data):
        raise ProblemsFoundError([problem])
    try:
        with zipfile.ZipFile(BytesIO(data)) as file:
            if problems := _oversized(place, file.infolist()) or _misnamed(place, file.infolist()):
                raise ProblemsFoundError(problems)
            members = _members(place, file)
    except zipfile.BadZipFile as error:
        raise ProblemsFoundError([_damaged(place, str(error))]) from error
    if CONTENT_TYPES not in members:
        what = "this is a zip file, but not a Word document"
        raise ProblemsFoundError([Problem(place, what, "TPL-001", _SAVE_AGAIN)])
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


def is_xml(name: str) -> bool:
    """Whether a member of this name is an XML part."""
    return PurePosixPath(name).suffix.lower() in {".xml", ".rels", ".vml"} or name == RELATIONSHIPS


def _not_a_zip(place: Place, data: bytes) -> Problem | None:
    if not data:
        return Problem(place, "the file is empty", "TPL-002", "save the template there again")
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return Problem(place, "this file is protected by a password", "TPL-003", "save it without one")
        what = "this is an old Word 97-2003 document (.doc), or one protected by a password"
        return Problem(place, what, "TPL-003", _SAVE_AGAIN)
    if not zipfile.is_zipfile(BytesIO(data)):
        return Problem(place, "this is not a Word document", "TPL-001", _SAVE_AGAIN)
    return None


def _oversized(place: Place, entries: list[zipfile.ZipInfo]) -> list[Problem]:
    """Too many members, or too much in them, by what the zip declares: nothing is inflated to find out."""
    remedy = "no letter needs this much; start again from a template that is known to be good"
    if len(entries) > MOST_MEMBERS:
        what = f"it holds {len(entries):,} members; {MOST_MEMBERS:,} is the most"
        return [Problem(place, what, "TPL-005", remedy)]
    total = sum(entry.file_size for entry in entries)
    if total > MOST_BYTES:
        what = f"it would unpack to {total / _MEBIBYTE:,.0f} MiB; {MOST_BYTES // _MEBIBYTE} MiB is the most"
        return [Problem(place, what, "TPL-004", remedy)]
    swollen = [
        entry.filename
        for entry in entries
        if (is_xml(entry.filename) and entry.file_size > MOST_PART_BYTES)
        or (entry.file_size > _MEBIBYTE and entry.file_size > MOST_RATIO * max(entry.compress_size, 1))
    ]
    return [
        Problem(place, f"its part {name} would unpack far too large", "TPL-004", remedy) for name in swollen
    ]


def _misnamed(place: Place, entries: list[zipfile.ZipInfo]) -> list[Problem]:
    """Names that two readers could understand differently, and members that are locked."""
    names = Counter(entry.filename.lower() for entry in entries)
    problems = [
        Problem(
            place, f"it holds {name} {times} times: two readers may see two letters", "TPL-006", _SAVE_AGAIN
        )
        for name, times in names.items()
        if times > 1
    ]
    for entry in entries:
        path = PurePosixPath(entry.filename)
        if path.is_absolute() or ".." in path.parts or "\\" in entry.orig_filename:
            what = f"its member {entry.filename!r} has a name that leads elsewhere"
            problems.append(Problem(place, what, "TPL-006", _SAVE_AGAIN))
        if entry.flag_bits & 1:
            what = f"its member {entry.filename} is protected by a password"
            problems.append(Problem(place, what, "TPL-003", "save it without one"))
    return problems


def _members(place: Place, file: zipfile.ZipFile) -> dict[str, bytes]:
    members, problems = {}, []
    for entry in file.infolist():
        if entry.is_dir():
            continue
        try:
            members[entry.filename] = file.read(entry)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError):
            problems.append(_damaged(place, f"its part {entry.filename} cannot be unpacked"))
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
            problems.append(Problem(place, what, "TPL-008", _SAVE_AGAIN))
            continue
        if _STRICT in data[:4_000]:
            what = f"it was saved as a 'Strict Open XML Document' ({name})"
            problems.append(Problem(place, what, "TPL-010", _SAVE_AGAIN))
            continue
        try:
            roots[name] = parse(data)
        except etree.XMLSyntaxError as error:
            what = f"its part {name} is not well-formed XML: {error.msg}"
            problems.append(Problem(place, what, "TPL-009", _SAVE_AGAIN))
    if problems:
        raise ProblemsFoundError(problems)
    return roots


def _damaged(place: Place, what: str) -> Problem:
    return Problem(place, f"the file is damaged: {what}", "TPL-007", "fetch a sound copy of it")

"""A finished Word file, opened to be judged."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import PurePosixPath
from typing import NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate

from lxml import etree

from ratingletters.word.check.frame import SHARED, frame
from ratingletters.word.parts import tag

_GLOSSARY = "/glossary/"
_KNOWN = "://schemas.openxmlformats.org/"
_PAGES = frozenset(
    tag(f"w:{each}") for each in ("document", "hdr", "ftr", "footnotes", "endnotes", "comments")
)
_LOCAL_HEADER = struct.Struct("<26x2H")
_IN_UTF_8 = 0x800


class UnreadableError(Exception):
    """The bytes are no Word file that can be read."""


class Flaw(NamedTuple):
    """One thing wrong in a file.

    ``code`` is what follows ``DOC-`` in a letter and ``TPL-`` in a template; ``spot`` is where in the file
    (``paragraph 9``, ``header1 table 2``), empty for the whole of it; ``remedy`` is empty where only a program can
    have made it.
    """

    code: str
    spot: str
    what: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """Every member of the file by name, and the root element of every part, only to be read: of its frame
    (:func:`~ratingletters.word.check.frame.frame`), where ``members`` have its words too.

    ``names`` are those of the members in the order of the zip, where one may stand twice.
    """

    names: tuple[str, ...]
    members: Mapping[str, bytes]
    roots: Mapping[str, etree._Element]

    def pages(self) -> dict[str, etree._Element]:
        """The parts that hold text: the letter itself, its headers and footers, its notes and comments."""
        return {
            part: root for part, root in self.roots.items() if root.tag in _PAGES and _GLOSSARY not in part
        }

    def part(self, short: str) -> str:
        """The name of the part whose root is this element, such as ``w:styles``; empty where there is none. Word may
        call it otherwise than usual; a glossary, which no letter shows, has such parts of its own."""
        kind = tag(short)
        for part, root in self.roots.items():
            if root.tag == kind and _GLOSSARY not in part:
                return part
        return ""

    def data(self, short: str) -> bytes:
        """The bytes of that part; empty where there is none."""
        return self.members.get(self.part(short), b"")


def open_file(data: bytes) -> Opened:
    """The file, each part parsed strictly. Raises :class:`UnreadableError`."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as file:
            entries = file.infolist()
        names = tuple([each.filename for each in entries])
        members = {each.filename: _member(data, each) for each in entries if not each.is_dir()}
        roots = {each: root for each, member in members.items() if (root := _root(each, member)) is not None}
    except (zipfile.BadZipFile, zlib.error, struct.error, UnicodeError) as error:
        raise UnreadableError(str(error)) from error
    except etree.XMLSyntaxError as error:
        raise UnreadableError(error.msg) from error
    opened = Opened(names, members, roots)
    text = opened.roots.get(opened.part("w:document"))
    if text is None or text.find(tag("w:body")) is None:
        raise UnreadableError("it holds no text")
    return opened


def _member(data: bytes, entry: zipfile.ZipInfo) -> bytes:
    """One member: the directory says where it lies, what it is called there, and what its bytes must add up to."""
    length, extra = _LOCAL_HEADER.unpack_from(data, entry.header_offset)
    at = entry.header_offset + _LOCAL_HEADER.size
    called = data[at : at + length].decode("utf-8" if entry.flag_bits & _IN_UTF_8 else "cp437")
    if called != entry.orig_filename:
        raise zipfile.BadZipFile(f"{entry.filename} is called otherwise where it lies")
    start = at + length + extra
    return _unpacked(data[start : start + entry.compress_size], entry.compress_type, entry.CRC)


@lru_cache(maxsize=SHARED)
def _unpacked(stored: bytes, how: int, crc: int) -> bytes:
    data = stored if how == zipfile.ZIP_STORED else zlib.decompress(stored, -zlib.MAX_WBITS)
    if zlib.crc32(data) != crc:
        raise zipfile.BadZipFile("a part of it is damaged")
    return data


def _root(name: str, data: bytes) -> etree._Element | None:
    """The root of a part, None for what is no XML. Of a part in which nothing is Word's nobody asks for more than that
    it is XML, so it is None too. Raises as :func:`strict`."""
    if not is_part(name) or (_KNOWN.encode() not in data and _is_foreign(data)):
        return None
    return strict(frame(data).data)


def is_part(name: str) -> bool:
    """Whether a member of this name is XML."""
    return name.endswith((".xml", ".rels"))


def _is_foreign(data: bytes) -> bool:
    """Whether a part is well-formed, without a DOCTYPE, and nothing in it is Word's."""
    found: list[str | None] = []
    parser = ParserCreate("UTF-8", " ")
    parser.StartNamespaceDeclHandler = lambda _, space: found.append(space)
    parser.StartDoctypeDeclHandler = lambda *_: found.append(_KNOWN)
    try:
        parser.Parse(data, True)
    except ExpatError:
        return False
    return not any(_KNOWN in (space or "") for space in found)


@lru_cache(maxsize=SHARED)
def strict(data: bytes) -> etree._Element:
    """The root of a member, only to be read. Raises :class:`UnreadableError` for a DOCTYPE, ``etree.XMLSyntaxError``
    for what is not well-formed."""
    if b"<!DOCTYPE" in data:
        raise UnreadableError("a DOCTYPE")
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def value(element: etree._Element | None, attribute: str = "w:val") -> str:
    """An attribute, empty where it is not there, nor the element."""
    return "" if element is None else element.get(tag(attribute), "")


def is_on(element: etree._Element | None) -> bool:
    """Whether an element that switches something on is there and does."""
    return element is not None and value(element) not in {"0", "false", "off"}


def spots(part: str, root: etree._Element) -> Callable[[etree._Element], str]:
    """Tells where an element of a part stands: ``paragraph 9``, counted from 1 as for templates; else ``table 2``."""
    inside = "" if root.tag == tag("w:document") else f"{PurePosixPath(part).stem} "
    kinds = ((tag("w:p"), "paragraph"), (tag("w:tbl"), "table"))
    numbers = {each: at for kind, _ in kinds for at, each in enumerate(root.iter(kind), 1)}

    def spot(element: etree._Element) -> str:
        for kind, spoken in kinds:
            around = element if element.tag == kind else next(element.iterancestors(kind), None)
            if around is not None:
                return f"{inside}{spoken} {numbers[around]}"
        return inside.strip()

    return spot

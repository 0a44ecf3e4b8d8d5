"""The zip of a letter, put together from members that are deflated one by one.

``zipfile`` would write the same bytes (a test holds it to that) and deflate every member again for every letter.
Here a member that many letters share is deflated once, and copied after that.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from struct import Struct

FIRST = ("[Content_Types].xml", "_rels/.rels")

Deflate = Callable[[bytes], bytes]

_HEADER = Struct("<4s5H3L2H")
_ENTRY = Struct("<4s6H3L5HLL")
_END = Struct("<4s4H2LH")
_VERSION, _IN_UTF_8, _DEFLATED = 20, 0x800, 8
_MIDNIGHT, _FIRST_DAY_OF_1980 = 0, 33
_ONLY_THE_OWNER = 0o600 << 16


@dataclass(frozen=True, slots=True)
class Member:
    """One member as it lies in the zip: its name, its header with the deflated bytes, and its line in the
    directory but for where it stands."""

    name: bytes
    stored: bytes
    line: bytes


def reproducible(data: bytes) -> bytes:
    """Deflated by the standard library: for letters that must be the same bytes when they are made again."""
    squeezer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return squeezer.compress(data) + squeezer.flush()


def quick() -> Deflate:
    """The quickest compressor at hand, for drafts: ``isal`` where it is installed (``ratingletters[fast]``)."""
    return _by_isal if find_spec("isal") else reproducible


def _by_isal(data: bytes) -> bytes:
    from isal import igzip_lib  # noqa: PLC0415

    return igzip_lib.compress(data, 2, igzip_lib.COMP_DEFLATE)


def in_order(names: Collection[str]) -> list[str]:
    """The names in the order of every letter: what a reader wants first, then the rest by name."""
    return sorted(names, key=lambda name: (name not in FIRST, name))


def member(name: str, data: bytes, deflate: Deflate = reproducible) -> Member:
    """One member, with the one date that all have."""
    squeezed = deflate(data)
    called = name.encode()
    flags = 0 if name.isascii() else _IN_UTF_8
    same = (_DEFLATED, _MIDNIGHT, _FIRST_DAY_OF_1980, zlib.crc32(data), len(squeezed), len(data), len(called))
    header = _HEADER.pack(b"PK\3\4", _VERSION, flags, *same, 0)
    line = _ENTRY.pack(b"PK\1\2", _VERSION, _VERSION, flags, *same, 0, 0, 0, 0, _ONLY_THE_OWNER, 0)
    return Member(called, header + called + squeezed, line[:-4])


def archive(members: Iterable[Member]) -> bytes:
    """The members as one file, in the order given."""
    stored: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for each in members:
        stored.append(each.stored)
        directory += (each.line, at.to_bytes(4, "little"), each.name)
        at += len(each.stored)
    lines, count = b"".join(directory), len(stored)
    return b"".join((*stored, lines, _END.pack(b"PK\5\6", 0, 0, count, count, len(lines), at, 0)))

"""The text of a file: its size, its encoding, its characters, its lines."""

from __future__ import annotations

import bisect
from collections.abc import Callable
from io import StringIO
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO

from ratingletters.errors import Problem, ProblemsFoundError, UnusableFileError, did_you_mean
from ratingletters.places import Place
from ratingletters.reading import characters
from ratingletters.reading.document import Document, named

LIMIT = 50 * 1024 * 1024
"""The most bytes that are read of one file."""

BLOCK = 1 << 16
"""Bytes that are read at a time: to ask for all that may come costs their memory, however few come."""

SHOWN = 20
"""Forbidden characters told one by one; more of them are counted."""

CODES = (
    ("TXT-001", "the file is not UTF-8"),
    ("TXT-002", "a character that no letter may hold"),
)


def read_text(path: Path | str) -> str:
    """The text of a file in UTF-8, with or without a byte order mark.

    Raises UnusableFileError as ``read_bytes`` does, ProblemsFoundError when it is not UTF-8.
    """
    return decoded(read_bytes(path), str(path))


def read_bytes(path: Path | str) -> bytes:
    """The bytes of a file. Raises UnusableFileError when it cannot be read or is larger than ``LIMIT``; a pipe or a
    device is read no further."""
    path = Path(path)
    try:
        with path.open("rb") as stream:
            return bytes_of(stream, str(path))
    except FileNotFoundError:
        raise UnusableFileError(str(path), "there is no such file", _neighbour(path)) from None
    except IsADirectoryError:
        raise UnusableFileError(str(path), "this is a folder, not a file") from None
    except PermissionError:
        raise UnusableFileError(str(path), "you may not read this file") from None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UnusableFileError(str(path), f"it could not be read: {why.lower()}") from None


def text_of(stream: BinaryIO, source: str) -> str:
    """The text that a stream of bytes holds, read up to ``LIMIT``; errors as for ``read_text``."""
    return decoded(bytes_of(stream, source), source)


def bytes_of(stream: BinaryIO, source: str) -> bytes:
    """What a stream holds, read up to ``LIMIT``; errors as for ``read_bytes``."""
    blocks: list[bytes] = []
    left = LIMIT
    while block := stream.read(BLOCK):
        blocks.append(block)
        left -= len(block)
        if left < 0:
            raise UnusableFileError(source, "it is larger than 50 MiB", "give the councils in several files")
    return b"".join(blocks)


def decoded(given: bytes, source: str, above: int = 0) -> str:
    """The text of bytes in UTF-8; ProblemsFoundError with the first byte that is not. ``above`` is as in
    ``locator``."""
    try:
        return given.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = given[: error.start].decode("utf-8-sig")
        byte = given[error.start]
    wide = given[:2] in (b"\xff\xfe", b"\xfe\xff")
    what = f"the byte 0x{byte:02X} is not UTF-8" + ("; the file is in UTF-16" if wide else "")
    remedy = "open the file in the program that made it and save it again with the encoding UTF-8"
    problem = Problem(locator(before, source, above)(len(before)), what, "TXT-001", remedy)
    raise ProblemsFoundError([problem])


def locator(text: str, source: str, above: int = 0) -> Callable[[int], Place]:
    """A function from a number of characters to the line and column that stand after them; ``above`` is how many
    lines of the file stand before the text, where that is a piece of it."""
    starts: list[int] = []

    def locate(spot: int) -> Place:
        if not starts:
            lines = StringIO(f"{text}.", newline="")  # so that the last of them has no end, and none is empty
            starts.extend([0, *accumulate(map(len, lines))][:-1])
        line = bisect.bisect_right(starts, spot)
        return Place(source, above + line, spot - starts[line - 1] + 1)

    return locate


def character_problems(document: Document, hidden: list[tuple[int, str]]) -> list[Problem]:
    """A problem for each forbidden character (spot and name given); after ``SHOWN`` only their number."""
    found, locate = sorted(hidden), document.locate
    remedy = "no letter may hold it; it can often not be seen, so delete the word and type it anew"
    problems = [
        Problem(locate(spot), f"{named(document.path_at(spot))} holds {name}", "TXT-002", remedy)
        for spot, name in found[:SHOWN]
    ]
    if (more := len(found) - SHOWN) > 0:
        what = f"{more} more such characters follow"
        problems.append(Problem(locate(found[SHOWN][0]), what, "TXT-002", remedy))
    return problems


def without_forbidden(text: str) -> str:
    """``text`` of the same length with U+FFFD for every forbidden character, so that reading can go on."""
    return characters.FORBIDDEN.sub("\ufffd", text)


def _neighbour(path: Path) -> str:
    try:
        names = sorted(each.name for each in path.parent.iterdir())
    except OSError:
        return "" if path.parent.exists() else "its folder does not exist either"
    hint = did_you_mean(path.name, names)
    return hint if hint.startswith("did you mean") else ""

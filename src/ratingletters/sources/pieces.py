"""Files of results cut into pieces, each to be read by itself: in turn, in any process, and none held up by another.

A file with one council is one piece. A list of councils is cut where a line begins with ``- ``: when the first of them
begins a line, so do all, and nothing else there does. It is never in memory whole. Entries that repeat parts of others
(``&``, ``*``) can only be read together: such a file is one piece, and so is one that is not YAML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from ratingletters.errors import ProblemsFoundError
from ratingletters.reading.document import Document
from ratingletters.reading.text import bytes_of, decoded, read_bytes
from ratingletters.reading.yaml import read_yaml, read_yaml_file
from ratingletters.sources.results import Check, councils_in, files_of, no_more, reader_of
from ratingletters.sources.sourced import Sourced

CHUNK, LARGE = 1 << 16, 1 << 16
FIRST = re.compile(rb"(?:\xef\xbb\xbf)?(?:(?:[ \t]*(?:#[^\r\n]*)?|---[ \t]*)(?:\r?\n))*-[ \r\n]")
"""The dash of the first council, and what may stand before it: empty lines, comments, the mark of a document."""
ENTRY = re.compile(rb"^-(?=[ \r\n])", re.MULTILINE)
REPEATS = re.compile(rb"(?:^|[\s\[{,])[&*][^\s\[\]{},]")
"""An anchor or an alias, or text that looks like one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a file in YAML: ``above`` is how many lines of the file stand before it. Without ``data`` it is the
    whole of a file in another form."""

    source: str
    data: bytes | None = None
    above: int = 0

    def read(self) -> Document:
        """Its document, with places in the whole file. Raises :class:`ProblemsFoundError`."""
        if self.data is None:
            return reader_of(Path(self.source))(Path(self.source))
        return read_yaml(decoded(self.data, self.source, self.above), self.source, self.above)

    def councils(self, further: Check = no_more) -> Iterator[Sourced | ProblemsFoundError]:
        """The results of each council in it, or what is wrong with them; as :func:`read_results` tells it."""
        try:
            document = self.read()
        except ProblemsFoundError as error:
            yield error
        else:
            yield from councils_in(document, further)


def pieces(*inputs: Path | str, stdin: str = "") -> Iterator[Piece]:
    """The pieces of all inputs, in their order; they are as for :func:`read_results`.

    Raises :class:`UnusableFileError` before the first when a file is missing or may not be read.
    """
    files = files_of(*inputs)
    for file in files:
        if file and (file.is_file() or not file.exists()):
            accessible(file)
    return (piece for file in files for piece in pieces_of(file, stdin))


def pieces_of(file: Path | None, stdin: str) -> Iterator[Piece]:
    """The pieces of one file; None is standard input."""
    if file is None:
        yield from cut("<stdin>", BytesIO(stdin.encode()))
    elif reader_of(file) is not read_yaml_file:
        yield Piece(str(file))
    elif not file.is_file():
        yield Piece(str(file), read_bytes(file))
    else:
        with file.open("rb") as stream:
            yield from cut(str(file), stream)


def cut(source: str, stream: BinaryIO) -> Iterator[Piece]:
    """The pieces of a file in YAML."""
    begun = first_entry(chunks(stream))
    stream.seek(0)
    if not begun:
        yield Piece(source, bytes_of(stream, source))
        return
    held, above = b"", 0
    for chunk in chunks(stream):
        held += chunk
        ends = [entry.start() for entry in ENTRY.finditer(held, begun)]
        for start, end in zip((0, *ends), ends, strict=False):
            yield Piece(source, held[start:end], above)
            above += held.count(b"\n", start, end)
        if ends:
            held, begun = held[ends[-1] :], 1
    yield Piece(source, held, above)


def first_entry(chunks: Iterator[bytes]) -> int:
    """Where the dash of the first council ends, in a list whose entries stand for themselves; 0 in all else."""
    first = next(chunks, b"")
    found = FIRST.match(first)
    if found is None or REPEATS.search(first) or any(map(REPEATS.search, chunks)):
        return 0
    return found.end()


def chunks(stream: BinaryIO) -> Iterator[bytes]:
    """A file some whole lines at a time."""
    while chunk := stream.read(CHUNK):
        yield chunk + stream.readline()


def how_many(*inputs: Path | str) -> int:
    """About how many councils the inputs hold, without reading them: a small file is taken for one."""
    return sum(
        entries(file) if file and file.is_file() and file.stat().st_size > LARGE else 1
        for file in files_of(*inputs)
    )


def entries(file: Path) -> int:
    """How many entries of a list begin in a file."""
    with file.open("rb") as stream:
        return sum(len(ENTRY.findall(chunk)) for chunk in chunks(stream)) or 1


def accessible(file: Path) -> None:
    """Raises :class:`UnusableFileError` unless a file can be opened."""
    try:
        file.open("rb").close()
    except (OSError, ValueError):
        read_bytes(file)

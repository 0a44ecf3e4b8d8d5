"""Kinds remembered: to read a large pattern book and prove it sound takes a second, to remember it a hundredth of one.

What is remembered was made by this very program from these very files; otherwise the kind is read anew. Signed letters
are not made by it: who signs, reads the kind itself.
"""

from __future__ import annotations

import os
import pickle
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from ratingletters.composition import Kind
from ratingletters.kinds.folders import kind_files
from ratingletters.register.fingerprint import fingerprint, fingerprint_of_files

T = TypeVar("T")

PROGRAM = Path(__file__).parents[1]
HEAD = 2 * 64
"""Two fingerprints: of what the kind was made from, and of what follows."""


def remembered(folder: Path, kept_in: Path | None) -> Kind:
    """The kind in a folder, remembered in the folder ``kept_in`` or, where that is None or knows none, read; as
    ``load_kind``."""
    if kept_in is None:
        return loaded(folder)
    files = kind_files(folder) | {"program": program(), "folder": str(folder).encode()}
    file, made_from = kept_in / fingerprint(str(folder.absolute()).encode()), fingerprint_of_files(files)
    kind = recalled(file, made_from, Kind)
    if kind is None:
        kind = loaded(folder)
        remember(file, made_from, kind)
    return kind


def loaded(folder: Path) -> Kind:
    """The kind, read from its files; what reads them is imported for that alone."""
    from ratingletters.workspace.kind import load_kind  # noqa: PLC0415

    return load_kind(folder)


def recalled(file: Path, made_from: str, sort: type[T]) -> T | None:
    """What is in a file, if it is of this sort, was made from just this and is whole; else None."""
    given = kept(file)
    head, made = given[:HEAD].decode("ascii", "replace"), given[HEAD:]
    if head != made_from + fingerprint(made):
        return None
    found = pickle.loads(made)  # noqa: S301 - ours, whole, and in a folder that only its user may write
    return found if isinstance(found, sort) else None


def remember(file: Path, made_from: str, made: object) -> None:
    """Keeps something in place of what the file kept; where that cannot be, nothing is lost."""
    data = pickle.dumps(made, protocol=pickle.HIGHEST_PROTOCOL)
    keep(file, f"{made_from}{fingerprint(data)}".encode() + data)


def kept(file: Path) -> bytes:
    """What a file of the cache holds; nothing where it is not there."""
    try:
        return file.read_bytes()
    except OSError:
        return b""


def keep(file: Path, data: bytes) -> None:
    """Puts a file into the cache, whole or not at all."""
    waiting = file.with_name(f"{file.name}.{os.getpid()}")
    with suppress(OSError):
        waiting.write_bytes(data)
        waiting.replace(file)


@cache
def program() -> bytes:
    """A fingerprint of this program, by the names, sizes and times of its files: what another one made is not used."""
    found = sha256()
    for folder, _, names in sorted(os.walk(PROGRAM)):
        for name in sorted(each for each in names if each.endswith(".py")):
            facts = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118 - half the time of Path, at every start
            found.update(f"{folder}/{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return found.digest()

"""The draft of a letter in its version folder: replaced by a redraft, never when a person has changed it.

``draft.json`` holds the fingerprint (SHA-256) of every file as it was written. All files are first written
beside their places; then, in steps that need no more room on the disk, a record of the old and the new
fingerprints, the files, and the record of the new ones alone take their places. So a full disk changes nothing,
and a draft that was interrupted anywhere is known as ours by the next one. Drafts are not records: nothing is
forced to the disk.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from tempfile import NamedTemporaryFile

from filelock import FileLock

from ratingletters.errors import RefusedError, UnusableFileError

RECORD = "draft.json"
LOCK = ".lock"


class Change(StrEnum):
    """What a draft did to its folder."""

    DRAFTED = "drafted"
    REDRAFTED = "redrafted"
    UNCHANGED = "unchanged"


def write_draft(folder: Path, files: Mapping[str, bytes]) -> Change:
    """Writes the files of a draft into its version folder, all of them or none; one draft at a time.

    Raises :class:`RefusedError` when a file there is not as a draft left it, and
    :class:`UnusableFileError` when the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.parent / LOCK):
            return replaced(folder, files)
    except OSError as error:
        where = error.filename or folder
        remedy = "nothing was replaced; make room on the disk, or move what is in the way, and draft again"
        raise UnusableFileError(
            str(folder), f"cannot be written: {where}: {error.strerror}", remedy
        ) from error


def replaced(folder: Path, files: Mapping[str, bytes]) -> Change:
    """The draft of :func:`write_draft`, with the system's own errors."""
    known = recorded(folder)
    new = {name: fingerprint(data) for name, data in files.items()}
    found = {name: fingerprint((folder / name).read_bytes()) for name in files if (folder / name).exists()}
    edited = [name for name, print_ in found.items() if print_ not in {new[name], *known.get(name, ())}]
    if edited:
        raise RefusedError(
            f"{folder}: {' and '.join(edited)} changed since the draft was written; nothing was replaced",
            "move the changed file elsewhere to keep it, or delete it, and draft again",
        )
    if found == new and all(prints == [new[name]] for name, prints in known.items()) and known:
        return Change.UNCHANGED
    both = {name: list(dict.fromkeys([new[name], *known.get(name, ())])) for name in new}
    put(
        folder,
        (
            (RECORD, record(both)),
            *files.items(),
            (RECORD, record({name: [print_] for name, print_ in new.items()})),
        ),
    )
    return Change.REDRAFTED if found else Change.DRAFTED


def fingerprint(data: bytes) -> str:
    """SHA-256, in hexadecimal figures."""
    return hashlib.sha256(data).hexdigest()


def recorded(folder: Path) -> dict[str, list[str]]:
    """The fingerprints under which each file may be replaced; none where there is no readable record."""
    try:
        kept = json.loads((folder / RECORD).read_text(encoding="utf-8"))["files"]
        return {str(name): [str(each) for each in prints] for name, prints in kept.items()}
    except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def record(prints: Mapping[str, list[str]]) -> bytes:
    """The record of the fingerprints under which each file may be replaced."""
    text = json.dumps({"v": 1, "files": prints}, indent=2, sort_keys=True)
    return f"{text}\n".encode()


def put(folder: Path, files: tuple[tuple[str, bytes], ...]) -> None:
    """Puts whole files in their places, one after the other, once all of them are on the disk."""
    waiting: list[tuple[Path, Path]] = []
    try:
        for name, data in files:
            with NamedTemporaryFile(dir=folder, prefix=f".{name}.", delete=False) as file:
                waiting.append((Path(file.name), folder / name))
                file.write(data)
            waiting[-1][0].chmod(0o644)
        while waiting:
            os.replace(*waiting[0])  # noqa: PTH105
            waiting.pop(0)
    finally:
        for temporary, _ in waiting:
            temporary.unlink(missing_ok=True)

"""The draft of a letter in its version folder: replaced by a redraft, never when a person has changed it.

``draft.json`` holds the fingerprint (SHA-256) of every file as it was written. It is written first, naming
the old and the new fingerprints, then the files, then it again: a draft that was interrupted anywhere is
known as ours by the next one. Drafts are not records: each file is replaced whole, without an fsync.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from tempfile import NamedTemporaryFile

from ratingletters.errors import RefusedError, UnusableFileError

RECORD = "draft.json"


class Change(StrEnum):
    """What a draft did to its folder."""

    DRAFTED = "drafted"
    REDRAFTED = "redrafted"
    UNCHANGED = "unchanged"


def write_draft(folder: Path, files: Mapping[str, bytes]) -> Change:
    """Writes the files of a draft into its version folder, all of them whole.

    Raises :class:`RefusedError` when a file there is not as a draft left it, and
    :class:`UnusableFileError` when the folder cannot be written.
    """
    try:
        return replaced(folder, files)
    except OSError as error:
        raise UnusableFileError(str(folder), f"cannot be written: {error.strerror}") from error


def replaced(folder: Path, files: Mapping[str, bytes]) -> Change:
    """The draft of :func:`write_draft`, with the system's own errors."""
    folder.mkdir(parents=True, exist_ok=True)
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
    record(folder, {name: list(dict.fromkeys([new[name], *known.get(name, ())])) for name in new})
    for name, data in files.items():
        replace(folder / name, data)
    record(folder, {name: [print_] for name, print_ in new.items()})
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


def record(folder: Path, prints: Mapping[str, list[str]]) -> None:
    """Writes the fingerprints under which each file may be replaced."""
    text = json.dumps({"v": 1, "files": prints}, indent=2, sort_keys=True)
    replace(folder / RECORD, f"{text}\n".encode())


def replace(path: Path, data: bytes) -> None:
    """Puts the whole file in the place of what was there, in one step."""
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        temporary = Path(file.name)
        try:
            file.write(data)
            file.close()
            temporary.chmod(0o644)
            os.replace(temporary, path)  # noqa: PTH105
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise

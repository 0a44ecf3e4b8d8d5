"""The folder into which letters are exported, and its record ``exported.json``: which file was made from which bytes of
a letter, and under which seal. By it a second export makes only what is missing or changed, and a file that somebody
put there, or changed, is never replaced."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ratingletters.errors import RefusedError
from ratingletters.register.disk import Disk
from ratingletters.register.fingerprint import fingerprint

RECORD, LOCK = "exported.json", ".exported.lock"
WAIT = 30.0
"""Seconds to wait while another export writes into the folder."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a file was made of: ``source`` is the fingerprint of the letter in Word, ``seal`` that of the certificate,
    ``""`` for a file without. ``prints`` are the fingerprints under which the file is ours: its own, and behind it
    those of what was there before, where an export was stopped while it replaced that."""

    source: str
    seal: str = ""
    prints: tuple[str, ...] = ()


def is_there(folder: Path, name: str, made: Made, disk: Disk) -> bool:
    """Whether a file is in the folder and made of the same. Raises :class:`RefusedError` when it is there and not as
    an export left it."""
    path = folder / name
    if disk.found(path) is None:
        return False
    known, found = recorded(folder, disk).get(name), fingerprint(disk.read(path))
    if known is None or found not in known.prints:
        what = f"{path} is not as an export left it; it was not replaced"
        raise RefusedError(what, "move it elsewhere, or name another folder with --to")
    return found == known.prints[0] and replace(known, prints=()) == replace(made, prints=())


def put(folder: Path, files: Sequence[tuple[str, Made, bytes]], disk: Disk) -> None:
    """Puts files into the folder, each whole or not at all, and what they were made of into its record. Raises
    :class:`UnusableFileError` when they cannot be written; then nothing was replaced."""
    disk.make_folder(folder)
    with disk.lock(folder / LOCK, WAIT):
        before = recorded(folder, disk)
        new = {name: replace(made, prints=(fingerprint(data),)) for name, made, data in files}
        both = {
            name: replace(made, prints=(*made.prints, *(before[name].prints if name in before else ())))
            for name, made in new.items()
        }
        disk.replace_in_turn(
            [(folder / RECORD, record(before | both))],
            [(folder / name, data) for name, _, data in files],
            [(folder / RECORD, record(before | new))],
        )


def recorded(folder: Path, disk: Disk) -> dict[str, Made]:
    """The record of the folder; none where it cannot be read."""
    try:
        kept = json.loads(disk.read(folder / RECORD)) if disk.found(folder / RECORD) else {"files": {}}
        return {
            str(name): Made(str(each["source"]), str(each["seal"]), tuple(map(str, each["prints"])))
            for name, each in kept["files"].items()
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def record(files: Mapping[str, Made]) -> bytes:
    """The record of a folder, as its file has it."""
    listed = {
        name: {"source": made.source, "seal": made.seal, "prints": made.prints}
        for name, made in sorted(files.items())
    }
    return f"{json.dumps({'v': 1, 'files': listed}, indent=1)}\n".encode()

"""The draft of a letter in its version folder: replaced by a redraft, never when a person would lose something.

``draft.json`` holds the fingerprint (SHA-256) of every file as it was written, and the sentences that the builder had
made, so that hand edits of ``narrative.md`` can be told from them and carried over. All files are first written beside
their places; then, in steps that need no more room on the disk, a record of the old and the new fingerprints, the
files, and the record of the new ones alone take their places. So a full disk changes nothing, and a draft that was
interrupted anywhere is known as ours by the next one. Drafts are not records: nothing is forced to the disk.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from tempfile import NamedTemporaryFile

from filelock import FileLock

from ratingletters.errors import RefusedError, UnusableFileError
from ratingletters.model.edit import Generated, Mark

RECORD = "draft.json"
RESULTS, NARRATIVE, DRAFT = "results.yaml", "narrative.md", "draft.docx"
LOCK = ".lock"


class Change(StrEnum):
    """What a draft did to its folder."""

    DRAFTED = "drafted"
    REDRAFTED = "redrafted"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Found:
    """What lies in a version folder.

    ``narrative`` are the bytes of ``narrative.md``, None where there is none; ``generations`` the sentences that it
    was made with, once for each draft that may have written it (two after an interruption), none if unknown;
    ``prints`` the fingerprints under which each file may be replaced.
    """

    narrative: bytes | None = None
    generations: tuple[tuple[Generated, ...], ...] = ()
    prints: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a draft, by their names, and the sentences that the builder made for it."""

    contents: Mapping[str, bytes]
    sentences: tuple[Generated, ...] = ()


def read_draft(folder: Path) -> Found:
    """What lies in a version folder; nothing of it is unreadable: a damaged record is no record."""
    record = recorded(folder)
    narrative = folder / NARRATIVE
    return Found(narrative.read_bytes() if narrative.exists() else None, *record)


def write_draft(folder: Path, make: Callable[[Found], Files]) -> Change:
    """Writes the files that ``make`` makes of what is there, all of them or none; one draft at a time.

    ``narrative.md`` may have been changed by a person: ``make`` was given it. Raises :class:`RefusedError` when
    another file is not as a draft left it, and :class:`UnusableFileError` when the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.parent / LOCK):
            found = read_draft(folder)
            return replaced(folder, found, make(found))
    except OSError as error:
        where = error.filename or folder
        remedy = "nothing was replaced; make room on the disk, or move what is in the way, and draft again"
        raise UnusableFileError(
            str(folder), f"cannot be written: {where}: {error.strerror}", remedy
        ) from error


def replaced(folder: Path, before: Found, files: Files) -> Change:
    """The draft of :func:`write_draft`, with the system's own errors."""
    new = {name: fingerprint(data) for name, data in files.contents.items()}
    found = {name: fingerprint((folder / name).read_bytes()) for name in new if (folder / name).exists()}
    carried = {NARRATIVE: [fingerprint(before.narrative)]} if before.narrative is not None else {}
    ours = {
        name: {print_, *before.prints.get(name, ()), *carried.get(name, ())} for name, print_ in new.items()
    }
    edited = [name for name, print_ in found.items() if print_ not in ours[name]]
    if edited:
        raise RefusedError(
            f"{folder}: {' and '.join(edited)} changed since the draft was written; nothing was replaced",
            "move the changed file elsewhere to keep it, or delete it, and draft again",
        )
    after = Found(None, (files.sentences,), {name: [print_] for name, print_ in new.items()})
    if found == new and (after.generations, after.prints) == (before.generations, before.prints):
        return Change.UNCHANGED
    both = Found(
        None,
        (files.sentences, *before.generations),
        {
            name: list(dict.fromkeys([new[name], *before.prints.get(name, ()), *carried.get(name, ())]))
            for name in new
        },
    )
    put(folder, ((RECORD, record(both)), *files.contents.items(), (RECORD, record(after))))
    return Change.REDRAFTED if found else Change.DRAFTED


def fingerprint(data: bytes) -> str:
    """SHA-256, in hexadecimal figures."""
    return hashlib.sha256(data).hexdigest()


def recorded(folder: Path) -> tuple[tuple[tuple[Generated, ...], ...], Mapping[str, Sequence[str]]]:
    """The sentences and the fingerprints of ``draft.json``; none where it cannot be read."""
    try:
        kept = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        generations = tuple(
            tuple(Generated(Mark(str(card), str(facts)), str(words)) for card, facts, words in draft)
            for draft in kept["sentences"]
        )
        return generations, {
            str(name): [str(each) for each in prints] for name, prints in kept["files"].items()
        }
    except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
        return (), {}


def record(found: Found) -> bytes:
    """The record of a draft: the fingerprints under which each file may be replaced, and its sentences as card,
    facts, words."""
    sentences = [
        [[each.mark.card, each.mark.facts, each.words] for each in draft] for draft in found.generations
    ]
    values = {"v": 1, "files": dict(found.prints), "sentences": sentences}
    return f"{json.dumps(values, indent=1, sort_keys=True, ensure_ascii=False)}\n".encode()


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

"""The draft of a letter in its version folder: replaced by a redraft, never when a person would lose something.

``draft.json`` holds the fingerprint (SHA-256) of every file as it was written, and the sentences that the builder had
made, so that hand edits of ``narrative.md`` can be told from them and carried over. All files are first written beside
their places; then, in steps that need no more room on the disk, a record of the old and the new fingerprints, the
files, and the record of the new ones alone take their places. So a full disk changes nothing, and a draft that was
interrupted anywhere, by a power cut too, is known as ours by the next one: half a narrative would read as if a person
had left the other half out. Drafts are not records, so that the last names are not forced to the disk. Whoever drafts
holds the lock of the register.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from ratingletters.errors import RefusedError
from ratingletters.model.edit import Generated, Mark
from ratingletters.register.disk import Disk
from ratingletters.register.fingerprint import fingerprint

RECORD = "draft.json"
RESULTS, NARRATIVE, DRAFT = "results.yaml", "narrative.md", "draft.docx"


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


def read_draft(folder: Path, disk: Disk | None = None) -> Found:
    """What lies in a version folder; nothing of it is unreadable: a damaged record is no record."""
    disk = disk or Disk()
    narrative = folder / NARRATIVE
    return Found(disk.read(narrative) if disk.found(narrative) else None, *recorded(folder, disk))


def write_draft(folder: Path, make: Callable[[Found], Files], disk: Disk | None = None) -> Change:
    """Writes the files that ``make`` makes of what is there, all of them or none.

    ``narrative.md`` may have been changed by a person: ``make`` was given it. Raises :class:`RefusedError` when
    another file is not as a draft left it, and :class:`UnusableFileError` when the folder cannot be written.
    """
    disk = disk or Disk()
    before = read_draft(folder, disk)
    files = make(before)
    new = {name: fingerprint(data) for name, data in files.contents.items()}
    found = {name: fingerprint(disk.read(folder / name)) for name in new if disk.found(folder / name)}
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
    contents = [(folder / name, data) for name, data in files.contents.items()]
    disk.replace_in_turn([(folder / RECORD, record(both))], contents, [(folder / RECORD, record(after))])
    return Change.REDRAFTED if found else Change.DRAFTED


def recorded(
    folder: Path, disk: Disk
) -> tuple[tuple[tuple[Generated, ...], ...], Mapping[str, Sequence[str]]]:
    """The sentences and the fingerprints of ``draft.json``; none where it cannot be read."""
    try:
        kept = json.loads(disk.read(folder / RECORD).decode()) if disk.found(folder / RECORD) else {}
        generations = tuple(
            tuple(Generated(Mark(str(card), str(facts)), str(words)) for card, facts, words in draft)
            for draft in kept["sentences"]
        )
        return generations, {
            str(name): [str(each) for each in prints] for name, prints in kept["files"].items()
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        return (), {}


def record(found: Found) -> bytes:
    """The record of a draft: the fingerprints under which each file may be replaced, and its sentences as card,
    facts, words."""
    sentences = [
        [[each.mark.card, each.mark.facts, each.words] for each in draft] for draft in found.generations
    ]
    values = {"v": 1, "files": dict(found.prints), "sentences": sentences}
    return f"{json.dumps(values, indent=1, sort_keys=True, ensure_ascii=False)}\n".encode()

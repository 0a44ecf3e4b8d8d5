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
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from ratingletters.errors import RefusedError
from ratingletters.model.edit import Generated, Mark
from ratingletters.register.disk import Disk
from ratingletters.register.fingerprint import fingerprint

RECORD = "draft.json"
RESULTS, NARRATIVE, DRAFT = "results.yaml", "narrative.md", "draft.docx"

Turn = tuple[tuple[Path, bytes], ...]
Recorded = tuple[tuple[tuple[Generated, ...], ...], Mapping[str, Sequence[str]], str]
UNKNOWN: Recorded = ((), {}, "")


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
    ``prints`` the fingerprints under which each file may be replaced; ``basis`` as in :class:`Files`; ``names`` are
    all names in the folder.
    """

    narrative: bytes | None = None
    generations: tuple[tuple[Generated, ...], ...] = ()
    prints: Mapping[str, Sequence[str]] = field(default_factory=dict)
    basis: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a draft, by their names, and the sentences that the builder made for it.

    ``basis`` is a fingerprint of all that the files were made from; empty where that is not known, or where hand edits
    are in them: such a draft is made anew each time.
    """

    contents: Mapping[str, bytes]
    sentences: tuple[Generated, ...] = ()
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Replacement:
    """A draft that waits to be written: ``seen`` are the fingerprints of what it replaces, ``prints`` those of its
    own files, both by name and in the order of the names. ``turns`` are as :meth:`Disk.replace_in_turn` takes them;
    none where nothing is to be written."""

    folder: Path
    change: Change
    prints: tuple[tuple[str, str], ...]
    seen: tuple[tuple[str, str], ...] = ()
    turns: tuple[Turn, ...] = ()


def read_draft(folder: Path, disk: Disk | None = None) -> Found:
    """What lies in a version folder; nothing of it is unreadable: a damaged record is no record."""
    disk = disk or Disk()
    names = disk.names(folder)
    narrative = disk.read(folder / NARRATIVE) if NARRATIVE in names else None
    generations, prints, basis = recorded(disk.read(folder / RECORD)) if RECORD in names else UNKNOWN
    return Found(narrative, generations, prints, basis, names)


def write_draft(folder: Path, make: Callable[[Found], Files], disk: Disk | None = None) -> Replacement:
    """Writes the files that ``make`` makes of what is there, all of them or none.

    ``narrative.md`` may have been changed by a person: ``make`` was given it. Raises :class:`RefusedError` when
    another file is not as a draft left it, and :class:`UnusableFileError` when the folder cannot be written.
    """
    disk = disk or Disk()
    before = read_draft(folder, disk)
    made = replacement(folder, before, make(before), disk)
    replace_drafts([made], disk)
    return made


def replacement(folder: Path, before: Found, files: Files, disk: Disk) -> Replacement:
    """What has to be written of the files of a draft, made over what was found ``before``. Raises as
    :func:`write_draft`."""
    new = {name: fingerprint(data) for name, data in files.contents.items()}
    seen = seen_in(folder, before.names, new, disk)
    carried = {NARRATIVE: [fingerprint(before.narrative)]} if before.narrative is not None else {}
    ours = {
        name: list(dict.fromkeys([print_, *before.prints.get(name, ()), *carried.get(name, ())]))
        for name, print_ in new.items()
    }
    edited = [name for name, print_ in seen if print_ not in ours[name]]
    if edited:
        letter = "/".join(folder.parts[-3:-1])
        raise RefusedError(
            f"{folder}: {' and '.join(edited)} changed since the draft was written; nothing was replaced",
            f"read its edits in, and draft again: letters edits {letter}"
            if edited == [DRAFT]
            else "move the changed file elsewhere to keep it, or delete it, and draft again",
        )
    after = Found(None, (files.sentences,), {name: [print_] for name, print_ in new.items()}, files.basis)
    both = replace(after, generations=(files.sentences, *before.generations), prints=ours)
    if dict(seen) == new:
        change, records = Change.UNCHANGED, [after] if known(after) != known(before) else []
    else:
        change = Change.REDRAFTED if seen else Change.DRAFTED
        records = [both, after] if known(both) != known(after) else [after]
    turns: list[Turn] = [((folder / RECORD, record(each)),) for each in records]
    if change is not Change.UNCHANGED:
        turns.insert(1, tuple((folder / name, data) for name, data in files.contents.items()))
    return Replacement(folder, change, in_order(new), seen, tuple(turns))


def unchanged(folder: Path, before: Found, basis: str, disk: Disk) -> Replacement | None:
    """Nothing to be written, where the draft that lies there was made from all this and nobody changed its files since;
    else None."""
    if not before.basis or before.basis != basis:
        return None
    prints = in_order({name: each[0] for name, each in before.prints.items() if each})
    if seen_in(folder, before.names, before.prints, disk) != prints:
        return None
    return Replacement(folder, Change.UNCHANGED, prints)


def replaceable(found: Found, name: str, print_: str) -> bytes:
    """The record of a draft that lets the next one replace a file which a person has changed, as it is now: all that is
    in it was kept elsewhere."""
    prints = {**found.prints, name: list(dict.fromkeys([*found.prints.get(name, ()), print_]))}
    return record(replace(found, prints=prints))


def replace_drafts(drafts: Iterable[Replacement], disk: Disk) -> None:
    """Writes the drafts of any number of letters, each whole or not at all. Raises :class:`UnusableFileError`."""
    turns: list[list[tuple[Path, bytes]]] = [[], [], []]
    for each in drafts:
        for turn, files in zip(turns, each.turns, strict=False):
            turn.extend(files)
    disk.replace_in_turn(*filter(None, turns))


def as_seen(draft: Replacement, disk: Disk) -> bool:
    """Whether nobody changed anything in the folder since the draft was made."""
    names = [name for name, _ in draft.prints]
    return seen_in(draft.folder, disk.names(draft.folder), names, disk) == draft.seen


def seen_in(
    folder: Path, names: Collection[str], wanted: Iterable[str], disk: Disk
) -> tuple[tuple[str, str], ...]:
    """The fingerprints of those of the wanted files that are there."""
    return tuple((name, fingerprint(disk.read(folder / name))) for name in sorted(wanted) if name in names)


def in_order(prints: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Fingerprints in the order of the files' names, as an event has them."""
    return tuple(sorted(prints.items()))


def known(found: Found) -> tuple[object, ...]:
    """What the record of a draft says."""
    return found.generations, {name: list(each) for name, each in found.prints.items()}, found.basis


def recorded(data: bytes) -> Recorded:
    """The sentences, the fingerprints and the basis that a ``draft.json`` says; none where it cannot be read."""
    try:
        kept = json.loads(data.decode())
        generations = tuple(
            tuple(Generated(Mark(str(card), str(facts)), str(words)) for card, facts, words in draft)
            for draft in kept["sentences"]
        )
        prints = {str(name): [str(each) for each in prints] for name, prints in kept["files"].items()}
        return generations, prints, str(kept.get("basis", ""))
    except (ValueError, KeyError, TypeError, AttributeError):
        return UNKNOWN


def record(found: Found) -> bytes:
    """The record of a draft: the fingerprints under which each file may be replaced, what it was made from, and its
    sentences as card, facts, words."""
    sentences = [
        [[each.mark.card, each.mark.facts, each.words] for each in draft] for draft in found.generations
    ]
    values = {"v": 1, "basis": found.basis, "files": dict(found.prints), "sentences": sentences}
    return f"{json.dumps(values, sort_keys=True, ensure_ascii=False)}\n".encode()

"""What is there and what is missing in a workspace, one finding at a time."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ratingletters.errors import BusyError, Problem, ProblemsFoundError, UnusableFileError
from ratingletters.register.folders import Folders
from ratingletters.register.lock import locked
from ratingletters.workspace.act import folders, history
from ratingletters.workspace.desk import Workspace
from ratingletters.workspace.key_states import State, listed_keys
from ratingletters.workspace.layout import LETTERS, MARKER
from ratingletters.workspace.people import read_people

DEEPEST = 200
"""Characters of a file's whole name beyond which some systems and programs cannot open it."""

USUAL = len("/annual-rating-2009/") + 60 + len("/v1/narrative.md")
"""Characters of a letter's file below ``letters/``, its council's id as long as one may be."""

BARRED = 75
RIVAL = f"""
import sys
from pathlib import Path
from ratingletters.errors import BusyError
from ratingletters.register.lock import locked
try:
    with locked(Path(sys.argv[1]), 0): pass
except BusyError:
    sys.exit({BARRED})
"""
"""A second process that wants the lock too, and ends with ``BARRED`` when it cannot have it."""


class Verdict(StrEnum):
    """How a finding is to be taken: ``note`` is worth reading, and nothing is wrong."""

    GOOD = "ok"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: ``name`` what, ``said`` how it stands, ``remedy`` what to do."""

    name: str
    verdict: Verdict
    said: str
    remedy: str = ""


def examined(desk: Workspace, person: str, now: datetime.datetime) -> Iterator[Finding]:
    """A workspace's settings, kinds, keys, folder and lock, and whether ``person`` is known in it."""
    root = desk.root
    if root is None:
        said = f"no {MARKER} here or in a folder above: letters can be checked and previewed, not drafted"
        yield Finding(
            "workspace", Verdict.WRONG, said, "name one with --workspace, or make one: letters init DIR"
        )
        return
    yield Finding("workspace", Verdict.GOOD, str(root))
    yield told("kinds", lambda: kinds(desk))
    yield told("keys", lambda: keys(root, now))
    yield told("you", lambda: you(root, person, now))
    yield told("folder", lambda: folder(root / LETTERS))
    yield told("register", lambda: register(root, now))
    yield told("lock", lambda: lock(folders(root)))


def told(name: str, look: Callable[[], Finding]) -> Finding:
    """What a look finds; an error is a finding too."""
    try:
        return look()
    except BusyError as error:
        said, _, remedy = str(error).partition("\n")
        return Finding(name, Verdict.NOTE, said, remedy.strip())
    except ProblemsFoundError as error:
        return problematic(name, error.problems)
    except UnusableFileError as error:
        return Finding(name, Verdict.WRONG, f"{error.path}: {error.why}", error.remedy)


def problematic(name: str, problems: Sequence[Problem]) -> Finding:
    """The first of some problems, and how many more there are."""
    first = problems[0]
    more = f", and {len(problems) - 1} more" if len(problems) > 1 else ""
    return Finding(name, Verdict.WRONG, f"{first.place}: {first.what} [{first.code}]{more}", first.remedy)


def kinds(desk: Workspace) -> Finding:
    """Whether every letter kind is sound."""
    names = [each.name for each in desk.kind_folders()]
    problems = [problem for name in names for problem in desk.check_kind(name)]
    if problems:
        return problematic("kinds", problems)
    return Finding("kinds", Verdict.GOOD, ", ".join(names) or "none")


def keys(root: Path, now: datetime.datetime) -> Finding:
    """Whether anybody could sign today."""
    states = [state for _, state in listed_keys(root, now)]
    if State.VALID not in states:
        return Finding("keys", Verdict.NOTE, "no key may sign today", "make one: letters keys new PERSON")
    tally = ", ".join(f"{states.count(each)} {each.value}" for each in dict.fromkeys(states))
    return Finding("keys", Verdict.GOOD, tally)


def you(root: Path, person: str, now: datetime.datetime) -> Finding:
    """Who acts, and what they may do here."""
    people = read_people(root).people
    if not people:
        said = f"{person or 'nobody'}; {MARKER} lists no people, so anybody drafts and nobody signs"
        return Finding("you", Verdict.NOTE, said, f"write the people who work here into {root / MARKER}")
    if person not in people:
        said = f"{MARKER} does not list '{person}'"
        return Finding(
            "you", Verdict.NOTE, said, f"name yourself with --as or LETTERS_PERSON: {', '.join(people)}"
        )
    valid = [each for each, state in listed_keys(root, now) if (each.person, state) == (person, State.VALID)]
    may = ", ".join(each.value for each in people[person].may) or "nothing"
    return Finding("you", Verdict.GOOD, f"{person}, who may: {may}; valid keys: {len(valid)}")


def folder(letters: Path) -> Finding:
    """Whether letters can be written, and opened again everywhere."""
    if not letters.is_dir():
        return Finding("folder", Verdict.NOTE, f"{letters} is not there; the first draft makes it")
    if not os.access(letters, os.W_OK | os.X_OK):
        return Finding(
            "folder", Verdict.WRONG, f"you may not write in {letters}", "ask its owner for the permission"
        )
    length = len(str(letters.resolve())) + USUAL
    if length > DEEPEST:
        said = f"names of files can have {length} characters, and some programs open no more than {DEEPEST}"
        return Finding("folder", Verdict.NOTE, said, "put the workspace in a folder nearer to the top")
    return Finding("folder", Verdict.GOOD, f"{letters} can be written")


def register(root: Path, now: datetime.datetime) -> Finding:
    """Whether the register can be read, and the clock is not behind it. Its files and signatures are not looked at."""
    chain = history(root)
    if not chain.events:
        return Finding("register", Verdict.NOTE, "no events yet; the first act begins it")
    if chain.events[-1].at > now:
        said = f"its last event is of {chain.events[-1].at:%Y-%m-%d %H:%M:%S} UTC, and the clock says {now:%H:%M:%S}"
        return Finding(
            "register", Verdict.NOTE, f"the clock is behind: {said}", "set the clock of this machine"
        )
    return Finding("register", Verdict.GOOD, f"events: {len(chain.events)}")


def lock(where: Folders) -> Finding:
    """Whether the register is free, and whether its lock keeps another process out, as on some network drives it
    does not."""
    if not where.root.is_dir():
        return Finding("lock", Verdict.NOTE, "not tried, since there is no register yet")
    with locked(where.lock, 0):
        command = [sys.executable, "-c", RIVAL, str(where.lock)]
        rival = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    if rival.returncode != BARRED:
        remedy = "move the workspace to a disk of this machine; on this one two people would write at once"
        return Finding(
            "lock", Verdict.WRONG, "the lock of the register does not keep others out here", remedy
        )
    return Finding("lock", Verdict.GOOD, "the register is free, and its lock works")

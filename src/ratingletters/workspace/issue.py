"""Issue: the signed bytes go out as they are. Nothing is rendered here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ratingletters.errors import Problem, Setbacks
from ratingletters.model.people import Right
from ratingletters.register.disk import Disk
from ratingletters.register.event import Event, EventType
from ratingletters.register.fingerprint import fingerprint
from ratingletters.register.folders import LETTER
from ratingletters.register.reference import Reference
from ratingletters.register.rules import require
from ratingletters.register.status import Status
from ratingletters.register.writing import Register
from ratingletters.workspace.act import Act, meant, undone
from ratingletters.workspace.signed_letter import signature_flaws, signed_bytes

DONE = frozenset({Status.ISSUED})
"""A letter that stands so is passed over where a pattern brings it."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A letter issued: its event, the file that was signed off, and the copy that was asked for, if one was."""

    event: Event
    file: Path
    copy: Path | None = None
    supersedes: int = 0


def issue(
    root: Path,
    references: Sequence[str],
    act: Act,
    to: Path | None = None,
    done: Callable[[Issued], None] = lambda _: None,
    disk: Disk | None = None,
) -> tuple[tuple[Issued, ...], str]:
    """Issues signed letters one by one, each with a copy in the folder ``to`` if one is given; also gives the head
    of the register after it. A letter that cannot be issued stops only itself.

    Raises :class:`RefusedError` when the person may not issue (nothing is done then), and, when the others are
    issued, for the letters of which a rule forbids it.
    """
    issued: list[Issued] = []
    setbacks = Setbacks()
    with act.register(root, Right.ISSUE, disk) as register:
        flaws = signature_flaws(root, register.folders, register.events)
        for reference in undone(references, register.letters, DONE):
            with setbacks.of_one():
                issued.append(issued_one(register, reference, act, to, flaws))
                done(issued[-1])
        head = register.head
    setbacks.tell()
    return tuple(issued), head


def issued_one(
    register: Register, reference: Reference, act: Act, to: Path | None, flaws: Mapping[int, Problem]
) -> Issued:
    """One letter issued: its bytes compared with those that were signed off, the signature with the key, and the
    copy made before the event says so."""
    version, number = meant(register.letters, reference)
    event = Event(EventType.ISSUED, act.at(), act.person, reference.letter, number)
    require(register.letters, event)
    assert version is not None  # noqa: S101
    assert version.signed is not None  # noqa: S101
    data = signed_bytes(register.folders, version.signed, flaws, register.disk)
    file = register.folders.version(reference.letter, number) / LETTER
    copy = None
    if to is not None:
        copy = to / f"{reference.letter.replace('/', '-')}-v{number}.docx"
        register.disk.make_folder(to)
        register.disk.publish([(copy, data)], to.parent)
    event = register.add(event._replace(files=((LETTER, fingerprint(data)),)))
    return Issued(event, file, copy, version.corrects)

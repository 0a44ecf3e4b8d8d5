"""Destruction under a retention schedule: a letter's files go, what the register says of them stays."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ratingletters.errors import Setbacks
from ratingletters.model.people import Right
from ratingletters.register.disk import Disk
from ratingletters.register.event import Event, EventType
from ratingletters.register.reference import matching
from ratingletters.register.status import Status
from ratingletters.workspace.act import Act, meant


def destroy(
    root: Path, references: Sequence[str], authority: str, act: Act, disk: Disk | None = None
) -> tuple[Event, ...]:
    """Destroys versions of letters, each named with its number. The event comes first: a run that is stopped is
    finished by the next one, and until then ``verify`` tells what is left.

    Raises :class:`RefusedError` for those of which a rule forbids it, when the others are done.
    """
    destroyed: list[Event] = []
    setbacks = Setbacks()
    by = " ".join(authority.split())
    with act.register(root, Right.ISSUE, disk) as register:
        for reference in matching(references, register.letters.versions):
            version, number = meant(register.letters, reference)
            with setbacks.of_one():
                if version and version.status is Status.DESTROYED and version.stopped:
                    event = version.stopped
                else:
                    event = Event(
                        EventType.DESTROYED, act.at(), act.person, reference.letter, number, authority=by
                    )
                    event = register.add(event)
                folder = register.folders.version(reference.letter, number)
                register.disk.remove(folder / name for name in register.disk.names(folder))
                destroyed.append(event)
    setbacks.tell()
    return tuple(destroyed)

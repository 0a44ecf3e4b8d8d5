"""Withholding and withdrawing a letter, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ratingletters.errors import Setbacks
from ratingletters.model.people import Right
from ratingletters.register.disk import Disk
from ratingletters.register.event import Event, EventType
from ratingletters.register.reference import matching
from ratingletters.workspace.act import Act, meant


def stop(
    root: Path, type_: EventType, references: Sequence[str], reason: str, act: Act, disk: Disk | None = None
) -> tuple[Event, ...]:
    """Withholds or withdraws letters for a reason: a version of each, or its latest.

    Raises :class:`RefusedError` for those of which a rule forbids it, when the others are done.
    """
    stopped: list[Event] = []
    setbacks = Setbacks()
    why = " ".join(reason.split())
    with act.register(root, Right.ISSUE, disk) as register:
        for reference in matching(references, register.letters.versions):
            _, number = meant(register.letters, reference)
            with setbacks.of_one():
                event = Event(type_, act.at(), act.person, reference.letter, number, reason=why)
                stopped.append(register.add(event))
    setbacks.tell()
    return tuple(stopped)

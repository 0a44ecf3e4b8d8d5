"""Withholding and withdrawing a letter, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ratingletters.errors import RefusedError, together
from ratingletters.model.people import Right
from ratingletters.register.disk import Disk
from ratingletters.register.event import Event, EventType
from ratingletters.register.reference import matching
from ratingletters.workspace.act import Act


def stop(
    root: Path, type_: EventType, references: Sequence[str], reason: str, act: Act, disk: Disk | None = None
) -> tuple[Event, ...]:
    """Withholds or withdraws letters for a reason: a version of each, or its latest.

    Raises :class:`RefusedError` for those of which a rule forbids it, when the others are done.
    """
    stopped: list[Event] = []
    refused: list[RefusedError] = []
    with act.register(root, Right.ISSUE, disk) as register:
        for reference in matching(references, register.letters.versions):
            latest = register.letters.version(reference.letter, reference.version)
            number = latest.number if latest else reference.version or 1
            event = Event(
                type=type_,
                at=act.at(),
                actor=act.person,
                letter=reference.letter,
                version=number,
                reason=" ".join(reason.split()),
            )
            try:
                stopped.append(register.add(event))
            except RefusedError as error:
                refused.append(error)
    if refused:
        raise together(refused)
    return tuple(stopped)

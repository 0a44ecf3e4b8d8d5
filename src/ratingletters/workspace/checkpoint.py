"""A checkpoint: a person's signature over all that the register says so far."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ratingletters.model.people import Right
from ratingletters.register.disk import Disk
from ratingletters.register.event import Event, EventType
from ratingletters.register.signed_events import current, signed
from ratingletters.workspace.act import Act
from ratingletters.workspace.keys import read_keys

if TYPE_CHECKING:
    from ratingletters.register.key_file import SigningKey


def checkpoint(root: Path, reason: str, act: Act, key: SigningKey, disk: Disk | None = None) -> Event:
    """Adds a signed event that freezes all before it. Raises :class:`RefusedError` for who may not."""
    with act.register(root, Right.SIGN_OFF, disk) as register:
        event = Event(EventType.CHECKPOINT, act.at(), act.person, reason=" ".join(reason.split()))
        signers = current(read_keys(root).signers, register.events)
        return register.add(signed(register.placed(event), key, signers))

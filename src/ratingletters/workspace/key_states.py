"""What each key is good for at a time, by its line and by the register."""

from __future__ import annotations

import datetime
from enum import StrEnum
from pathlib import Path

from ratingletters.register.signed_events import current
from ratingletters.register.signers import Reason, Refused, Signer, Signers, allowed
from ratingletters.workspace.act import history
from ratingletters.workspace.keys import read_keys


class State(StrEnum):
    """A key that is not added has a line and no event: nothing that it signs counts."""

    VALID = "valid"
    NOT_YET = "not yet valid"
    EXPIRED = "expired"
    REVOKED = "revoked"
    NOT_ADDED = "not added"
    OTHER_USE = "not for letters"


STATES = {
    Reason.NOT_YET: State.NOT_YET,
    Reason.EXPIRED: State.EXPIRED,
    Reason.REVOKED: State.REVOKED,
    Reason.UNKNOWN: State.NOT_ADDED,
    Reason.NAMESPACE: State.OTHER_USE,
}


def listed_keys(root: Path, at: datetime.datetime) -> tuple[tuple[Signer, State], ...]:
    """Every line of ``allowed_signers`` with what it is good for. Raises as ``read_keys`` does."""
    published = read_keys(root).signers
    now = current(published, history(root).events)
    return tuple((each, state(each, now, at)) for each in published.signers)


def state(signer: Signer, now: Signers, at: datetime.datetime) -> State:
    """What the key on a line is good for, ``now`` being the keys that the register bears out."""
    lines = tuple(each for each in now.signers if each == signer)
    verdict = allowed(signer.key, Signers(lines, now.revoked), at)
    return STATES[verdict.reason] if isinstance(verdict, Refused) else State.VALID

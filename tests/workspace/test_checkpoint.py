"""A signature over all that the register says so far."""

from pathlib import Path

import pytest
from tests.workspace.offices import act
from tests.workspace.signing import new_office

from ratingletters.errors import RefusedError
from ratingletters.workspace.checkpoint import checkpoint
from ratingletters.workspace.prove import prove


def test_a_checkpoint_is_signed_and_proved(tmp_path: Path) -> None:
    office = new_office(tmp_path)
    office.draft()
    event = checkpoint(office.root, "end of the year", act("manager"), office.key)
    assert event.sig
    assert prove(office.root, event.hash).problems == ()


def test_who_may_not_sign_off_makes_no_checkpoint(tmp_path: Path) -> None:
    office = new_office(tmp_path)
    with pytest.raises(RefusedError, match="may not sign off"):
        checkpoint(office.root, "", act(), office.key)

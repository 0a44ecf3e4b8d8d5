"""What each key is good for."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.register.openssh import NOW, public
from tests.workspace.offices import act, office

from ratingletters.register.allowed_signers import line_of
from ratingletters.register.signers import Signer, Signers
from ratingletters.workspace.key_acts import add_key, revoke_key
from ratingletters.workspace.key_states import State, listed_keys, state

MANAGER, SECOND = Signer("manager", public(1)), Signer("manager", public(2))
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("signer", "found"),
    [
        (MANAGER, State.VALID),
        (replace(MANAGER, after=NOW + DAY), State.NOT_YET),
        (replace(MANAGER, before=NOW - DAY), State.EXPIRED),
        (replace(MANAGER, namespaces=("git",)), State.OTHER_USE),
    ],
)
def test_a_key_that_was_added_is_good_for_what_its_line_says(signer: Signer, found: State) -> None:
    assert state(signer, Signers((SECOND, signer)), NOW) is found


def test_each_line_of_a_key_is_judged_by_itself() -> None:
    lines = (replace(MANAGER, before=NOW - DAY), replace(MANAGER, after=NOW - DAY))
    assert [state(each, Signers(lines), NOW) for each in lines] == [State.EXPIRED, State.VALID]


def test_a_line_without_its_event_is_good_for_nothing(tmp_path: Path) -> None:
    root = office(tmp_path)
    (root / "allowed_signers").write_text(f"{line_of(MANAGER)}\n", encoding="utf-8")
    assert listed_keys(root, NOW) == ((MANAGER, State.NOT_ADDED),)
    add_key(root, MANAGER, act())
    assert listed_keys(root, NOW) == ((MANAGER, State.VALID),)


def test_a_revoked_key_stays_revoked_whatever_becomes_of_the_file(tmp_path: Path) -> None:
    root = office(tmp_path)
    add_key(root, MANAGER, act())
    revoke_key(root, "manager", "lost", act())
    assert listed_keys(root, NOW) == ((MANAGER, State.REVOKED),)
    (root / "revoked_keys").unlink()
    assert listed_keys(root, NOW) == ((MANAGER, State.REVOKED),)

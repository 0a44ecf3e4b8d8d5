"""The keys of a workspace, as they are read."""

from pathlib import Path

import pytest
from tests.register.openssh import public

from ratingletters.errors import ProblemsFoundError, RefusedError
from ratingletters.register.allowed_signers import line_of
from ratingletters.register.signers import Signer, Signers
from ratingletters.workspace.keys import Keys, read_keys

MANAGER, SECOND, ANALYST = (
    Signer("manager", public(1)),
    Signer("manager", public(2)),
    Signer("analyst", public(3)),
)


def test_both_files_are_read_and_neither_must_be_there(tmp_path: Path) -> None:
    assert read_keys(tmp_path).signers == Signers()
    (tmp_path / "allowed_signers").write_text(f"{line_of(MANAGER)}\n", encoding="utf-8")
    (tmp_path / "revoked_keys").write_text(f"{public(1)}\n", encoding="utf-8")
    assert read_keys(tmp_path).signers == Signers((MANAGER,), frozenset({public(1).fingerprint}))


def test_problems_of_both_files_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "allowed_signers").write_text("manager\n", encoding="utf-8")
    (tmp_path / "revoked_keys").write_text("lost\n", encoding="utf-8")
    with pytest.raises(ProblemsFoundError) as caught:
        read_keys(tmp_path)
    assert [each.code for each in caught.value.problems] == ["KEY-001", "KEY-007"]


KEYS = Keys(Signers((MANAGER, SECOND, ANALYST)))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("analyst", ANALYST),
        (MANAGER.key.fingerprint, MANAGER),
        (MANAGER.key.fingerprint[:15], MANAGER),
        (SECOND.key.fingerprint.removeprefix("SHA256:"), SECOND),
    ],
)
def test_a_key_is_named_by_its_fingerprint_or_whose_it_is(name: str, found: Signer) -> None:
    assert KEYS.named(name) is found


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("manager", "names 2 keys"),
        ("nobody", "names no key"),
        ("", "names no key"),
        ("SHA256:", "names no key"),
    ],
)
def test_a_name_of_no_key_or_of_several_is_refused(name: str, said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        KEYS.named(name)


def test_a_key_that_ended_is_not_meant_by_whose_it_is() -> None:
    assert KEYS.named("manager", {SECOND.key.fingerprint}) is MANAGER
    assert KEYS.named(SECOND.key.fingerprint, {SECOND.key.fingerprint}) is SECOND

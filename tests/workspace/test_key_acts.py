"""Keys made, added and revoked, with their events."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.register.openssh import NOW, public
from tests.workspace.offices import act, office

from ratingletters.errors import RefusedError
from ratingletters.register.chain import read_chain
from ratingletters.register.disk import Disk
from ratingletters.register.event import Event, EventType
from ratingletters.register.key_file import load_key
from ratingletters.register.signers import Signer
from ratingletters.workspace.act import folders
from ratingletters.workspace.key_acts import add_key, make_key, revoke_key
from ratingletters.workspace.keys import read_keys

MANAGER = Signer("manager", public(1), comment="of work")


def events(root: Path) -> tuple[Event, ...]:
    """What the register has."""
    path = folders(root).register
    chain = read_chain(Disk().lines(path), str(path)) if path.exists() else read_chain((), "")
    assert chain.problems == ()
    return chain.events


def no_passphrase() -> str:
    """A passphrase that leaves a key unlocked."""
    return ""


def test_a_key_that_is_added_may_sign_and_the_register_tells_of_it(tmp_path: Path) -> None:
    root = office(tmp_path)
    signer = replace(MANAGER, before=datetime(2027, 1, 1, tzinfo=UTC))
    assert add_key(root, signer, act()) == signer
    assert read_keys(root).signers.signers == (signer,)
    (event,) = events(root)
    assert (event.type, event.actor, event.holder) == (EventType.KEY_ADDED, "analyst", "manager")
    assert (event.key, event.public) == (public(1).fingerprint, str(public(1)))
    assert (event.at, event.after, event.before) == (NOW, None, signer.before)


def test_a_line_written_by_hand_stays_and_gets_its_event(tmp_path: Path) -> None:
    root = office(tmp_path)
    line = f'manager namespaces="letters-sign-off@v1",valid-after="20260101Z" {public(1)} by hand'
    (root / "allowed_signers").write_text(line, encoding="utf-8")
    found = add_key(root, MANAGER, act())
    assert (found.comment, found.after) == ("by hand", datetime(2026, 1, 1, tzinfo=UTC))
    assert (root / "allowed_signers").read_text(encoding="utf-8") == line
    assert [each.after for each in events(root)] == [found.after]


def test_a_line_is_put_on_a_line_of_its_own(tmp_path: Path) -> None:
    root = office(tmp_path)
    (root / "allowed_signers").write_text("# no end", encoding="utf-8")
    add_key(root, MANAGER, act())
    add_key(root, Signer("analyst", public(2)), act())
    assert [each.person for each in read_keys(root).signers.signers] == ["manager", "analyst"]


def test_a_key_is_added_once_and_belongs_to_one_person(tmp_path: Path) -> None:
    root = office(tmp_path)
    add_key(root, MANAGER, act())
    with pytest.raises(RefusedError, match="was added before"):
        add_key(root, MANAGER, act())
    with pytest.raises(RefusedError, match="is manager's"):
        add_key(root, replace(MANAGER, person="analyst"), act())
    assert len(events(root)) == 1


def test_people_who_are_not_listed_get_no_keys_and_give_none(tmp_path: Path) -> None:
    root = office(tmp_path)
    before = (root / "allowed_signers").read_bytes()
    with pytest.raises(RefusedError, match="does not list 'somebody'"):
        add_key(root, replace(MANAGER, person="somebody"), act())
    with pytest.raises(RefusedError, match="does not list 'somebody', who does this"):
        add_key(root, MANAGER, act("somebody"))
    with pytest.raises(RefusedError, match="does not list 'somebody', who does this"):
        revoke_key(root, "manager", "lost", act("somebody"))
    assert (root / "allowed_signers").read_bytes() == before
    assert events(root) == ()


def test_a_revoked_key_signs_no_more_and_is_not_added_again(tmp_path: Path) -> None:
    root = office(tmp_path)
    add_key(root, MANAGER, act())
    assert revoke_key(root, "manager", " lost\n on a train ", act()).key == public(1)
    assert read_keys(root).signers.revoked == {public(1).fingerprint}
    ends = events(root)[-1]
    assert (ends.type, ends.key, ends.reason) == (
        EventType.KEY_REVOKED, public(1).fingerprint, "lost on a train",
    )  # fmt: skip
    with pytest.raises(RefusedError, match="was revoked"):
        add_key(root, MANAGER, act())
    with pytest.raises(RefusedError, match="was revoked before"):
        revoke_key(root, public(1).fingerprint, "again", act())
    with pytest.raises(RefusedError, match="names no key"):
        revoke_key(root, "manager", "again", act())


def test_a_key_is_not_revoked_without_a_reason(tmp_path: Path) -> None:
    root = office(tmp_path)
    add_key(root, MANAGER, act())
    with pytest.raises(RefusedError, match="without a reason"):
        revoke_key(root, "manager", " \n", act())
    assert not (root / "revoked_keys").exists()


def test_a_revocation_that_was_stopped_before_its_event_is_completed(tmp_path: Path) -> None:
    root = office(tmp_path)
    add_key(root, MANAGER, act())
    kept = folders(root).register.read_bytes()
    revoke_key(root, "manager", "lost", act())
    folders(root).register.write_bytes(kept)
    revoke_key(root, "manager", "lost", act())
    assert [each.type for each in events(root)] == [EventType.KEY_ADDED, EventType.KEY_REVOKED]
    assert (root / "revoked_keys").read_text(encoding="utf-8").count(str(public(1))) == 1


def test_a_key_is_made_outside_the_workspace_and_may_sign_when_it_is_added(tmp_path: Path) -> None:
    root, file = office(tmp_path / "office"), tmp_path / "home/key"
    key = make_key(root, "manager", file, no_passphrase, "manager made today", act())
    assert load_key(file, no_passphrase).public == key
    assert read_keys(root).signers.of(key) == ()
    add_key(root, Signer("manager", key), act())
    assert read_keys(root).signers.of(key)[0].person == "manager"


@pytest.mark.parametrize("inside", ["key", "letters/key", "../link/key", "new/folder/key"])
def test_a_private_key_is_never_made_inside_a_workspace(tmp_path: Path, inside: str) -> None:
    root = office(tmp_path / "office")
    (tmp_path / "link").symlink_to(root)
    with pytest.raises(RefusedError, match="does not belong in a workspace"):
        make_key(root, "manager", root / inside, no_passphrase, "", act())
    assert not any("key" in each.name for each in root.rglob("*") if each.name != "allowed_signers")


def test_nobody_is_asked_for_the_passphrase_of_a_key_that_is_refused(tmp_path: Path) -> None:
    def never() -> str:
        raise AssertionError("the passphrase was asked")

    root = office(tmp_path / "office")
    (tmp_path / "there").touch()
    for person, file in (("somebody", "new"), ("manager", "there"), ("manager", "office/key")):
        with pytest.raises(RefusedError):
            make_key(root, person, tmp_path / file, never, "", act())

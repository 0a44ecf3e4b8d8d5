"""Issue: signed bytes go out as they are, once."""

from pathlib import Path

import pytest
from tests.workspace.offices import act
from tests.workspace.signing import LETTER, Office, new_office

from ratingletters.errors import RefusedError
from ratingletters.register.event import EventType
from ratingletters.register.status import Status
from ratingletters.workspace.issue import issue
from ratingletters.workspace.key_acts import revoke_key
from ratingletters.workspace.prove import prove


@pytest.fixture
def signed(tmp_path: Path) -> Office:
    office = new_office(tmp_path)
    office.draft()
    office.sign()
    return office


def refusal(office: Office, person: str = "analyst") -> str:
    with pytest.raises(RefusedError) as refused:
        issue(office.root, [LETTER], act(person))
    return str(refused.value)


def test_the_copy_has_the_very_bytes_that_were_signed(signed: Office, tmp_path: Path) -> None:
    issued = signed.issue(tmp_path / "out")
    assert issued.copy == tmp_path / "out/annual-rating-2009-liverpool-v1.docx"
    assert issued.copy.read_bytes() == (signed.folder / "v1/letter.docx").read_bytes()
    assert signed.version().status is Status.ISSUED


def test_the_head_after_an_issue_is_that_of_the_register(signed: Office) -> None:
    _, head = issue(signed.root, [LETTER], act())
    assert head == signed.events()[-1].hash
    assert prove(signed.root, head).problems == ()


def test_a_letter_that_is_not_signed_off_is_not_issued(tmp_path: Path) -> None:
    office = new_office(tmp_path)
    office.draft()
    assert "is not signed off, so it cannot be issued" in refusal(office)


def test_a_letter_is_issued_once(signed: Office) -> None:
    signed.issue()
    assert "is issued already" in refusal(signed)
    assert [each.type for each in signed.events()].count(EventType.ISSUED) == 1


def test_who_may_not_issue_is_refused(signed: Office) -> None:
    assert "manager may not issue" in refusal(signed, "manager")


def test_a_signed_letter_whose_file_was_changed_is_not_issued(signed: Office) -> None:
    letter = signed.folder / "v1/letter.docx"
    letter.chmod(0o644)
    letter.write_bytes(letter.read_bytes() + b"\0")
    assert "is not the file that was signed off" in refusal(signed)


def test_a_copy_never_takes_the_place_of_another_file(signed: Office, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/annual-rating-2009-liverpool-v1.docx").write_bytes(b"something else")
    with pytest.raises(RefusedError, match="already there"):
        signed.issue(tmp_path / "out")
    assert signed.version().status is Status.SIGNED_OFF


def test_a_key_that_was_revoked_after_the_sign_off_does_not_undo_it(signed: Office) -> None:
    revoke_key(signed.root, "manager", "she has left", act())
    signed.issue()
    assert signed.version().status is Status.ISSUED


def test_a_letter_that_only_the_register_says_was_signed_is_not_issued(signed: Office) -> None:
    signers = signed.root / "allowed_signers"
    other = new_office(signed.root.parent / "other")
    line = (other.root / "allowed_signers").read_text(encoding="utf-8").splitlines()[-1]
    kept = signers.read_text(encoding="utf-8").splitlines()[:-1]
    signers.write_text("\n".join([*kept, line, ""]), encoding="utf-8")
    assert LETTER in refusal(signed)


def test_a_pattern_passes_over_what_is_issued_already_and_a_name_does_not(signed: Office) -> None:
    signed.issue()
    issued, head = issue(signed.root, ["*/*"], act())
    assert (issued, head) == ((), signed.events()[-1].hash)
    with pytest.raises(RefusedError, match="already"):
        signed.issue()

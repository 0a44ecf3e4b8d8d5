"""What is there and what is missing in a workspace."""

import os
import subprocess
import sys
from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path

import pytest
from tests.register.openssh import NOW, public
from tests.workspace.offices import act, office

from ratingletters.register.lock import locked
from ratingletters.register.signers import Signer
from ratingletters.workspace import Workspace, health
from ratingletters.workspace.act import folders
from ratingletters.workspace.health import Finding, Verdict, examined
from ratingletters.workspace.key_acts import add_key

LETTERS = Path(sys.executable).with_name("letters")


def findings(root: Path | None, person: str = "manager") -> dict[str, Finding]:
    """Every finding by its name."""
    return {each.name: each for each in examined(Workspace(root), person, NOW + timedelta(days=1))}


def test_a_workspace_in_use_is_well(tmp_path: Path) -> None:
    root = office(tmp_path)
    add_key(root, Signer("manager", public(1)), act())
    found = findings(root)
    assert {each.verdict for each in found.values()} == {Verdict.GOOD}
    assert found["you"].said == "manager, who may: sign-off; valid keys: 1"
    assert found["keys"].said == "1 valid"
    assert found["register"].said == "events: 1"


def test_no_workspace_is_wrong() -> None:
    assert [(each.name, each.verdict) for each in findings(None).values()] == [("workspace", Verdict.WRONG)]


def test_somebody_whom_nobody_knows_is_told_who_is_known(tmp_path: Path) -> None:
    found = findings(office(tmp_path), "somebody")["you"]
    assert found.verdict is Verdict.NOTE
    assert "analyst, manager" in found.remedy


def test_a_lock_that_is_held_is_no_fault(tmp_path: Path) -> None:
    root = office(tmp_path)
    with locked(folders(root).lock, 0):
        found = findings(root)["lock"]
    assert found.verdict is Verdict.NOTE
    assert "another process is at work" in found.said


def test_a_lock_that_keeps_nobody_out_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "locked", lambda *_: nullcontext())  # as on a drive that cannot lock
    found = findings(office(tmp_path))["lock"]
    assert (found.verdict, "does not keep others out" in found.said) == (Verdict.WRONG, True)


def test_a_clock_behind_the_last_event_is_told(tmp_path: Path) -> None:
    root = office(tmp_path)
    add_key(root, Signer("manager", public(1)), act(at=NOW + timedelta(days=2)))
    found = findings(root)["register"]
    assert found.verdict is Verdict.NOTE
    assert "the clock is behind" in found.said


def test_a_broken_kind_is_told(tmp_path: Path) -> None:
    root = office(tmp_path)
    (root / "templates/mine").mkdir()
    (root / "templates/mine/letter.yaml").touch()
    found = findings(root)["kinds"]
    assert found.verdict is Verdict.WRONG
    assert "templates/mine/letter." in found.said


def test_a_workspace_too_deep_for_some_programs_is_told(tmp_path: Path) -> None:
    found = findings(office(tmp_path / ("d" * 120)))["folder"]
    assert (found.verdict, "no more than 200" in found.said) == (Verdict.NOTE, True)


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_a_folder_that_may_not_be_written_is_wrong(tmp_path: Path) -> None:
    root = office(tmp_path)
    (root / "letters").chmod(0o500)
    # root may write everywhere, until it gives that up
    lowered = ["setpriv", "--bounding-set", "-dac_override"] if os.geteuid() == 0 else []
    doctor = [*lowered, str(LETTERS), "doctor", "--as", "manager", "--workspace", str(root)]
    told = subprocess.run(doctor, check=False, capture_output=True, text=True)
    (root / "letters").chmod(0o700)
    assert f"you may not write in {root / 'letters'}" in told.stdout

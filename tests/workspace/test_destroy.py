"""Destruction: the files go, what the register says of them stays."""

from pathlib import Path

import pytest
from tests.workspace.offices import act
from tests.workspace.signing import LETTER, Office, new_office

from ratingletters.errors import RefusedError
from ratingletters.register.status import Status
from ratingletters.workspace.compare import compare
from ratingletters.workspace.destroy import destroy
from ratingletters.workspace.prove import prove


@pytest.fixture
def issued(tmp_path: Path) -> Office:
    office = new_office(tmp_path)
    office.out()
    return office


def test_a_destroyed_letter_is_gone_and_the_register_is_still_proved(issued: Office) -> None:
    destroy(issued.root, [LETTER], "schedule 4", act())
    assert list((issued.folder / "v1").iterdir()) == []
    assert issued.version().status is Status.DESTROYED
    assert issued.version().signed is not None
    assert prove(issued.root).problems == ()


def test_a_letter_is_not_destroyed_without_an_authority_or_on_its_way(issued: Office, tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="without an authority"):
        destroy(issued.root, [LETTER], "", act())
    other = new_office(tmp_path / "other")
    other.draft()
    with pytest.raises(RefusedError, match="is draft"):
        destroy(other.root, [LETTER], "schedule 4", act())
    assert (other.folder / "v1/narrative.md").exists()


def test_what_a_stopped_destruction_left_is_told_and_taken_by_the_next(issued: Office) -> None:
    destroy(issued.root, [LETTER], "schedule 4", act())
    (issued.folder / "v1/letter.docx").write_bytes(b"left over")
    assert [each.code for each in prove(issued.root).problems] == ["REG-009"]
    count = len(issued.events())
    destroy(issued.root, [LETTER], "schedule 4", act())
    assert prove(issued.root).problems == ()
    assert len(issued.events()) == count


def test_a_destroyed_version_cannot_be_compared(issued: Office) -> None:
    issued.correct((issued.root / "given.yaml").read_text(encoding="utf-8").replace("rating: 3", "rating: 2"))
    issued.sign()
    issued.issue()
    destroy(issued.root, [f"{LETTER}@v1"], "schedule 4", act())
    with pytest.raises(RefusedError, match="was destroyed"):
        compare(issued.desk, issued.root, LETTER)

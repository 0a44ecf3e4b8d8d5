"""The redline of a correction, from the register."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.workspace.offices import act
from tests.workspace.signing import FIGURE, LETTER, Office, new_office, sample

from bench import redline_reader as reader
from ratingletters.errors import RefusedError, UnusableFileError
from ratingletters.workspace.destroy import destroy
from ratingletters.workspace.redline import redline


@pytest.fixture
def desk(tmp_path: Path) -> Office:
    """An office with an issued letter and the draft of its correction."""
    office = new_office(tmp_path)
    office.draft(sample(FIGURE))
    office.sign()
    office.issue()
    office.correct(sample())
    return office


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the redline shall be."""
    return tmp_path / "redline.docx"


def texts(data: bytes) -> dict[str, list[str]]:
    """What a reader of a letter sees."""
    return reader.accepted(data).texts


def test_rejecting_all_gives_the_issued_letter_and_accepting_all_its_correction(
    desk: Office, file: Path
) -> None:
    desk.sign()
    made = redline(desk.root, LETTER, file)
    assert (made.old, made.new) == (f"{LETTER}@v1", f"{LETTER}@v2")
    data = file.read_bytes()
    old, new = ((desk.folder / name / "letter.docx").read_bytes() for name in ("v1", "v2"))
    assert reader.rejected(data).texts == texts(old)
    assert reader.accepted(data).texts == texts(new)
    assert texts(old) != texts(new)


def test_the_draft_of_a_correction_is_compared_too_and_its_draft_mark_is_a_change(
    desk: Office, file: Path
) -> None:
    redline(desk.root, LETTER, file)
    data = file.read_bytes()
    assert reader.rejected(data).texts == texts((desk.folder / "v1/letter.docx").read_bytes())
    assert reader.accepted(data).texts == texts((desk.folder / "v2/draft.docx").read_bytes())
    assert "DRAFT" in str(reader.accepted(data).texts)
    assert "DRAFT" not in str(reader.rejected(data).texts)


def test_two_drafts_do_not_differ_in_their_draft_mark(tmp_path: Path, file: Path) -> None:
    office = new_office(tmp_path)
    office.draft()
    made = redline(office.root, LETTER, file, old=1, new=1)
    assert (made.made.came, made.made.went) == (0, 0)


def test_the_changes_are_those_of_who_drafted_the_correction_and_of_that_time(
    desk: Office, file: Path
) -> None:
    redline(desk.root, LETTER, file)
    root = reader.opened(file.read_bytes()).root("word/document.xml")
    marks = list(root.iter(f"{reader.W}ins", f"{reader.W}del"))
    drafted = desk.version(2).drafted
    assert {each.get(f"{reader.W}author") for each in marks} == {"The analyst"}
    assert {each.get(f"{reader.W}date") for each in marks} == {f"{drafted.at:%Y-%m-%dT%H:%M:%SZ}"}


def test_the_same_redline_again_is_no_error_and_another_file_is_never_replaced(
    desk: Office, file: Path
) -> None:
    redline(desk.root, LETTER, file)
    before = file.read_bytes()
    redline(desk.root, LETTER, file)
    assert file.read_bytes() == before
    with pytest.raises(RefusedError, match="another file is already there"):
        redline(desk.root, LETTER, file, old=2, new=1)
    assert file.read_bytes() == before


def test_a_file_that_does_not_end_as_a_word_file_is_refused(desk: Office, tmp_path: Path) -> None:
    with pytest.raises(UnusableFileError, match=r"does not end in \.docx"):
        redline(desk.root, LETTER, tmp_path / "redline.doc")


def test_no_redline_lies_among_the_files_of_the_register(desk: Office) -> None:
    with pytest.raises(RefusedError, match="the register's own files"):
        redline(desk.root, LETTER, desk.folder / "v2/redline.docx")
    assert not (desk.folder / "v2/redline.docx").exists()


def test_a_letter_of_one_version_has_no_redline(tmp_path: Path, file: Path) -> None:
    office = new_office(tmp_path)
    office.draft()
    with pytest.raises(UnusableFileError, match="no version before it"):
        redline(office.root, LETTER, file)
    assert not file.exists()


@pytest.mark.parametrize(
    ("name", "what"),
    [("v1/letter.docx", "is not the file that was signed off"), ("v2/draft.docx", "was changed since")],
)
def test_a_file_that_is_not_as_the_register_has_it_is_refused(
    desk: Office, file: Path, name: str, what: str
) -> None:
    other = desk.folder / name
    other.chmod(0o644)
    other.write_bytes(other.read_bytes() + b"\n")
    with pytest.raises(RefusedError, match=what):
        redline(desk.root, LETTER, file)
    assert not file.exists()


def test_a_file_that_is_gone_is_told(desk: Office, file: Path) -> None:
    (desk.folder / "v1/letter.docx").unlink()
    with pytest.raises(RefusedError, match="is gone"):
        redline(desk.root, LETTER, file)


def test_a_version_that_was_destroyed_cannot_be_compared(desk: Office, file: Path) -> None:
    desk.sign()
    desk.issue()
    destroy(desk.root, [f"{LETTER}@v1"], "schedule 4", act())
    with pytest.raises(RefusedError, match="was destroyed"):
        redline(desk.root, LETTER, file)

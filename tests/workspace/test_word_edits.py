"""A draft edited in Word: read in, drafted again, signed; refused where something would be lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.word.hands import edited, replaces, says
from tests.workspace.offices import act
from tests.workspace.signing import FIGURE, LETTER, Office, new_office, sample

from ratingletters.errors import ProblemsFoundError, RefusedError, UnusableFileError
from ratingletters.model.edit import State
from ratingletters.register.event import EventType
from ratingletters.workspace.word_edits import ReadIn, read_in

STRONG = 3
"""The number of the sentence on strong provision."""


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return new_office(tmp_path)


def edit_in_word(office: Office, old: str, new: str, version: int = 1) -> Path:
    """Words of the draft in Word changed by hand."""
    path = office.folder / f"v{version}/draft.docx"
    path.write_bytes(edited(path.read_bytes(), replaces(old, new)))
    return path


def read(office: Office, file: Path | None = None, *, let_go: bool = False) -> ReadIn:
    return read_in(office.desk, office.root, LETTER, file, let_go=let_go)


def narrative(office: Office, version: int = 1) -> str:
    return (office.folder / f"v{version}/narrative.md").read_text(encoding="utf-8")


def test_an_edit_in_word_goes_into_the_narrative_and_into_the_next_draft_and_the_signed_letter(
    office: Office,
) -> None:
    office.draft()
    edit_in_word(office, "particularly effective", "notably effective")
    found = read(office)
    assert [(each.card, "notably" in each.words) for each in found.taken] == [("strong-mostly", True)]
    assert [each.state for each in found.edits] == [State.KEPT]
    assert "Provision is notably effective" in narrative(office)
    assert office.draft().change == "redrafted"
    assert office.events()[-1].type is EventType.EDITED
    signed = office.sign()
    assert any("notably" in each.markdown for each in signed.kept.letter.narrative.sentences())


def test_a_draft_edited_in_word_is_neither_replaced_nor_signed_before_it_was_read_in(office: Office) -> None:
    office.draft()
    path = edit_in_word(office, "particularly effective", "notably effective")
    before = path.read_bytes()
    for refused in (office.draft, office.sign):
        with pytest.raises(RefusedError, match=f"letters edits {LETTER}"):
            refused()
    assert path.read_bytes() == before
    read(office)
    with pytest.raises(RefusedError, match="draft the letter again"):
        office.sign()


def test_a_draft_that_was_only_saved_again_can_be_signed(office: Office) -> None:
    office.draft()
    path = office.folder / "v1/draft.docx"
    again = edited(path.read_bytes())
    assert again != path.read_bytes()
    path.write_bytes(again)
    assert office.sign().kept.name == f"{LETTER}@v1"


def test_another_letter_in_the_place_of_the_draft_is_not_signed(office: Office) -> None:
    office.draft()
    path = office.folder / "v1/draft.docx"
    path.write_bytes(b"PK")
    with pytest.raises(RefusedError):
        office.sign()


def test_a_change_outside_the_narrative_blocks_until_it_is_taken_back_or_let_go(office: Office) -> None:
    office.draft()
    drafted = (office.folder / "v1/draft.docx").read_bytes()
    path = edit_in_word(office, "four point scale:", "five point scale:")
    found = read(office)
    assert not found.settled
    assert [each.after for each in found.outside] == ["The annual rating derives from a five point scale:"]
    for refused in (office.draft, office.sign):
        with pytest.raises(RefusedError):
            refused()
    path.write_bytes(drafted)
    assert read(office).settled
    edit_in_word(office, "four point scale:", "five point scale:")
    assert read(office, let_go=True).settled
    assert office.draft().change == "redrafted"
    assert (office.folder / "v1/draft.docx").read_bytes() == drafted


def test_a_file_that_came_back_by_mail_is_read_in_and_the_draft_in_its_folder_stays(
    office: Office, tmp_path: Path
) -> None:
    office.draft()
    path = office.folder / "v1/draft.docx"
    mailed = tmp_path / "liverpool comments.docx"
    mailed.write_bytes(edited(path.read_bytes(), says(STRONG, "Provision is strong.")))
    found = read(office, mailed)
    assert found.taken[0].words == "Provision is strong."
    assert "liverpool comments.docx" in str(found.taken[0].place)
    assert office.draft().change == "redrafted"


def test_a_file_that_came_back_after_a_correction_of_results_waits_where_its_facts_changed(
    office: Office, tmp_path: Path
) -> None:
    office.draft()
    path, mailed = office.folder / "v1/draft.docx", tmp_path / "mailed.docx"
    mailed.write_bytes(
        edited(
            path.read_bytes(),
            replaces("Improvements have been", "Some improvements have been"),
            replaces("particularly effective", "notably effective"),
        )
    )
    office.draft(sample(FIGURE))
    found = read(office, mailed)
    states = {each.edit.mark.card: each.state for each in found.edits}
    assert states["strong-mostly"] is State.KEPT
    assert states["improvements-with-stem"].waits
    assert "Some improvements have been" in narrative(office)
    office.draft(sample(FIGURE))
    with pytest.raises(RefusedError, match="wait for a choice"):
        office.sign()


def test_a_sentence_edited_in_both_places_is_refused_and_nothing_is_written(office: Office) -> None:
    office.draft()
    edit_in_word(office, "particularly effective", "notably effective")
    office.edit("particularly effective", "very effective")
    before = narrative(office)
    with pytest.raises(RefusedError, match=r"(?s)edited here and in .*notably.*very"):
        read(office)
    assert narrative(office) == before
    with pytest.raises(RefusedError):
        office.draft()


def test_edits_of_different_sentences_in_both_places_are_all_kept(office: Office) -> None:
    office.draft()
    edit_in_word(office, "particularly effective", "notably effective")
    office.edit("are only satisfactory", "are merely satisfactory")
    found = read(office)
    assert len(found.edits) == 2
    text = narrative(office)
    assert "notably effective" in text
    assert "merely satisfactory" in text


def test_an_edit_of_an_edit_is_taken_over(office: Office) -> None:
    office.draft()
    office.edit("particularly effective", "very effective")
    office.draft()
    edit_in_word(office, "very effective", "most effective")
    read(office)
    assert "Provision is most effective" in narrative(office)
    office.draft()
    edit_in_word(office, "most effective", "particularly effective")
    read(office)
    drafted = office.draft()
    assert drafted.edits == ()


def test_a_draft_of_another_version_or_letter_is_refused(office: Office, tmp_path: Path) -> None:
    office.draft()
    old = tmp_path / "old.docx"
    old.write_bytes((office.folder / "v1/draft.docx").read_bytes())
    office.sign()
    with pytest.raises(RefusedError, match="is signed off, and edits are made in drafts"):
        read(office)
    office.issue()
    office.correct(sample(FIGURE))
    with pytest.raises(RefusedError, match=rf"a draft of {LETTER}@v1, not of {LETTER}@v2"):
        read(office, old)


def test_the_draft_of_a_correction_is_edited_in_word_like_any_other(office: Office) -> None:
    office.out()
    text = sample(FIGURE)
    office.correct(text)
    edit_in_word(office, "particularly effective", "notably effective", version=2)
    with pytest.raises(RefusedError, match="letters edits"):
        office.correct(text)
    read(office)
    made = office.correct(text)
    assert [each.state for each in made.edits] == [State.KEPT]


def test_a_missing_file_and_one_that_is_no_draft_are_told(office: Office, tmp_path: Path) -> None:
    office.draft()
    with pytest.raises(UnusableFileError, match="there is no such file"):
        read(office, tmp_path / "gone.docx")
    template = office.desk.kind("annual-rating-2009").folder / "letter.docx"
    with pytest.raises(ProblemsFoundError, match="this is no draft of letters"):
        read(office, template)


def test_nobody_else_can_write_while_a_draft_is_read_in(office: Office) -> None:
    """The edits of two files one after the other are both there."""
    office.draft()
    path = office.folder / "v1/draft.docx"
    one = path.with_name("one.docx")
    one.write_bytes(edited(path.read_bytes(), replaces("particularly effective", "notably effective")))
    edit_in_word(office, "are only satisfactory", "are merely satisfactory")
    read(office, one)
    one.unlink()
    read(office)
    (drafted,) = office.desk.draft([office.results("")], act=act())
    assert len(drafted.edits) == 2

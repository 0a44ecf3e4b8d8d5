"""Export: which letters leave the house, as what, and that they are the ones that were signed."""

from __future__ import annotations

import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.pdf.libreoffice import failures, needs_libreoffice, needs_poppler, office, office_that, text, words
from tests.seals.keys import NOW, seal_key
from tests.workspace.offices import act
from tests.workspace.signing import FIGURE, KIND, LETTER, ROOT, Office, new_office, sample

from ratingletters import read_results
from ratingletters.errors import ProblemsFoundError, RefusedError
from ratingletters.register.event import EventType
from ratingletters.workspace.export_letters import Change, Export, Exported, Seal, export_letters
from ratingletters.workspace.sign_off import sign_off
from ratingletters.workspace.stop import stop
from ratingletters.workspace.wanted import Form

SEAL = Seal(seal_key(), lambda: NOW)
KINDS = {
    KIND: ROOT / "samples/liverpool-2009/results.yaml",
    "annual-assessment-2010": ROOT / "templates/annual-assessment-2010/example.yaml",
    "inspection-summary-2024": ROOT / "templates/inspection-summary-2024/example.yaml",
}


@pytest.fixture
def signed(tmp_path: Path) -> Office:
    office = new_office(tmp_path)
    office.draft()
    office.sign()
    return office


def word(
    by: Office, *references: str, seal: Seal | None = None, drafts: bool = False
) -> tuple[Exported, ...]:
    """Letters exported in Word."""
    export = Export(by.root / "exports", seal=seal, drafts=drafts)
    return export_letters(by.root, references or [LETTER], [Form.WORD], export)


def refusal(by: Office, *references: str, drafts: bool = False) -> str:
    with pytest.raises(RefusedError) as refused:
        word(by, *references, drafts=drafts)
    return str(refused.value)


def test_a_signed_letter_in_word_is_the_very_file_that_was_signed(signed: Office) -> None:
    (exported,) = word(signed)
    assert exported.file == signed.root / "exports/annual-rating-2009-liverpool-v1.docx"
    assert exported.file.read_bytes() == (signed.folder / "v1/letter.docx").read_bytes()


def test_a_second_export_leaves_what_is_there(signed: Office) -> None:
    assert [each.change for each in word(signed)] == [Change.EXPORTED]
    before = (signed.root / "exports/annual-rating-2009-liverpool-v1.docx").stat().st_mtime_ns
    assert [each.change for each in word(signed)] == [Change.UNCHANGED]
    assert (signed.root / "exports/annual-rating-2009-liverpool-v1.docx").stat().st_mtime_ns == before


def test_a_draft_is_exported_as_such_and_only_where_drafts_are_asked_for(tmp_path: Path) -> None:
    by = new_office(tmp_path)
    by.draft()
    assert f"{LETTER}@v1 is not signed off, so it is not exported" in refusal(by)
    (exported,) = word(by, drafts=True)
    assert exported.file.name == "annual-rating-2009-liverpool-v1-draft.docx"
    assert exported.file.read_bytes() == (by.folder / "v1/draft.docx").read_bytes()


def test_a_draft_that_was_changed_is_exported_anew(tmp_path: Path) -> None:
    by = new_office(tmp_path)
    by.draft()
    word(by, drafts=True)
    by.edit("particularly effective", "notably effective")
    by.draft()
    assert [each.change for each in word(by, drafts=True)] == [Change.EXPORTED]


def test_a_letter_whose_file_was_changed_stays_in_the_house_though_its_copy_is_there(signed: Office) -> None:
    word(signed)
    letter = signed.folder / "v1/letter.docx"
    letter.chmod(0o644)
    letter.write_bytes(letter.read_bytes() + b"\0")
    assert "is not the file that was signed off" in refusal(signed)


def test_a_letter_that_only_the_register_says_was_signed_stays_in_the_house(signed: Office) -> None:
    signers = signed.root / "allowed_signers"
    other = new_office(signed.root.parent / "other")
    line = (other.root / "allowed_signers").read_text(encoding="utf-8").splitlines()[-1]
    kept = signers.read_text(encoding="utf-8").splitlines()[:-1]
    signers.write_text("\n".join([*kept, line, ""]), encoding="utf-8")
    assert LETTER in refusal(signed)
    assert not (signed.root / "exports").exists()


def test_letters_that_are_withheld_or_withdrawn_stay_in_the_house_and_a_pattern_passes_over_the_latter(
    signed: Office,
) -> None:
    stop(signed.root, EventType.WITHHELD, [LETTER], "an error in it", act())
    assert f"{LETTER}@v1 is withheld (an error in it), so it is not exported" in refusal(signed, "*/*")
    stop(signed.root, EventType.WITHDRAWN, [LETTER], "sent to nobody", act())
    assert word(signed, "*/*") == ()
    assert f"{LETTER}@v1 is withdrawn" in refusal(signed)


def test_while_a_correction_is_drafted_the_letter_in_force_is_named(signed: Office) -> None:
    signed.issue()
    signed.correct(sample(FIGURE))
    assert f"export the letter in force: {LETTER}@v1" in refusal(signed)
    (exported,) = word(signed, f"{LETTER}@v1")
    assert exported.wanted.version == 1


def test_a_version_that_is_not_there_is_told(signed: Office) -> None:
    assert f"there is no {LETTER}@v7" in refusal(signed, f"{LETTER}@v7")


def test_one_letter_that_cannot_go_keeps_no_other(signed: Office) -> None:
    signed.draft(sample(("id: liverpool", "id: elsewhere")))
    assert f"{KIND}/elsewhere@v1 is not signed off" in refusal(signed, "*/*")
    assert (signed.root / "exports/annual-rating-2009-liverpool-v1.docx").exists()


def test_a_sealed_letter_says_so_in_its_name_and_is_sealed_anew_by_another_key(signed: Office) -> None:
    (first,) = word(signed, seal=SEAL)
    assert first.file.name == "annual-rating-2009-liverpool-v1-sealed.docx"
    assert "_xmlsignatures/sig1.xml" in ZipFile(first.file).namelist()
    assert [each.change for each in word(signed, seal=SEAL)] == [Change.UNCHANGED]
    other = Seal(seal_key("rsa", "Another"), lambda: NOW)
    assert [each.change for each in word(signed, seal=other)] == [Change.EXPORTED]


def test_a_draft_is_not_sealed(signed: Office) -> None:
    with pytest.raises(RefusedError, match="a draft is not sealed"):
        word(signed, seal=SEAL, drafts=True)


@needs_libreoffice
@needs_poppler
@pytest.mark.parametrize("kind", KINDS)
def test_the_pdf_of_every_shipped_kind_says_its_letter_and_breaks_no_rule_of_pdf_ua(
    tmp_path: Path, kind: str
) -> None:
    by = new_office(tmp_path)
    by.desk.draft(read_results(KINDS[kind]), datetime.date(2010, 12, 1), act=act())
    (signed,) = sign_off(by.desk, by.root, ["*/*"], act("manager"), by.key)
    letter = signed.kept.letter
    export = Export(tmp_path / "out", office(tmp_path / "scratch"))
    (exported,) = export_letters(by.root, ["*/*"], [Form.PDF], export)
    said, data = text(exported.file), exported.file.read_bytes()
    wanted = [letter.council, letter.rating_title, *(each.markdown for each in letter.narrative.sentences())]
    assert [each for each in wanted if words(each) not in said] == []
    assert "DRAFT" not in said
    assert failures(data) == []
    assert failures(SEAL.over(Form.PDF, data)) == []


@needs_libreoffice
@needs_poppler
def test_the_pdf_of_a_draft_says_draft(tmp_path: Path) -> None:
    by = new_office(tmp_path)
    by.draft()
    export = Export(tmp_path / "out", office(tmp_path / "scratch"), drafts=True)
    (exported,) = export_letters(by.root, [LETTER], [Form.PDF], export)
    assert exported.file.name == "annual-rating-2009-liverpool-v1-draft.pdf"
    assert "DRAFT" in text(exported.file)
    assert failures(exported.file.read_bytes()) == []


@needs_libreoffice
def test_a_letter_of_which_libreoffice_makes_nothing_is_told_with_its_file(signed: Office) -> None:
    program = office_that(signed.root, "echo Error: out of paper >&2; exit 1")
    export = Export(signed.root / "exports", office(signed.root / "scratch", program))
    with pytest.raises(ProblemsFoundError) as found:
        export_letters(signed.root, [LETTER], [Form.PDF, Form.WORD], export)
    (problem,) = found.value.problems
    assert problem.place.source == str(signed.folder / "v1/letter.docx")
    assert "out of paper" in problem.what
    assert [each.name for each in (signed.root / "exports").glob("annual*")] == [
        "annual-rating-2009-liverpool-v1.docx"
    ]


def test_the_register_says_nothing_of_an_export(signed: Office) -> None:
    before = signed.events()
    word(signed)
    assert signed.events() == before

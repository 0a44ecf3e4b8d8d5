"""Signed letters made again from what is kept."""

from pathlib import Path

import pytest
from tests.workspace.signing import FIGURE, LETTER, Office, new_office, sample

from ratingletters import Workspace
from ratingletters.workspace.rebuild import rebuild


@pytest.fixture
def desk(tmp_path: Path) -> Office:
    office = new_office(tmp_path)
    office.draft(sample(FIGURE))
    office.edit("particularly effective", "*notably* effective")
    office.draft(sample(FIGURE))
    office.sign()
    office.issue()
    office.correct(sample())
    office.sign()
    return office


def test_every_signed_version_is_made_again_byte_for_byte_without_the_kinds_of_today(desk: Office) -> None:
    found = list(rebuild(Workspace(desk.root), desk.root, [LETTER]))
    assert [(each.name, each.same_bytes) for each in found] == [
        (f"{LETTER}@v1", True),
        (f"{LETTER}@v2", True),
    ]
    assert [each.data for each in found] == [
        (desk.folder / f"v{number}/letter.docx").read_bytes() for number in (1, 2)
    ]


def test_one_version_can_be_named(desk: Office) -> None:
    assert [each.name for each in rebuild(desk.desk, desk.root, [f"{LETTER}@v1"])] == [f"{LETTER}@v1"]


def test_a_file_that_was_changed_is_named_and_the_others_are_made_all_the_same(desk: Office) -> None:
    file = desk.folder / "v1/results.yaml"
    file.chmod(0o644)
    file.write_bytes(file.read_bytes().replace(b"63.9", b"64.9"))
    first, second = rebuild(desk.desk, desk.root, [LETTER])
    assert not first.same_content
    assert "results.yaml" in first.why
    assert second.same_bytes


@pytest.mark.parametrize("gone", [False, True])
def test_a_kept_kind_that_was_changed_is_never_used(desk: Office, gone: bool) -> None:
    signed = desk.version(1).signed
    assert signed is not None
    folder = desk.root / "letters/.kinds" / signed.kind
    if gone:
        folder.rename(folder.with_name("elsewhere"))
    else:
        book = folder / "patterns.md"
        book.chmod(0o644)
        book.write_text(book.read_text().replace("particularly", "hardly"))
    found = list(rebuild(Workspace(desk.root), desk.root, [LETTER]))
    assert [(each.same_content, each.data) for each in found] == [(False, b""), (False, b"")]
    assert all("is not the kind that the letter was made from" in each.why for each in found)


def test_a_draft_is_not_rebuilt(tmp_path: Path) -> None:
    office = new_office(tmp_path)
    office.draft()
    assert list(rebuild(office.desk, office.root, [LETTER])) == []

"""The house style of a kind as the desk holds to it: loaded with the kind, and kept by the book's own drafts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ratingletters import Workspace
from ratingletters.errors import ProblemsFoundError
from ratingletters.workspace.house_style import unstyled
from ratingletters.workspace.kind import load_kind

ROOT = Path(__file__).parents[2]
KIND = "inspection-summary-2024"
SENTENCE = "> There is weak or unsatisfactory provision in {low}."


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    """A desk whose own copy of a kind may be edited: nothing of it is confirmed."""
    (tmp_path / "letters.toml").touch()
    shutil.copytree(ROOT / "templates" / KIND, tmp_path / "templates" / KIND)
    (tmp_path / "templates" / KIND / "confirmed.yaml").unlink(missing_ok=True)
    return Workspace(tmp_path)


def edit(desk: Workspace, file: str, old: str, new: str) -> None:
    assert desk.root
    path = desk.root / "templates" / KIND / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_kind_is_loaded_with_its_house_style(desk: Workspace) -> None:
    assert desk.kind(KIND).house_style.longest == 35


def test_a_kind_without_a_house_style_has_an_empty_one(desk: Workspace) -> None:
    edit(desk, "letter.yaml", "house-style: house-style.yaml\n", "")
    assert desk.kind(KIND).house_style.source == ""


def test_a_slip_of_the_house_style_is_told_when_the_kind_is_checked(desk: Workspace) -> None:
    edit(desk, "house-style.yaml", "ten and 11", "ten or so")
    (problem,) = desk.check_kind(KIND)
    assert (problem.code, Path(problem.place.source).name) == ("HST-103", "house-style.yaml")


@pytest.mark.parametrize("name", ["../house-style.yaml", "/etc/house.yaml", "house.txt"])
def test_the_house_style_stands_beside_the_definition(desk: Workspace, name: str) -> None:
    edit(desk, "letter.yaml", "house-style: house-style.yaml", f"house-style: {name}")
    with pytest.raises(ProblemsFoundError) as raised:
        desk.kind(KIND)
    assert [each.code for each in raised.value.problems] == ["KND-010"]


def test_a_draft_card_that_breaks_the_house_style_is_told_at_its_line(desk: Workspace) -> None:
    edit(
        desk, "patterns.md", SENTENCE, "> There is over half of provision in {low}, and 5 per cent in {low}."
    )
    found = [(each.code, each.what, each.remedy) for each in desk.check_kind(KIND)]
    assert found == [
        ("HST-201", "in 'weak-found', '5 per cent' is not how a percentage is written", "write '5%'"),
        ("HST-201", "in 'weak-found', 'over half' is not a term of the house", "write 'more than half'"),
    ]


def test_attested_words_stay_as_their_letter_has_them(desk: Workspace) -> None:
    edit(desk, "patterns.md", SENTENCE, "> There is over half of provision in {low}.")
    edit(
        desk,
        "patterns.md",
        "something is weak or unsatisfactory.\n\ndraft",
        "something is weak or unsatisfactory.\n\nattested: examplebrae-2024",
    )
    assert desk.check_kind(KIND) == ()


def test_what_stands_in_an_optional_part_is_held_to_the_style_too(desk: Workspace) -> None:
    edit(desk, "patterns.md", SENTENCE, "> There is provision[[ of SEN in {low}]] that is weak in {low}.")
    assert "additional support needs" in desk.check_kind(KIND)[0].remedy


def test_no_kind_that_ships_has_a_draft_against_its_own_style() -> None:
    for folder in Workspace(None, shelves=(ROOT / "templates",)).kind_folders():
        assert load_kind(folder).house_style.source, folder.name
        assert list(unstyled(load_kind(folder))) == [], folder.name

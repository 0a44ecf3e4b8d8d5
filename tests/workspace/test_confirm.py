"""The wording of a kind is confirmed, slips, and is confirmed again."""

import shutil
from pathlib import Path

import pytest

from ratingletters import Workspace
from ratingletters.errors import ProblemsFoundError

ROOT = Path(__file__).parents[2]
KIND = "annual-rating-2009"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A kind of which nothing was ever confirmed."""
    copy = shutil.copytree(ROOT / "templates" / KIND, tmp_path / KIND)
    (copy / "confirmed.yaml").unlink(missing_ok=True)
    return copy


def desk(folder: Path) -> Workspace:
    """A desk that has read nothing yet."""
    return Workspace(None, first=folder.parent)


def change(file: Path, old: str, new: str) -> None:
    """Replaces one text of a file."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_kind_of_which_nothing_was_confirmed_is_not_held_to_anything(folder: Path) -> None:
    change(folder / "patterns.md", "particularly effective", "notably effective")
    assert desk(folder).check_kind(KIND) == ()


def test_the_first_time_everything_is_confirmed(folder: Path) -> None:
    cards = list(desk(folder).kind(KIND).whole_book.cards())
    told = [each.what for each in desk(folder).confirm(KIND)]
    assert len([each for each in told if " is new in " in each]) == len(cards)
    assert "'percent' is not as it was confirmed" in told
    assert desk(folder).check_kind(KIND) == ()
    assert desk(folder).confirm(KIND) == ()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("patterns.md", "particularly effective", "particulary effective"),
        ("patterns.md", "is at least 80", "is at least 65"),
        ("patterns.md", "## strengths\n", ""),
        ("lexicon.yaml", "name: nursery schools", "name: nursry schools"),
        ("letter.yaml", "3: Performs Well", "3: Performs Wel"),
    ],
)
def test_a_slip_is_told_until_it_is_mended_or_meant(file: str, old: str, new: str, folder: Path) -> None:
    desk(folder).confirm(KIND)
    before = (folder / file).read_bytes()
    change(folder / file, old, new)
    found = desk(folder).check_kind(KIND)
    assert {(each.code, each.place.source) for each in found} == {("KND-106", str(folder / file))}
    assert found[0].remedy == f"if it is meant: letters kinds confirm {KIND}"
    meant = (folder / file).read_bytes()
    (folder / file).write_bytes(before)
    assert desk(folder).check_kind(KIND) == ()
    (folder / file).write_bytes(meant)
    assert desk(folder).confirm(KIND) == found
    assert desk(folder).check_kind(KIND) == ()


def test_a_kind_that_is_not_sound_cannot_be_confirmed(folder: Path) -> None:
    change(folder / "patterns.md", "is at least 80", "is at least 79")
    with pytest.raises(ProblemsFoundError):
        desk(folder).confirm(KIND)
    assert not (folder / "confirmed.yaml").exists()


def test_a_broken_record_is_a_problem_and_is_replaced_when_all_is_meant(folder: Path) -> None:
    (folder / "confirmed.yaml").write_text("<<<<<<< ours\n", encoding="utf-8")
    assert desk(folder).check_kind(KIND)[0].place.source == str(folder / "confirmed.yaml")
    desk(folder).confirm(KIND)
    assert desk(folder).check_kind(KIND) == ()


def test_a_kind_that_is_not_as_confirmed_still_previews(folder: Path) -> None:
    desk(folder).confirm(KIND)
    change(folder / "patterns.md", "particularly effective", "notably effective")
    (sample,) = desk(folder).read(ROOT / "samples/liverpool-2009/results.yaml")
    said = [each.markdown for each in desk(folder).preview(sample).sentences()]
    assert any("notably effective" in each for each in said)

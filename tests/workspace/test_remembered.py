"""A kind that is remembered is the kind that would be read."""

import shutil
from pathlib import Path

import pytest

from ratingletters.errors import ProblemsFoundError
from ratingletters.workspace.kind import load_kind
from ratingletters.workspace.remembered import remembered

TEMPLATES = Path(__file__).parents[2] / "templates"
NAME = "inspection-summary-2024"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A kind of its own, that a test may change."""
    shutil.copytree(TEMPLATES / NAME, tmp_path / NAME)
    return tmp_path / NAME


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """An empty folder for what is remembered."""
    (tmp_path / "cache").mkdir()
    return tmp_path / "cache"


def reword(folder: Path, old: str, new: str) -> None:
    book = folder / "patterns.md"
    text = book.read_text("utf-8")
    assert old in text
    book.write_text(text.replace(old, new), "utf-8")


def test_what_is_remembered_is_what_was_read(folder: Path, cache: Path) -> None:
    read = remembered(folder, cache)
    assert len(list(cache.iterdir())) == 1
    assert remembered(folder, cache) == read == load_kind(folder)


def test_without_a_cache_a_kind_is_read(folder: Path, cache: Path) -> None:
    assert remembered(folder, None) == load_kind(folder)
    assert remembered(folder, cache / "not there") == load_kind(folder)


def test_a_kind_that_was_edited_is_read_anew_and_kept_in_place_of_the_old_one(
    folder: Path, cache: Path
) -> None:
    before = remembered(folder, cache)
    reword(folder, "\ndraft\n", "\nattested: letter-2024\n")
    after = remembered(folder, cache)
    assert after != before
    assert after == load_kind(folder) == remembered(folder, cache)
    assert len(list(cache.iterdir())) == 1


def test_a_kind_that_became_unsound_is_not_remembered_as_sound(folder: Path, cache: Path) -> None:
    remembered(folder, cache)
    reword(folder, "### ", "### Not a name ")
    with pytest.raises(ProblemsFoundError):
        remembered(folder, cache)


@pytest.mark.parametrize("cut", [0, 10, 128, 5_000])
def test_what_was_torn_is_read_anew(folder: Path, cache: Path, cut: int) -> None:
    read = remembered(folder, cache)
    (kept,) = cache.iterdir()
    kept.write_bytes(kept.read_bytes()[:cut])
    assert remembered(folder, cache) == read


def test_one_byte_changed_is_enough_to_be_read_anew(folder: Path, cache: Path) -> None:
    read = remembered(folder, cache)
    (kept,) = cache.iterdir()
    data = bytearray(kept.read_bytes())
    data[-100] ^= 1
    kept.write_bytes(data)
    assert remembered(folder, cache) == read


def test_places_are_told_by_the_name_under_which_a_kind_was_asked_for(folder: Path, cache: Path) -> None:
    remembered(folder, cache)
    other = folder.parent / "other"
    folder.parent.joinpath("other").mkdir()
    shutil.copytree(folder, other / NAME)
    cards = list(remembered(other / NAME, cache).book.cards())
    assert {card.place.source for card in cards} == {str(other / NAME / "patterns.md")}

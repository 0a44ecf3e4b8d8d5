"""The record of what was confirmed of a kind: written, read back, and told when it is none."""

from pathlib import Path

import pytest

from ratingletters.errors import ProblemsFoundError, UnusableFileError
from ratingletters.kinds.confirmed import read_confirmed, write_confirmed
from ratingletters.model.confirmed import Confirmed

RECORD = Confirmed(
    cards={
        "Headline, and more / rating / rating-headline": "012345678901",
        "Provision / a / b": "1e1234567890",
    },
    lexicon={"percent": "aaaaaaaaaaaa", "kinds / provision type": "bbbbbbbbbbbb"},
    letter={"title": "cccccccccccc"},
    words=("a", "children’s", "no", "null", "post-16", "true", *(f"word-{at}" for at in range(100))),
)


def test_a_record_reads_back_as_it_was_written(tmp_path: Path) -> None:
    assert write_confirmed(tmp_path, RECORD) == tmp_path / "confirmed.yaml"
    assert read_confirmed(tmp_path) == RECORD
    assert [each.name for each in tmp_path.iterdir()] == ["confirmed.yaml"]


def test_an_empty_record_is_one_too(tmp_path: Path) -> None:
    write_confirmed(tmp_path, Confirmed())
    assert read_confirmed(tmp_path) == Confirmed()


def test_a_fingerprint_is_a_line_of_its_own_in_the_books_order(tmp_path: Path) -> None:
    lines = write_confirmed(tmp_path, RECORD).read_text(encoding="utf-8").splitlines()
    start = lines.index("cards:")
    assert lines[start + 1].strip() == "Headline, and more / rating / rating-headline: 012345678901"
    assert lines[start + 2].strip() == "Provision / a / b: 1e1234567890"
    assert max(map(len, lines)) <= 120


def test_a_kind_of_which_nothing_was_confirmed_has_no_record(tmp_path: Path) -> None:
    assert read_confirmed(tmp_path) is None


@pytest.mark.parametrize(
    ("text", "line"), [("cards: [a]\n", 1), ("cards:\n  a: 1\nwordz: [a]\n", 3), ("<<<<<<< ours\n", 1)]
)
def test_what_is_no_record_is_told_with_its_line(text: str, line: int, tmp_path: Path) -> None:
    (tmp_path / "confirmed.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsFoundError) as caught:
        read_confirmed(tmp_path)
    assert caught.value.problems[0].place.line == line


def test_a_folder_that_is_not_there_cannot_hold_a_record(tmp_path: Path) -> None:
    with pytest.raises(UnusableFileError):
        write_confirmed(tmp_path / "nowhere", RECORD)

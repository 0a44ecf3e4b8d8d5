"""The record of what was confirmed of a kind: written, read back, and told when it is none."""

from pathlib import Path

import pytest

from ratingletters.errors import ProblemsFoundError
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
    (tmp_path / "confirmed.yaml").write_text(write_confirmed(RECORD), encoding="utf-8")
    assert read_confirmed(tmp_path) == RECORD


def test_an_empty_record_is_one_too(tmp_path: Path) -> None:
    (tmp_path / "confirmed.yaml").write_text(write_confirmed(Confirmed()), encoding="utf-8")
    assert read_confirmed(tmp_path) == Confirmed()


def test_a_fingerprint_is_a_line_of_its_own_in_the_books_order() -> None:
    lines = write_confirmed(RECORD).splitlines()
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

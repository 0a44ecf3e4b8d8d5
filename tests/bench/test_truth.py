"""The independent reader finds nothing false in the letters, and does find the lies seeded in them."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).parents[2] / "bench"
CONTROL = (
    "overall-most", "strong-mostly", "inadequate-few", "homes-and-services-good", "outcomes-one-band",
    "indicators-in-line",
)  # fmt: skip


@pytest.fixture(scope="module")
def truth() -> ModuleType:
    """``bench/truth.py``, which is no part of the package."""
    sys.path.insert(0, str(BENCH))
    try:
        import truth  # noqa: PLC0415
    finally:
        sys.path.remove(str(BENCH))
    return truth


def test_nothing_false_is_printed_and_every_card_is_read(truth: ModuleType) -> None:
    tally = truth.run(300, 2, truth.writer())
    assert tally.of(truth.FALSE) == []
    assert tally.of(truth.OMITTED) == []
    assert tally.unseen() == []


@pytest.mark.parametrize("card", CONTROL)
def test_a_lie_in_the_book_is_found(truth: ModuleType, card: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lies = [lie for lie in truth.BOOK_LIES if lie[0] == card]
    monkeypatch.setattr(truth, "BOOK_LIES", lies)
    found = dict(truth.book_lies(200, 1))
    assert len(found) == len(lies) > 0
    assert all(found.values()), found


def test_a_lie_in_a_word_is_found(truth: ModuleType) -> None:
    found = dict(truth.word_lies(500, 1))
    assert [lie for lie, said in found.items() if not said] == []


def test_a_dropped_line_that_is_not_there_is_no_lie(truth: ModuleType) -> None:
    with pytest.raises(truth.UnusedLieError):
        truth.writer(truth.without("overall-most", "- no such line\n"))


@pytest.mark.parametrize(
    ("share", "word", "sorts"),
    [
        ((3, 4), "three of the four", set()),
        ((4, 4), "all four", set()),
        ((2, 2), "both", set()),
        ((2, 4), "three of the four", {"false"}),
        ((611, 612), "almost all", set()),
        ((611, 612), "all", {"false"}),
        ((1, 612), "almost no", set()),
        ((1, 612), "no", {"false"}),
        ((129, 200), "the large majority of", {"borderline"}),
        ((128, 200), "the large majority of", {"false"}),
        ((3, 4), "the large majority of", {"false"}),
    ],
)
def test_the_words_of_a_share(truth: ModuleType, share: tuple[int, int], word: str, sorts: set[str]) -> None:
    assert {sort for sort, _ in truth.bears(word, *share)} == sorts


def test_the_command_says_what_it_found(truth: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    status = truth.main(["--letters", "40", "--seed", "3", "--show", "1"])
    said = capsys.readouterr().out
    assert said.startswith("40 letters, ")
    assert "rating-headline" in said
    assert status == int("\n0 false" not in said or "never seen" in said)

"""The independent readers find nothing false in the letters, and do find the lies seeded in them."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).parents[2] / "bench"
KINDS = ("annual-rating-2009", "annual-assessment-2010", "inspection-summary-2024")
CONTROL = {  # three lies in each kind, of different sorts
    "annual-rating-2009": ("overall-most", "strong-mostly", "indicators-in-line"),
    "annual-assessment-2010": ("verdict-higher", "continue-all", "agencies-satisfactory"),
    "inspection-summary-2024": ("evaluation-same", "above-national", "services-adequate"),
}


@pytest.fixture(scope="module")
def truth() -> ModuleType:
    """``bench/truth.py``, which is no part of the package."""
    sys.path.insert(0, str(BENCH))
    try:
        import truth  # noqa: PLC0415
        import truth_lies  # noqa: F401, PLC0415  found by its name below
    finally:
        sys.path.remove(str(BENCH))
    return truth


@pytest.fixture(scope="module")
def lies(truth: ModuleType) -> ModuleType:
    """``bench/truth_lies.py``."""
    assert truth
    return sys.modules["truth_lies"]


@pytest.mark.parametrize("name", KINDS)
def test_nothing_false_is_printed_and_no_must_is_left_out(truth: ModuleType, name: str) -> None:
    kind = truth.kinds()[name]
    tally = truth.run(kind, 120, 2, truth.writer(kind))
    assert [finding for finding, _ in tally.of(truth.FALSE) + tally.of(truth.OMITTED)] == []
    assert len(tally.longest.split()) <= 45


@pytest.mark.parametrize(("name", "card"), [(name, card) for name in KINDS for card in CONTROL[name]])
def test_a_lie_in_the_book_is_found(truth: ModuleType, lies: ModuleType, name: str, card: str) -> None:
    chosen = [lie for lie in lies.LIES[name] if lie[0] == card]
    found = dict(lies.book_lies(truth.kinds()[name], 150, 4, chosen))
    assert len(found) == len(chosen) > 0
    assert all(found.values()), found


@pytest.mark.parametrize("name", [name for name in KINDS if name != "inspection-summary-2024"])
def test_a_lie_in_a_word_is_found(truth: ModuleType, lies: ModuleType, name: str) -> None:
    found = dict(lies.word_lies(truth.kinds()[name], 500, 5))
    assert [lie for lie, said in found.items() if not said] == []


def test_a_dropped_line_that_is_not_there_is_no_lie(truth: ModuleType, lies: ModuleType) -> None:
    with pytest.raises(lies.UnusedLieError):
        truth.writer(truth.kinds()["annual-rating-2009"], lies.without("overall-most", "- no such line\n"))


def test_a_lie_that_makes_its_card_silent_is_no_lie(truth: ModuleType, lies: ModuleType) -> None:
    unsaid = ("indicators-in-line", "- position is in line\n", "- position is known\n")
    with pytest.raises(lies.UnusedLieError):  # "all" of them is not said unless the book sees that it is all
        dict(lies.book_lies(truth.kinds()["annual-rating-2009"], 40, 4, [unsaid]))


def test_a_sentence_that_no_pattern_reads_is_false(truth: ModuleType) -> None:
    kind = truth.kinds()["annual-rating-2009"]
    raw = next(kind.councils(1, 1))
    reading = kind.reader.judge(raw, [["All is well with the settings."]])
    assert "unread" in reading.claims
    assert "no pattern reads it" in {finding.why for finding in reading.findings}


def test_a_must_that_is_neither_told_nor_reported_is_held_against_a_letter(truth: ModuleType) -> None:
    kind = truth.kinds()["annual-rating-2009"]
    raw = next(kind.councils(1, 1))
    told = "neither said nor reported: council.rating"
    silent, reported = kind.reader.judge(raw, []), kind.reader.judge(raw, [], {"council.rating"})
    assert told in {finding.why for finding in silent.findings}
    assert told not in {finding.why for finding in reported.findings}


@pytest.mark.usefixtures("truth")
def test_a_sentence_of_more_than_45_words_is_held_against_a_letter() -> None:
    shapeless = sys.modules["truth_reader"].shapeless
    long = f"Improve {' '.join(['primary'] * 44)} schools."
    assert "46 words" in {why for _, why in shapeless(long, own=False)}
    assert "46 words" not in {why for _, why in shapeless(long, own=True)}


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
@pytest.mark.usefixtures("truth")
def test_the_words_of_a_share(share: tuple[int, int], word: str, sorts: set[str]) -> None:
    bears = sys.modules["truth_words"].bears
    assert {sort for sort, _ in bears(word, *share)} == sorts


def test_the_command_says_what_it_found(truth: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    status = truth.main(["--kind", "annual-rating-2009", "--letters", "40", "--seed", "3", "--show", "1"])
    said = capsys.readouterr().out
    for line in (
        "letters            40",
        "claims checked",
        "false              0",
        "unread             0",
        "omissions",
    ):
        assert line in said
    assert status == int("never seen         none" not in said)


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("annual-rating-2009", "samples/liverpool-2009/results.yaml"),
        ("annual-assessment-2010", "samples/assessment-2010/results.yaml"),
        ("inspection-summary-2024", "templates/inspection-summary-2024/example.yaml"),
    ],
)
def test_nothing_false_is_printed_about_a_sample(
    truth: ModuleType, name: str, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert truth.main(["--kind", name, "--results", str(BENCH.parent / file)]) == 0
    assert "false              0" in capsys.readouterr().out

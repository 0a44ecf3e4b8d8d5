"""A slip of an editor never ends in a crash, is told by the record, and its impact is told in full."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from ratingletters.kinds.folders import BOOK, LEXICON

ROOT = Path(__file__).parents[2]
BENCH = ROOT / "bench"
KIND = ROOT / "templates" / "annual-assessment-2010"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    """``bench/slips.py``, which is no part of the package."""
    sys.path.insert(0, str(BENCH))
    try:
        import slips  # noqa: PLC0415
    finally:
        sys.path.remove(str(BENCH))
    return slips


@pytest.fixture(scope="module")
def letters(bench: ModuleType) -> object:
    """The letters of the samples and of a few random results."""
    return bench.letters_of(KIND, 10, 1)


@pytest.mark.parametrize(("file", "edits"), [(BOOK, 30), (LEXICON, 10)])
def test_no_slip_is_silent_and_none_crashes(
    bench: ModuleType, letters: object, file: str, edits: int
) -> None:
    found = [outcome for _, outcome in bench.run(letters, file, edits, 3)]
    rules = Counter(each.what for each in found)
    assert rules[bench.CRASH] == rules[bench.MISSED] == 0, [each.said for each in found]
    assert {each.in_all for each in found} <= {bench.TOLD, bench.HARMLESS}


@pytest.mark.parametrize(
    ("old", "new", "what", "recorded"),
    [
        ("\n### ", "\n##### ", "told", False),
        ("\n### ", "\n\n### ", "harmless", False),
        ("\n## ", "\n## some-", "unheard", True),
        ("> Children's services in", "> Now children's services in", "silent", True),
    ],
)
def test_an_edit_is_sorted_by_what_it_does(
    bench: ModuleType, letters: object, old: str, new: str, what: str, recorded: bool
) -> None:
    text = (KIND / BOOK).read_text(encoding="utf-8")
    assert old in text
    became = bench.outcome(letters, BOOK, text.replace(old, new))
    assert (became.what, became.recorded) == (what, recorded)


def test_the_same_seed_makes_the_same_edits_and_each_changes_the_text(bench: ModuleType) -> None:
    text = (KIND / BOOK).read_text(encoding="utf-8")
    first, again = (list(bench.slips(text, 60, 5)) for _ in range(2))
    assert first == again
    assert all(slip.text != text for slip in first)
    assert {slip.sort.split()[0] for slip in first} == {
        "character", "line", "word", "indent", "quote", "number", "marker",
    }  # fmt: skip


def test_the_command_says_what_it_found(bench: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main([str(KIND), "--edits", "3", "--letters", "0"]) == 0
    assert "annual-assessment-2010/patterns.md: 3 edits" in capsys.readouterr().out

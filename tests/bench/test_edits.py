"""No edit that changes a claim is verified, no harmless one is contradicted, and none is ever lost."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"
KINDS = ("annual-rating-2009", "annual-assessment-2010")


@pytest.fixture(scope="module")
def bench() -> Iterator[None]:
    """The folder of the experiments, which is no part of the package, to import from."""
    sys.path.insert(0, str(BENCH))
    yield
    sys.path.remove(str(BENCH))


@pytest.mark.usefixtures("bench")
@pytest.mark.parametrize("name", KINDS)
def test_no_changed_claim_is_verified_and_no_harmless_edit_is_contradicted(name: str, tmp_path: Path) -> None:
    import edits  # noqa: PLC0415
    import truth  # noqa: PLC0415

    kind = edits.load_kind(truth.kinds()[name].folder)
    letters = list(edits.letters(kind, 1, 5, tmp_path))
    changing = edits.changing(letters, truth.kinds()[name].reader, 1, random.Random(1))  # noqa: S311
    harmless = edits.harmless(letters, kind, 1, random.Random(1))  # noqa: S311
    assert changing.wrong == harmless.wrong == []
    read = {verdict: sum(counts[verdict] for counts in changing.read.values()) for verdict in edits.Verdict}
    assert read["contradicted"] > read["unverified"] > 0
    assert sum(counts.total() for counts in harmless.read.values()) > 100


@pytest.mark.usefixtures("bench")
@pytest.mark.parametrize("name", KINDS)
def test_no_edit_is_lost_over_corrections_and_changes_of_the_book(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    import edits_carried  # noqa: PLC0415

    assert edits_carried.main(["--kind", name, "--letters", "2", "--seed", "3"]) == 0
    said = capsys.readouterr().out
    assert "stale" in said
    assert said.endswith("0 wrong\n")

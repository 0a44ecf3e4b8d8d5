"""The oracle of agreement hears a wrong number, article or noun, and lets right ones pass."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"


@pytest.fixture(scope="module")
def disagreements() -> Callable[[str], Iterator[str]]:
    """From ``bench/agreement.py``, which is no part of the package."""
    sys.path.insert(0, str(BENCH))
    try:
        from agreement import disagreements  # noqa: PLC0415
    finally:
        sys.path.remove(str(BENCH))
    return disagreements


@pytest.mark.parametrize(
    "sentence",
    [
        "One of the four children's homes is good and the adoption and fostering services are also good.",
        "Of the three homes inspected, two are good and the other is satisfactory.",
        "The quality of primary schools and nurseries is mixed.",
        "The stability of placements of looked after children has improved faster than nationally.",
        "The take-up of school lunches and teenage conceptions have improved faster than nationally.",
        "The proportion of children in Year 6 who are obese has fallen and is below the national average.",
        "Most nursery and primary school provision is good or better and some is outstanding.",
        "There is one inadequate primary school and two of the childminders inspected were inadequate.",
        "Standards in national tests at ages 11 and 16 are above national averages and continue to improve.",
        "However, the numbers of young people not in education, employment or training show an increasing trend.",
        "A higher than average proportion of primary schools are good or outstanding.",
    ],
)
def test_what_agrees_passes(disagreements: Callable[[str], Iterator[str]], sentence: str) -> None:
    assert list(disagreements(sentence)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "One of the four children's homes are good.",
        "Three of the four children's homes is good.",
        "Of the three homes inspected, two are good and the other are satisfactory.",
        "Fostering agency have improved and are now good.",
        "The private fostering arrangements is now outstanding.",
        "Adoption agency remain good.",
        "The quality of primary schools and nurseries are mixed.",
        "Teenage conceptions has improved faster than nationally.",
        "Two primary school are inadequate.",
        "There is two inadequate primary schools.",
        "Standards in national tests at age 11 and 16 are above national averages.",
        "The numbers of young people show a increasing trend.",
        "At Key Stage 2, the gap in achievement is narrowing for pupils with needs and looked after children.",
        "Services for looked after children is good.",
        "The the nursery is good.",
    ],
)
def test_what_does_not_agree_is_heard(disagreements: Callable[[str], Iterator[str]], sentence: str) -> None:
    assert list(disagreements(sentence)) != []

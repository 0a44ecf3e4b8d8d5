"""Results written as YAML read back equal."""

import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ratingletters import read_results
from ratingletters.model.results import Limited, Results
from ratingletters.sources.write import WRITER, write_results, written

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples/liverpool-2009/results.yaml"


def back(results: Results) -> Results:
    """The results written and read again."""
    (read,) = read_results("-", stdin=write_results(results))
    return read.results


def test_the_sample_reads_back_equal_and_is_written_the_same_again() -> None:
    (sample,) = read_results(SAMPLE)
    assert back(sample.results) == sample.results
    assert write_results(back(sample.results)) == write_results(sample.results)


@given(
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1).filter(
        lambda name: name.strip() == name
    ),
    st.decimals(0, 100, places=3),
)
def test_any_name_and_any_figure_survive(name: str, tolerance: Decimal) -> None:
    (sample,) = read_results(SAMPLE)
    council = sample.results.council.model_copy(update={"name": name})
    changed = sample.results.model_copy(update={"council": council, "tolerance": tolerance})
    assert back(changed) == changed


@given(
    st.text(
        st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs")), min_size=1, max_size=300
    )
)
@example("an emoji 🏛️")
@example("the text \\U0001F3DB")
def test_the_same_is_written_whether_or_not_the_fast_writer_is_there(name: str) -> None:
    (sample,) = read_results(SAMPLE)
    council = sample.results.council.model_copy(update={"name": name.strip() or "none"})
    changed = sample.results.model_copy(update={"council": council})
    assert write_results(changed) == written(changed, WRITER)


@pytest.mark.parametrize(
    "file", sorted(ROOT.glob("templates/*/example.yaml")), ids=lambda file: file.parent.name
)
def test_the_example_of_every_kind_reads_back_equal(file: Path) -> None:
    (example,) = read_results(file)
    assert back(example.results) == example.results


@given(st.dates(datetime.date(1992, 1, 1), datetime.date(2100, 12, 31)))
def test_a_day_is_written_as_a_day_and_every_month_as_a_month(day: datetime.date) -> None:
    (sample,) = read_results(SAMPLE)
    month, results = day.replace(day=1), sample.results
    changed = results.model_copy(
        update={
            "date": day,
            "provision": tuple(each.model_copy(update={"inspected": month}) for each in results.provision),
            "review": tuple(each.model_copy(update={"held": month}) for each in results.review),
            "limited": Limited(from_rating=4, by="an inspection", held=f"{month:%Y-%m}"),
        }
    )
    assert back(changed) == changed

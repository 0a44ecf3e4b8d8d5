"""Results written as YAML read back equal."""

from decimal import Decimal
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from ratingletters import read_results
from ratingletters.model.results import Results
from ratingletters.sources.write import DUMPER, dumped, plain, write_results

SAMPLE = Path(__file__).parents[2] / "samples/liverpool-2009/results.yaml"


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
    assert write_results(changed) == dumped(plain(changed), DUMPER)

"""Results read from files: what is accepted, and that every problem is told at its place."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ratingletters.errors import ProblemsFoundError, RatingLettersError, UnusableFileError
from ratingletters.sources.results import SOURCES, read_results

SAMPLE = Path(__file__).parents[2] / "samples" / "liverpool-2009" / "results.yaml"
TEXT = SAMPLE.read_text(encoding="utf-8")
BROKEN = yaml.safe_load((Path(__file__).parent / "broken.yaml").read_text(encoding="utf-8"))


def entry(text: str) -> str:
    """The text as an entry of a list."""
    return "- " + "\n  ".join(text.splitlines()) + "\n"


def problems_of(*inputs: Path | str, stdin: str = "") -> tuple[Any, ...]:
    with pytest.raises(ProblemsFoundError) as caught:
        read_results(*inputs, stdin=stdin)
    return caught.value.problems


def test_the_sample_is_read_whole() -> None:
    (sourced,) = read_results(SAMPLE)
    results = sourced.results
    assert (results.kind, results.year, results.rating) == ("annual-rating-2009", 2009, 3)
    assert results.date == datetime.date(2009, 12, 9)
    assert results.council.code == "341"
    assert [each.type for each in results.provision][:2] == ["childcare", "nursery"]
    assert results.provision[0].counts.total == 612
    assert results.review[0].held == datetime.date(2008, 2, 1)
    assert results.review[0].judgements["safeguarding"] == "good"
    assert results.outcomes["healthy"] == Decimal("71.0")
    assert results.outcome_judgements[0].model_extra == {
        "healthy": "satisfactory",
        "safe": "satisfactory",
        "achieving": "good",
        "contribution": "good",
        "economic": "satisfactory",
    }
    assert (len(results.indicators), len(results.gaps)) == (15, 5)


def test_every_fact_is_found_again_in_its_file() -> None:
    (sourced,) = read_results("-", stdin=entry(TEXT))
    lines = entry(TEXT).splitlines()
    for path, written in (
        (("rating",), "3 "),
        (("review", 0, "held"), "2008-02"),
        (("provision", 2, "counts", "good"), "62"),
        (("outcome_judgements", 1, "safe"), "good"),
    ):
        place = sourced.place(path)
        assert lines[place.line - 1][place.column - 1 :].startswith(written)
    assert sourced.place(("gaps", 7)) == sourced.place(("gaps",))


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case["title"])
def test_a_broken_copy_of_the_sample_gives_each_problem_at_its_place(
    case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert case["replace"] in TEXT
    monkeypatch.chdir(tmp_path)
    Path("results.yaml").write_text(TEXT.replace(case["replace"], case["with"], 1), encoding="utf-8")
    found = problems_of("results.yaml")
    told = {f"{each.place.line}:{each.place.column} {each.code}" for each in found}
    wanted = [line.split(" ", 2) for line in case["problems"]]
    assert told == {f"{place} {code}" for place, code, _ in wanted}, found
    for place, code, words in wanted:
        said = [str(each) for each in found if str(each.place).endswith(place) and each.code == code]
        assert any(words in each for each in said), said


def test_an_empty_file_is_one_problem() -> None:
    (problem,) = problems_of("-", stdin="# nothing yet\n")
    assert (problem.code, problem.what) == ("YML-001", "the file is empty")


def test_a_code_that_begins_with_zero_stays_as_it_is_written() -> None:
    (sourced,) = read_results("-", stdin=TEXT.replace('"341"', "010"))
    assert sourced.results.council.code == "010"


def test_a_whole_number_that_excel_wrote_as_a_fraction_is_taken() -> None:
    (sourced,) = read_results("-", stdin=TEXT.replace("rating: 3 ", "rating: 3.0 "))
    assert sourced.results.rating == 3


def test_markup_and_ampersands_come_through_exactly() -> None:
    post = "Health & Social Care < 50% {{ 7*7 }} ]]> Ynys Môn 😀"
    (sourced,) = read_results(
        "-", stdin=TEXT.replace("Executive Director of Children's Services", f"'{post}'")
    )
    assert sourced.results.addressee.post == post


def test_yaml_and_json_give_the_same_results(tmp_path: Path) -> None:
    (from_yaml,) = read_results(SAMPLE)
    file = tmp_path / "results.json"
    numbers = (("rating",), ("tolerance",), ("year",))
    value = json.loads(json.dumps(from_yaml.document.value), parse_float=Decimal)

    def written(each: Any, was: Any) -> str:
        if isinstance(each, dict):
            return "{" + ", ".join(f"{json.dumps(k)}: {written(v, was[k])}" for k, v in each.items()) + "}"
        if isinstance(each, list):
            return "[" + ",\n\t".join(written(v, w) for v, w in zip(each, was, strict=True)) + "]"
        figure = type(was) is not str and each.replace(".", "").isdigit()
        return each if figure else json.dumps(each)

    file.write_text(written(value, from_yaml.document.value), encoding="utf-8")
    (from_json,) = read_results(file)
    assert from_json.results == from_yaml.results
    assert all(from_json.place(each).line for each in numbers)


def test_a_file_may_hold_many_councils() -> None:
    other = TEXT.replace("id: liverpool", "id: leeds")
    read = read_results("-", stdin=entry(TEXT) + entry(other))
    assert [each.results.council.id for each in read] == ["liverpool", "leeds"]


def test_a_list_of_no_councils_is_a_problem() -> None:
    (problem,) = problems_of("-", stdin="[]")
    assert problem.what == "this list holds no council"


def test_the_same_council_in_two_inputs_is_refused_with_both_places() -> None:
    (problem,) = problems_of(SAMPLE, "-", stdin=TEXT)
    assert problem.code == "RES-014"
    assert {str(problem.place), problem.what.split(" at ")[1]} == {f"{SAMPLE}:14:15", "<stdin>:14:15"}


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(TEXT, encoding="utf-8")
    assert len(read_results(tmp_path, tmp_path / "a.yaml")) == 1


def test_a_folder_gives_the_problems_of_all_its_files(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(TEXT.replace("rating: 3 ", "rating: five "), encoding="utf-8")
    (tmp_path / "b.yml").write_text("a: 'b\n", encoding="utf-8")
    (tmp_path / "c.json").write_text('{"a": NaN}', encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not results", encoding="utf-8")
    assert [Path(each.place.source).name for each in problems_of(tmp_path)] == ["a.yaml", "b.yml", "c.json"]


def test_an_area_judged_in_two_reviews_is_refused_with_both_places() -> None:
    start, rest = TEXT.split("review: ", 1)
    end = rest.index("outcomes:")
    again = "review:\n" + "".join(
        f"  - {{held: 200{year}-02, judgements: {{safeguarding: good}}}}\n" for year in (7, 8)
    )
    (problem,) = problems_of("-", stdin=start + again + rest[end:])
    assert problem.code == "RES-013"
    assert "'safeguarding' is judged in two reviews" in problem.what
    assert "<stdin>:37:34" in problem.what


def test_an_outcome_judgement_without_an_outcome_is_refused() -> None:
    line = next(each for each in TEXT.splitlines() if "type: fostering, healthy" in each)
    (problem,) = problems_of("-", stdin=TEXT.replace(line, "  - {type: fostering}"))
    assert "judges no outcome" in problem.what


def test_a_heading_with_nothing_under_it_is_no_heading() -> None:
    cut = TEXT[: TEXT.index("gaps:")] + "gaps:\n"
    (sourced,) = read_results("-", stdin=cut)
    assert sourced.results.gaps == ()


@pytest.mark.parametrize("name", ["results.csv", "results", "missing.yaml", "empty"])
def test_an_input_that_cannot_be_read_is_named(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UnusableFileError, match=name):
        read_results(tmp_path / name)


def test_a_message_about_an_unknown_ending_says_which_are_read() -> None:
    with pytest.raises(UnusableFileError) as caught:
        read_results("results.ods")
    assert all(ending in str(caught.value) for ending in SOURCES)


def test_a_device_without_end_is_refused() -> None:
    with pytest.raises(UnusableFileError, match="50 MiB"):
        read_results("/dev/zero")


def test_a_link_that_leads_to_itself_is_refused(tmp_path: Path) -> None:
    loop = tmp_path / "loop.yaml"
    loop.symlink_to(loop)
    with pytest.raises(UnusableFileError):
        read_results(loop)


def only_our_errors(text: str) -> None:
    try:
        read_results("-", stdin=text)
    except RatingLettersError as error:
        assert str(error)  # noqa: PT017


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    only_our_errors(text)


@settings(max_examples=200, deadline=None)
@given(
    at=st.integers(0, len(TEXT)),
    length=st.integers(0, 60),
    put=st.text(max_size=5) | st.text(" \t\n:-,'\"{}[]&*!|>%@#?~0", max_size=6),
)
def test_any_edit_of_the_sample_is_read_or_refused(at: int, length: int, put: str) -> None:
    only_our_errors(TEXT[:at] + put + TEXT[at + length :])

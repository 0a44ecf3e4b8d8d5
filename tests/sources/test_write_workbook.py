"""Results written as a workbook read back equal, and a blank workbook is one that results can be written into."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sources.workbooks import SAMPLE, csv_folder, sample, told

from ratingletters import read_results
from ratingletters.model.results import Results
from ratingletters.reading.cells import ERRORS
from ratingletters.reading.characters import forbidden
from ratingletters.sources.write_workbook import write_workbook

GRADES = ("outstanding", "very good", "good", "inadequate")


def is_plain(text: str) -> bool:
    """Whether text is a line that results can hold."""
    return bool(text.strip()) and text not in ERRORS and not list(forbidden(text)) and "\u200b" not in text


lines = (
    st.text(st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs")), min_size=1, max_size=30)
    .map(str.strip)
    .filter(is_plain)
)
figures = st.decimals(-1_000_000, 1_000_000, places=4) | st.integers(-1000, 1000).map(Decimal)
shares = st.decimals(1, 100, places=3)
percents = st.decimals(0, 100, places=2)
counts = st.dictionaries(st.sampled_from(GRADES), st.integers(1, 5000), min_size=1)
months = st.dates(datetime.date(1992, 1, 1), datetime.date(2100, 12, 1)).map(lambda day: f"{day:%Y-%m}")
judged = st.dictionaries(lines, lines, min_size=1, max_size=3)


def group(**fields: Any) -> st.SearchStrategy[dict[str, Any]]:
    """A group of fields; one whose name ends in ``_`` may be absent."""
    always = {name: each for name, each in fields.items() if not name.endswith("_")}
    perhaps = {name[:-1]: each for name, each in fields.items() if name.endswith("_")}
    return st.fixed_dictionaries(always, optional=perhaps)


def each_once(
    entries: st.SearchStrategy[dict[str, Any]], name: str
) -> st.SearchStrategy[list[dict[str, Any]]]:
    """A list of entries, each of another name."""
    return st.lists(entries, max_size=3, unique_by=lambda entry: entry[name])


def judged_by_outcome(entry: tuple[str, dict[str, str]]) -> dict[str, str]:
    """A service with its judgements."""
    return {**entry[1], "type": entry[0]}


comparators = {"previous_": figures, "similar_areas_": figures, "national_": figures, "tolerance": percents}
results = group(
    kind=lines,
    year=st.integers(1992, 2100),
    date_=st.dates(datetime.date(1992, 1, 1), datetime.date(2100, 12, 31)),
    council=group(id=st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9})?", fullmatch=True), name=lines, short_name=lines,
                  name_in_sentence_=lines, code_=lines),
    addressee=group(name=lines, salutation=lines, post=lines,
                    address=st.lists(st.from_regex(r"[A-Z][a-z ]{0,9}[a-z]", fullmatch=True), min_size=2, max_size=6)
                    .map(lambda address: [*address, "M1 1AA"])),
    signatory=group(name=lines, post=lines),
    rating=st.integers(1, 6),
    tolerance=percents,
    provision=each_once(group(type=lines, counts=counts, previous_=counts, similar_areas_=shares, national_=shares,
                              inspected_=months, special_measures_=st.just(0), notice_to_improve_=st.just(1)), "type"),
    review=each_once(group(held=months, judgements=judged), "held"),
    unannounced=st.lists(group(held=months, priority_=st.integers(0, 9), strengths_=st.integers(0, 9),
                               development_=st.integers(0, 9)), max_size=2),
    case_reviews_=counts,
    outcomes=st.dictionaries(lines, shares, max_size=3),
    outcome_judgements=each_once(st.tuples(lines, judged).map(judged_by_outcome), "type"),
    indicators=each_once(group(id=lines, outcome_=lines, value=figures, earlier_=st.lists(figures, max_size=4),
                               national_previous_=figures, better=st.sampled_from(("higher", "lower")), **comparators),
                         "id"),
    gaps=each_once(group(id=lines, value=figures, **comparators), "id"),
    previous_=group(year=st.integers(1992, 2100), rating=st.integers(1, 6)),
    limited_=st.fixed_dictionaries({"from": st.integers(1, 6), "by": lines, "held": months}),
    findings=st.lists(group(text=lines, sort=st.sampled_from(("judgement", "strength", "area for development")),
                            about_=lines, source_=lines, author_=lines), max_size=2),
    wording=st.dictionaries(lines, lines, max_size=2),
)  # fmt: skip
populations = st.lists(
    results.map(Results.model_validate), min_size=1, max_size=3, unique_by=lambda each: each.council.id
)


def once(council: Results) -> bool:
    """Whether no area is judged in two reviews, as results ask."""
    areas = [area for review in council.review for area in review.judgements]
    return len(areas) == len(set(areas))


sound = populations.filter(lambda councils: all(map(once, councils)))


@settings(max_examples=20, deadline=None)
@given(sound)
def test_any_results_read_back_equal_from_a_workbook(
    tmp_path_factory: pytest.TempPathFactory, councils: list[Results]
) -> None:
    file = tmp_path_factory.mktemp("workbook") / "results.xlsx"
    file.write_bytes(write_workbook(councils))
    assert [each.results for each in read_results(file)] == councils


@settings(max_examples=20, deadline=None)
@given(sound)
def test_any_results_read_back_equal_from_csv(
    tmp_path_factory: pytest.TempPathFactory, councils: list[Results]
) -> None:
    folder = csv_folder(tmp_path_factory.mktemp("csv") / "results", councils)
    assert [each.results for each in read_results(folder)] == councils


def test_a_figure_of_many_digits_is_not_rounded(tmp_path: Path) -> None:
    long = Decimal("12345.123456789012345678")
    (tmp_path / "results.xlsx").write_bytes(
        write_workbook([sample().model_copy(update={"tolerance": long / 1000})])
    )
    (read,) = read_results(tmp_path / "results.xlsx")
    assert read.results.tolerance == long / 1000


def test_the_same_results_give_the_same_bytes_in_another_process_zone_and_time() -> None:
    script = (
        "import sys; from ratingletters import read_results;"
        "from ratingletters.sources.write_workbook import write_workbook;"
        f"sys.stdout.buffer.write(write_workbook(each.results for each in read_results({str(SAMPLE)!r})))"
    )
    elsewhere = os.environ | {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7"}
    other = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, env=elsewhere)
    assert other.stdout == write_workbook([sample()])


CHOICES = {
    "kind": [("annual-rating-2009", "Annual rating")],
    "grade": [("good", "good"), ("=poor", "poor")],
    "provision type": [("homes", "children’s homes")],
}


def blank() -> Any:
    """A blank workbook, as Excel would open it."""
    return openpyxl.load_workbook(BytesIO(write_workbook((), CHOICES)))


def test_a_blank_workbook_has_frozen_headings_each_with_its_note() -> None:
    book = blank()
    assert book.sheetnames[:3] == ["notes", "councils", "provision"]
    for sheet in book.worksheets[1:-1]:
        assert sheet.freeze_panes == "B2"
        assert all(cell.comment and cell.comment.text for cell in sheet[1]), sheet.title


def test_words_of_the_kind_are_headings_and_lists_to_choose_from() -> None:
    provision = blank()["provision"]
    assert [cell.value for cell in provision[1]][:6] == [
        "council", "type", "good", "=poor", "previous good", "previous =poor"
    ]  # fmt: skip
    chosen = {
        str(each.sqref).partition("2:")[0]: each.formula1
        for each in provision.data_validations.dataValidation
    }
    assert chosen == {"A": "councils!$A$2:$A$20000", "B": "lists!$G$2:$G$2"}


def test_a_rating_is_chosen_as_the_number_that_it_is() -> None:
    book = openpyxl.load_workbook(
        BytesIO(write_workbook((), {"rating": [("4", "Excellent"), ("1", "Poor")]}))
    )
    assert [cell.value for cell in book["lists"]["A"]] == ["rating", 4, 1]


def test_no_word_of_a_list_is_a_formula() -> None:
    assert [cell.data_type for cell in blank()["lists"]["D"][1:3]] == ["s", "s"]


def test_a_blank_workbook_only_lacks_councils(tmp_path: Path) -> None:
    (tmp_path / "results.xlsx").write_bytes(write_workbook((), CHOICES))
    assert told(tmp_path / "results.xlsx") == [
        "results.xlsx: the sheet councils names no council [SHT-002]"
        " -> write one row a council, below the headings in row 1"
    ]

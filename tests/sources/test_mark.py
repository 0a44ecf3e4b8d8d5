"""The marked copy of a workbook: wrong cells coloured, each with its problem as a note."""

from __future__ import annotations

import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from tests.sources.workbooks import book as sample_book
from tests.sources.workbooks import edited, put, saved

from ratingletters import read_results
from ratingletters.errors import Problem, ProblemsFoundError, RefusedError
from ratingletters.sources.mark import COLOUR, SHEET, copy_of, marked, require_ours


def problems_of(file: Path) -> tuple[Problem, ...]:
    with pytest.raises(ProblemsFoundError) as caught:
        read_results(file)
    return caught.value.problems


def copy(file: Path) -> Any:
    """The marked copy of a workbook, opened."""
    return openpyxl.load_workbook(BytesIO(marked(file, problems_of(file))))


def coloured(book: Any) -> set[str]:
    """Every coloured cell."""
    return {
        f"{sheet.title}!{cell.coordinate}"
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fgColor.rgb == COLOUR
    }


def wrong(made: Any) -> None:
    """A cell, a range, a row and a column that are wrong."""
    made["provision"]["C2"] = "39O"
    made["outcome judgements"]["B2"] = made["outcome judgements"]["B3"] = None
    made["gaps"]["A4"] = made["gaps"]["A5"] = "nowhere"
    made["gaps"].row_dimensions[2].hidden = True


def test_only_wrong_cells_are_coloured_and_the_rest_is_as_it_was(tmp_path: Path) -> None:
    file = edited(tmp_path, wrong)
    book, original = copy(file), openpyxl.load_workbook(file)
    row = {f"gaps!{letter}2" for letter in "ABCDEFG"}
    cells = {"provision!C2", "outcome judgements!B2", "outcome judgements!B3", "gaps!A4", "gaps!A5"}
    assert coloured(book) == cells | row
    for sheet in original:
        assert [[cell.value for cell in each] for each in sheet] == [
            [cell.value for cell in each] for each in book[sheet.title]
        ]


def test_a_note_says_what_is_wrong_and_what_to_do_below_what_stood_there(tmp_path: Path) -> None:
    def edit(made: Any) -> None:
        wrong(made)
        made["provision"]["C2"].comment = Comment("from the inspection database", "analyst")

    note = copy(edited(tmp_path, edit))["provision"]["C2"].comment.text
    assert note.startswith("from the inspection database\n\noutstanding: '39O' is text")
    assert "write a figure such as 12" in note


def test_the_first_sheet_lists_every_problem_with_its_place(tmp_path: Path) -> None:
    file = edited(tmp_path, wrong)
    rows = list(copy(file).worksheets[0].values)
    assert rows[1:] == [(each.place.spot, each.what, each.remedy or None) for each in problems_of(file)]


def test_the_copy_is_checked_like_the_workbook_itself(tmp_path: Path) -> None:
    file = edited(tmp_path, wrong)
    before = [each.what for each in problems_of(file)]
    copied = saved(copy(file), tmp_path, "copy.xlsx")
    assert [each.what for each in problems_of(copied)] == before
    assert openpyxl.load_workbook(copied).sheetnames[0] == SHEET


def test_text_of_the_results_is_never_a_formula_in_the_list(tmp_path: Path) -> None:
    file = edited(tmp_path, put("councils!F2", "annual"))
    problem = Problem(problems_of(edited(tmp_path, wrong))[0].place, "=1+1", "RES-001", "=2")
    book = openpyxl.load_workbook(BytesIO(marked(file, [problem])))
    assert [cell.data_type for cell in book[SHEET][2]] == ["s", "s", "s"]


def test_merged_cells_are_marked_at_the_first(tmp_path: Path) -> None:
    book = copy(edited(tmp_path, lambda made: made["provision"].merge_cells("C2:E2")))
    assert "merged into one" in book["provision"]["C2"].comment.text


def test_a_copy_that_a_person_has_saved_is_not_replaced(tmp_path: Path) -> None:
    file = edited(tmp_path, wrong)
    place = copy_of(file)
    assert place.name == "results.checked.xlsx"
    require_ours(place)
    place.write_bytes(marked(file, problems_of(file)))
    require_ours(place)
    book = openpyxl.load_workbook(place)
    book.properties.lastModifiedBy = "An analyst"
    book.save(place)
    with pytest.raises(RefusedError, match="saved by somebody"):
        require_ours(place)


def test_another_file_of_that_name_is_not_replaced(tmp_path: Path) -> None:
    place = copy_of(tmp_path / "results.xlsx")
    place.write_text("notes of mine", encoding="utf-8")
    with pytest.raises(RefusedError):
        require_ours(place)


def test_the_same_problems_give_the_same_copy(tmp_path: Path) -> None:
    file = edited(tmp_path, wrong)
    assert marked(file, problems_of(file)) == marked(file, problems_of(file))


SHEETS = (
    "councils",
    "provision",
    "reviews",
    "outcomes",
    "outcome judgements",
    "indicators",
    "gaps",
    "wording",
)
values = (
    st.none()
    | st.booleans()
    | st.integers(-10, 50_000)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.dates(datetime.date(1900, 3, 1), datetime.date(2100, 1, 1))
    | st.times()
    | st.text(st.characters(codec="utf-8", exclude_categories=("Cc",)), max_size=12)
    | st.sampled_from(
        ["good", "council", "liverpool", "#N/A", "=1+1", "previous ", "notes", "earlier 99", "address 0"]
    )
)
slips = st.tuples(st.sampled_from(SHEETS), st.integers(1, 4), st.integers(1, 12), values)


@settings(max_examples=10, deadline=None)
@given(st.lists(slips, min_size=1, max_size=6))
def test_any_values_in_any_cells_are_read_or_told_and_can_be_marked(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, int, int, Any]]
) -> None:
    made = sample_book()
    for sheet, row, column, value in edits:
        made[sheet].cell(row, column).value = value
    file = saved(made, tmp_path_factory.mktemp("slips"))
    try:
        read_results(file)
    except ProblemsFoundError as error:
        listed = list(openpyxl.load_workbook(BytesIO(marked(file, error.problems))).worksheets[0].values)
        assert len(listed) == 1 + len(error.problems)  # noqa: PT017

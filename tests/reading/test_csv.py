"""Folders of CSV: read strictly, and what Excel writes otherwise is told with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ratingletters.errors import Problem, ProblemsFoundError, RatingLettersError
from ratingletters.reading.csv import read_csv_folder
from ratingletters.reading.sheet import Sheet

TEXT = "council,name\r\nleeds,Leeds\r\nst-helens,“St Helen’s”\r\n"


def read(folder: Path, data: bytes | str, name: str = "councils.csv") -> tuple[Sheet, ...]:
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_csv_folder(folder, lambda each: each.startswith("notes"))


def problem(folder: Path, data: bytes | str) -> Problem:
    """The one problem of a file that is not in order."""
    with pytest.raises(ProblemsFoundError) as caught:
        read(folder, data)
    (found,) = caught.value.problems
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_file_is_a_sheet_with_or_without_a_byte_order_mark(encoding: str, tmp_path: Path) -> None:
    (sheet,) = read(tmp_path, TEXT.encode(encoding))
    assert (sheet.name, sheet.headings) == ("councils", ("council", "name"))
    assert [tuple(row) for row in sheet.rows] == [(2, ("leeds", "Leeds")), (3, ("st-helens", "“St Helen’s”"))]


def test_the_encoding_of_old_windows_is_refused_with_the_byte_and_what_it_was_meant_for(
    tmp_path: Path,
) -> None:
    found = problem(tmp_path, "council,name\r\nst-helens,St Helen’s\r\n".encode("cp1252"))
    assert (found.place.line, found.code) == (3 - 1, "TXT-001")
    assert "0x92 is not UTF-8; in Windows-1252, which Excel writes, it is ’" in found.what
    assert "CSV UTF-8" in found.remedy


def test_utf_16_is_refused_by_its_name(tmp_path: Path) -> None:
    found = problem(tmp_path, TEXT.encode("utf-16"))
    assert "UTF-16" in found.what
    assert "CSV UTF-8" in found.remedy


@pytest.mark.parametrize(("separator", "name"), [(";", "semicolons"), ("\t", "tabs")])
def test_other_separators_are_refused_by_their_names(separator: str, name: str, tmp_path: Path) -> None:
    found = problem(tmp_path, TEXT.replace(",", separator))
    assert (found.code, found.place.line) == ("CSV-001", 1)
    assert f"separated by {name}" in found.what


@pytest.mark.parametrize("row", ["leeds", "leeds,Leeds,LDS", "leeds,Leeds, and more"])
def test_a_ragged_row_is_refused_with_its_line(row: str, tmp_path: Path) -> None:
    found = problem(tmp_path, f'council,name\n"bury","Bury\nand more"\n\n{row}\n')
    assert (found.code, found.place.line) == ("CSV-002", 5)


@pytest.mark.parametrize(
    "text", ['council,name\nbury,Bury\nleeds,"Leeds\nwigan,Wigan\n', 'a,b\nc,d\n"e"f,g\n']
)
def test_quotation_marks_that_do_not_fit_are_refused_at_their_row(text: str, tmp_path: Path) -> None:
    found = problem(tmp_path, text)
    assert (found.code, found.place.line) == ("CSV-003", 3)


def test_every_ragged_row_of_every_file_is_told_in_one_run(tmp_path: Path) -> None:
    for name in ("councils.csv", "provision.csv"):
        (tmp_path / name).write_text("a,b\n1\n2,3\n4\n", encoding="utf-8")
    with pytest.raises(ProblemsFoundError) as caught:
        read_csv_folder(tmp_path, lambda _: False)
    assert [each.place.line for each in caught.value.problems] == [2, 4, 2, 4]


def test_a_value_over_many_lines_counts_as_one_row(tmp_path: Path) -> None:
    (sheet,) = read(tmp_path, 'council,name\nleeds,"Leeds\nCity"\nbury,Bury\n')
    assert sheet.rows[0].values[1] == "Leeds\nCity"
    assert str(sheet.place(3, 2)) == f"{tmp_path}/councils.csv B3"
    assert sheet.place(3, 2).line == 4


def test_commas_in_quotation_marks_and_markup_come_through_exactly(tmp_path: Path) -> None:
    (sheet,) = read(tmp_path, 'council,name\nleeds,"Health & ""Care"", < 50% {{ 7*7 }}; =1+1"\n')
    assert sheet.rows[0].values[1] == 'Health & "Care", < 50% {{ 7*7 }}; =1+1'


def test_an_error_of_excels_and_a_forbidden_character_are_told_at_their_cells(tmp_path: Path) -> None:
    (sheet,) = read(tmp_path, "council,name\nleeds,#N/A\nbury,a\u202eb\n")
    assert [(each.place.spot, each.code) for each in sheet.problems] == [("B2", "SHT-009"), ("B3", "TXT-002")]


def test_a_value_below_no_heading_and_two_columns_of_one_heading_are_told(tmp_path: Path) -> None:
    (sheet,) = read(tmp_path, "council,,Council\nleeds,x,y\n")
    assert sorted((each.place.spot, each.code) for each in sheet.problems) == [
        ("B2", "SHT-006"),
        ("C1", "SHT-005"),
    ]


def test_empty_files_notes_and_hidden_ones_are_passed_over(tmp_path: Path) -> None:
    for name in ("notes.csv", ".councils.csv", "~councils.csv"):
        (tmp_path / name).write_bytes(b"\xff")
    assert read(tmp_path, "") == ()


@given(st.binary(max_size=60) | st.text('ab",\n\r;\t\0', max_size=40).map(str.encode))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    try:
        read(tmp_path_factory.mktemp("csv"), data)
    except RatingLettersError as error:
        assert str(error)  # noqa: PT017

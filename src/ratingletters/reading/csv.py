"""A folder of CSV: one file a sheet, read strictly as UTF-8 with commas.

Excel writes CSV in other ways too: in the machine's old encoding, in UTF-16, with semicolons. None of them can be told
for certain from the bytes, so they are refused with what to do.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from ratingletters.errors import Problem, ProblemsFoundError
from ratingletters.places import Place
from ratingletters.reading.cells import ERROR_REMEDY, ERRORS, UnfitCellError, words
from ratingletters.reading.sheet import Row, Sheet, Value, cell, doubled, letters
from ratingletters.reading.text import decoded, read_bytes

CODES = (
    ("CSV-001", "cells that are not separated by commas"),
    ("CSV-002", "a row with more or fewer cells than there are headings"),
    ("CSV-003", "quotation marks that do not fit"),
)
SAVE_AS = (
    "in Excel: File > Save As > CSV UTF-8 (Comma delimited); or give the workbook itself, saved as *.xlsx"
)
OTHERS = {";": "semicolons", "\t": "tabs"}
QUOTED = re.compile('"[^"]*"')


def read_csv_folder(folder: Path, passed_over: Callable[[str], bool]) -> tuple[Sheet, ...]:
    """The files ``*.csv`` of a folder as sheets, by name, but for empty ones and those whose name is ``passed_over``.

    Raises :class:`UnusableFileError` for one that cannot be read, :class:`ProblemsFoundError` with all that is wrong
    with their form.
    """
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    for file in sorted(each for each in folder.iterdir() if each.suffix.lower() == ".csv"):
        if file.name[0] in ".~" or passed_over(file.stem):
            continue
        try:
            sheets += read_csv(file)
        except ProblemsFoundError as error:
            problems += error.problems
    if problems:
        raise ProblemsFoundError(problems)
    return tuple(sheets)


def read_csv(file: Path) -> Iterator[Sheet]:
    """The sheet in one file; none in an empty one."""
    text = text_of(file)
    table = list(rows_of(file, text))
    if not table:
        return
    told: list[Problem] = []
    lines = {number: line for number, line, _ in table}

    def place(row: int, column: int) -> Place:
        return Place(str(file), lines.get(row, row), column, cell(row, column))

    def value(row: int, column: int, text: str) -> Value:
        try:
            if text.strip() in ERRORS:
                raise UnfitCellError(f"the cell shows {text.strip()}", "SHT-009", ERROR_REMEDY)
            return words(text)
        except UnfitCellError as error:
            told.append(Problem(place(row, column), error.what, error.code, error.remedy))
            return None

    read = [
        Row(number, tuple(value(number, column, each) for column, each in enumerate(row, 1)))
        for number, _, row in table
    ]
    headings = tuple(str(each or "") for each in read[0].values)
    rows = tuple(row for row in read[1:] if any(each is not None for each in row.values))
    told += doubled(headings, place)
    for column, heading in enumerate(headings, 1):
        holder = next((row.number for row in rows if row.values[column - 1] is not None), 0)
        if not heading and holder:
            what = f"column {letters(column)} has no heading, and holds values from row {holder} on"
            remedy = "write its heading in row 1, 'notes' if it is for people alone, or delete the column"
            told.append(Problem(place(holder, column), what, "SHT-006", remedy))
    yield Sheet(file.stem, headings, rows, place, tuple(told))


def text_of(file: Path) -> str:
    """The text of a file. Raises :class:`ProblemsFoundError` where it is not UTF-8, with the byte and what it is in the
    encoding that Excel writes on Windows."""
    given = read_bytes(file)
    try:
        return decoded(given, str(file))
    except ProblemsFoundError as error:
        (problem,) = error.problems
    byte = re.search("0x([0-9A-F]{2})", problem.what)
    meant = bytes.fromhex(byte[1]).decode("cp1252", "ignore") if byte else ""
    known = (
        f"; in Windows-1252, which Excel writes, it is {meant}"
        if meant and "UTF-16" not in problem.what
        else ""
    )
    raise ProblemsFoundError([replace(problem, what=problem.what + known, remedy=SAVE_AS)])


def rows_of(file: Path, text: str) -> Iterator[tuple[int, int, list[str]]]:
    """Each row that is not empty: its number, the line on which it starts, and as many cells as row 1 has.

    Raises :class:`ProblemsFoundError` for rows of another width, other separators and quotation marks that do not fit.
    """
    first_line = QUOTED.sub("", text[: text.find("\n")] if "\n" in text else text)
    for separator, name in OTHERS.items():
        if separator in first_line and "," not in first_line:
            what = f"the cells are separated by {name} here, where commas belong"
            raise ProblemsFoundError([Problem(Place(str(file), 1), what, "CSV-001", SAVE_AS)])
    problems: list[Problem] = []
    found: list[tuple[int, int, list[str]]] = []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line, width = 1, 0
    try:
        for number, row in enumerate(reader, 1):
            width = width or len(row)
            if row and len(row) != width:
                what = f"this row has {len(row)} cells, where {width} headings stand in row 1"
                remedy = "put text with commas in quotation marks; an empty cell keeps its comma"
                problems.append(Problem(Place(str(file), line), what, "CSV-002", remedy))
            if row:
                found.append((number, line, row))
            line = reader.line_num + 1
    except csv.Error as error:
        what = f"the quotation marks of the row that begins here do not fit: {error}"
        remedy = 'text with commas stands in quotation marks, and a quotation mark in it is written twice, ""'
        problems.append(Problem(Place(str(file), line), what, "CSV-003", remedy))
    if problems:
        raise ProblemsFoundError(problems)
    yield from found

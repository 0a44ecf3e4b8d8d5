"""Workbooks and folders of CSV made for tests: those of the sample, and what a careless hand makes of them."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl

from ratingletters import read_results
from ratingletters.errors import Problem, ProblemsFoundError
from ratingletters.model.results import Results
from ratingletters.sources.tables import tables
from ratingletters.sources.write_workbook import write_workbook

SAMPLE = Path(__file__).parents[2] / "samples" / "liverpool-2009" / "results.yaml"
OTHER = Path(__file__).parents[2] / "samples" / "assessment-2010" / "results.yaml"

Edit = Callable[[Any], None]


def sample() -> Results:
    """The results of the sample."""
    (sourced,) = read_results(SAMPLE)
    return sourced.results


def book(*councils: Results) -> Any:
    """The workbook of some councils, or else of the sample, opened to be changed."""
    return openpyxl.load_workbook(BytesIO(write_workbook(councils or (sample(),))))


def saved(book: Any, folder: Path, name: str = "results.xlsx") -> Path:
    """A workbook as a file."""
    file = folder / name
    book.save(file)
    return file


def edited(folder: Path, edit: Edit, *councils: Results) -> Path:
    """The workbook of some councils, or of the sample, after an edit."""
    made = book(*councils)
    edit(made)
    return saved(made, folder)


def put(cell: str, value: Any, number_format: str = "") -> Edit:
    """An edit: ``provision!C7`` gets this value."""

    def edit(book: Any) -> None:
        sheet, _, spot = cell.partition("!")
        book[sheet][spot] = value
        if number_format:
            book[sheet][spot].number_format = number_format

    return edit


def told(file: Path) -> list[str]:
    """Every problem of a file, as a person reads it, without the file's folder."""
    try:
        read_results(file)
    except ProblemsFoundError as error:
        return [one_line(each).replace(f"{file.parent}/", "") for each in error.problems]
    return []


def one_line(problem: Problem) -> str:
    """A problem on one line."""
    return str(problem).replace("\n   ", " ->")


def csv_folder(folder: Path, councils: Iterable[Results]) -> Path:
    """The results of councils as a folder of CSV."""
    folder.mkdir()
    for table in tables(councils):
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(each.text for each in table.headings)
        for row in table.rows:
            writer.writerow(written(row.get(each.text), each.text) for each in table.headings)
        (folder / f"{table.form.name}.csv").write_bytes(out.getvalue().encode("utf-8-sig"))
    return folder


def written(value: Any, heading: str) -> Any:
    """A value as people write it in CSV."""
    if isinstance(value, datetime.date):
        return value.isoformat() if heading == "date" else f"{value:%Y-%m}"
    return value

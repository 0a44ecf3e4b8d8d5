"""A workbook of Excel's (``.xlsx``): its sheets with the place of every value, and what is wrong with each.

What people cannot see is not read: values in hidden rows, columns and sheets are told, and so are merged cells. Of a
formula the value counts that the workbook keeps; nothing is worked out here, and no link is followed.
"""

from __future__ import annotations

import posixpath
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from ratingletters.errors import Problem, ProblemsFoundError
from ratingletters.places import Place
from ratingletters.reading.cells import UnfitCellError, value_of
from ratingletters.reading.package import MEBIBYTE, Form, is_xml, opened, read_member
from ratingletters.reading.sheet import Row, Sheet, Value, cell, doubled, in_workbook, letters, runs
from ratingletters.reading.survey import Survey, UnfitXmlError, survey, walk
from ratingletters.reading.text import read_bytes

FORM = Form(
    noun="workbook of Excel's",
    program="Excel",
    old="workbook of Excel 97-2003 (.xls)",
    save_as="an Excel workbook (*.xlsx)",
    use="workbook",
    code="XLS",
    most_bytes=256 * MEBIBYTE,
    most_part_bytes=128 * MEBIBYTE,
)
CODES = (
    ("XLS-001", "the file is not a workbook"),
    ("XLS-002", "the file is empty"),
    ("XLS-003", "an old workbook, or one behind a password"),
    ("XLS-004", "a workbook that would unpack far too large"),
    ("XLS-005", "too many members"),
    ("XLS-006", "members of one name, or of names that lead elsewhere"),
    ("XLS-007", "a damaged file"),
    ("XLS-008", "a DOCTYPE"),
    ("XLS-009", "XML that is not well-formed"),
    ("XLS-010", "a workbook saved as 'Strict Open XML'"),
    ("XLS-011", "a workbook with macros"),
)
BOOK, LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
MACROS = "vbaproject.bin"
WIDEST = 200
"""The most columns of a sheet; what lies beyond is told, not read."""


def read_workbook(path: Path | str, passed_over: Callable[[str], bool]) -> tuple[Sheet, ...]:
    """The sheets of a workbook in their order, but for empty ones and those whose name is ``passed_over``.

    Raises :class:`UnusableFileError` when it cannot be read, :class:`ProblemsFoundError` when it is no workbook.
    """
    source = str(path)
    place, data = Place(source), read_bytes(path)
    with opened(FORM, place, data) as file:
        guard(place, file)
        shown = {name: part for name, part in sheets_of(place, file).items() if not passed_over(name)}
        surveys = {name: surveyed(place, file, part) for name, (part, _) in shown.items()}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return tuple(read_sheets(source, data, shown, surveys))
    except Exception as error:  # openpyxl has no error of its own for what it cannot make sense of
        what = "the file is damaged, or written otherwise than Excel writes"
        raise ProblemsFoundError([FORM.problem(place, "007", what)]) from error


def guard(place: Place, file: zipfile.ZipFile) -> None:
    """Raises :class:`ProblemsFoundError` for macros and for every part that is not strict XML."""
    problems: list[Problem] = []
    for name in file.namelist():
        if posixpath.basename(name).lower() == MACROS:
            remedy = "save it as an Excel workbook (*.xlsx), which has none"
            problems.append(FORM.problem(place, "011", "this workbook holds macros", remedy))
        if is_xml(name) and not name.startswith("xl/worksheets/sheet"):
            try:
                walk(BytesIO(read_member(FORM, place, file, name)))
            except UnfitXmlError as error:
                problems.append(FORM.problem(place, error.number, f"its part {name} {error.what}"))
    if not {BOOK, LINKS} <= set(file.namelist()):
        problems.append(FORM.problem(place, "001", f"this is a zip file, but not a {FORM.noun}"))
    if problems:
        raise ProblemsFoundError(problems)


def sheets_of(place: Place, file: zipfile.ZipFile) -> dict[str, tuple[str, bool]]:
    """The part of each sheet, and whether it is hidden, by its name; sheets that are charts have no rows."""
    from lxml import etree  # noqa: PLC0415

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        book, links = (
            etree.fromstring(read_member(FORM, place, file, name), parser) for name in (BOOK, LINKS)
        )
    except etree.XMLSyntaxError as error:
        what = f"its list of sheets is not well-formed XML: {error.msg}"
        raise ProblemsFoundError([FORM.problem(place, "009", what)]) from None
    targets = {
        each.get("Id"): posixpath.normpath(posixpath.join("/xl", each.get("Target", "")))[1:]
        for each in links
        if each.get("Type", "").endswith("/worksheet")
    }
    found = {}
    for each in book.iter("{*}sheet"):
        key = next((value for name, value in each.attrib.items() if str(name).endswith("}id")), "")
        if targets.get(key) in file.namelist():
            hidden = each.get("state", "visible") != "visible"
            found[str(each.get("name", ""))] = (targets[key], hidden)
    return found


def surveyed(place: Place, file: zipfile.ZipFile, part: str) -> Survey:
    """The survey of one sheet. Raises :class:`ProblemsFoundError` for XML that is unfit."""
    try:
        return survey(BytesIO(read_member(FORM, place, file, part)))
    except UnfitXmlError as error:
        problem = FORM.problem(place, error.number, f"its part {part} {error.what}")
        raise ProblemsFoundError([problem]) from None


def read_sheets(
    source: str, data: bytes, shown: Mapping[str, tuple[str, bool]], surveys: Mapping[str, Survey]
) -> Iterator[Sheet]:
    """The sheets that hold anything."""
    import openpyxl  # noqa: PLC0415

    book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    for name, (_, hidden) in shown.items():
        if surveys[name].last:
            yield Reading(source, name, surveys[name], book[name]).sheet(hidden=hidden)


@dataclass(slots=True)
class Reading:
    """One sheet while it is read."""

    source: str
    name: str
    survey: Survey
    worksheet: Any
    problems: list[Problem] = field(default_factory=list)

    def sheet(self, *, hidden: bool) -> Sheet:
        """The sheet, with all that is wrong in it."""
        width = min(max(self.survey.columns), WIDEST)
        table = self.worksheet.iter_rows(max_row=self.survey.last, max_col=width)
        headings = tuple(str(each or "") for each in self.values(1, next(table)))
        rows = tuple(
            Row(number, values)
            for number, values in ((number, self.values(number, row)) for number, row in enumerate(table, 2))
            if any(each is not None for each in values)
        )
        self.problems += doubled(headings, self.place)
        self.unseen(hidden)
        self.unclear(headings)
        return Sheet(self.name, headings, rows, self.place, tuple(self.problems))

    def place(self, row: int, column: int) -> Place:
        """Where a cell is."""
        return Place(self.source, row, column, in_workbook(self.name, cell(row, column)))

    def spot(self, spot: str) -> Place:
        """Where rows, columns or a range are."""
        return Place(self.source, spot=in_workbook(self.name, spot))

    def values(self, row: int, cells: tuple[Any, ...]) -> tuple[Value, ...]:
        """The values of a row; nothing for a cell that cannot be read, which is told."""
        return tuple(self.value(row, column, each) for column, each in enumerate(cells, 1))

    def value(self, row: int, column: int, cell: Any) -> Value:
        """The value of one cell."""
        try:
            return value_of(cell)
        except UnfitCellError as error:
            self.problems.append(Problem(self.place(row, column), error.what, error.code, error.remedy))
            return None

    def unseen(self, hidden: bool) -> None:
        """Tells values that a person does not see."""
        if hidden:
            what = f"the sheet '{self.name}' is hidden, and holds values"
            remedy = "show it (right-click the name of a sheet > Unhide), or delete it"
            self.problems.append(Problem(Place(self.source, spot=self.name), what, "SHT-007", remedy))
        for first, last in runs(self.survey.hidden_rows):
            rows = f"row {first} is" if first == last else f"rows {first} to {last} are"
            what = f"{rows} hidden, perhaps by a filter, and would count all the same"
            remedy = "show them (Data > Clear), or delete those that are not meant"
            self.problems.append(Problem(self.spot(f"{first}:{last}"), what, "SHT-007", remedy))
        concealed = [
            column
            for column in self.survey.columns
            if any(first <= column <= last for first, last in self.survey.hidden_columns)
        ]
        for first, last in runs(concealed):
            columns = (
                f"column {letters(first)} is"
                if first == last
                else f"columns {letters(first)} to {letters(last)} are"
            )
            what = f"{columns} hidden, and would count all the same"
            remedy = "show the columns (Home > Format > Unhide), or delete what is not meant"
            spot = self.spot(f"{letters(first)}:{letters(last)}")
            self.problems.append(Problem(spot, what, "SHT-007", remedy))

    def unclear(self, headings: tuple[str, ...]) -> None:
        """Tells cells of which it is not clear what they hold, or what it is about."""
        for merged in self.survey.merged:
            what = "these cells are merged into one, so that only the first has a value"
            remedy = "unmerge them (Home > Merge & Centre), and write each value in its own cell"
            self.problems.append(Problem(self.spot(merged), what, "SHT-008", remedy))
        for row, column in self.survey.never_worked_out:
            what = "this formula has no value: the workbook was saved by a program that does not work formulas out"
            remedy = "open it in Excel and save it again, or write the value itself"
            self.problems.append(Problem(self.place(row, column), what, "SHT-009", remedy))
        for column, row in sorted(self.survey.columns.items()):
            if column > len(headings) or not headings[column - 1]:
                what = f"column {letters(column)} has no heading, and holds values from row {row} on"
                remedy = "write its heading in row 1, 'notes' if it is for people alone, or delete the column"
                self.problems.append(Problem(self.place(row, column), what, "SHT-006", remedy))

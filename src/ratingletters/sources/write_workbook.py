"""Workbooks of Excel's written: results as tables, or the blank workbook that an analyst begins from.

The same content gives the same bytes: no clock, and one date in the zip.
"""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Iterable, Mapping
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ratingletters.model.results import Results
from ratingletters.reading.sheet import letters
from ratingletters.sources.layout import COUNCIL, COUNCILS, Column, Holds
from ratingletters.sources.tables import Choices, Filled, Heading, Table, tables

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

LISTS, NOTES = "lists", "notes"
LAST = 20_000
"""The last row for which a blank workbook has lists to choose from."""

SHOWN_AS = {Holds.MONTH: "mmmm yyyy", Holds.DAY: "d mmmm yyyy"}
TEXT = "@"
FONT, NARROWEST, WIDEST = "Calibri", 12, 40
GUIDE = (
    "Results for letters",
    "",
    "One row a fact, the council's id in the first column. The sheet 'councils' has one row a council.",
    "A heading says in its note what belongs below it. The sheet 'lists' has the words that can be chosen.",
    "Leave a cell empty where nothing is known; n/a or a dash is no figure. An empty number of settings is none.",
    "Shares are per cent: 71, or 71% in a cell that is formatted as a percentage.",
    "Hidden rows and columns, filters that hide something, merged cells and cells with an error are refused.",
    "A sheet or a column is for people alone if its name begins with 'notes': nothing reads it.",
    "Check it with: letters check --mark FILE.xlsx. That writes a copy of it with the wrong cells coloured.",
)
STAMPS = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>", re.DOTALL)
CORE = "docProps/core.xml"
ONE_DATE = (1980, 1, 1, 0, 0, 0)


def write_workbook(councils: Iterable[Results], choices: Choices | None = None, remark: str = "") -> bytes:
    """The results of councils as a workbook that reads back equal to them. ``choices`` give it lists to choose from;
    with no councils it is the blank workbook of a kind. ``remark`` is told first on its first sheet.

    A figure of more than 15 digits stands in it as text, since Excel would round it.
    """
    import openpyxl  # noqa: PLC0415

    book = openpyxl.Workbook()
    book.properties.creator = book.properties.title = "letters"
    guide(book.active, remark)
    whats = choices or {}
    spans = lists(book, whats)
    for table in tables(councils, whats):
        fill(book.create_sheet(table.form.name, len(book.sheetnames) - 1), table, spans)
    return sealed(book)


def guide(sheet: Any, remark: str) -> None:
    """The first sheet, for people: a remark, if there is one, and how the workbook is filled in."""
    from openpyxl.styles import Font  # noqa: PLC0415

    sheet.title = NOTES
    title, *rest = GUIDE
    for line in (title, *((remark,) if remark else ()), *rest):
        sheet.append([line])
    sheet["A1"].font = Font(name=FONT, bold=True, size=14)
    sheet.column_dimensions["A"].width = 120


def lists(book: Workbook, choices: Choices) -> Mapping[str, str]:
    """The last sheet, with the words that can be chosen and what each means; where each list is, by its name."""
    from openpyxl.styles import Font  # noqa: PLC0415

    sheet: Any = book.create_sheet(LISTS)
    spans = {COUNCIL: f"{COUNCILS}!$A$2:$A${LAST}"}
    for number, (name, words) in enumerate(choices.items()):
        column = 1 + 3 * number
        sheet.cell(1, column, name).font = Font(name=FONT, bold=True)
        for row, (word, meaning) in enumerate(words, 2):
            typed(sheet.cell(row, column), int(word) if word.isdigit() else word)
            typed(sheet.cell(row, column + 1), meaning if meaning != word else None)
        mark = letters(column)
        sheet.column_dimensions[mark].width = 22
        sheet.column_dimensions[letters(column + 1)].width = 44
        spans[name] = f"{LISTS}!${mark}$2:${mark}${len(words) + 1}"
    sheet.freeze_panes = "A2"
    return spans


def fill(sheet: Worksheet, table: Table, spans: Mapping[str, str]) -> None:
    """Writes a table: headings with their notes, lists to choose from, rows."""
    for column, heading in enumerate(table.headings, 1):
        head(sheet, column, heading)
        chosen = heading.column.choice if isinstance(heading.column, Column) else ""
        if chosen in spans:
            sheet.add_data_validation(choice(spans[chosen], letters(column), strict=chosen != COUNCIL))
        values = [row.get(heading.text) for row in table.rows]
        for row, value in enumerate(values, 2):
            if value is not None:
                typed(sheet.cell(row, column), value, shown_as(heading))
        widest = max((len(str(each)) for each in values), default=0)
        width = NARROWEST + 6 if shown_as(heading) else widest + 2
        sheet.column_dimensions[letters(column)].width = max(NARROWEST, min(width, WIDEST))
    sheet.freeze_panes = "B2"


def head(sheet: Worksheet, column: int, heading: Heading) -> None:
    """One heading, with its note and the form of its column."""
    from openpyxl.comments import Comment  # noqa: PLC0415
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415

    needed = isinstance(heading.column, Column) and heading.column.needed
    cell: Any = sheet.cell(1, column)
    typed(cell, heading.text)
    cell.font = Font(name=FONT, bold=needed)
    cell.fill = PatternFill("solid", fgColor="FFDDE6EE")
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    plain = heading.column.explained
    note = plain if needed or "empty" in plain else f"{plain}; may be left empty"
    cell.comment = Comment(note, "letters", height=100, width=280)
    sheet.column_dimensions[letters(column)].number_format = shown_as(heading) or (
        TEXT if heading.text == "code" else "General"
    )


def shown_as(heading: Heading) -> str:
    """The number format of a column of days or months; empty for all others."""
    return SHOWN_AS.get(heading.column.holds, "") if isinstance(heading.column, Column) else ""


def choice(span: str, column: str, *, strict: bool) -> Any:
    """A list to choose from in the cells of a column; another word is refused there, or only asked about."""
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    made = DataValidation("list", formula1=span, allow_blank=True, errorStyle="stop" if strict else "warning")
    made.showErrorMessage = True
    made.errorTitle, made.error = "Not in the list", f"Choose one of the words in {span.replace('$', '')}."
    made.add(f"{column}2:{column}{LAST}")
    return made


def typed(cell: Any, value: Filled | None, shown: str = "") -> None:
    """Writes a value as what it is: text is never a formula, a date is shown as people write it."""
    if isinstance(value, Decimal):
        value = number(value)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
    if isinstance(value, datetime.date):
        cell.number_format = shown


def number(value: Decimal) -> Any:
    """A figure as Excel keeps it: a number of up to 15 digits, else text."""
    near = float(value)
    if Decimal(format(near, ".15g")) != value:
        return format(value, "f")
    return int(value) if value == value.to_integral_value() else near


def sealed(book: Workbook) -> bytes:
    """The workbook as a file that is the same for the same content."""
    saved, out = BytesIO(), BytesIO()
    book.save(saved)
    with zipfile.ZipFile(saved) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name in made.namelist():
            data = made.read(name)
            entry = zipfile.ZipInfo(name, ONE_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, STAMPS.sub(b"", data) if name == CORE else data)
    return out.getvalue()

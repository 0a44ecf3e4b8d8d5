"""A copy of a workbook in which wrong cells are coloured, each with its problem as a note.

The copy is to read, not to work on: openpyxl drops charts, pictures and the worked-out values of formulas.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from itertools import chain, islice
from pathlib import Path
from typing import Any

from ratingletters.errors import Problem, RefusedError, UnusableFileError
from ratingletters.reading.text import read_bytes
from ratingletters.sources.layout import NOTES
from ratingletters.sources.results import CHECKED
from ratingletters.sources.write_workbook import sealed

COLOUR = "FFFFC7CE"
SHEET = f"{NOTES[0]} of letters check"
AUTHOR = "letters check"
MOST = 1_000
"""The most cells that are coloured for one problem."""


def copy_of(path: Path) -> Path:
    """The name of a workbook's marked copy, beside it."""
    return path.with_name(f"{path.stem}{CHECKED}{path.suffix}")


def marked(path: Path, problems: Iterable[Problem]) -> bytes:
    """The copy of a workbook, its first sheet a list of all problems. Raises :class:`UnusableFileError`; the workbook
    must have been read before, so that it is known to be one."""
    import openpyxl  # noqa: PLC0415

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(BytesIO(read_bytes(path)), keep_links=False)
    except Exception as error:  # openpyxl has no error of its own for what it cannot make sense of
        why = f"no marked copy could be made: {error}"
        raise UnusableFileError(str(path), why, "check it without --mark") from error
    named = {name: book[name] for name in book.sheetnames}
    table = book.create_sheet(SHEET, 0)
    table.append(["where", "what is wrong", "what to do"])
    for column, width in (("A", 32), ("B", 80), ("C", 80)):
        table.column_dimensions[column].width = width
    for problem in problems:
        table.append([problem.place.spot, problem.what, problem.remedy])
        for cell in table[table.max_row]:
            cell.data_type = "s"
        cells = list(cells_of(problem.place.spot, named))
        colour(cells, problem)
        if cells:
            table.cell(table.max_row, 1).hyperlink = f"#{problem.place.spot.partition(',')[0]}"
    book.active = 0
    for sheet in named.values():
        sheet.sheet_view.tabSelected = False
    book.properties.lastModifiedBy = AUTHOR
    return sealed(book)


def cells_of(spot: str, sheets: Mapping[str, Any]) -> Iterator[Any]:
    """The cells at a spot, as far as they are to be coloured; none where it is no spot of a sheet."""
    from openpyxl.cell.cell import Cell  # noqa: PLC0415
    from openpyxl.utils.cell import range_boundaries  # noqa: PLC0415

    name, _, ranges = spot.rpartition("!")
    sheet: Any = sheets.get(name.strip("'").replace("''", "'"))
    for stretch in ranges.split(",") if sheet is not None else ():
        left, top, right, bottom = range_boundaries(stretch)
        cells = chain.from_iterable(sheet.iter_rows(top, bottom, left, right))
        yield from islice((each for each in cells if isinstance(each, Cell)), MOST)


def colour(cells: list[Any], problem: Problem) -> None:
    """Colours cells, and puts the problem into the note of the first, below what stands there."""
    from openpyxl.comments import Comment  # noqa: PLC0415
    from openpyxl.styles import PatternFill  # noqa: PLC0415

    for cell in cells:
        cell.fill = PatternFill("solid", fgColor=COLOUR)
    if cells:
        said = "\n".join(filter(None, (problem.what, problem.remedy)))
        before = f"{cells[0].comment.text}\n\n" if cells[0].comment else ""
        cells[0].comment = Comment(f"{before}{said}", AUTHOR, width=360, height=140)


def is_ours(path: Path) -> bool:
    """Whether a copy is as it was written: nobody has saved it since, which would have left another name in it."""
    import openpyxl  # noqa: PLC0415

    try:
        book = openpyxl.load_workbook(BytesIO(read_bytes(path)), read_only=True)
    except Exception:  # whatever it is, it is not what was written
        return False
    return bool(book.properties.lastModifiedBy == AUTHOR)


def require_ours(path: Path) -> None:
    """Raises :class:`RefusedError` where a marked copy would take the place of a file that a person has saved."""
    if path.exists() and not is_ours(path):
        what = f"{path} is there already, and was saved by somebody; it is not replaced"
        raise RefusedError(what, "move or rename it, then check again")

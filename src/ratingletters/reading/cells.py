"""The value of a cell of Excel's, as a person sees it there, with all digits that the cell has."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Any

from ratingletters.model.scalars import Plain
from ratingletters.reading.characters import forbidden, one_line_end
from ratingletters.reading.sheet import Percentage, Value

CODE = re.compile("_x(00[01][0-9A-Fa-f]|FFF[EF])_")
"""How a workbook writes a character that XML cannot hold: ``_x000D_``."""
ERRORS = frozenset(
    ("#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA")
)
TEXT_REMEDY = "no letter may hold it; it can often not be seen, so delete the word and type it anew"
ERROR_REMEDY = "mend the formula, or write the value itself"


class UnfitCellError(Exception):
    """A cell that holds nothing that a letter could be made from."""

    def __init__(self, what: str, code: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.code, self.remedy = what, code, remedy


def value_of(cell: Any) -> Value:
    """What a cell of openpyxl's holds. Raises :class:`UnfitCellError`.

    A figure is what Excel shows, 15 digits long at most; one that is shown as a percentage is per cent (71% is 71, and
    not the 0.71 that is stored), one shown with leading zeros keeps them. A whole number never has a decimal point.
    """
    match cell.value:
        case None:
            return None
        case bool() as truth:
            return Plain("TRUE" if truth else "FALSE")
        case int() | float() as number:
            return figure(number, cell.number_format or "")
        case datetime.datetime() as moment if moment.time() != datetime.time():
            what = f"'{moment:%d/%m/%Y %H:%M}' has a time of day"
            raise UnfitCellError(what, "SHT-011", "write the day alone")
        case datetime.datetime() as moment:
            return moment.date()
        case datetime.date() as day:
            return day
        case str() as text if text in ERRORS:
            raise UnfitCellError(f"the cell shows {text}", "SHT-009", ERROR_REMEDY)
        case str() as text:
            return words(text)
    remedy = "format the cell as a number or as text, and write the value anew"
    raise UnfitCellError("a time stands here", "SHT-011", remedy)


def figure(number: float, shown_as: str) -> Plain:
    """A number as Excel shows it under a number format."""
    exact = Decimal(format(number, ".15g")) if isinstance(number, float) else Decimal(number)
    if "%" in shown_as:
        exact *= 100
    digits = format(exact.normalize(), "f") if exact.is_finite() else str(exact)
    if "%" in shown_as:
        return Percentage(digits)
    return Plain(digits.zfill(len(shown_as)) if shown_as.strip("0") == "" else digits)


def words(text: str) -> Value:
    """Text without the spaces around it, nothing for an empty one. Raises :class:`UnfitCellError` for a character that
    no letter may hold, also one that the workbook writes as its code."""
    written = one_line_end(CODE.sub(lambda found: chr(int(found[1], 16)), text))
    hidden = [name for _, name in forbidden(written)]
    if hidden:
        raise UnfitCellError(f"the cell holds {hidden[0]}", "TXT-002", TEXT_REMEDY)
    return Plain(written.strip()) if written.strip() else None

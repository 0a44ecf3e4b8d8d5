"""The survey of a sheet of Excel's: what stands where in its XML, before its values are read.

openpyxl reads a large sheet row by row only in a mode that tells nothing of hidden rows and columns, merged cells, and
formulas that were never worked out, and it fills every gap with empty cells. So the XML is walked once before it,
strictly, with nothing kept but numbers; that pass also tells how far to read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import IO, Any
from xml.parsers import expat

from ratingletters.reading.package import STRICT

CELL = re.compile("([A-Z]{1,3})([0-9]{1,7})")


class UnfitXmlError(Exception):
    """XML that no part of a workbook may be. ``number`` is that of the problem."""

    def __init__(self, number: str, what: str) -> None:
        super().__init__(what)
        self.number, self.what = number, what


@dataclass(slots=True)
class Survey:
    """``columns`` are those that hold anything, each with the first row in which it does; ``last`` is the last row that
    holds anything; ``never_worked_out`` the cells, by row and column, of formulas without a value. Hidden rows are
    told only where they hold something."""

    columns: dict[int, int] = field(default_factory=dict)
    last: int = 0
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    never_worked_out: list[tuple[int, int]] = field(default_factory=list)
    row: int = 0
    column: int = 0
    row_hidden: bool = False
    formula: bool = False
    text: bool = False
    within: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element of the sheet begins."""
        match name.rpartition(" ")[2]:
            case "row":
                self.begin_row(attributes)
            case "c":
                self.begin_cell(attributes)
            case "f":
                self.formula = True
            case "v" | "is":
                self.within = True
                if self.text:
                    self.formula = False
            case "col" if attributes.get("hidden") in ("1", "true"):
                self.hidden_columns.append((int(attributes["min"]), int(attributes["max"])))
            case "mergeCell":
                self.merged.append(attributes["ref"])

    def begin_row(self, attributes: dict[str, str]) -> None:
        """A row begins; one without its number is the next."""
        self.cell_done()
        self.row = int(attributes.get("r", self.row + 1))
        self.column = 0
        self.row_hidden = attributes.get("hidden") in ("1", "true")

    def begin_cell(self, attributes: dict[str, str]) -> None:
        """A cell begins; one without its name is the next."""
        self.cell_done()
        self.text = attributes.get("t") == "str"
        self.column += 1
        if found := CELL.fullmatch(attributes.get("r", "")):
            self.column = 0
            for letter in found[1]:
                self.column = self.column * 26 + ord(letter) - ord("A") + 1

    def cell_done(self) -> None:
        """A formula had no value before the next cell began."""
        if self.formula:
            self.never_worked_out.append((self.row, self.column))
            self.hold()
        self.formula = self.within = False

    def characters(self, text: str) -> None:
        """Text stands in the sheet; within a cell it is what that holds, if it is more than spaces."""
        if self.within and text.strip():
            self.formula = self.within = False
            self.hold()

    def hold(self) -> None:
        """The cell holds something."""
        self.columns.setdefault(self.column, self.row)
        self.last = max(self.last, self.row)
        if self.row_hidden and self.hidden_rows[-1:] != [self.row]:
            self.hidden_rows.append(self.row)


def survey(part: IO[bytes]) -> Survey:
    """The survey of a sheet's XML. Raises :class:`UnfitXmlError`."""
    found = Survey()
    walk(part, found.start, found.characters)
    found.cell_done()
    return found


def walk(part: IO[bytes], start: Any = None, characters: Any = None) -> None:
    """Reads XML to its end, strictly; ``start`` is told of each element, ``characters`` of all text.

    Raises :class:`UnfitXmlError` for what is not well-formed, has a DOCTYPE or was saved as 'Strict Open XML'."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = no_doctype
    parser.StartNamespaceDeclHandler = no_strict
    if start:
        parser.StartElementHandler = start
        parser.CharacterDataHandler = characters
    try:
        parser.ParseFile(part)
    except expat.ExpatError as error:
        raise UnfitXmlError("009", f"is not well-formed XML: {error}") from None
    except (ValueError, KeyError):
        raise UnfitXmlError("009", "holds a number that is none") from None


def no_doctype(*_: Any) -> None:
    """Refuses a DOCTYPE before anything in it is read."""
    raise UnfitXmlError("008", "holds a DOCTYPE, which no workbook may")


def no_strict(_prefix: str | None, namespace: str | None) -> None:
    """Refuses the namespaces of 'Strict Open XML'."""
    if STRICT in (namespace or ""):
        raise UnfitXmlError("010", "was saved as 'Strict Open XML'")

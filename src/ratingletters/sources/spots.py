"""Spots of sheets: one number for a cell, so that every value can say where it stands and take little room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ratingletters.places import Place
from ratingletters.reading.sheet import Sheet, letters, runs

ROW, SHEET = 2**15, 2**40
"""Beyond every column, and beyond every row: what a row and a sheet count for in a spot."""

WHOLE_ROW = 0
"""The column that stands for a row as a whole."""


@dataclass(slots=True)
class Spots:
    """The cells of some sheets. ``further`` are the rows, beside its own, in which a cell's value is given again."""

    sheets: Sequence[Sheet]
    further: dict[int, list[int]] = field(default_factory=dict)

    @staticmethod
    def spot(sheet: int, row: int, column: int = WHOLE_ROW) -> int:
        """The spot of a cell: the number of its sheet from 0, those of its row and its column from 1."""
        return sheet * SHEET + row * ROW + column

    def extend(self, spot: int, row: int) -> None:
        """Says that the value of a cell is given in another row too."""
        self.further.setdefault(spot, []).append(row)

    def place(self, spot: int) -> Place:
        """Where a value stands: a cell, a row, or the range of all the cells that give it."""
        sheet, row, column = spot // SHEET, spot % SHEET // ROW, spot % ROW
        place = self.sheets[sheet].place(row, column)
        if spot not in self.further:
            return place
        mark = letters(column)
        stretches = ",".join(
            f"{mark}{first}" if first == last else f"{mark}{first}:{mark}{last}"
            for first, last in runs([row, *self.further[spot]])
        )
        return replace(place, spot=place.spot.removesuffix(f"{mark}{row}") + stretches)

    def heading(self, spot: int) -> str:
        """What stands over a cell; what a row as a whole is called."""
        sheet, row, column = spot // SHEET, spot % SHEET // ROW, spot % ROW
        if column == WHOLE_ROW:
            return f"row {row}"
        return self.sheets[sheet].headings[column - 1]

"""Where a value stands: a line of a file, a cell of a workbook, a paragraph of a template."""

from __future__ import annotations

import re
from dataclasses import dataclass

FIGURES = re.compile("[0-9]+")


@dataclass(frozen=True, slots=True)
class Place:
    """One spot in something a person can open.

    ``source`` is the file's name as the person gave it. ``line`` and ``column`` count from 1; 0 means the
    whole file. ``spot`` names a place that has no line: ``provision!C7`` in a workbook, ``paragraph 9`` in a
    template; empty when the line says enough. Places sort as a person reads: by source, sheet, line and column.
    """

    source: str
    line: int = 0
    column: int = 0
    spot: str = ""

    def __lt__(self, other: Place) -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[str, str, int, int, str]:
        sheet, _, _ = self.spot.rpartition("!")
        counted = FIGURES.sub(lambda found: found.group().zfill(9), self.spot)
        return self.source, sheet.lstrip("'"), self.line, self.column, counted

    def __str__(self) -> str:
        if self.spot:
            return f"{self.source} {self.spot}"
        if self.column:
            return f"{self.source}:{self.line}:{self.column}"
        if self.line:
            return f"{self.source}:{self.line}"
        return self.source

    def at(self, line: int, column: int = 0) -> Place:
        """The same source at another line (and column), both counted from 1."""
        return Place(self.source, line, column)

"""Rows of a sheet as parts of a council's results: each value at the end of its way, with the cell where it stands."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from ratingletters.errors import Problem
from ratingletters.model.scalars import USUAL, Plain
from ratingletters.reading.document import Node, ValuePath
from ratingletters.reading.sheet import Percentage, Row, Sheet
from ratingletters.sources.columns import Columns
from ratingletters.sources.layout import Holds
from ratingletters.sources.spots import Spots


@dataclass(slots=True)
class Rows:
    """The rows of one sheet, by the number of the sheet among the ``spots``."""

    sheet: Sheet
    number: int
    columns: Columns
    spots: Spots
    problems: list[Problem] = field(default_factory=list)

    def spot(self, row: int, column: int = 0) -> int:
        """The spot of a cell, or of a row."""
        return self.spots.spot(self.number, row, column)

    def council(self, row: Row) -> str:
        """The id of the council that a row is about; empty where there is none, which is told."""
        column = self.columns.council
        council = row.values[column - 1]
        place = self.sheet.place(row.number, column)
        if council is None and all(each.place != place for each in self.sheet.problems):
            what = "this row does not say which council it is about"
            self.problems.append(Problem(place, what, "SHT-010", "write the council's id, or delete the row"))
        return str(council or "")

    def entry(self, row: Row) -> Node:
        """What a row says, as a group of fields. A cell that is empty has a place and no value."""
        spot = self.spot(row.number)
        entry = Node({}, spot, spot, {})
        for group in self.columns.form.always:
            entry.value[group] = within(entry, group, spot).value
        for column in self.columns.placed:
            heading = self.spot(1, column.number)
            value = self.value(row, column.number, column.holds) if column.number else None
            self.put(
                entry,
                column.way,
                Node(value, self.spot(row.number, column.number) if column.number else heading, heading),
            )
        for family, numbers in self.columns.lists:
            self.put(entry, family.way, self.listed(row, numbers, gaps=family.gaps))
        return entry

    def listed(self, row: Row, numbers: Sequence[int], *, gaps: bool) -> Node:
        """The list that numbered columns make, up to the last that is not empty; with ``gaps``, without empty ones."""
        cells = [
            Node(self.value(row, number, Holds.PLAIN) if number else None, self.spot(row.number, number), 0)
            for number in numbers
        ]
        first = cells[0].spot if cells else self.spot(1)
        while cells and cells[-1].value is None:
            cells.pop()
        kept = [each for each in cells if each.value is not None or not gaps]
        return Node([each.value for each in kept] or None, first, first, kept)

    def put(self, entry: Node, way: ValuePath, leaf: Node) -> None:
        """Puts a value into an entry, at the end of its way. Groups on the way that stay empty have no value."""
        groups = [entry]
        for step in way[:-1]:
            groups.append(within(groups[-1], str(step), entry.spot))
        parts_of(groups[-1])[str(way[-1])] = leaf
        value = leaf.value
        for group, step in zip(reversed(groups), reversed(way), strict=True):
            if value is not None:
                group.value[step] = value
                value = group.value

    def again(self, row: Row, entry: Node) -> None:
        """Says of every value of an entry that a row gives it too."""
        for column in self.columns.placed:
            leaf = entry
            for step in column.way:
                leaf = parts_of(leaf)[str(step)]
            self.spots.extend(leaf.spot, row.number)

    def pair(self, row: Row, group: Node) -> None:
        """Puts the name and the value of a row into the group that they are an entry of."""
        pair, columns = self.columns.form.pair, self.columns
        assert pair is not None, "only sheets with a pair come here"  # noqa: S101
        name = self.value(row, columns.name, pair.name.holds)
        value = self.value(row, columns.value, pair.value.holds)
        spot, parts = self.spot(row.number, columns.name), parts_of(group)
        if name is not None and name in parts:
            what = f"'{name}' is given twice: here and at {self.spots.place(parts[name].key)}"
            self.problems.append(Problem(self.spots.place(spot), what, "RES-013", "take one of the two out"))
        elif name is not None:
            parts[name] = Node(value, self.spot(row.number, columns.value), spot)
            group.value[name] = value

    def nameless(self, row: Row) -> bool:
        """Whether a row of a pair has no name, which is told."""
        column, pair = self.columns.name, self.columns.form.pair
        if not pair or row.values[column - 1] is not None:
            return False
        place = self.sheet.place(row.number, column)
        if all(each.place != place for each in self.sheet.problems):
            remedy = "write it, or delete the row"
            what = f"this row does not say of which {pair.name.heading} it is"
            self.problems.append(Problem(place, what, "SHT-013", remedy))
        return True

    def value(self, row: Row, column: int, holds: Holds) -> Plain | None:
        """What a cell holds, as YAML would have it; nothing where that is not of the sort that belongs there, which is
        told."""
        value = row.values[column - 1]
        if value is None:
            return None
        if not isinstance(value, Plain):
            return self.day(value, self.sheet.place(row.number, column), holds)
        if holds is Holds.SHARE and USUAL.fullmatch(value) and 0 < Decimal(value) < 1:
            what = f"a share of {value} would be less than one per cent"
            meant = (Decimal(value) * 100).normalize()
            remedy = f"write {meant:f} if that is meant, or format the column as percentages"
            self.problems.append(Problem(self.sheet.place(row.number, column), what, "SHT-012", remedy))
            return None
        if holds is Holds.WHOLE and isinstance(value, Percentage):
            what = f"the percentage {value}% stands here, where {holds} belongs"
            remedy = "write the number itself, in a cell that is not formatted as a percentage"
            self.problems.append(Problem(self.sheet.place(row.number, column), what, "SHT-011", remedy))
            return None
        return Plain(value)

    def day(self, value: datetime.date, place: Any, holds: Holds) -> Plain | None:
        """A day of Excel's, where a month or a day belongs; told where anything else does."""
        if holds is Holds.MONTH:
            return Plain(f"{value:%Y-%m}")
        if holds is Holds.DAY:
            return Plain(value.isoformat())
        what = f"the day {value.day} {value:%B %Y} stands here, where {holds} belongs"
        remedy = "Excel makes days of what looks like them: format the cell as text, and write the value anew"
        self.problems.append(Problem(place, what, "SHT-011", remedy))
        return None


def parts_of(node: Node) -> dict[str, Node]:
    """The parts of a group."""
    assert isinstance(node.parts, dict), "a group has parts by name"  # noqa: S101
    return node.parts


def within(node: Node, name: str, spot: int, empty: type[dict[str, Any]] | type[list[Any]] = dict) -> Node:
    """The group or list of that name in a node, made when it is first asked for; while it is empty it has no value."""
    parts = parts_of(node)
    if name not in parts:
        parts[name] = Node(empty(), spot, spot, empty())
    return parts[name]


def begun(node: Node, name: str, spot: int, empty: type[dict[str, Any]] | type[list[Any]]) -> Node:
    """The same, with its value."""
    found = within(node, name, spot, empty)
    node.value.setdefault(name, found.value)
    return found

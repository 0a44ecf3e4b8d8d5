"""Results read from sheets: those of a workbook, or of a folder of CSV. The same results as in YAML, cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ratingletters.errors import Problem, ProblemsFoundError, did_you_mean
from ratingletters.places import Place
from ratingletters.reading.csv import read_csv_folder
from ratingletters.reading.document import Document, Node
from ratingletters.reading.sheet import Row, Sheet, Value, plain_name
from ratingletters.reading.workbook import read_workbook
from ratingletters.sources.columns import columns
from ratingletters.sources.layout import FORMS, NOTES, Form
from ratingletters.sources.rows import Rows, begun
from ratingletters.sources.spots import Spots

REMEDIES = {
    "002": "fill this cell in",
    "003": "fill this cell in, or delete the row",
}
"""What to do, by the number of the problem, where it is not what a person who writes YAML would do."""

MAKE_ONE = "start from a blank workbook: letters init --xlsx"


def read_workbook_file(path: Path) -> Document:
    """The results of all councils in a workbook. Raises :class:`UnusableFileError` or :class:`ProblemsFoundError` when
    it cannot be read as one; else its problems are the document's."""
    return document(str(path), read_workbook(path, for_people))


def read_csv_results(folder: Path) -> Document:
    """The results of all councils in a folder of CSV, as ``read_workbook_file`` reads a workbook."""
    return document(str(folder), read_csv_folder(folder, for_people))


def for_people(name: str) -> bool:
    """Whether a sheet or a column is for people alone."""
    return plain_name(name).startswith(NOTES)


def document(source: str, sheets: Sequence[Sheet]) -> Document:
    """The results that sheets hold, as a list with an entry a council. Raises :class:`ProblemsFoundError` where they
    are of no council at all."""
    spots = Spots(tuple(sheets))
    gathering = Gathering(spots)
    forms = {plain_name(form.name): form for form in FORMS}
    known = [
        (number, forms[plain_name(sheet.name)])
        for number, sheet in enumerate(sheets)
        if plain_name(sheet.name) in forms
    ]
    for sheet in sheets:
        gathering.problems += sheet.problems
        if plain_name(sheet.name) not in forms:
            gathering.problems.append(unknown(source, sheet))
    for number, form in known:
        if not form.field:
            gathering.councils_of(number, form)
    if not gathering.councils:
        raise ProblemsFoundError([*gathering.problems, nobody(source, known)])
    for number, form in known:
        if form.field:
            gathering.facts_of(number, form)
    entries = list(gathering.councils.values())
    root = Node([each.value for each in entries], 0, 0, list(entries))
    return Document(source, root, spots.place, tuple(gathering.problems), REMEDIES, spots.heading)


def nobody(source: str, known: Sequence[tuple[int, Form]]) -> Problem:
    """A problem of sheets that name no council."""
    if any(not form.field for _, form in known):
        what, remedy = (
            "the sheet councils names no council",
            "write one row a council, below the headings in row 1",
        )
    else:
        what, remedy = "there is no sheet 'councils'", MAKE_ONE
    return Problem(Place(source), what, "SHT-002", remedy)


def unknown(source: str, sheet: Sheet) -> Problem:
    """A problem of a sheet that results do not have."""
    hint = did_you_mean(plain_name(sheet.name), [form.name for form in FORMS])
    remedy = f"{hint}{' ' if hint.endswith('?') else '; '}or begin its name with 'notes', if it is for people alone"
    place = Place(source, spot=sheet.name)
    return Problem(place, f"results have no sheet '{sheet.name}'", "SHT-001", remedy)


@dataclass(slots=True)
class Gathering:
    """Puts rows where they belong: each council's results, by its id, in the order of the sheet ``councils``."""

    spots: Spots
    councils: dict[str, Node] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def rows(self, number: int, form: Form) -> Rows:
        """The rows of a sheet; none where its columns do not tell what they say."""
        sheet = self.spots.sheets[number]
        found = columns(sheet, form, for_people)
        self.problems += found.problems
        return Rows(
            sheet if found.complete else replace(sheet, rows=()), number, found, self.spots, self.problems
        )

    def councils_of(self, number: int, form: Form) -> None:
        """Takes the sheet with a row a council."""
        rows = self.rows(number, form)
        first: dict[str, int] = {}
        for row in rows.sheet.rows:
            council = rows.council(row)
            place = rows.sheet.place(row.number, rows.columns.council)
            if council in first:
                before = rows.sheet.place(first[council], rows.columns.council)
                what = f"the results of '{council}' are given twice: here and at {before}"
                self.problems.append(Problem(place, what, "RES-014", "take one of the two rows out"))
            elif council:
                first[council] = row.number
                self.councils[council] = rows.entry(row)

    def facts_of(self, number: int, form: Form) -> None:
        """Takes a sheet with rows of facts."""
        rows = self.rows(number, form)
        strangers: dict[str, int] = {}
        alike: dict[tuple[Value, ...], Node] = {}
        for row in rows.sheet.rows:
            council = rows.council(row)
            if council and council not in self.councils:
                if council in strangers:
                    self.spots.extend(strangers[council], row.number)
                strangers.setdefault(council, rows.spot(row.number, rows.columns.council))
            elif council and not rows.nameless(row):
                self.fact(rows, row, self.councils[council], alike)
        for council, spot in strangers.items():
            what = f"there is no council '{council}' in the sheet councils"
            hint = did_you_mean(council, self.councils)
            remedy = hint if hint.endswith("?") else "write its row there, correct the id, or delete the row"
            self.problems.append(Problem(self.spots.place(spot), what, "SHT-010", remedy))

    def fact(self, rows: Rows, row: Row, council: Node, alike: dict[tuple[Value, ...], Node]) -> None:
        """Puts a row into a council's results: as an entry of a list, or with a pair into the entry of the rows that
        are ``alike`` in all other columns."""
        form, spot = rows.columns.form, rows.spot(row.number)
        if form.pair and not form.columns:
            rows.pair(row, begun(council, form.field, spot, dict))
            return
        key = tuple(row.values[number - 1] for number in (rows.columns.council, *rows.columns.shared))
        if form.pair and key in alike:
            rows.again(row, alike[key])
        else:
            alike[key] = rows.entry(row)
            entries = begun(council, form.field, spot, list)
            entries.parts.append(alike[key])  # type: ignore[union-attr]
            entries.value.append(alike[key].value)
        if form.pair:
            group = alike[key]
            if form.pair.group:
                group = begun(group, form.pair.group, spot, dict)
            rows.pair(row, group)

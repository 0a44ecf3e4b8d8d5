"""Results to facts: shares, comparisons and trends, computed once, typed and addressed.

Interpretation happens here, so that no card does arithmetic. A field that cannot be computed is absent from
its row: not known, and every test on it is false. Rows stand in the lexicon's order, whatever the input's.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from ratingletters.model.narrative import Fact
from ratingletters.model.results import Results
from ratingletters.narrative.computed import COUNTED_ON, Computation, Path
from ratingletters.narrative.computing import computations
from ratingletters.narrative.lexicon import FactKind, Lexicon, Sort
from ratingletters.narrative.values import Term, Value


class Row(NamedTuple):
    """One row of facts: its kind, its id, the values of its fields and the input that they came from.

    ``path`` is the row's way to its input and ``paths`` those of single fields; what is not ``computed``
    from the results is the lexicon's and has none. ``stem`` is what the addresses of its facts begin with; ``told``
    keeps each fact once it was asked for.
    """

    kind: str
    id: str
    values: Mapping[str, Value]
    path: Path
    paths: Mapping[str, Path]
    computed: Collection[str]
    plural: bool
    stem: str
    told: dict[str, Fact]

    def address(self, field: str) -> str:
        """The fact's name in a trace: ``provision type/secondary.good or better``."""
        return self.stem + field

    def fact(self, field: str) -> Fact:
        """The fact under a field; a value that is not known says so."""
        known = self.told.get(field)
        if known is None:
            found = self.values.get(field)
            path = self.paths.get(field, self.path if field in self.computed else ())
            known = Fact(self.stem + field, "not known" if found is None else str(found), path)
            self.told[field] = known
        return known


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of one council. ``tolerance``: percentage points within which two shares are in line; ``wording``:
    which wording of a card, or of a phrase in small letters, its letter takes."""

    rows: Mapping[str, tuple[Row, ...]]
    tolerance: Decimal
    wording: Mapping[str, str] = field(default_factory=dict)

    def of(self, kind: str) -> tuple[Row, ...]:
        """The rows of a kind of fact, in the lexicon's order; empty where the results hold none."""
        return self.rows.get(kind, ())


def facts(results: Results, lexicon: Lexicon) -> Facts:
    """Every fact of the results, in the lexicon's order and words. Rows without a lexicon entry are left out:
    a letter has no words for them."""
    made: dict[str, tuple[Row, ...]] = {}
    for name, kind in lexicon.kinds.items():
        words = lexicon.values[name]
        grades = lexicon.orders.get(COUNTED_ON.get(name, ""), {})
        rows = [worded(found, kind, words) for found in computations(name, results, grades)]
        made[name] = tuple(
            sorted([row for row in rows if row is not None], key=lambda row: row_order(row, kind, lexicon))
        )
    return Facts(made, results.tolerance, {name.lower(): way for name, way in results.wording.items()})


def worded(found: Computation, kind: FactKind, words: Mapping[str, Mapping[str, Value]]) -> Row | None:
    """The computed row with the lexicon's names, texts and choices; None for an id it does not know."""
    entry = kind.entries.get(found.id)
    if kind.entries and entry is None:
        return None
    values: dict[str, Value] = dict(entry.terms) if entry else {}
    for name, value in found.values.items():
        if value is None or name not in kind.fields:
            continue
        if not isinstance(value, str):
            values[name] = value
        elif name in words:
            if value not in words[name] and kind.fields[name].sort is Sort.ROW:
                return None
            values[name] = words[name][value]
        elif name not in values:
            values[name] = Term(value, value)
    stem = f"{kind.name}." if kind.one else f"{kind.name}/{found.id}."
    plural = entry.plural if entry else False
    return Row(kind.name, found.id, values, found.path, found.paths, found.values.keys(), plural, stem, {})


def row_order(row: Row, kind: FactKind, lexicon: Lexicon) -> tuple[int | str, ...]:
    """Where a row stands among its kind: by the lexicon's rows, or by those of the rows it refers to."""
    if kind.entries:
        return (kind.entries[row.id].order,)
    order: list[int | str] = []
    for link, of in kind.links:
        value, rows = row.values.get(link), lexicon.kinds[of].entries
        order.append(rows[value.id].order if isinstance(value, Term) else len(rows))
    return (*order, row.id)

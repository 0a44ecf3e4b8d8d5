"""Results to facts: shares, comparisons and trends, computed once, typed and addressed.

Interpretation happens here, so that no card does arithmetic. A field that cannot be computed is absent from
its row: not known, and every test on it is false. Rows stand in the lexicon's order, whatever the input's.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from ratingletters.model.narrative import Fact
from ratingletters.model.results import Results
from ratingletters.narrative.computing import KINDS, Computation, Path
from ratingletters.narrative.lexicon import FactKind, Lexicon, Sort
from ratingletters.narrative.values import Point, Term, Value


@dataclass(frozen=True, slots=True)
class Row:
    """One row of facts: its kind, its id, the values of its fields and the input that they came from.

    ``path`` is the row's way to its input and ``paths`` those of single fields; what is not ``computed``
    from the results is the lexicon's and has none. ``told`` keeps each fact once it was asked for.
    """

    kind: str
    id: str
    values: Mapping[str, Value]
    path: Path
    paths: Mapping[str, Path]
    computed: Collection[str]
    plural: bool = False
    one: bool = False
    told: dict[str, Fact] = field(default_factory=dict, compare=False, repr=False)

    def address(self, field: str) -> str:
        """The fact's name in a trace: ``provision type/secondary.good or better``."""
        return f"{self.kind}.{field}" if self.one else f"{self.kind}/{self.id}.{field}"

    def fact(self, field: str) -> Fact:
        """The fact under a field; a value that is not known says so."""
        known = self.told.get(field)
        if known is None:
            found = self.values.get(field)
            path = self.paths.get(field, self.path if field in self.computed else ())
            known = Fact(self.address(field), "not known" if found is None else str(found), path)
            self.told[field] = known
        return known


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of one council. ``tolerance``: percentage points within which two shares are in line."""

    rows: Mapping[str, tuple[Row, ...]]
    tolerance: Decimal

    def of(self, kind: str) -> tuple[Row, ...]:
        """The rows of a kind of fact, in the lexicon's order; empty where the results hold none."""
        return self.rows.get(kind, ())


def facts(results: Results, lexicon: Lexicon) -> Facts:
    """Every fact of the results, in the lexicon's order and words. Rows without a lexicon entry are left out:
    a letter has no words for them."""
    made: dict[str, tuple[Row, ...]] = {}
    for name, kind in lexicon.kinds.items():
        rows = (worded(found, kind, lexicon) for found in KINDS[name](results))
        made[name] = tuple(
            sorted((row for row in rows if row is not None), key=lambda row: row_order(row, lexicon))
        )
    return Facts(made, results.tolerance)


def worded(found: Computation, kind: FactKind, lexicon: Lexicon) -> Row | None:
    """The computed row with the lexicon's names, texts and choices; None for an id it does not know."""
    entry = kind.entries.get(found.id)
    if kind.entries and entry is None:
        return None
    values: dict[str, Value] = dict(entry.terms) if entry else {}
    for name, value in found.values.items():
        asked = kind.fields.get(name)
        if asked is None or value is None:
            continue
        if not isinstance(value, str):
            values[name] = value
        elif asked.sort is Sort.ROW:
            other = lexicon.kinds[asked.row_of].entries.get(value)
            if other is None:
                return None
            values[asked.name] = Term(value, other.terms.get(asked.as_field, other.terms["name"]).text)
        elif asked.sort is Sort.CHOICE:
            values[asked.name] = term(value, asked.choices[value])
        elif asked.sort is Sort.SCALE:
            values[asked.name] = point(asked.scale, value, lexicon.orders[asked.scale][value])
        elif asked.name not in values:
            values[asked.name] = Term(value, value)
    plural = entry.plural if entry else False
    return Row(kind.name, found.id, values, found.path, found.paths, found.values.keys(), plural, kind.one)


@lru_cache(maxsize=4096)
def term(id_: str, text: str) -> Term:
    """A word of the lexicon, made once."""
    return Term(id_, text)


@lru_cache(maxsize=4096)
def point(scale: str, id_: str, order: int) -> Point:
    """A point on a scale, made once."""
    return Point(scale, id_, order)


def row_order(row: Row, lexicon: Lexicon) -> tuple[int | str, ...]:
    """Where a row stands among its kind: by the lexicon's rows, or by those of the rows it refers to."""
    kind = lexicon.kinds[row.kind]
    if row.id in kind.entries:
        return (kind.entries[row.id].order,)
    order: list[int | str] = []
    for asked in kind.fields.values():
        value = row.values.get(asked.name)
        if asked.sort is Sort.ROW:
            rows = lexicon.kinds[asked.row_of].entries
            order.append(rows[value.id].order if isinstance(value, Term) else len(rows))
    return (*order, row.id)

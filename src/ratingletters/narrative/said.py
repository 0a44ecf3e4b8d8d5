"""What counts as said: which facts a reader of the sentence has been told, each of its own row.

Strictly, for a fact that is wrongly taken as said is an omission that nobody sees. A sentence says a fact when

- a slot prints it: ``{homes.grade: grade}`` says the grade of the homes, ``{homes.good of total: words}`` both
  counts, and one word over several rows the fact of each, since the builder has seen to it that it is true of each; or
- it names the row, and a condition of the set by which it names it tests the fact with ``is``, ``is at least``,
  ``is at most``, ``is above``, ``is below`` or ``is in line with``: "at its best in {strong}".

A row is named when a slot prints its name, or a text that no other row of its kind has, or all the rows that it refers
to; and when the card looks it up by ``id is``, since its own words are then about that row. Nothing is said by
``is known``, ``is not`` and ``not yet said``; by how many values a set takes; of a row that no word of the sentence
picks out; or by a share of a set, which says of no single row whether it belongs: "half of the indicators". Only
``A of B is at least 100`` lets what A tests be said of every named row of B. The council and the overall figures need
no name, so that only a slot says a fact of them: a condition on them may be no more than the occasion.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ratingletters.narrative.card import Operator, Shape
from ratingletters.narrative.facts import Facts, Row
from ratingletters.narrative.lexicon import FactKind, Sort
from ratingletters.narrative.slots import identity_of, lists
from ratingletters.narrative.spoken import Spoken

POSITIVE = frozenset(
    {Operator.IS, Operator.AT_LEAST, Operator.AT_MOST, Operator.ABOVE, Operator.BELOW, Operator.IN_LINE}
)


def said_by(spoken: Spoken, facts: Facts) -> Iterator[str]:
    """The address of every fact that a sentence says."""
    filling = spoken.filling
    for slot in spoken.slots:
        if slot.field is not None and slot.shape is not Shape.AGREEMENT:
            for row in filling.sets[slot.set]:
                yield row.stem + slot.field.name
                if slot.of:
                    yield row.stem + slot.of
    for name, passed in spoken.card.passed.items():
        tests = [each for each in passed if each.operator in POSITIVE]
        looked_up = name in spoken.card.required and any(each.field == "id" for each in tests)
        printed = {
            slot.field.name for slot in spoken.slots if slot.set == name and slot.field and lists(slot)
        }
        if not (printed or looked_up):
            continue
        fields = {field for test in tests for field in (test.field, test.other)} - {"", "id"}
        kind = filling.finds[name].kind
        for row in filling.sets[name] if fields else ():
            if looked_up or named(row, printed, kind, facts.of(kind.name)):
                yield from [row.stem + field for field in fields]


def named(row: Row, printed: Collection[str], kind: FactKind, rows: Sequence[Row]) -> bool:
    """Whether the printed fields pick out this row among all of its kind: those of the lexicon, or, of a kind
    whose rows it does not list, those of the results."""
    if "name" in printed:
        return True
    links = {field.name for field in kind.fields.values() if field.sort is Sort.ROW}
    if kind.entries:
        texts = sorted(set(printed) - links)
        own = [kind.entries[row.id].terms.get(field) for field in texts]
        others = (each for each in kind.entries.values() if each.id != row.id)
        return bool(texts) and all([each.terms.get(field) for field in texts] != own for each in others)
    if not links <= set(printed):
        return False
    own_ids = [identity_of(row, field) for field in printed]
    return all([identity_of(each, field) for field in printed] != own_ids for each in rows if each is not row)

"""What can be known unsound about a card before it meets any results."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ratingletters.narrative.card import Card, Operator, Optional, SetOperator, Shape, Slot, Words
from ratingletters.narrative.clauses import Scope
from ratingletters.narrative.lexicon import FactKind, Sort
from ratingletters.narrative.notes import Code, Notes

TOTAL_WORDS = r"\b(?:all|each|every|both)\b"


def check_card(card: Card, line: int, scope: Scope, notes: Notes) -> None:
    """Takes down every reason for which a card could never be trusted."""
    if not card.finds and not card.tests and not any(slots(card.sentence)):
        notes.note(
            line, Code.NO_FACT, f"'{card.name}' names no fact", "a sentence without a fact is not said"
        )
    for slot in slots(card.sentence):
        check_column(slot, card, line, scope, notes)
    check_all(card, line, scope, notes)
    check_relations(card, line, notes)
    if card.repeat and card.repeat[0] not in card.required():
        notes.note(
            line, Code.NAME, f"'repeat by' needs a set that must not be empty: '{card.repeat[0]}' may be"
        )


def slots(parts: Iterable[Words | Slot | Optional]) -> Iterator[Slot]:
    """Every slot of a sentence, those in optional parts too."""
    for part in parts:
        if isinstance(part, Slot):
            yield part
        elif isinstance(part, Optional):
            yield from part.slots()


def check_column(slot: Slot, card: Card, line: int, scope: Scope, notes: Notes) -> None:
    """A column that has no word for small shares needs a test that keeps them away (``mostly`` and 51)."""
    column = scope.lexicon.columns.get(slot.form)
    if column is None or not column.lowest:
        return
    limits = [
        test.number
        for test in card.tests
        if test.operator is SetOperator.SHARE_AT_LEAST and (test.set, test.of) == (slot.set, slot.of)
    ]
    if slot.field:
        tests = scope.row_tests(slot.set) + [
            test.row_test for test in card.tests if test.row_test and test.set == slot.set
        ]
        limits += [
            int(test.constant)
            for test in tests
            if test.operator is Operator.AT_LEAST and test.field == slot.field.name
        ]
    if max(limits, default=0) < column.lowest:
        asked = f"{slot.field.name if slot.field else slot.said.split(':')[0]} is at least {column.lowest}"
        notes.note(
            line,
            Code.COLUMN,
            f"'{column.name}' has no word below {column.lowest}, and {{{slot.said}}} could need one",
            f"add the test '{asked}'",
        )


def check_all(card: Card, line: int, scope: Scope, notes: Notes) -> None:
    """ "All" before a noun of a kind of fact is a claim about every row: it needs ``is complete``."""
    said = "".join(
        part.text if isinstance(part, Words) else "{}"
        for piece in card.sentence
        for part in (piece.parts if isinstance(piece, Optional) else (piece,))
    )
    for phrase in scope.lexicon.proper:
        said = said.replace(phrase, "_")
    for kind in scope.lexicon.kinds.values():
        if claims_all(said, kind) and not tested_complete(card, kind):
            notes.note(
                line,
                Code.ALL,
                f"'{card.name}' speaks of all {kind.nouns[0]} without knowing that there are no others",
                f"find them with 'each {kind.name}' and add the test 'NAME is complete' below 'when'",
            )


def claims_all(said: str, kind: FactKind) -> bool:
    """Whether the words say "all" (or each, every, both) of a kind's rows; "all other" is of others' rows."""
    nouns = "|".join(re.escape(noun) for noun in kind.nouns)
    if not nouns:
        return False
    return bool(
        re.search(
            rf"{TOTAL_WORDS}(?! other\b)(?:[ \u00a0][\w*’-]+){{0,4}}?[ \u00a0](?:{nouns})\b", said, re.I
        )
    )


def tested_complete(card: Card, kind: FactKind) -> bool:
    """Whether a set of all rows of the kind is tested to be complete."""
    sets = {find.name for find in card.finds if find.kind.name == kind.name and not find.of}
    return any(test.operator is SetOperator.COMPLETE and test.set in sets for test in card.tests)


def check_relations(card: Card, line: int, notes: Notes) -> None:
    """Two lists of one relation must come from one set, where the builder can see whether they are its
    full product."""
    listed: dict[str, set[tuple[str, str]]] = {}
    for slot in slots(card.sentence):
        if slot.shape is Shape.FIELD and slot.field and slot.field.sort is Sort.ROW:
            listed.setdefault(slot.kind.name, set()).add((slot.set, slot.field.name))
    for kind, pairs in listed.items():
        if len({name for name, _ in pairs}) > 1 and len({field for _, field in pairs}) > 1:
            notes.note(
                line,
                Code.RELATION,
                f"'{card.name}' lists fields of {kind} from several sets",
                "take both lists from one set, so that their pairs can be checked",
            )

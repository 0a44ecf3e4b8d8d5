"""Reads the conditions of a card: ``find`` and its row tests. Those below ``when`` are read in ``when.py``.

There is no expression evaluator: a line is a field, an operator of this list and a constant, each checked
against the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from ratingletters.narrative.card import Find, Operator, RowTest, SetOperator
from ratingletters.narrative.lexicon import FactKind, Field, Lexicon, Sort
from ratingletters.narrative.notes import Code, Notes

FIND = re.compile(r"find (?P<name>[^:]+): (?P<source>.+?)(?P<where> where)?")
SET_NAME = re.compile(r"[a-z][a-z0-9]*")

NUMBERED = {
    Sort.COUNT: re.compile(r"0|[1-9][0-9]*"),
    Sort.PERCENT: re.compile(r"0|[1-9][0-9]?|100"),
}

FITTING: Mapping[Sort, tuple[Operator, ...]] = {
    Sort.NAME: (Operator.KNOWN,),
    Sort.TEXT: (Operator.KNOWN,),
    Sort.MONTH: (Operator.KNOWN,),
    Sort.PARTITION: (Operator.KNOWN,),
    Sort.CHOICE: (Operator.KNOWN, Operator.IS, Operator.IS_NOT),
    Sort.ROW: (Operator.KNOWN, Operator.IS, Operator.IS_NOT),
    Sort.SCALE: (
        Operator.KNOWN,
        Operator.IS,
        Operator.IS_NOT,
        Operator.AT_LEAST,
        Operator.AT_MOST,
        Operator.ABOVE,
        Operator.BELOW,
        Operator.SAME,
    ),
    Sort.COUNT: (
        Operator.KNOWN,
        Operator.IS,
        Operator.IS_NOT,
        Operator.AT_LEAST,
        Operator.AT_MOST,
        Operator.ABOVE,
        Operator.BELOW,
        Operator.SAME,
    ),
    Sort.PERCENT: (
        Operator.KNOWN,
        Operator.AT_LEAST,
        Operator.AT_MOST,
        Operator.ABOVE,
        Operator.BELOW,
        Operator.IN_LINE,
    ),
}


@dataclass(slots=True)
class Scope:
    """The sets that a card may name so far: its own finds, and the kinds of which there is one row. ``alone`` is
    the set of which the card speaks one row at a time (``repeat by SET.name``)."""

    lexicon: Lexicon
    finds: dict[str, Find] = field(default_factory=dict)
    alone: str = ""

    def kind(self, name: str) -> FactKind | None:
        """The kind of fact in a set; None for a set that is not known."""
        if name in self.finds:
            return self.finds[name].kind
        kind = self.lexicon.kinds.get(name)
        return kind if kind and kind.one else None

    def single(self, name: str) -> bool:
        """Whether the set holds at most one row."""
        return name not in self.finds or self.finds[name].single or name == self.alone

    def names(self) -> list[str]:
        """Every name that would do."""
        return [*self.finds, *(name for name, kind in self.lexicon.kinds.items() if kind.one)]

    def within(self, name: str, of: str) -> bool:
        """Whether one set was narrowed from another, in one step or several."""
        while name in self.finds and name != of:
            name = self.finds[name].of
        return name == of

    def row_tests(self, name: str) -> list[RowTest]:
        """Every row test that the rows of a set have passed, those of the sets it was narrowed from too."""
        tests: list[RowTest] = []
        while name in self.finds:
            tests += self.finds[name].tests
            name = self.finds[name].of
        return tests


def read_find(text: str, line: int, scope: Scope, notes: Notes) -> Find | None:
    """The set that a ``find`` line names, its tests still to come; None after taking down what is wrong."""
    match = FIND.fullmatch(text)
    if not match:
        notes.note(line, Code.DIRECTIVE, f"'{text}' is not a find line", "write 'find NAME: each KIND where'")
        return None
    name, source = match["name"], match["source"]
    if not SET_NAME.fullmatch(name):
        notes.note(line, Code.NAME, f"'{name}' cannot name a set", "use one word of small letters and digits")
        return None
    if name in scope.names():
        notes.note(line, Code.TWICE, f"'{name}' is already the name of a set here", "choose another name")
        return None
    if source.startswith("each of "):
        base = source.removeprefix("each of ")
        kind = scope.kind(base)
        if kind is None:
            notes.unknown(line, Code.NAME, f"no set is called '{base}' here", base, scope.names())
            return None
        return Find(name, kind, of=base if base in scope.finds else "", single=scope.single(base))
    article, _, kind_name = source.partition(" ")
    if article not in {"each", "the"}:
        notes.unknown(
            line,
            Code.DIRECTIVE,
            f"'{source}' should begin with 'each', 'each of' or 'the'",
            article,
            ("each", "the"),
        )
        return None
    kind = scope.lexicon.kinds.get(kind_name)
    if kind is None:
        notes.unknown(
            line, Code.NAME, f"no kind of fact is called '{kind_name}'", kind_name, scope.lexicon.kinds
        )
        return None
    return Find(name, kind, single=article == "the" or kind.one)


def read_row_test(
    text: str, line: int, kind: FactKind, lexicon: Lexicon, notes: Notes, prefix: str = ""
) -> RowTest | None:
    """One test of a row; None after taking down what is wrong. ``prefix`` is shown before the text."""
    said = prefix + text
    if text == Operator.NOT_YET_SAID:
        return RowTest(said, Operator.NOT_YET_SAID)
    known = [*kind.fields, "id"]
    name = max((each for each in known if text == each or text.startswith(each + " ")), key=len, default="")
    if not name:
        word = re.split(r" (?:is|not) ", text + " is ")[0]
        notes.unknown(line, Code.NAME, f"'{word}' is not a field of {kind.name}", word, known)
        return None
    rest = text[len(name) :].strip()
    operator = next((each for each in Operator if rest == each or rest.startswith(each + " ")), None)
    if operator is None or operator is Operator.NOT_YET_SAID:
        word = re.split(r" (?:is|not) ", text)[0]
        near = [each for each in get_close_matches(word, known, n=1) if each != name and word != text]
        if near:
            notes.unknown(line, Code.NAME, f"'{word}' is not a field of {kind.name}", word, near)
            return None
        notes.unknown(line, Code.TEST, f"'{said}' asks nothing that is known here", rest, Operator)
        return None
    constant = rest[len(operator) :].strip()
    test = RowTest(said, operator, name)
    if name == "id":
        return read_id(test, constant, line, kind, notes)
    sort = kind.fields[name].sort
    fits = FITTING[sort]
    if sort is Sort.TEXT and not kind.entries:
        fits = FITTING[Sort.ROW]
    if operator not in fits:
        fitting = ", ".join(f"'{each}'" for each in fits)
        notes.note(line, Code.TEST, f"'{operator}' does not fit '{name}' ({sort})", f"what fits: {fitting}")
        return None
    if operator is Operator.KNOWN:
        if constant:
            notes.note(line, Code.TEST, f"'{said}' has words after 'is known'", "leave them out")
            return None
        return test
    if operator in {Operator.ABOVE, Operator.BELOW, Operator.IN_LINE, Operator.SAME}:
        own = kind.fields[name]
        others = [
            each.name
            for each in kind.fields.values()
            if (each.sort, each.scale) == (own.sort, own.scale) and each.name != name
        ]
        if constant not in others:
            what = "share" if sort is Sort.PERCENT else str(sort)
            notes.unknown(
                line, Code.NAME, f"'{constant}' is not a {what} to compare '{name}' with", constant, others
            )
            return None
        return replace(test, other=constant)
    return read_constant(test, constant, line, kind.fields[name], lexicon, notes)


def read_id(test: RowTest, constant: str, line: int, kind: FactKind, notes: Notes) -> RowTest | None:
    """A test of a row's id against an id of the lexicon."""
    if test.operator not in {Operator.IS, Operator.IS_NOT} or constant not in kind.entries:
        what = f"'{constant}' is not the id of any {kind.name}"
        notes.unknown(line, Code.NAME, what, constant, kind.entries)
        return None
    return replace(test, constant=constant)


def read_constant(
    test: RowTest, constant: str, line: int, tested: Field, lexicon: Lexicon, notes: Notes
) -> RowTest | None:
    """A test against an id of a choice, a row or a scale, or against a whole number."""
    if tested.sort in NUMBERED:
        if not NUMBERED[tested.sort].fullmatch(constant):
            notes.note(line, Code.TEST, f"'{constant}' is not a whole number that fits '{tested.name}'")
            return None
        if tested.sort is Sort.PERCENT and not on_edge(test.operator, int(constant), lexicon):
            note_edge(int(constant), line, lexicon, notes)
            return None
        return replace(test, constant=int(constant))
    if tested.sort is Sort.TEXT:
        meant = get_close_matches(f"is {constant}", Operator, n=1, cutoff=0.8)
        if meant and meant[0] != test.operator:
            notes.unknown(line, Code.TEST, f"'{test.said}' asks nothing that is known here", meant[0], meant)
            return None
        if not constant:
            notes.note(line, Code.TEST, f"'{test.said}' has no text to compare with", "write it behind 'is'")
            return None
        return replace(test, constant=constant)
    ids = {
        Sort.CHOICE: tuple(tested.choices),
        Sort.ROW: tuple(lexicon.kinds[tested.row_of].entries) if tested.row_of else (),
        Sort.SCALE: tuple(lexicon.orders.get(tested.scale, ())),
    }[tested.sort]
    if constant not in ids:
        notes.unknown(line, Code.NAME, f"'{constant}' is not a value of '{tested.name}'", constant, ids)
        return None
    return replace(test, constant=constant)


def on_edge(operator: Operator | SetOperator, number: int, lexicon: Lexicon) -> bool:
    """Whether a threshold lies where some word of the proportions table changes."""
    at_most = operator in {Operator.AT_MOST, SetOperator.SHARE_AT_MOST}
    return (number + 1 if at_most else number) in lexicon.edges or (at_most and number == 100)


def note_edge(number: int, line: int, lexicon: Lexicon, notes: Notes) -> None:
    """Takes down a threshold that no word stands for."""
    edges = sorted(lexicon.edges)
    least = ", ".join(map(str, edges))
    most = ", ".join(str(edge - 1) for edge in edges if edge)
    notes.note(
        line,
        Code.EDGE,
        f"{number} is not an edge of the proportions table",
        f"'is at least' takes {least}; 'is at most' takes {most}, 100",
    )

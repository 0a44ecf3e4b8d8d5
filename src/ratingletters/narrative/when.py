"""Reads the tests below ``when``: of a whole set, of how much of another it is, of the values that it takes."""

from __future__ import annotations

import re

from ratingletters.narrative.card import SetOperator, SetTest
from ratingletters.narrative.clauses import NUMBERED, Scope, note_edge, on_edge, read_row_test
from ratingletters.narrative.lexicon import Field, Sort
from ratingletters.narrative.notes import Code, Notes

SHARE_TEST = re.compile(r"(?P<set>\S+) of (?P<of>\S+) (?P<operator>is at least|is at most) (?P<number>.+)")


def read_set_test(text: str, line: int, scope: Scope, notes: Notes) -> SetTest | None:
    """One test of a set below ``when``; None after taking down what is wrong."""
    share = SHARE_TEST.fullmatch(text)
    if share and scope.kind(share["set"]) and scope.kind(share["of"]):
        return read_share_test(text, share, line, scope, notes)
    name, dot, rest = text.partition(".")
    if not dot or " " in name:
        name, _, rest = text.partition(" ")
    kind = scope.kind(name)
    if kind is None:
        notes.unknown(line, Code.NAME, f"no set is called '{name}' here", name, scope.names())
        return None
    if not dot:
        if rest == SetOperator.COMPLETE:
            if kind.entries and not scope.row_tests(name):
                return SetTest(text, SetOperator.COMPLETE, name)
            notes.note(
                line,
                Code.TEST,
                f"'{name}' can never be known to be complete",
                "only 'each KIND' without tests, of a kind whose rows the lexicon names, can",
            )
            return None
        asked = (SetOperator.COMPLETE,)
        notes.unknown(line, Code.TEST, f"'{text}' asks nothing that is known here", rest, asked)
        return None
    field_name = next((each for each in kind.fields if rest.startswith(each + " takes ")), "") or next(
        (each for each in kind.fields if rest == f"{each} {SetOperator.ONE_BAND}"), ""
    )
    if field_name:
        return read_values_test(text, name, kind.fields[field_name], rest, line, notes)
    if not scope.single(name):
        word = rest.split(" takes ")[0].split(" stays ")[0].split(" is ")[0]
        if word not in kind.fields:
            notes.unknown(line, Code.NAME, f"'{word}' is not a field of {kind.name}", word, kind.fields)
        else:
            notes.note(
                line,
                Code.TEST,
                f"'{text}' asks nothing that is known of a set of several rows",
                "what fits: 'takes 1 value', 'takes at least 2 values', 'stays in 1 band'; tests of one row"
                " go below 'find'",
            )
        return None
    row_test = read_row_test(rest, line, kind, scope.lexicon, notes, prefix=f"{name}.")
    if row_test is None:
        return None
    return SetTest(text, SetOperator.EVERY_ROW, name, row_test.field, row_test=row_test)


def read_share_test(text: str, match: re.Match[str], line: int, scope: Scope, notes: Notes) -> SetTest | None:
    """``A of B is at least 65``: A narrowed from B, the number an edge of the proportions table."""
    name, of, number = match["set"], match["of"], match["number"]
    at_least = match["operator"] == "is at least"
    operator = SetOperator.SHARE_AT_LEAST if at_least else SetOperator.SHARE_AT_MOST
    if name == of or not scope.within(name, of):
        notes.note(
            line, Code.TEST, f"'{name}' is not part of '{of}'", f"write 'find {name}: each of {of} where'"
        )
        return None
    if not NUMBERED[Sort.PERCENT].fullmatch(number):
        notes.note(line, Code.TEST, f"'{number}' is not a whole number of per cent from 0 to 100")
        return None
    if not on_edge(operator, int(number), scope.lexicon):
        note_edge(int(number), line, scope.lexicon, notes)
        return None
    return SetTest(text, operator, name, of=of, number=int(number))


def read_values_test(
    text: str, name: str, tested: Field, rest: str, line: int, notes: Notes
) -> SetTest | None:
    """``S.field takes 1 value``, ``takes at least 2 values``, ``takes at most 3 values``, ``stays in 1 band``."""
    asked = rest[len(tested.name) :].strip()
    if asked == SetOperator.TAKES_ONE:
        return SetTest(text, SetOperator.TAKES_ONE, name, tested.name)
    if asked == SetOperator.ONE_BAND:
        if tested.sort is Sort.PERCENT:
            return SetTest(text, SetOperator.ONE_BAND, name, tested.name)
        notes.note(line, Code.TEST, f"'{tested.name}' is not a share and has no bands")
        return None
    several = re.fullmatch(r"takes at (least|most) ([2-9]|[1-9][0-9]) values", asked)
    if several:
        operator = SetOperator.TAKES_SEVERAL if several[1] == "least" else SetOperator.TAKES_FEW
        return SetTest(text, operator, name, tested.name, number=int(several[2]))
    fitting = ("takes 1 value", "takes at least 2 values", "takes at most 3 values")
    notes.unknown(line, Code.TEST, f"'{text}' asks nothing that is known here", asked, fitting)
    return None

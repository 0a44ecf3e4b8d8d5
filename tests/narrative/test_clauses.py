"""Reading a card's conditions: what fits is taken, and every near miss is told with what was meant."""

from __future__ import annotations

import pytest
from tests.narrative.small import LEXICON, book, problem, problems

from ratingletters.narrative.card import Card, Operator, RowTest, SetOperator

FIND = "find x: each provision type where\n- {test}\n\n> {{x}} do well."
WHEN = """\
find x: each provision type where
- total is at least 2

find y: each of x where
- group is old

find all: each indicator

find nursery: the provision type where
- id is nursery

when
- {test}

> Well done, {{x}}, {{y}}, {{nursery}} and {{all}}."""
LINE = 10


def only(text: str) -> Card:
    (card,) = book(text).cards()
    return card


def row_test(test: str) -> RowTest:
    return only(FIND.format(test=test)).finds[0].tests[0]


@pytest.mark.parametrize(
    ("test", "field", "operator", "against"),
    [
        ("good or better is at least 80", "good or better", Operator.AT_LEAST, 80),
        ("good or better is at most 79", "good or better", Operator.AT_MOST, 79),
        ("good or better is at most 100", "good or better", Operator.AT_MOST, 100),
        ("good or better is at least 0", "good or better", Operator.AT_LEAST, 0),
        ("good is at least 7", "good", Operator.AT_LEAST, 7),
        ("good is 7", "good", Operator.IS, 7),
        ("grade is at most satisfactory", "grade", Operator.AT_MOST, "satisfactory"),
        ("grade is not good", "grade", Operator.IS_NOT, "good"),
        ("group is young", "group", Operator.IS, "young"),
        ("id is not hostel", "id", Operator.IS_NOT, "hostel"),
        ("manner is known", "manner", Operator.KNOWN, ""),
    ],
)
def test_a_row_test_is_a_field_an_operator_and_a_constant(
    test: str, field: str, operator: Operator, against: str | int
) -> None:
    found = row_test(test)
    assert (found.field, found.operator, found.constant) == (field, operator, against)
    assert found.said == test


@pytest.mark.parametrize(
    ("test", "operator"),
    [
        ("good or better is above similar areas", Operator.ABOVE),
        ("good or better is below similar areas", Operator.BELOW),
        ("good or better is in line with similar areas", Operator.IN_LINE),
    ],
)
def test_a_share_is_compared_with_another_share_of_the_row(test: str, operator: Operator) -> None:
    assert (row_test(test).operator, row_test(test).other) == (operator, "similar areas")


def test_not_yet_said_needs_no_field() -> None:
    assert row_test("not yet said") == RowTest("not yet said", Operator.NOT_YET_SAID)


@pytest.mark.parametrize(
    ("test", "code", "said"),
    [
        ("good or bettr is at least 80", 3, "'good or bettr' is not a field"),
        ("goood is 7", 3, "did you mean 'good'?"),
        ("grade is at lest good", 3, "'at lest good' is not a value of 'grade'"),
        ("grade at least good", 4, "did you mean 'is at least'?"),
        ("grade isnt good", 4, "asks nothing"),
        ("grade", 4, "'grade' asks nothing"),
        ("not yet sayed", 3, "'not yet sayed' is not a field"),
        ("good not yet said", 4, "asks nothing that is known"),
        ("id is nursrey", 3, "did you mean 'nursery'?"),
        ("id is at least nursery", 3, "'nursery' is not the id"),
        ("group is yuong", 3, "did you mean 'young'?"),
        ("grade is godo", 3, "did you mean 'good'?"),
        ("grade is adequate", 3, "did you mean 'inadequate'?"),
        ("group is at least young", 4, "what fits: 'is known', 'is', 'is not'"),
        ("good or better is 80", 4, "'is' does not fit 'good or better' (percent)"),
        ("manner is nursery", 4, "what fits: 'is known'"),
        ("manner is known well", 4, "leave them out"),
        ("good is 7.5", 4, "not a whole number"),
        ("good is 07", 4, "not a whole number"),
        ("good is -1", 4, "not a whole number"),
        ("good or better is at least 101", 4, "not a whole number that fits"),
        ("good or better is at least 79", 5, "'is at least' takes 0, 1, 11, 50, 80, 100"),
        ("good or better is at most 80", 5, "'is at most' takes 0, 10, 49, 79, 99, 100"),
        ("good or better is above similar area", 3, "did you mean 'similar areas'?"),
        ("good or better is above good or better", 3, "known here: similar areas, national average"),
        ("good or better is above 80", 3, "'80' is not a share"),
        ("good or better is in line similar areas", 4, "'is' does not fit"),
    ],
)
def test_a_near_miss_of_a_row_test_is_told_at_its_line(test: str, code: int, said: str) -> None:
    found = problem(FIND.format(test=test))
    assert (found.place.line, found.code) == (LINE, f"BOK-{code:03}"), str(found)
    assert said in str(found)


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("find x: each provision typ where", 3, "did you mean 'provision type'?"),
        ("find x: each provision type were", 3, "did you mean 'provision type'?"),
        ("find x: ech provision type where", 2, "did you mean 'each'?"),
        ("find x: all provision type where", 2, "should begin with 'each', 'each of' or 'the'"),
        ("find x: each of z where", 3, "no set is called 'z' here"),
        ("find X: each provision type where", 3, "one word of small letters and digits"),
        ("find my x: each provision type where", 3, "one word of small letters and digits"),
        ("find council: each provision type where", 13, "choose another name"),
        ("find x each provision type where", 2, "write 'find NAME: each KIND where'"),
        ("fnd x: each provision type where", 2, "did you mean 'find NAME: each KIND where'?"),
        ("Find x: each provision type where", 2, "did you mean 'find NAME: each KIND where'?"),
    ],
)
def test_a_near_miss_of_find_is_told_at_its_line(line: str, code: int, said: str) -> None:
    found, *_ = problems(
        f"find y: each gap\n\n{line}\n- total is at least 2\n\n> {{y}} and {{council}} do well."
    )
    assert (found.place.line, found.code) == (LINE + 1, f"BOK-{code:03}"), str(found)
    assert said in str(found)


def test_a_set_cannot_be_named_twice() -> None:
    found = problem("find x: each gap\n\nfind x: each indicator\n\n> {x} do well.")
    assert (found.place.line, found.code) == (LINE + 1, "BOK-013")


@pytest.mark.parametrize(
    ("test", "operator", "name", "of", "number"),
    [
        ("x.grade takes 1 value", SetOperator.TAKES_ONE, "x", "", 0),
        ("x.grade takes at least 3 values", SetOperator.TAKES_SEVERAL, "x", "", 3),
        ("x.good or better stays in 1 band", SetOperator.ONE_BAND, "x", "", 0),
        ("all is complete", SetOperator.COMPLETE, "all", "", 0),
        ("y of x is at least 50", SetOperator.SHARE_AT_LEAST, "y", "x", 50),
        ("y of x is at most 49", SetOperator.SHARE_AT_MOST, "y", "x", 49),
        ("overall.good or better is at least 50", SetOperator.EVERY_ROW, "overall", "", 0),
        ("nursery.grade is good", SetOperator.EVERY_ROW, "nursery", "", 0),
    ],
)
def test_a_set_test_asks_about_a_whole_set(
    test: str, operator: SetOperator, name: str, of: str, number: int
) -> None:
    (found,) = only(WHEN.format(test=test)).tests
    assert (found.operator, found.set, found.of, found.number) == (operator, name, of, number)


@pytest.mark.parametrize(
    ("test", "code", "said"),
    [
        ("z.grade takes 1 value", 3, "no set is called 'z' here"),
        ("x.grad takes 1 value", 3, "did you mean 'grade'?"),
        ("x.grade takes one value", 4, "did you mean 'takes 1 value'?"),
        ("x.grade takes 1 values", 4, "did you mean 'takes 1 value'?"),
        ("x.grade takes at least 1 values", 4, "did you mean 'takes at least 2 values'?"),
        ("x.grade take 1 value", 3, "is not a field"),
        ("x.grade stays in 1 band", 4, "is not a share and has no bands"),
        ("x.good or better stays in one band", 4, "'stays in 1 band'"),
        ("all is compleet", 4, "did you mean 'is complete'?"),
        ("x is complete", 4, "only 'each KIND' without tests"),
        ("y is complete", 4, "only 'each KIND' without tests"),
        ("overall is complete", 4, "whose rows the lexicon names"),
        ("x of y is at least 50", 4, "'x' is not part of 'y'"),
        ("x of x is at least 50", 4, "'x' is not part of 'x'"),
        ("x of all is at least 50", 4, "write 'find x: each of all where'"),
        ("y of x is at least 51", 5, "takes 0, 1, 11, 50, 80, 100"),
        ("y of x is at most 50", 5, "takes 0, 10, 49, 79, 99, 100"),
        ("y of x is at least 50.5", 4, "not a whole number of per cent"),
        ("y of x is at leats 50", 4, "asks nothing"),
        ("x.grade is good", 4, "tests of one row go below 'find'"),
        ("overall.good or better is at least 51", 5, "51 is not an edge"),
        ("overall.good or bettr is at least 50", 3, "is not a field of overall"),
    ],
)
def test_a_near_miss_of_a_set_test_is_told_at_its_line(test: str, code: int, said: str) -> None:
    found = problem(WHEN.format(test=test))
    assert (found.place.line, found.code) == (21, f"BOK-{code:03}"), str(found)
    assert said in str(found)


def test_a_set_narrowed_in_two_steps_is_part_of_the_first() -> None:
    steps = "find a: each gap\n\nfind b: each of a\n\nfind c: each of b\n\nwhen\n- c of a is at least 50\n\n> {c}."
    assert only(steps).tests[0].of == "a"


def test_a_set_narrowed_from_one_row_is_one_row() -> None:
    narrowed = (
        "find a: the provision type where\n- id is school\n\nfind b: each of a where\n- good is at least 1"
        "\n\n> {b.good of total: words} {b}."
    )
    assert [find.single for find in only(narrowed).finds] == [True, True]


def test_the_one_row_of_a_kind_of_one_can_be_found() -> None:
    (find,) = only("find o: each overall where\n- total is at least 2\n\n> {o.total: words}.").finds
    assert find.single


@pytest.mark.parametrize(
    "test", ["about is knwn", "about is knownn", "about is abov", "about is at leats", "about is no"]
)
def test_a_text_that_is_nearly_another_question_is_told(test: str) -> None:
    words = LEXICON + "  finding:\n    fields: {text: text, about: text}\n"
    found = problem(f"find x: each finding where\n- {test}\n\n> There is more: {{x.text}}.", words)
    assert (found.code, found.place.line) == ("BOK-004", 10)
    assert "did you mean" in found.remedy

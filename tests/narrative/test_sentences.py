"""Reading a card's sentence: words, slots and optional parts; every slip is told with what would do."""

from __future__ import annotations

import pytest
from tests.narrative.small import book, problem, problems, said

from ratingletters.narrative.card import Card, Optional, Shape, Slot, Words

FINDS = """\
find x: each provision type where
- good or better is at least 50

find y: each of x

find nursery: the provision type where
- id is nursery

find pairs: each outcome judgement

find judged: each review judgement

> """
LINE = 21


def only(sentence: str) -> Card:
    (card,) = book(FINDS + sentence).cards()
    return card


def slot(text: str) -> Slot:
    """A slot, in a sentence that says the number which another slot may agree with."""
    return only(f"One is {{{text}}}, of {{nursery.good: words}}.").slots[0]


@pytest.mark.parametrize(
    ("text", "shape", "field", "of", "form"),
    [
        ("x", Shape.NAMES, "name", "", ""),
        ("council", Shape.NAMES, "name", "", ""),
        ("x.manner", Shape.FIELD, "manner", "", ""),
        ("x.group", Shape.FIELD, "group", "", ""),
        ("x.good or better: mostly", Shape.FIELD, "good or better", "", "mostly"),
        ("x.grade: grade", Shape.FIELD, "grade", "", "grade"),
        ("judged.held: month", Shape.FIELD, "held", "", "month"),
        ("pairs.service", Shape.FIELD, "service", "", ""),
        ("nursery.good: words", Shape.FIELD, "good", "", "words"),
        ("nursery.good of total: words", Shape.PARTS, "good", "total", "words"),
        ("nursery.good: is/are", Shape.AGREEMENT, "good", "", "is/are"),
        ("x: is/are", Shape.AGREEMENT, "", "", "is/are"),
        ("y of x: the share of", Shape.SHARE, "", "x", "the share of"),
        ("y of x: is/are", Shape.AGREEMENT, "", "x", "is/are"),
        ("council.rating: verb", Shape.FIELD, "rating", "", "verb"),
        ("overall.good or better: the share of", Shape.FIELD, "good or better", "", "the share of"),
    ],
)
def test_a_slot_is_read_by_what_it_asks(text: str, shape: Shape, field: str, of: str, form: str) -> None:
    found = slot(text)
    assert (found.shape, found.of, found.form) == (shape, of, form)
    assert (found.field.name if found.field else "") == field
    assert found.said == text


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("z", 3, "no set is called 'z' here"),
        ("nursrey", 3, "did you mean 'nursery'?"),
        ("x.maner", 3, "did you mean 'manner'?"),
        ("x.", 3, "is not a field of provision type"),
        ("x: list", 6, "known here: together, is/are"),
        ("x: is/are/was", 6, "did you mean 'is/are'?"),
        ("pairs", 6, "outcome judgement has no name"),
        ("x.manner: nicely", 6, "known here: together"),
        ("x.grade", 6, "'{x.grade}' needs a form"),
        ("x.grade: grad", 6, "did you mean 'grade'?"),
        ("x.good or better: mostyl", 6, "did you mean 'mostly'?"),
        ("x.good or better", 6, "needs a form"),
        ("judged.held: day", 6, "known here: month, year"),
        ("x.good: words", 6, "a count is said of one row"),
        ("x.good: is/are", 6, "'is/are' is not a form of 'good'"),
        ("nursery.good: word", 6, "did you mean 'words'?"),
        ("x.good of total: words", 6, "may have several rows"),
        ("nursery.good of totl: words", 3, "is not a field"),
        ("nursery.good of total: mostly", 6, "write {set.COUNT of COUNT: words}"),
        ("nursery.good of manner: words", 6, "is not a count"),
        ("x of y: the share of", 6, "'x' is not part of 'y'"),
        ("y of x: the shares of", 6, "did you mean 'the share of'?"),
        ("y of x", 6, "is not a column"),
        ("", 3, "no set is called ''"),
    ],
)
def test_a_slip_in_a_slot_is_told_at_the_sentence(text: str, code: int, told: str) -> None:
    found = problem(f"{FINDS}One {{nursery}} is {{{text}}}.")
    assert (found.place.line, found.code) == (LINE, f"BOK-{code:03}"), str(found)
    assert told in str(found)


def test_a_sentence_is_words_slots_and_optional_parts_in_their_order() -> None:
    parts = only("So {x} do[[, like {y},]] well.").sentence
    assert [type(part) for part in parts] == [Words, Slot, Words, Optional, Words]
    assert parts[0] == Words("So ")
    assert isinstance(parts[3], Optional)
    assert [each.said for each in parts[3].slots()] == ["y"]


def test_a_sentence_may_be_broken_over_lines() -> None:
    assert said("> {council}\n> does\n> well.") == ["Ham Council does well."]


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        ("{council}'s homes do 'well' - \"so\" far.", "Ham Council’s homes do ‘well’ – “so” far."),
        ("The \"{council}\" does '{council.rating: verb}'.", "The “Ham Council” does ‘do fairly’."),
        ("*{council}* does **well**.", "*Ham Council* does **well**."),
    ],
)
def test_a_cards_words_are_typeset_and_a_slot_counts_as_a_word(sentence: str, printed: str) -> None:
    assert said(f"> {sentence}") == [printed]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("{council} does well", "does not end with one full stop"),
        ("{council} does well...", "does not end with one full stop"),
        ("{council} does well?", "does not end with one full stop"),
        ("{council} does well. It does.", "more than one sentence"),
        ("{council} does well! ‘It’ does.", "more than one sentence"),
        ("the {council} does well.", "does not begin with a capital"),
        ("{council}  does well.", "a space too many"),
        ("{council} , does well.", "a space too many"),
        ("{council} does well .", "a space too many"),
        ("{council} does `well`.", "cannot hold 'code_inline' mark-up"),
        ("{council} does [well](http://x).", "cannot hold 'link_open' mark-up"),
        ("{council} does <b>well</b>.", "cannot hold 'html_inline' mark-up"),
        ("{council}{council} does well.", "a slot touches the next word"),
        ("{council}s do well.", "a slot touches the next word"),
        ("{council} does, [[like {council},]] well.", "would stay when it vanishes"),
        ("{council} does well ([[{council}]]).", "marks would stand around nothing"),
        ("{council} does *well.", "*emphasis* takes two"),
        ("{council does well.", "'{' has no partner"),
        ("{council} does} well.", "'}' has no partner"),
        ("{council} does]] well.", "']]' has no partner"),
        ("{council} does[[ well, {council}.", "'[[' is not closed"),
        ("{council} [[does [[ {council} ]]well]].", "'[[' has no partner"),
        ("{council} does[[ very]] well.", "can never vanish"),
        ("{council} does well [[in {council}]].", "a space too many"),
        ("[[{council} does well.]]", "does not end with one full stop"),
        ("{council} does[[ well. So does {council}]].", "more than one sentence"),
        ("{council}" + "[[, {council}]]" * 7 + ".", "more than 6 optional parts"),
    ],
)
def test_a_slip_in_the_shape_of_a_sentence_is_told(sentence: str, told: str) -> None:
    found = [each for each in problems(f"> {sentence}") if told in str(each)]
    assert [(each.place.line, each.code in {"BOK-011", "BOK-006"}) for each in found] == [(9, True)]


@pytest.mark.parametrize(
    "sentence",
    [
        "{council} does[[, in {council},]] well.",
        "[[Although {council},]] the {council} does well.",
        "{council} does [[so {council}]] well.",
        "{council}[[ and {council}]][[ or {council}]] does well.",
    ],
)
def test_a_sentence_that_stands_with_and_without_its_optional_parts_is_taken(sentence: str) -> None:
    assert len(said(f"> {sentence}")) == 1

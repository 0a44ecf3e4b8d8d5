"""Wordings: a card that can be said in several ways, a phrase that has several, and the letter that chooses."""

from __future__ import annotations

import pytest
from tests.narrative.small import LEXICON, book, lexicon_problems, narrative, paragraph, point, problem, said

from ratingletters.narrative.recognise import recognise, recognisers

TWO = """
find x: each outcome

> Things go well in {x}.

or: small-2001

> {x} go well.

or: draft

> All that is known of {x} is {x.good or better: size}.
"""
KNOWN = "outcomes: {healthy: 60, safe: 60}\n"
WORDS = LEXICON.replace(
    "proper: [Ofsted]",
    "proper: [Ofsted]\nvariants:\n  being healthy: [good health]\n  go well: [go nicely, are well]",
)


def worded(wording: str, text: str = TWO, words: str = LEXICON) -> list[str]:
    return said(text, f"{KNOWN}wording: {{{wording}}}\n", words)


def test_a_card_speaks_in_its_first_wording_unless_the_results_ask_for_another() -> None:
    assert said(TWO, KNOWN) == ["Things go well in being healthy and staying safe."]
    assert worded("only: 2") == ["Being healthy and staying safe go well."]
    assert worded("only: 1") == said(TWO, KNOWN)


def test_a_wording_names_the_letter_that_has_it_and_its_own_line() -> None:
    (sentence,) = narrative(TWO, f"{KNOWN}wording: {{only: 2}}\n").sentences()
    assert (sentence.card, sentence.attested, sentence.place.line) == ("only", "small-2001", 13)


def test_where_a_wording_cannot_be_said_the_first_one_is() -> None:
    made = narrative(
        TWO.replace("size}", "the share of}"), f"{KNOWN.replace('60}', '90}')}wording: {{only: 3}}\n"
    )
    assert [each.markdown for each in made.sentences()] == [
        "Things go well in being healthy and staying safe."
    ]
    assert "different shares" in made.refusals[0].why


def test_every_wording_is_recognised() -> None:
    known = recognisers(book(TWO))
    for text in ("Things go well in staying safe.", "Staying safe go well."):
        found = recognise(text, known)
        assert found is not None
        assert found.card.name == "only"


def test_every_wording_is_checked() -> None:
    assert "does not end with one full stop" in problem(TWO.replace("{x} go well.", "{x} go well")).what
    assert "no sentence stands below this" in problem(TWO + "\nor: draft\n").what
    assert "a card has one sentence" in problem("find x: each outcome\n\n> In {x}.\n\n> Of {x}.").what


def test_a_phrase_is_said_as_the_results_ask_in_a_cards_own_words_and_in_names() -> None:
    said_ = worded("Being healthy: good health, go well: go nicely", words=WORDS)
    assert said_ == ["Things go nicely in good health and staying safe."]
    assert worded("only: 2, being healthy: good health", words=WORDS) == [
        "Good health and staying safe go well."
    ]


def test_what_the_results_give_is_never_rephrased() -> None:
    text = "> In {council} things go well."
    words = WORDS.replace("go well: [", "ham council: [the council]\n  go well: [")
    assert said(text, "wording: {ham council: the council}\n", words) == ["In Ham Council things go well."]


@pytest.mark.parametrize("text", ["Things go nicely in good health.", "Things are well in being healthy."])
def test_a_phrase_is_recognised_in_all_its_ways_and_in_no_other(text: str) -> None:
    known = recognisers(book(TWO, WORDS))
    assert recognise(text, known) is not None
    assert recognise(text.replace("Things", "Matters"), known) is None


def test_another_way_of_saying_a_phrase_must_not_be_the_word_for_something_else() -> None:
    taken = WORDS.replace("[good health]", "[staying safe]")
    (found,) = lexicon_problems(taken)
    assert (found.code, found.remedy) == ("LEX-129", "choose other words")
    (found,) = lexicon_problems(WORDS.replace("[good health]", "[all good health]"))
    assert found.what == "'all good health' says how much"


def test_of_a_few_rows_at_most_so_many_are_said_at_once() -> None:
    text = "find x: each indicator\n\nwhen\n- x.name takes at most 2 values\n\n> Known: {x}."
    rows = [f"{{id: I {at}, value: 1, better: higher, tolerance: 1}}" for at in (1, 2, 3)]
    assert said(text, f"indicators: [{', '.join(rows[:2])}]") == ["Known: reading and writing."]
    assert said(text, f"indicators: [{', '.join(rows)}]") == []


@pytest.mark.parametrize(
    ("operator", "counts", "speaks"),
    [
        ("is above", (3, 2), True), ("is above", (2, 2), False), ("is below", (1, 2), True),
        ("is the same as", (2, 2), True), ("is the same as", (3, 2), False),
    ],
)  # fmt: skip
def test_two_counts_of_a_row_are_compared_exactly(
    operator: str, counts: tuple[int, int], speaks: bool
) -> None:
    text = f"find x: each provision type where\n- good {operator} inadequate\n\n> {{x}} are there."
    good, bad = counts
    more = f"provision: [{{type: school, counts: {{good: {good}, inadequate: {bad}}}}}]"
    assert (said(text, more) == ["Schools are there."]) is speaks


def test_two_grades_of_a_row_are_compared_by_the_scale() -> None:
    words = LEXICON.replace(
        "      grade: grade\n      good", "      grade: grade\n      last grade: grade\n      good", 1
    )
    text = "find x: each provision type where\n- grade is above last grade\n\n> {x} are better."
    row = "provision: [{type: school, counts: {good: 2}, previous: {%s: 2}}]"
    assert said(text, row % "satisfactory", words) == ["Schools are better."]
    assert said(text, row % "good", words) == []


def test_a_finding_is_chosen_by_what_it_is_about() -> None:
    words = LEXICON + "  finding:\n    fields: {text: text, about: text}\n"
    text = "find x: each finding where\n- about is schools\n\n> There is more: {x.text}."
    more = (
        "findings:\n  - {sort: strength, text: pupils sing, about: schools}\n"
        "  - {sort: strength, text: pupils jump, about: sport}\n"
    )
    assert said(text, more, words) == ["There is more: pupils sing."]


def test_two_cards_of_a_point_stay_apart_in_their_wordings() -> None:
    text = paragraph(
        point(
            "### one\n\ndraft\n\nfind x: the gap\n\n> {x} rise.\n",
            "### two\n\ndraft\n\nfind x: each outcome\n\n> One: {x}.\n\nor: draft\n\n> Two: {x}.\n",
        )
    )
    assert worded("one: 2, two: 2", text) == ["Two: being healthy and staying safe."]


def test_a_row_and_a_share_may_be_said_in_another_of_their_own_words() -> None:
    own = WORDS.replace("being healthy: [good health]", "nurseries: [nursery]\n  all: [always]")
    own = own.replace("plainly: {100: all, 80: most", "plainly: {100: always, 80: most")
    assert book(TWO, own).lexicon.variants["all"] == ("always",)
    (found,) = lexicon_problems(WORDS.replace("being healthy: [good health]", "nurseries: [schools]"))
    assert found.what == "'schools' has a meaning of its own here and cannot stand for 'nurseries'"
    (found,) = lexicon_problems(WORDS.replace("being healthy: [good health]", "all: [mostly]"))
    assert found.what == "'mostly' has a meaning of its own here and cannot stand for 'all'"

"""What two sentences made one may leave out, and how that is read back."""

from __future__ import annotations

import pytest
from tests.narrative.small import LEXICON, book, card, facts_of, paragraph, point

from ratingletters.narrative.asked import asked_of
from ratingletters.narrative.build import build
from ratingletters.narrative.compound import recognise_whole
from ratingletters.narrative.recognise import recognisers
from ratingletters.narrative.sharing import left_out, turned, whole, whole_of_turned

WORDS = LEXICON.replace(
    "proper: [Ofsted]",
    'proper: [Ofsted]\njoins: [but, and, ", although"]\nfronts: [Although]\n'
    "openings of: {Data show that: [outcome]}",
)
FIRST = card("find x: the outcome where\n- id is healthy\n\n> Provision is good in {x}.", "first")
SECOND = card("find x: the outcome where\n- id is safe\n\n> Provision is poor in {x}.", "second")
BOOK = paragraph(point(FIRST, name="one"))
ASKED = paragraph(point(SECOND, name="two"))
HIGH = "The rate of conceptions is high."
FALLING = "The rate of conceptions is falling."


def said(value: str) -> list[str]:
    more = f"outcomes: {{healthy: 60, safe: 60}}\nwording: {{second: '{value}'}}\n"
    return [each.markdown for each in build(facts_of(more, WORDS), book(BOOK, WORDS, ASKED)).sentences()]


JOINED = {
    "but": "Provision is good in being healthy but provision is poor in staying safe.",
    "but ...": "Provision is good in being healthy but poor in staying safe.",
    "and is": "Provision is good in being healthy and is poor in staying safe.",
    ", although it": "Provision is good in being healthy, although it is poor in staying safe.",
    "Although": "Although provision is good in being healthy, provision is poor in staying safe.",
    "Although it": "Although provision is good in being healthy, it is poor in staying safe.",
}


@pytest.mark.parametrize("value", JOINED)
def test_two_sentences_are_made_one_as_asked_and_read_back_by_their_cards(value: str) -> None:
    made = book(BOOK, WORDS, ASKED)
    assert said(value) == [JOINED[value]]
    found = recognise_whole(JOINED[value], recognisers(made, strict=True), made.lexicon)
    assert [each.card.name for each in found] == ["first", "second"]


def test_words_open_a_sentence_of_their_kinds_of_fact_alone() -> None:
    assert said("Data show that")[-1] == "Data show that provision is poor in staying safe."
    other = WORDS.replace("[outcome]}", "[council]}")
    made = book(BOOK, other, ASKED)
    (_, second) = made.cards()
    assert asked_of(second, "Data show that", made.lexicon) is None
    text = "Data show that provision is poor in staying safe."
    assert recognise_whole(text, recognisers(made, strict=True), made.lexicon) == ()


@pytest.mark.parametrize("value", ["but they", "but however", "Although ... it", "but was"])
def test_what_cannot_be_left_out_is_not(value: str) -> None:
    assert said(value) in (
        ["Provision is good in being healthy."],
        ["Provision is good in being healthy.", "Provision is poor in staying safe."],
    )


def test_the_second_leaves_out_what_both_begin_with() -> None:
    begins = len("The rate of conceptions")
    assert left_out(HIGH, FALLING, "it") == (begins, "it")
    assert left_out(HIGH, FALLING, "...") == (begins + len(" is "), "")
    assert left_out(HIGH, FALLING, "is") == (begins + 1, "")
    assert left_out(HIGH, FALLING, "they") is None
    assert left_out(HIGH, "The rate of exclusions is falling.", "it") is None


@pytest.mark.parametrize("some", ["Most homes", "Two homes", "Some of the homes", "The majority of homes"])
def test_some_of_many_are_not_shared_for_the_second_might_speak_of_others(some: str) -> None:
    assert left_out(f"{some} are good.", f"{some} are full.", "...") is None
    assert list(whole(f"{some} are good.", "they are full.")) == ["they are full."]


TURNED = WORDS.replace('but, and, ", although"', 'but, and, ", as", and so')
ALIKE = book(
    paragraph(point(card("find x: the outcome where\n- id is healthy\n\n> The first {x} is good.", "first"))),
    TURNED,
    paragraph(
        point(
            card("find x: the outcome where\n- id is safe\n\n> The other {x} is good.", "second"), name="two"
        )
    ),
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (", as", "The first being healthy is good, as is the other staying safe."),
        ("and so", "The first being healthy is good and so is the other staying safe."),
    ],
)
def test_what_is_true_of_both_is_said_once_with_the_verb_of_the_second(value: str, text: str) -> None:
    more = f"outcomes: {{healthy: 60, safe: 60}}\nwording: {{second: '{value}'}}\n"
    made = build(facts_of(more, TURNED), ALIKE)
    assert [each.markdown for each in made.sentences()] == [text]
    found = recognise_whole(text, recognisers(ALIKE, strict=True), ALIKE.lexicon)
    assert [each.card.name for each in found] == ["first", "second"]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("The homes are good.", "The college is good.", ("is", len("The college"))),
        ("Most schools are good.", "All homes are good.", ("are", len("All homes"))),
        ("The homes were good.", "The college is good.", None),
        ("The homes are good.", "The college is poor.", None),
        ("No home is inadequate.", "The college is inadequate.", None),
        ("The homes are inadequate.", "Few schools are inadequate.", None),
        ("More schools than homes are good.", "The college is good.", None),
    ],
)
def test_the_same_is_true_where_both_end_alike_and_neither_denies(
    first: str, second: str, found: tuple[str, int] | None
) -> None:
    assert turned(first, second) == found


def test_what_is_joined_by_as_is_read_with_what_stands_behind_the_verb() -> None:
    assert list(whole_of_turned("The homes are good.", "is the college.")) == ["the college is good."]
    assert list(whole_of_turned("The homes were good.", "is the college.")) == []
    assert list(whole_of_turned("No home is good.", "is the college.")) == []
    assert list(whole_of_turned("The homes are good.", "the college is.")) == []

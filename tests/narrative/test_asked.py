"""What results ask of a card: to speak at all, in which wording, and how its sentence begins."""

from __future__ import annotations

import pytest
from tests.narrative.small import LEXICON, book, card, facts_of, paragraph, point

from ratingletters.narrative.asked import Asked, asked_of
from ratingletters.narrative.build import build
from ratingletters.narrative.compound import recognise_whole
from ratingletters.narrative.recognise import recognisers

WORDS = LEXICON.replace(
    "proper: [Ofsted]", 'proper: [Ofsted]\nopenings: ["In addition,"]\njoins: [", but", and]'
)
FIRST = card("find x: the outcome where\n- id is healthy\n\n> Things go well in {x}.", "first")
SECOND = card(
    "find x: the outcome where\n- id is safe\n\n> {x} goes badly.\n\nor: draft\n\n> Things go badly in {x}.",
    "second",
)
BOOK = paragraph(point(FIRST, name="one"))
ASKED = paragraph(point(SECOND, name="two"))
KNOWN = "outcomes: {healthy: 60, safe: 60}\n"
WELL = "Things go well in being healthy."


def said(text: str, more: str) -> list[str]:
    made = build(facts_of(more, WORDS), book(text, WORDS, ASKED))
    return [sentence.markdown for sentence in made.sentences()]


def asking(value: str) -> list[str]:
    return said(BOOK, f"{KNOWN}wording: {{second: '{value}'}}\n")


def test_a_card_on_request_is_silent_unless_it_is_asked_for() -> None:
    assert said(BOOK, KNOWN) == [WELL]
    assert asking("1") == [WELL, "Staying safe goes badly."]
    assert asking("2") == [WELL, "Things go badly in staying safe."]


def test_a_card_on_request_says_nothing_that_the_facts_do_not_bear() -> None:
    assert said(BOOK, "outcomes: {healthy: 60}\nwording: {second: '1'}\n") == [WELL]


def test_a_sentence_is_opened_as_asked() -> None:
    assert asking("In addition,") == [WELL, "In addition, staying safe goes badly."]
    assert asking("2 In addition,") == [WELL, "In addition, things go badly in staying safe."]


@pytest.mark.parametrize(
    ("value", "whole"),
    [
        (", but", "Things go well in being healthy, but staying safe goes badly."),
        ("and", "Things go well in being healthy and staying safe goes badly."),
        ("2 , but", "Things go well in being healthy, but things go badly in staying safe."),
    ],
)
def test_a_sentence_is_joined_to_the_one_before_as_asked(value: str, whole: str) -> None:
    assert asking(value) == [whole]


def test_a_sentence_with_none_before_it_joins_nothing() -> None:
    assert said(BOOK, "outcomes: {safe: 60}\nwording: {second: ', but'}\n") == ["Staying safe goes badly."]


def test_two_sentences_too_long_for_one_stay_two() -> None:
    long = BOOK.replace("Things go well in", f"In {'songs and stories, ' * 12}all go well in")
    made = said(long, f"{KNOWN}wording: {{second: ', but'}}\n")
    assert len(made) == 2
    assert made[1] == "Staying safe goes badly."


def test_what_a_card_or_its_kind_does_not_have_cannot_be_asked() -> None:
    (_, second) = book(BOOK, WORDS, ASKED).cards()
    lexicon = book(BOOK, WORDS, ASKED).lexicon
    assert asked_of(second, "2 , but", lexicon) == Asked(2, ", but", joins=True)
    assert [asked_of(second, value, lexicon) for value in ("3", "0", "while", "2 while")] == [None] * 4


def test_a_joined_or_opened_sentence_is_recognised_by_its_cards() -> None:
    made = book(BOOK, WORDS, ASKED)
    known = recognisers(made, strict=True)

    def cards(text: str) -> list[str]:
        return [each.card.name for each in recognise_whole(text, known, made.lexicon)]

    assert cards("Things go well in being healthy, but staying safe goes badly.") == ["first", "second"]
    assert cards("In addition, things go badly in staying safe.") == ["second"]
    assert cards("Things go well in being healthy, while staying safe goes badly.") == []
    assert cards("Things go well in being healthy, but nothing goes badly.") == []

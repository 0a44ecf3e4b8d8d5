"""Many reports make one: which cards are used, and what must be said and is not."""

from __future__ import annotations

from tests.narrative.small import LEXICON, book, card, facts_of, paragraph, point

from ratingletters.narrative.report import report
from ratingletters.narrative.usage import usage

WORDS = LEXICON + (
    "report:\n  must: ['each provision type -> grade']\n  may: ['each provision type -> total']\n"
)
BOOK = book(
    paragraph(
        point(card("when\n- council.rating is 3\n\n> Well done.", "idle"), name="one"),
        point(card("> This is {council}.", "always"), name="two"),
        point(card("find x: each provision type\n\n> {x} are {x.grade: grade}.", "graded"), name="three"),
    ),
    WORDS,
)
ALIKE = "provision: [{type: school, counts: {good: 1}}, {type: nursery, counts: {good: 1}}]"
UNLIKE = "provision: [{type: school, counts: {good: 1}}, {type: nursery, counts: {inadequate: 1}}]"


def test_sentences_refusals_and_what_must_be_said_are_counted_the_most_frequent_first() -> None:
    used = usage((report(facts_of(more, WORDS), BOOK) for more in (ALIKE, UNLIKE, UNLIKE)), BOOK)
    assert used.letters == 3
    assert used.sentences == (("always", 3), ("graded", 1))
    assert used.refusals == (("graded", 2),)
    assert used.omissions == (("provision type/nursery.grade", 2), ("provision type/school.grade", 2))


def test_a_card_that_no_letter_used_is_told_with_its_place() -> None:
    used = usage([report(facts_of(ALIKE, WORDS), BOOK)], BOOK)
    assert [(name, str(place)) for name, place in used.never] == [("idle", "patterns.md:5")]


def test_no_letter_uses_no_card() -> None:
    used = usage([], BOOK)
    assert (used.letters, len(used.never), used.sentences) == (0, 3, ())

"""Reading a pattern book: its structure, its directives, and that a slip is a problem, never a silent change."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.narrative.edits import edited, edits
from tests.narrative.shipped import BOOK, BOOK_TEXT, LEXICON
from tests.narrative.small import book, card, lexicon, paragraph, point, problem, problems

from ratingletters.errors import ProblemsFoundError
from ratingletters.model.narrative import Mood
from ratingletters.narrative.book import read_book
from ratingletters.narrative.card import Cue

CARD = """\
# Paragraph

## point

### card

What it says,
over two lines.

attested: ham-2001

find x: each indicator where
- trend is known

when
- x.trend takes 1 value

mood positive
cue However, after negative

repeat by x.trend

> They are {x}.
"""


def slip(was: str, now: str) -> list[tuple[int, str]]:
    """The line and code of every problem that a change of the card makes."""
    assert was in CARD
    with pytest.raises(ProblemsFoundError) as caught:
        read_book(CARD.replace(was, now, 1), "patterns.md", lexicon())
    return [(each.place.line, each.code) for each in caught.value.problems]


def test_a_card_is_read_whole() -> None:
    (found,) = book(CARD).cards()
    assert (found.name, found.place.line, found.attested) == ("card", 5, "ham-2001")
    assert found.description == "What it says, over two lines."
    assert [each.name for each in found.finds] == ["x"]
    assert [each.said for each in found.finds[0].tests] == ["trend is known"]
    assert [each.said for each in found.tests] == ["x.trend takes 1 value"]
    assert (found.mood, found.cue) == (Mood.POSITIVE, Cue("However,", Mood.NEGATIVE))
    assert found.repeat == ("x", "trend")


def test_a_card_needs_no_more_than_its_source_and_its_sentence() -> None:
    (found,) = book("> {council} does well.").cards()
    assert (found.attested, found.mood, found.cue, found.repeat) == ("", Mood.NEUTRAL, None, None)


def test_a_book_keeps_paragraphs_points_and_cards_in_their_order() -> None:
    one = [card("> {council} does.", name) for name in ("a", "b", "c", "d")]
    text = paragraph(point(one[0], one[1], name="p"), point(one[2], name="q")) + paragraph(
        point(one[3], name="p"), name="Other"
    )
    found = book(text)
    assert [each.name for each in found.paragraphs] == ["Paragraph", "Other"]
    assert [[p.name for p in each.points] for each in found.paragraphs] == [["p", "q"], ["p"]]
    assert [each.name for each in found.cards()] == ["a", "b", "c", "d"]


def test_a_comment_is_no_part_of_the_book() -> None:
    (found,) = read_book("<!-- a note\nof mine -->\n\n" + CARD, "patterns.md", lexicon()).cards()
    (without,) = book(CARD).cards()
    assert found == replace(without, place=without.place.at(8))


def test_the_shipped_book_says_which_letter_each_cards_words_are_of_and_marks_the_others_as_drafts() -> None:
    sources = [each.attested for each in BOOK.cards()]
    assert sources.count("liverpool-2009") == 13 + 4  # the letter's sentences, and parts of them said alone
    assert set(sources) == {"liverpool-2009", "oldham-2009", "rochdale-2010", ""}
    assert all(each.description for each in BOOK.cards())


STRUCTURE, DIRECTIVE, NAME, SOURCE, SENTENCE, TWICE = (f"BOK-{number:03}" for number in (1, 2, 3, 10, 11, 13))


@pytest.mark.parametrize(
    ("was", "now", "found"),
    [
        ("# Paragraph\n", "# paragraph\n", [(1, STRUCTURE)]),
        ("# Paragraph\n", "Some text\n", [(1, STRUCTURE)]),
        ("## point\n", "## Point one\n", [(3, STRUCTURE)]),
        ("### card\n", "### Card\n", [(3, STRUCTURE), (5, STRUCTURE)]),
        ("### card\n", "#### card\n", [(3, STRUCTURE), (5, STRUCTURE)]),
        ("### card\n", "###\n", [(3, STRUCTURE), (5, STRUCTURE)]),
        ("### card\n", "card\n---\n", [(3, STRUCTURE), (5, STRUCTURE)]),
        ("attested: ham-2001\n\n", "", [(5, SOURCE)]),
        ("attested: ham-2001", "draft\nattested: ham-2001", [(11, TWICE)]),
        ("attested: ham-2001", "attested: ham-2001\ndraft", [(11, TWICE)]),
        ("attested: ham-2001", "attested: Ham 2001", [(5, SOURCE), (10, DIRECTIVE)]),
        ("attested: ham-2001", "atested: ham-2001", [(5, SOURCE), (10, DIRECTIVE)]),
        ("attested: ham-2001", "Attested ham-2001", [(5, SOURCE), (10, DIRECTIVE)]),
        ("two lines.\n\nattested", "two lines.\nattested", [(5, SOURCE), (9, STRUCTURE)]),
        ("two lines.\n", "two lines.\nmood negative\n", [(9, STRUCTURE)]),
        ("two lines.\n", "two lines.\ndraft\n", [(9, STRUCTURE)]),
        ("mood positive", "mood postive", [(18, DIRECTIVE)]),
        ("mood positive", "mood neutral", [(18, DIRECTIVE)]),
        ("mood positive", "Mood positive", [(18, DIRECTIVE)]),
        ("mood positive", "mood positive\nmood negative", [(19, TWICE)]),
        ("cue However, after negative", "cue However after negative", [(19, DIRECTIVE)]),
        ("cue However, after negative", "cue However, after neutral", [(19, DIRECTIVE)]),
        ("cue However, after negative", "cue But, after positive\ncue So, after negative", [(20, TWICE)]),
        ("repeat by x.trend", "repeat by x.trnd", [(21, NAME)]),
        ("repeat by x.trend", "repeat by y.trend", [(21, NAME)]),
        ("repeat by x.trend", "repeat by x", [(21, DIRECTIVE)]),
        ("repeat by x.trend", "repeat x.trend", [(21, DIRECTIVE)]),
        ("repeat by x.trend", "repeat by x.trend\nrepeat by x.level", [(22, TWICE)]),
        ("when\n", "whne\n", [(15, DIRECTIVE), (16, STRUCTURE)]),
        ("when\n", "When\n", [(15, DIRECTIVE), (16, STRUCTURE)]),
        ("when\n", "", [(15, NAME)]),
        ("find x: each indicator where\n", "", [(12, STRUCTURE)]),
        ("- x.trend takes 1 value\n", "", [(15, STRUCTURE)]),
        ("- trend is known\n\n", "", [(12, STRUCTURE)]),
        ("- trend is known\n", "- trend is known\n  level is high\n", [(13, STRUCTURE)]),
        ("- trend is known\n", "1. trend is known\n", [(12, STRUCTURE), (13, STRUCTURE)]),
        ("> They are {x}.\n", "", [(5, SENTENCE)]),
        ("> They are {x}.\n", "when\n", [(5, SENTENCE), (23, STRUCTURE)]),
        ("> They are {x}.\n", "They are {x}.\n", [(5, SENTENCE), (23, DIRECTIVE)]),
        ("> They are {x}.\n", "> They are {x}.\n\n> And {x}.\n", [(25, SENTENCE)]),
        ("> They are {x}.\n", "> They are {x}.\n\nmood positive\n", [(25, STRUCTURE), (25, TWICE)]),
        ("> They are {x}.\n", "> They are {x}.\n>\n> And {x}.\n", [(5, SENTENCE), (23, STRUCTURE)]),
        ("> They are {x}.\n", "> - So do {x}.\n", [(5, SENTENCE), (23, STRUCTURE)]),
        ("> They are {x}.\n", "> They are {x}.\n\n---\n", [(25, STRUCTURE)]),
        ("> They are {x}.\n", "> They are {x}.\n\n    code\n", [(25, STRUCTURE)]),
        ("> They are {x}.\n", "> They are {x}.\n\n<!-- open\n", [(25, STRUCTURE)]),
        ("> They are {x}.\n", "> They are {x}.\n\n- trend is known\n", [(25, STRUCTURE)]),
    ],
)  # fmt: skip
def test_a_slip_is_told_at_its_line(was: str, now: str, found: list[tuple[int, str]]) -> None:
    told = slip(was, now)
    assert set(found) <= set(told), told


def test_an_indented_test_is_a_test_like_the_others() -> None:
    (found,) = book(CARD.replace("- trend is known\n", "- trend is known\n  - level is high\n")).cards()
    assert [each.said for each in found.finds[0].tests] == ["trend is known", "level is high"]


def test_a_find_must_be_followed_by_its_tests_although_another_directive_is() -> None:
    told = problems(
        CARD.replace(
            "find x: each indicator where\n- trend is known", "find x: each gap where\nmood negative"
        )
    )
    assert any(
        "'find' is not followed by a list of tests" in str(each) and each.place.line == 12 for each in told
    )


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("fnd x: each indicator", "find NAME: each KIND where"),
        ("finds x: each indicator", "find NAME: each KIND where"),
        ("wehn", "when"),
        ("mod positive", "mood positive"),
        ("Cue However, after positive", "cue However, after positive"),
        ("que However, after positive", "cue However, after positive"),
        ("repeats by x.trend", "repeat by SET.FIELD"),
        ("atested: ham", "attested: LETTER"),
        ("drafts", "draft"),
    ],
)
def test_a_near_miss_of_a_directive_is_told_with_what_was_meant(line: str, meant: str) -> None:
    found = problem(f"{line}\n\n> {{council}} does well.")
    assert (found.place.line, found.code) == (9, "BOK-002")
    assert f"did you mean '{meant}'?" in found.remedy


def test_the_same_name_is_taken_once_and_told_with_its_first_line() -> None:
    one = card("> {council} does well.", "same")
    (found,) = problems(paragraph(point(one, one)))
    assert (found.code, found.place.line) == ("BOK-013", 11)
    assert "already at line 5" in found.what
    again = problems(paragraph(point(one)) + paragraph(point(one.replace("same", "other"))))
    assert [each.what for each in again] == [
        "the paragraph Paragraph is already at line 1",
        "the point of Paragraph point is already at line 3",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "there is no paragraph in this book"),
        ("# Paragraph\n", "has no point"),
        ("# Paragraph\n\n## point\n", "has no card"),
        ("Hello.\n", "there is no paragraph in this book"),
    ],
)
def test_a_book_without_a_card_is_refused(text: str, told: str) -> None:
    with pytest.raises(ProblemsFoundError, match=told):
        read_book(text, "patterns.md", LEXICON)


def test_repeat_needs_a_set_that_must_not_be_empty() -> None:
    found = problem("find x: each indicator\n\nrepeat by x.trend\n\n> {council} does well[[, as in {x}]].")
    assert (found.code, found.place.line) == ("BOK-003", 13)


def test_all_problems_of_a_book_are_told_at_once_in_order() -> None:
    broken = (
        CARD.replace("trend is known", "trnd is known").replace("{x}", "{z}").replace("mood pos", "mood ps")
    )
    assert [each.place.line for each in problems(broken)] == [13, 18, 23]


@settings(max_examples=300, deadline=None)
@given(edits(BOOK_TEXT), st.booleans())
def test_any_edit_of_the_book_is_read_or_refused(edit: tuple[str, int, str], twice: bool) -> None:
    text = edited(BOOK_TEXT, edit)
    try:
        read_book(edited(text, edit) if twice else text, "patterns.md", LEXICON)
    except ProblemsFoundError as error:
        lines = text.count("\n") + 2
        assert error.problems  # noqa: PT017
        assert all(0 <= each.place.line <= lines for each in error.problems)  # noqa: PT017

"""``narrative.md`` as people leave it: understood, or told with its line."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.narrative.edits import Edit as Slip
from tests.narrative.edits import edited, edits

from ratingletters.errors import Problem, ProblemsFoundError
from ratingletters.markdown.edited import LIMIT, read_marked
from ratingletters.markdown.marked import write_marked
from ratingletters.model.edit import Edit, Item, Line, Mark, MarkedParagraph, State, Waiting

ONE, TWO = Mark("one", "000001.0000000001"), Mark("two", "000002.0000000002")
FIRST, SECOND = "First. <!-- one 000001.0000000001 -->", "Second. <!-- two 000002.0000000002 -->"
NOTE = Waiting(State.STALE, Edit(ONE, "It was so.", "It is mine."))
FILE = write_marked(
    [
        MarkedParagraph((Line("First.", ONE), NOTE)),
        MarkedParagraph((Line("Second.", TWO), Line("An item of mine.", None)), "Strengths"),
    ]
)


def items(text: str, *headings: str) -> list[Item]:
    """Everything in a file, whatever its paragraph."""
    return [item for each in read_marked(text, "narrative.md", headings) for item in each.items]


def told(text: str, *headings: str) -> list[str]:
    """The problems of a file, each as line and code."""
    with pytest.raises(ProblemsFoundError) as raised:
        read_marked(text, "narrative.md", headings)
    return [f"{each.place.line} {each.code}" for each in raised.value.problems]


@pytest.mark.parametrize(
    "text",
    [
        "First sentence. <!-- one 000001.0000000001 -->",
        "First\nsentence. <!-- one 000001.0000000001 -->",
        "First sentence.   <!--one 000001.0000000001-->   \n\n\n",
        "\n\n   First sentence.\t<!-- one   000001.0000000001 -->",
        "First\r\nsentence. <!-- one 000001.0000000001 -->\r\n",
        "First\rsentence. <!-- one 000001.0000000001 -->\r",
        "First  \nsentence. <!-- one\n000001.0000000001 -->",
    ],
)
def test_a_sentence_may_be_broken_and_spaced_in_any_way(text: str) -> None:
    (line,) = items(text)
    assert isinstance(line, Line)
    assert line.words == "First sentence."


def test_a_line_of_one_s_own_has_no_mark() -> None:
    assert items(f"{FIRST}\nMine.\n{SECOND}") == [
        Line("First.", ONE), Line("Mine.", None), Line("Second.", TWO),
    ]  # fmt: skip


def test_a_line_of_one_s_own_without_a_full_stop_is_ended_by_an_empty_line() -> None:
    assert items("Mine\n\nToo") == [Line("Mine", None), Line("Too", None)]


def test_text_before_the_first_mark_and_after_the_last_is_read() -> None:
    assert [item.words for item in items(f"Before.\n\n{FIRST}\n\nAfter") if isinstance(item, Line)] == [
        "Before.", "First.", "After",
    ]  # fmt: skip


def test_two_sentences_in_one_line_are_the_words_of_its_mark() -> None:
    assert items(f"And more. {FIRST}") == [Line("And more. First.", ONE)]


def test_deleted_words_leave_a_sentence_left_out() -> None:
    assert items("<!-- one 000001.0000000001 -->") == [Line("", ONE)]


def test_every_sentence_has_the_place_of_its_first_word() -> None:
    (line,) = items(f"\n\n   {FIRST}")
    assert isinstance(line, Line)
    assert (line.place.line, line.place.column) == (3, 4)


def test_items_of_a_list_stand_below_its_heading() -> None:
    (paragraph,) = read_marked(f"## Strengths\n\n- {FIRST}\n* Mine.\n", "narrative.md", ["Strengths"])
    assert paragraph == MarkedParagraph((Line("First.", ONE), Line("Mine.", None)), "Strengths")


def test_a_paragraph_after_a_list_is_no_part_of_it() -> None:
    found = read_marked(f"## Strengths\n\n- {FIRST}\n\n{SECOND}\n", "narrative.md", ["Strengths"])
    assert [each.heading for each in found] == ["Strengths", ""]


def test_what_looks_like_markdown_in_words_is_kept_as_it_is() -> None:
    words = r"A \* b *c* <b>d</b> [e](f) | g | `h` \<!-- i --> & j."
    assert items(f"{words} <!-- one 000001.0000000001 -->") == [Line(words, ONE)]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (f"{FIRST}\n<!-- look here -->\n", ["2 NAR-001"]),
        (f"{FIRST}\nMine <!-- and more.\n", ["2 NAR-002"]),
        ("First. <!-- one 000001.00000 -->\n", ["1 NAR-001"]),
        ("First. <!-- One 000001.0000000001 -->\n", ["1 NAR-001"]),
        ("First. < !-- one 000001.0000000001 -->\n<!-- x -->\n", ["2 NAR-001"]),
        (f"## Strength\n\n- {FIRST}\n", ["1 NAR-003"]),
        (f"{FIRST}\n\n# A title\n\nB\u0007ell.\n", ["3 NAR-003", "5 TXT-002"]),
        (f"{'very ' * LIMIT}long.\n", ["1 NAR-004"]),
        (FILE.replace("your words: ", "words: "), ["5 NAR-001"]),
        (FILE.replace("delete this note.", "delete this note. My new words."), ["5 NAR-001"]),
        (FILE.replace("-->\n\n##", "\n\n##"), ["5 NAR-001"]),
    ],
)
def test_what_cannot_be_understood_is_told_with_its_line(text: str, problems: list[str]) -> None:
    assert sorted(told(text, "Strengths")) == problems


def test_all_problems_are_told_at_once() -> None:
    assert len(told(f"## A\n\n<!-- b -->\n\u202ec\n\n## D\n\n{FIRST}\n<!-- e")) == 5


def test_an_empty_file_has_no_paragraph() -> None:
    assert read_marked("", "narrative.md") == read_marked("\n \n\t\n", "narrative.md") == ()


@given(edits(FILE), edits(FILE))
def test_a_slip_anywhere_is_read_or_told_with_its_line(first: Slip, second: Slip) -> None:
    problems: Sequence[Problem] = ()
    try:
        read_marked(edited(edited(FILE, first), second), "narrative.md", ["Strengths"])
    except ProblemsFoundError as error:
        problems = error.problems
    assert all(each.place.line for each in problems)


@given(st.text(max_size=200))
def test_any_text_at_all_is_read_or_told(text: str) -> None:
    try:
        found = read_marked(text, "narrative.md")
    except ProblemsFoundError:
        return
    read = "".join(item.words for each in found for item in each.items if isinstance(item, Line))
    assert [word for word in text if word.isalnum()] == [word for word in read if word.isalnum()]

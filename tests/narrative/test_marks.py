"""The marks of an edited file, held against what it was made with."""

import pytest

from ratingletters.errors import ProblemsFoundError
from ratingletters.markdown.edited import read_marked
from ratingletters.model.edit import BY_HAND, Generated, Line, Mark
from ratingletters.narrative.marks import same_words, whole

WORDS = {"a": "Alpha is quite good.", "b": "Beta is rather poor.", "c": "Gamma gets better all the time."}
BASE = tuple(Generated(Mark(card, f"00000{card}.000000000{card}"), words) for card, words in WORDS.items())
A, B, C = (f"{each.words} <!-- {each.mark.card} {each.mark.facts} -->" for each in BASE)


def unmarked(line: str) -> str:
    """A line without its mark."""
    return line.split(" <!--", maxsplit=1)[0]


def lines(*text: str, base: tuple[Generated, ...] = BASE) -> list[tuple[str, str]]:
    """The lines of a file when it is whole again: the card of each (empty: a person's own) and its words."""
    found = whole(read_marked("\n".join(text) + "\n", "narrative.md"), base, "narrative.md")
    return [
        (item.mark.card if item.mark else "", item.words)
        for each in found
        for item in each.items
        if isinstance(item, Line)
    ]


UNEDITED = list(WORDS.items())


def test_a_file_as_it_was_made_is_whole() -> None:
    assert lines(A, B, C) == UNEDITED


def test_a_deleted_mark_goes_back_to_its_words() -> None:
    assert lines(A, unmarked(B), C) == UNEDITED
    assert lines(unmarked(A), unmarked(B), C) == UNEDITED


def test_a_deleted_mark_goes_back_to_the_line_in_its_place_whatever_it_says() -> None:
    assert lines(A, "All else.", C) == [UNEDITED[0], ("b", "All else."), UNEDITED[2]]


def test_of_two_lines_in_its_place_a_mark_goes_to_the_one_that_is_nearest() -> None:
    edited = "Beta is rather poor still."
    assert lines(A, "All else.", edited, C) == [UNEDITED[0], ("", "All else."), ("b", edited), UNEDITED[2]]


def test_two_deleted_marks_go_to_two_lines_in_their_order() -> None:
    assert lines(A, "One.", "Two.") == [UNEDITED[0], ("b", "One."), ("c", "Two.")]


def test_a_mark_that_slipped_to_the_next_line_goes_back_behind_its_words() -> None:
    assert lines(A, B.replace(" <!--", "\n<!--"), C) == UNEDITED


def test_a_line_of_one_s_own_before_a_sentence_left_out_stays_one_s_own() -> None:
    assert lines(A, "All else.", B.removeprefix(WORDS["b"]), C)[1:3] == [("", "All else."), ("b", "")]


def test_a_line_deleted_with_its_mark_is_a_sentence_left_out_in_its_place() -> None:
    assert lines(A, C) == [UNEDITED[0], ("b", ""), UNEDITED[2]]
    assert lines(B, C) == [("a", ""), *UNEDITED[1:]]
    assert lines(A, B) == [*UNEDITED[:2], ("c", "")]


def test_lines_between_marks_that_are_all_there_are_a_person_s_own() -> None:
    assert lines(A, "Mine.", "Mine too.", B, C)[1:3] == [("", "Mine."), ("", "Mine too.")]


def test_a_sentence_by_hand_may_stand_anywhere_and_twice() -> None:
    own = f"Mine. <!-- {BY_HAND} 00000d.000000000d -->"
    assert lines(own, A, own, B, C)[0] == (BY_HAND, "Mine.")


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ((A, B, B, C), ["3 NAR-005"]),
        ((A, C, B), ["3 NAR-007"]),
        ((A, B, C.replace("c 0", "d 0")), ["3 NAR-006"]),
        ((A, B, C.replace("c.0", "a.0")), ["3 NAR-006"]),
        (("Mine.",), ["0 NAR-008"]),
        ((B, A, A, C.replace("c 0", "d 0")), ["2 NAR-007", "3 NAR-005", "4 NAR-006"]),
    ],
)
def test_marks_that_are_not_as_they_were_are_told_with_their_lines(
    text: tuple[str], problems: list[str]
) -> None:
    with pytest.raises(ProblemsFoundError) as raised:
        lines(*text)
    assert [f"{each.place.line or 0} {each.code}" for each in raised.value.problems] == problems


def test_without_a_record_of_what_was_made_marks_are_taken_as_they_are() -> None:
    assert lines(C, A, "Mine.", base=()) == [UNEDITED[2], UNEDITED[0], ("", "Mine.")]


@pytest.mark.parametrize(
    "other",
    [
        "It’s  “so” – or not.",
        'It\'s "so" - or not.',
        "It’s\u00a0“so” –\u00a0or not.",
        " It's “so” - or not. ",
    ],
)
def test_words_are_the_same_whatever_marks_and_spaces_a_program_makes_of_them(other: str) -> None:
    assert same_words("It’s “so” – or not.", other)


@pytest.mark.parametrize("other", ["It’s “so” – or now.", "It’s *“so”* – or not.", "It’s so – or not."])
def test_other_words_or_emphasis_are_not_the_same(other: str) -> None:
    assert not same_words("It’s “so” – or not.", other)

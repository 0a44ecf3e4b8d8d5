"""Edits made in Word taken over into ``narrative.md``: kept, waiting, clashing; never lost, never twice."""

from __future__ import annotations

import pytest

from ratingletters.errors import ProblemsFoundError
from ratingletters.model.edit import (
    BY_HAND,
    Edit,
    Generated,
    Item,
    Line,
    Mark,
    MarkedParagraph,
    State,
    Waiting,
)
from ratingletters.model.narrative import Mood, Piece, Sentence
from ratingletters.model.provenance import Origin, Provenance
from ratingletters.model.returned import Returned, Told
from ratingletters.narrative.word_edits import Intake, sentences
from ratingletters.places import Place

HERE = Place("draft.docx", spot="paragraph 9")
OWN = Mark(BY_HAND, "aaaaaa.bbbbbbbbbb")
WORDS = ("One is good.", "Two is good.", "Three is good.", "Four is good.")


def mark(number: int, values: str = "0000000000") -> Mark:
    return Mark(f"card-{number}", f"{number:06x}.{values}")


MARKS = tuple(mark(number) for number in range(1, 5))


def origin(of: Mark, words: str) -> Origin:
    by_hand = of.card == BY_HAND
    return Origin(of, Sentence(of.card, Place(""), Mood.NEUTRAL, (Piece(words),), by_hand=by_hand))


def returned(*told: Told, marks: tuple[Mark, ...] = MARKS, words: tuple[str, ...] = WORDS) -> Returned:
    """A file of four sentences in which these are not as they were; one that is told with no words is left out."""
    origins = tuple(origin(each, said) for each, said in zip(marks, words, strict=True))
    changed = {each.number: each for each in told if each.number}
    all_ = [changed.get(at, Told(at, said, HERE)) for at, said in enumerate(words, 1)]
    own = [each for each in told if not each.number]
    for each in own:
        at = next((at for at, one in enumerate(all_) if one.number == each.near), -1)
        all_.insert(at if each.ahead else at + 1, each)
    there = tuple(each for each in all_ if each.words)
    return Returned(Provenance("kind/council", 1, "", "", origins), tuple(range(1, len(words) + 1)), there)


def file(*items: Item) -> tuple[MarkedParagraph, ...]:
    """A ``narrative.md`` of two paragraphs of two lines, or of these items."""
    lines = [Line(words, each) for words, each in zip(WORDS, MARKS, strict=True)]
    if items:
        return (MarkedParagraph(items),)
    return (MarkedParagraph(tuple(lines[:2])), MarkedParagraph(tuple(lines[2:]), "A list"))


def taken(found: Returned, marked: tuple[MarkedParagraph, ...] = ()) -> Intake:
    """The intake of a file."""
    base = (tuple(Generated(each, words) for each, words in zip(MARKS, WORDS, strict=True)),)
    made = Intake(found, marked or file(), base if not marked else (), OWN, "narrative.md")
    made.take(sentences(found))
    return made


def lines(made: Intake) -> list[list[str]]:
    return [[getattr(item, "words", "a note") for item in each.items] for each in made.marked()]


def test_a_file_in_which_nothing_was_changed_takes_nothing_over() -> None:
    made = taken(returned())
    assert made.taken == []
    assert made.marked() == file()


def test_a_changed_sentence_gets_its_words_in_the_line_of_its_mark() -> None:
    made = taken(returned(Told(2, "Two is fair.", HERE)))
    assert lines(made) == [["One is good.", "Two is fair."], ["Three is good.", "Four is good."]]
    assert [(each.card, each.before, each.words) for each in made.taken] == [
        ("card-2", "Two is good.", "Two is fair.")
    ]


def test_a_sentence_left_out_keeps_its_mark_on_an_empty_line() -> None:
    made = taken(returned(Told(3, "", HERE)))
    assert lines(made)[1] == ["", "Four is good."]
    assert made.taken[0].words == ""


@pytest.mark.parametrize(
    ("near", "ahead", "expected"),
    [
        (2, False, [["One is good.", "Two is good.", "Own."], ["Three is good.", "Four is good."]]),
        (3, True, [["One is good.", "Two is good."], ["Own.", "Three is good.", "Four is good."]]),
        (4, False, [["One is good.", "Two is good."], ["Three is good.", "Four is good.", "Own."]]),
        (1, True, [["Own.", "One is good.", "Two is good."], ["Three is good.", "Four is good."]]),
    ],
)
def test_a_sentence_of_a_persons_own_stands_beside_its_neighbour(
    near: int, ahead: bool, expected: list[list[str]]
) -> None:
    made = taken(returned(Told(0, "Own.", HERE, near, ahead)))
    assert lines(made) == expected
    own = [
        item for each in made.marked() for item in each.items if isinstance(item, Line) and item.mark == OWN
    ]
    assert len(own) == 1


def test_two_sentences_of_a_persons_own_keep_their_order() -> None:
    made = taken(returned(Told(0, "Then own.", HERE, 1), Told(0, "First own.", HERE, 1)))
    assert lines(made)[0] == ["One is good.", "First own.", "Then own.", "Two is good."]


def test_words_pasted_over_a_sentence_are_taken_for_its_own() -> None:
    made = taken(returned(Told(2, "", HERE), Told(0, "Two is rather good.", HERE, 1)))
    assert lines(made)[0] == ["One is good.", "Two is rather good."]


def test_reading_a_file_in_twice_changes_nothing_more() -> None:
    found = returned(Told(2, "Two is fair.", HERE), Told(3, "", HERE), Told(0, "Own.", HERE, 4))
    once = taken(found).marked()
    again = taken(found, once)
    assert again.taken == []
    assert again.marked() == once


def test_an_edit_already_made_in_the_narrative_is_no_clash_and_another_is() -> None:
    items = (Line("One is fair.", MARKS[0]), *(Line(w, m) for w, m in zip(WORDS[1:], MARKS[1:], strict=True)))
    assert taken(returned(Told(1, "One is fair.", HERE)), file(*items)).clashes == []
    made = taken(returned(Told(1, "One is weak.", HERE)), file(*items))
    assert [(each.words, each.other_words) for each in made.clashes] == [("One is weak.", "One is fair.")]
    assert made.taken == []


def test_an_edit_in_the_narrative_of_a_sentence_not_touched_in_word_stays() -> None:
    items = (Line("One is fair.", MARKS[0]), *(Line(w, m) for w, m in zip(WORDS[1:], MARKS[1:], strict=True)))
    made = taken(returned(Told(2, "Two is fair.", HERE)), file(*items))
    assert lines(made) == [["One is fair.", "Two is fair.", "Three is good.", "Four is good."]]


def test_an_edit_of_a_sentence_whose_facts_changed_since_waits_behind_its_line() -> None:
    now = (Line(WORDS[0], MARKS[0]), Line("Two is weak.", mark(2, "1111111111")), Line(WORDS[3], MARKS[3]))
    made = taken(returned(Told(2, "Two is fair.", HERE)), file(*now))
    assert made.marked()[0].items[2] == Waiting(State.STALE, Edit(MARKS[1], "Two is good.", "Two is fair."))


def test_an_edit_of_a_sentence_that_is_gone_waits_as_an_orphan_where_it_stood() -> None:
    now = (Line(WORDS[0], MARKS[0]), Line(WORDS[3], MARKS[3]))
    made = taken(returned(Told(2, "Two is fair.", HERE)), file(*now))
    assert made.marked()[0].items[1] == Waiting(State.ORPHAN, Edit(MARKS[1], "Two is good.", "Two is fair."))
    again = taken(returned(Told(2, "Two is fair.", HERE)), made.marked())
    assert again.marked() == made.marked()


def test_a_sentence_by_hand_is_known_by_its_words() -> None:
    by_hand = Mark(BY_HAND, "cccccc.dddddddddd")
    marks = (MARKS[0], by_hand, by_hand, MARKS[3])
    now = file(*(Line(words, each) for words, each in zip(WORDS, marks, strict=True)))
    made = taken(returned(Told(3, "Three is fair.", HERE), marks=marks), now)
    assert lines(made) == [["One is good.", "Two is good.", "Three is fair.", "Four is good."]]
    made = taken(returned(Told(3, "", HERE), marks=marks), now)
    assert lines(made) == [["One is good.", "Two is good.", "Four is good."]]


def test_sentences_that_were_moved_are_refused() -> None:
    found = returned()
    moved = Returned(found.provenance, found.order, (found.told[1], found.told[0], *found.told[2:]))
    with pytest.raises(ProblemsFoundError) as raised:
        sentences(moved)
    assert [each.code for each in raised.value.problems] == ["NAR-007"]
    assert "draft.docx paragraph 9" in str(raised.value)

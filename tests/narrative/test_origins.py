"""Where the sentences of a letter come from, as its draft carries it along."""

from __future__ import annotations

from ratingletters.model.edit import (
    BY_HAND,
    Edit,
    Edited,
    Generated,
    Line,
    Mark,
    MarkedParagraph,
    State,
    Waiting,
)
from ratingletters.model.narrative import Mood, Narrative, Paragraph, Piece, Sentence
from ratingletters.narrative.origins import origins
from ratingletters.places import Place

PLACE = Place("/somewhere/on a disk/patterns.md", 7)
MARKS = (
    Mark("one", "000001.0000000001"),
    Mark("two", "000002.0000000002"),
    Mark(BY_HAND, "000003.0000000003"),
)


def said(card: str, words: str, *, by_hand: bool = False) -> Sentence:
    return Sentence(card, PLACE, Mood.NEUTRAL, (Piece(words),), by_hand=by_hand)


def test_each_sentence_of_the_letter_has_its_mark_and_notes_and_sentences_left_out_have_none() -> None:
    letter = (
        said("one", "One."),
        said("two", "Two, reworded.", by_hand=True),
        said(BY_HAND, "Own.", by_hand=True),
    )
    lines = (
        Line("One.", MARKS[0]),
        Line("", Mark("gone", "000004.0000000004")),
        Waiting(State.STALE, Edit(MARKS[0], "One.", "One, once.")),
        Line("Two, reworded.", MARKS[1]),
        Line("Own.", MARKS[2]),
    )
    edited = Edited(Narrative((Paragraph("said", letter),)), (MarkedParagraph(lines),))
    made = [Generated(MARKS[0], "One."), Generated(MARKS[1], "Two.")]
    found = origins(edited, made)
    assert [(each.mark, each.sentence.markdown, each.made) for each in found] == [
        (MARKS[0], "One.", ""),
        (MARKS[1], "Two, reworded.", "Two."),
        (MARKS[2], "Own.", ""),
    ]


def test_a_draft_names_no_folder_of_the_machine_that_made_it() -> None:
    letter = (said("one", "One."), said(BY_HAND, "Own.", by_hand=True))
    lines = (Line("One.", MARKS[0]), Line("Own.", MARKS[2]))
    edited = Edited(Narrative((Paragraph("said", letter),)), (MarkedParagraph(lines),))
    assert [str(each.sentence.place) for each in origins(edited, ())] == ["patterns.md:7", ""]

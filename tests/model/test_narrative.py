"""The nouns of a narrative, and of the letter that holds it: how pieces become text."""

from __future__ import annotations

import datetime

from ratingletters.model.letter import Addressee, Letter, Signatory
from ratingletters.model.narrative import Fact, Mood, Narrative, Paragraph, Piece, Sentence
from ratingletters.places import Place


def sentence(*texts: str) -> Sentence:
    return Sentence("card", Place("patterns.md", 3), Mood.POSITIVE, tuple(Piece(text) for text in texts))


ONE, TWO, THREE = sentence("It ", "does", "."), sentence("So", "."), sentence("Yes.")


def test_a_sentence_is_its_pieces_and_nothing_between_them() -> None:
    assert ONE.markdown == "It does."


def test_a_paragraph_is_its_sentences_a_space_apart() -> None:
    assert Paragraph("P", (ONE, TWO)).markdown == "It does. So."


def test_a_narrative_gives_its_sentences_in_the_letters_order() -> None:
    made = Narrative((Paragraph("P", (ONE, TWO)), Paragraph("Q", (THREE,))))
    assert list(made.sentences()) == [ONE, TWO, THREE]


def test_equal_narratives_are_equal_and_can_be_told_apart_by_one_fact() -> None:
    fact = Fact("council.rating", "3", ("rating",))
    with_fact = Sentence("card", ONE.place, ONE.mood, (*ONE.pieces[:-1], Piece(".", "", (fact,))))
    assert sentence("It ", "does", ".") == ONE
    assert with_fact != ONE
    assert with_fact.markdown == ONE.markdown


def test_a_letter_is_named_by_its_kind_and_its_council() -> None:
    letter = Letter(
        kind="small",
        title="Small letter",
        organisation="Office",
        year=2001,
        date=datetime.date(2001, 2, 3),
        council_id="ham",
        council="Ham Council",
        council_short="Ham",
        addressee=Addressee("Ann Lee", "Ms Lee", "Director", ("Hall", "Ham", "M1 1AA")),
        signatory=Signatory("Bo Ray", "Inspector"),
        rating=2,
        rating_title="Fairly",
        narrative=Narrative(()),
    )
    assert letter.reference == "small/ham"

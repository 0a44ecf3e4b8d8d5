"""Which sentence of now a mark belongs to."""

from ratingletters.model.edit import Generated, Line, Mark, MarkedParagraph
from ratingletters.narrative.pairing import generation, pairing

A, B, C = Mark("a", "111111.1111111111"), Mark("b", "222222.2222222222"), Mark("c", "333333.3333333333")


def other(mark: Mark, card: str = "", subject: str = "", values: str = "9999999999") -> Mark:
    """A mark with another card, subject or values."""
    return Mark(card or mark.card, f"{subject or mark.subject}.{values}")


def test_a_mark_belongs_to_the_sentence_with_the_same_mark() -> None:
    assert pairing([A, B], [B, A]) == {A: 1, B: 0}


def test_a_renamed_card_is_known_by_its_facts() -> None:
    renamed = Mark("a-anew", A.facts)
    assert pairing([A, B], [renamed, B]) == {A: 0, B: 1}


def test_changed_facts_of_the_same_subject_are_known_by_card_and_subject() -> None:
    one, two = Mark("a", "111111.1111111111"), Mark("a", "444444.4444444444")
    assert pairing([one, two], [other(two), other(one)]) == {one: 1, two: 0}


def test_another_subject_is_known_by_the_card_where_only_one_is_left() -> None:
    assert pairing([A, B], [B, other(A, subject="777777")]) == {A: 1, B: 0}


def test_of_two_sentences_that_could_be_meant_none_is_taken() -> None:
    one, two = other(A, subject="777777"), other(A, subject="888888")
    assert pairing([A], [one, two]) == {}
    assert pairing([one, two], [A]) == {}


def test_the_surest_pair_goes_first_and_leaves_the_rest_to_the_next() -> None:
    same, changed = Mark("a", "111111.1111111111"), Mark("a", "444444.4444444444")
    assert pairing([same, changed], [other(changed, subject="555555"), same]) == {same: 1, changed: 0}


def test_a_sentence_that_is_gone_belongs_to_none() -> None:
    assert pairing([A, B], [B]) == {B: 0}
    assert pairing([A], []) == {}


def test_a_file_was_made_with_the_draft_of_which_it_has_most_marks() -> None:
    old, new = [Generated(A, "a"), Generated(B, "b")], [Generated(A, "a"), Generated(C, "c")]
    marked = [MarkedParagraph((Line("x", A), Line("mine", None))), MarkedParagraph((Line("y", C),))]
    assert generation(marked, [old, new]) == new
    assert generation(marked, [new, old]) == new
    assert generation(marked, []) == ()

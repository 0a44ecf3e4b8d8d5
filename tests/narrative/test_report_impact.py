"""Which sentences an edit of the book or the lexicon changes, over many letters."""

from __future__ import annotations

from tests.narrative.small import LEXICON, book, card, lexicon, paragraph, point, results

from ratingletters.model.impact import Change, Impact
from ratingletters.model.narrative import Narrative
from ratingletters.narrative.build import build
from ratingletters.narrative.facts import facts
from ratingletters.narrative.impact import impact

HEADLINE = card("> {council} {council.rating: verb}.", "headline")
GOOD = card("find x: each provision type where\n- grade is good\n\n> We like {x}.", "liked")
ONE = "provision: [{type: school, counts: {good: 1}}]"
TWO = "provision: [{type: school, counts: {good: 1}}, {type: nursery, counts: {good: 1}}]"
COUNCILS = ("Ham", "Eel", "Cod")


def whole(*cards: str, name: str = "Paragraph") -> str:
    """A paragraph in which each card has a point of its own."""
    return paragraph(*(point(each, name=f"point-{at}") for at, each in enumerate(cards)), name=name)


def letter(council: str, text: str, more: str, words: str) -> Narrative:
    """What a book says about a council."""
    given = results(more, council={"id": council.lower(), "name": council, "short_name": council})
    return build(facts(given, lexicon(words)), book(text, words))


def between(old: str, new: str, more: str = "", words: str = LEXICON, last: str = "") -> Impact:
    """What changes in the letters of three councils from a book to another, with another lexicon; ``last`` are
    the results of the last of them if they are others."""
    held = (more, more, last or more)
    return impact(
        (council.lower(), letter(council, old, each, LEXICON), letter(council, new, each, words))
        for council, each in zip(COUNCILS, held, strict=True)
    )


def texts(change: Change) -> tuple[str | None, str | None]:
    """The sentence before and after."""
    return change.old.text if change.old else None, change.new.text if change.new else None


def test_the_same_book_changes_nothing() -> None:
    found = between(whole(HEADLINE, GOOD), whole(HEADLINE, GOOD), ONE)
    assert (found.letters, found.changed, found.changes) == (3, (), ())


def test_a_card_that_is_only_renamed_changes_nothing() -> None:
    assert between(whole(HEADLINE), whole(HEADLINE.replace("### headline", "### verdict"))).changes == ()


def test_a_reworded_card_is_one_change_whatever_its_slots_hold() -> None:
    (change,) = between(
        whole(HEADLINE), whole(HEADLINE.replace("> {council}", "> In {council} they"))
    ).changes
    assert texts(change) == ("Ham do fairly.", "In Ham they do fairly.")
    assert change.councils == ("ham", "eel", "cod")


def test_a_word_of_the_lexicon_is_a_change_wherever_it_is_printed() -> None:
    words = LEXICON.replace("2: do fairly", "2: do middling")
    (change,) = between(whole(HEADLINE, GOOD), whole(HEADLINE, GOOD), ONE, words).changes
    assert texts(change) == ("Ham do fairly.", "Ham do middling.")
    assert len(change.councils) == 3


def test_different_words_in_a_changed_slot_are_different_changes() -> None:
    words = LEXICON.replace("name: schools,", "name: academies,")
    found = between(whole(GOOD), whole(GOOD), ONE, words, last=TWO)
    assert [(texts(each), each.councils) for each in found.changes] == [
        (("We like schools.", "We like academies."), ("ham", "eel")),
        (("We like nurseries and schools.", "We like nurseries and academies."), ("cod",)),
    ]


def test_the_most_common_change_comes_first_and_letters_without_one_are_not_counted() -> None:
    old, new = whole(GOOD, HEADLINE), whole(GOOD.replace("We like", "All like"), HEADLINE)
    found = between(old, new, last=ONE)
    assert (found.letters, found.changed) == (3, ("cod",))
    found = between(old, new.replace("> {council}", "> In {council} they"), last=ONE)
    assert [len(each.councils) for each in found.changes] == [3, 1]
    assert found.changed == ("ham", "eel", "cod")


def test_a_sentence_that_is_new_or_gone_has_one_side() -> None:
    (come,) = between(whole(HEADLINE), whole(HEADLINE, GOOD), ONE).changes
    (gone,) = between(whole(HEADLINE, GOOD), whole(HEADLINE), ONE).changes
    assert texts(come) == (None, "We like schools.")
    assert texts(gone) == ("We like schools.", None)


def test_a_new_sentence_is_one_change_whatever_it_names() -> None:
    (come,) = between(whole(HEADLINE), whole(HEADLINE, GOOD), ONE, last=TWO).changes
    assert len(come.councils) == 3


def test_another_card_in_the_same_place_is_told_beside_the_one_it_replaced() -> None:
    other = card("> They {council.rating: verb}.", "other")
    (change,) = between(whole(HEADLINE, GOOD), whole(other, GOOD), ONE).changes
    assert texts(change) == ("Ham do fairly.", "They do fairly.")


def test_a_sentence_that_moves_is_a_change() -> None:
    (change,) = between(whole(HEADLINE, GOOD), whole(GOOD, HEADLINE), ONE).changes
    assert texts(change)[0] == texts(change)[1]


def test_a_sentence_that_moves_to_another_paragraph_tells_both() -> None:
    old = whole(HEADLINE, GOOD)
    new = whole(HEADLINE) + whole(GOOD, name="Further")
    (change,) = between(old, new, ONE).changes
    assert change.old is not None
    assert change.new is not None
    assert (change.old.paragraph, change.new.paragraph) == ("Paragraph", "Further")


def test_a_repeated_card_is_compared_sentence_by_sentence() -> None:
    each = GOOD.replace("> We like", "repeat by x.name\n\n> We like")
    words = LEXICON.replace("name: schools,", "name: academies,")
    (change,) = between(whole(each), whole(each), TWO, words).changes
    assert texts(change) == ("We like schools.", "We like academies.")

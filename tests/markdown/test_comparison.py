"""A comparison as people read it."""

from hypothesis import given
from hypothesis import strategies as st

from ratingletters.markdown.comparison import tally, words, write_comparison
from ratingletters.model.comparison import Changed, Comparison

NOTHING = Comparison("k/a@v1", "k/a@v2", (), (), (), ())


def of_sentence(old: str, new: str) -> str:
    return write_comparison(Comparison("k/a@v1", "k/a@v2", (), (), (Changed("a-card", old, new),), ()))


def test_words_that_went_are_struck_through_and_those_that_came_are_bold() -> None:
    assert words("Three homes are good.", "Two homes are good.") == "~~Three~~ **Two** homes are good."


def test_sentences_with_little_in_common_are_told_one_after_the_other() -> None:
    assert "~~All is well.~~\n  **Two of four homes were inadequate.**" in of_sentence(
        "All is well.", "Two of four homes were inadequate."
    )


def test_a_sentence_that_came_and_one_that_went_stand_alone() -> None:
    assert "\n  **It is new.**\n" in of_sentence("", "It is new.")
    assert "\n  ~~It was old.~~\n" in of_sentence("It was old.", "")


def test_the_tally_counts_and_names_a_rating_that_changes() -> None:
    rating = Changed("rating", "Performs Well", "Performs Adequately")
    fact = Changed("a.b", "1", "2")
    assert tally(NOTHING) == "no facts, no sentences, no rating"
    found = Comparison("a", "b", (), (fact,), (fact, fact), (rating,))
    assert tally(found) == "1 fact, 2 sentences, the rating from Performs Well to Performs Adequately"


WORD = st.text("abc", min_size=1, max_size=3)


@given(st.lists(WORD, min_size=1, max_size=8), st.lists(WORD, min_size=1, max_size=8))
def test_the_old_and_the_new_sentence_can_both_be_read_off_the_marked_one(
    old: list[str], new: list[str]
) -> None:
    before: list[str] = []
    after: list[str] = []
    state = "both"
    for word in words(" ".join(old), " ".join(new)).split():
        bare = word
        if bare.startswith("~~"):
            state, bare = "old", bare[2:]
        elif bare.startswith("**"):
            state, bare = "new", bare[2:]
        ends = bare.endswith(("~~", "**"))
        bare = bare[:-2] if ends else bare
        before += [bare] if state in {"both", "old"} else []
        after += [bare] if state in {"both", "new"} else []
        state = "both" if ends else state
    assert (before, after) == (old, new)

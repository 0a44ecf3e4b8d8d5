"""What words claim: which of them contradict each other, and what an edit changes."""

import pytest
from tests.narrative.small import LEXICON, lexicon

from ratingletters.narrative.meaning import changes, compared, contradict, denies, vocabulary

KNOWN = vocabulary(lexicon())


@pytest.mark.parametrize(
    ("said", "borne"),
    [
        ("few", "most"), ("half of", "all"), ("always", "partly"), ("excellent", "poor"), ("enough", "poor"),
        ("nurseries", "schools"), ("above", "below"), ("may", "june"), ("3", "4"),
    ],
)  # fmt: skip
def test_words_of_one_axis_without_a_value_in_common_contradict_each_other(said: str, borne: str) -> None:
    assert contradict(said, borne, KNOWN)
    assert contradict(borne, said, KNOWN)


@pytest.mark.parametrize(
    ("said", "borne"),
    [
        ("most", "most"),
        ("most", "mostly"),  # the same shares, in two columns
        ("fair", "enough"),  # of two scales
        ("excellent", "most"),  # of two axes
        ("lovely", "poor"),  # not known
        ("lovely", "charming"),
        ("3", "most"),
    ],
)
def test_words_that_may_mean_the_same_or_are_not_known_do_not(said: str, borne: str) -> None:
    assert not contradict(said, borne, KNOWN)
    assert not contradict(borne, said, KNOWN)


def test_numbers_are_compared_in_figures_and_words_in_small_letters_and_plain_marks() -> None:
    assert compared("Twenty-three of the\u00a0four Children’s homes") == "23 of the 4 children's homes"
    assert compared("Sixteen-year-olds and someone") == "16-year-olds and someone"


def test_a_known_phrase_is_taken_whole() -> None:
    assert KNOWN.tokens("In line with a few of us, no longer.") == [
        "in line with", "a", "few of", "us", ",", "no longer", ".",
    ]  # fmt: skip


def test_a_phrase_is_compared_in_its_usual_way_whichever_it_is_said_in() -> None:
    several = "variants:\n  children of eleven: [pupils aged (eleven|11), children (at|of) eleven]"
    known = vocabulary(lexicon(LEXICON.replace("proper:", f"{several}\nproper:")))
    for said in ("children of 11", "Pupils aged 11", "pupils aged eleven", "children at eleven"):
        assert known.usual(f"The {said}.") == "the children of 11."


def test_a_way_of_saying_a_phrase_that_means_something_else_by_itself_stays() -> None:
    several = "variants:\n  nursery: [(school|playgroup)]"
    known = vocabulary(lexicon(LEXICON.replace("proper:", f"{several}\nproper:")))
    assert known.usual("playgroup") == "nursery"
    assert known.usual("school") == "school"


def test_changes_are_what_stands_in_the_place_of_what() -> None:
    assert changes("All schools are very good.", "Most schools are good.", KNOWN) == (
        (["all"], ["most"]), (["very"], []),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "borne"),
    [
        ("Schools are not good.", "Schools are good."),
        ("Schools are good.", "Schools are no longer good."),
        ("Schools are never good.", "Schools are always good."),
        ("Few schools are poor.", "Most schools are excellent."),
        ("Schools and nurseries are good.", "Schools are good."),
        ("Schools were below.", "Schools were above."),
    ],
)
def test_a_denial_a_contrary_or_a_name_put_in_says_something_else(said: str, borne: str) -> None:
    changed = changes(said, borne, KNOWN)
    assert changed
    assert all(denies(each, KNOWN) for each in changed)


@pytest.mark.parametrize(
    ("said", "borne"),
    [
        ("Schools are very good.", "Schools are good."),
        ("Schools are good.", "Schools are very good."),
        ("Schools are good.", "Schools and nurseries are good."),
        ("Schools are lovely.", "Schools are good."),
        ("Schools are good in May.", "In May schools are fine."),
    ],
)
def test_other_words_may_say_the_same(said: str, borne: str) -> None:
    assert not all(denies(each, KNOWN) for each in changes(said, borne, KNOWN))

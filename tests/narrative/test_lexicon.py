"""The words for shares and counts: one for each, the better share never the weaker word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.narrative.shipped import LEXICON as SHIPPED
from tests.narrative.small import lexicon

from ratingletters.narrative.lexicon import Lexicon
from ratingletters.narrative.values import Share

PARTS = "a fraction of"
"""A column of exact parts ("a third of"): it has words for some shares only, with gaps between."""

LEXICONS = {"small": lexicon(), "shipped": SHIPPED}
COLUMNS = [(name, column) for name, words in LEXICONS.items() for column in words.columns if column != PARTS]
EVERY_HALF = [Share.exactly(half, 2).per_cent for half in range(201)]


@pytest.mark.parametrize(("name", "column"), COLUMNS)
def test_every_column_has_a_word_for_each_share_from_its_lowest_up_and_none_below(
    name: str, column: str
) -> None:
    words = LEXICONS[name].columns[column]
    for share in EVERY_HALF:
        assert (words.word(share) is not None) == (share >= words.lowest)


@pytest.mark.parametrize(("name", "column"), COLUMNS)
def test_in_every_column_a_better_share_never_has_a_weaker_word(name: str, column: str) -> None:
    words = LEXICONS[name].columns[column]
    ladder = [word for _, word in reversed(words.steps)]
    assert len(set(ladder)) == len(ladder)
    said = [words.word(share) for share in EVERY_HALF]
    heights = [ladder.index(word) for word in said if word is not None]
    assert heights == sorted(heights)
    assert set(heights) == set(range(len(ladder))), "a word that no share can have"


@pytest.mark.parametrize(
    ("per_cent", "word"),
    [
        (100, "all"), (99, "almost all"), (97, "almost all"), (96, "the very large majority of"),
        (80, "the very large majority of"), (79, "the large majority of"), (65, "the large majority of"),
        (64, "the majority of"), (51, "the majority of"), (50, "half of"), (49, "a minority of"),
        (35, "a minority of"), (34, "a small minority of"), (20, "a small minority of"),
        (19, "a very small minority of"), (4, "a very small minority of"), (3, "almost no"),
        (1, "almost no"), (0, "no"),
    ],
)  # fmt: skip
def test_the_shipped_words_for_shares_are_those_of_the_house(per_cent: int, word: str) -> None:
    assert SHIPPED.columns["the share of"].word(per_cent) == word


@pytest.mark.parametrize(
    ("per_cent", "word"),
    [
        (100, "consistently"),
        (97, "almost always"),
        (80, "mostly"),
        (65, "largely"),
        (51, "generally"),
        (50, None),
    ],
)
def test_below_a_bare_majority_there_is_no_adverb(per_cent: int, word: str | None) -> None:
    assert SHIPPED.columns["mostly"].word(per_cent) == word


@pytest.mark.parametrize("words", LEXICONS.values(), ids=LEXICONS)
def test_every_share_falls_in_one_band(words: Lexicon) -> None:
    bands = [words.band(per_cent) for per_cent in range(101)]
    assert bands == sorted(bands)
    assert all(band <= per_cent for per_cent, band in enumerate(bands))
    assert set(bands) == set(words.bands)


def test_the_edges_are_those_of_the_bands_and_of_every_column() -> None:
    assert lexicon().edges == {0, 1, 11, 50, 80, 100}


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (4, 4, "all four"),
        (2, 2, "both"),
        (3, 4, "three of the four"),
        (0, 4, "none of the four"),
        (9, 10, "nine of the 10"),
        (10, 10, "all 10"),
    ],
)
def test_a_share_of_few_things_is_a_count_in_words_up_to_nine(part: int, whole: int, said: str) -> None:
    assert SHIPPED.counts.share(Share.of(part, whole)) == said


@given(st.integers(0, 40))
def test_numbers_are_words_as_far_as_they_go_and_figures_beyond(count: int) -> None:
    said = SHIPPED.counts.number(count)
    assert said == str(count) if count > 9 else said.isalpha()

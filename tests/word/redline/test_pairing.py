"""Which of the old became which of the new."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ratingletters.word.redline.pairing import likeness, paired

TEXTS = st.lists(st.sampled_from("abc"), max_size=7)


def longest_common(old: list[str], new: list[str]) -> int:
    """The length of the longest common subsequence, by trying all."""
    found = (
        len(each)
        for size in range(len(old), -1, -1)
        for each in combinations(old, size)
        if is_part(list(each), new)
    )
    return next(found)


def is_part(short: list[str], long: list[str]) -> bool:
    """Whether one stands in the other, in order."""
    rest = iter(long)
    return all(each in rest for each in short)


@given(TEXTS, TEXTS)
def test_likeness_is_the_share_of_words_that_both_have_in_one_order(old: list[str], new: list[str]) -> None:
    wanted = 2 * longest_common(old, new) / (len(old) + len(new)) if old or new else 1
    assert likeness(old, new) == pytest.approx(wanted)


def alike(old: str, new: str) -> float:
    """By their letters, from a half on."""
    found = likeness(old, new)
    return found if found >= 0.5 else 0


@given(st.lists(st.text("abc", max_size=3), max_size=6), st.lists(st.text("abc", max_size=3), max_size=6))
def test_each_stands_once_and_in_its_order(old: list[str], new: list[str]) -> None:
    found = list(paired(old, new, str, alike))
    assert [was for was, _ in found if was is not None] == old
    assert [is_ for _, is_ in found if is_ is not None] == new
    assert all(was == is_ or alike(was, is_) for was, is_ in found if was is not None and is_ is not None)


def test_the_closest_are_paired_and_the_same_before_any() -> None:
    old = ["one two three", "four five", "same"]
    new = ["four five six", "one two", "same"]
    found = list(paired(old, new, str, lambda was, is_: likeness(was.split(), is_.split())))
    assert ("same", "same") in found
    assert ("one two three", "one two") in found or ("four five", "four five six") in found


def test_what_went_stands_before_what_came() -> None:
    assert list(paired(["aaa", "x"], ["bbb", "x"], str, alike)) == [("aaa", None), (None, "bbb"), ("x", "x")]

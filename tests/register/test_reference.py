"""References: how a person names a letter, one version of it, or many."""

import pytest

from ratingletters.errors import UnusableFileError
from ratingletters.register.reference import Reference, matching, read_reference

LETTERS = ["k-2009/leeds", "k-2009/liverpool", "k-2010/liverpool"]


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("k-2009/leeds", Reference("k-2009", "leeds")),
        ("k-2009/leeds@v2", Reference("k-2009", "leeds", 2)),
        ("*/leeds@v10", Reference("*", "leeds", 10)),
    ],
)
def test_a_reference_is_read_and_written(text: str, reference: Reference) -> None:
    assert read_reference(text) == reference
    assert str(reference) == text


@pytest.mark.parametrize(
    "text", ["", "leeds", "k/leeds@2", "k/leeds@v0", "k/leeds@v", "k/a/b", "/leeds", "k/", "k/a@v1@v2"]
)
def test_what_is_no_reference_is_told_with_one(text: str) -> None:
    with pytest.raises(UnusableFileError, match="annual-rating-2009/exampleshire"):
        read_reference(text)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (["k-2009/leeds"], ["k-2009/leeds"]),
        (["k-2009/*"], ["k-2009/leeds", "k-2009/liverpool"]),
        (["*/liverpool@v2"], ["k-2009/liverpool@v2", "k-2010/liverpool@v2"]),
        (["k-2009/l[a-e]*"], ["k-2009/leeds"]),
        (
            ["k-2010/liverpoo?", "*/*", "k-2009/leeds"],
            ["k-2010/liverpool", "k-2009/leeds", "k-2009/liverpool"],
        ),
    ],
)
def test_patterns_mean_letters_each_once_in_the_order_asked_for(wanted: list[str], found: list[str]) -> None:
    assert [str(each) for each in matching(wanted, LETTERS)] == found


@pytest.mark.parametrize("wanted", ["k-2009/york", "*", "K-2009/leeds", "k-2009*leeds"])
def test_a_reference_that_no_letter_answers_to_is_told(wanted: str) -> None:
    with pytest.raises(UnusableFileError):
        matching([wanted], LETTERS)


def test_a_near_miss_gets_the_letter_that_was_meant() -> None:
    with pytest.raises(UnusableFileError, match=r"did you mean 'k-2009/liverpool'\?"):
        matching(["k-2009/liverpol"], LETTERS)


def test_a_letter_of_an_empty_register_is_told_with_what_to_do() -> None:
    with pytest.raises(UnusableFileError, match="letters register list"):
        matching(["k-2009/leeds"], [])

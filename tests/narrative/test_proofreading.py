"""What a proofreader marks in a card's own words."""

from __future__ import annotations

import pytest
from tests.narrative.small import LEXICON, problem, said

from ratingletters.narrative.proofreading import singular_and_plural, slips, takes_an

FIND = "find x: each provision type\n\n"
PROVISION = "provision: [{type: nursery, counts: {good: 4}}]"


@pytest.mark.parametrize(
    "text",
    [
        "The children’s homes, the children’s and the councils’ are good.",
        "The ‘good’ settings (most of them) do well – so do “others”.",
        "It isn’t the *Ofsted* letter of 2009 is about post-16 and e-learning, 16-year-olds, and homes and/or schools.",
        "The PRUs do well at GCSE, in an hour, in a unit, in a university, once in a one-off.",
        "In 1,200 settings, at a cost of £2.50 or 1.5 per cent.",
        "\ufffc’s homes and the \ufffc-year-olds do well.",
    ],
)
def test_formal_english_has_no_slip(text: str) -> None:
    assert list(slips(text, ["Ofsted"])) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It does does well.", "'does does' says a word twice"),
        ("The the homes do well.", "'The the' says a word twice"),
        ("It does w]ell.", "'w]ell.' is not written like a word"),
        ("<It does well.", "'<It' is not written like a word"),
        ("It do!es well.", "'do!es' is not written like a word"),
        ("Children”s homes do well.", "'Children”s' is not written like a word"),
        ("Children‘s homes do well.", "'Children‘s' is not written like a word"),
        ("It is a-nd was well, an-d so.", "'an-d' is not written like a word"),
        ("It does w3ll.", "'w3ll.' is not written like a word"),
        ("It does well,and more.", "'well,and' is not written like a word"),
        ("It does w/ell.", "'w/ell.' is not written like a word"),
        ("It\u00a0 does well.", "there is a space too many"),
        ("It does b well.", "'b' is not written like a word"),
        ("It does wEll.", "'wEll' has a capital within it"),
        ("It does Well.", "'Well' has a capital within the sentence"),
        ("It asks ofsted and oFsted.", "'oFsted' has a capital within it"),
        ("It does ‘well.", "'‘' or '’' has no partner"),
        ("It does well’ there.", "'‘' or '’' has no partner"),
        ("It does “well.", "'“' or '”' has no partner"),
        ("It does (well.", "'(' or ')' has no partner"),
        ("It is a outstanding one.", "'a outstanding' is not English"),
        ("It is an good one.", "'an good' is not English"),
    ],
)
def test_a_slip_of_the_pen_is_told(text: str, told: str) -> None:
    assert any(what.startswith(told) for what, _ in slips(text, ["Ofsted"])), list(slips(text, ["Ofsted"]))


@pytest.mark.parametrize(
    "text", ["outstanding", "inadequate", "early", "unimproved", "hour", "11-year-old", "8"]
)
def test_an_stands_before_a_vowel_as_it_is_spoken(text: str) -> None:
    assert takes_an(text)


@pytest.mark.parametrize(
    "text", ["good", "one-off", "unit", "university", "useful", "European", "half", "12-year-old"]
)
def test_a_stands_before_a_consonant_as_it_is_spoken(text: str) -> None:
    assert not takes_an(text)


def test_a_slot_that_begins_with_two_vowels_takes_an() -> None:
    one = "find x: the provision type\n\n> {{x}} is {} {{x.grade: grade}} one."
    words = LEXICON.replace("outstanding: excellent, good: good", "outstanding: outstanding, good: good")
    results = "provision: [{type: hostel, counts: {outstanding: 4}}]"
    assert said(one.format("an"), results, words) == ["Hostel is an outstanding one."]
    assert said(one.format("a"), results, words) == []


def test_a_name_that_is_not_written_like_a_word_may_stand_once_the_lexicon_knows_it() -> None:
    text = "Five grades A*–C are good."
    assert any("'A*–C' is not written like a word" in what for what, _ in slips(text, []))
    assert list(slips(text, ["A*–C"])) == []


def test_a_slip_in_a_sentence_is_told_at_its_line() -> None:
    found = problem(FIND + "> The homes homes of {x} are good.")
    assert (found.code, found.place.line) == ("BOK-011", 11)


def test_a_slot_that_stands_twice_in_a_row_is_told() -> None:
    assert "'{x} {x}' says a slot twice" in problem(FIND + "> Good are {x} {x}.").what


def test_a_slip_in_an_optional_part_and_one_in_a_cue_are_told() -> None:
    assert "'so so'" in problem(FIND + "> {x} are good[[, as are so so many in {x.manner}]].").what
    assert "'Howev]er,'" in problem(FIND + "cue Howev]er, after positive\n\n> {x} are good.").what


def test_a_name_may_have_its_capital_once_the_lexicon_knows_it() -> None:
    assert said(FIND + "> Of Ofsted, {x} are good.", PROVISION) == ["Of Ofsted, nurseries are good."]
    assert "'proper' in the lexicon" in problem(FIND + "> Of Estyn, {x} are good.").remedy


@pytest.mark.parametrize(
    "form", ["is/are", "Has/Have", "gap/gaps", "agency/agencies", "performs/perform", "does/do"]
)
def test_the_two_numbers_of_one_word_agree(form: str) -> None:
    assert singular_and_plural(form)


@pytest.mark.parametrize("form", ["is/aer", "i/are", "gap/gas", "are/is", "is/is", "gaps/gap "])
def test_two_words_that_are_not_numbers_of_one_are_told(form: str) -> None:
    assert not singular_and_plural(form)


def test_a_slip_in_a_word_that_agrees_is_told() -> None:
    assert "'is/aer' are not the singular and the plural" in problem(FIND + "> {x} {x: is/aer} good.").what

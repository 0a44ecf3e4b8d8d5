"""The letter's typography: quotation marks, dashes, lists, capitals, and data kept from being mark-up."""

from __future__ import annotations

import pytest
from babel.lists import format_list
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ratingletters.narrative.typography import continued, curled, escaped, listed, opened, typeset


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("children's homes", "children’s homes"),
        ("'good'", "‘good’"),
        ('the "best" homes', "the “best” homes"),
        ("('\"a\" b')", "(‘“a” b’)"),
        ("the boys' school", "the boys’ school"),
        ("already ‘so’", "already ‘so’"),
        ("no marks", "no marks"),
    ],
)
def test_quotation_marks_and_apostrophes_are_turned(typed: str, printed: str) -> None:
    assert curled(typed) == printed


def test_a_hyphen_between_spaces_is_a_dash_and_one_in_a_word_is_not() -> None:
    assert typeset("well-being - and so on - in 2008-9") == "well-being – and so on – in 2008-9"


@given(st.text("ab' \"(-", max_size=12))
def test_turning_marks_twice_changes_nothing_more(text: str) -> None:
    assert curled(curled(text)) == curled(text)


@pytest.mark.parametrize(
    ("items", "said"),
    [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")],
)
def test_a_list_has_no_serial_comma(items: tuple[str, ...], said: str) -> None:
    assert listed(items) == said


@given(st.lists(st.text("abc ’", min_size=1, max_size=6), max_size=6))
def test_lists_are_those_of_british_english(items: list[str]) -> None:
    assert listed(items) == format_list(items, locale="en_GB").replace(", and ", " and ")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=20))
def test_data_reads_back_from_markdown_as_exactly_that_text(text: str) -> None:
    (inline,) = MarkdownIt("commonmark").parseInline(f"x{escaped(text)}x")
    assert {child.type for child in inline.children or ()} == {"text"}
    assert "".join(child.content for child in inline.children or ()) == f"x{text}x"


def test_a_line_break_in_data_becomes_a_space() -> None:
    assert escaped("one\ntwo") == "one two"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nursery schools", "Nursery schools"),
        ("*nursery* schools", "*Nursery* schools"),
        ("‘nursery’ schools", "‘Nursery’ schools"),
        ("3 schools", "Three schools"),
        ("12 of the 15 homes", "Twelve of the 15 homes"),
        ("16-year-olds", "Sixteen-year-olds"),
        ("99 schools", "Ninety-nine schools"),
        ("100 schools", "100 schools"),
        ("Schools", "Schools"),
    ],
)
def test_a_sentence_opens_with_a_capital_past_emphasis_and_quotation_marks(text: str, said: str) -> None:
    assert opened(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Local authority services", "local authority services"),
        ("*Local* services", "*local* services"),
        ("A few", "a few"),
        ("Ofsted says", "Ofsted says"),
        ("*Every Child Matters* outcomes", "*Every Child Matters* outcomes"),
        ("Everything else", "everything else"),
        ("GCSE results", "GCSE results"),
    ],
)
def test_after_a_cue_only_proper_names_and_abbreviations_keep_their_capital(text: str, said: str) -> None:
    assert continued(text, ("Ofsted", "Every Child Matters")) == said


def test_a_proper_name_is_a_whole_word() -> None:
    assert continued("Ofsteds of old", ("Ofsted",)) == "ofsteds of old"

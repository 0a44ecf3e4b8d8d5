"""What the house style remarks on in a sentence, and what it leaves alone; the sentences stand in remarks.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ratingletters.model.house_style import HouseStyle
from ratingletters.narrative.remarks import remarks
from ratingletters.reading.yaml import read_yaml_file

CASES: dict[str, Any] = read_yaml_file(Path(__file__).parent / "remarks.yaml").value
STYLE = HouseStyle(
    source="house-style.yaml",
    longest=45,
    terms=(("LAs", "local authorities"), ("LA", "local authority"), ("learning disabled", "disabled")),
    dates=True,
    percentages="per cent",
    words_up_to=9,
    figures_after=("Key Stage", "Year", "aged"),
    figures_before=("A-C",),
    bare_lists=True,
    small=("local authority", "council", "joint area review"),
    names=("Every Child Matters", "Ofsted"),
)


@pytest.mark.parametrize("case", CASES["remarked"], ids=lambda case: str(case["text"]))
def test_a_slip_is_remarked_with_what_to_write_instead(case: dict[str, Any]) -> None:
    found = remarks(case["text"], STYLE)
    assert {each.words: each.instead for each in found} == case["remarks"]
    assert all(case["text"][each.start :].startswith(each.words) for each in found)


@pytest.mark.parametrize("text", CASES["kept"])
def test_a_sound_sentence_is_left_alone(text: str) -> None:
    assert remarks(text, STYLE) == ()


@pytest.mark.parametrize("case", CASES["remarked"], ids=lambda case: str(case["text"]))
def test_what_is_written_instead_is_remarked_no_more(case: dict[str, Any]) -> None:
    text = case["text"]
    for each in sorted(remarks(text, STYLE), reverse=True):
        text = text[: each.start] + each.instead + text[each.start + len(each.words) :]
    assert remarks(text, STYLE) == ()


def test_a_sentence_may_be_as_long_as_the_house_allows_and_no_longer() -> None:
    sentence = "Good " + "and good " * 22 + "again."
    (told,) = remarks(sentence, STYLE)
    assert "a sentence of 46 words, and 45 are the most" in str(told)
    assert remarks(sentence.replace(" again", ""), STYLE) == ()


def test_percentages_may_be_said_by_the_sign() -> None:
    style = HouseStyle(source="house-style.yaml", percentages="%")
    told = {each.words: each.instead for each in remarks("It is 5 per cent, 6 % or 7%.", style)}
    assert told == {"5 per cent": "5%", "6 %": "6%"}


def test_no_break_spaces_and_typographic_marks_are_no_matter_of_style() -> None:
    text = "In the council\u2019s 10\u00a0homes of 9\u00a0December\u00a02009 there is more."
    assert remarks(text, STYLE) == ()
    told = remarks("The children\u2019s home", HouseStyle(source="a", terms=(("children's home", "home"),)))
    assert [(each.start, each.instead) for each in told] == [(4, "home")]


def test_without_a_house_style_there_is_nothing_to_remark() -> None:
    assert remarks("LAs  did it on 1/2/2009 .", HouseStyle()) == ()


@given(st.text("aAlL 159,.%-*'’and Ofsted\u00a0", max_size=60))
def test_any_text_is_read_and_each_remark_names_what_stands_at_its_place(text: str) -> None:
    plain = text.replace("\u00a0", " ").replace("’", "'")
    for each in remarks(text, STYLE):
        assert plain.startswith(each.words, each.start)
        assert each.words != each.instead

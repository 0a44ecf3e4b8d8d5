"""JSON read strictly, each break told at its place."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ratingletters.errors import ProblemsFoundError
from ratingletters.model.scalars import Plain
from ratingletters.reading.json import read_json


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("", "1:1", "JSN-001"),
        ('{"a": NaN}', "1:7", "JSN-002"),
        ('{"a": -Infinity}', "1:7", "JSN-002"),
        ('{"a": 01}', "1:7", "JSN-002"),
        ('{"a": 1,\n "a": 2}', "2:2", "JSN-003"),
        ("[" * 100_000, "1:51", "JSN-006"),
        ('{"a": "\\ud800"}', "1:7", "TXT-002"),
        ("[1,]", "1:3", "JSN-002"),
        ('{"a": 1', "1:8", "JSN-002"),
        ('{"a" 1}', "1:6", "JSN-002"),
        ("{a: 1}", "1:2", "JSN-002"),
        ('["x]', "1:2", "JSN-002"),
        ('["\\q"]', "1:3", "JSN-002"),
        ("[1] 2", "1:5", "JSN-002"),
        ("[1 2]", "1:4", "JSN-002"),
    ],
)
def test_a_break_is_told_at_its_place(text: str, place: str, code: str) -> None:
    with pytest.raises(ProblemsFoundError) as caught:
        read_json(text, "f.json")
    (problem,) = caught.value.problems
    assert (str(problem.place), problem.code) == (f"f.json:{place}", code)


def test_numbers_stay_as_they_are_written() -> None:
    value = read_json('\ufeff[1.10, 1e999, true, "1", null]', "f.json").value
    assert value == ["1.10", "1e999", "true", "1", None]
    assert [type(each) for each in value] == [Plain, Plain, Plain, str, type(None)]


def test_tabs_and_escapes_are_read() -> None:
    document = read_json('{\n\t"a":\t"\\ud83d\\ude00\\/\\u00e9"\n}', "f.json")
    assert document.value == {"a": "😀/é"}
    assert str(document.place(("a",))) == "f.json:2:7"
    assert str(document.place(("a",), key=True)) == "f.json:2:2"


values = st.recursive(
    st.none() | st.text('aé😀"\\/ \n', max_size=6),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=3).filter(str.isalnum), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(value=values, ascii_only=st.booleans())
def test_whatever_is_written_as_json_is_read_again(value: object, ascii_only: bool) -> None:
    assert read_json(json.dumps(value, ensure_ascii=ascii_only), "f").value == value


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read_json(text, "f.json")
    except ProblemsFoundError as error:
        assert error.problems  # noqa: PT017

"""The quick reading of a file in YAML says what the careful one says, or leaves the file to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ratingletters.errors import ProblemsFoundError
from ratingletters.reading.document import Document, ValuePath
from ratingletters.reading.text import locator
from ratingletters.reading.usual import UnusualError, usual
from ratingletters.reading.yaml import LOADER, carefully

SAMPLES = Path(__file__).parents[2] / "samples"
SAMPLE = (SAMPLES / "liverpool-2009/results.yaml").read_text(encoding="utf-8")
SIGNS = [
    *"aB1 \n\t:-#,.[]{}&*!|>'\"%@`?~\\",
    "\r\n",
    "- ",
    ": ",
    "---\n",
    "é",
    "\xa0",
    "\ufeff",
    "\U0001f600",
    "null",
]
SCALARS = st.one_of(st.none(), st.integers(), st.booleans(), st.text(max_size=8), st.dates())
VALUES = st.recursive(
    SCALARS,
    lambda each: st.lists(each, max_size=4) | st.dictionaries(st.text(max_size=5), each, max_size=4),
    max_leaves=20,
)


def quick(text: str) -> Document | None:
    """What the quick reading makes of a text; None where it leaves it."""
    try:
        return Document("a.yaml", usual(text, LOADER), locator(text, "a.yaml"))
    except (UnusualError, yaml.YAMLError):
        return None


def paths(value: Any, path: ValuePath = ()) -> Iterator[ValuePath]:
    """The way to every value."""
    yield path
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, each in steps:
        yield from paths(each, (*path, str(step) if isinstance(value, dict) else step))


def sorts(value: Any) -> Any:
    """A value with the sort of each scalar: plain text is a figure where quoted text is none."""
    if isinstance(value, dict):
        return [(str(name), type(name), sorts(each)) for name, each in value.items()]
    if isinstance(value, list):
        return [sorts(each) for each in value]
    return (type(value), value)


def agree(text: str) -> bool:
    """Asserts that both read the same, values and places; says whether the quick one read anything."""
    found = quick(text)
    if found is None:
        return False
    expected = carefully(text, "a.yaml")
    assert sorts(found.value) == sorts(expected.value)
    for path in paths(expected.value):
        assert found.place(path) == expected.place(path)
        assert found.place(path, key=True) == expected.place(path, key=True)
    for spot in range(0, len(text), 7):
        assert found.path_at(spot) == expected.path_at(spot)
    return True


@given(value=VALUES, on_one_line=st.booleans())
def test_any_value_is_read_alike(value: Any, *, on_one_line: bool) -> None:
    agree(yaml.safe_dump(value, default_flow_style=on_one_line, allow_unicode=True))


@given(st.lists(st.sampled_from(SIGNS), max_size=30).map("".join))
def test_any_text_is_read_alike_or_left_to_care(text: str) -> None:
    agree(text)


@settings(max_examples=50)
@given(st.data())
def test_a_sample_with_a_slip_is_read_alike_or_left_to_care(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(SAMPLE)))
    gone, put = data.draw(st.integers(0, 3)), data.draw(st.sampled_from(["", *SIGNS]))
    agree(SAMPLE[:at] + put + SAMPLE[at + gone :])


def test_the_samples_are_read_quickly() -> None:
    assert agree(SAMPLE)
    assert agree((SAMPLES / "assessment-2010/results.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "a: &x 1\nb: *x",
        "a: !t 1",
        'a: "\\u202e"',
        "a: 1\na: 2",
        "1: 2\n---\n3",
        "",
        "~",
        "a: \u200b1",
        "? [a]\n: 1",
        "a: [",
    ],
)
def test_what_is_unusual_is_left_to_care(text: str) -> None:
    assert quick(text) is None


def test_a_value_given_twice_is_still_told_with_both_places() -> None:
    with pytest.raises(ProblemsFoundError) as raised:
        carefully("a: 1\na: 2", "a.yaml")
    assert [each.code for each in raised.value.problems] == ["YML-003"]

"""TOML with the line of every problem."""

from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import Field

from ratingletters.errors import ProblemsFoundError
from ratingletters.model.scalars import Frozen, Id, Line
from ratingletters.reading.toml import read_toml, read_tree


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Thing(Frozen):
    name: Line
    colours: tuple[Colour, ...] = ()


class Things(Frozen):
    things: dict[Id, Thing] = Field(default_factory=dict)


GOOD = '''# things
[things.first]
name = "The first"
colours = [
  "red",  # as ever
  "blue",
]

[things.second]
name = """The second"""
'''


def problems(folder: Path, text: str) -> list[str]:
    """Line, code and sentence of every problem."""
    (folder / "a.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsFoundError) as caught:
        read_toml(folder / "a.toml", Things, "WSP")
    assert all(each.remedy and each.place.source.endswith("a.toml") for each in caught.value.problems)
    return [f"{each.place.line} {each.code} {each.what}" for each in caught.value.problems]


def test_a_sound_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(GOOD, encoding="utf-8")
    found = read_toml(tmp_path / "a.toml", Things, "WSP")
    assert found.things["first"].colours == (Colour.RED, Colour.BLUE)
    assert found.things["second"].name == "The second"


def test_an_empty_file_has_nothing_in_it(tmp_path: Path) -> None:
    (tmp_path / "a.toml").touch()
    assert read_toml(tmp_path / "a.toml", Things, "WSP").things == {}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('name = "The first"', 'nam = "The first"', ["2 WSP-002", "3 WSP-001"]),
        ('name = "The first"', "name = 3", ["3 WSP-006"]),
        ('name = "The first"', 'name = ""', ["3 WSP-003"]),
        ('  "blue",', '  "blu",', ["4 WSP-008"]),
        ("things.second", "things.Second", ["9 WSP-010"]),
        ('name = """The second"""', 'name = """The\nsecond"""', ["10 WSP-010"]),
        ("[things.second]", "[others.second]", ["9 WSP-001"]),
        ("# things\n", "other = 3\n", ["1 WSP-001"]),
        (GOOD, "things = 3\n", ["1 WSP-005"]),
    ],
)
def test_every_problem_stands_on_the_line_of_its_value(
    tmp_path: Path, old: str, new: str, told: list[str]
) -> None:
    found = problems(tmp_path, GOOD.replace(old, new, 1))
    assert [" ".join(each.split()[:2]) for each in found] == told


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("name", 1),
        ("a = 1\nb = \n", 2),
        ("a = [1,\n2", 2),
        ("a = 1\na = 2\n", 2),
        ("[a\n", 1),
        ("a = 'x\n'", 1),
    ],
)
def test_what_is_not_toml_is_told_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    (found,) = problems(tmp_path, text)
    assert found.startswith(f"{line} TML-001 this is not TOML")


@pytest.mark.parametrize("text", ["a = " + "[" * 9000, "a = " + "9" * 9000, "a." * 9000 + "b = 1"])
def test_what_goes_beyond_the_readers_limits_is_no_bug(tmp_path: Path, text: str) -> None:
    assert "TML-001" in problems(tmp_path, text)[0]


def test_a_character_that_cannot_be_seen_is_told_with_its_place(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, 'a = 1\nb = "\u202e"\n')
    assert found == "2 TXT-002 the file holds U+202E RIGHT-TO-LEFT OVERRIDE"


SCALARS = st.integers() | st.booleans() | st.dates(date(1900, 1, 1)) | st.just("text")


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["one", "many"]), SCALARS), min_size=1, max_size=8))
def test_the_line_of_any_value_is_the_one_on_which_its_statement_begins(
    values: list[tuple[str, object]],
) -> None:
    lines, starts = [], []
    for number, (form, value) in enumerate(values):
        written = f'"{value}"' if isinstance(value, str) else str(value).lower()
        lines.append("# between")
        starts.append(len(lines) + 1)
        lines += [f"a{number} = {written}"] if form == "one" else [f"a{number} = [", f"  {written},", "]"]
    document = read_tree("\n".join(lines), "x")
    assert [document.place((f"a{number}",)).line for number in range(len(values))] == starts


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80))
def test_no_text_at_all_raises_another_error(text: str) -> None:
    for each in (text, f"a = {text}", f"[{text}]", f'a = """{text}'):
        try:
            read_tree(each, "x")
        except ProblemsFoundError as error:
            assert all(problem.place.line for problem in error.problems)  # noqa: PT017

"""YAML read strictly, each break told at its place in plain words."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ratingletters.errors import Problem, ProblemsFoundError
from ratingletters.model.scalars import Plain
from ratingletters.reading import yaml as reading
from ratingletters.reading.document import Document, named


def read(text: str) -> Document:
    return reading.read_yaml(text, "f.yaml")


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(ProblemsFoundError) as caught:
        read(text)
    return caught.value.problems


def test_scalars_without_quotation_marks_stay_as_they_are_written() -> None:
    value = read("[010, no, NO, 12:30, 1e3, 1.10, 2009-12-09, true]").value
    assert value == ["010", "no", "NO", "12:30", "1e3", "1.10", "2009-12-09", "true"]
    assert all(type(each) is Plain for each in value)


def test_text_in_quotation_marks_is_text() -> None:
    assert [type(each) for each in read("['1', \"2\", 3]").value] == [str, str, Plain]


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_none(nothing: str) -> None:
    assert read(f"a: {nothing}").value == {"a": None}
    assert read("a: 'null'").value == {"a": "null"}


def test_names_without_quotation_marks_can_serve_as_numbers() -> None:
    assert [type(each) for each in read("4: a\n'3': b").value] == [Plain, str]


def test_a_value_and_its_name_have_their_places() -> None:
    document = read("a: 1\nb:\n  - c: x\n    d: y\n")
    assert str(document.place(("b", 0, "d"))) == "f.yaml:4:8"
    assert str(document.place(("b", 0, "d"), key=True)) == "f.yaml:4:5"
    assert str(document.place(("b", 3))) == str(document.place(("b",))) == "f.yaml:3:3"
    assert str(document.place(("z", "y"))) == "f.yaml:1:1"


def test_step_nought_of_a_group_is_the_group() -> None:
    document = read("review:\n  held: 2008-02")
    assert document.place(("review", 0, "held")) == document.place(("review", "held"))


def test_places_count_lines_as_an_editor_does() -> None:
    document = read("\ufeffa: 'x\u2028y'\r\nb: é\r\nc: 1\n")
    assert document.value["a"] == "x\ny"
    assert str(document.place(("c",))) == "f.yaml:3:4"


@pytest.mark.parametrize(
    ("text", "place", "code", "words"),
    [
        ("a: 'x\nb: 2\n", "1:4", "YML-002", "never closed"),
        ("a: 1\nrating:3\nb: 2\n", "2:7", "YML-002", "a space is missing after this colon"),
        ("kind:x\nyear: 1\n", "1:5", "YML-002", "a space is missing after this colon"),
        ("a:\n\tb: 1\n", "2:1", "YML-002", "a tab"),
        ("a: 1\n\tb: 2\n", "2:1", "YML-002", "a tab"),
        ("a: {b: 1\nc: 2\n", "1:4", "YML-002", "bracket {"),
        ("a: [1, 2\nc: 2\n", "1:4", "YML-002", "bracket ["),
        ("a: b: c\n", "1:5", "YML-002", "colon"),
        ("a: @x\n", "1:4", "YML-002", "cannot begin with @"),
        ("a: *x\n", "1:4", "YML-005", "quotation marks"),
        ('a: "\\q"\n', "1:5", "YML-002", "backslash"),
        ("a:\n  b: 1\n c: 1\n", "3:2", "YML-002", "line up"),
        ("a: - b\n", "1:4", "YML-002", "list"),
        ("a: !!python/object/apply:os.system [x]\n", "1:4", "YML-004", "tag"),
        ("a: 1\n---\nb: 2\n", "2:1", "YML-007", "second document"),
        ("? [a]\n: 2\n", "1:3", "YML-008", "name of a field"),
        ("{a: 1}: x\n", "1:1", "YML-008", "name of a field"),
        ("", "1:1", "YML-001", "empty"),
        ("a: " + "[" * 100_000, "1:53", "YML-006", "50 levels"),
        ("b: 1\na: " + "{x: " * 5_000, "2:200", "YML-006", "50 levels"),
        ("\n".join(" " * n + "-" for n in range(2_000)), "51:51", "YML-006", "50 levels"),
        ("a: &a [*a]\n", "1:8", "YML-005", "repeats"),
    ],
)
def test_a_break_is_told_at_its_place(text: str, place: str, code: str, words: str) -> None:
    (problem,) = problems(text)
    assert (str(problem.place), problem.code) == (f"f.yaml:{place}", code)
    assert words in str(problem)


def test_names_given_twice_are_told_with_both_lines() -> None:
    found = problems("a: 1\na: 2\nb: {c: 1,\n c: 2}\n")
    assert [each.what for each in found] == [
        "'a' is given twice: here and on line 1",
        "'c' is given twice: here and on line 3",
    ]


def test_aliases_are_read_but_never_by_the_thousand() -> None:
    assert read("a: &x [1]\nb: *x\n").value["b"] == ["1"]
    bomb = "a: &a [1,1,1,1,1,1,1,1,1]\n" + "".join(
        f"{new}: &{new} [{','.join([f'*{old}'] * 9)}]\n"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    start = time.perf_counter()
    (problem,) = problems(bomb)
    assert problem.code == "YML-005"
    assert time.perf_counter() - start < 1


def test_an_alias_stands_where_it_is_written_and_its_value_where_it_is_named() -> None:
    document = read("a: &x {n: 1}\nb: *x\n")
    assert str(document.place(("b",), key=True)) == "f.yaml:2:1"
    assert str(document.place(("b", "n"))) == "f.yaml:1:11"


def test_forbidden_characters_are_told_with_field_and_code_point() -> None:
    found = problems('a: x\x07y\nb: [q, "\\u202e"]\nc: \ud800\n')
    assert [(each.place.line, each.what) for each in found] == [
        (1, "a holds U+0007 BELL"),
        (2, "b 2 holds U+202E RIGHT-TO-LEFT OVERRIDE"),
        (3, "c holds U+D800 LONE SURROGATE"),
    ]


def test_a_field_is_called_by_its_name_and_the_number_of_its_entry() -> None:
    assert [named(each) for each in (("a", "address", 6), ("a",), (2,), ())] == [
        "address 7", "a", "entry 3", "this",
    ]  # fmt: skip


def test_the_slow_loader_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: 1\nb: ['x', ~]\n"
    fast = read(text).value
    monkeypatch.setattr(reading, "LOADER", reading.yaml.SafeLoader)
    assert read(text).value == fast
    assert problems("a: 'x\n")[0].code == "YML-002"


@given(
    st.recursive(
        st.text("abc: é'\"#", max_size=5),
        lambda inner: st.lists(inner) | st.dictionaries(st.text("abc", min_size=1), inner),
    )
)
def test_whatever_is_written_as_yaml_is_read_again(value: object) -> None:
    assert read(reading.yaml.safe_dump({"v": value}, default_style="'", allow_unicode=True)).value == {
        "v": value
    }

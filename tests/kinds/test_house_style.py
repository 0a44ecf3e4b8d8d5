"""Reading a house style: the shipped ones, what is left out, and that every slip is told at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from ratingletters.errors import ProblemsFoundError, UnusableFileError
from ratingletters.kinds.house_style import load_house_style
from ratingletters.model.house_style import HouseStyle

ROOT = Path(__file__).parents[2]
SHIPPED = sorted((ROOT / "templates").glob("*/house-style.yaml"))
TEXT = """\
longest sentence: 45
dates: 9 December 2009
percentages: 5 per cent
numbers: nine and 10
figures after: [Key Stage]
figures before: [A-C]
lists: a, b and c
small letters: [local authority]
names: [Ofsted]
terms:
  local authorities: [LAs, L.A.s]
  pupils: [the taught]
"""


def style(text: str, folder: Path) -> HouseStyle:
    file = folder / "house-style.yaml"
    file.write_text(text, encoding="utf-8")
    return load_house_style(file)


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.parent.name)
def test_every_kind_ships_with_a_house_style_that_is_sound(file: Path) -> None:
    assert load_house_style(file).source == str(file)
    assert f"house-style: {file.name}" in (file.parent / "letter.yaml").read_text(encoding="utf-8")
    assert len(SHIPPED) == len(list((ROOT / "templates").glob("*/letter.yaml")))


def test_every_rule_is_read(tmp_path: Path) -> None:
    assert style(TEXT, tmp_path) == HouseStyle(
        source=str(tmp_path / "house-style.yaml"),
        longest=45,
        terms=(("LAs", "local authorities"), ("L.A.s", "local authorities"), ("the taught", "pupils")),
        dates=True,
        percentages="per cent",
        words_up_to=9,
        figures_after=("Key Stage",),
        figures_before=("A-C",),
        bare_lists=True,
        small=("local authority",),
        names=("Ofsted",),
    )


@pytest.mark.parametrize("rule", ["dates: 28 June 2024", "percentages: 5%", "numbers: ten and 11", "terms:"])
def test_a_rule_may_stand_alone(rule: str, tmp_path: Path) -> None:
    assert style(rule, tmp_path).longest == 0


@pytest.mark.parametrize(
    ("was", "now", "line", "code", "said"),
    [
        ("9 December 2009", "09/12/2009", 2, "101", "write a date as 9 December 2009"),
        ("5 per cent", "5 percent", 3, "102", "write '5 per cent' or '5%'"),
        ("nine and 10", "nine", 4, "103", "'nine and 10' or 'ten and 11'"),
        ("a, b and c", "a, b, and c", 7, "104", "write 'a, b and c'"),
        ("[the taught]", "[]", 12, "105", "nothing is replaced by 'pupils'"),
        ("the taught", "LAs", 12, "106", "'LAs' is to be written as 'local authorities' and as 'pupils'"),
        ("the taught", "local", 12, "107", "'local' is not to be written, and stands in 'local authorities'"),
        ("[Ofsted]", "[Ofsted, Ofsted]", 9, "108", "'Ofsted' stands here twice"),
        ("[local authority]", "[Local authority]", 8, "109", "'Local authority' has a capital"),
        ("[local authority]", "[ofsted]", 8, "109", "is to be small and is a name"),
        ("[Ofsted]", "[ofsted]", 9, "110", "the name 'ofsted' has no capital"),
        ("names:", "nmaes:", 9, "001", "did you mean 'names'?"),
        ("45", "forty-five", 1, "007", "write a figure"),
        ("45", "4", 1, "009", "at least 10"),
        ("[Key Stage]", "Key Stage", 5, "004", "where a list belongs"),
    ],
)  # fmt: skip
def test_a_slip_is_told_at_its_line_with_what_to_do(
    was: str, now: str, line: int, code: str, said: str, tmp_path: Path
) -> None:
    assert was in TEXT
    with pytest.raises(ProblemsFoundError) as raised:
        style(TEXT.replace(was, now, 1), tmp_path)
    (problem,) = raised.value.problems
    assert (problem.place.line, problem.code) == (line, f"HST-{code}")
    assert said in str(problem)


def test_all_slips_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFoundError) as raised:
        style("dates: tomorrow\nnumbers: many\n", tmp_path)
    assert [each.code for each in raised.value.problems] == ["HST-101", "HST-103"]


def test_a_file_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UnusableFileError):
        load_house_style(tmp_path / "house-style.yaml")

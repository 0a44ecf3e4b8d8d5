"""What can go wrong with results, letters on a disk and their register (``bad-inputs.yaml``): each has its tests."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
import yaml
from tests.workspace.signing import ROOT, SAMPLE, Office, new_office

from ratingletters import read_results
from ratingletters.errors import ProblemsFoundError, RatingLettersError
from ratingletters.workspace.export import export

CASES = yaml.safe_load(Path(__file__).with_name("bad-inputs.yaml").read_text(encoding="utf-8"))
LONG = "a" * 101


def names(file: str) -> set[str]:
    """Every function of a file of tests."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return {each.name for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)}


@pytest.mark.parametrize("case", CASES)
def test_every_case_has_its_tests(case: str) -> None:
    assert CASES[case]["tests"]
    for test in CASES[case]["tests"]:
        file, _, name = test.partition("::")
        assert name in names(file), test


def test_no_case_is_left_out() -> None:
    assert [each for each in CASES if each.startswith("REG-")] == [
        f"REG-{number:03}" for number in range(1, 24)
    ]
    assert sum(each.startswith("OUT-") for each in CASES) == 12


@pytest.mark.parametrize(
    "name",
    [
        "A/B",
        "..",
        "a\\0b",
        "a:b",
        "a*?",
        "leeds.",
        "a\\nb",
        "-a",
        "Leeds",
        "st. helens",
        "king's-lynn",
        "北京",
        LONG,
    ],
)
def test_an_id_that_is_no_file_name_everywhere_is_refused(name: str, tmp_path: Path) -> None:
    file = tmp_path / "results.yaml"
    text = SAMPLE.read_text(encoding="utf-8").replace("id: liverpool", f'id: "{name}"', 1)
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsFoundError) as found:
        read_results(file)
    assert any("id" in each.what or each.place.line == 6 for each in found.value.problems)


@pytest.fixture
def desk(tmp_path: Path) -> Office:
    return new_office(tmp_path)


def test_what_a_letter_was_made_from_is_never_written_over(desk: Office) -> None:
    folder = desk.draft().folder
    before = (folder / "results.yaml").read_bytes()
    desk.desk.draft(read_results(folder / "results.yaml"))
    assert (folder / "results.yaml").read_bytes() == before
    for file in (desk.root / "letters/register.jsonl", folder / "draft.docx", folder / "results.yaml"):
        with pytest.raises(RatingLettersError):
            export(desk.root, file)

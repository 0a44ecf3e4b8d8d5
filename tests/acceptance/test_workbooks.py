"""An analyst's way with Excel: a blank workbook, a wrong one, its marked copy, the letters."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.acceptance.test_commands import ROOT, run

SAMPLE = ROOT / "samples/workbook/results.xlsx"
KIND = "annual-rating-2009"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A workspace of its own, with the sample workbook in it."""
    (tmp_path / "letters.toml").touch()
    shutil.copy(SAMPLE, tmp_path / "results.xlsx")
    return tmp_path


def edit(file: Path, **cells: Any) -> None:
    """Writes values into cells, given as ``councils_I2``, with openpyxl."""
    book = openpyxl.load_workbook(file)
    for cell, value in cells.items():
        sheet, _, spot = cell.rpartition("_")
        book[sheet][spot] = value
    book.save(file)


def test_a_sound_workbook_is_checked_and_drafted_like_any_results(desk: Path) -> None:
    assert run("check", "results.xlsx", cwd=desk).stderr == "4 councils, no problems\n"
    done = run("draft", "results.xlsx", "--council", "rutland", cwd=desk)
    assert done.stdout == f"letters/{KIND}/rutland/v1/draft.docx\n"
    again = run("check", f"letters/{KIND}/rutland/v1/results.yaml", cwd=desk)
    assert again.stderr == "1 council, no problems\n"


def test_a_wrong_workbook_is_told_cell_by_cell_and_marked_beside_it(desk: Path) -> None:
    edit(desk / "results.xlsx", councils_I3=7, provision_B2="childcar")
    before = (desk / "results.xlsx").read_bytes()
    done = run("check", "--mark", "results.xlsx", cwd=desk)
    assert (done.returncode, done.stdout) == (1, "results.checked.xlsx\n")
    assert "results.xlsx councils!I3: rating 7 is off the scale 1 to 4 [RES-012]" in done.stderr
    assert "results.xlsx provision!B2: 'childcar' is not a provision type" in done.stderr
    assert done.stderr.endswith("2 problems\n")
    assert (desk / "results.xlsx").read_bytes() == before
    book = openpyxl.load_workbook(desk / "results.checked.xlsx")
    assert "off the scale" in book["councils"]["I3"].comment.text
    assert run("check", "--mark", "results.xlsx", cwd=desk).returncode == 1


def test_a_marked_copy_in_which_somebody_works_is_left_alone(desk: Path) -> None:
    edit(desk / "results.xlsx", councils_I3=7)
    (desk / "results.checked.xlsx").write_bytes(b"mine")
    done = run("check", "--mark", "results.xlsx", cwd=desk)
    assert done.returncode == 4
    assert "results.checked.xlsx is there already" in done.stderr
    assert (desk / "results.checked.xlsx").read_bytes() == b"mine"


def test_problems_of_cells_come_as_json_too(desk: Path) -> None:
    edit(desk / "results.xlsx", councils_I3=7)
    (problem,) = json.loads(run("check", "--json", "results.xlsx", cwd=desk).stdout)["problems"]
    assert (problem["spot"], problem["line"], problem["column"]) == ("councils!I3", 3, 9)


def test_a_blank_workbook_has_the_words_of_its_kind_and_is_never_written_over(desk: Path) -> None:
    done = run("init", "--xlsx", "blank.xlsx", "--kind", KIND, cwd=desk)
    assert (done.returncode, done.stdout) == (0, "blank.xlsx\n")
    assert "safeguarding" in {
        cell.value for row in openpyxl.load_workbook(desk / "blank.xlsx")["lists"] for cell in row
    }
    again = run("init", "--xlsx", "blank.xlsx", cwd=desk)
    assert (again.returncode, "nothing was written" in again.stderr) == (4, True)


def test_a_blank_workbook_without_a_kind_says_what_it_lacks(desk: Path) -> None:
    (desk / "results.xlsx").unlink()
    done = run("init", "--xlsx", cwd=desk)
    assert (done.returncode, done.stdout) == (0, "results.xlsx\n")
    assert f"name one with --kind; known here: annual-assessment-2010, {KIND}" in done.stderr


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("init",), 2, "name the folder of the new workspace"),
        (("init", "year", "--kind", KIND), 2, "it goes with --xlsx"),
        (("init", "--xlsx", "blank.xls"), 3, "does not end in .xlsx"),
        (("init", "--xlsx", "blank.xlsx", "--kind", "annual-rating-2008"), 3, "annual-rating-2009"),
    ],
)
def test_what_cannot_be_made_is_said(words: tuple[str, ...], code: int, said: str, desk: Path) -> None:
    done = run(*words, cwd=desk)
    assert (done.returncode, said in done.stderr) == (code, True), done.stderr


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_workbook_that_libreoffice_saved_anew_gives_the_same_results(desk: Path) -> None:
    from ratingletters import read_results  # noqa: PLC0415

    profile = f"-env:UserInstallation=file://{desk}/profile"
    convert = ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", "saved", "results.xlsx"]
    made = subprocess.run(
        ["soffice", profile, "--headless", *convert], cwd=desk, capture_output=True, text=True, check=False
    )
    if not (desk / "saved/results.xlsx").exists():
        pytest.skip(f"LibreOffice has no Calc here: {made.stderr}")
    read, saved = (read_results(desk / name) for name in ("results.xlsx", "saved/results.xlsx"))
    assert [each.results for each in read] == [each.results for each in saved]

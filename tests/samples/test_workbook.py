"""The sample workbook: what its program makes of the population, and an analyst's way with it."""

from __future__ import annotations

import runpy
from pathlib import Path

import openpyxl

from ratingletters import Workspace, read_results

FOLDER = Path(__file__).parents[2] / "samples" / "workbook"
TEMPLATES = Path(__file__).parents[2] / "templates"


def test_the_workbook_is_what_its_program_makes() -> None:
    made = runpy.run_path(str(FOLDER / "make.py"))
    assert [each.results for each in read_results(FOLDER / "results.xlsx")] == made["results"]()


def test_every_council_of_it_has_a_narrative() -> None:
    desk = Workspace(None, shelves=(TEMPLATES,))
    councils = desk.read(FOLDER / "results.xlsx")
    assert len({next(desk.preview(each).sentences()).markdown for each in councils}) == len(councils) == 4


def test_the_workbook_says_first_that_it_is_made_up() -> None:
    book = openpyxl.load_workbook(FOLDER / "results.xlsx", read_only=True)
    assert "made up" in list(book.worksheets[0].values)[1][0]


def test_its_lists_have_the_words_of_the_kind() -> None:
    lists = openpyxl.load_workbook(FOLDER / "results.xlsx")["lists"]
    words = {cell.value for row in lists for cell in row}
    kind = Workspace(None, shelves=(TEMPLATES,)).kind("annual-rating-2009")
    for name in ("provision type", "indicator", "outcome"):
        assert set(kind.book.lexicon.kinds[name].entries) <= words, "make it anew: make example"

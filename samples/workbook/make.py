"""Makes results.xlsx: four councils of the population as an analyst would hand them in, all in one workbook.

``python samples/workbook/make.py`` writes it beside this file; with a file behind it, there. The figures are those of
``samples/population``, made up, whatever the councils' names.
"""

from __future__ import annotations

import json
import runpy
import sys
from importlib.resources import files
from pathlib import Path

from ratingletters import Workspace, read_results
from ratingletters.model.results import Results
from ratingletters.sources.write_workbook import write_workbook
from ratingletters.workspace.workbook import choices_of

HERE = Path(__file__).parent
POPULATION = HERE.parent / "population"
KIND, YEAR = "annual-rating-2009", 2009
COUNCILS = ("leeds", "rutland", "salford", "st-helens")
REMARK = "Every figure, grade, month, person and address in this workbook is made up. None may be quoted."


def results() -> list[Results]:
    """The results of the four councils, as the population has them."""
    make = runpy.run_path(str(POPULATION / "make.py"))
    known = json.loads((POPULATION / "councils.json").read_text(encoding="utf-8"))
    dealt = make["ratings"](known, YEAR)
    texts = [make["results"](each, YEAR, dealt[each["id"]]) for each in known if each["id"] in COUNCILS]
    return [each.results for text in texts for each in read_results("-", stdin=text)]


def workbook() -> bytes:
    """The workbook, with the words of the kind to choose from."""
    kind = Workspace(None, shelves=(Path(str(files("ratingletters.templates"))),)).kind(KIND)
    return write_workbook(results(), choices_of(kind), REMARK)


if __name__ == "__main__":
    place = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "results.xlsx"
    place.write_bytes(workbook())
    sys.stdout.write(f"{place}\n")

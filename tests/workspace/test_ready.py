"""A kind made ready: what is remembered makes the same drafts, and a template is refused for what is wrong with it."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from ratingletters import word
from ratingletters.composition import compose
from ratingletters.errors import ProblemsFoundError
from ratingletters.kinds.folders import kind_files
from ratingletters.model.provenance import Provenance
from ratingletters.narrative.origins import origins
from ratingletters.narrative.unedited import generated, unedited
from ratingletters.sources.results import read_results
from ratingletters.workspace.kind import load_kind
from ratingletters.workspace.ready import made_ready

TEMPLATES = Path(__file__).parents[2] / "templates"
NAME, OTHER = "inspection-summary-2024", "annual-assessment-2010"


def test_a_template_that_was_sound_and_is_no_longer_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / NAME
    shutil.copytree(TEMPLATES / NAME, folder)
    kind, files = load_kind(folder), kind_files(folder)
    for _ in range(2):
        assert made_ready(kind, files, tmp_path) == made_ready(kind, files)
    shutil.copy(TEMPLATES / OTHER / "letter.docx", folder)
    with pytest.raises(ProblemsFoundError, match="TPL-025"):
        made_ready(kind, kind_files(folder), tmp_path)
    with pytest.raises(ProblemsFoundError, match="TPL-025"):
        made_ready(kind, kind_files(folder), tmp_path)


def test_a_template_that_is_recalled_makes_the_same_draft(tmp_path: Path) -> None:
    kind, files = load_kind(TEMPLATES / NAME), kind_files(TEMPLATES / NAME)
    first, again = (made_ready(kind, files, tmp_path).drafts for _ in range(2))
    assert again is not first
    (example,) = read_results(TEMPLATES / NAME / "example.yaml")
    letter = compose(example.results, kind, date(2024, 5, 1))
    plain = unedited(letter.narrative)
    story = Provenance(letter.reference, 1, "1" * 64, "2" * 64, origins(plain, generated(plain)))
    assert word.merge_draft(again, letter, story) == word.merge_draft(first, letter, story)
    template = word.load_template(TEMPLATES / NAME / "letter.docx")
    assert word.merge_draft(again, letter, story) == word.merge_draft(template, letter, story)

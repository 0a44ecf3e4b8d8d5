"""A kind made ready: a template is refused for what is wrong with it, whatever was known of it before."""

import shutil
from pathlib import Path

import pytest

from ratingletters.errors import ProblemsFoundError
from ratingletters.workspace.kind import kind_files, load_kind
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

"""Reading a template from disk."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.word.making import HOUSE

from ratingletters.errors import UnusableFileError
from ratingletters.word import load_template


def test_a_template_is_its_bytes_and_its_name() -> None:
    template = load_template(HOUSE)
    assert (template.source, template.data) == ("letter.docx", HOUSE.read_bytes())


def test_a_template_can_be_shown_by_another_name() -> None:
    assert load_template(HOUSE, "annual-rating-2009/letter.docx").source == "annual-rating-2009/letter.docx"


def test_a_missing_template_is_an_unusable_file(tmp_path: Path) -> None:
    with pytest.raises(UnusableFileError, match="there is no such template"):
        load_template(tmp_path / "letter.docx")


def test_a_folder_is_not_a_template(tmp_path: Path) -> None:
    with pytest.raises(UnusableFileError, match=r"one \.docx file"):
        load_template(tmp_path)


def test_importing_the_room_loads_none_of_the_word_libraries() -> None:
    heavy = ("docxtpl", "docx", "lxml", "jinja2", "markdown_it")
    code = f"import sys, ratingletters.word; print([each for each in {heavy} if each in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_unknown_name_is_an_ordinary_attribute_error() -> None:
    import ratingletters.word  # noqa: PLC0415

    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        ratingletters.word.nothing  # noqa: B018

"""What an edit of a kind does to the letters: sentences, definition and template."""

import shutil
from pathlib import Path

import docx
import pytest

from ratingletters import Workspace, read_results
from ratingletters.errors import ProblemsFoundError, UnusableFileError
from ratingletters.workspace.impact import KindImpact

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples/liverpool-2009/results.yaml"
KIND = "annual-rating-2009"
HEADLINE = "Children's services in {council} {council.rating: verb}."


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The kind as it was, in a folder with another name."""
    return shutil.copytree(ROOT / "templates" / KIND, tmp_path / "old")


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """The kind as it is to be."""
    return shutil.copytree(ROOT / "templates" / KIND, tmp_path / "templates" / KIND)


def change(file: Path, old: str, new: str) -> None:
    """Replaces one text of a file."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def impact(old: Path, new: Path) -> KindImpact:
    """What changes in the sample's letter."""
    desk = Workspace(None, first=new.parent)
    return desk.impact(KIND, old, read_results(SAMPLE))


def test_nothing_changed_is_no_impact(old: Path, new: Path) -> None:
    found = impact(old, new)
    assert (found.sentences.changes, found.fields, found.template, found.restyled) == ((), (), (), False)


def test_an_edit_of_the_book_is_told_by_its_sentences(old: Path, new: Path) -> None:
    change(new / "patterns.md", HEADLINE, HEADLINE.replace("services", "provision"))
    (found,) = impact(old, new).sentences.changes
    assert found.old is not None
    assert found.new is not None
    assert found.old.text == "Children’s services in Liverpool City Council perform well."
    assert found.new.text == "Children’s provision in Liverpool City Council perform well."


def test_an_edit_of_the_definition_is_told_by_its_fields(old: Path, new: Path) -> None:
    change(new / "letter.yaml", "3: Performs Well", "3: Does Well")
    assert impact(old, new).fields == ("scale",)


def test_an_edit_of_the_templates_text_is_told_by_its_paragraph(old: Path, new: Path) -> None:
    document = docx.Document(str(new / "letter.docx"))
    number, paragraph = next(
        (at, each)
        for at, each in enumerate(document.paragraphs, 1)
        if each.text.strip() and "{" not in each.text
    )
    before = paragraph.text
    paragraph.text = "Other words."
    document.save(str(new / "letter.docx"))
    (found,) = impact(old, new).template
    assert (found.old, found.new) == (before, "Other words.")
    assert found.spot.startswith("paragraph ")
    assert int(found.spot.split()[1]) >= number


def test_a_template_with_another_look_and_the_same_text_says_so(old: Path, new: Path) -> None:
    document = docx.Document(str(new / "letter.docx"))
    document.sections[0].top_margin += 100_000
    document.save(str(new / "letter.docx"))
    found = impact(old, new)
    assert (found.template, found.restyled) == ((), True)


def test_a_folder_without_a_kind_cannot_be_read(new: Path, tmp_path: Path) -> None:
    with pytest.raises(UnusableFileError):
        impact(tmp_path / "nowhere", new)


def test_another_kind_is_refused_as_the_old_one(old: Path, new: Path) -> None:
    change(old / "letter.yaml", f"kind: {KIND}", "kind: other-2009")
    with pytest.raises(ProblemsFoundError, match=f"'{KIND}' is wanted"):
        impact(old, new)


def test_a_rating_off_the_old_scale_is_a_problem_of_the_results(old: Path, new: Path) -> None:
    change(old / "letter.yaml", "3: Performs Well, ", "")
    change(old / "lexicon.yaml", "3: perform well, ", "")
    with pytest.raises(ProblemsFoundError, match="off the scale"):
        impact(old, new)

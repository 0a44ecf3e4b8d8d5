"""Where letter kinds are found."""

from pathlib import Path

import pytest

from ratingletters.errors import ProblemsFoundError, UnusableFileError
from ratingletters.kinds.definition import read_definition
from ratingletters.kinds.folders import kind_folder, kind_folders

TEXT = """kind: report-2009
title: Report
organisation: Ofsted
year: 2009
scale: {1: Poor, 2: Good}
paragraphs: [Headline]
fields: [date]
"""


def made(shelf: Path, name: str) -> Path:
    """A kind's folder with its definition."""
    folder = shelf / name
    folder.mkdir(parents=True)
    (folder / "letter.yaml").write_text(TEXT)
    return folder


def test_a_kind_of_the_workspace_hides_the_shipped_one_of_the_same_name(tmp_path: Path) -> None:
    mine = made(tmp_path / "mine", "report-2009")
    made(tmp_path / "shipped", "report-2009")
    other = made(tmp_path / "shipped", "appeal")
    assert list(kind_folders([tmp_path / "mine", tmp_path / "shipped"])) == [other, mine]


def test_a_folder_without_a_definition_is_no_kind(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    assert list(kind_folders([tmp_path, tmp_path / "nowhere"])) == []


def test_a_near_miss_of_a_kind_is_named(tmp_path: Path) -> None:
    made(tmp_path, "report-2009")
    with pytest.raises(UnusableFileError, match="did you mean 'report-2009'"):
        kind_folder("report-2090", [tmp_path])


def test_a_definition_is_read_with_its_scale(tmp_path: Path) -> None:
    definition = read_definition(made(tmp_path, "report-2009") / "letter.yaml")
    assert (definition.kind, definition.scale, definition.span) == (
        "report-2009",
        {1: "Poor", 2: "Good"},
        "1 to 2",
    )


def test_a_folder_renamed_without_its_kind_is_a_problem(tmp_path: Path) -> None:
    folder = made(tmp_path, "report-2010")
    with pytest.raises(ProblemsFoundError, match=r"letter\.yaml:1:7: .*its folder 'report-2010' \[KND-101\]"):
        read_definition(folder / "letter.yaml")

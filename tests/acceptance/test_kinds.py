"""Every kind that ships: sound, with an example that becomes a letter and a page that a screen reader can follow."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from tests.word.outline import W, outline, part

from ratingletters import Workspace
from ratingletters.narrative.remarks import remarks

ROOT = Path(__file__).parents[2]
KINDS = sorted(each.parent.name for each in (ROOT / "templates").glob("*/letter.yaml"))
EXAMPLES = sorted(each.parent.name for each in (ROOT / "templates").glob("*/example.yaml"))
DESK = Workspace(None, shelves=(ROOT / "templates",))


def template(kind: str) -> bytes:
    return (ROOT / "templates" / kind / "letter.docx").read_bytes()


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_no_problem(kind: str) -> None:
    assert DESK.check_kind(kind) == ()


@pytest.mark.parametrize("kind", EXAMPLES)
def test_a_kinds_example_becomes_a_letter_in_its_own_house_style(kind: str, tmp_path: Path) -> None:
    (tmp_path / "letters.toml").touch()
    desk = Workspace(tmp_path, shelves=(ROOT / "templates",))
    councils = desk.read(ROOT / "templates" / kind / "example.yaml")
    (drafted,) = desk.draft(councils, datetime.date(2024, 6, 28))
    assert outline((drafted.folder / "draft.docx").read_bytes())
    said = [each.markdown for each in desk.preview(councils[0]).sentences()]
    assert len(said) > 5
    assert [each for text in said for each in remarks(text, desk.kind(kind).house_style)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_table_of_a_template_says_what_it_is_and_one_with_headings_marks_them(kind: str) -> None:
    tables = list(part(template(kind), "word/document.xml").iter(f"{W}tbl"))
    assert tables
    for table in tables:
        assert table.find(f"{W}tblPr/{W}tblCaption") is not None
        assert table.find(f"{W}tblPr/{W}tblDescription") is not None
        first, *rest = table.findall(f"{W}tr")
        assert (first.find(f"{W}trPr/{W}tblHeader") is not None) is bool(rest)
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (first, *rest))


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_has_its_title_its_language_and_real_headings_in_order(kind: str) -> None:
    title = DESK.kind(kind).definition.title.replace("'", "’")
    core = {str(each.tag).rpartition("}")[2]: each.text for each in part(template(kind), "docProps/core.xml")}
    assert (core["title"], core["language"]) == (title, "en-GB")
    levels = [line.partition(":")[0] for line in outline(template(kind)) if line.startswith("Heading")]
    assert levels[0] == "Heading1"
    assert set(levels[1:]) == {"Heading2"}


@pytest.mark.parametrize(
    ("per_cent", "word"),
    [
        (100, "all of the"), (99, "almost all of the"), (91, "almost all of the"), (90, "most of the"),
        (75, "most of the"), (74, "the majority of the"), (51, "the majority of the"), (50, "half of the"),
        (49, "less than half of the"), (15, "less than half of the"), (14, "few of the"), (1, "few of the"),
        (0, "none of the"),
    ],
)  # fmt: skip
def test_another_inspectorates_words_for_shares_are_its_published_terms(per_cent: int, word: str) -> None:
    lexicon = DESK.kind("inspection-summary-2024").book.lexicon
    assert lexicon.columns["the share of"].word(per_cent) == word


def test_another_inspectorates_six_grades_are_in_order() -> None:
    orders = DESK.kind("inspection-summary-2024").book.lexicon.orders
    assert list(orders["grade"]) == [
        "unsatisfactory",
        "weak",
        "satisfactory",
        "good",
        "very good",
        "excellent",
    ]
    assert orders["inspection grade"]["adequate"] == orders["grade"]["satisfactory"] == 3


def test_no_module_names_a_kind_a_grade_or_an_inspectorate() -> None:
    grades = {grade for kind in KINDS for grade in DESK.kind(kind).book.lexicon.orders["grade"]}
    words = [*KINDS, *grades, "Ofsted", "Education Scotland"]
    told = re.compile(rf"[\"'](?:{'|'.join(map(re.escape, words))})[\"']")
    code = {file: file.read_text(encoding="utf-8") for file in (ROOT / "src").rglob("*.py")}
    assert [file.name for file, text in code.items() if told.search(text)] == []

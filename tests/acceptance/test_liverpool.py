"""The one letter we have whole, from data to Word, against its text of 2009."""

import datetime
import re
from pathlib import Path

import pytest
from tests.word.outline import outline, part, text

from ratingletters import Workspace, compose, read_results
from ratingletters.model.letter import Letter

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples/liverpool-2009/results.yaml"
SEED = (Path(__file__).parent / "liverpool-2009.txt").read_text(encoding="utf-8")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def plain(said: str) -> str:
    """Quotation marks and spaces made alike, so that words are compared with words."""
    said = re.sub("[‘’]", "'", re.sub("[“”]", '"', said))
    return " ".join(said.split())


def seed_blocks() -> list[str]:
    """The letter's blocks in order: lines, paragraphs, table cells; without the marks of the transcript."""
    blocks = []
    for line in SEED.splitlines():
        for cell in re.split(r"\t", line):
            bare = plain(re.sub(r"</?b>|^#+ |^-+$|\*", "", cell))
            if bare:
                blocks.append(bare)
    return blocks


def seed_narrative() -> list[str]:
    """The three generated paragraphs, which stand between the rating and the statutory basis."""
    blocks = seed_blocks()
    first = next(at for at, block in enumerate(blocks) if block.startswith("Children's services in "))
    return blocks[first : first + 3]


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Letter]:
    root = tmp_path_factory.mktemp("workspace")
    (root / "letters.toml").touch()
    desk = Workspace(root, shelves=(ROOT / "templates",))
    (council,) = read_results(SAMPLE)
    (done,) = desk.draft([council])
    letter = compose(council.results, desk.kind(council.results.kind), datetime.date(2009, 12, 9))
    return (done.folder / "draft.docx").read_bytes(), letter


def test_the_narrative_has_the_three_paragraphs_and_thirteen_sentences_of_the_letter() -> None:
    desk = Workspace(None, shelves=(ROOT / "templates",))
    narrative = desk.preview(read_results(SAMPLE)[0])
    assert [plain(each.markdown) for each in narrative.paragraphs] == seed_narrative()
    assert len(list(narrative.sentences())) == 13
    assert narrative.refusals == ()


def test_the_same_sentences_are_read_back_from_word(drafted: tuple[bytes, Letter]) -> None:
    paragraphs = [plain(each) for each in text(drafted[0]).split("\n")]
    first = paragraphs.index(seed_narrative()[0])
    assert paragraphs[first : first + 3] == seed_narrative()


def test_every_block_of_the_letter_stands_in_word_in_order(drafted: tuple[bytes, Letter]) -> None:
    written = iter(plain(each) for each in text(drafted[0]).split("\n"))
    missing = [block for block in seed_blocks() if block not in written]
    assert missing == []


def test_every_child_matters_is_italic_in_the_boilerplate_and_roman_in_the_narrative(
    drafted: tuple[bytes, Letter],
) -> None:
    lines = [line for line in outline(drafted[0]) if "Every Child Matters" in line]
    assert len(lines) == 2
    assert "/Every Child Matters/" in lines[0]
    assert "/Every Child Matters/" not in lines[1]


def test_the_rating_cells_are_bold(drafted: tuple[bytes, Letter]) -> None:
    root = part(drafted[0], "word/document.xml")
    cells = [cell for cell in root.iter(f"{W}tc") if "Performs Well (3)" in "".join(cell.itertext())]
    (row,) = {cell.getparent() for cell in cells}
    assert row is not None
    runs = [run for run in row.iter(f"{W}r") if "".join(run.itertext()).strip()]
    assert runs
    assert all(run.find(f"{W}rPr/{W}b") is not None for run in runs)


def test_the_draft_says_that_it_is_one(drafted: tuple[bytes, Letter]) -> None:
    headers = [text(drafted[0], name) for name in ("word/header1.xml", "word/header2.xml")]
    assert any("DRAFT" in header for header in headers)


def test_the_narrative_of_the_letter_and_of_the_preview_are_the_same(drafted: tuple[bytes, Letter]) -> None:
    desk = Workspace(None, shelves=(ROOT / "templates",))
    assert desk.preview(read_results(SAMPLE)[0]) == drafted[1].narrative

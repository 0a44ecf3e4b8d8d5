"""The independent reader of redlines settles changes as the standard says, and sees whatever is wrong with one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.word.making import zipped
from tests.word.redline.files import AUTHOR, file, paragraph, run, table

from bench import redline_reader as reader
from ratingletters.word import check_structure, write_redline

BENCH = Path(__file__).parents[2] / "bench"
EXAMPLE = Path(__file__).parents[2] / "samples/register/letters/annual-rating-2009/liverpool"
BY = 'w:id="1" w:author="a" w:date="2010-01-11T10:01:00Z"'
CAME = f"<w:ins {BY}>{run('came ')}</w:ins>"
WENT = f'<w:del {BY}><w:r><w:delText xml:space="preserve">went </w:delText></w:r></w:del>'


@pytest.fixture(scope="module")
def bench() -> Iterator[None]:
    """The folder of the experiments, which is no part of the package, to import from."""
    sys.path.insert(0, str(BENCH))
    yield
    sys.path.remove(str(BENCH))


def both(*blocks: str) -> tuple[list[str], list[str]]:
    """The body of a file when all is rejected, and when all is accepted."""
    data = file(*blocks)
    return reader.rejected(data).texts["body"], reader.accepted(data).texts["body"]


def test_words_that_came_are_dropped_and_words_that_went_are_back_when_all_is_rejected() -> None:
    assert both(paragraph("It ", WENT, CAME, "now.")) == (["It went now.¶"], ["It came now.¶"])


def test_a_paragraph_whose_mark_goes_is_the_beginning_of_the_next() -> None:
    mark = f"<w:rPr><w:del {BY}/></w:rPr>"
    assert both(paragraph("one ", shape=mark), paragraph("two")) == (["one ¶", "two¶"], ["one two¶"])


def test_a_row_that_goes_takes_its_text_along_and_the_last_one_its_table() -> None:
    gone = table(("a",)).replace("<w:tr>", f"<w:tr><w:trPr><w:ins {BY}/></w:trPr>")
    assert both(gone, paragraph("C D")) == (["C D¶"], ["<tbl>", "<tr>", "<tc>", "a¶", "C D¶"])


def test_a_formatting_that_changed_is_the_old_one_when_all_is_rejected() -> None:
    look = f"<w:b/><w:rPrChange {BY}><w:rPr><w:i/></w:rPr></w:rPrChange>"
    data = file(paragraph(run("x", look)))
    assert reader.rejected(data).looks["body"] == ["", "i()"]
    assert reader.accepted(data).looks["body"] == ["", "b()"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<w:delText>", b"<w:delText>x"),
        (b"</w:ins>", b"</w:ins><w:r><w:t>!</w:t></w:r>"),
        (b'w:val="BodyText"', b'w:val="Heading1"'),
        (b" of referrals", b" of  referrals"),
    ],
)
def test_a_redline_with_anything_wrong_is_seen(old: bytes, new: bytes) -> None:
    letters = [(EXAMPLE / name / "letter.docx").read_bytes() for name in ("v1", "v2")]
    made = reader.opened(write_redline(letters[0], letters[1], AUTHOR).data)
    text = made.files["word/document.xml"]
    assert old in text
    wrong = dict(made.files) | {"word/document.xml": text.replace(old, new, 1)}
    views = (reader.rejected(zipped(wrong)), reader.accepted(zipped(wrong)))
    wanted = [reader.accepted(each) for each in letters]
    assert [(each.texts, each.looks) for each in views] != [(each.texts, each.looks) for each in wanted]


@pytest.mark.usefixtures("bench")
def test_letters_edited_at_random_come_back_from_their_redlines() -> None:
    import redline_letters  # noqa: PLC0415

    letters = [(EXAMPLE / name / "letter.docx").read_bytes() for name in ("v1", "v2")]
    for pair in redline_letters.edits(letters, 25, 7):
        made = write_redline(pair.old, pair.new, AUTHOR).data
        assert check_structure(made) == (), pair.name
        assert reader.rejected(made).texts == reader.accepted(pair.old).texts, pair.name
        assert reader.accepted(made).texts == reader.accepted(pair.new).texts, pair.name

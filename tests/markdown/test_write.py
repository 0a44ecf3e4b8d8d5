"""The narrative as Markdown: the paragraphs, and nothing that Markdown would read as something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ratingletters.markdown.write import write_markdown
from ratingletters.model.narrative import Mood, Narrative, Paragraph, Piece, Sentence
from ratingletters.narrative.typography import escaped
from ratingletters.places import Place


def narrative(*paragraphs: str) -> Narrative:
    return Narrative(
        tuple(
            Paragraph("P", (Sentence("card", Place("patterns.md", 1), Mood.NEUTRAL, (Piece(text),)),))
            for text in paragraphs
        )
    )


def test_paragraphs_are_a_blank_line_apart_and_the_file_ends_with_a_newline() -> None:
    assert write_markdown(narrative("One.", "Two.")) == "One.\n\nTwo.\n"


def test_an_empty_narrative_is_an_empty_text() -> None:
    assert write_markdown(narrative()) == ""


def test_sentences_of_a_paragraph_are_a_space_apart() -> None:
    (one,) = narrative("One.").sentences()
    assert write_markdown(Narrative((Paragraph("P", (one, one)),))) == "One. One.\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2009. It was.", "2009\\. It was."),
        ("3) So it is.", "3\\) So it is."),
        ("2009 was.", "2009 was."),
        ("3.5 is more.", "3.5 is more."),
        ("# Heading.", "\\# Heading."),
        ("- So.", "\\- So."),
        ("+ So.", "\\+ So."),
        ("> So.", "\\> So."),
        ("~~~ So.", "\\~~~ So."),
        ("*Every* child.", "*Every* child."),
    ],
)
def test_a_paragraph_stays_one_whatever_its_first_characters(text: str, written: str) -> None:
    assert write_markdown(narrative(text)) == written + "\n"


@given(st.text("0123 .)#->+*_=~`[]<&ab", min_size=1, max_size=10).filter(str.strip))
def test_a_paragraph_of_any_data_reads_back_as_one_paragraph_of_that_text(text: str) -> None:
    text = f"{text.strip()} so."
    written = write_markdown(narrative(escaped(text), "Last."))
    tokens = MarkdownIt("commonmark").parse(written)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"] * 2
    assert "".join(child.content for child in tokens[1].children or ()) == text

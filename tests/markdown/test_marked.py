"""``narrative.md`` as it is written for people to edit."""

from hypothesis import given
from hypothesis import strategies as st

from ratingletters.markdown.edited import read_marked
from ratingletters.markdown.marked import HEADER, write_marked
from ratingletters.model.edit import BY_HAND, Edit, Line, Mark, MarkedParagraph, State, Waiting
from ratingletters.narrative.typography import escaped

MARK = Mark("none-inadequate", "5f0c1a.93be20d47a")
HEADINGS = ("Strengths", "Key areas")
FIGURE = st.sampled_from("0123456789abcdef")
MARKS = st.builds(
    lambda card, subject, values: Mark(card, f"{''.join(subject)}.{''.join(values)}"),
    st.sampled_from(("a", "none-inadequate", "over-50-per-cent", BY_HAND)),
    st.lists(FIGURE, min_size=6, max_size=6),
    st.lists(FIGURE, min_size=10, max_size=10),
)
TEXT = st.text(st.sampled_from("aZ é’“.,-–>#*_`<!\\&;1)/[]|~=+ "), min_size=1, max_size=30)
WORDS = TEXT.map(lambda text: escaped(" ".join(text.split()))).filter(lambda words: bool(words.strip("-*+ ")))
SENTENCES = WORDS.map(lambda words: f"{words} a.")
LINES = st.builds(Line, SENTENCES | st.just(""), MARKS)
EDITS = st.builds(Edit, MARKS, SENTENCES | st.just(""), SENTENCES | st.just(""))
WAITING = st.builds(Waiting, st.sampled_from((State.STALE, State.ORPHAN)), EDITS)
PARAGRAPHS = st.builds(
    MarkedParagraph,
    st.lists(LINES | WAITING, min_size=1, max_size=4).map(tuple),
    st.sampled_from(("", *HEADINGS)),
)


def written(*items: Line | Waiting, heading: str = "") -> str:
    """A file of one paragraph, without its header."""
    return write_marked([MarkedParagraph(items, heading)]).removeprefix(HEADER)


def test_a_sentence_stands_on_a_line_with_its_mark_behind_it() -> None:
    said = written(Line("Nothing is inadequate.", MARK))
    assert said == "\nNothing is inadequate. <!-- none-inadequate 5f0c1a.93be20d47a -->\n"


def test_a_sentence_left_out_is_its_mark_alone() -> None:
    assert written(Line("", MARK)) == "\n<!-- none-inadequate 5f0c1a.93be20d47a -->\n"


def test_a_list_has_its_heading_and_its_items() -> None:
    said = written(Line("Good schools.", MARK), heading="Strengths")
    assert said == "\n## Strengths\n\n- Good schools. <!-- none-inadequate 5f0c1a.93be20d47a -->\n"


def test_a_note_shows_the_words_then_and_the_person_s_and_what_to_do() -> None:
    said = written(Waiting(State.STALE, Edit(MARK, "Most are good.", "Nearly all are good.")))
    assert "stale: none-inadequate" in said
    assert "your words: Nearly all are good.\nmade then: Most are good.\n" in said
    assert "delete this note" in said


def test_words_in_a_note_cannot_end_it() -> None:
    said = written(Waiting(State.ORPHAN, Edit(MARK, "", "Better --> best.")))
    assert said.count("-->") == 1


def test_the_header_alone_is_a_narrative_of_no_sentence() -> None:
    assert write_marked([]) == HEADER
    assert read_marked(HEADER, "narrative.md") == ()


@given(st.lists(PARAGRAPHS, max_size=3).map(tuple))
def test_what_is_written_reads_back_the_same(paragraphs: tuple[MarkedParagraph, ...]) -> None:
    text = write_marked(paragraphs)
    assert read_marked(text, "narrative.md", HEADINGS) == paragraphs
    assert read_marked(text.replace("\n", "\r\n"), "narrative.md", HEADINGS) == paragraphs


def test_words_that_would_end_a_note_are_read_back_as_they_were() -> None:
    edit = Edit(Mark("a-card", "0f0f0f.0123456789"), "", "--> a.")
    paragraphs = (MarkedParagraph((Waiting(State.STALE, edit),)),)
    assert read_marked(write_marked(paragraphs), "narrative.md") == paragraphs

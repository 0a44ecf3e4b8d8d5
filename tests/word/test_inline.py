"""Inline Markdown as runs."""

import sys
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ratingletters.word.inline import Run, markdown, rich_text, sayable, text_xml


@pytest.mark.parametrize(
    ("markdown", "runs"),
    [
        ("Plain.", (Run("Plain."),)),
        (
            "All *Every Child Matters* outcomes",
            (Run("All "), Run("Every Child Matters", italic=True), Run(" outcomes")),
        ),
        ("**Well** done", (Run("Well", bold=True), Run(" done"))),
        ("***Both***", (Run("Both", italic=True, bold=True),)),
        (r"2 \* 3 and a\_b", (Run("2 * 3 and a_b"),)),
        ("2 * 3 * 4 and snake_case_name", (Run("2 * 3 * 4 and snake_case_name"),)),
        ("[link](https://x.y) `code` <b>html</b> &amp; ![i](j) *x*", None),
        ("a line\nand another", (Run("a line and another"),)),
    ],
)
def test_emphasis_becomes_appearance_and_everything_else_stays_text(
    markdown: str, runs: tuple[Run, ...] | None
) -> None:
    found = rich_text(markdown).runs
    if runs is None:
        assert "".join(run.text for run in found) == markdown.replace("*x*", "x")
    else:
        assert found == runs


def test_text_is_escaped_once() -> None:
    assert text_xml('A & B < 50% ]]> "so" &amp;') == "A &amp; B &lt; 50% ]]&gt; &quot;so&quot; &amp;amp;"


def test_a_sentence_without_a_mark_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["ratingletters.word.inline"], "_parser", None)
    assert rich_text("No mark (at all) [here] & there.").runs == (Run("No mark (at all) [here] & there."),)


@given(st.lists(st.tuples(st.text("ab *_\\[<&.", max_size=6), st.booleans(), st.booleans()), max_size=5))
def test_runs_written_as_markdown_are_read_as_the_same_runs(given_runs: list[tuple[str, bool, bool]]) -> None:
    runs = [Run(*each) for each in given_runs]

    def seen(runs: Iterable[Run]) -> list[tuple[str, bool, bool]]:
        return [(each, run.italic, run.bold) for run in runs for each in run.text if each != " "]

    again = rich_text(markdown(runs)).runs
    if sayable(runs):
        assert seen(again) == seen(runs)
    assert "".join(run.text for run in again).replace(" ", "") == "".join(run.text for run in runs).replace(
        " ", ""
    )


def test_spaces_around_emphasis_stand_outside_it() -> None:
    runs = [Run("All "), Run("of them ", italic=True), Run("are", bold=True), Run(" good.")]
    assert markdown(runs) == "All *of them* **are** good."


def test_spaces_of_two_runs_that_meet_are_one_and_stand_outside_both() -> None:
    runs = [Run("All ", bold=True), Run(" good", italic=True, bold=True)]
    assert markdown(runs) == "**All** ***good***"

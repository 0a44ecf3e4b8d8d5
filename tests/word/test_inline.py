"""Inline Markdown as runs."""

import sys

import pytest

from ratingletters.word.inline import Run, rich_text, text_xml


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

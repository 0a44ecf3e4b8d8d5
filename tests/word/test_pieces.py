"""Words between the marks of a draft: whose they are."""

from __future__ import annotations

import pytest

from ratingletters.word.inline import Run
from ratingletters.word.pieces import pieces
from ratingletters.word.stretches import Stretch

DRAFTED = {1: "One is good.", 2: "Two is good.", 3: "Three is good."}


def stretched(text: str) -> list[Stretch]:
    """``1:One.| |2:Two.`` as stretches."""
    found = []
    for each in text.split("|"):
        number, mark, words = each.partition(":")
        found.append(Stretch(Run(words if mark else each), int(number) if mark else 0))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1:One is good.| |2:Two is good.", {1: "One is good.", 2: "Two is good."}),
        ("1:One is good.|.. |2:Two is good.", {1: "One is good...", 2: "Two is good."}),
        ("1:One is good.| But |2:Two is good.", {1: "One is good.", 2: "But Two is good."}),
        ("1:One is good.| But|2:Two is good.", {1: "One is good.", 2: "ButTwo is good."}),
        ("But |1:One is good.", {1: "But One is good."}),
        ("1:One is good.| and so on", {1: "One is good. and so on"}),
        ("1:One is good.| It is. |2:Two is good.", {1: "One is good.", 0: "It is.", 2: "Two is good."}),
        ("It is. |1:One is good.", {0: "It is.", 1: "One is good."}),
        ("1:One is |x|1: good.", {1: "One is x good."}),
        ("1:One is good|, and |2:two is good.", {1: "One is good, and two is good.", 2: ""}),
        ("1:One is good| |2:Two is good.", {1: "One is good Two is good.", 2: ""}),
        ("1:One is goo|2:d.", {1: "One is good.", 2: ""}),
        ("1:One, | |2:two, | |3:three.", {1: "One, two, three.", 2: "", 3: ""}),
        ("1:| |2:Two is good.", {1: "", 2: "Two is good."}),
        ("Only ours.", {0: "Only ours."}),
    ],
)
def test_words_between_marks_go_where_they_touch(text: str, expected: dict[int, str]) -> None:
    found = {each.number: " ".join(each.text.split()) for each in pieces(stretched(text), DRAFTED)}
    assert found == expected

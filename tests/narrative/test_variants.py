"""Other ways of saying a phrase: several of them written as one."""

from __future__ import annotations

import re

import pytest
from tests.narrative.small import LEXICON, lexicon, lexicon_problems

from ratingletters.narrative.variants import any_of, expressed, is_way, written_out

LINES = [
    "the (rate|level) of absence",
    "the (early|) years",
    "(nearly|) all of it",
    "good schools(,|) with places",
    "plain words",
]


def test_a_line_is_written_out_in_every_way() -> None:
    assert written_out(LINES[0]) == ("the rate of absence", "the level of absence")
    assert written_out(LINES[1]) == ("the early years", "the years")
    assert written_out(LINES[2]) == ("nearly all of it", "all of it")
    assert written_out(LINES[3]) == ("good schools, with places", "good schools with places")


@pytest.mark.parametrize("line", LINES)
def test_the_expression_of_a_line_knows_its_ways_and_no_other(line: str) -> None:
    pattern = re.compile(expressed(line, re.escape))
    for way in written_out(line):
        assert pattern.fullmatch(way)
        assert not pattern.fullmatch(f"{way} more")
        assert not pattern.fullmatch(way.replace(" ", "  ", 1))


@pytest.mark.parametrize("line", ["the (rate of", "rate) of", "the rate|level", "((a|b)|c)"])
def test_brackets_out_of_order_are_a_problem(line: str) -> None:
    with pytest.raises(ValueError, match=re.escape(line)):
        written_out(line)
    words = LEXICON.replace("proper: [Ofsted]", f"proper: [Ofsted]\nvariants:\n  reading: ['{line}']")
    (found,) = lexicon_problems(words)
    assert (found.code, found.what) == ("LEX-131", f"'{line}' cannot be written out")


@pytest.mark.parametrize("line", LINES)
def test_a_line_has_its_ways_and_no_other(line: str) -> None:
    assert all(is_way(way, [line]) for way in written_out(line))
    assert not is_way(line.upper(), [line])
    assert not is_way(written_out(line)[0][:-1], [line])


def test_of_two_ways_that_begin_alike_the_longer_is_found() -> None:
    lines = [
        "the average",
        "the (rate|rate nationally)",
        "the average( of all|)",
        "the average in similar areas",
    ]
    found = any_of(lines)
    for line in lines:
        for way in written_out(line):
            assert found.sub("it", f"above {way}, again") == "above it, again"
    assert found.sub("it", "the averages") == "the averages"


def test_a_phrase_may_be_a_way_of_saying_itself() -> None:
    words = LEXICON.replace("proper: [Ofsted]", "proper: [Ofsted]\nvariants:\n  reading: [(silent|) reading]")
    assert lexicon(words).variants["reading"] == ("(silent|) reading",)

"""The lexicon's ``report:``: which facts a letter should not be silent on, read as strictly as a card."""

from __future__ import annotations

import pytest
from tests.narrative.small import LEXICON, lexicon, lexicon_problems

from ratingletters.model.report import Level
from ratingletters.narrative.card import Operator


def with_report(*lines: str, level: str = "must") -> str:
    """The small lexicon with such lines under one level."""
    return LEXICON + f"report:\n  {level}:\n" + "".join(f"    - {line}\n" for line in lines)


def test_a_lexicon_without_a_report_asks_for_nothing() -> None:
    assert lexicon().report == ()


def test_a_line_names_a_kind_a_test_and_the_fields_of_which_one_will_do() -> None:
    (line,) = lexicon(
        with_report("each indicator where position is worse -> position | level", level="should")
    ).report
    assert (line.level, line.kind, line.fields) == (Level.SHOULD, "indicator", ("position", "level"))
    assert line.test is not None
    assert (line.test.field, line.test.operator, line.test.constant) == ("position", Operator.IS, "worse")


def test_a_line_without_a_test_is_of_every_row() -> None:
    (line,) = lexicon(with_report("each council -> rating")).report
    assert (line.level, line.kind, line.test) == (Level.MUST, "council", None)


def test_must_comes_before_may_however_they_are_written() -> None:
    text = LEXICON + "report:\n  may: [each gap -> trend]\n  must: [each council -> rating]\n"
    assert [line.level for line in lexicon(text).report] == [Level.MUST, Level.MAY]


@pytest.mark.parametrize(
    ("line", "code", "told"),
    [
        ("every council -> rating", "LEX-125", "write 'each KIND where TEST -> FIELD"),
        ("each counsil -> rating", "LEX-126", "did you mean 'council'?"),
        ("each council -> ratting", "LEX-126", "did you mean 'rating'?"),
        ("each council -> rating | ratting", "LEX-126", "did you mean 'rating'?"),
        ("each indicator where trend is declinig -> trend", "LEX-127", "did you mean 'declining'?"),
        ("each indicator where tend is declining -> trend", "LEX-127", "did you mean 'trend'?"),
        ("each provision type where grade is in line with total -> grade", "LEX-127", "what fits"),
        ("each indicator where not yet said -> trend", "LEX-127", "name the fact after '->'"),
    ],
)
def test_a_slip_is_a_problem_with_its_place_and_a_suggestion(line: str, code: str, told: str) -> None:
    (problem,) = lexicon_problems(with_report("each gap -> trend", line))
    assert problem.place.line == len(LEXICON.splitlines()) + 4
    assert told in problem.remedy
    assert problem.code == code


def test_every_slip_is_told_at_once() -> None:
    assert len(lexicon_problems(with_report("nothing", "each gap -> tend", "each gab -> trend"))) == 3


def test_an_unknown_level_is_a_problem() -> None:
    (problem,) = lexicon_problems(LEXICON + "report:\n  most: [each council -> rating]\n")
    assert "did you mean 'must'?" in problem.remedy

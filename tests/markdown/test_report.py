"""The report as an editor reads it, and as plain values."""

from __future__ import annotations

import json

from tests.narrative.small import LEXICON, book, card, facts_of, paragraph, point

from ratingletters.markdown.report import report_tree, write_report
from ratingletters.model.narrative import Narrative
from ratingletters.model.report import Report
from ratingletters.narrative.report import report
from ratingletters.places import Place

WORDS = LEXICON + (
    "report:\n  must: ['each provision type -> total | good']\n  should: ['each council -> rating']\n"
    "  may: ['each provision type -> group']\n"
)
BOOK = paragraph(
    point(card("find x: each provision type\n\nmood positive\n\n> We like {x}.", "good"), name="one"),
    point(
        card("find x: each provision type\n\nmood negative\n\n> We fear for {x}.", "bad"),
        card("> This is {council}.", "plain"),
        name="two",
    ),
    point(card("when\n- council.rating is 3\n\n> Well done.", "never"), name="three"),
)
MADE = report(facts_of("provision: [{type: school, counts: {good: 2}}]", WORDS), book(BOOK, WORDS))


def locate(path: tuple[str | int, ...]) -> Place:
    """A place that shows the path."""
    return Place("results.yaml", spot="/".join(map(str, path)))


def test_omissions_come_first_what_may_be_said_is_counted_and_the_rest_follows() -> None:
    counts = "results.yaml provision/0/counts"
    assert write_report(MADE, locate) == (
        f"""\
Not said, and must be:

- provision type/school.total: 2 ({counts}) or provision type/school.good: 2 ({counts})

Not said, and should be:

- council.rating: 2 (results.yaml rating)

Not said, and may be: 1

Cards that would have spoken, had an earlier one not:

- plain (patterns.md:27), behind bad

Rows in a positive and a negative sentence:

- provision type/school: positive in 1 (good), negative in 2 (bad)

Points at which no card spoke:

- Paragraph: three
"""
    )


def test_a_letter_of_which_nothing_is_to_be_told_has_no_report() -> None:
    assert write_report(Report(Narrative(())), locate) == ""


def test_the_report_as_plain_values_holds_the_same_and_what_may_be_said() -> None:
    told = json.loads(json.dumps(report_tree(MADE, locate)))
    assert [each["level"] for each in told["omissions"]] == ["must", "should", "may"]
    assert [fact["address"] for fact in told["omissions"][0]["facts"]] == [
        "provision type/school.total",
        "provision type/school.good",
    ]
    assert told["shadowed"] == [{"card": "plain", "place": "patterns.md:27", "by": "bad"}]
    assert told["silent"] == [{"paragraph": "Paragraph", "point": "three"}]
    (tension,) = told["tensions"]
    assert tension["row"] == "provision type/school"
    assert (tension["positive"], tension["others"]) == ("We like schools.", 0)

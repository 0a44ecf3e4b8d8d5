"""What a letter leaves unsaid, and what in it pulls two ways."""

from __future__ import annotations

import textwrap

import pytest
from tests.narrative.small import LEXICON, book, card, facts_of, paragraph, point

from ratingletters.model.report import Level, Report
from ratingletters.narrative.build import build
from ratingletters.narrative.report import report

PROVISION = """\
provision:
  - {type: nursery, counts: {good: 3}, similar_areas: 50}
  - {type: school, counts: {good: 1, satisfactory: 1}, similar_areas: 80}
  - {type: hostel, counts: {inadequate: 1}}
"""
JUDGED = """\
provision: [{type: school, counts: {good: 1}}, {type: nursery, counts: {good: 1}}]
outcome_judgements:
  - {type: school, healthy: inadequate}
  - {type: nursery, safe: inadequate}
"""
INDICATORS = """\
indicators:
  - {id: I 1, better: higher, value: 5, previous: 9, national: 9, tolerance: 1}
  - {id: I 2, better: higher, value: 5, previous: 5, national: 5, tolerance: 1}
"""


def reported(text: str, more: str = PROVISION, must: str = "", **levels: str) -> Report:
    """The report of a book (or of one card), with such lines in the lexicon's ``report:``."""
    lines = levels | ({"must": must} if must else {})
    words = (
        LEXICON
        + ("report:\n" if lines else "")
        + "".join(f"  {level}: ['{line}']\n" for level, line in lines.items())
    )
    return report(facts_of(more, words), book(textwrap.dedent(text), words))


def omitted(text: str, line: str, more: str = PROVISION) -> list[str]:
    """The rows of which a book leaves unsaid what a line says must be said."""
    return [each.facts[0].address for each in reported(text, more, line).omitted(Level.MUST)]


GRADES = "each provision type where grade is known -> grade"
NURSERY, HOSTEL = "provision type/nursery.grade", "provision type/hostel.grade"
HEADLINE = "> {council} {council.rating: verb}."


def test_a_fact_of_which_no_sentence_speaks_is_omitted_with_its_level_and_value() -> None:
    (each,) = reported(HEADLINE, must="each overall -> good or better").omissions
    (fact,) = each.facts
    assert (each.level, fact.address, fact.value) == (
        Level.MUST,
        "overall.good or better",
        "67 per cent (4 of 6)",
    )


def test_a_fact_that_a_slot_prints_is_said() -> None:
    assert omitted(HEADLINE, "each council -> rating") == []


def test_a_fact_that_is_not_known_is_none_to_be_said() -> None:
    assert omitted(HEADLINE, "each provision type -> grade") == [NURSERY, HOSTEL]


def test_a_row_that_is_named_for_its_grade_has_its_grade_said() -> None:
    assert omitted("find x: each provision type where\n- grade is good\n\n> We like {x}.", GRADES) == [HOSTEL]


def test_a_row_that_is_named_among_those_from_which_its_set_was_narrowed_is_not() -> None:
    text = """
        find x: each provision type

        find y: each of x where
        - grade is good

        > Among {x} are some we like, for {y.group} people.
    """
    assert omitted(text, GRADES) == [NURSERY, HOSTEL]


def test_a_narrowed_set_says_also_what_its_set_was_found_by() -> None:
    text = """
        find x: each provision type where
        - grade is good

        find y: each of x where
        - total is at least 3

        > We like {y}.
    """
    assert omitted(text, GRADES) == [HOSTEL]


@pytest.mark.parametrize("test", ["grade is known", "grade is not inadequate", "not yet said"])
def test_a_condition_that_is_not_positive_says_nothing(test: str) -> None:
    text = f"find x: each provision type where\n- {test}\n\n> There are {{x}}."
    assert NURSERY in omitted(text, GRADES)


def test_a_share_says_nothing_of_a_single_row() -> None:
    text = """
        find x: each indicator

        find y: each of x where
        - position is in line

        when
        - y of x is at least 50

        > Performance in {y of x: plainly} indicators is level.
    """
    line = "each indicator -> position"
    assert omitted(text, line, INDICATORS) == ["indicator/I 1.position", "indicator/I 2.position"]


def test_a_part_that_must_be_the_whole_says_its_test_of_every_named_row() -> None:
    text = """
        find x: each provision type where
        - total is at least 3

        find y: each of x where
        - grade is good

        when
        - y of x is at least 100

        > We like {x}.
    """
    assert omitted(text, GRADES) == [HOSTEL]


def test_a_count_of_values_says_no_grade() -> None:
    text = """
        find x: each provision type

        when
        - x.group takes at least 2 values

        > The grades of {x} vary.
    """
    assert omitted(text, GRADES) == [NURSERY, HOSTEL]


def test_a_row_that_no_word_picks_out_has_nothing_said_of_it() -> None:
    text = "find x: each provision type where\n- grade is inadequate\n\n> Some {x.group} places fail."
    assert HOSTEL in omitted(text, GRADES)


def test_a_text_that_no_other_row_has_names_its_row() -> None:
    text = (
        "find x: each provision type where\n- grade is good\n- manner is known\n\n> We like {x.manner} care."
    )
    assert omitted(text, GRADES) == [HOSTEL]


def test_a_text_that_another_row_has_too_names_none() -> None:
    words = LEXICON.replace("manner: school", "manner: nursery") + f"report:\n  must: ['{GRADES}']\n"
    text = (
        "find x: each provision type where\n- grade is good\n- manner is known\n\n> We like {x.manner} care."
    )
    made = report(facts_of(PROVISION, words), book(text, words))
    assert [each.facts[0].address for each in made.omissions] == [NURSERY, HOSTEL]


def test_a_row_that_the_card_looks_up_is_what_its_words_are_about() -> None:
    text = "find x: the provision type where\n- id is nursery\n- grade is good\n\n> Nurseries are fine."
    assert omitted(text, GRADES) == [HOSTEL]


def test_a_condition_below_when_on_a_named_row_says_its_fact() -> None:
    text = """
        find x: the provision type where
        - id is nursery

        when
        - x.grade is good

        > We like {x}.
    """
    assert omitted(text, GRADES) == [HOSTEL]


def test_a_condition_on_the_overall_figures_may_be_no_more_than_the_occasion() -> None:
    text = "when\n- overall.good or better is at least 50\n\n> {council} is glad."
    line = "each overall -> good or better"
    assert omitted(text, line) == ["overall.good or better"]


def test_both_counts_of_a_share_of_one_row_are_said() -> None:
    text = "find x: the provision type where\n- id is school\n\n> {x.good of total: words} schools are good."
    line = "each provision type -> good"
    assert omitted(text, line) == ["provision type/nursery.good", "provision type/hostel.good"]


def test_agreement_with_a_number_says_nothing() -> None:
    text = "find x: the provision type where\n- id is nursery\n\n> {x} {x: is/are} here."
    assert omitted(text, "each provision type -> total") == [
        f"provision type/{row}.total" for row in ("nursery", "school", "hostel")
    ]


@pytest.mark.parametrize(
    ("words", "left"),
    [("{x.service} across {x.outcome}", []), ("{x.service}", ["nursery/safe"])],
)
def test_a_row_that_refers_to_others_is_named_only_with_all_of_them(words: str, left: list[str]) -> None:
    text = f"""
        find x: each outcome judgement where
        - grade is inadequate
        - service is nursery

        > It is weaker in {words}.
    """
    line = "each outcome judgement where service is nursery -> grade"
    assert omitted(text, line, JUDGED) == [f"outcome judgement/{row}.grade" for row in left]


def test_one_of_several_fields_will_do() -> None:
    text = "find x: each indicator where\n- trend is declining\n\n> {x} fell."
    line = "each indicator where position is worse -> position | trend"
    assert omitted(text, line, INDICATORS) == []
    (omission,) = reported(HEADLINE, INDICATORS, line).omissions
    assert [fact.address for fact in omission.facts] == ["indicator/I 1.position", "indicator/I 1.trend"]


def test_a_fact_is_told_once_at_its_highest_level() -> None:
    made = reported(
        HEADLINE,
        must="each provision type where grade is good -> grade",
        may="each provision type -> grade",
    )
    assert [(each.level, each.facts[0].address) for each in made.omissions] == [
        (Level.MUST, NURSERY),
        (Level.MAY, HOSTEL),
    ]


def test_an_optional_part_that_vanished_says_nothing() -> None:
    text = """
        find x: each provision type where
        - grade is good

        find y: each provision type where
        - grade is outstanding

        > We like {council}[[, where {x.group} ones of {x} and {y} do well]].
    """
    assert omitted(text, GRADES) == [NURSERY, HOSTEL]


def test_a_point_at_which_no_card_spoke_is_silent() -> None:
    text = paragraph(
        point(card(HEADLINE, "one"), name="first"),
        point(card("when\n- council.rating is 3\n\n> Well done.", "two"), name="second"),
    )
    assert [(each.paragraph, each.point) for each in reported(text).silent] == [("Paragraph", "second")]


def test_a_card_behind_one_that_spoke_is_shadowed_if_it_would_have_spoken() -> None:
    text = paragraph(
        point(
            card("when\n- council.rating is 3\n\n> Well done.", "never"),
            card(HEADLINE, "first"),
            card("when\n- council.rating is 3\n\n> Well done, all.", "neither"),
            card("> This is {council}.", "second"),
        )
    )
    (each,) = reported(text).shadowed
    assert (each.card, each.by) == ("second", "first")


def test_a_card_is_shadowed_as_the_letter_stood_before_its_point() -> None:
    fresh = "find x: each provision type where\n- grade is good\n- not yet said\n\n> "
    text = paragraph(
        point(card(fresh + "Here are {x}.", "first"), card(fresh + "There are {x}.", "second")),
        point(card(HEADLINE, "other"), card(fresh + "Again {x}.", "third"), name="later"),
    )
    assert [each.card for each in reported(text).shadowed] == ["second"]


def test_trying_a_shadowed_card_refuses_nothing_in_the_letter() -> None:
    text = paragraph(
        point(card(HEADLINE, "first"), card("find x: each provision type\n\n> {x} are {x.group}.", "second"))
    )
    made = reported(text)
    assert (made.narrative.refusals, made.shadowed) == ((), ())


def good_and_bad(good: str, bad: str) -> str:
    """A book of a positive and a negative sentence."""
    return paragraph(
        point(card(good + "\n\nmood positive\n\n> We like {x}.", "good"), name="one"),
        point(card(bad + "\n\nmood negative\n\n> We fear for {x}.", "bad"), name="two"),
    )


ALL = "find x: each provision type"
ONE = "find x: the provision type where\n- id is {}"


def test_a_row_in_a_positive_and_a_negative_sentence_is_a_tension() -> None:
    (each,) = reported(good_and_bad(ALL, ONE.format("school"))).tensions
    assert (each.row, each.positive.card, each.negative.card, each.others) == (
        "provision type/school",
        "good",
        "bad",
        2,
    )


def test_different_rows_are_in_no_tension() -> None:
    assert reported(good_and_bad(ONE.format("hostel"), ONE.format("school"))).tensions == ()


def test_the_council_is_in_no_tension_with_itself() -> None:
    text = good_and_bad(ALL, ALL).replace("{x}", "{council}")
    assert reported(text).tensions == ()


def test_the_tension_with_the_fewest_other_rows_comes_first() -> None:
    text = good_and_bad(ALL, ALL) + point(
        card(ONE.format("hostel") + "\n\nmood positive\n\n> We praise {x}.", "best"),
        name="three",
    )
    text += point(card(ONE.format("hostel") + "\n\nmood negative\n\n> We close {x}.", "worst"), name="four")
    told = [(each.positive.card, each.negative.card, each.others) for each in reported(text).tensions]
    assert told[0] == ("best", "worst", 0)
    assert {others for _, _, others in told[1:]} == {2}


def test_the_report_holds_the_very_narrative_that_the_builder_makes() -> None:
    text = good_and_bad(ALL, ONE.format("school"))
    assert reported(text).narrative == build(facts_of(PROVISION), book(text))


def test_a_letter_in_another_wording_is_reported_like_any() -> None:
    worded = card("> {council} does.\n\nor: draft\n\n> {council} acts.", "first")
    text = paragraph(point(worded, card("> {council} is.", "second")))
    made = reported(text, "wording: {first: '2'}\n")
    assert [each.markdown for each in made.narrative.sentences()] == ["Ham Council acts."]
    assert [(each.card, each.by) for each in made.shadowed] == [("second", "first")]

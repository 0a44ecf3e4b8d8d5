"""The soundness rules. Rules 1, 5 and part of 3 are kept when a book is read; the rest by the builder.

Each test here would fail if its rule were dropped: it shows a card that would otherwise say what the results
do not bear.
"""

from __future__ import annotations

import pytest
from tests.narrative.small import LEXICON, narrative, problem, problems, refused, said, whole

PROVISION = """
provision:
  - {type: nursery, counts: {good: 4}}
  - {type: school, counts: {good: 3, satisfactory: 1}}
"""
SERVICES = """
find x: each outcome judgement where
- grade is satisfactory

"""
BOTH = """
outcome_judgements:
  - {type: nursery, healthy: satisfactory, safe: satisfactory}
  - {type: school, healthy: satisfactory, safe: satisfactory}
"""
THREE_OF_FOUR = BOTH.replace("safe: satisfactory}\n", "safe: good}\n", 1)


# Rule 1: no sentence unless every required set is non-empty; a card that names no fact is refused.


@pytest.mark.parametrize(
    "sentence",
    [
        "{x} do well.",
        "{council} does well.",
        "{council} does well[[, like {y}]].",
        "{x: This/These} do well.",
    ],
)
def test_a_card_is_silent_when_a_set_that_it_finds_is_empty(sentence: str) -> None:
    find = "find x: each indicator where\n- trend is improving\n\nfind y: each provision type\n\n> "
    improving = "indicators: [{id: I 1, value: 9, previous: 1, better: higher, tolerance: 1}]"
    assert said(find + sentence, PROVISION) == []
    assert len(said(find + sentence, PROVISION + improving)) == 1


def test_a_sentence_about_all_settings_is_not_said_of_none() -> None:
    assert said("> Most of {overall.good or better: the share of} do well.") == []


def test_a_set_that_only_an_optional_part_needs_may_be_empty() -> None:
    optional = "find x: each indicator\n\n> {council} does well[[, as in {x}]]."
    assert said(optional) == ["Ham Council does well."]


def test_a_set_that_is_tested_may_not_be_empty_although_only_an_optional_part_prints_it() -> None:
    tested = "find x: each indicator\n\nwhen\n- x.name takes 1 value\n\n> {council} does well[[, as in {x}]]."
    assert said(tested) == []


def test_the_set_that_an_optional_one_is_narrowed_from_may_be_empty_too() -> None:
    narrowed = (
        "find x: each indicator\n\nfind y: each of x where\n- trend is improving\n\n"
        "> {council} does well[[, as in {y}]]."
    )
    assert said(narrowed) == ["Ham Council does well."]


@pytest.mark.parametrize(
    "text",
    [
        "> All is well.",
        "mood positive\n\n> All is well.",
        "find x: each indicator\n\n> All is well[[, as in {x}]].",
        "> All is well[[ in {council}]].",
    ],
)
def test_a_card_that_could_be_said_without_any_fact_is_refused(text: str) -> None:
    found = problem(text)
    assert (found.code, found.place.line) == ("BOK-007", 9 + text[: text.index(">")].count("\n"))


# Rule 2: a word about a list is taken from its weakest member.


def test_a_word_about_a_list_is_that_of_its_weakest_member() -> None:
    mostly = (
        "find x: each provision type where\n- good or better is at least 50\n\n"
        "> {x} are {x.good or better: mostly} good."
    )
    assert said(mostly, PROVISION) == ["Nurseries and schools are partly good."]
    assert said(mostly, "provision: [{type: nursery, counts: {good: 4}}]") == ["Nurseries are always good."]


def test_a_column_that_may_not_speak_of_the_weakest_needs_one_word_for_all() -> None:
    plainly = "find x: each provision type\n\n> In {x} {x.good or better: plainly} are good."
    assert said(plainly, PROVISION) == []
    assert "one word over different shares" in refused(plainly, PROVISION)
    alike = PROVISION.replace("{good: 4}", "{good: 7, satisfactory: 3}")
    assert said(plainly, alike) == ["In nurseries and schools half are good."]


def test_a_count_is_never_said_of_several_rows_at_once() -> None:
    """Three of four nurseries and three of four schools are not "three of the four"."""
    counted = "find x: each provision type\n\n> In {x} {x.good or better: the share of} are good."
    same = PROVISION.replace("{good: 4}", "{good: 3, satisfactory: 1}")
    assert said(counted, same) == []
    assert "a count of several rows" in refused(counted, same)
    assert said(counted, "provision: [{type: school, counts: {good: 3, satisfactory: 1}}]") == [
        "In schools three of the four are good."
    ]


def test_the_word_of_a_column_without_small_shares_needs_a_test_that_keeps_them_away() -> None:
    found = problem("find x: each provision type\n\n> {x} are {x.good or better: mostly} good.")
    assert (found.code, found.place.line) == ("BOK-009", 11)
    assert "add the test 'good or better is at least 50'" in str(found)


@pytest.mark.parametrize(
    ("lines", "slot"),
    [
        ("find x: each provision type where\n- good or better is at least 80", "x.good or better"),
        (
            "find y: each provision type where\n- good or better is at least 50\n\nfind x: each of y",
            "x.good or better",
        ),
        ("when\n- overall.good or better is at least 50", "overall.good or better"),
        (
            "find y: each indicator\n\nfind x: each of y where\n- trend is improving\n\n"
            "when\n- x of y is at least 50",
            "x of y",
        ),
    ],
)
def test_a_test_at_or_above_the_lowest_word_keeps_small_shares_away(lines: str, slot: str) -> None:
    good = PROVISION + "indicators: [{id: I 1, value: 9, previous: 1, better: higher, tolerance: 1}]"
    complete = LEXICON.replace("      I 2: {name: writing}\n      I 3: {name: sums, number: plural}\n", "")
    assert len(said(f"{lines}\n\n> It is {{{slot}: mostly}} good.", good, complete)) == 1


@pytest.mark.parametrize(
    "lines",
    [
        "find x: each provision type where\n- good or better is at least 11",
        "find x: each provision type where\n- good or better is at most 79",
        "find x: each provision type where\n- similar areas is at least 50",
        "find x: each provision type\n\nfind y: each of x where\n- good or better is at least 50",
    ],
)
def test_another_test_does_not_keep_small_shares_away(lines: str) -> None:
    assert problem(f"{lines}\n\n> It is {{x.good or better: mostly}} good.").code == "BOK-009"


# Rule 3: two lists drawn from one relation must be its full product.


def test_two_lists_of_one_relation_are_said_when_every_pair_of_them_holds() -> None:
    both = f"{SERVICES}> {{x.service}} are weaker in {{x.outcome}}."
    assert said(both, BOTH) == ["Nurseries and schools are weaker in being healthy and staying safe."]


def test_two_lists_of_one_relation_are_refused_when_one_pair_does_not_hold() -> None:
    both = f"{SERVICES}> {{x.service}} are weaker in {{x.outcome}}."
    assert said(both, THREE_OF_FOUR) == []
    assert "not in every combination" in refused(both, THREE_OF_FOUR)


def test_an_optional_part_with_two_lists_vanishes_when_one_pair_does_not_hold() -> None:
    part = f"{SERVICES}> {{council}} does well[[, but {{x.service}} in {{x.outcome}} do not]]."
    made = narrative(part, THREE_OF_FOUR)
    assert [each.markdown for each in made.sentences()] == ["Ham Council does well."]
    (refusal,) = made.refusals
    assert refusal.part == ", but {x.service} in {x.outcome} do not"


@pytest.mark.parametrize(
    "sentence",
    [
        "{x.service} do less[[ in {x.outcome}]].",
        "{council} does less[[ in {x.service}]][[ and in {x.outcome}]].",
    ],
)
def test_two_lists_of_one_relation_are_checked_wherever_in_the_sentence_they_stand(sentence: str) -> None:
    (spoken,) = said(f"{SERVICES}> {sentence}", THREE_OF_FOUR)
    assert "nurseries and schools" in spoken.lower()
    assert "staying safe" not in spoken
    (spoken,) = said(f"{SERVICES}> {sentence}", BOTH)
    assert "staying safe" in spoken


def test_a_list_of_names_beside_a_list_of_their_texts_would_pair_them_all() -> None:
    text = "find x: each provision type\n\n> The {x.manner} manner is that of {x}."
    assert said(text, PROVISION) == []
    assert said(text, "provision: [{type: school, counts: {good: 1}}]") == [
        "The school manner is that of schools."
    ]


def test_two_lists_of_one_relation_from_two_sets_are_refused_when_the_book_is_read() -> None:
    found = problem(
        "find x: each outcome judgement\n\nfind y: each of x where\n- grade is good\n\n"
        "> {x.service} do so in {y.outcome}."
    )
    assert (found.code, found.place.line) == ("BOK-012", 14)
    assert "take both lists from one set" in found.remedy


def test_what_was_refused_together_is_said_one_at_a_time() -> None:
    together = f"### together\n\ndraft\n{SERVICES}> {{x.service}} are weaker in {{x.outcome}}.\n"
    alone = (
        "### alone\n\ndraft\n\nfind x: each outcome judgement where\n- grade is satisfactory\n- not yet said\n\n"
        "repeat by x.service\n\n> {x.service} are weaker in {x.outcome}.\n"
    )
    book = f"# Paragraph\n\n## together\n\n{together}\n## alone\n\n{alone}"
    assert said(book, BOTH) == ["Nurseries and schools are weaker in being healthy and staying safe."]
    assert said(book, THREE_OF_FOUR) == [
        "Nurseries are weaker in being healthy.",
        "Schools are weaker in being healthy and staying safe.",
    ]


# Rule 4: a grade word over rows of different grades is refused, and so are two dates.


def test_one_grade_is_said_of_rows_that_share_it() -> None:
    grades = "find x: each review judgement\n\n> {x} were judged {x.grade: grade}."
    review = "review: {held: 2008-02, judgements: {safety: good, care: %s}}"
    assert said(grades, review % "good") == ["Safety and care were judged good."]
    assert said(grades, review % "adequate") == []
    assert "one word over different values" in refused(grades, review % "adequate")


def test_one_month_is_said_of_reviews_held_in_it() -> None:
    months = "find x: each review judgement\n\n> {x} were judged in {x.held: month}."
    reviews = (
        "review:\n  - {held: 2008-02, judgements: {safety: good}}\n  - {held: %s, judgements: {care: good}}"
    )
    assert said(months, reviews % "2008-02") == ["Safety and care were judged in February\u00a02008."]
    assert said(months, reviews % "2009-02") == []
    assert "one word over different values" in refused(months, reviews % "2009-02")


def test_one_choice_is_said_of_rows_that_share_it() -> None:
    groups = "find x: each provision type\n\n> {x} are {x.group}."
    assert said(groups, PROVISION) == []
    assert said(groups, "provision: [{type: school, counts: {good: 1}}]") == ["Schools are old."]


def test_a_word_is_not_said_of_a_row_whose_value_is_not_known() -> None:
    grades = "find x: each provision type\n\n> {x} are {x.grade: grade}."
    assert "provision type/school.grade is not known" in refused(grades, PROVISION)


# Rule 5: "all" over a kind needs `is complete`.

ALL = "find x: each outcome\n\n{when}> {said} are well, {{x}}."


@pytest.mark.parametrize(
    "words",
    [
        "All outcomes",
        "Judgements for all *good* outcomes",
        "Each of the outcomes",
        "Every outcomes",
        "Both outcomes",
    ],
)
def test_all_of_a_kind_needs_the_test_that_the_set_is_complete(words: str) -> None:
    found = problem(ALL.format(when="", said=words))
    assert (found.code, found.place.line) == ("BOK-008", 11)
    assert "add the test 'NAME is complete'" in found.remedy
    complete = ALL.format(when="when\n- x is complete\n\n", said=words)
    assert len(said(complete, "outcomes: {healthy: 60, safe: 60}")) == 1
    assert said(complete, "outcomes: {healthy: 60}") == []


def test_a_set_of_another_kind_being_complete_is_not_enough() -> None:
    other = "find x: each outcome\n\nfind y: each gap\n\nwhen\n- y is complete\n\n> All outcomes are well, {x} and {y}."
    assert problem(other).code == "BOK-008"


@pytest.mark.parametrize("words", ["Overall outcomes", "Many outcomes", "The outcomes in all other areas"])
def test_words_that_do_not_claim_all_rows_need_no_test(words: str) -> None:
    assert len(said(ALL.format(when="", said=words), "outcomes: {healthy: 60}")) == 1


def test_a_proper_name_is_no_claim() -> None:
    proper = LEXICON.replace("proper: [Ofsted]", "proper: [All Good Outcomes]")
    text = "find x: each outcome\n\n> All Good Outcomes is a name, {x}."
    assert len(said(text, "outcomes: {healthy: 60}", proper)) == 1
    assert "BOK-008" in {each.code for each in problems(text)}


def test_the_word_for_a_whole_share_of_a_kind_needs_the_whole_kind() -> None:
    share = (
        "find x: each indicator\n\nfind y: each of x where\n- trend is improving\n\n"
        "> {y of x: plainly} indicators improve."
    )
    rows = "indicators:\n" + "".join(
        f"  - {{id: I {at}, value: 9, previous: 1, better: higher, tolerance: 1}}\n" for at in (1, 2, 3)
    )
    assert said(share, rows) == ["All indicators improve."]
    two = rows[: rows.index("  - {id: I 3")]
    assert said(share, two) == []
    assert "it is not complete" in refused(share, two)
    worse = two.replace("value: 9", "value: 1", 1)
    assert said(share, worse) == ["Half indicators improve."]


# Agreement and cues


def test_agreement_with_a_count_needs_the_count_to_be_said() -> None:
    found = problem("find x: the provision type where\n- id is school\n\n> {x} {x.good: is/are} good.")
    assert (found.code, found.place.line) == ("BOK-006", 12)
    assert "agrees with a number that is not said" in found.what


def test_a_name_that_would_lose_its_capital_behind_a_cue_must_be_among_the_proper_ones() -> None:
    text = "cue However, after positive\n\n> Liverpool does well, {council}."
    found = problem(text)
    assert (found.code, found.place.line) == ("BOK-011", 11)
    assert "'Liverpool' would lose its capital" in found.what
    assert len(said(text, "", LEXICON.replace("[Ofsted]", "[Liverpool]"))) == 1
    assert len(said(text.replace("Liverpool", "The city"))) == 1


# Rule 7: every card is true on its own; order only chooses.


def test_the_first_card_of_a_point_that_applies_speaks_and_each_is_true_alone() -> None:
    first = "### first\n\ndraft\n\nfind x: each indicator\n\n> {x} {x: is/are} measured.\n"
    second = "### second\n\ndraft\n\n> {council} was rated.\n"
    one = f"# Paragraph\n\n## point\n\n{first}\n{second}"
    turned = f"# Paragraph\n\n## point\n\n{second}\n{first}"
    rows = "indicators: [{id: I 1, value: 9, better: higher, tolerance: 1}]"
    assert said(one, rows) == ["Reading is measured."]
    assert said(one) == said(turned) == said(turned, rows) == ["Ham Council was rated."]


# A slip that would leave a card as it is, and a lie in its trace.


@pytest.mark.parametrize("letter", ["ham", "ham-1", "ham-20011", "ham-3001"])
def test_attested_words_name_a_letter_by_its_council_and_year(letter: str) -> None:
    book = whole("> {council} does well.").replace("draft", f"attested: {letter}")
    found = problem(book)
    assert (found.code, found.place.line) == ("BOK-010", 5)
    assert f"'{letter}' does not name a letter" in found.what

"""Results to facts: each interpretation once, each with its address and its way back to the input."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.narrative.shipped import LEXICON as SHIPPED
from tests.narrative.shipped import SAMPLE
from tests.narrative.small import LEXICON, RESULTS, facts_of, lexicon, lexicon_problems

from ratingletters.model.results import Results
from ratingletters.narrative.facts import Row, facts
from ratingletters.narrative.values import Month, Partition, Point, Share, Term, Value
from ratingletters.reading.validation import validated
from ratingletters.reading.yaml import read_yaml

INDICATOR = "indicators:\n  - {{id: I 1, outcome: safe, better: {better}, tolerance: 2, value: 50, {more}}}\n"


def row(kind: str, more: str, at: int = 0) -> Row:
    return facts_of(more).of(kind)[at]


def ids(kind: str, more: str) -> list[str]:
    return [each.id for each in facts_of(more).of(kind)]


def choice(value: Value | None) -> str | None:
    """The id of a choice; None for a value that is not known."""
    return value.id if isinstance(value, Term) else None


def indicator(better: str, more: str) -> Row:
    return row("indicator", INDICATOR.format(better=better, more=more))


def test_the_share_good_or_better_is_taken_from_the_counts_rounded_half_up() -> None:
    nursery = row(
        "provision type",
        "provision:\n  - {type: nursery, counts: {outstanding: 29, good: 100, satisfactory: 71}}",
    )
    assert nursery.values["good or better"] == Share.of(129, 200)
    assert (nursery.values["total"], nursery.values["good"], nursery.values["inadequate"]) == (200, 100, 0)


def test_a_type_without_settings_in_the_results_is_no_fact() -> None:
    assert ids("provision type", "provision:\n  - {type: school, counts: {good: 1}}") == ["school"]
    assert facts_of("").of("provision type") == ()


def test_without_any_setting_there_is_nothing_overall() -> None:
    assert facts_of("").of("overall") == ()


def test_overall_counts_every_setting_of_every_type() -> None:
    overall = row(
        "overall",
        "provision:\n  - {type: nursery, counts: {good: 3}}\n"
        "  - {type: school, counts: {satisfactory: 1, inadequate: 1}}",
    )
    assert overall.values["good or better"] == Share.of(3, 5)
    assert overall.values["inadequate"] == Share.of(1, 5)
    assert overall.values["total"] == 5


FIVE = (
    LEXICON.replace("grade: [outstanding, good, satisfactory, inadequate]", "grade: [top, fine, good, fair, weak]")
    .replace("{outstanding: excellent, good: good, satisfactory: fair, inadequate: poor}",
             "{top: best, fine: very good, good: good, fair: enough, weak: poor}")
    .replace("inadequate: percent", "weak: percent")
    .replace("      inadequate: count", "      weak: count\n      fair or better: percent")
    .replace("      weak: count", "      weak: count\n      fine or better: percent")
)  # fmt: skip


def test_counts_and_shares_are_of_the_grades_of_the_kinds_own_scale() -> None:
    counts = "provision:\n  - {type: school, counts: {top: 1, fine: 2, good: 3, weak: 4}, national: 55}"
    (school,) = facts_of(counts, FIVE).of("provision type")
    shares = [school.values[f"{grade} or better"] for grade in ("fine", "good", "fair")]
    assert shares == [Share.of(3, 10), Share.of(6, 10), Share.of(6, 10)]
    assert (school.values["weak"], school.values["total"]) == (4, 10)
    assert facts_of(counts, FIVE).of("overall")[0].values["weak"] == Share.of(4, 10)


def test_a_grade_stands_on_the_scale_in_the_lexicons_order() -> None:
    (school,) = facts_of("provision:\n  - {type: school, counts: {fair: 2}}", FIVE).of("provision type")
    assert school.values["grade"] == Point("grade", "fair", 2)


@pytest.mark.parametrize(
    ("counts", "grade"),
    [
        ("{good: 3}", "good"),
        ("{inadequate: 1}", "inadequate"),
        ("{good: 3, satisfactory: 1}", None),
        ("{outstanding: 1, inadequate: 1}", None),
    ],
)
def test_the_grade_of_a_type_is_known_only_when_all_its_settings_share_it(
    counts: str, grade: str | None
) -> None:
    found = row("provision type", f"provision:\n  - {{type: school, counts: {counts}}}").values.get("grade")
    assert (found.id if isinstance(found, Point) else None) == grade


def test_a_comparator_that_is_not_given_is_not_known() -> None:
    nursery = row("provision type", "provision:\n  - {type: nursery, counts: {good: 1}, national: 64.5}")
    assert nursery.values["national average"] == Share.given(Decimal("64.5"))
    assert "similar areas" not in nursery.values
    assert nursery.fact("similar areas").value == "not known"


@pytest.mark.parametrize(
    ("better", "average", "position", "level"),
    [
        ("higher", 52.1, "worse", "low"),
        ("higher", 52, "in line", "typical"),
        ("higher", 50, "in line", "typical"),
        ("higher", 48, "in line", "typical"),
        ("higher", 47.9, "better", "high"),
        ("lower", 52.1, "better", "low"),
        ("lower", 52, "in line", "typical"),
        ("lower", 47.9, "worse", "high"),
    ],
)
def test_position_says_better_or_worse_and_level_high_or_low_against_the_national_average(
    better: str, average: float, position: str, level: str
) -> None:
    found = indicator(better, f"national: {average}")
    assert choice(found.values["position"]) == position
    assert choice(found.values["level"]) == level
    assert "against similar areas" not in found.values


def test_a_comparison_with_similar_areas_is_no_comparison_with_the_average() -> None:
    found = indicator("higher", "similar_areas: 40")
    assert choice(found.values["against similar areas"]) == "better"
    assert "position" not in found.values
    assert "level" not in found.values


@pytest.mark.parametrize(
    ("better", "before", "trend", "direction"),
    [
        ("higher", 47.9, "improving", "increasing"),
        ("higher", 48, "stable", "steady"),
        ("higher", 52, "stable", "steady"),
        ("higher", 52.1, "declining", "decreasing"),
        ("lower", 47.9, "declining", "increasing"),
        ("lower", 52.1, "improving", "decreasing"),
        ("lower", 51, "stable", "steady"),
    ],
)
def test_a_trend_says_better_or_worse_and_a_direction_up_or_down(
    better: str, before: float, trend: str, direction: str
) -> None:
    found = indicator(better, f"previous: {before}")
    assert choice(found.values["trend"]) == trend
    assert choice(found.values["direction"]) == direction


def test_without_last_year_there_is_no_trend() -> None:
    assert not {"trend", "direction"} & set(indicator("higher", "national: 50").values)


def test_an_indicator_has_a_tolerance_of_its_own() -> None:
    fine = "indicators:\n  - {id: I 1, better: higher, tolerance: 0.3, value: 2.4, national: 1.9}"
    assert facts_of(fine).tolerance == Decimal(2)
    assert choice(row("indicator", fine).values["position"]) == "better"


@pytest.mark.parametrize(
    ("before", "trend", "beside", "width"),
    [(25, "narrowing", 25, "narrower"), (21, "steady", 21, "in line"), (15, "widening", 15, "wider")],
)
def test_a_gap_narrows_or_widens_and_is_wider_or_narrower_than_elsewhere(
    before: int, trend: str, beside: int, width: str
) -> None:
    gap = row(
        "gap",
        f"gaps:\n  - {{id: rich, value: 20, tolerance: 1.5, previous: {before}, similar_areas: {beside}}}",
    )
    assert choice(gap.values["trend"]) == trend
    assert choice(gap.values["against similar areas"]) == width
    assert "against national" not in gap.values


def test_an_outcome_counts_its_indicators_by_their_position() -> None:
    healthy, safe = facts_of(
        """
        outcomes: {healthy: 64.5}
        indicators:
          - {id: I 1, outcome: safe, better: higher, tolerance: 1, value: 5, national: 5}
          - {id: I 2, outcome: safe, better: higher, tolerance: 1, value: 5, national: 9}
        """
    ).of("outcome")
    assert healthy.values["good or better"] == Share.given(Decimal("64.5"))
    assert healthy.values["indicators"] == 0
    assert "indicators in line" not in healthy.values
    assert safe.values["indicators"] == 2
    assert safe.values["indicators in line"] == Share.of(1, 2)
    assert "good or better" not in safe.values


def test_how_many_indicators_of_an_outcome_are_in_line_is_not_known_while_one_of_them_is_not() -> None:
    rows = """
    indicators:
      - {id: I 1, outcome: safe, better: higher, tolerance: 1, value: 5, national: 5}
      - {id: I 3, outcome: safe, better: higher, tolerance: 1, value: 5}
    """
    assert not {"indicators in line", "indicators worse"} & set(row("outcome", rows).values)


def test_a_review_gives_each_area_its_grade_and_its_month() -> None:
    safety = row("review judgement", "review: {held: 2008-02, judgements: {safety: adequate}}")
    assert str(safety.values["held"]) == "2008-02"
    assert isinstance(safety.values["held"], Month)
    assert safety.values["grade"] == Point("inspection grade", "adequate", 2)


def test_an_outcome_judgement_is_a_row_of_a_service_and_an_outcome() -> None:
    only = row("outcome judgement", "outcome_judgements:\n  - {type: hostel, safe: good}")
    assert only.values["service"] == Term("hostel", "hostel")
    assert only.values["outcome"] == Term("safe", "staying safe")
    assert only.address("grade") == "outcome judgement/hostel/safe.grade"


def test_the_rating_is_a_fact_of_the_council() -> None:
    council = row("council", "")
    assert council.values["rating"] == Point("rating", "2", 2)
    assert council.values["name"] == Term("Ham Council", "Ham Council")
    assert council.address("rating") == "council.rating"


def test_grades_are_ordered_by_quality_on_each_scale() -> None:
    orders = lexicon().orders
    assert sorted(orders["grade"], key=orders["grade"].__getitem__) == [
        "inadequate",
        "satisfactory",
        "good",
        "outstanding",
    ]
    assert orders["inspection grade"]["inadequate"] < orders["inspection grade"]["adequate"]


def test_rows_stand_in_the_lexicons_order_whatever_the_inputs() -> None:
    turned = """
    provision:
      - {type: hostel, counts: {good: 1}}
      - {type: nursery, counts: {good: 1}}
      - {type: school, counts: {good: 1}}
    outcome_judgements:
      - {type: school, safe: good, healthy: good}
      - {type: nursery, safe: good}
    """
    assert ids("provision type", turned) == ["nursery", "school", "hostel"]
    assert ids("outcome judgement", turned) == ["nursery/safe", "school/healthy", "school/safe"]


def test_rows_of_a_kind_without_names_are_ordered_too_where_one_lacks_what_it_belongs_to() -> None:
    nameless = LEXICON.replace(
        "      name: name\n      outcome: {row of: outcome}", "      outcome: {row of: outcome}"
    )
    start, end = nameless.index("    rows:\n      I 1"), nameless.index("  gap:")
    rows = facts_of(
        """
        indicators:
          - {id: I 1, better: higher, tolerance: 1, value: 5}
          - {id: I 2, outcome: safe, better: higher, tolerance: 1, value: 5}
        """,
        nameless[:start] + nameless[end:],
    ).of("indicator")
    assert [each.id for each in rows] == ["I 2", "I 1"]


def test_a_row_that_the_lexicon_has_no_words_for_is_left_out() -> None:
    odd = """
    provision:
      - {type: nursery, counts: {good: 1}}
      - {type: castle, counts: {good: 1}}
    indicators: [{id: I 1, outcome: fame, better: higher, tolerance: 1, value: 5}]
    """
    assert ids("provision type", odd) == ["nursery"]
    assert ids("indicator", odd) == []


def test_every_computed_fact_of_the_sample_leads_to_an_input_that_exists() -> None:
    made = facts(Results.model_validate(SAMPLE), SHIPPED)
    seen = 0
    for rows in made.rows.values():
        for each in rows:
            for field in each.values:
                path = each.fact(field).path
                node: object = SAMPLE
                for step in path if path[:1] != ("review",) else path[:1] + path[2:]:
                    node = node[step]  # type: ignore[index]
                lexical = field in SHIPPED.kinds[each.kind].fields and not path
                assert node is not SAMPLE or lexical
                seen += bool(path)
    assert seen > 200


def test_a_fact_names_its_address_its_value_and_its_input() -> None:
    nursery = row(
        "provision type",
        "provision:\n  - {type: school, counts: {good: 1}}\n  - {type: nursery, counts: {good: 4}}",
    )
    fact = nursery.fact("good or better")
    assert fact.address == "provision type/nursery.good or better"
    assert fact.value == "100 per cent (4 of 4)"
    assert fact.path == ("provision", 1, "counts")
    assert nursery.fact("manner").path == ()


CHANGES = """
previous: {year: 1999, rating: 1}
provision:
  - {type: school, counts: {good: 6, satisfactory: 4}, previous: {good: 2, satisfactory: 2}, inspected: 2000-06}
  - {type: hostel, counts: {good: 1}, previous: {inadequate: 1}}
indicators:
  - {id: I 1, outcome: safe, value: 54, previous: 48, national: 50.5, national_previous: 50, similar_areas: 60,
     better: higher, tolerance: 1}
  - {id: I 2, outcome: safe, value: 54, previous: 60, national: 50, national_previous: 50, similar_areas: 54,
     better: higher, tolerance: 1}
gaps: [{id: rich, value: -4, tolerance: 1}]
"""


def test_what_changed_since_last_year_is_known_by_how_much() -> None:
    words = (
        LEXICON.replace("fields: {name: name, rating: rating}", "fields: {name: name, years since: count}")
        .replace(
            "inadequate: percent, total: count}",
            "inadequate: percent, change: {choice: [improved, same, declined]}}",
        )
        .replace(
            "      good: count\n",
            "      good share: percent\n      last total: count\n      points moved: count\n      inspected: month\n",
        )
        .replace("indicators in line: percent}", "indicators better: percent, indicators no worse: percent}")
        .replace(
            "      direction: {choice",
            "      points away: count\n      last level: {choice: [high, typical, low]}\n"
            "      last position: {choice: [better, in line, worse]}\n      direction: {choice",
        )
        .replace(
            "      against national: {choice: [wider",
            "      standing: {choice: [ahead, level, behind]}\n      against national: {choice: [wider",
        )
    )
    found = facts_of(CHANGES, words)

    def value(kind: str, field: str, at: int = 0) -> str:
        return found.of(kind)[at].fact(field).value

    assert value("council", "years since") == "2"
    assert value("overall", "change") == "improved"
    assert value("provision type", "good share") == "60 per cent (6 of 10)"
    assert value("provision type", "last total") == "4"
    assert value("provision type", "points moved") == "10"
    assert value("provision type", "inspected") == "2000-06"
    assert value("provision type", "inspected", 1) == "not known"
    assert value("outcome", "indicators better") == "100 per cent (2 of 2)"
    assert value("outcome", "indicators no worse") == "50 per cent (1 of 2)"
    assert [value("indicator", "points away", at) for at in (0, 1)] == ["3", "4"]
    assert [value("indicator", "last level", at) for at in (0, 1)] == ["low", "high"]
    assert [value("indicator", "last position", at) for at in (0, 1)] == ["worse", "better"]
    assert value("gap", "standing") == "ahead"


def test_serious_case_reviews_have_the_grades_of_the_lexicons_scale_of_inspections() -> None:
    words = LEXICON + "  case review:\n    fields: {strong: count, total: count, grades: partition}\n"
    for old, new in (
        ("inspection grade: [outstanding, good, adequate, inadequate]", "inspection grade: [strong, weak]"),
        (
            "{outstanding: excellent, good: good, adequate: enough, inadequate: poor}",
            "{strong: hale, weak: ill}",
        ),
    ):
        assert old in words
        words = words.replace(old, new)
    reviews = f"{RESULTS}case_reviews: {{weak: 1, strong: 2}}"
    results = validated(Results, read_yaml(reviews, "results.yaml"), code="RES")
    (found,) = facts(results, lexicon(words)).of("case review")
    assert found.values == {"strong": 2, "total": 3, "grades": Partition((("strong", 2), ("weak", 1)))}
    (unknown,) = lexicon_problems(words.replace("{strong: count", "{good: count"))
    assert "good" in unknown.what


PACES = """\
tolerance: 2
provision:
  - {type: school, counts: {good: 6, satisfactory: 4}, similar_areas: 53, national: 54}
  - {type: hostel, counts: {good: 1}, similar_areas: 10}
indicators:
  - {id: I 1, value: 56, previous: 50, national: 50, national_previous: 49, similar_areas: 59.5,
     similar_areas_previous: 58, better: higher, tolerance: 1}
  - {id: I 2, value: 46, previous: 48, national: 50, national_previous: 44, similar_areas: 50,
     similar_areas_previous: 52, better: lower, tolerance: 1}
  - {id: I 3, value: 40, previous: 44, national: 50, similar_areas: 43, similar_areas_previous: 40, better: lower,
     tolerance: 0}
"""


def test_how_far_apart_and_how_fast_beside_each_comparator_is_known() -> None:
    far = "{choice: {above: well above, below: well below}}"
    pace = "{choice: [faster, similar, slower]}"
    sides = "".join(f"      well beside {each}: {far}\n" for each in ("similar areas", "national", "both"))
    words = LEXICON.replace("      good: count\n", f"      good: count\n{sides}").replace(
        "      direction: {choice",
        f"{sides}      pace: {pace}\n      pace against similar areas: {pace}\n"
        f"      pace against both: {pace}\n      direction: {{choice",
    )
    found = facts_of(PACES.removeprefix("tolerance: 2\n"), words)

    def values(kind: str, *fields: str) -> list[list[str]]:
        return [[row.fact(field).value for field in fields] for row in found.of(kind)]

    sides_of = ("well beside similar areas", "well beside national", "well beside both")
    assert values("provision type", *sides_of) == [
        ["well above", "not known", "not known"],
        ["well above", "not known", "not known"],
    ], "60 is seven points from 53, and six, thrice the tolerance, from 54"
    assert values("indicator", *sides_of) == [
        ["well below", "well above", "not known"],
        ["well below", "well below", "well below"],
        ["not known", "not known", "not known"],
    ], "without a tolerance nothing is far"
    assert values("indicator", "pace", "pace against similar areas", "pace against both") == [
        ["faster", "faster", "faster"],
        ["not known", "similar", "not known"],
        ["not known", "not known", "not known"],
    ], "where a comparator got worse there is no pace"

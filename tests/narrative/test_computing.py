"""What is computed of schools that cause concern, unannounced inspections, serious case reviews and several years."""

from __future__ import annotations

import pytest
from tests.narrative.small import RESULTS

from ratingletters.errors import ProblemsFoundError
from ratingletters.model.results import Results
from ratingletters.narrative.computing import computations
from ratingletters.narrative.values import Share
from ratingletters.reading.validation import validated
from ratingletters.reading.yaml import read_yaml

GRADES = {"outstanding": 4, "good": 3, "satisfactory": 2, "inadequate": 1}
INSPECTION_GRADES = {"outstanding": 4, "good": 3, "adequate": 2, "inadequate": 1}


def values(kind: str, more: str) -> dict[str, object]:
    """The values of the one row of a kind of fact."""
    results = validated(Results, read_yaml(RESULTS + more, "results.yaml"), code="RES")
    grades = INSPECTION_GRADES if kind == "case review" else GRADES
    (row,) = computations(kind, results, grades)
    return dict(row.values)


def test_schools_that_cause_concern_are_added_up_where_both_numbers_are_known() -> None:
    row = "provision: [{type: school, counts: {good: 3, inadequate: 2}, special_measures: 1%s}]"
    known = values("provision type", row % ", notice_to_improve: 1")
    assert (known["special measures"], known["notice to improve"], known["concern"]) == (1, 1, 2)
    assert values("provision type", row % "")["concern"] is None
    with pytest.raises(ProblemsFoundError, match="more than are counted"):
        values("provision type", row % ", notice_to_improve: 5")


@pytest.mark.parametrize(
    ("similar", "national", "both"),
    [(50, 50, "above"), (50, 90, None), (75, 76, "in line"), (90, 90, "below")],
)
def test_a_type_lies_on_one_side_of_both_comparators_or_on_none(
    similar: int, national: int, both: str | None
) -> None:
    comparators = f"similar_areas: {similar}, national: {national}"
    known = values(
        "provision type", f"provision: [{{type: school, counts: {{good: 3, inadequate: 1}}, {comparators}}}]"
    )
    assert known["beside both"] == both
    assert known["less than good"] == Share.of(1, 4)


def test_what_an_unannounced_inspection_found_may_not_be_known() -> None:
    known = values("unannounced inspection", "unannounced: {held: 2010-03, priority: 0, strengths: 3}\n")
    assert (str(known["held"]), known["priority"], known["strengths"], known["development"]) == (
        "2010-03",
        0,
        3,
        None,
    )


def test_serious_case_reviews_share_a_grade_or_have_parts() -> None:
    assert values("case review", "case_reviews: {good: 2}\n")["grade"] == "good"
    known = values("case review", "case_reviews: {adequate: 1, good: 2}\n")
    assert (known["grade"], known["total"], str(known["grades"])) == (None, 3, "2 good, 1 adequate")
    with pytest.raises(ProblemsFoundError, match="no serious case reviews are counted here"):
        values("case review", "case_reviews: {good: 0}\n")


@pytest.mark.parametrize(
    ("figures", "years"),
    [
        ("value: 60", None),
        ("value: 60, previous: 60", 0),
        ("value: 60, previous: 55, earlier: [50, 45]", 3),
        ("value: 60, previous: 55, earlier: [50, 52, 40]", 2),
        ("value: 60, previous: 58.9, earlier: [58]", 1),
    ],
)
def test_years_of_improvement_are_counted_back_from_this_one(figures: str, years: int | None) -> None:
    row = f"indicators: [{{id: I 1, {figures}, better: higher, tolerance: 1}}]"
    assert values("indicator", row)["years improving"] == years

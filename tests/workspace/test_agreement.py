"""Results against their kind: told in the same run as everything else that is wrong."""

from pathlib import Path

import pytest

from ratingletters import Workspace
from ratingletters.errors import ProblemsFoundError

ROOT = Path(__file__).parents[2]
SAMPLE = (ROOT / "samples/liverpool-2009/results.yaml").read_text(encoding="utf-8")
DESK = Workspace(None, shelves=(ROOT / "templates",))


def problems(*changes: tuple[str, str]) -> list[tuple[str, str]]:
    """The codes and texts of all problems of the sample after changes."""
    text = SAMPLE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    with pytest.raises(ProblemsFoundError) as raised:
        DESK.read("-", stdin=text)
    return [(each.code, each.what) for each in raised.value.problems]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("type: pru", "type: prus", "'prus' is not a provision type that annual-rating-2009 knows"),
        ("healthy: 71.0", "healthly: 71.0", "'healthly' is not a outcome that annual-rating-2009 knows"),
        ("id: NI 59", "id: NI 599", "'NI 599' is not a indicator that annual-rating-2009 knows"),
        ("outcome: safe", "outcome: save", "'save' is not a outcome that annual-rating-2009 knows"),
        ("id: fsm_ks2", "id: fsn_ks2", "'fsn_ks2' is not a gap that annual-rating-2009 knows"),
        ("looked_after: good", "looked_afer: good", "'looked_afer' is not a review judgement that"),
    ],
)
def test_an_id_that_the_lexicon_does_not_know_is_a_problem(old: str, new: str, what: str) -> None:
    ((code, said),) = problems((old, new))
    assert code == "RES-102"
    assert said.startswith(what.replace(" a outcome", " an outcome").replace(" a indicator", " an indicator"))


@pytest.mark.parametrize(
    ("old", "new", "place", "what", "remedy"),
    [
        ("safeguarding: good", "safeguarding: goood", "38:30",
         "'goood' is not one of the inspection grades outstanding, good, adequate, inadequate", "'good'"),
        ("safe: satisfactory", "safe: adequate", "48:52",
         "'adequate' is not one of the grades outstanding, good, satisfactory, inadequate", "choose the one"),
        ("good: 390", "godo: 390", "25:53",
         "'godo' is not one of the grades outstanding, good, satisfactory, inadequate", "'good'"),
    ],
)  # fmt: skip
def test_a_grade_that_is_not_on_the_kinds_scale_is_a_problem(
    old: str, new: str, place: str, what: str, remedy: str
) -> None:
    with pytest.raises(ProblemsFoundError) as raised:
        DESK.read("-", stdin=SAMPLE.replace(old, new, 1))
    (problem,) = raised.value.problems
    assert (str(problem.place), problem.what, problem.code) == (f"<stdin>:{place}", what, "RES-008")
    assert remedy in problem.remedy


def test_a_rating_off_the_scale_is_told_beside_a_figure_that_is_none() -> None:
    told = problems(("rating: 3 ", "rating: 5 "), ("good: 390", "good: many"), ("year: 2009", "year: 2010"))
    assert [code for code, _ in told] == ["RES-101", "RES-012", "RES-007"]


def test_a_rating_that_is_no_number_is_told_once() -> None:
    assert [code for code, _ in problems(("rating: 3 ", "rating: three "))] == ["RES-007"]


def test_results_that_are_no_group_of_fields_are_told_without_their_kind() -> None:
    with pytest.raises(ProblemsFoundError) as raised:
        DESK.read("-", stdin="- 3\n- four\n")
    assert all(each.code.startswith("RES-0") for each in raised.value.problems)


@pytest.mark.parametrize(
    ("wording", "what", "remedy"),
    [
        ("overall-mos: 2", "annual-rating-2009 has one way to word 'overall-mos'", "did you mean 'overall-most'?"),
        ("overall-most: 4", "'4' is not a wording of 'overall-most' in annual-rating-2009", "what fits: 1, 2, 3"),
        ("nursery schools: creches", "'creches' is not a wording of 'nursery schools' in annual-rating-2009",
         "what fits: nursery schools, nurseries"),
        ("the average in similar areas and nationally: alike",
         "'alike' is not a wording of 'the average in similar areas and nationally' in annual-rating-2009",
         ", and others"),
    ],
)  # fmt: skip
def test_a_wording_that_the_kind_does_not_have_is_a_problem(wording: str, what: str, remedy: str) -> None:
    with pytest.raises(ProblemsFoundError) as raised:
        DESK.read("-", stdin=f"{SAMPLE}\nwording: {{{wording}}}\n")
    (problem,) = raised.value.problems
    assert (problem.what, problem.code) == (what, "RES-103")
    assert remedy in problem.remedy


def test_a_wording_that_the_kind_has_is_said() -> None:
    (results,) = DESK.read(
        "-", stdin=f"{SAMPLE}\nwording: {{overall-most: 3, good or better: good or outstanding}}\n"
    )
    said = [each.markdown for each in DESK.preview(results).sentences()]
    assert (
        "The large majority of regulated and inspected services and settings are good or outstanding." in said
    )

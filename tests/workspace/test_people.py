"""Who may do what, as letters.toml says."""

from pathlib import Path

import pytest

from ratingletters.errors import ProblemsFoundError, RefusedError
from ratingletters.model.people import People, Person, Right
from ratingletters.workspace.people import acts, known, may, read_people

PEOPLE = People(
    people={
        "analyst": Person(name="The analyst", may=(Right.DRAFT, Right.ISSUE)),
        "manager": Person(name="The manager", may=(Right.SIGN_OFF,)),
        "guest": Person(name="A guest"),
    }
)


def test_the_people_are_read_with_their_rights(tmp_path: Path) -> None:
    (tmp_path / "letters.toml").write_text(
        '[people.analyst]\nname = "The analyst"\nmay = ["draft", "issue"]\n'
        '[people.manager]\nname = "The manager"\nmay = ["sign-off"]\n'
        '[people.guest]\nname = "A guest"\n',
        encoding="utf-8",
    )
    assert read_people(tmp_path) == PEOPLE


def test_an_empty_marker_lists_nobody(tmp_path: Path) -> None:
    (tmp_path / "letters.toml").touch()
    assert read_people(tmp_path) == People()


def test_every_problem_of_the_file_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "letters.toml").write_text(
        '[people.analyst]\nname = "The analyst"\nmay = ["draft", "sign"]\n\n[people.Manager]\nnam = "x"\n',
        encoding="utf-8",
    )
    with pytest.raises(ProblemsFoundError) as caught:
        read_people(tmp_path)
    told = [f"{each.place.line} {each.what}" for each in caught.value.problems]
    assert told[0] == "3 may 2: 'sign' is not one of the words draft, sign-off, issue"
    assert {each[0] for each in told} == {"3", "5", "6"}


@pytest.mark.parametrize(
    ("person", "right"), [("analyst", Right.DRAFT), ("analyst", Right.ISSUE), ("manager", Right.SIGN_OFF)]
)
def test_a_person_may_what_their_line_says(person: str, right: Right) -> None:
    may(PEOPLE, person, right)


@pytest.mark.parametrize(
    ("person", "right", "said"),
    [
        ("analyst", Right.SIGN_OFF, "analyst may not sign off\n    those who may: manager"),
        ("manager", Right.DRAFT, "manager may not draft\n    those who may: analyst"),
        ("guest", Right.ISSUE, "guest may not issue"),
        (
            "manger",
            Right.SIGN_OFF,
            "does not list 'manger', who does this\n.*--as PERSON; did you mean 'manager'",
        ),
    ],
)
def test_any_other_act_is_refused_with_those_who_may(person: str, right: Right, said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        may(PEOPLE, person, right)


def test_where_nobody_is_listed_anybody_drafts_and_nobody_signs() -> None:
    may(People(), "anybody", Right.DRAFT)
    for right in (Right.SIGN_OFF, Right.ISSUE):
        with pytest.raises(RefusedError, match="does not list 'anybody'"):
            may(People(), "anybody", right)


def test_a_right_that_nobody_has_is_told_so() -> None:
    nobody = People(people={"guest": Person(name="A guest")})
    with pytest.raises(RefusedError, match=r"nobody may; .* may = \[\"sign-off\"\]"):
        may(nobody, "guest", Right.SIGN_OFF)


def test_a_person_who_is_not_listed_is_refused_with_the_nearest_name() -> None:
    known(PEOPLE, "manager")
    acts(PEOPLE, "manager")
    with pytest.raises(RefusedError, match="did you mean 'manager'"):
        known(PEOPLE, "manger")
    with pytest.raises(RefusedError, match=r"as \[people.manager\]"):
        known(People(), "manager")

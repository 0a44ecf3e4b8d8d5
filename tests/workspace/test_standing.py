"""How every letter stands."""

from pathlib import Path

import pytest
from tests.workspace.signing import LETTER, Office, new_office, sample

from ratingletters.workspace.standing import standing


@pytest.fixture
def desk(tmp_path: Path) -> Office:
    office = new_office(tmp_path)
    office.draft()
    return office


def stand(office: Office, *references: str, latest: bool = False) -> list[tuple[str, str, bool]]:
    found = standing(office.desk, office.root, references, latest=latest)
    return [(each.name, str(each.version.status), each.stale) for each in found]


def test_an_empty_register_has_no_letters(tmp_path: Path) -> None:
    assert stand(new_office(tmp_path)) == []


def test_every_version_is_listed_and_the_last_one_for_a_status(desk: Office) -> None:
    desk.sign()
    desk.issue()
    desk.correct(sample(("rating: 3", "rating: 2")))
    assert stand(desk) == [(f"{LETTER}@v1", "issued", False), (f"{LETTER}@v2", "draft", False)]
    assert stand(desk, latest=True) == [(f"{LETTER}@v2", "draft", False)]
    assert stand(desk, f"{LETTER}@v1") == [(f"{LETTER}@v1", "issued", False)]


def test_a_sign_off_is_stale_when_its_kind_was_changed_and_no_longer_once_it_is_issued(desk: Office) -> None:
    desk.sign()
    desk.desk.files = {"annual-rating-2009": {"lexicon.yaml": b"other"}}
    assert stand(desk) == [(f"{LETTER}@v1", "signed off", True)]
    desk.issue()
    assert stand(desk) == [(f"{LETTER}@v1", "issued", False)]


def test_a_kind_that_is_gone_makes_its_sign_offs_stale(desk: Office) -> None:
    desk.sign()
    desk.desk.files = {}
    desk.desk.shelves = ()
    assert stand(desk) == [(f"{LETTER}@v1", "signed off", True)]

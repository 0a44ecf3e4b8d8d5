"""Two versions of a letter compared."""

from pathlib import Path

import pytest
from tests.workspace.signing import FIGURE, LETTER, Office, new_office, sample

from ratingletters.errors import UnusableFileError
from ratingletters.markdown.comparison import write_comparison
from ratingletters.model.comparison import Changed
from ratingletters.workspace.compare import changed_values, compare


@pytest.fixture
def desk(tmp_path: Path) -> Office:
    office = new_office(tmp_path)
    office.draft(sample(FIGURE))
    office.sign()
    office.issue()
    office.correct(sample())
    return office


def test_the_last_version_is_compared_with_the_one_that_it_corrects(desk: Office) -> None:
    found = compare(desk.desk, desk.root, LETTER)
    assert (found.old, found.new) == (f"{LETTER}@v1", f"{LETTER}@v2")
    assert found.results == (Changed("indicators/NI 68.previous", "63.9", "57.2"),)
    assert [each.name for each in found.sentences] == ["improvements-with-stem"]


def test_a_version_compared_with_itself_has_not_changed(desk: Office) -> None:
    found = compare(desk.desk, desk.root, LETTER, old=1, new=1)
    assert (found.results, found.facts, found.sentences, found.fields) == ((), (), (), ())
    assert "no facts, no sentences, no rating" in write_comparison(found)


@pytest.mark.parametrize("numbers", [(3, 0), (0, 3)])
def test_a_version_that_is_not_there_is_told_with_those_that_are(
    desk: Office, numbers: tuple[int, int]
) -> None:
    with pytest.raises(UnusableFileError, match=r"v1, v2"):
        compare(desk.desk, desk.root, LETTER, *numbers)


def test_a_letter_of_one_version_has_nothing_to_be_compared_with(tmp_path: Path) -> None:
    office = new_office(tmp_path)
    office.draft()
    with pytest.raises(UnusableFileError, match="no version before it"):
        compare(office.desk, office.root, LETTER)


def test_a_row_that_was_added_is_told_by_what_names_it(desk: Office) -> None:
    row = (
        "  - {type: homes,         counts: {outstanding: 0,  good: 3,   satisfactory: 1,   inadequate: 0}}\n"
    )
    old = desk.results(sample((row, ""))).results
    changes = list(changed_values(old, desk.results().results))
    assert Changed("provision/homes.counts.good", "", "3") in changes
    assert all(each.name.startswith("provision/homes") for each in changes)

"""Withholding and withdrawing."""

from pathlib import Path

import pytest
from tests.workspace.offices import act
from tests.workspace.signing import LETTER, Office, new_office

from ratingletters.errors import RefusedError
from ratingletters.register.event import EventType
from ratingletters.register.status import Status
from ratingletters.workspace.stop import stop


@pytest.fixture
def desk(tmp_path: Path) -> Office:
    office = new_office(tmp_path)
    office.draft()
    return office


@pytest.mark.parametrize(
    ("how", "status"), [(EventType.WITHHELD, Status.WITHHELD), (EventType.WITHDRAWN, Status.WITHDRAWN)]
)
def test_a_letter_is_stopped_with_its_reason(desk: Office, how: EventType, status: Status) -> None:
    stop(desk.root, how, [LETTER], " an inspection\n is open ", act())
    assert desk.version().status is status
    assert desk.version().reason == "an inspection is open"


@pytest.mark.parametrize("how", [EventType.WITHHELD, EventType.WITHDRAWN])
def test_a_letter_is_not_stopped_without_a_reason(desk: Office, how: EventType) -> None:
    with pytest.raises(RefusedError, match="without a reason"):
        stop(desk.root, how, [LETTER], "", act())
    assert desk.version().status is Status.DRAFT


def test_an_issued_letter_is_withdrawn_and_not_withheld(desk: Office) -> None:
    desk.sign()
    desk.issue()
    with pytest.raises(RefusedError, match="is issued"):
        stop(desk.root, EventType.WITHHELD, [LETTER], "too late", act())
    stop(desk.root, EventType.WITHDRAWN, [LETTER], "the wrong council", act())
    assert desk.version().status is Status.WITHDRAWN
    assert (desk.folder / "v1/letter.docx").exists()

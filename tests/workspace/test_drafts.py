"""Drafts and the register: who drafted which bytes, and what may not be drafted any more."""

from pathlib import Path

import pytest
from tests.workspace.offices import act
from tests.workspace.signing import FIGURE, LETTER, Office, new_office, sample

from ratingletters.errors import RefusedError
from ratingletters.register.disk import Disk
from ratingletters.register.event import EventType
from ratingletters.register.fingerprint import fingerprint
from ratingletters.register.writing import Register
from ratingletters.workspace.stop import stop


@pytest.fixture
def desk(tmp_path: Path) -> Office:
    return new_office(tmp_path)


def letters(office: Office) -> list[tuple[EventType, int, str]]:
    """What was done to letters, in short."""
    return [(each.type, each.version, each.actor) for each in office.events() if each.letter]


def test_a_draft_is_an_event_with_the_fingerprints_of_its_files(desk: Office) -> None:
    folder = desk.draft().folder
    event = desk.events()[-1]
    assert (event.type, event.letter, event.actor) == (EventType.DRAFTED, LETTER, "analyst")
    names = ("draft.docx", "narrative.md", "results.yaml")
    assert event.files == tuple((name, fingerprint((folder / name).read_bytes())) for name in names)


def test_the_same_draft_again_is_no_event(desk: Office) -> None:
    desk.draft()
    desk.draft()
    assert letters(desk) == [(EventType.DRAFTED, 1, "analyst")]


def test_a_draft_with_hand_edits_is_an_event_of_whoever_read_them_in(desk: Office) -> None:
    desk.draft()
    desk.edit("particularly", "notably")
    desk.draft()
    desk.draft(sample(FIGURE))
    assert [each for each, _, _ in letters(desk)] == [EventType.DRAFTED, EventType.EDITED, EventType.DRAFTED]


def test_a_draft_that_lost_its_event_gets_it_from_the_next_run(
    desk: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Register, "add_all", stopped)
    with pytest.raises(KeyboardInterrupt):
        desk.draft()
    monkeypatch.undo()
    assert letters(desk) == []
    desk.draft()
    assert letters(desk) == [(EventType.DRAFTED, 1, "analyst")]


def test_a_signed_letter_is_not_drafted_anew(desk: Office) -> None:
    desk.draft()
    desk.sign()
    before = (desk.folder / "v1/narrative.md").read_bytes()
    with pytest.raises(RefusedError, match="signed off, so"):
        desk.draft(sample(FIGURE))
    assert (desk.folder / "v1/narrative.md").read_bytes() == before


def test_an_issued_letter_is_corrected_not_drafted(desk: Office) -> None:
    desk.out()
    with pytest.raises(RefusedError, match="letters correct"):
        desk.draft(sample(FIGURE))
    assert not (desk.folder / "v2").exists()


def test_a_withdrawn_letter_is_drafted_as_its_next_version(desk: Office) -> None:
    desk.draft()
    desk.sign()
    stop(desk.root, EventType.WITHDRAWN, [LETTER], "the rating was appealed", act())
    assert desk.draft().folder.name == "v2"


def test_a_draft_of_nobodys_cannot_touch_a_signed_letter_either(desk: Office) -> None:
    desk.draft()
    desk.sign()
    with pytest.raises(RefusedError):
        desk.desk.draft([desk.results(sample(FIGURE))])


def test_a_draft_of_nobodys_is_not_in_the_register(desk: Office) -> None:
    desk.desk.draft([desk.results()])
    assert letters(desk) == []


def test_a_register_with_a_changed_line_stops_every_draft(desk: Office) -> None:
    desk.draft()
    register = desk.root / "letters/register.jsonl"
    text = Disk().read(register).replace(b"analyst", b"nobody1", 1)
    register.write_bytes(text)
    with pytest.raises(Exception, match=r"register\.jsonl:\d"):
        desk.draft(sample(FIGURE))

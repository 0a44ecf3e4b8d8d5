"""Several processes at one register at once: everything that each was told is there, and the chain is whole."""

from __future__ import annotations

import time
from pathlib import Path

from tests.faults.scenes import at, results
from tests.faults.traced import begin
from tests.workspace.offices import act
from tests.workspace.signing import KIND, Office, new_office

from ratingletters.register.event import EventType
from ratingletters.register.status import Status, letters_of
from ratingletters.workspace.act import history
from ratingletters.workspace.prove import prove
from ratingletters.workspace.sign_off import sign_off

LETTERS = 100


def draft(office: Office, names: list[str]) -> None:
    """Letters drafted one after the other, each in an act of its own."""
    read = [results(("id: liverpool", f"id: {name}")) for name in names]
    for each in read:
        office.desk.draft([each], act=act())


def sign_as_they_come(office: Office) -> None:
    """Whatever is drafted signed off, until it is all there is to be."""
    signed = 0
    while signed < LETTERS:
        if any(each.letter for each in history(office.root).events):
            signed += len(sign_off(office.desk, office.root, [f"{KIND}/*"], act("manager"), office.key))
        time.sleep(0.01)


def test_one_drafts_while_the_other_signs(tmp_path: Path) -> None:
    office = new_office(tmp_path)
    one, other = (at(office, office.root) for _ in range(2))
    running = [
        begin(lambda: draft(one, [f"c{number}" for number in range(LETTERS)]), tmp_path / "one"),
        begin(lambda: sign_as_they_come(other), tmp_path / "other"),
    ]
    assert [each.ended()[:2] for each in running] == [(0, ""), (0, "")]
    proof = prove(office.root, office.events()[-1].hash)
    assert (proof.problems, proof.warnings, proof.events) == ((), (), 1 + 2 * LETTERS)
    statuses = [versions[-1].status for versions in letters_of(office.events()).versions.values()]
    assert statuses == [Status.SIGNED_OFF] * LETTERS


def test_four_write_at_once(tmp_path: Path) -> None:
    office = new_office(tmp_path)
    desks = [at(office, office.root) for _ in range(4)]
    running = [
        begin(
            lambda desk=desk, who=who: draft(desk, [f"c{who}-{number}" for number in range(60)]),
            tmp_path / f"{who}",
        )
        for who, desk in enumerate(desks)
    ]
    assert [each.ended()[:2] for each in running] == [(0, "")] * 4
    proof = prove(office.root, office.events()[-1].hash)
    assert (proof.problems, proof.warnings, proof.letters) == ((), (), 240)
    drafted = [each.letter for each in office.events() if each.type is EventType.DRAFTED]
    assert sorted(drafted) == sorted(f"{KIND}/c{who}-{number}" for who in range(4) for number in range(60))

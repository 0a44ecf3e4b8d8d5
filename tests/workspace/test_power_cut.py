"""A power cut at any moment of an act: no acknowledged event is lost, no file is half there, and the same command goes
on. Acts of the register alone, and with all states of a cut, are in ``tests/register/test_power_cut.py``."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.faults.scenes import NEW, OLD, SCENES, at
from tests.faults.traced import Ended
from tests.faults.trial import Trial
from tests.register.machine import State
from tests.register.test_power_cut import alone
from tests.workspace.mirror import Mirror, laid_out, mirror_of, some_states
from tests.workspace.offices import act
from tests.workspace.signing import KIND, LETTER, Office

from ratingletters.register.disk import Disk
from ratingletters.workspace.correct import correct
from ratingletters.workspace.drafts import drafts
from ratingletters.workspace.issue import issue
from ratingletters.workspace.making import Order
from ratingletters.workspace.sign_off import sign_off

MOST = 8
"""States of the disk that are tried after each call, besides the two ends."""


def draft(office: Office, disk: Disk, council: object = OLD) -> None:
    tuple(drafts(office.desk, office.root, [council], act(), Order(), disk=disk))


ACTS: dict[str, Callable[[Office, Disk], object]] = {
    "draft": draft,
    "draft again": lambda office, disk: draft(office, disk, NEW),
    "sign-off": lambda office, disk: sign_off(
        office.desk, office.root, [LETTER], act("manager"), office.key, disk=disk
    ),
    "issue": lambda office, disk: issue(office.root, [LETTER], act(), office.root / "out", disk=disk),
    "correct": lambda office, disk: correct(
        office.desk, office.root, [(NEW, KIND, None)], "A wrong figure.", "", act(), disk=disk
    ),
}
"""The acts of ``SCENES``, on a disk of ours."""


def states(trial: Trial, name: str, mirror: Mirror) -> Iterator[tuple[State, bool]]:
    """States that a cut could leave during an act and after it, and whether it was acknowledged by then."""
    chance, found = random.Random(2009), dict[State, None]()  # noqa: S311

    def after(_call: str) -> None:
        found.update(dict.fromkeys(some_states(mirror.machine, chance, MOST)))

    mirror.machine.after = after
    ACTS[name](at(trial.office, mirror.root), Disk(mirror, alone))
    yield from ((state, False) for state in found)
    yield from ((state, True) for state in set(some_states(mirror.machine, chance, 100)))


def faults(trial: Trial, name: str, forgets: str = "") -> Iterator[str]:
    """Everything that is wrong with any of the states, at once and when the same command is run again; of a disk that
    forgets something, after the act only."""
    mirror = mirror_of(trial.fresh("mirror"), frozenset({forgets} - {""}))
    for state, acknowledged in states(trial, name, mirror):
        if forgets and not acknowledged:
            continue
        root = trial.folder / "cut"
        shutil.rmtree(root, ignore_errors=True)
        laid_out(state, root)
        yield from trial.left(root, Ended(0 if acknowledged else -9, "", ""))


@pytest.mark.parametrize("name", SCENES)
def test_no_cut_loses_an_event_or_leaves_half_a_letter(name: str, memory: Path) -> None:
    trial = Trial(SCENES[name], memory)
    assert list(faults(trial, name)) == []
    assert len(trial.known) > 5


@pytest.mark.parametrize(
    "forgotten", ["register.jsonl", ".letter.docx.part", ".letter.json.part", "v1", ".kinds"]
)
def test_a_disk_on_which_one_thing_is_not_forced_is_found_out(forgotten: str, memory: Path) -> None:
    trial = Trial(SCENES["sign-off"], memory)
    assert next(faults(trial, "sign-off", forgotten), None)

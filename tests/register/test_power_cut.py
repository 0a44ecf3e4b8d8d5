"""A power cut at any moment: no acknowledged event is lost, no letter is half there, and the same command goes on.

Every state of the disk that a cut could leave after every call is tried, also when a first run was killed before.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path

import pytest
from tests.register.acts import drafted, to_issue
from tests.register.machine import KilledError, Machine, State, machine_of

from ratingletters.errors import RatingLettersError
from ratingletters.register.disk import Disk
from ratingletters.register.folders import Folders
from ratingletters.register.verify import verify
from ratingletters.register.writing import writing

ROOT = Path("/letters")
ONE, TWO = ("k/a",), ("k/a", "k/b")


def alone(_path: Path, _wait: float) -> AbstractContextManager[None]:
    """A lock on a machine with one process."""
    return nullcontext()


def disk_of(machine: Machine) -> Disk:
    return Disk(machine, alone)


def run(
    machine: Machine, letters: tuple[str, ...], kill_at: int = 0, most: int | None = None
) -> set[tuple[State, int]]:
    """Every state that a cut could leave during a run, with how many events were acknowledged by then.

    The process is killed after call ``kill_at``; 0 lets it come to its end. ``most`` bounds the states of one call.
    """
    acknowledged = calls = 0
    found: set[tuple[State, int]] = set()

    def after(_call: str) -> None:
        nonlocal calls
        calls += 1
        found.update((state, acknowledged) for state in itertools.islice(machine.states(), most))
        if calls == kill_at:
            machine.killed = True
            raise KilledError

    def told(_event: object) -> None:
        nonlocal acknowledged
        acknowledged += 1

    machine.after = after
    with suppress(KilledError):
        to_issue(ROOT, letters, disk_of(machine), told)
    machine.after, machine.killed = lambda _: None, False
    return found


def calls_of(letters: tuple[str, ...]) -> int:
    """How many calls change something in a run that nothing disturbs."""
    machine, calls = Machine(), []
    machine.after = calls.append
    to_issue(ROOT, letters, disk_of(machine))
    return len(calls)


def finished(letters: tuple[str, ...]) -> State:
    """The disk after a run that nothing disturbed."""
    machine = Machine()
    to_issue(ROOT, letters, disk_of(machine))
    return next(machine.states())


def faults(states: set[tuple[State, int]], letters: tuple[str, ...]) -> Iterator[str]:
    """What is wrong with the states, if anything: at once, or when the command is run again."""
    end = finished(letters)
    for state, acknowledged in sorted(states, key=str):
        machine = machine_of(state)
        disk, folders = disk_of(machine), Folders(ROOT)
        try:
            before = verify(folders, disk=disk)
            if before.problems:
                yield f"at once: {before.problems[0]}"
            if before.events < acknowledged:
                yield f"{acknowledged} events acknowledged, {before.events} left"
            to_issue(ROOT, letters, disk)
        except RatingLettersError as error:
            yield f"run again: {error}"
            continue
        after = next(machine.states())
        kept = tuple(each for each in after if ".torn-" not in each[0])
        if kept != end:
            yield f"ends otherwise: {[each for each in kept if each not in end]}"


def test_no_cut_loses_an_event_or_leaves_half_a_letter() -> None:
    states = run(Machine(), TWO)
    assert len(states) > 200
    assert list(faults(states, TWO)) == []


def test_no_cut_leaves_drafts_that_were_added_at_once_in_disorder() -> None:
    """Whatever is left of them, they can be added again, and what was there before them stays."""
    machine, acknowledged = Machine(), 0
    folders, disk = Folders(ROOT), disk_of(machine)
    states: set[tuple[State, int]] = set()
    machine.after = lambda _call: states.update((state, acknowledged) for state in machine.states())
    for letters in (("k/a", "k/b"), ("k/c", "k/d", "k/e")):
        with writing(folders, disk) as register:
            register.add_all(map(drafted, letters))
        acknowledged += len(letters)
    assert len(states) > 12
    for state, known in states:
        with writing(folders, disk_of(machine_of(state))) as register:
            left = [each.letter for each in register.events]
            assert left == ["k/a", "k/b", "k/c", "k/d", "k/e"][: len(left)]
            assert len(left) >= known
            register.add_all(drafted(each) for each in ("k/a", "k/b", "k/c", "k/d", "k/e")[len(left) :])
            assert len(register.events) == 5


def test_no_cut_does_after_an_earlier_run_was_killed_anywhere() -> None:
    states: set[tuple[State, int]] = set()
    for kill_at in range(1, calls_of(ONE) + 1):
        machine = Machine()
        run(machine, ONE, kill_at)
        states |= run(machine, ONE)
    assert len(states) > 1000
    assert list(faults(states, ONE)) == []


@pytest.mark.parametrize(
    "forgotten",
    [
        "register.jsonl",
        ".letter.docx.part",
        ".letter.json.part",
        "v1",
        "a",
        "k",
        "letters",
        "",
        ".kinds",
    ],
)
def test_a_disk_on_which_one_thing_is_not_forced_is_found_out(forgotten: str) -> None:
    machine = Machine(forgets=frozenset({forgotten}))
    assert list(faults(run(machine, ONE, most=100), ONE))


@pytest.mark.parametrize(
    ("forgets", "kept"), [("", True), ("narrative.md .narrative.md.0.part", False), ("a", False)]
)
def test_a_draft_that_is_signed_off_as_it_lies_is_forced_with_its_folders(forgets: str, kept: bool) -> None:
    machine = Machine(forgets=frozenset(forgets.split()))
    disk, path = disk_of(machine), ROOT / "k/a/v1/narrative.md"
    disk.make_folder(ROOT)
    disk.replace(path, b"a draft")
    disk.publish([(path, b"a draft")], ROOT)
    found = [{name: data for name, data, _ in state}.get(str(path)) for state in machine.states()]
    assert (set(found) == {b"a draft"}) is kept

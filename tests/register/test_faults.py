"""A disk that refuses at any one call: nothing is half there, what was acknowledged stays, the same command goes on."""

from __future__ import annotations

import errno
import itertools

import pytest
from tests.register.acts import to_issue
from tests.register.machine import Machine, failing
from tests.register.test_power_cut import ROOT, TWO, disk_of, finished

from ratingletters.errors import RefusedError, UnusableFileError
from ratingletters.register.disk import Disk
from ratingletters.register.folders import Folders
from ratingletters.register.verify import verify

NUMBERS = (errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EACCES)


def run(machine: Machine, fail_at: int, number: int) -> tuple[int, int, Exception | None]:
    """Calls made, events acknowledged, and how a run ended whose call ``fail_at`` fails; 0 fails none."""
    calls, told = itertools.count(1), []
    made = 0

    def before(_call: str) -> None:
        nonlocal made
        made = next(calls)
        if made == fail_at:
            raise failing(number)

    machine.before = before
    ended: Exception | None = None
    try:
        to_issue(ROOT, TWO, disk_of(machine), told.append)
    except (UnusableFileError, RefusedError) as error:
        ended = error
    machine.before = lambda _: None
    return made, len(told), ended


@pytest.mark.parametrize("number", NUMBERS, ids=errno.errorcode.get)
def test_a_call_that_fails_leaves_nothing_half_done_and_the_next_run_goes_on(number: int) -> None:
    calls, events, _ = run(Machine(), 0, number)
    failed = 0
    for fail_at in range(1, calls + 1):
        machine = Machine()
        _, told, ended = run(machine, fail_at, number)
        found = verify(Folders(ROOT), disk=disk_of(machine))
        assert found.problems == (), fail_at
        assert found.events == told, fail_at
        assert ended is not None or told == events, fail_at
        assert isinstance(ended, UnusableFileError | None), fail_at
        failed += ended is not None
        assert ended is not None or next(machine.states()) == finished(TWO), fail_at
        to_issue(ROOT, TWO, disk_of(machine))
        assert next(machine.states()) == finished(TWO), fail_at
    assert failed > 100


def test_a_failed_force_of_the_register_takes_the_line_back_and_is_not_tried_again() -> None:
    machine = Machine()
    to_issue(ROOT, ("k/a",), disk_of(machine))
    kept = disk_of(machine).read(ROOT / "register.jsonl")
    forced = []

    def before(call: str) -> None:
        if call == "fsync":
            forced.append(call)
            raise failing(errno.EIO)

    machine.before = before
    with pytest.raises(UnusableFileError, match="check it before anything else"):
        Disk(machine).append(ROOT / "register.jsonl", b"a line\n", len(kept))
    machine.before = lambda _: None
    assert forced == ["fsync"]
    assert disk_of(machine).read(ROOT / "register.jsonl") == kept


def test_a_system_that_takes_few_bytes_at_a_time_gets_all_of_them() -> None:
    machine = Machine(takes=7)
    to_issue(ROOT, TWO, disk_of(machine))
    assert next(machine.states()) == finished(TWO)


def test_a_full_disk_says_how_much_was_needed() -> None:
    machine = Machine()

    def before(call: str) -> None:
        if call == "write":
            raise failing(errno.ENOSPC)

    machine.before = before
    with pytest.raises(UnusableFileError, match="make room for 5,000 bytes"):
        Disk(machine).publish([(ROOT / "letter.docx", bytes(5_000))], ROOT)


def test_a_draft_whose_file_system_tells_late_that_it_is_full_is_not_replaced() -> None:
    machine, path = Machine(), ROOT / "narrative.md"
    Disk(machine).replace(path, b"old")

    def before(call: str) -> None:
        if call == "fsync":
            raise failing(errno.EDQUOT)

    machine.before = before
    with pytest.raises(UnusableFileError, match="nothing was half written; make room"):
        Disk(machine).replace(path, b"new")
    machine.before = lambda _: None
    assert Disk(machine).read(path) == b"old"
    assert Disk(machine).names(ROOT) == ("narrative.md",)

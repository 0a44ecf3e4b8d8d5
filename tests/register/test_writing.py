"""The register open for writing: one writer at a time, nothing added to what is not whole."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.register.acts import drafted, issued, to_issue

from ratingletters.errors import BusyError, ProblemsFoundError, RefusedError
from ratingletters.register.chain import GENESIS, read_chain
from ratingletters.register.disk import Disk
from ratingletters.register.folders import Folders
from ratingletters.register.verify import verify
from ratingletters.register.writing import writing

ROOT = Path(__file__).parents[2]


def started(call: str, folder: Path) -> subprocess.Popen[str]:
    """A process of its own that calls a function of this file."""
    return subprocess.Popen(
        [sys.executable, "-c", f"import pathlib, {__name__} as t; t.{call}(pathlib.Path('{folder}'))"],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": "."},
    )


def draft_a_hundred(folder: Path) -> None:
    """Run in a process of its own: a hundred acts, one after the other."""
    for at in range(100):
        with writing(Folders(folder), wait=60) as register:
            register.add(drafted(f"k/p{os.getpid()}-{at}"))


def hold(folder: Path) -> None:
    """Run in a process of its own: an act that never ends."""
    with writing(Folders(folder)):
        sys.stdout.write("held\n")
        sys.stdout.flush()
        time.sleep(600)


def test_two_processes_at_once_lose_no_event(tmp_path: Path) -> None:
    both = [started("draft_a_hundred", tmp_path / "letters") for _ in range(2)]
    for process in both:
        process.communicate()
    assert [process.returncode for process in both] == [0, 0]
    chain = read_chain(Disk().lines(tmp_path / "letters/register.jsonl"), "r")
    assert chain.problems == ()
    assert len({event.letter for event in chain.events}) == 200


def test_another_act_is_waited_for_and_its_lock_dies_with_its_process(tmp_path: Path) -> None:
    process = started("hold", tmp_path)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    with pytest.raises(BusyError, match="not done after"), writing(Folders(tmp_path), wait=0.1):
        pass
    process.send_signal(signal.SIGKILL)
    process.communicate()
    with writing(Folders(tmp_path), wait=0.1) as register:
        register.add(drafted("k/a"))


def test_the_first_event_makes_the_register(tmp_path: Path) -> None:
    with writing(Folders(tmp_path / "letters")) as register:
        assert register.head == GENESIS
        event = register.add(drafted("k/a"))
    assert (event.seq, event.prev, register.head) == (1, GENESIS, event.hash)
    assert json.loads((tmp_path / "letters/register.jsonl").read_text())["hash"] == event.hash


def test_an_act_that_a_rule_forbids_adds_nothing(tmp_path: Path) -> None:
    with writing(Folders(tmp_path)) as register:
        register.add(drafted("k/a"))
        with pytest.raises(RefusedError, match="not signed off"):
            register.add(issued("k/a"))
        assert len(register.events) == 1
    assert (tmp_path / "register.jsonl").read_bytes().count(b"\n") == 1


def test_an_event_made_for_another_place_is_refused(tmp_path: Path) -> None:
    with writing(Folders(tmp_path)) as register:
        early = register.placed(drafted("k/a"))
        register.add(drafted("k/b"))
        with pytest.raises(RefusedError, match="another place"):
            register.add(early)


def test_an_event_that_is_not_sound_is_not_written(tmp_path: Path) -> None:
    with writing(Folders(tmp_path)) as register, pytest.raises(ProblemsFoundError, match="REG-104"):
        register.add(drafted("k/a")._replace(actor="Ann Jones"))
    assert not (tmp_path / "register.jsonl").exists()


@pytest.mark.parametrize("torn", [b'{"actor":"a', b"\0" * 40])
def test_a_torn_last_line_is_cut_off_kept_aside_and_told(tmp_path: Path, torn: bytes) -> None:
    head = to_issue(tmp_path, ["k/a"])
    whole = (tmp_path / "register.jsonl").read_bytes()
    (tmp_path / "register.jsonl").write_bytes(whole + torn)
    found = verify(Folders(tmp_path), head)
    assert found.problems == ()
    assert [each.code for each in found.warnings] == ["REG-004"]
    with writing(Folders(tmp_path)) as register:
        assert register.kept_aside is not None
        assert register.kept_aside.read_bytes() == torn
    assert (tmp_path / "register.jsonl").read_bytes() == whole


def test_nothing_is_written_to_a_register_with_problems(tmp_path: Path) -> None:
    to_issue(tmp_path, ["k/a"])
    path = tmp_path / "register.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"actor":"bob"', b'"actor":"eve"'))
    before = path.read_bytes()
    with pytest.raises(ProblemsFoundError, match="REG-005"), writing(Folders(tmp_path)):
        pass
    assert path.read_bytes() == before


def test_a_register_of_a_later_program_is_not_written_to(tmp_path: Path) -> None:
    (tmp_path / "register.jsonl").write_bytes(b'{"v":2}\n')
    with pytest.raises(RefusedError, match="later version"), writing(Folders(tmp_path)):
        pass


@pytest.mark.parametrize(
    "name", ["register (Bob's conflicted copy).jsonl", "register-PC.jsonl", "Register 2.jsonl"]
)
def test_a_second_register_beside_it_stops_every_act(tmp_path: Path, name: str) -> None:
    to_issue(tmp_path, ["k/a"])
    (tmp_path / name).write_bytes(b"")
    with pytest.raises(RefusedError, match="a second register"), writing(Folders(tmp_path)):
        pass
    assert [each.code for each in verify(Folders(tmp_path)).problems] == ["REG-018"]


@pytest.mark.parametrize("stop_at", [1, 2, 3, 8, 17])
def test_a_run_that_was_stopped_goes_on_with_the_same_command(tmp_path: Path, stop_at: int) -> None:
    letters, told = [f"k/{name}" for name in "abcdef"], []

    def stop(event: object) -> None:
        told.append(event)
        if len(told) == stop_at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        to_issue(tmp_path, letters, told=stop)
    found = verify(Folders(tmp_path), to_issue(tmp_path, letters))
    assert (found.events, found.problems, found.warnings) == (18, (), ())

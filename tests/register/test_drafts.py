"""The draft of a letter in its folder."""

import errno
import json
import random
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.register.machine import Machine, failing, reachable
from tests.register.test_power_cut import alone, disk_of
from tests.workspace.mirror import some_states

from ratingletters.errors import RefusedError, UnusableFileError
from ratingletters.register.disk import Disk
from ratingletters.register.drafts import (
    Change,
    Files,
    Found,
    read_draft,
    replace_drafts,
    replacement,
    write_draft,
)

FILES = {"narrative.md": b"one\n", "draft.docx": b"two"}
NEW = {"narrative.md": b"new\n", "draft.docx": b"new"}
FOLDER = Path("/letters/kind/council/v1")


def draft(folder: Path, files: Mapping[str, bytes], disk: Disk | None = None) -> Change:
    """These files drafted, whatever lies there."""
    return write_draft(folder, lambda _found: Files(files), disk).change


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a draft, without its record."""
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.name != "draft.json"}


def test_a_first_draft_makes_its_folder_and_every_file(tmp_path: Path) -> None:
    folder = tmp_path / "kind/council/v1"
    assert draft(folder, FILES) is Change.DRAFTED
    assert contents(folder) == FILES


def test_the_same_draft_again_touches_nothing(tmp_path: Path) -> None:
    draft(tmp_path, FILES)
    before = {each: each.stat().st_mtime_ns for each in tmp_path.iterdir()}
    assert draft(tmp_path, FILES) is Change.UNCHANGED
    assert {each: each.stat().st_mtime_ns for each in tmp_path.iterdir()} == before


def test_a_redraft_replaces_what_a_draft_wrote(tmp_path: Path) -> None:
    draft(tmp_path, FILES)
    assert draft(tmp_path, {**FILES, "narrative.md": b"new\n"}) is Change.REDRAFTED
    assert contents(tmp_path)["narrative.md"] == b"new\n"


def test_a_lost_file_is_made_again(tmp_path: Path) -> None:
    draft(tmp_path, FILES)
    (tmp_path / "draft.docx").unlink()
    draft(tmp_path, FILES)
    assert contents(tmp_path) == FILES


@pytest.mark.parametrize("record", [None, b"", b"{}", b'{"files": 3}', b"\xff"])
def test_a_changed_file_is_kept_and_nothing_else_is_replaced(tmp_path: Path, record: bytes | None) -> None:
    draft(tmp_path, FILES)
    (tmp_path / "draft.docx").write_bytes(b"edited in Word")
    if record is not None:
        (tmp_path / "draft.json").write_bytes(record)
    with pytest.raises(RefusedError, match=r"draft\.docx"):
        draft(tmp_path, {"narrative.md": b"new\n", "draft.docx": b"new"})
    assert contents(tmp_path)["draft.docx"] == b"edited in Word"
    assert contents(tmp_path)["narrative.md"] == b"one\n"


def calls_of_a_redraft() -> int:
    """How many calls a redraft makes."""
    machine, calls = Machine(), []
    draft(FOLDER, FILES, disk_of(machine))
    machine.before = calls.append
    draft(FOLDER, NEW, disk_of(machine))
    return len(calls)


def on_machine(machine: Machine) -> dict[str, bytes]:
    """The files of a draft on a machine, without its record; none may be left waiting."""
    names = machine.node(FOLDER).names or {}
    return {name: each.data for name, each in names.items() if name != "draft.json"}


@pytest.mark.parametrize("stop_at", range(1, calls_of_a_redraft() + 1))
def test_a_draft_stopped_at_any_call_is_completed_by_the_next(stop_at: int) -> None:
    machine = Machine()
    draft(FOLDER, FILES, disk_of(machine))
    calls = 0

    def stopping(_call: str) -> None:
        nonlocal calls
        calls += 1
        if calls == stop_at:
            raise KeyboardInterrupt

    machine.before = stopping
    with pytest.raises(KeyboardInterrupt):
        draft(FOLDER, NEW, disk_of(machine))
    machine.before = lambda _: None
    assert set(on_machine(machine).values()) <= {*FILES.values(), *NEW.values()}
    assert set(on_machine(machine)) == set(FILES)
    other = {"narrative.md": b"newer\n", "draft.docx": b"newer"}
    draft(FOLDER, other, disk_of(machine))
    assert on_machine(machine) == other
    assert set(json.loads(disk_of(machine).read(FOLDER / "draft.json"))["files"]) == set(other)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "council").write_text("a file where the folder belongs")
    with pytest.raises(UnusableFileError, match="council"):
        draft(tmp_path / "council" / "v1", FILES)


def test_many_drafts_are_forced_all_at_once_and_no_cut_leaves_half_of_one() -> None:
    machine, forced = Machine(), []

    def sync(handle: int) -> bool:
        machine.fsync(handle)
        for node in reachable(machine.root, set()):
            node.stages, node.shifts = [], {}
        forced.append(handle)
        return True

    disk = Disk(machine, alone, sync)
    folders = [FOLDER.with_name(f"v{at}") for at in range(20)]
    replace_drafts([replacement(each, Found(), Files(FILES), disk) for each in folders], disk)
    drafted = [replacement(each, read_draft(each, disk), Files(NEW), disk) for each in folders]
    chance, seen = random.Random(2009), set()  # noqa: S311

    def after(_call: str) -> None:
        for state in some_states(machine, chance, 2):
            there = {Path(path): data for path, data, _ in state}
            seen.update(there.get(each / name) for each in folders for name in FILES)

    machine.after = after
    replace_drafts(drafted, disk)
    assert len(forced) == 5
    assert seen - {None} == {*FILES.values(), *NEW.values()}


@pytest.mark.parametrize("full_at", range(1, 5))
def test_a_full_disk_changes_nothing(full_at: int) -> None:
    machine = Machine()
    draft(FOLDER, FILES, disk_of(machine))
    writes = 0

    def full(call: str) -> None:
        nonlocal writes
        writes += call == "write"
        if call == "write" and writes == full_at:
            raise failing(errno.ENOSPC)

    machine.before = full
    with pytest.raises(UnusableFileError, match="No space left on device"):
        draft(FOLDER, NEW, disk_of(machine))
    machine.before = lambda _: None
    assert on_machine(machine) == FILES

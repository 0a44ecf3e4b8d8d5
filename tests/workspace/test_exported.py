"""The folder of exports: what is there is told from what must be made, and nobody's work is replaced."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.register.machine import Machine, machine_of
from tests.register.test_power_cut import disk_of

from ratingletters.errors import RefusedError
from ratingletters.register.disk import Disk
from ratingletters.workspace.exported import RECORD, Made, is_there, put

NAME = "annual-rating-2009-exampleshire-v1.pdf"
MADE = Made("a" * 64)


def kept(folder: Path, data: bytes = b"one", made: Made = MADE) -> None:
    put(folder, [(NAME, made, data)], Disk())


def test_a_file_made_of_the_same_is_there(tmp_path: Path) -> None:
    assert not is_there(tmp_path, NAME, MADE, Disk())
    kept(tmp_path)
    assert is_there(tmp_path, NAME, MADE, Disk())


@pytest.mark.parametrize("other", [Made("b" * 64), Made("a" * 64, "c" * 64)])
def test_a_file_of_another_letter_or_another_seal_is_made_anew(tmp_path: Path, other: Made) -> None:
    kept(tmp_path)
    assert not is_there(tmp_path, NAME, other, Disk())
    kept(tmp_path, b"two", other)
    assert (tmp_path / NAME).read_bytes() == b"two"
    assert is_there(tmp_path, NAME, other, Disk())


@pytest.mark.parametrize("record", ["", "{}", "[]", '{"files": {"x": 1}}', None])
def test_a_file_that_no_export_left_so_is_never_replaced(tmp_path: Path, record: str | None) -> None:
    kept(tmp_path)
    if record is None:
        (tmp_path / NAME).write_bytes(b"with remarks by somebody")
    else:
        (tmp_path / RECORD).write_text(record, encoding="utf-8")
    with pytest.raises(RefusedError, match="not as an export left it"):
        is_there(tmp_path, NAME, MADE, Disk())


def test_a_file_that_was_deleted_is_made_anew(tmp_path: Path) -> None:
    kept(tmp_path)
    (tmp_path / NAME).unlink()
    assert not is_there(tmp_path, NAME, MADE, Disk())


def test_the_record_keeps_the_files_of_other_exports(tmp_path: Path) -> None:
    kept(tmp_path)
    put(tmp_path, [("another.pdf", Made("d" * 64), b"another")], Disk())
    assert is_there(tmp_path, NAME, MADE, Disk())
    assert list(json.loads((tmp_path / RECORD).read_text(encoding="utf-8"))["files"]) == [NAME, "another.pdf"]


def test_a_power_cut_at_any_moment_leaves_whole_files_and_the_next_export_goes_on() -> None:
    folder, new = Path("/exports"), Made("b" * 64)
    files = [(NAME, new, b"two"), ("more.pdf", new, b"more")]
    machine, states = Machine(), set()
    put(folder, [(NAME, MADE, b"one")], disk_of(machine))
    machine.after = lambda _: states.update(machine.states())
    put(folder, files, disk_of(machine))
    assert len(states) > 20
    for state in states:
        cut = machine_of(state)
        disk = disk_of(cut)
        there = {name: disk.read(folder / name) for name in disk.names(folder) if name.endswith(".pdf")}
        assert there.get(NAME, b"one") in {b"one", b"two"}
        assert there.get("more.pdf", b"more") == b"more"
        for name, made, data in files:
            assert not is_there(folder, name, made, disk) or there[name] == data
        put(folder, files, disk)
        assert all(is_there(folder, name, made, disk) for name, made, _ in files)

"""The draft of a letter in its folder."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ratingletters.errors import RefusedError, UnusableFileError
from ratingletters.register import drafts
from ratingletters.register.drafts import Change, write_draft

FILES = {"narrative.md": b"one\n", "draft.docx": b"two"}


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a draft, without its record."""
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.name != "draft.json"}


def test_a_first_draft_makes_its_folder_and_every_file(tmp_path: Path) -> None:
    folder = tmp_path / "kind/council/v1"
    assert write_draft(folder, FILES) is Change.DRAFTED
    assert contents(folder) == FILES


def test_the_same_draft_again_touches_nothing(tmp_path: Path) -> None:
    write_draft(tmp_path, FILES)
    before = {each: each.stat().st_mtime_ns for each in tmp_path.iterdir()}
    assert write_draft(tmp_path, FILES) is Change.UNCHANGED
    assert {each: each.stat().st_mtime_ns for each in tmp_path.iterdir()} == before


def test_a_redraft_replaces_what_a_draft_wrote(tmp_path: Path) -> None:
    write_draft(tmp_path, FILES)
    assert write_draft(tmp_path, {**FILES, "narrative.md": b"new\n"}) is Change.REDRAFTED
    assert contents(tmp_path)["narrative.md"] == b"new\n"


def test_a_lost_file_is_made_again(tmp_path: Path) -> None:
    write_draft(tmp_path, FILES)
    (tmp_path / "draft.docx").unlink()
    write_draft(tmp_path, FILES)
    assert contents(tmp_path) == FILES


@pytest.mark.parametrize("record", [None, b"", b"{}", b'{"files": 3}', b"\xff"])
def test_a_changed_file_is_kept_and_nothing_else_is_replaced(tmp_path: Path, record: bytes | None) -> None:
    write_draft(tmp_path, FILES)
    (tmp_path / "draft.docx").write_bytes(b"edited in Word")
    if record is not None:
        (tmp_path / "draft.json").write_bytes(record)
    with pytest.raises(RefusedError, match=r"draft\.docx"):
        write_draft(tmp_path, {"narrative.md": b"new\n", "draft.docx": b"new"})
    assert contents(tmp_path)["draft.docx"] == b"edited in Word"
    assert contents(tmp_path)["narrative.md"] == b"one\n"


@pytest.mark.parametrize("stop_at", range(1, 5))
def test_a_draft_stopped_at_any_file_is_completed_by_the_next(
    tmp_path: Path, stop_at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_draft(tmp_path, FILES)
    calls = 0
    replace = os.replace

    def stopping(source: Path, target: Path) -> None:
        nonlocal calls
        calls += 1
        if calls == stop_at:
            raise KeyboardInterrupt
        replace(source, target)

    new = {"narrative.md": b"new\n", "draft.docx": b"new"}
    monkeypatch.setattr(drafts.os, "replace", stopping)
    with pytest.raises(KeyboardInterrupt):
        write_draft(tmp_path, new)
    monkeypatch.undo()
    assert set(contents(tmp_path).values()) <= {*FILES.values(), *new.values()}
    other = {"narrative.md": b"newer\n", "draft.docx": b"newer"}
    write_draft(tmp_path, other)
    assert contents(tmp_path) == other
    assert set(json.loads((tmp_path / "draft.json").read_text())["files"]) == set(other)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "council").write_text("a file where the folder belongs")
    with pytest.raises(UnusableFileError, match="council"):
        write_draft(tmp_path / "council" / "v1", FILES)


def test_a_full_disk_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_draft(tmp_path, FILES)
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    made = 0
    temporary = drafts.NamedTemporaryFile

    def full(**asked: object) -> object:
        nonlocal made
        made += 1
        if made == 3:
            raise OSError(28, "No space left on device")
        return temporary(**asked)

    monkeypatch.setattr(drafts, "NamedTemporaryFile", full)
    with pytest.raises(UnusableFileError, match="No space left on device"):
        write_draft(tmp_path, {"narrative.md": b"new\n", "draft.docx": b"new"})
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == before


def test_two_drafts_at_once_never_take_each_other_for_a_person(tmp_path: Path) -> None:
    folder = tmp_path / "council/v1"
    versions = [{name: f"{at} {name}".encode() for name in FILES} for at in range(24)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda files: write_draft(folder, files), versions))
    assert contents(folder) in versions

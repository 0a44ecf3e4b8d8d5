"""What the disk does for the register, on a real one."""

import os
import resource
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ratingletters.errors import RefusedError, UnusableFileError
from ratingletters.register.disk import Disk

DISK = Disk()


def test_a_published_file_has_its_bytes_and_is_read_only(tmp_path: Path) -> None:
    path = tmp_path / "k/a/v1/letter.docx"
    DISK.publish([(path, b"letter")], tmp_path)
    assert path.read_bytes() == b"letter"
    assert stat.S_IMODE(path.stat().st_mode) == 0o444
    assert [each.name for each in path.parent.iterdir()] == ["letter.docx"]


def test_a_file_that_is_there_with_the_same_bytes_is_adopted(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(b"letter")
    DISK.publish([(path, b"letter")], tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o444


@pytest.mark.parametrize("there", ["bytes", "folder", "link"])
def test_a_place_that_is_taken_is_refused_and_no_other_file_gets_its_name(tmp_path: Path, there: str) -> None:
    path = tmp_path / "letter.docx"
    match there:
        case "bytes":
            path.write_bytes(b"another letter")
        case "folder":
            path.mkdir()
        case "link":
            (tmp_path / "elsewhere").write_bytes(b"letter")
            path.symlink_to("elsewhere")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(RefusedError, match="already there"):
        DISK.publish([(tmp_path / "letter.json", b"{}"), (path, b"letter")], tmp_path)
    assert sorted(tmp_path.iterdir()) == before


def test_a_generator_that_fails_publishes_nothing(tmp_path: Path) -> None:
    def files() -> Iterator[tuple[Path, bytes]]:
        yield tmp_path / "one", b"1"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        DISK.publish(files(), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_a_crash_left_waiting_is_replaced_and_never_written_into(tmp_path: Path) -> None:
    earlier, part = tmp_path / "earlier", tmp_path / ".letter.docx.part"
    earlier.write_bytes(b"an earlier letter")
    part.hardlink_to(earlier)
    DISK.publish([(tmp_path / "letter.docx", b"letter")], tmp_path)
    assert earlier.read_bytes() == b"an earlier letter"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["earlier", "letter.docx"]


def test_lines_are_added_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "register.jsonl"
    DISK.append(path, b"one\n", 0)
    DISK.append(path, b"two\n", 4)
    assert path.read_bytes() == b"one\ntwo\n"
    assert list(DISK.lines(path)) == [b"one\n", b"two\n"]


def test_a_file_that_grew_meanwhile_is_not_added_to(tmp_path: Path) -> None:
    path = tmp_path / "register.jsonl"
    path.write_bytes(b"one\nfrom elsewhere\n")
    with pytest.raises(RefusedError, match="another program wrote here"):
        DISK.append(path, b"two\n", 4)
    assert path.read_bytes() == b"one\nfrom elsewhere\n"


def test_lines_are_whole_however_the_blocks_fall(tmp_path: Path) -> None:
    path = tmp_path / "register.jsonl"
    lines = [b"x" * (length % 3000) + b"\n" for length in range(0, 4_000_000, 997)]
    path.write_bytes(b"".join(lines) + b"torn")
    assert list(DISK.lines(path)) == [*lines, b"torn"]


def test_a_torn_rest_is_cut_off_and_kept_aside(tmp_path: Path) -> None:
    path = tmp_path / "register.jsonl"
    path.write_bytes(b"one\ntw")
    aside = DISK.cut(path, 4, b"tw")
    assert path.read_bytes() == b"one\n"
    assert aside.read_bytes() == b"tw"
    assert aside.name.startswith("register.jsonl.torn-")


def test_a_draft_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "k/a/v1/narrative.md"
    DISK.replace(path, b"one")
    DISK.replace(path, b"two")
    assert path.read_bytes() == b"two"
    assert [each.name for each in path.parent.iterdir()] == ["narrative.md"]


def test_what_is_removed_twice_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    DISK.publish([(path, b"letter")], tmp_path)
    DISK.remove([path])
    DISK.remove([path])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("call", ["publish", "replace", "append", "read"])
def test_a_file_where_a_folder_belongs_is_named(tmp_path: Path, call: str) -> None:
    (tmp_path / "k").write_text("in the way")
    path = tmp_path / "k" / "letter.docx"
    calls = {
        "publish": lambda: DISK.publish([(path, b"")], tmp_path),
        "replace": lambda: DISK.replace(path, b""),
        "append": lambda: DISK.append(path, b"", 0),
        "read": lambda: DISK.read(path),
    }
    with pytest.raises(UnusableFileError, match="Not a directory"):
        calls[call]()


def write_limited(folder: Path) -> None:
    """Run in a process of its own, which may write files of 4,096 bytes at most, as on a disk that is full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
    for act in (
        lambda: DISK.append(folder / "register.jsonl", b"x" * 200 + b"\n", 4000),
        lambda: DISK.publish([(folder / "one", b"1"), (folder / "letter.docx", bytes(5000))], folder),
        lambda: DISK.replace(folder / "narrative.md", bytes(5000)),
    ):
        try:
            act()
        except UnusableFileError as error:
            sys.stdout.write(f"{error}\n")


def test_a_disk_that_is_full_in_the_middle_of_a_write_keeps_what_was_there(tmp_path: Path) -> None:
    before = {"register.jsonl": b"r" * 3999 + b"\n", "narrative.md": b"old"}
    for name, data in before.items():
        (tmp_path / name).write_bytes(data)
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import pathlib, {__name__} as t; t.write_limited(pathlib.Path('{tmp_path}'))",
        ],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": "."},
    )
    assert told.stdout.count("make room for") == 3
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == before


def test_new_files_are_made_all_or_none_each_with_its_mode_in_a_folder_of_their_owners(
    tmp_path: Path,
) -> None:
    one, two = tmp_path / "keys/one", tmp_path / "keys/two"
    DISK.create([(one, b"1", 0o600), (two, b"2", 0o644)])
    assert [stat.S_IMODE(each.stat().st_mode) for each in (one.parent, one, two)] == [0o700, 0o600, 0o644]
    one.unlink()
    with pytest.raises(RefusedError, match="already there"):
        DISK.create([(one, b"1", 0o600), (two, b"another", 0o644)])
    assert (one.exists(), two.read_bytes()) == (False, b"2")

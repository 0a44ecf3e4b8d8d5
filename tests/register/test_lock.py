"""The lock: one writer at a time, and none where locks do not work."""

import errno
import fcntl
from pathlib import Path

import pytest

from ratingletters.errors import BusyError, UnusableFileError
from ratingletters.register.lock import locked


def test_a_lock_that_is_held_is_waited_for_and_then_told(tmp_path: Path) -> None:
    with locked(tmp_path / ".lock", 1), pytest.raises(BusyError) as caught, locked(tmp_path / ".lock", 0.05):
        pass
    assert (caught.value.path, caught.value.waited) == (str(tmp_path), 0.05)


def test_a_lock_is_free_again_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), locked(tmp_path / ".lock", 1):
        raise KeyboardInterrupt
    with locked(tmp_path / ".lock", 0):
        pass


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP], ids=errno.errorcode.get)
def test_nothing_is_written_where_the_file_system_has_no_locks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refusing(_handle: int, _how: int) -> None:
        raise OSError(number, "no locks here")

    monkeypatch.setattr(fcntl, "flock", refusing)
    with pytest.raises(UnusableFileError, match="cannot be locked"), locked(tmp_path / ".lock", 0.05):
        pass


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "letters").write_text("a file where the folder belongs")
    with (
        pytest.raises(UnusableFileError, match="cannot be locked"),
        locked(tmp_path / "letters" / ".lock", 0.05),
    ):
        pass

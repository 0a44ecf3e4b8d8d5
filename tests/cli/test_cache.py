"""The folder where the program keeps what it can make again."""

import os
from pathlib import Path

import pytest

from ratingletters.cli.cache import cache_folder


def test_it_is_the_users_own_and_made_when_first_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LETTERS_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "letters"
    assert (tmp_path / "letters").stat().st_mode & 0o777 == 0o700


def test_an_empty_name_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LETTERS_CACHE", "")
    assert cache_folder() is None


def test_a_folder_that_cannot_be_made_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("LETTERS_CACHE", str(tmp_path / "file" / "cache"))
    assert cache_folder() is None


@pytest.mark.skipif(os.name != "posix", reason="only POSIX says who may write")
def test_a_folder_in_which_others_may_write_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmp_path.chmod(0o777)
    monkeypatch.setenv("LETTERS_CACHE", str(tmp_path))
    assert cache_folder() is None

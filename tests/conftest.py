"""What tests of several rooms need."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What the program keeps to have it quicker next time is not the user's who runs the tests."""
    os.environ["LETTERS_CACHE"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def memory() -> Iterator[Path]:
    """A folder in memory, where there is one: what is tried is what a system refuses or loses, not a disk."""
    shared = Path("/dev/shm")  # noqa: S108
    folder = Path(tempfile.mkdtemp(dir=shared if shared.is_dir() else None))
    yield folder
    shutil.rmtree(folder)

"""One writer at a time: a lock of the system's own, freed when its process ends, however it ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from ratingletters.errors import BusyError, UnusableFileError

POLL = 0.01
"""Seconds between two looks whether a lock is free."""


@contextmanager
def locked(path: Path, wait: float) -> Iterator[None]:
    """Holds the lock at a path, which stays there empty and means nothing by itself.

    Raises :class:`BusyError` when another process still holds it after ``wait`` seconds, and
    :class:`UnusableFileError` where it cannot be made or the file system has no such locks (some network
    drives): without one, nothing is written.
    """
    lock = FileLock(path, timeout=wait, poll_interval=POLL, fallback_to_soft=False)
    try:
        lock.acquire()
    except Timeout:
        raise BusyError(str(path.parent), wait) from None
    except OSError as error:
        remedy = "nothing was written; the register must lie on a disk that can lock files and that you may write to"
        raise UnusableFileError(str(path), f"cannot be locked: {error.strerror}", remedy) from error
    try:
        yield
    finally:
        lock.release()

"""The calls of the operating system that the register makes, and no others: all that can fail, or be cut short."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Protocol


class System(Protocol):
    """The module ``os`` itself, or a stand-in for it with the same names, on which every crash can be tried."""

    def open(self, path: Path, flags: int, mode: int = 0o777) -> int:
        """A handle of a file or a folder."""

    def read(self, fd: int, length: int, /) -> bytes:
        """The next bytes; none at the end."""

    def write(self, fd: int, data: bytes, /) -> int:
        """How many of the bytes were taken: at times fewer than all."""

    def fstat(self, fd: int) -> os.stat_result:
        """Size and mode."""

    def ftruncate(self, fd: int, length: int, /) -> None:
        """Cuts a file to a length."""

    def fchmod(self, fd: int, mode: int) -> None:
        """Says who may do what with a file."""

    def fsync(self, fd: int) -> None:
        """Returns when the bytes of a file, or the names in a folder, would survive a power cut."""

    def close(self, fd: int) -> None:
        """Gives the handle back."""

    def link(self, src: Path, dst: Path) -> None:
        """A second name for a file; fails where the name is taken."""

    def replace(self, src: Path, dst: Path) -> None:
        """A new name for a file, over the file that had it."""

    def unlink(self, path: Path) -> None:
        """Takes a name away."""

    def mkdir(self, path: Path, mode: int = 0o777) -> None:
        """Makes a folder."""

    def listdir(self, path: Path) -> list[str]:
        """The names in a folder."""

    def lstat(self, path: Path) -> os.stat_result:
        """What a name stands for, links not followed."""


def sync_file_system(handle: int) -> bool:
    """Forces all files and names of the file system that a handle is of, and tells of what failed (``syncfs``).
    Returns False where the system cannot: only Linux can."""
    if sys.platform != "linux":
        return False
    from ctypes import CDLL, get_errno  # noqa: PLC0415

    if CDLL(None, use_errno=True).syncfs(handle):
        raise OSError(get_errno(), os.strerror(get_errno()))
    return True

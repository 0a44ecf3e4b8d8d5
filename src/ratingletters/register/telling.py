"""What the operating system refuses, as a sentence about a file with what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ratingletters.errors import RefusedError, UnusableFileError


def taken(path: Path) -> RefusedError:
    """A place where other bytes already are."""
    return RefusedError(
        f"{path}: is already there with other bytes; nothing was replaced",
        "a signed letter is never replaced; if the register does not know this file, move it elsewhere",
    )


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """A name that was taken meanwhile is a refusal."""
    try:
        yield
    except FileExistsError:
        raise taken(path) from None


@contextmanager
def telling(path: Path, size: int = 0, *, verb: str = "written") -> Iterator[None]:
    """What the system says, as a sentence about a file; ``size`` is how many bytes it was to take."""
    try:
        yield
    except OSError as error:
        raise UnusableFileError(
            str(path), f"cannot be {verb}: {error.strerror or error}", remedy_for(error.errno, size)
        ) from error


def remedy_for(number: int | None, size: int) -> str:
    """What to do about an error of the system."""
    needed = f" for {size:,} bytes" if size else ""
    match number:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return f"nothing was half written; make room{needed}, and run the same command again"
        case errno.EIO:
            return (
                "the disk did not do its work: check it before anything else; then run the same command again"
            )
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return "nothing was half written; see that you may write there, and run the same command again"
    return "nothing was half written; see what is in the way there, and run the same command again"

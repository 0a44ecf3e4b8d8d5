"""Where the program keeps what it can make again: a folder of the user's own."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "LETTERS_CACHE"
"""Names another folder; empty for none."""


def cache_folder() -> Path | None:
    """The folder, made if it is not there; None where there can be none, or where others could write what is read
    there."""
    named = os.environ.get(VARIABLE)
    if named == "":
        return None
    try:
        home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
        folder = Path(named) if named else Path(home) / "letters"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.stat()
    except (OSError, RuntimeError):
        return None
    others_write = os.name == "posix" and (found.st_uid != os.geteuid() or found.st_mode & 0o022)
    return None if others_write else folder

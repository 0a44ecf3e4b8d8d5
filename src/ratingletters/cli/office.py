"""LibreOffice, where this machine has it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

USUAL = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"{ProgramFiles}\LibreOffice\program\soffice.exe",
    r"{ProgramFiles(x86)}\LibreOffice\program\soffice.exe",
)
"""Where it lies on macOS and Windows, which do not put it on the search path."""


def soffice() -> Path | None:
    """LibreOffice's program; None where there is none."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return Path(found)
    known = {name: os.environ.get(name, "") for name in ("ProgramFiles", "ProgramFiles(x86)")}
    return next((path for each in USUAL if (path := Path(each.format_map(known))).is_file()), None)

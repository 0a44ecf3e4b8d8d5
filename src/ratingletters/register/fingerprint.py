"""Fingerprints: SHA-256, in 64 hexadecimal figures, of a file or of a folder of files."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping


def fingerprint(data: bytes) -> str:
    """The fingerprint of bytes, as ``sha256sum`` prints it."""
    return hashlib.sha256(data).hexdigest()


def fingerprint_of_files(files: Mapping[str, bytes]) -> str:
    """The fingerprint of a folder: that of its files' fingerprints and names, by name, as ``sha256sum`` lists them.

    Anybody can have it from the folder itself: ``LC_ALL=C sha256sum * | sha256sum``.
    """
    listed = (f"{fingerprint(data)}  {name}\n" for name, data in sorted(files.items()))
    return fingerprint("".join(listed).encode())

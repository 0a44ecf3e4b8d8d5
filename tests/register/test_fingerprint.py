"""Fingerprints, as anybody's own tools make them."""

import subprocess
from pathlib import Path

from ratingletters.register.fingerprint import fingerprint_of_files


def test_the_fingerprint_of_a_folder_is_what_sha256sum_gives(tmp_path: Path) -> None:
    files = {"letter.yaml": b"kind", "letter.docx": b"\0\1", "Lexicon.yaml": b""}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    command = "LC_ALL=C sha256sum * | sha256sum"
    told = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, check=True)  # noqa: S602
    assert told.stdout.split()[0] == fingerprint_of_files(files)


def test_another_name_is_another_fingerprint() -> None:
    assert fingerprint_of_files({"a": b"1", "b": b"2"}) != fingerprint_of_files({"a": b"2", "b": b"1"})

"""Redlines before programs that are not ours: LibreOffice settles their changes, the Open XML SDK finds them valid."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.word.redline.files import AUTHOR, file, paragraph, run, table
from tests.word.validator import errors_of, needs_validator

from bench import redline_reader as reader
from ratingletters.word import write_redline

ROOT = Path(__file__).parents[3]
PYTHON = Path("/usr/bin/python3")
"""The Python for which Debian builds LibreOffice's bridge."""


def has_bridge() -> bool:
    """Whether LibreOffice and its bridge are installed."""
    asked = [str(PYTHON), "-c", "import uno"]
    return (
        bool(shutil.which("soffice"))
        and PYTHON.exists()
        and not subprocess.run(asked, capture_output=True, check=False).returncode
    )


END = (paragraph("C D", style="Body"), paragraph("Manager", style="Bullet"))
PAIRS = {
    "words": (
        file(paragraph("Most of the schools are good."), *END, header=paragraph("Page of Ofsted")),
        file(
            paragraph("Few of the schools are ", run("very", "<w:b/>"), " good."),
            *END,
            header=paragraph("DRAFT"),
        ),
    ),
    "paragraphs": (
        file(paragraph("One is good.", style="Body"), paragraph("A list that goes away in whole."), *END),
        file(
            paragraph("One is good. Two are not.", style="Body"),
            paragraph("Strengths", style="Heading1"),
            paragraph("All homes.", style="Bullet"),
            *END,
            paragraph("Copy: the Mayor", style="Bullet"),
        ),
    ),
    "rows": (
        file(paragraph("x"), table(("4", "excellent"), ("3", "good")), *END),
        file(paragraph("x"), table(("4", "excellent"), ("2", "adequate"), ("1", "poor in parts")), *END),
    ),
    "tables": (
        file(paragraph("x"), table(("4", "excellent")), paragraph("y"), *END),
        file(paragraph("x"), table(("4", "excellent", "more")), paragraph("y"), table(("n",)), *END),
    ),
}


@needs_validator
def test_the_open_xml_sdk_finds_every_redline_valid() -> None:
    assert errors_of(*(write_redline(old, new, AUTHOR).data for old, new in PAIRS.values())) == ()


@pytest.mark.skipif(not has_bridge(), reason="LibreOffice (soffice) and python3-uno are not installed")
def test_libreoffice_rejects_to_the_old_version_and_accepts_to_the_new_one(tmp_path: Path) -> None:
    jobs, wanted = [], {}
    for name, (old, new) in PAIRS.items():
        source = tmp_path / f"{name}.docx"
        source.write_bytes(write_redline(old, new, AUTHOR).data)
        for act, data in (("reject", old), ("accept", new)):
            jobs.append(f"{act}\t{source}\t{tmp_path / f'{name}-{act}.docx'}\n")
            wanted[f"{name}-{act}"] = reader.accepted(data).texts
    command = [str(PYTHON), str(ROOT / "bench/redline_office.py")]
    subprocess.run(command, input="".join(jobs), text=True, check=True, capture_output=True, timeout=180)
    found = {name: reader.accepted((tmp_path / f"{name}.docx").read_bytes()).texts for name in wanted}
    assert found == wanted

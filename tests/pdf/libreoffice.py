"""LibreOffice for tests that need it, and what is asked of the PDFs that it makes."""

from __future__ import annotations

import re
import shutil
import stat
import subprocess
from pathlib import Path

import page
import pytest

from ratingletters.pdf.office import Office

SOFFICE = shutil.which("soffice")
needs_libreoffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")


def office(scratch: Path, program: Path | None = None, calls: int = 1, batch: int = 50) -> Office:
    """LibreOffice, or a program in its place, working in a folder."""
    assert SOFFICE
    scratch.mkdir()
    return Office(program or Path(SOFFICE), scratch, calls, batch)


def office_that(folder: Path, deed: str) -> Path:
    """A program that does something in a shell, with its arguments, and then is LibreOffice."""
    program = folder / "soffice"
    program.write_text(f'#!/bin/sh\n{deed}\nexec {SOFFICE} "$@"\n', encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


def text(pdf: Path) -> str:
    """The words of a PDF in the order in which they are read."""
    done = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True)
    return words(re.sub(r"Page \d+ of \d+", "", done.stdout))


def words(said: str) -> str:
    """Words with one space between two; without hyphens, since poppler takes those at the ends of lines away."""
    return " ".join(said.split()).replace("-", "")


def failures(data: bytes) -> list[str]:
    """Every rule of PDF/UA-1 that a PDF breaks."""
    report = page.validate_pdf_bytes(data, profile="ua1")
    assert report.rules.total > 100
    return [f"{each.rule_id}: {each.message}" for each in report.failures]

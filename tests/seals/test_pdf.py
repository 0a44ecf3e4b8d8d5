"""The seal of a PDF, as poppler finds it; and the PDF stays one that a screen reader can read."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tests.pdf.libreoffice import failures, needs_libreoffice, office
from tests.seals.keys import NOW, seal_key
from tests.word.making import letter

from ratingletters.pdf.office import Word, pdfs
from ratingletters.seals.pdf import seal_pdf
from ratingletters.word import load_template, merge

HOUSE = Path(__file__).parents[2] / "templates/annual-rating-2009/letter.docx"

pytestmark = [
    needs_libreoffice,
    pytest.mark.skipif(shutil.which("pdfsig") is None, reason="poppler (pdfsig) is not installed"),
]


@cache
def pdf() -> bytes:
    """A letter as PDF."""
    with TemporaryDirectory() as folder:
        by = office(Path(folder) / "scratch")
        ((made,),) = pdfs(by, [Word("letter", merge(load_template(HOUSE), letter(), draft=False))])
    return made.data


def signatures(file: Path, data: bytes) -> str:
    """What poppler says of the signatures in a PDF."""
    file.write_bytes(data)
    return subprocess.run(["pdfsig", str(file)], capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize("sort", ["rsa", "ec"])
def test_poppler_finds_the_seal_good_and_over_the_whole_file(tmp_path: Path, sort: str) -> None:
    said = signatures(tmp_path / "sealed.pdf", seal_pdf(pdf(), seal_key(sort), NOW))
    assert "Signature is Valid" in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    assert "Seal of a test" in said
    assert "Nov 23 2026" in said


def test_a_sealed_pdf_breaks_no_rule_of_pdf_ua() -> None:
    assert failures(seal_pdf(pdf(), seal_key(), NOW)) == []


def test_the_seal_stands_behind_the_pdf_whose_bytes_stay() -> None:
    assert seal_pdf(pdf(), seal_key(), NOW).startswith(pdf())


def test_the_seal_allows_no_change() -> None:
    sealed = seal_pdf(pdf(), seal_key(), NOW)
    assert b"/DocMDP" in sealed[len(pdf()) :]
    assert b"/P 1" in sealed[len(pdf()) :]


def test_every_changed_byte_of_the_letter_is_found(tmp_path: Path) -> None:
    sealed = seal_pdf(pdf(), seal_key(), NOW)
    for at in range(2000, len(pdf()), len(pdf()) // 12):
        changed = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
        assert "Signature is Valid" not in signatures(tmp_path / "changed.pdf", changed)


def test_what_is_put_behind_the_seal_is_not_under_it(tmp_path: Path) -> None:
    sealed = seal_pdf(pdf(), seal_key(), NOW)
    again = seal_pdf(pdf() + b"\n% more\n", seal_key(), NOW)
    assert "Total document signed" in signatures(tmp_path / "again.pdf", again)
    assert "Not total document signed" in signatures(tmp_path / "more.pdf", sealed + b"\n% more\n")

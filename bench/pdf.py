"""A year's letters as PDF: how long it takes, whether each breaks a rule of PDF/UA-1, and whether it says its letter.

``python bench/pdf.py [--write FILE]``. 152 made-up councils and an example of each further kind are drafted and signed
off; then ``letters export`` makes the PDFs with one LibreOffice and with two, beside one call of LibreOffice a letter,
and seals them. Every PDF is read by programs that are not ours: page-validation, and poppler's pdftotext and pdfsig.
It needs LibreOffice and poppler.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import page
from batch import KIND, ROOT, done, office, year
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from docx import Document
from results import write_section

COUNCILS, FEW = 152, 10
TITLE = "PDF"
FOOTER = re.compile(r"Page \d+ of \d+")


def workspace(folder: Path) -> Path:
    """A workspace with a year's letters and one of every further kind, all signed off."""
    root, key = office(folder)
    done(root, "draft", "-q", str(year(folder, COUNCILS)))
    for example in sorted((ROOT / "templates").glob("*/example.yaml")):
        if example.parent.name != KIND:
            shutil.copytree(example.parent, root / "templates" / example.parent.name)
            done(root, "kinds", "confirm", example.parent.name)
            done(root, "draft", "-q", str(example), "--date", "2010-12-01")
    done(root, "sign-off", "-q", "*/*", "--as", "manager", "--key", str(key))
    return root


def timed(root: Path, seal: Path) -> Iterator[str]:
    """What each way of making the PDFs took."""
    yield "| what | wall, s | CPU, s | wall, ms a letter |"
    yield "|---|---:|---:|---:|"
    few = sorted(each.name for each in (root / "letters" / KIND).iterdir())[:FEW]
    walls, cpus = zip(*(exported(root, f"{KIND}/{each}", "--to", "few") for each in few), strict=True)
    yield row(f"one call a letter, {FEW} letters", sum(walls), sum(cpus), FEW)
    for jobs in ("1", "2"):
        measured = exported(root, f"{KIND}/*", "--to", f"jobs-{jobs}", "--jobs", jobs)
        yield row(f"letters export --pdf --jobs {jobs}, {COUNCILS} letters", *measured, COUNCILS)
    measured = exported(root, f"{KIND}/*", "--to", "jobs-2")
    yield row("the same again, nothing to make", *measured, COUNCILS)
    measured = exported(root, "*/*", "--to", "sealed", "--seal", str(seal))
    yield row("letters export --pdf --seal, every kind", *measured, COUNCILS + 2)
    exported(root, "*/*", "--to", "all")


def exported(root: Path, *words: str) -> tuple[float, float]:
    """An export of PDFs into a folder of the workspace: wall-clock and CPU seconds."""
    placed = [
        str(root / each) if before == "--to" else each
        for before, each in zip(("", *words), words, strict=False)
    ]
    return done(root, "export", "--pdf", "-q", *placed)


def row(what: str, wall: float, cpu: float, letters: int) -> str:
    """A row of the table."""
    return f"| {what} | {wall:.1f} | {cpu:.1f} | {1000 * wall / letters:.0f} |"


def checked(root: Path) -> Iterator[str]:
    """What other programs find in the PDFs, kind by kind."""
    yield ""
    yield "| kind | PDFs | break a rule of PDF/UA-1 | sealed, break one | sealed, good | say all of their letter |"
    yield "|---|---:|---:|---:|---:|---:|"
    counts: dict[str, Counter[str]] = {}
    for letter in sorted((root / "letters").glob("*/*/v1/letter.docx")):
        kind, council = letter.parts[-4:-2]
        plain, sealed = (
            root / f"all/{kind}-{council}-v1.pdf",
            root / f"sealed/{kind}-{council}-v1-sealed.pdf",
        )
        count = counts.setdefault(kind, Counter())
        count["pdfs"] += 1
        count["breaking"] += not page.is_pdf_compliant(plain, profile="ua1")
        count["sealed breaking"] += not page.is_pdf_compliant(sealed, profile="ua1")
        count["good"] += "Signature is Valid" in told("pdfsig", sealed) and "Total document signed" in told(
            "pdfsig", sealed
        )
        count["saying"] += all(each in words(told("pdftotext", plain, "-")) for each in paragraphs(letter))
    for kind, count in counts.items():
        found = (count[each] for each in ("pdfs", "breaking", "sealed breaking", "good", "saying"))
        yield f"| {kind} | {' | '.join(map(str, found))} |"


def told(program: str, file: Path, *more: str) -> str:
    """What a program says of a file."""
    return subprocess.run([program, str(file), *more], capture_output=True, text=True, check=False).stdout  # noqa: S603


def words(text: str) -> str:
    """Words with one space between two, without the footers that a page puts between them, and without hyphens: poppler
    takes those at the ends of lines for hyphenation."""
    return " ".join(FOOTER.sub("", text).split()).replace("-", "")


def paragraphs(letter: Path) -> Iterator[str]:
    """Every paragraph of a letter in Word and of its tables."""
    document = Document(str(letter))
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    for each in (*document.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)):
        yield words(each.text)


def seal_file(file: Path) -> Path:
    """A certificate of our own making with its key, for a day."""
    private, now = rsa.generate_private_key(65537, 2048), datetime.datetime.now(datetime.UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Made up")])
    made = x509.CertificateBuilder(name, name, private.public_key(), 1, now, now + datetime.timedelta(days=1))
    certificate = made.sign(private, hashes.SHA256()).public_bytes(Encoding.PEM)
    file.touch(mode=0o600)
    file.write_bytes(certificate + private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return file


def main() -> None:
    """Measures, prints, and writes the section that it is told to write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = workspace(Path(folder))
        lines = [
            f"Made by `bench/pdf.py`, each row once. {platform.machine()}, {subprocess.getoutput('nproc')} cores, "  # noqa: S605, S607
            f"Python {platform.python_version()}, {told('soffice', Path('--version')).strip()}. Load average while"
            f" measuring: {os.getloadavg()[0]:.1f}, of which the wall-clock times have their share.",
            "",
            *timed(root, seal_file(Path(folder) / "seal.pem")),
            *checked(root),
        ]
    sys.stdout.write("\n".join(lines) + "\n")
    if asked.write:
        write_section(asked.write, TITLE, lines)


if __name__ == "__main__":
    main()

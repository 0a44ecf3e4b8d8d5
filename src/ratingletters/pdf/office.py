"""LibreOffice, called as a program: letters in Word become PDF that a screen reader can read (PDF/UA-1, ISO 14289-1).

One call takes many letters, since most of a second goes by before the first. Each call has a profile of its own, so
that calls beside each other, or beside a LibreOffice that somebody has open, do not meet.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ratingletters.errors import UnusableFileError

FILTER = "pdf:writer_pdf_Export:" + json.dumps(
    {
        name: {"type": "boolean", "value": value}
        for name, value in {
            "PDFUACompliance": "true",
            "UseTaggedPDF": "true",
            "UseLosslessCompression": "true",
            "ReduceImageResolution": "false",
            "ExportFormFields": "false",
            "ExportNotes": "false",
        }.items()
    }
)
"""Tagged, the letterhead as sharp as it is. The marks of a draft become no form to fill in; its comments stay out."""

CLAIM = b"<pdfuaid:part>1</pdfuaid:part>"
"""What a file says that is PDF/UA-1. LibreOffice before 7.0 leaves it out, tags or no tags."""

FONT = re.compile(rb"/FontName/[A-Z]{6}\+([^-/\s]+)")
"""A font of which a part is in a PDF."""

PATIENCE, MORE = 120.0, 5.0
"""Seconds that one call may take, and how many more for each letter of it."""

HOPELESS = 3
"""Letters that fail by themselves, one after the other, before any came out: then it is not the letters."""


@dataclass(frozen=True, slots=True)
class Office:
    """``program`` is LibreOffice's ``soffice``. ``scratch`` is a folder that is empty and may be thrown away
    afterwards, ``calls`` how many calls go on beside each other, ``batch`` how many letters one of them takes."""

    program: Path
    scratch: Path
    calls: int = 1
    batch: int = 50


@dataclass(frozen=True, slots=True)
class Word:
    """A letter in Word, ``name`` without an ending."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Pdf:
    """The PDF of a letter: its bytes, or none and why."""

    name: str
    data: bytes
    why: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """A call that goes on: its letters, how often they were tried before, its folder and its process."""

    letters: Sequence[Word]
    tried: int
    folder: Path
    process: subprocess.Popen[bytes]


def pdfs(office: Office, letters: Iterable[Word]) -> Iterator[tuple[Pdf, ...]]:
    """The PDFs of letters, some at a time, as they come. What a call leaves out is tried once more together, then
    each letter alone, so that one that LibreOffice cannot bear stops only itself.

    Raises :class:`UnusableFileError` when LibreOffice cannot be started, or makes nothing of any letter.
    """
    rest, again = iter(letters), deque[tuple[Sequence[Word], int]]()
    going: deque[Call] = deque()
    number = failed = succeeded = 0
    try:
        while True:
            while len(going) < office.calls:
                batch, tried = again.popleft() if again else (tuple(islice(rest, office.batch)), 0)
                if not batch:
                    break
                going.append(started(office, batch, tried, office.scratch / str(number)))
                number += 1
            if not going:
                return
            call = going[0]
            made = finished(call)
            going.popleft()
            good = tuple(each for each in made if each.data)
            bad = tuple(each for each in made if not each.data)
            missing = [each for each, pdf in zip(call.letters, made, strict=True) if not pdf.data]
            succeeded += len(good)
            if call.tried == 0 and missing:
                again.append((missing, 1))
            elif call.tried == 1 and len(call.letters) > 1:
                again.extend(((each,), 2) for each in missing)
            else:
                failed += len(bad)
                if failed >= HOPELESS and not succeeded:
                    raise UnusableFileError(str(office.program), bad[-1].why, "open one of the letters in it")
                good += bad
            if good:
                yield good
    finally:
        for call in going:
            ended(call)


def started(office: Office, letters: Sequence[Word], tried: int, folder: Path) -> Call:
    """A call of LibreOffice over letters, with copies of them in a folder that is made for it."""
    try:
        (folder / "in").mkdir(parents=True)
        for each in letters:
            (folder / "in" / f"{each.name}.docx").write_bytes(each.data)
        command = [str(office.program), f"-env:UserInstallation={(folder / 'profile').absolute().as_uri()}"]
        command += ["--headless", "--norestore", "--convert-to", FILTER, "--outdir", str(folder / "out")]
        command += [str(folder / "in" / f"{each.name}.docx") for each in letters]
        with (folder / "said").open("wb") as said:
            process = subprocess.Popen(  # noqa: S603
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=said,
                start_new_session=True,
            )
    except OSError as error:
        why = f"cannot be started: {error.strerror or error}"
        raise UnusableFileError(
            str(error.filename or office.program), why, "install LibreOffice Writer"
        ) from None
    return Call(letters, tried, folder, process)


def finished(call: Call) -> tuple[Pdf, ...]:
    """What a call made, once it has ended, or its time has; its folder is gone then."""
    patience, late = PATIENCE + MORE * len(call.letters), False
    try:
        call.process.wait(patience)
    except subprocess.TimeoutExpired:
        late = True
    ended(call)
    why = f"LibreOffice was not done after {patience:g} seconds" if late else told(call)
    made = tuple(read(call.folder / "out" / f"{each.name}.pdf", each.name, why) for each in call.letters)
    shutil.rmtree(call.folder, ignore_errors=True)
    return made


def told(call: Call) -> str:
    """What LibreOffice said last, in words of its own; it says little, and ends with 0 whatever happened."""
    said = (call.folder / "said").read_text(encoding="utf-8", errors="replace").split("\n")
    errors = [each for each in said if each.startswith("Error")]
    code = f"LibreOffice ended with {call.process.returncode}" if call.process.returncode else ""
    return (errors or [code])[-1] or "LibreOffice made no PDF of it, and did not say why"


def read(path: Path, name: str, why: str) -> Pdf:
    """A PDF that LibreOffice wrote; without bytes when it is not there, not whole, or not tagged."""
    try:
        data = path.read_bytes()
    except OSError:
        return Pdf(name, b"", why)
    if not data.startswith(b"%PDF-") or not data.rstrip().endswith(b"%%EOF"):
        return Pdf(name, b"", "LibreOffice was stopped while it wrote the PDF")
    if CLAIM not in data:
        return Pdf(name, b"", "this LibreOffice makes no PDF/UA; 7.4 and later do")
    return Pdf(name, data)


def fonts(data: bytes) -> frozenset[str]:
    """The families of the fonts in which LibreOffice set a PDF, as they call themselves (``DejaVuSans``)."""
    return frozenset(each.decode(errors="replace") for each in FONT.findall(data))


def ended(call: Call) -> None:
    """Ends a call, with all that it started, if it goes on still."""
    if call.process.poll() is None:
        with suppress(ProcessLookupError):
            if os.name == "posix":
                os.killpg(call.process.pid, signal.SIGKILL)
            else:
                call.process.kill()
    call.process.wait()

"""``letters export``: letters for their recipients, as tagged PDF or in Word, sealed if that is asked."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ratingletters.cli.exits import counted, put, say
from ratingletters.cli.jobs import processors
from ratingletters.cli.office import soffice
from ratingletters.cli.options import JsonOption, QuietOption, References, WorkspaceOption, root_at, show_json
from ratingletters.cli.person import clock
from ratingletters.cli.progress import progress

if TYPE_CHECKING:
    from ratingletters.pdf.office import Office
    from ratingletters.workspace.export_letters import Exported, Seal

PdfOption = Annotated[bool, typer.Option("--pdf", help="Tagged PDF (PDF/UA-1), made by LibreOffice.")]
WordOption = Annotated[bool, typer.Option("--word", help="The signed Word files as they are.")]
ToOption = Annotated[
    Path | None,
    typer.Option("--to", metavar="DIR", help="The folder for the files.", show_default="exports/"),
]
SealOption = Annotated[
    Path | None,
    typer.Option(
        "--seal",
        metavar="KEY",
        help="Seal the files with a certificate and its private key: a .p12, .pfx or .pem file. A PDF gets a PAdES"
        " signature. A Word file gets an OOXML signature, which is untested in Microsoft Word.",
    ),
]
PassphraseOption = Annotated[
    Path | None,
    typer.Option(
        "--passphrase",
        metavar="FILE",
        help="A file with the key's passphrase; else it is asked on the terminal.",
    ),
]
DraftsOption = Annotated[
    bool, typer.Option("--drafts", help="Export letters that are not signed off, too, as drafts.")
]
JobsOption = Annotated[
    int, typer.Option("--jobs", min=0, metavar="N", help="LibreOffices at once; 0: as many as pay.")
]


def export(
    references: References,
    pdf: PdfOption = False,
    word: WordOption = False,
    to: ToOption = None,
    seal: SealOption = None,
    passphrase: PassphraseOption = None,
    drafts: DraftsOption = False,
    jobs: JobsOption = 0,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Export signed letters as PDF or in Word. What is there already and has not changed is left as it is."""
    from ratingletters.workspace.act import how_many  # noqa: PLC0415
    from ratingletters.workspace.export_letters import Export, export_letters  # noqa: PLC0415
    from ratingletters.workspace.layout import EXPORTS  # noqa: PLC0415
    from ratingletters.workspace.wanted import GONE, Form  # noqa: PLC0415

    forms = [form for form, asked in ((Form.PDF, pdf), (Form.WORD, word)) if asked]
    if not forms:
        raise typer.BadParameter("say what to export them as", param_hint="--pdf or --word")
    root = root_at(workspace)
    total = how_many(root, references, GONE)
    exported: list[Exported] = []
    try:
        with office(total, jobs, wanted=pdf) as by, progress("exporting", total * len(forms)) as advance:

            def done(each: Exported) -> None:
                exported.append(each)
                advance()

            where = Export(to or root / EXPORTS, by, sealing(seal, passphrase), drafts)
            export_letters(root, references, forms, where, done)
    finally:
        exported.sort(key=lambda each: each.file)
        if not as_json:
            put("".join(f"{each.file}\n" for each in exported))
    if as_json:
        show_json({"exported": [tree(each) for each in exported]})
    elif not quiet:
        say(tally(exported))


@contextmanager
def office(letters: int, jobs: int, *, wanted: bool) -> Iterator[Office | None]:
    """LibreOffice with a folder to work in, which is gone afterwards; None where no PDF is wanted."""
    from ratingletters.errors import UnusableFileError  # noqa: PLC0415
    from ratingletters.pdf.office import Office  # noqa: PLC0415

    if not wanted:
        yield None
        return
    program = soffice()
    if program is None:
        remedy = "install LibreOffice Writer (Debian, Ubuntu: apt install libreoffice-writer-nogui)"
        raise UnusableFileError("soffice", "LibreOffice, which makes the PDFs, is not here", remedy)
    with tempfile.TemporaryDirectory(prefix="letters-", ignore_cleanup_errors=True) as scratch:
        yield Office(program, Path(scratch), *shares(letters, jobs or processors()))


def shares(letters: int, jobs: int) -> tuple[int, int]:
    """How many calls of LibreOffice go on at once, and how many letters each takes: no more than 100, and about the
    same number each; a call for few letters costs more than it saves."""
    calls = max(1, min(jobs, letters // 25))
    rounds = -(-letters // (100 * calls)) or 1
    return calls, -(-letters // (calls * rounds)) or 1


def sealing(file: Path | None, passphrase: Path | None) -> Seal | None:
    """The seal, its key unlocked; None where none is asked for."""
    from ratingletters.reading.text import read_text  # noqa: PLC0415
    from ratingletters.workspace.export_letters import Seal  # noqa: PLC0415

    if file is None:
        return None
    from ratingletters.seals.key import read_seal_key  # noqa: PLC0415

    def asked() -> str:
        return read_text(passphrase).rstrip("\r\n") if passphrase else typed(file)

    return Seal(read_seal_key(file, asked, clock()), clock)


def typed(file: Path) -> str:
    """The passphrase of a key, as its owner types it."""
    from ratingletters.errors import RefusedError  # noqa: PLC0415

    if not sys.stdin or not sys.stdin.isatty():
        what = f"{file} has a passphrase, and there is no terminal to ask for it"
        raise RefusedError(what, "name a file that holds it: --passphrase FILE")
    return str(typer.prompt(f"Passphrase of {file}", hide_input=True, err=True))


def tally(exported: Sequence[Exported]) -> str:
    """``152 files: 150 exported, 2 unchanged``, and the fonts in which LibreOffice set the new PDFs."""
    changes = [each.change.value for each in exported]
    counts = ", ".join(f"{changes.count(each)} {each}" for each in dict.fromkeys(changes))
    fonts = ", ".join(sorted(frozenset[str]().union(*(each.fonts for each in exported))))
    told = f"{counted(len(exported), 'file')}: {counts}" if exported else "no letter to export"
    return f"{told}; set in {fonts}" if fonts else told


def tree(each: Exported) -> dict[str, object]:
    """An exported file as plain values."""
    return {
        "letter": each.wanted.letter,
        "version": each.wanted.version,
        "form": each.wanted.form.value,
        "file": str(each.file),
        "change": each.change.value,
        "fonts": sorted(each.fonts),
    }

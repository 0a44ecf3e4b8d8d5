"""``letters export`` as a person types it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.pdf.libreoffice import SOFFICE, needs_libreoffice, office_that
from tests.seals.keys import PASSPHRASE, seal_key, write_p12
from tests.workspace.signing import LETTER, Office, new_office

from ratingletters.cli.export import shares

LETTERS = Path(sys.executable).with_name("letters")
PDF = "exports/annual-rating-2009-liverpool-v1.pdf"


@pytest.fixture
def signed(tmp_path: Path) -> Office:
    office = new_office(tmp_path)
    office.draft()
    office.sign()
    return office


def export(by: Office, *words: str, path: str = os.environ["PATH"]) -> subprocess.CompletedProcess[str]:
    """One export, where no terminal is; its output as text."""
    return subprocess.run(
        [str(LETTERS), "export", LETTER, *words],
        cwd=by.root,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env={**os.environ, "PATH": path},
        check=False,
    )


@needs_libreoffice
def test_a_pdf_is_exported_once_and_its_file_is_told_each_time(signed: Office) -> None:
    first, second = export(signed, "--pdf"), export(signed, "--pdf")
    assert (first.returncode, first.stdout) == (0, f"{PDF}\n")
    assert re.fullmatch(r"1 file: 1 exported; set in \w+(, \w+)*\n", first.stderr)
    assert (second.returncode, second.stdout, second.stderr) == (0, f"{PDF}\n", "1 file: 1 unchanged\n")
    quiet = export(signed, "--pdf", "-q")
    assert (quiet.stdout, quiet.stderr) == (f"{PDF}\n", "")


def test_the_files_are_one_json_document(signed: Office) -> None:
    tree = json.loads(export(signed, "--word", "--to", "out", "--json").stdout)
    assert tree == {
        "v": 1,
        "exported": [
            {
                "letter": LETTER,
                "version": 1,
                "form": "docx",
                "file": "out/annual-rating-2009-liverpool-v1.docx",
                "change": "exported",
                "fonts": [],
            }
        ],
    }


def test_who_does_not_say_as_what_is_asked(signed: Office) -> None:
    done = export(signed)
    assert (done.returncode, "--pdf or --word" in done.stderr) == (2, True)


@pytest.mark.skipif(
    Path("/Applications/LibreOffice.app").exists(), reason="LibreOffice is found off the search path"
)
def test_without_libreoffice_it_is_told_what_to_install(signed: Office) -> None:
    done = export(signed, "--pdf", path=str(signed.root))
    assert (done.returncode, "install LibreOffice Writer" in done.stderr) == (3, True)


@needs_libreoffice
def test_a_seal_takes_its_passphrase_from_a_file_and_never_waits_for_one(signed: Office) -> None:
    write_p12(signed.root / "seal.p12", seal_key())
    (signed.root / "passphrase").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    unasked = export(signed, "--pdf", "--seal", "seal.p12")
    assert (unasked.returncode, "--passphrase FILE" in unasked.stderr) == (4, True)
    done = export(signed, "--pdf", "--word", "--seal", "seal.p12", "--passphrase", "passphrase")
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [
        "exports/annual-rating-2009-liverpool-v1-sealed.docx",
        "exports/annual-rating-2009-liverpool-v1-sealed.pdf",
    ]


@needs_libreoffice
def test_an_export_that_its_user_stops_leaves_no_file_and_no_libreoffice(signed: Office) -> None:
    folder = signed.root / "bin"
    folder.mkdir()
    office_that(folder, f"echo $$ >{signed.root}/going; sleep 600")
    letters = subprocess.Popen(
        [str(LETTERS), "export", LETTER, "--pdf"],
        cwd=signed.root,
        env={**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    while not (signed.root / "going").exists() and letters.poll() is None:
        time.sleep(0.01)
    letters.send_signal(signal.SIGINT)
    _, said = letters.communicate(timeout=60)
    assert (letters.returncode, said.startswith("stopped;")) == (130, True), said
    assert not (signed.root / PDF).exists()
    process = Path(f"/proc/{(signed.root / 'going').read_text(encoding='utf-8').strip()}")
    assert not process.exists() or "sleep" not in (process / "cmdline").read_text(encoding="utf-8")
    assert SOFFICE
    assert export(signed, "--pdf").returncode == 0


@pytest.mark.parametrize(
    ("letters", "jobs", "calls", "each"),
    [
        (0, 2, 1, 1),
        (1, 8, 1, 1),
        (30, 2, 1, 30),
        (60, 2, 2, 30),
        (152, 1, 1, 76),
        (152, 2, 2, 76),
        (10_000, 2, 2, 100),
    ],
)
def test_letters_are_shared_out_evenly_over_few_calls(letters: int, jobs: int, calls: int, each: int) -> None:
    assert shares(letters, jobs) == (calls, each)

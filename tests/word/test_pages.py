"""The pages of every kind as LibreOffice lays them out: nothing stands alone at the foot or at the head of one."""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from tests.word.making import addressee, letter, narrative
from tests.word.outline import outline

from ratingletters.kinds.definition import read_definition
from ratingletters.model.letter import Letter
from ratingletters.word import load_template, merge

TEMPLATES = Path(__file__).parents[2] / "templates"
KINDS = ("annual-rating-2009", "annual-assessment-2010", "inspection-summary-2024")
SENTENCE = (
    "The overall effectiveness of most services and settings is good or better in the towns and the villages."
)
ADDRESS = (
    "Town Hall",
    "Third Floor, East Wing",
    "1 Market Square",
    "High Street",
    "Old Town",
    "Wellmouth",
    "WM1 1AA",
)
SIGNATORY = letter().signatory.name

needs_office = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")),
    reason="LibreOffice (soffice) and poppler (pdftotext) are not installed",
)


def letters(lists: tuple[str, ...]) -> Iterator[Letter]:
    """Letters that grow by a line or two, so that in some of them each heading comes to the foot of a page."""
    for length in range(20):
        said = narrative(("Children’s services perform well.",), *[(SENTENCE,) * 3] * (length // 2))
        more = narrative((SENTENCE,) * (1 + length % 2), *[(SENTENCE,) * (1 + length // 3)] * len(lists))
        items = [replace(each, listed=name) for each, name in zip(more.paragraphs[1:], lists, strict=True)]
        paragraphs = (*said.paragraphs, more.paragraphs[0], *items)
        lines = ADDRESS[length % 5 :]
        yield letter(
            narrative=replace(said, paragraphs=paragraphs), lists=lists, addressee=addressee(address=lines)
        )


@cache
def pages(kind: str, folder: Path) -> list[tuple[list[str], list[str]]]:
    """Every page of every letter as its lines, without the draft mark and the page number; and the headings."""
    lists = tuple(read_definition(TEMPLATES / kind / "letter.yaml").list_fields.values())
    template = load_template(TEMPLATES / kind / "letter.docx")
    files, headings = [], []
    for number, each in enumerate(letters(lists)):
        file = folder / f"{number:02}.docx"
        file.write_bytes(merge(template, each, draft=False))
        files.append(file)
        named = (line.partition(": ") for line in outline(file.read_bytes()))
        headings.append([text.strip("*") for style, _, text in named if style.startswith("Heading")])
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        *map(str, files),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    found = []
    for file, titles in zip(files, headings, strict=True):
        done = subprocess.run(
            ["pdftotext", "-layout", str(file.with_suffix(".pdf")), "-"], check=True, capture_output=True
        )
        for page in done.stdout.decode().split("\f")[:-1]:
            lines = [" ".join(line.split()) for line in page.splitlines() if line.strip()]
            assert lines[-1].startswith("Page ")
            found.append((lines[:-1], titles))
    return found


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A folder a kind, kept while this file is tested."""
    return {kind: tmp_path_factory.mktemp(kind) for kind in KINDS}


@needs_office
@pytest.mark.parametrize("kind", KINDS)
def test_no_page_ends_with_a_heading_or_with_what_leads_in_a_table(
    kind: str, folders: dict[str, Path]
) -> None:
    for lines, headings in pages(kind, folders[kind]):
        assert lines[-1] not in headings
        assert not lines[-1].endswith(":")


@needs_office
@pytest.mark.parametrize("kind", KINDS)
def test_the_rating_stands_on_the_page_of_its_heading_with_the_first_words_after_it(
    kind: str, folders: dict[str, Path]
) -> None:
    for lines, headings in pages(kind, folders[kind]):
        if headings[1] in lines:
            after = lines[lines.index(headings[1]) + 1 :]
            assert "Performs Well (3)" in after[0]
            assert len(after) > 1


@needs_office
@pytest.mark.parametrize("kind", KINDS)
def test_a_signature_never_stands_alone(kind: str, folders: dict[str, Path]) -> None:
    signed = [lines for lines, _ in pages(kind, folders[kind]) if SIGNATORY in lines]
    assert len(signed) == len(list(letters(())))
    for lines in signed:
        assert lines.index(SIGNATORY) > 0
        assert lines[-1] == letter().signatory.post


@needs_office
@pytest.mark.parametrize("kind", KINDS)
def test_the_letters_tried_are_of_several_lengths(kind: str, folders: dict[str, Path]) -> None:
    count = len(list(letters(())))
    assert len(pages(kind, folders[kind])) > 1.5 * count

"""LibreOffice as a program: what it makes, and what becomes of a batch in which it stumbles."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pytest
from tests.pdf.libreoffice import failures, needs_libreoffice, needs_poppler, office, office_that, text, words
from tests.word.making import letter

from ratingletters.errors import UnusableFileError
from ratingletters.pdf.office import Office, Pdf, Word, fonts, pdfs
from ratingletters.word import load_template, merge

ROOT = Path(__file__).parents[2]
HOUSE = ROOT / "templates/annual-rating-2009/letter.docx"
LETTER = merge(load_template(HOUSE), letter(), draft=False)

pytestmark = needs_libreoffice


def made_by(by: Office, *letters: Word) -> dict[str, Pdf]:
    """The PDFs of letters, by their names, each there once."""
    made = [each for some in pdfs(by, letters) for each in some]
    assert sorted(each.name for each in made) == sorted(each.name for each in letters)
    return {each.name: each for each in made}


def word(*names: str) -> list[Word]:
    """The letter under some names."""
    return [Word(name, LETTER) for name in names]


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The PDF of the letter, beside the scratch folder in which LibreOffice made it."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "one.pdf").write_bytes(made_by(office(folder / "scratch"), *word("one"))["one"].data)
    return folder / "one.pdf"


@needs_poppler
def test_the_pdf_says_what_the_letter_says(pdf: Path) -> None:
    said = text(pdf)
    for sentence in letter().narrative.sentences():
        assert words(sentence.markdown) in said


def test_the_pdf_breaks_no_rule_of_pdf_ua_and_one_without_tags_does(pdf: Path) -> None:
    data = pdf.read_bytes()
    assert failures(data) == []
    assert failures(data.replace(b"/Marked true", b"/Marked false")) != []


def test_the_pdf_tells_its_fonts(pdf: Path) -> None:
    found = fonts(pdf.read_bytes())
    assert found
    assert found <= {"Tahoma", "Verdana", "DejaVuSans", "LiberationSans", "Carlito", "OpenSymbol"}


def test_nothing_is_left_in_the_scratch_folder(pdf: Path) -> None:
    assert list(pdf.with_name("scratch").iterdir()) == []


def test_several_calls_beside_each_other_make_every_letter(tmp_path: Path) -> None:
    made = made_by(office(tmp_path / "scratch", calls=2, batch=2), *word("a", "b", "c", "d", "e"))
    assert all(each.data for each in made.values())


def test_a_letter_that_brings_libreoffice_down_stops_only_itself(tmp_path: Path) -> None:
    program = office_that(tmp_path, 'case "$*" in *b.docx*) kill -SEGV $$ ;; esac')
    made = made_by(office(tmp_path / "scratch", program), *word("a", "b", "c"))
    assert [name for name, each in made.items() if not each.data] == ["b"]
    assert "LibreOffice ended with" in made["b"].why


def test_a_call_that_fails_once_is_tried_again(tmp_path: Path) -> None:
    program = office_that(tmp_path, f"test -e {tmp_path}/once || {{ touch {tmp_path}/once; exit 1; }}")
    made = made_by(office(tmp_path / "scratch", program), *word("a", "b"))
    assert all(each.data for each in made.values())


def test_a_libreoffice_that_makes_nothing_at_all_is_told_before_every_letter_was_tried(
    tmp_path: Path,
) -> None:
    program = office_that(tmp_path, f"echo x >>{tmp_path}/calls; echo Error: no export filter >&2; exit 0")
    with pytest.raises(UnusableFileError, match="no export filter"):
        made_by(office(tmp_path / "scratch", program), *word(*"abcdefgh"))
    assert len((tmp_path / "calls").read_text().split()) == 5


def test_a_call_that_never_ends_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ratingletters.pdf.office.PATIENCE", 1.0)
    monkeypatch.setattr("ratingletters.pdf.office.MORE", 0.0)
    program = office_that(
        tmp_path, f"echo $$ >>{tmp_path}/going; sleep 600 & echo $! >>{tmp_path}/going; wait"
    )
    made = made_by(office(tmp_path / "scratch", program), *word("a"))
    assert made["a"].why == "LibreOffice was not done after 1 seconds"
    assert all_end((tmp_path / "going").read_text())


def all_end(processes: str) -> bool:
    """Whether processes end, which were told to a moment ago; one that only waits for its parent to look has ended."""
    for process in processes.split():
        state = Path(f"/proc/{process}/stat")
        for _ in range(500):
            with suppress(FileNotFoundError):
                if state.read_text().rpartition(")")[2].split()[0] != "Z":
                    time.sleep(0.02)
                    continue
            break
        else:
            return False
    return True


def test_a_user_who_stops_it_leaves_no_libreoffice_behind(tmp_path: Path) -> None:
    program = office_that(tmp_path, f"echo $$ >>{tmp_path}/going; case $* in *z.docx*) sleep 600 ;; esac")
    going = pdfs(office(tmp_path / "scratch", program, calls=2, batch=1), word("a", "z"))
    assert next(going)[0].name == "a"
    going.close()
    assert all_end((tmp_path / "going").read_text())


@pytest.mark.parametrize(
    ("written", "why"),
    [
        (b"%PDF-1.6 half of it", "was stopped while it wrote the PDF"),
        (b"%PDF-1.4 whole, without tags\n%%EOF\n", "makes no PDF/UA"),
    ],
)
def test_half_a_pdf_and_one_without_tags_are_none(tmp_path: Path, written: bytes, why: str) -> None:
    (tmp_path / "given").write_bytes(written)
    deed = (
        f'while test "$1" != --outdir; do shift; done; mkdir -p "$2"; cp {tmp_path}/given "$2/a.pdf"; exit 0'
    )
    made = made_by(office(tmp_path / "scratch", office_that(tmp_path, deed)), *word("a"))
    assert (made["a"].data, why in made["a"].why) == (b"", True)


def test_a_program_that_is_not_there_is_told_with_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(UnusableFileError, match="install LibreOffice Writer"):
        made_by(office(tmp_path / "scratch", tmp_path / "none"), *word("a"))

"""The house template itself: its words, its structure, and what a page makes of it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree
from tests.word.making import HOUSE, letter, narrative
from tests.word.outline import W, names, outline, part, text

from ratingletters.word import load_template, merge

DATA = HOUSE.read_bytes()
LETTER = merge(load_template(HOUSE), letter(), draft=False)


def of(path: str, name: str = "word/document.xml") -> list[etree._Element]:
    return part(LETTER, name).findall(path.replace("w:", W))


def test_the_template_names_no_council_and_no_person() -> None:
    words = text(DATA)
    assert not re.search(r"Liverpool|Stuart|Smith|Winstanley|Dale Street", words)
    assert "Yours" not in words


def test_the_template_tells_nothing_of_its_maker() -> None:
    core = {str(each.tag).rpartition("}")[2] for each in part(DATA, "docProps/core.xml") if each.text}
    assert core <= {"title", "revision", "created", "modified", "language"}
    assert not [name for name in names(DATA) if re.search("app.xml|custom|thumbnail|comments|media", name)]


def test_no_paragraph_of_the_letter_is_empty() -> None:
    assert [line for line in outline(LETTER) if line.partition(": ")[2].strip() == ""] == []


def test_every_style_that_is_used_is_defined() -> None:
    defined = {each.get(f"{W}styleId") for each in part(LETTER, "word/styles.xml").iter(f"{W}style")}
    for name in [name for name in names(LETTER) if re.match(r"word/(document|header|footer)", name)]:
        used = part(LETTER, name).iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
        assert {each.get(f"{W}val") for each in used} <= defined


def test_headings_are_real_and_in_order() -> None:
    assert [line.partition(":")[0] for line in outline(LETTER) if line.startswith("Heading")] == [
        "Heading1",
        "Heading2",
    ]
    for style in part(LETTER, "word/styles.xml").iter(f"{W}style"):
        if style.get(f"{W}styleId") in {"Heading1", "Heading2"}:
            assert style.find(f"{W}pPr/{W}outlineLvl") is not None
            assert style.find(f"{W}pPr/{W}keepNext") is not None


def test_the_scale_has_a_marked_header_row_and_both_tables_say_what_they_are() -> None:
    assert outline(LETTER).count("header row: Rating | Descriptor | What it means") == 1
    assert len(of(".//w:tblCaption")) == len(of(".//w:tblDescription")) == len(of(".//w:tbl")) == 2


def test_every_row_fits_its_grid_and_stays_on_one_page() -> None:
    for table in of(".//w:tbl"):
        grid = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.findall(f"{W}tr"):
            assert len(row.findall(f"{W}tc")) == grid
            assert row.find(f"{W}trPr/{W}cantSplit") is not None


def test_fields_on_the_page_are_closed() -> None:
    for name in ("word/footer1.xml", "word/footer2.xml"):
        kinds = [each.get(f"{W}fldCharType") for each in part(LETTER, name).iter(f"{W}fldChar")]
        assert kinds == ["begin", "separate", "end"] * 2
        assert text(LETTER, name) == "Page 1 of 1"


def test_page_language_and_mode_are_the_houses() -> None:
    size = of(".//w:sectPr/w:pgSz")[0]
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    languages = {each.get(f"{W}val") for each in part(LETTER, "word/styles.xml").iter(f"{W}lang")}
    assert languages == {"en-GB"}
    modes = {
        each.get(f"{W}name"): each.get(f"{W}val") for each in of(".//w:compatSetting", "word/settings.xml")
    }
    assert modes["compatibilityMode"] == "15"
    assert of("w:themeFontLang", "word/settings.xml")[0].get(f"{W}val") == "en-GB"


def test_tahoma_has_its_fallbacks() -> None:
    fonts = {each.get(f"{W}name"): each for each in of("w:font", "word/fontTable.xml")}
    assert fonts["Tahoma"].find(f"{W}altName").get(f"{W}val") == "Verdana,DejaVu Sans"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_a_letter_of_the_usual_length_prints_on_two_pages(tmp_path: Path) -> None:
    sentence = (
        "The overall effectiveness of most regulated and inspected services and settings is good or better."
    )
    said = narrative(("Children’s services perform well.",), (sentence,) * 10, (sentence,) * 7)
    (tmp_path / "letter.docx").write_bytes(merge(load_template(HOUSE), letter(narrative=said), draft=True))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "letter.docx")], check=True, capture_output=True, timeout=120)
    pages = re.findall(rb"/Type\s*/Page\b", (tmp_path / "letter.pdf").read_bytes())
    assert len(pages) == 2

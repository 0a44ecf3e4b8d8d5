"""The structure of finished files: sound ones pass, and every deliberate break is caught."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.word.check.breaking import BREAKS, broken
from tests.word.making import letter, members, narrative, paragraph, zipped
from tests.word.validator import errors_of, needs_validator

from ratingletters import load_kind, read_results
from ratingletters.composition import compose
from ratingletters.word import check_structure, load_template, merge

ROOT = Path(__file__).parents[3]
KINDS = ("annual-rating-2009", "annual-assessment-2010", "inspection-summary-2024")
BY_STRUCTURE = [each for each in BREAKS if each["caught by"] == "structure"]
BY_VALIDATOR = [each for each in BREAKS if each["caught by"] == "validator"]


def told(body: str, **others: str) -> list[str]:
    """The problems of a small file with this body."""
    files = members(body) | {name: data.encode() for name, data in others.items()}
    return [f"{problem.place.spot}: {problem.what}" for problem in check_structure(zipped(files))]


def letters(kind: str) -> tuple[bytes, bytes]:
    """A draft and a signed letter of a kind, made from its example."""
    folder = ROOT / "templates" / kind
    example = folder / "example.yaml"
    results = read_results(example if example.exists() else ROOT / "samples/liverpool-2009/results.yaml")[0]
    made = compose(results.results, load_kind(folder), date(2009, 12, 9))
    template = load_template(folder / "letter.docx")
    return merge(template, made, draft=True), merge(template, made, draft=False)


@pytest.mark.parametrize("kind", KINDS)
def test_letters_and_drafts_of_every_kind_have_no_flaw(kind: str) -> None:
    assert [check_structure(each) for each in letters(kind)] == [(), ()]


@needs_validator
@pytest.mark.parametrize("kind", KINDS)
def test_letters_and_drafts_of_every_kind_are_valid(kind: str) -> None:
    assert errors_of(*letters(kind)) == ()


@pytest.mark.parametrize("how", BY_STRUCTURE, ids=lambda how: how["break"])
def test_what_word_does_not_forgive_is_caught(how: dict[str, Any]) -> None:
    assert check_structure(broken(how)) != ()


@needs_validator
@pytest.mark.parametrize("how", BY_VALIDATOR, ids=lambda how: how["break"])
def test_what_is_no_word_file_by_its_schema_is_caught(how: dict[str, Any]) -> None:
    assert errors_of(broken(how)) != ()


def test_there_are_at_least_thirty_breaks() -> None:
    assert len({each["break"] for each in BREAKS}) == len(BREAKS) >= 30


def test_a_flaw_has_its_place() -> None:
    row = "<w:tr><w:tc><w:p/></w:tc><w:tc/></w:tr>"
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{row}</w:tbl>"
    style = '<w:p><w:pPr><w:pStyle w:val="Fancy"/></w:pPr></w:p>'
    assert told(paragraph("one") + style + table) == [
        "table 1: a table's cell does not end with a paragraph",
        "paragraph 2: it asks for the paragraph style 'Fancy': there is none",
    ]


def test_a_flaw_in_a_header_names_the_header() -> None:
    files = members(paragraph("one"))
    header = files["word/document.xml"].replace(b"w:document", b"w:hdr").replace(b"w:body>", b"w:r>")
    links = files["word/_rels/document.xml.rels"].replace(
        b"</Rel", b'<Relationship Id="h" Type="x/header" Target="header1.xml"/></Rel'
    )
    types = files["[Content_Types].xml"].replace(
        b"</Types>", b'<Override PartName="/word/header1.xml" ContentType="x.header+xml"/></Types>'
    )
    lost = header.replace(b"<w:t xml:space", b" words<w:t xml:space")
    files |= {
        "word/header1.xml": lost,
        "word/_rels/document.xml.rels": links,
        "[Content_Types].xml": types,
    }
    (problem,) = check_structure(zipped(files))
    assert problem.place.spot == "header1 paragraph 1"


def test_rows_and_cells_in_content_controls_are_counted() -> None:
    def held(inner: str) -> str:
        return f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    cell = "<w:tc><w:p/></w:tc>"
    table = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{}</w:tbl>"
    assert told(table.format(held(f"<w:tr>{held(cell)}</w:tr>"))) == []
    assert told(table.format(held(f"<w:tr>{held(cell + cell)}</w:tr>"))) == [
        "table 1: a table has a row of 2 columns in a grid of 1"
    ]


def test_a_cell_may_end_with_a_content_control_that_ends_with_a_paragraph() -> None:
    cell = "<w:tc><w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt></w:tc>"
    assert told(f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl>") == []


def test_columns_that_a_row_leaves_out_count() -> None:
    row = '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:p/></w:tc></w:tr>'
    table = "<w:tbl><w:tblPr/><w:tblGrid>{}</w:tblGrid>" + row + "</w:tbl>"
    assert told(table.format("<w:gridCol/><w:gridCol/>")) == []
    assert told(table.format("<w:gridCol/>")) != []


def test_a_field_within_a_field_and_over_paragraphs_is_whole() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    inner = mark("begin") + code + mark("end")
    body = f"<w:p>{mark('begin')}{code}{inner}{mark('separate')}</w:p><w:p>{mark('end')}</w:p>"
    assert told(body) == []


def test_tracked_changes_as_word_writes_them_are_no_flaw() -> None:
    gone = '<w:del w:id="1" w:author="a"><w:r><w:delText>gone</w:delText></w:r></w:del>'
    both = f'<w:ins w:id="2" w:author="a"><w:r><w:t>new</w:t></w:r>{gone}</w:ins>'
    mark = '<w:pPr><w:rPr><w:ins w:id="3" w:author="a"/></w:rPr></w:pPr>'
    assert told(f"<w:p>{mark}{both}</w:p>") == []


def test_a_part_under_another_name_is_found_by_what_it_is() -> None:
    files = members('<w:p><w:pPr><w:pStyle w:val="Plain"/></w:pPr></w:p>')
    style = b'<w:style w:type="paragraph" w:styleId="Plain"/></w:styles>'
    files["word/styles2.xml"] = files.pop("word/styles.xml").replace(b"</w:styles>", style)
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        files[name] = files[name].replace(b"styles.xml", b"styles2.xml")
    assert check_structure(zipped(files)) == ()


def test_a_letter_of_sentences_with_spaces_at_both_ends_keeps_them() -> None:
    data = merge(
        load_template(ROOT / "templates/annual-rating-2009/letter.docx"),
        letter(narrative=narrative((" A sentence. ", "*Another* one."))),
        draft=False,
    )
    assert check_structure(data) == ()


@pytest.mark.parametrize("data", [b"", b"PK", zipped({"a": b"b"})])
def test_bytes_that_are_no_word_file_are_one_problem(data: bytes) -> None:
    assert [problem.code for problem in check_structure(data)] == ["DOC-010"]

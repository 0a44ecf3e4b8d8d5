"""Workbooks: what is refused before it is read, and what people cannot see in them."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.chart import BarChart

from ratingletters.errors import ProblemsFoundError, RatingLettersError
from ratingletters.reading.sheet import Sheet, letters
from ratingletters.reading.workbook import read_workbook

SHEET = "xl/worksheets/sheet1.xml"


def made(edit: Callable[[Any], Any] = lambda _: None) -> bytes:
    """A workbook with one sheet of two columns and three rows, after an edit of the sheet."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "councils"
    for row in (("council", "name"), ("leeds", "Leeds"), ("bury", "Bury"), ("wigan", "Wigan")):
        sheet.append(row)
    edit(sheet)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, part: Callable[[bytes], bytes]) -> bytes:
    """A workbook with one part changed, or added."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as file, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for each in dict.fromkeys((*file.namelist(), name)):
            old = file.read(each) if each in file.namelist() else b""
            new.writestr(each, part(old) if each == name else old)
    return out.getvalue()


def read(data: bytes, folder: Path) -> tuple[Sheet, ...]:
    file = folder / "results.xlsx"
    file.write_bytes(data)
    return read_workbook(file, lambda name: name.startswith("notes"))


def codes(data: bytes, folder: Path) -> list[str]:
    """The codes of what is wrong with a file that is no workbook."""
    with pytest.raises(ProblemsFoundError) as caught:
        read(data, folder)
    return [each.code for each in caught.value.problems]


def told(edit: Callable[[Any], Any], folder: Path) -> list[str]:
    """What is wrong in the one sheet of a workbook."""
    (sheet,) = read(made(edit), folder)
    return [f"{each.place.spot}: {each.what}" for each in sheet.problems]


def test_a_sheet_is_its_headings_and_rows(tmp_path: Path) -> None:
    (sheet,) = read(made(), tmp_path)
    assert sheet.headings == ("council", "name")
    assert [tuple(row) for row in sheet.rows][1] == (3, ("bury", "Bury"))
    assert str(sheet.place(3, 2)) == f"{tmp_path}/results.xlsx councils!B3"


@pytest.mark.parametrize("data", [b"council;name", b"PK\x03\x04 and then nothing"])
def test_what_is_no_workbook_is_called_that(data: bytes, tmp_path: Path) -> None:
    assert codes(data, tmp_path) == ["XLS-001"]


def test_a_word_document_is_no_workbook(tmp_path: Path) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", "<document/>")
    assert codes(out.getvalue(), tmp_path) == ["XLS-001"]


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    assert codes(b"", tmp_path) == ["XLS-002"]


@pytest.mark.parametrize(("inside", "said"), [("", "Excel 97-2003"), ("EncryptedPackage", "password")])
def test_an_old_workbook_is_told_from_one_behind_a_password(inside: str, said: str, tmp_path: Path) -> None:
    data = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512) + inside.encode("utf-16-le")
    with pytest.raises(ProblemsFoundError, match=said):
        read(data, tmp_path)


def test_a_bomb_is_refused_by_what_it_declares(tmp_path: Path) -> None:
    rows = b"<row><c><v>1</v></c></row>" * (300 * 2**20 // 26)
    bomb = with_part(made(), SHEET, lambda _: b"<worksheet><sheetData>" + rows + b"</sheetData></worksheet>")
    assert len(bomb) < 2**20
    assert set(codes(bomb, tmp_path)) == {"XLS-004"}


def test_macros_are_refused(tmp_path: Path) -> None:
    assert codes(with_part(made(), "xl/vbaProject.bin", lambda _: b"\0"), tmp_path) == ["XLS-011"]


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "docProps/core.xml"])
def test_a_doctype_in_any_part_is_refused_unread(part: str, tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    assert codes(with_part(made(), part, lambda _: bomb), tmp_path) == ["XLS-008"]


def test_xml_that_breaks_off_is_refused(tmp_path: Path) -> None:
    assert codes(with_part(made(), SHEET, lambda old: old[:-40]), tmp_path) == ["XLS-009"]


def test_a_strict_workbook_is_refused_by_its_name(tmp_path: Path) -> None:
    usual, strict = (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/x",
    )
    assert codes(with_part(made(), SHEET, lambda old: old.replace(usual, strict)), tmp_path) == ["XLS-010"]


def test_a_reference_that_leads_nowhere_is_damage_and_not_a_traceback(tmp_path: Path) -> None:
    cell = b'<c r="B3" t="s"><v>99</v></c>'
    assert codes(with_part(made(), SHEET, lambda old: replaced(old, b'r="B3"', cell)), tmp_path) == [
        "XLS-007"
    ]


def test_hidden_rows_with_values_are_told_by_their_stretches(tmp_path: Path) -> None:
    def edit(sheet: Any) -> None:
        for row in (2, 3, 9):
            sheet.row_dimensions[row].hidden = True

    (problem,) = told(edit, tmp_path)
    assert problem.startswith("councils!2:3: rows 2 to 3 are hidden")


def test_hidden_columns_with_values_are_told(tmp_path: Path) -> None:
    def edit(sheet: Any) -> None:
        for column in ("B", "D"):
            sheet.column_dimensions[column].hidden = True

    (problem,) = told(edit, tmp_path)
    assert problem.startswith("councils!B:B: column B is hidden")


def test_a_hidden_sheet_with_values_is_told(tmp_path: Path) -> None:
    def edit(sheet: Any) -> None:
        sheet.parent.create_sheet("notes")
        sheet.sheet_state = "hidden"

    assert told(edit, tmp_path) == ["councils: the sheet 'councils' is hidden, and holds values"]


def test_merged_cells_are_told_as_a_range(tmp_path: Path) -> None:
    (problem,) = told(lambda sheet: sheet.merge_cells("A3:B3"), tmp_path)
    assert problem.startswith("councils!A3:B3: these cells are merged")


def test_a_formula_that_was_never_worked_out_is_not_taken_for_an_empty_cell(tmp_path: Path) -> None:
    (problem,) = told(lambda sheet: sheet.__setitem__("B3", '="a"'), tmp_path)
    assert problem.startswith("councils!B3: this formula has no value")


def test_a_formula_counts_by_the_value_that_the_workbook_keeps(tmp_path: Path) -> None:
    data = made(lambda sheet: sheet.__setitem__("B3", "=1+1"))
    data = with_part(data, SHEET, lambda old: old.replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>"))
    data = with_part(data, SHEET, lambda old: old.replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>"))
    (sheet,) = read(data, tmp_path)
    assert (sheet.rows[1].values[1], sheet.problems) == ("2", ())


def test_a_formula_whose_value_is_empty_text_is_an_empty_cell(tmp_path: Path) -> None:
    cell = b'<c r="B3" t="str"><f>""</f><v></v></c>'
    data = with_part(made(), SHEET, lambda old: replaced(old, b'r="B3"', cell))
    (sheet,) = read(data, tmp_path)
    assert (sheet.rows[1].values[1], sheet.problems) == (None, ())


def replaced(xml: bytes, of: bytes, new: bytes) -> bytes:
    """A sheet's XML with another cell in place of the one of that name."""
    start = xml.index(b"<c " + of)
    return xml[:start] + new + xml[xml.index(b"</c>", start) + 4 :]


def test_every_error_of_excel_is_told_at_its_cell(tmp_path: Path) -> None:
    errors = ("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!")

    def edit(sheet: Any) -> None:
        for row, error in enumerate(errors, 5):
            sheet.cell(row, 1).value = error

    assert told(edit, tmp_path) == [
        f"councils!A{row}: the cell shows {each}" for row, each in enumerate(errors, 5)
    ]


@pytest.mark.parametrize("cell", ["A1048576", "XFD1", "XFD1048576"])
def test_a_format_far_away_costs_nothing_and_says_nothing(cell: str, tmp_path: Path) -> None:
    def edit(sheet: Any) -> None:
        sheet[cell].number_format = "0.00"

    (sheet,) = read(made(edit), tmp_path)
    assert (len(sheet.rows), len(sheet.headings), sheet.problems) == (3, 2, ())


@pytest.mark.parametrize("cell", ["C7", "XFD9"])
def test_a_value_far_from_every_heading_is_told(cell: str, tmp_path: Path) -> None:
    (problem,) = told(lambda sheet: sheet.__setitem__(cell, "x"), tmp_path)
    column = cell.rstrip("0123456789")
    assert problem.startswith(f"councils!{cell}: column {column} has no heading, and holds values")


def test_a_value_in_the_last_row_is_read(tmp_path: Path) -> None:
    (sheet,) = read(made(lambda sheet: sheet.__setitem__("A1048576", "far")), tmp_path)
    assert tuple(sheet.rows[-1]) == (1_048_576, ("far", None))


def test_charts_and_links_to_other_workbooks_are_passed_over(tmp_path: Path) -> None:
    def edit(sheet: Any) -> None:
        sheet.add_chart(BarChart(), "D4")
        sheet.parent.create_chartsheet("chart").add_chart(BarChart())

    (sheet,) = read(made(edit), tmp_path)
    assert sheet.problems == ()


def test_empty_sheets_are_none(tmp_path: Path) -> None:
    (sheet,) = read(made(lambda sheet: sheet.parent.create_sheet("Sheet1")), tmp_path)
    assert sheet.name == "councils"


def test_columns_have_the_letters_of_excel() -> None:
    assert [letters(number) for number in (1, 26, 27, 702, 703, 16_384)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
        "XFD",
    ]


def as_excel_writes() -> bytes:
    """A workbook as Excel itself writes it: texts in a table of their own, days as numbers with a style."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
    part = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f"""<Types xmlns="{package}/content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="{part}.sheet.main+xml"/>
            <Override PartName="/xl/worksheets/sheet1.xml" ContentType="{part}.worksheet+xml"/>
            <Override PartName="/xl/sharedStrings.xml" ContentType="{part}.sharedStrings+xml"/>
            <Override PartName="/xl/styles.xml" ContentType="{part}.styles+xml"/></Types>""",
        "_rels/.rels": f"""<Relationships xmlns="{package}/relationships">
            <Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
        "xl/workbook.xml": f"""<workbook xmlns="{main}" xmlns:r="{office}"><sheets>
            <sheet name="councils" sheetId="1" r:id="rId7"/></sheets></workbook>""",
        "xl/_rels/workbook.xml.rels": f"""<Relationships xmlns="{package}/relationships">
            <Relationship Id="rId7" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>
            <Relationship Id="rId8" Type="{office}/sharedStrings" Target="sharedStrings.xml"/>
            <Relationship Id="rId9" Type="{office}/styles" Target="styles.xml"/></Relationships>""",
        "xl/sharedStrings.xml": f"""<sst xmlns="{main}"><si><t>council</t></si><si><t>date</t></si>
            <si><r><t xml:space="preserve">St </t></r><r><rPr><b/></rPr><t>Helens</t></r>
            <rPh sb="0" eb="1"><t>x</t></rPh></si><si><t>a_x000D_b</t></si><si><t>a_x005F_x000D_b</t></si></sst>""",
        "xl/styles.xml": f"""<styleSheet xmlns="{main}"><fonts><font/></fonts><fills>
            <fill><patternFill patternType="none"/></fill></fills>
            <borders><border/></borders>
            <cellStyleXfs><xf/></cellStyleXfs>
            <cellXfs><xf/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="9" applyNumberFormat="1"/></cellXfs>
            </styleSheet>""",
        "xl/worksheets/sheet1.xml": f"""<worksheet xmlns="{main}"><dimension ref="A1"/><sheetData>
            <row r="1" spans="1:2"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
            <row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" s="1"><v>40156</v></c></row>
            <row r="4"><c r="A4" t="b"><v>1</v></c><c r="B4" s="2"><v>0.71499999999999997</v></c></row>
            <row r="5"><c r="A5" s="1"/><c r="B5"><f>1+1</f><v>2</v></c></row>
            <row r="6"><c r="A6" t="e"><v>#N/A</v></c></row></sheetData></worksheet>""",
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, xml in parts.items():
            file.writestr(name, head + xml)
    return out.getvalue()


def test_a_workbook_as_excel_writes_it_is_read_as_excel_shows_it(tmp_path: Path) -> None:
    (sheet,) = read(as_excel_writes(), tmp_path)
    assert [tuple(row) for row in sheet.rows] == [
        (3, ("St Helens", datetime.date(2009, 12, 9))),
        (4, ("TRUE", "71.5")),
        (5, (None, "2")),
    ]
    assert [str(each.place.spot) for each in sheet.problems] == ["councils!A6"]


SOUND = made()


@settings(max_examples=100, deadline=None)
@given(at=st.integers(0, len(SOUND) - 1), bit=st.integers(0, 7))
def test_any_flipped_bit_is_read_or_refused(
    at: int, bit: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = bytearray(SOUND)
    data[at] ^= 1 << bit
    only_our_errors(bytes(data), tmp_path_factory.mktemp("flipped"))


@settings(max_examples=60, deadline=None)
@given(at=st.floats(0, 1), put=st.binary(max_size=6) | st.sampled_from([b"<", b"</c>", b'r="', b"99999999"]))
@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"])
def test_any_edit_of_a_part_is_read_or_refused(
    part: str, at: float, put: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    def edit(old: bytes) -> bytes:
        spot = int(at * len(old))
        return old[:spot] + put + old[spot + len(put) :]

    only_our_errors(with_part(SOUND, part, edit), tmp_path_factory.mktemp("edited"))


def only_our_errors(data: bytes, folder: Path) -> None:
    try:
        read(data, folder)
    except RatingLettersError as error:
        assert str(error)  # noqa: PT017

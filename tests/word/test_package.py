"""Files that are not the Word document they seem to be. None may end in a traceback."""

import struct
import zipfile
from io import BytesIO

import pytest
from tests.word.making import members, paragraph, template_of, zipped

from ratingletters.errors import ProblemsFoundError
from ratingletters.word import Template, check_template
from ratingletters.word.package import unpack

GOOD = members(paragraph("Dear {{ salutation }}"))


def codes(data: bytes) -> list[str]:
    return [problem.code for problem in check_template(Template("letter.docx", data), ())]


def test_a_sound_file_has_no_problems() -> None:
    assert codes(zipped(GOOD)) == []


def test_an_empty_file_is_said_to_be_empty() -> None:
    (problem,) = check_template(Template("letter.docx", b""), ())
    assert str(problem).startswith("letter.docx: the file is empty [TPL-002]")


def test_an_old_word_file_is_named_as_one() -> None:
    (problem,) = check_template(Template("letter.docx", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512)), ())
    assert "Word 97-2003" in problem.what
    assert "*.docx" in problem.remedy


def test_a_file_behind_a_password_is_told_from_an_old_one() -> None:
    data = bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le")
    (problem,) = check_template(Template("letter.docx", data), ())
    assert "password" in problem.what


@pytest.mark.parametrize("data", [b"hello", b"PK\x03\x04 and then nothing", zipped({"a.txt": b"a"})])
def test_what_is_no_word_document_is_called_that(data: bytes) -> None:
    assert codes(data) == ["TPL-001"]


def test_a_zip_bomb_is_refused_by_what_it_declares() -> None:
    assert codes(zipped(GOOD | {"word/media/a.bin": bytes(65 * 2**20)})) == ["TPL-004"]
    assert codes(zipped(GOOD | {"word/media/a.bin": bytes(2 * 2**20)})) == ["TPL-004"]
    assert codes(zipped(GOOD | {"word/big.xml": b"<a>" + b"x" * 17 * 2**20 + b"</a>"})) == ["TPL-004"]


def test_a_declared_size_that_lies_is_found_out() -> None:
    data = bytearray(zipped(GOOD))
    entry = zipfile.ZipFile(BytesIO(data)).getinfo("word/document.xml")
    directory = data.index(b"PK\x01\x02")
    at = data.index(b"word/document.xml", directory) - 46
    assert struct.unpack_from("<I", data, at + 24) == (entry.file_size,)
    struct.pack_into("<I", data, at + 24, 10)
    assert codes(bytes(data)) == ["TPL-007"]


def test_too_many_members_are_refused() -> None:
    assert codes(zipped(GOOD | {f"word/x/{number}.bin": b"" for number in range(2_000)})) == ["TPL-005"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused_since_two_readers_may_see_two_letters() -> None:
    out = BytesIO(zipped(GOOD))
    with zipfile.ZipFile(out, "a") as file:
        file.writestr("word/document.xml", b"<other/>")
    assert codes(out.getvalue()) == ["TPL-006"]


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/evil.xml"])
def test_names_that_lead_elsewhere_are_refused(name: str) -> None:
    assert codes(zipped(GOOD | {name: b"<a/>"})) == ["TPL-006"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", ["word/document.xml", "word/header1.xml", "docProps/core.xml"])
def test_a_doctype_in_any_part_is_refused_unread(part: str, encoding: str) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'.encode(encoding)
    (problem,) = check_template(template_of(GOOD | {part: bomb}), ())
    assert problem.code == "TPL-008"
    assert part in problem.what


def test_xml_that_is_not_well_formed_names_its_part_and_line() -> None:
    broken = GOOD["word/document.xml"].replace(b"Dear", b"R&D")
    (problem,) = check_template(template_of(GOOD | {"word/document.xml": broken}), ())
    assert problem.code == "TPL-009"
    assert "word/document.xml" in problem.what
    assert "line 1" in problem.what


def test_a_flipped_byte_is_damage_and_not_a_traceback() -> None:
    data = bytearray(zipped(GOOD))
    at = data.index(b"word/document.xml") + len("word/document.xml") + 20
    data[at] ^= 0xFF
    assert codes(bytes(data)) == ["TPL-007"]


def test_a_strict_open_xml_document_is_refused_by_its_name() -> None:
    strict = GOOD["word/document.xml"].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert codes(zipped(GOOD | {"word/document.xml": strict})) == ["TPL-010"]


def test_a_part_in_utf_16_is_read_like_any_other() -> None:
    wide = GOOD["word/document.xml"].decode().encode("utf-16")
    assert codes(zipped(GOOD | {"word/document.xml": wide})) == []


def test_every_broken_part_is_reported_in_one_run() -> None:
    with pytest.raises(ProblemsFoundError) as caught:
        unpack("letter.docx", zipped(GOOD | {"word/a.xml": b"<", "word/b.xml": b"<"}))
    assert len(caught.value.problems) == 2

"""The finished letter, read back and doubted."""

import zipfile
from io import BytesIO

import pytest
from tests.word.making import HOUSE, addressee, letter, narrative, zipped

from ratingletters.word import check_letter, load_template, merge

LETTER = letter()
GOOD = merge(load_template(HOUSE), LETTER, draft=False)


def changed(part: str, old: str, new: str, data: bytes = GOOD) -> bytes:
    """The letter with one thing in it changed by hand."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        files = {name: file.read(name) for name in file.namelist()}
    assert old.encode() in files[part]
    return zipped(files | {part: files[part].replace(old.encode(), new.encode())})


def codes(data: bytes) -> list[str]:
    return [problem.code for problem in check_letter(data, LETTER)]


def test_a_good_letter_may_leave() -> None:
    assert check_letter(GOOD, LETTER) == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("9 December 2009", "9 December 2010", "date"),
        ("Ms Carys Jones", "Ms Carys Jonas", "addressee's name"),
        ("High Street", "High Road", "address line 2"),
        ("Dear Ms Jones", "Dear", "salutation"),
        ("Performs Well", "Performs Excellently", "rating's title"),
        ("A Person", "Another", "signatory's name"),
        ("fostering is only satisfactory", "fostering is satisfactory", "a sentence of the narrative"),
    ],
)
def test_one_wrong_value_is_found(old: str, new: str, said: str) -> None:
    problems = check_letter(changed("word/document.xml", old, new), LETTER)
    assert said in "\n".join(problem.what for problem in problems)


def test_a_letter_to_another_council_is_found() -> None:
    other = letter(addressee=addressee(name="Mr Other", address=("Elsewhere", "EL1 1AA")))
    assert codes(merge(load_template(HOUSE), other, draft=False))


def test_a_letter_that_is_cut_off_is_found() -> None:
    start = '<w:p><w:pPr><w:pStyle w:val="SignatoryPost"/>'
    document = zipfile.ZipFile(BytesIO(GOOD)).read("word/document.xml").decode()
    end = document[document.index(start) : document.index("<w:sectPr")]
    assert "DOC-013" in codes(changed("word/document.xml", end, ""))


def test_a_tag_that_is_left_is_found_in_any_part() -> None:
    assert "DOC-014" in codes(changed("word/document.xml", "High Street", "High Street {{ x }}"))
    assert "DOC-014" in codes(changed("word/footer1.xml", "Page ", "{% page"))


def test_a_tag_that_is_left_is_found_however_it_is_written() -> None:
    cut = 'High {</w:t></w:r><w:r><w:t xml:space="preserve">{ x }</w:t></w:r><w:r><w:t>}'
    for new in (cut, "High &#123;&#x7b; x", 'High</w:t><w:t x="{% y %}">'):
        assert "DOC-014" in codes(changed("word/document.xml", "High Street", new))


def test_a_value_that_is_spread_over_two_paragraphs_is_missing() -> None:
    spread = "High </w:t></w:r></w:p><w:p><w:r><w:t>Street"
    assert "DOC-011" in codes(changed("word/document.xml", "High Street", spread))


def test_a_value_in_a_text_box_stands_in_a_paragraph_of_its_own() -> None:
    box = "High <w:txbxContent><w:p><w:r><w:t>Street</w:t></w:r></w:p></w:txbxContent>"
    assert "DOC-011" in codes(changed("word/document.xml", "High Street", f"</w:t>{box}<w:t>"))


def test_a_letter_is_judged_by_its_own_bytes_after_another_was() -> None:
    broken = changed("word/document.xml", "High Street", "High Street {{ x }}")
    assert [codes(each) for each in (GOOD, broken, GOOD)] == [[], ["DOC-014"], []]


def test_a_tag_that_the_data_brought_is_no_problem() -> None:
    odd = letter(council="{{ 7*7 }}", narrative=narrative(("The plan {% x %} was *good*.",)))
    assert check_letter(merge(load_template(HOUSE), odd, draft=False), odd) == ()


def test_a_broken_table_is_found() -> None:
    assert "DOC-040" in codes(changed("word/document.xml", "<w:tr>", "<w:tr><w:tc/>"))


def test_a_link_to_the_outside_is_found() -> None:
    link = (
        '<Relationship Id="x" Type="x/image" Target="http://x/y.png" TargetMode="External"/></Relationships>'
    )
    assert codes(changed("word/_rels/document.xml.rels", "</Relationships>", link)) == ["DOC-041"]


def test_a_missing_part_is_found() -> None:
    link = '<Relationship Id="x" Type="x/image" Target="../nothing.png"/></Relationships>'
    assert codes(changed("word/_rels/document.xml.rels", "</Relationships>", link)) == ["DOC-053"]


def test_a_letter_without_title_or_language_is_found() -> None:
    assert codes(changed("docProps/core.xml", "dc:language", "dc:tongue")) == ["DOC-017"]
    assert codes(changed("docProps/core.xml", LETTER.council, "Nobody")) == ["DOC-017"]
    assert codes(changed("word/styles.xml", 'w:val="en-GB"', 'w:val=""')) == ["DOC-061"]


@pytest.mark.parametrize("data", [b"", b"PK", zipped({"a": b"b"})])
def test_bytes_that_are_no_letter_are_one_problem(data: bytes) -> None:
    assert codes(data) == ["DOC-010"]


def test_a_part_that_does_not_parse_is_found() -> None:
    assert codes(changed("word/document.xml", "</w:body>", "")) == ["DOC-010"]
    assert codes(changed("word/document.xml", "<w:document", "<!DOCTYPE x><w:document")) == ["DOC-010"]


def test_a_part_whose_bytes_do_not_add_up_is_found() -> None:
    with zipfile.ZipFile(BytesIO(GOOD)) as file:
        body = file.getinfo("word/document.xml")
    for damaged in (body.header_offset + 60, body.header_offset + body.compress_size):
        data = bytearray(GOOD)
        data[damaged] ^= 1
        assert codes(bytes(data)) == ["DOC-010"]

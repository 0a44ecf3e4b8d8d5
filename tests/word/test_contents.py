"""What may not go out with every letter."""

import pytest
from tests.word.making import letter, members, paragraph, relationships, template, template_of
from tests.word.outline import names, part

from ratingletters.errors import Problem
from ratingletters.word import Template, check_template, merge

GOOD = members(paragraph("Dear {{ salutation }}"))


def unwanted(sample: Template) -> list[Problem]:
    """What the template must not carry; what else is wrong with it as a Word file comes after in number."""
    return [problem for problem in check_template(sample, ()) if problem.code < "TPL-040"]


def run(inner: str) -> str:
    return f"<w:p><w:r>{inner}</w:r></w:p>"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('<w:p><w:commentRangeStart w:id="0"/></w:p>', "TPL-013"),
        ('<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>new</w:t></w:r></w:ins></w:p>', "TPL-014"),
        ('<w:p><w:del w:id="1" w:author="x"><w:r><w:delText>old</w:delText></w:r></w:del></w:p>', "TPL-014"),
        (run("<w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t>"), "TPL-015"),
        (run('<w:rPr><w:highlight w:val="yellow"/></w:rPr><w:t>look</w:t>'), "TPL-015"),
        ('<w:altChunk r:id="r9"/>', "TPL-011"),
        (run("<w:object/>"), "TPL-011"),
        ('<w:p><w:fldSimple w:instr=" INCLUDETEXT secret.txt "/></w:p>', "TPL-016"),
        ('<w:p><w:fldSimple w:instr=" DATE "/></w:p>', "TPL-016"),
        ('<w:p><w:fldSimple w:instr=" MERGEFIELD Name "/></w:p>', "TPL-016"),
    ],
)
def test_leftovers_and_active_content_are_refused_with_their_paragraph(body: str, code: str) -> None:
    (problem,) = unwanted(template("Dear {{ salutation }}", body=body))
    assert problem.code == code
    assert problem.place.spot in {"paragraph 2", "paragraph 1"}


def test_a_field_code_cut_into_runs_is_read_as_one() -> None:
    pieces = [
        '<w:fldChar w:fldCharType="begin"/>',
        "<w:instrText>DD</w:instrText>",
        "<w:instrText>EAUTO c:\\evil</w:instrText>",
        '<w:fldChar w:fldCharType="end"/>',
    ]
    body = "<w:p>" + "".join(f"<w:r>{each}</w:r>" for each in pieces) + "</w:p>"
    (problem,) = unwanted(template(body=body))
    assert "DDEAUTO" in problem.what


def test_page_numbers_are_let_through() -> None:
    assert check_template(template(body='<w:p><w:fldSimple w:instr=" PAGE "/></w:p>'), ()) == ()


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("attachedTemplate", "http://example.org/evil.dotm"),
        ("attachedTemplate", "\\\\server\\share\\evil.dotm"),
        ("attachedTemplate", "file://server/share/evil.dotm"),
        ("attachedTemplate", "file://///server/share/evil.dotm"),
        ("image", "https://example.org/spy.png"),
        ("hyperlink", "file:///etc/passwd"),
        ("aFChunk", "chunk.html"),
    ],
)
def test_links_that_reach_outside_are_refused(kind: str, target: str) -> None:
    rels = relationships((kind, target), outside=True).encode()
    (problem,) = unwanted(template_of(GOOD | {"word/_rels/settings.xml.rels": rels}))
    assert problem.code == "TPL-012"


def test_a_hyperlink_to_the_web_is_let_through() -> None:
    rels = relationships(("hyperlink", "https://www.example.org/"), outside=True).encode()
    assert check_template(template_of(GOOD | {"word/_rels/settings.xml.rels": rels}), ()) == ()


def test_a_template_of_the_template_on_a_local_disk_is_dropped_and_its_user_with_it() -> None:
    rels = relationships(("attachedTemplate", "file:///C:/Users/jsmith/Normal.dotm"), outside=True).encode()
    settings = GOOD["word/settings.xml"].replace(b"/>", b"><w:attachedTemplate/></w:settings>")
    local = template_of(GOOD | {"word/_rels/settings.xml.rels": rels, "word/settings.xml": settings})
    data = merge(local, letter(), draft=False)
    assert len(part(data, "word/_rels/settings.xml.rels")) == 0
    assert len(part(data, "word/settings.xml")) == 0


@pytest.mark.parametrize(
    "name", ["word/vbaProject.bin", "word/embeddings/oleObject1.bin", "word/activeX/a.bin"]
)
def test_macros_and_embedded_objects_are_refused_by_name(name: str) -> None:
    (problem,) = unwanted(template_of(GOOD | {name: b"x"}))
    assert problem.code == "TPL-011"
    assert name in problem.what


def test_a_macro_enabled_document_is_refused() -> None:
    types = GOOD["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/word/x.xml" ContentType="application/vnd.ms-word.macroEnabled+xml"/></Types>',
    )
    (problem,) = unwanted(template_of(GOOD | {"[Content_Types].xml": types}))
    assert problem.code == "TPL-011"


def test_a_missing_part_is_named() -> None:
    files = {name: data for name, data in GOOD.items() if name != "word/styles.xml"}
    said = "\n".join(map(str, check_template(template_of(files), ())))
    assert "names a part that it does not hold: 'styles.xml' [TPL-053]" in said


def test_a_zip_with_content_types_and_no_letter_is_no_word_document() -> None:
    types = GOOD["[Content_Types].xml"].replace(b"document.main", b"template.glossary")
    (problem,) = unwanted(template_of(GOOD | {"[Content_Types].xml": types}))
    assert problem.code == "TPL-010"


def test_more_paragraphs_than_any_letter_has_are_refused() -> None:
    (problem,) = unwanted(template(body="<w:p/>" * 20_001))
    assert problem.code == "TPL-004"


def test_properties_and_thumbnail_of_the_maker_do_not_go_out() -> None:
    files = GOOD | {"docProps/custom.xml": b"<a/>", "docProps/thumbnail.jpeg": b"x"}
    left = [name for name in names(merge(template_of(files), letter(), draft=False)) if "docProps" in name]
    assert left == ["docProps/core.xml"]

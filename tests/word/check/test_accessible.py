"""Letters that everybody can read, whether they see the page or hear it: a kind's template is refused otherwise."""

import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from tests.word.making import HOUSE, letter, members, narrative, paragraph, zipped

from ratingletters import Workspace
from ratingletters.word import Template, check_letter, check_template, load_template, merge

GOOD = HOUSE.read_bytes()
TABLE = "<w:tbl><w:tblPr>{about}</w:tblPr><w:tblGrid><w:gridCol/></w:tblGrid>{rows}</w:tbl>"
ABOUT = '<w:tblDescription w:val="Grades, the best first."/>'
HEAD = "<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p/></w:tc></w:tr>"
ROW = "<w:tr><w:tc><w:p/></w:tc></w:tr>"
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="H{level}"><w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr></w:style>'
    for level in (1, 2, 3)
)
BASED = '<w:style w:type="paragraph" w:styleId="Mine"><w:basedOn w:val="H2"/></w:style>'
TEXT = '<w:style w:type="paragraph" w:styleId="Text"><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'


def changed(part: str, old: str, new: str, data: bytes = GOOD) -> bytes:
    """A file with one thing in it changed, as its owner may in Word."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        files = {name: file.read(name) for name in file.namelist()}
    assert old.encode() in files[part]
    return zipped(files | {part: files[part].replace(old.encode(), new.encode(), 1)})


def told(body: str, styles: str = "") -> list[str]:
    """What is told of a small template with this body."""
    files = members(body)
    files["word/styles.xml"] = files["word/styles.xml"].replace(
        b"</w:styles>", f"{styles}</w:styles>".encode()
    )
    problems = check_template(Template("letter.docx", zipped(files)), ())
    return [f"{problem.place.spot} {problem.code}" for problem in problems]


def heading(style: str, text: str = "A heading") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


@pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        (
            "docProps/core.xml",
            "Children’s services annual rating",
            "",
            "letter.docx: it has no title [TPL-060]\n    give it one in Word: File > Info > Properties > Title",
        ),
        (
            "word/document.xml",
            'w:val="Heading1"',
            'w:val="BodyText"',
            "letter.docx paragraph 28: the heading 'Children’s services rating {{ year }}' is of level 2 and is the "
            "first [TPL-062]\n    give it the style Heading 1 in Word (Home > Styles)",
        ),
        (
            "word/document.xml",
            "<w:tblHeader/>",
            "",
            "letter.docx table 1: its first row is not marked as the header row [TPL-063]\n    mark it in Word: "
            "Table Properties > Row > Repeat as header row at the top of each page",
        ),
    ],
)
def test_a_kind_that_not_everybody_can_read_is_refused(
    tmp_path: Path, part: str, old: str, new: str, said: str
) -> None:
    kind = tmp_path / HOUSE.parent.name
    shutil.copytree(HOUSE.parent, kind)
    (kind / "letter.docx").write_bytes(changed(part, old, new))
    problems = Workspace(None, tmp_path).check_kind(kind.name)
    assert [str(problem) for problem in problems if problem.code.startswith("TPL")] == [said]


def test_headings_go_down_one_level_at_a_time_and_up_as_they_like() -> None:
    assert told("".join(map(heading, ("H1", "H2", "H3", "H1", "H2", "H2"))), STYLES) == []
    assert told("".join(map(heading, ("H1", "H3", "H2"))), STYLES) == ["paragraph 2 TPL-062"]


def test_a_heading_is_known_by_what_its_style_is_based_on_or_by_its_own_level() -> None:
    assert told(heading("Mine"), STYLES + BASED) == ["paragraph 1 TPL-062"]
    assert told(heading("H1") + heading("Mine"), STYLES + BASED) == []
    own = '<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:r><w:t>So</w:t></w:r></w:p>'
    assert told(heading("H1") + own, STYLES) == ["paragraph 2 TPL-062"]


def test_text_that_word_calls_body_text_is_no_heading() -> None:
    assert told(heading("Text"), TEXT) == []


def test_a_heading_that_an_if_takes_away_is_missed_in_the_letters() -> None:
    body = paragraph("{%p if draft %}") + heading("H2") + paragraph("{%p endif %}") + heading("H3")
    assert told(heading("H1") + body, STYLES) == [" TPL-031"]


def test_a_table_of_several_rows_has_a_header_row_and_one_of_a_single_row_none() -> None:
    assert told(TABLE.format(about=ABOUT, rows=HEAD + ROW) + paragraph("End")) == []
    assert told(TABLE.format(about=ABOUT, rows=ROW) + paragraph("End")) == []
    assert told(TABLE.format(about=ABOUT, rows=ROW + HEAD) + paragraph("End")) == ["table 1 TPL-063"]
    off = HEAD.replace("<w:tblHeader/>", '<w:tblHeader w:val="0"/>')
    assert told(TABLE.format(about=ABOUT, rows=off + ROW) + paragraph("End")) == ["table 1 TPL-063"]


def test_a_table_tells_what_it_shows() -> None:
    assert told(TABLE.format(about='<w:tblCaption w:val="Grades"/>', rows=ROW) + paragraph("End")) == []
    assert told(TABLE.format(about="", rows=ROW) + paragraph("End")) == ["table 1 TPL-064"]


def test_space_is_not_made_by_empty_paragraphs() -> None:
    assert told(paragraph("a") + "<w:p/>" + paragraph("b")) == ["paragraph 2 TPL-065"]
    assert told(paragraph("a") + paragraph(" ") + paragraph("b")) == ["paragraph 2 TPL-065"]


def test_a_paragraph_that_begins_a_page_shows_something_or_follows_a_table_is_not_empty() -> None:
    begins = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    shows = '<w:p><w:fldSimple w:instr=" PAGE "/></w:p>'
    assert told(begins + shows + TABLE.format(about=ABOUT, rows=ROW) + "<w:p/>") == []


def test_a_draft_mark_that_leaves_an_empty_paragraph_in_signed_letters_is_found() -> None:
    assert told(paragraph("{% if draft %}DRAFT{% endif %}")) == [" TPL-031"]
    assert told("".join(map(paragraph, ("{%p if draft %}", "DRAFT", "{%p endif %}")))) == []


PICTURE = (
    '<w:p><w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:inline><wp:docPr id="1" name="Logo"{0}>{1}</wp:docPr></wp:inline></w:drawing></w:r></w:p>'
)
DECORATIVE = '<d:decorative xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'


def test_a_picture_says_what_it_shows_or_that_it_is_decoration() -> None:
    assert told(PICTURE.format("", "")) == ["paragraph 1 TPL-066"]
    assert told(PICTURE.format(' descr="The logo"', "")) == []
    assert told(PICTURE.format("", DECORATIVE)) == []


def test_a_picture_of_an_older_word_says_what_it_shows_too() -> None:
    name = 'xmlns:v="urn:schemas-microsoft-com:vml"'
    shape = f"<w:p><w:r><w:pict><v:shape {name}{{}}><v:imagedata/></v:shape></w:pict></w:r></w:p>"
    assert told(shape.format("")) == ["paragraph 1 TPL-066"]
    assert told(shape.format(' alt="The logo"')) == []


def test_text_boxes_are_refused() -> None:
    box = "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Aside</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
    assert told(box) == ["paragraph 1 TPL-067"]


def test_a_link_tells_where_it_leads() -> None:
    files = members("")
    link = (
        '<Relationship Id="web" Type="x/hyperlink" Target="https://example.org/" TargetMode="External"/></Rel'
    )
    files["word/_rels/document.xml.rels"] = files["word/_rels/document.xml.rels"].replace(
        b"</Rel", link.encode()
    )
    for tip, expected in ((' w:tooltip="The example"', []), ("", ["TPL-068"])):
        body = f'<w:p><w:hyperlink r:id="web"{tip}><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p>'
        document = members(body)["word/document.xml"]
        problems = check_template(
            Template("letter.docx", zipped(files | {"word/document.xml": document})), ()
        )
        assert [problem.code for problem in problems] == expected


def test_a_link_that_is_a_field_tells_where_it_leads() -> None:
    field = "<w:p><w:fldSimple w:instr=' HYPERLINK \"https://example.org/\"{} '/></w:p>"
    assert told(field.format("")) == ["paragraph 1 TPL-068"]
    assert told(field.format(' \\o "The example"')) == []


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/styles.xml", 'w:lang w:val="en-GB"', 'w:lang w:val="en-US"'),
        ("word/styles.xml", 'w:lang w:val="en-GB"', "w:lang"),
        (
            "word/styles.xml",
            '<w:name w:val="Normal"/>',
            '<w:name w:val="Normal"/><w:rPr><w:lang w:val="en-US"/></w:rPr>',
        ),
        ("word/settings.xml", 'w:themeFontLang w:val="en-GB"', 'w:themeFontLang w:val="en-US"'),
    ],
)
def test_the_language_is_british_english(part: str, old: str, new: str) -> None:
    problems = check_template(Template("letter.docx", changed(part, old, new)), ())
    assert {problem.code for problem in problems} == {"TPL-061"}
    assert "Set Proofing Language" in problems[0].remedy


def test_every_letter_is_looked_at_again() -> None:
    template, made = load_template(HOUSE), letter(narrative=narrative(("A sentence.",), (" ",)))
    assert "DOC-065" in {problem.code for problem in check_letter(merge(template, made, draft=False), made)}

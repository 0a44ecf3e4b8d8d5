"""Small Word files to compare, made of blocks, and what an independent reader sees in their redline."""

from __future__ import annotations

import datetime
from html import escape

from tests.word.making import members, relationships, zipped

from bench import redline_reader as reader
from ratingletters.word import Author, Redline, check_structure, write_redline

AUTHOR = Author("The analyst", datetime.datetime(2010, 1, 11, 10, 1, tzinfo=datetime.UTC))
STYLES = {"Body": "body text", "Heading1": "heading 1", "Bullet": "list bullet"}
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_R = f'xmlns:r="{_RELATED}"'
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def run(text: str, look: str = "") -> str:
    """A run of text in a look such as ``<w:b/>``."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", shape: str = "") -> str:
    """A paragraph of runs; plain text becomes one."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = f"<w:pPr>{named}{shape}</w:pPr>" if named or shape else ""
    inner = "".join(each if each.startswith("<w:") else run(each) for each in runs)
    return f"<w:p>{properties}{inner}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of rows of texts."""
    width = len(rows[0])
    cells = ("".join(f"<w:tc><w:tcPr/>{paragraph(each)}</w:tc>" for each in row) for row in rows)
    grid = '<w:gridCol w:w="2000"/>' * width
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{each}</w:tr>' for each in cells)}</w:tbl>"


ROOTS = {
    "header": "hdr",
    "header2": "hdr",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "comments": "comments",
}


def file(
    *blocks: str,
    header: str | None = None,
    section: str = "",
    styles: dict[str, str] | None = None,
    more: dict[str, str] | None = None,
    links: tuple[str, ...] = (),
    story: str = "",
) -> bytes:
    """A Word file of blocks. ``more`` are the insides of further parts (``numbering``, ``footnotes``, ``comments``),
    ``links`` addresses, named r10, r11, … in the text, ``story`` a custom XML part."""
    given = ({} if header is None else {"header": header}) | (more or {})
    parts = members("")
    kinds = ["styles", "settings", *given]
    inner = relationships(
        *((kind.rstrip("2"), f"{kind}.xml") for kind in kinds),
        *((("customXml", "../customXml/item1.xml"),) if story else ()),
    )
    outside = "".join(
        f'<Relationship Id="r{at}" Type="{_RELATED}/hyperlink" Target="{each}" TargetMode="External"/>'
        for at, each in enumerate(links, 10)
    )
    parts["word/_rels/document.xml.rels"] = inner.replace("</Relation", f"{outside}</Relation").encode()
    types = b""
    for kind, inside in given.items():
        parts[f"word/{kind}.xml"] = f"<w:{ROOTS[kind]} {_W} {_R}>{inside}</w:{ROOTS[kind]}>".encode()
        types += (
            f'<Override PartName="/word/{kind}.xml" ContentType="{_WML}.{kind.rstrip("2")}+xml"/>'.encode()
        )
    if header is not None:
        section = f'<w:headerReference w:type="default" r:id="r{kinds.index("header")}"/>{section}'
    if story:
        parts["customXml/item1.xml"] = story.encode()
    body = f"{''.join(blocks)}<w:sectPr>{section}</w:sectPr>"
    parts["word/document.xml"] = f"<w:document {_W} {_R}><w:body>{body}</w:body></w:document>".encode()
    listed = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/></w:style>'
        for id_, name in (STYLES if styles is None else styles).items()
    )
    parts["word/styles.xml"] = f"<w:styles {_W}>{listed}</w:styles>".encode()
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", types + b"</Types>")
    return zipped(parts)


def redline(old: bytes, new: bytes) -> Redline:
    """The redline, whole by the structure check, and right by an independent reader in text and looks."""
    made = write_redline(old, new, AUTHOR)
    assert check_structure(made.data) == ()
    for found, wanted in (
        (reader.rejected(made.data), reader.accepted(old)),
        (reader.accepted(made.data), reader.accepted(new)),
    ):
        assert found.texts == wanted.texts
        same, whole = reader.same_looks(found, wanted)
        assert same == whole
    return made


def marked(made: Redline, place: str = "word/document.xml") -> list[str]:
    """The paragraphs of a redline, what is deleted as ``-so-``, what is inserted as ``+so+``, changed marks at the end:
    ``¶+``, ``¶-``, and ``~`` for a changed formatting."""
    return [marked_paragraph(each) for each in reader.opened(made.data).root(place).iter(f"{reader.W}p")]


def marked_paragraph(paragraph: reader.etree._Element) -> str:
    """One paragraph of a redline."""
    w, said = reader.W, []
    for each in paragraph.iter(f"{w}t", f"{w}delText", f"{w}tab", f"{w}br"):
        text = {f"{w}tab": "→", f"{w}br": "⏎"}.get(str(each.tag), each.text or "")
        above = {reader.local(one) for one in each.iterancestors()}
        sign = "+" if "ins" in above else "-" if "del" in above else ""
        if each.getparent().find(f"{w}rPr/{w}rPrChange") is not None:  # type: ignore[union-attr]
            sign = "~"
        if said and said[-1][0] == sign:
            said[-1] = (sign, said[-1][1] + text)
        else:
            said.append((sign, text))
    mark = paragraph.find(f"{w}pPr/{w}rPr")
    ends = {"ins": "¶+", "del": "¶-"}
    end = "".join(ends.get(reader.local(each), "") for each in (() if mark is None else mark))
    changed = "~" if paragraph.find(f"{w}pPr/{w}pPrChange") is not None else ""
    return "".join(f"{sign}{text}{sign}" for sign, text in said) + end + changed

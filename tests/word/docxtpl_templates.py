"""Small templates, one for each thing that docxtpl's manual says a tag can do, each with its values.

Every entry of ``TEMPLATES`` is made with python-docx when it is asked for: a name, what makes it, and what to fill it
with.
"""

from __future__ import annotations

import binascii
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

from docx import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docxtpl import Listing, RichText, RichTextParagraph

Making = Callable[[Any], None]

PEOPLE = [
    {"name": "Ann & Co", "posts": ["first", "second"], "is_head": True},
    {"name": "Bob <b>", "posts": [], "is_head": False},
    {"name": "Cai ‘x’", "posts": ["only"], "is_head": False},
]
FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def made(making: Making) -> bytes:
    """The template as a file."""
    document = Document()
    making(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def lines(*texts: str) -> Making:
    """A paragraph a text; ``¦`` cuts it into runs, every second one bold."""

    def making(document: Any) -> None:
        for text in texts:
            paragraph = document.add_paragraph()
            for number, run in enumerate(text.split("¦")):
                paragraph.add_run(run).bold = bool(number % 2) or None

    return making


def rows(*rows: tuple[str, ...]) -> Making:
    """A table with these cells."""

    def making(document: Any) -> None:
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text

    return making


def xml(*blocks: str) -> Making:
    """Blocks of the body as XML."""

    def making(document: Any) -> None:
        for block in blocks:
            document.element.body.insert(-1, parse_xml(block.replace(">", f" {nsdecls('w')}>", 1)))

    return making


def both(*makings: Making) -> Making:
    """One after the other."""

    def making(document: Any) -> None:
        for each in makings:
            each(document)

    return making


def header_and_footer(document: Any) -> None:
    document.add_paragraph("{{ a }}")
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "{% if yes %}Draft of {{ a }}{% endif %}"
    section.first_page_header.paragraphs[0].text = "{{ b }}"
    section.footer.paragraphs[0].text = "Page of {{ b }}"
    section.first_page_footer.paragraphs[0].text = "no tag"


def two_sections(document: Any) -> None:
    document.add_paragraph("{{ a }}")
    document.sections[0].header.paragraphs[0].text = "one {{ a }}"
    section = document.add_section()
    section.header.is_linked_to_previous = False
    section.header.paragraphs[0].text = "two {{ b }}"
    document.add_paragraph("{{ b }}")


def properties(document: Any) -> None:
    document.add_paragraph("{{ plain }}")
    for name in ("title", "subject", "author", "comments", "identifier", "language"):
        setattr(document.core_properties, name, f"{name} of {{{{ plain }}}}")


def footnotes(document: Any) -> None:
    document.add_paragraph("{{ a }}")
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:id="1"><w:p><w:r><w:t>{{{{ b }}}} and '
        "{% for p in people %}{{ p.name }}; {% endfor %}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES_TYPE, notes.encode(), document.part.package)
    document.part.relate_to(part, FOOTNOTES)


def pictures(document: Any) -> None:
    document.add_picture(BytesIO(png()))
    document.add_paragraph("{%p for p in people %}")
    document.add_picture(BytesIO(png()))
    document.add_paragraph("{%p endfor %}")


def png() -> bytes:
    """A picture of one grey point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", binascii.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">LLBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")


def table_in_a_cell(document: Any) -> None:
    outer = document.add_table(1, 2)
    outer.cell(0, 0).text = "{{ a }}"
    inner = outer.cell(0, 1).add_table(3, 2)
    for number, text in enumerate(("{%tr for p in people %}", "{{ p.name }}", "{%tr endfor %}")):
        inner.cell(number, 0).text = text


def uneven(document: Any) -> None:
    table = document.add_table(3, 3)
    table.cell(0, 0).text, table.cell(1, 1).text, table.cell(2, 2).text = "{{ a }}", "{{ b }}", "c"
    for row in table.rows:
        row._tr.remove(row._tr.tc_lst[-1])


def merged(document: Any) -> None:
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "{{ a }}"
    table.cell(1, 2).text = "{{ b }}"


def named_styles(document: Any) -> None:
    document.add_paragraph("{%p for p in people %}")
    document.add_paragraph("{{ p.name }}", style="List Bullet")
    document.add_paragraph("{%p endfor %}")
    document.add_heading("{{ a }}", 1)


RICH = RichText("plain ")
RICH.add("red & bold", color="#FF0000", bold=True, italic=True)
RICH.add(" under", underline="double", size=28, font="Tahoma", strike=True, superscript=True)
RICH_LINES = RichText("one\ntwo\tthree\athird & last", bold=True)
PARAGRAPHS = RichTextParagraph(RichText("first", bold=True), parastyle="ListBullet")
PARAGRAPHS.add("second & last")
LISTING = Listing("one <1>\ntwo\twide\aa paragraph & more\fanother page")

VALUES: dict[str, Any] = {
    "a": "Alpha",
    "b": "R&D <\"quoted\"> 'so'",
    "plain": "Plain words",
    "n": 7,
    "share": 69.5,
    "yes": True,
    "no": False,
    "empty": "",
    "words": ["one", "two & a half", "three"],
    "no_words": [],
    "people": PEOPLE,
    "group": {"lead": {"name": "Dai"}, "size": 3},
    "lined": "first\nsecond\tafter a tab\n\nlast",
    "rich": RICH,
    "rich_lines": RICH_LINES,
    "paragraphs": PARAGRAPHS,
    "listing": LISTING,
    "colour": "FFCC00",
    "wide": 2,
    "columns": ["2007", "2008", "2009", "2010"],
}

TEMPLATES: dict[str, Making] = {
    "fields in a paragraph": lines("Dear {{ a }}, from {{ b }} and {{ group.lead.name }}."),
    "a field cut into runs": lines("Dear {¦{ ¦a¦ }¦} and {{¦ b ¦}}, {¦% if yes %¦}so{% endif %}"),
    "numbers": lines("{{ n }} of {{ share }} and {{ group.size }}"),
    "if within a paragraph": lines("{% if yes %}yes{% else %}no{% endif %} {% if no %}yes{% endif %}"),
    "paragraph if": lines(
        "{%p if n > 3 %}", "more", "{%p elif n < 2 %}", "few", "{%p else %}", "some", "{%p endif %}"
    ),
    "paragraph loop": lines("{%p for p in people %}", "{{ p.name }}", "and¦then", "{%p endfor %}", "end"),
    "nested paragraph loops": lines(
        "{%p for p in people %}",
        "{{ p.name }}:",
        "{%p for post in p.posts %}",
        "{{ loop.index }} {{ post }}",
        "{%p endfor %}",
        "{%p endfor %}",
    ),
    "a loop within a paragraph": lines(
        "{% for w in words %}{{ w }}{% if not loop.last %}, {% endif %}{% endfor %}"
    ),
    "a loop with a test and an else": both(
        lines("{% for p in people if p.is_head %}{{ p.name }}{% endfor %}"),
        lines("{%p for w in no_words %}", "{{ w }}", "{%p else %}", "nobody", "{%p endfor %}"),
    ),
    "row loop": rows(
        ("Name", "Head"),
        ("{%tr for p in people %}", ""),
        ("{{ p.name }}", "{% if p.is_head %}x{% endif %}"),
        ("{%tr endfor %}", ""),
    ),
    "nested row loops": rows(
        ("{%tr for p in people %}", ""),
        ("{{ p.name }}", "{{ loop.index }}"),
        ("{%tr for post in p.posts %}", ""),
        ("", "{{ post }}"),
        ("{%tr endfor %}", ""),
        ("{%tr endfor %}", ""),
    ),
    "row if": rows(
        ("{%tr if no %}", ""),
        ("gone", "gone"),
        ("{%tr else %}", ""),
        ("{{ a }}", "{{ b }}"),
        ("{%tr endif %}", ""),
    ),
    "paragraph tags in a cell": both(
        rows(("x", "{%p for w in words %}")),
        lambda document: [
            document.tables[0].cell(0, 1).add_paragraph(text) for text in ("{{ w }}", "{%p endfor %}")
        ],
    ),
    "run if": lines(
        "before ¦{%r if yes %}¦kept¦{%r endif %}¦ between ¦{%r if no %}¦dropped¦{%r endif %}¦ after"
    ),
    "run loop": lines("{%r for w in words %}¦{{ w }} ¦{%r endfor %}¦."),
    "rich text": lines("Said: {{r rich }}!", "{{r rich_lines }}"),
    "paragraphs of rich text": lines("before", "{{p paragraphs }}", "after"),
    "listing": lines("List: ¦{{ listing }}¦ end", "{{ listing }}"),
    "line ends and tabs in text": both(
        lines("{{ lined }}", "x¦{{ lined }}¦y"), rows(("{{ lined }}", "{{ a }}"))
    ),
    "header and footer": header_and_footer,
    "two sections": two_sections,
    "properties": properties,
    "footnotes": footnotes,
    "escapes": lines("{_{ a }_} {_% if %_} and {{ a }}", "{%p if yes %}", "{_{", "{%p endif %}"),
    "escapes cut into runs": lines("¦".join("{_{ a }_} {_% if %_}"), "{a_{hello", "{f_{"),
    "escaped by hand": lines("{{ b|e }} and {{ b|escape }}", "{{ listing|e }}"),
    "comments": both(
        lines("a{# not b #}c", "{#p gone #}", "end"),
        rows(("{#tr gone #}", ""), ("{{ a }}", "stays")),
    ),
    "joined paragraphs": lines("Before {%- if yes -%}", "within {{ a }}", "{%- endif -%}", " after"),
    "filters": lines(
        "{{ a|upper }} {{ b|lower }} {{ words|join('; ') }} {{ words|length }} {{ words|first }} {{ words|last }}",
        "{{ a|replace('Al', 'Om') }} {{ plain|title }} {{ lined|trim|length }} {{ empty|default('-', true) }}",
        "{{ words|sort|join(', ') }} {{ 'x y'|capitalize }}",
    ),
    "conditions": lines(
        "{% if n >= 7 and share < 70 or no %}1{% endif %}{% if a == 'Alpha' and not no %}2{% endif %}"
        "{% if 'one' in words %}3{% endif %}{{ 'so' if n != 7 else 'not so' }}{% if n <= 3 %}4{% endif %}"
    ),
    "typographic quotation marks": lines("{% if a == “Alpha” %}yes{% endif %} {{ words|join(‘, ’) }} “kept”"),
    "column loop": rows(
        ("Name", "{%tc for c in columns %}", "{{ c }}", "{%tc endfor %}"),
        ("{{ a }}", "{%tc for c in columns %}", "{{ loop.index }}", "{%tc endfor %}"),
    ),
    "column if": rows(
        ("1", "{%tc if no %}", "2", "{%tc endif %}"), ("1", "{%tc if no %}", "{{ a }}", "{%tc endif %}")
    ),
    "colspan": rows(("{% colspan wide %}{{ a }}", "x"), ("{{ b }}", "y")),
    "cell colour": rows(("{% cellbg colour %}{{ a }}", "x"), ("{{ b }}", "{% cellbg 'DDDDDD' %}y")),
    "vertical merge": rows(
        ("{%tr for w in words %}", ""), ("{% vm %}{{ a }}", "{{ w }}"), ("{%tr endfor %}", "")
    ),
    "horizontal merge": rows(("{%tc for c in columns %}", "{% hm %}{{ a }}", "{%tc endfor %}")),
    "a table in a cell": table_in_a_cell,
    "a table with a column too many": uneven,
    "merged cells": merged,
    "drawings": pictures,
    "styles": named_styles,
    "a content control": xml(
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>{{ a }}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    ),
    "marks of the spelling checker": xml(
        '<w:p><w:r><w:t>{{</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t xml:space="preserve"> b </w:t></w:r>'
        '<w:proofErr w:type="spellEnd"/><w:r><w:t>}}</w:t></w:r></w:p>'
    ),
    "spaces": xml(
        '<w:p><w:r><w:t>a</w:t></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r><w:r><w:t>{{ a }}</w:t></w:r></w:p>'
    ),
    "one value everywhere": both(
        lines("{{ b }}", "{%p for p in people %}", "{{ b }} {{ p.name }}", "{%p endfor %}"),
        rows(("{{ b }}", "{{ n }}")),
    ),
}

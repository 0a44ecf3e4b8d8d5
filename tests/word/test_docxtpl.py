"""What docxtpl makes of a template, and what is made here, are the same XML.

Compared are canonical forms of every part that docxtpl fills. Left out on both sides are the identifiers that Word
gives paragraphs, which are dropped here since a loop would repeat them, and properties without a value.
"""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pytest
from docxtpl import DocxTemplate, InlineImage
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.word.docxtpl_templates import TEMPLATES, VALUES, lines, made, png, rows, xml
from tests.word.making import HOUSE, letter, zipped
from tests.word.outline import text

from ratingletters.errors import ProblemsFoundError
from ratingletters.word import Template, fill, load_template, merge
from ratingletters.word.fields import context
from ratingletters.word.package import CORE

FILLED = re.compile(r"word/(document|header\d+|footer\d+|footnotes)\.xml|docProps/core\.xml")
MACHINE_MARKS = re.compile(r"\{.*\}(paraId|textId|rsid\w*)")


def of_docxtpl(data: bytes, values: Mapping[str, Any]) -> bytes:
    document = DocxTemplate(BytesIO(data))
    document.render(dict(values), autoescape=True)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def canonical(data: bytes) -> dict[str, str]:
    found = {}
    with zipfile.ZipFile(BytesIO(data)) as file:
        for name in filter(FILLED.fullmatch, file.namelist()):
            root = etree.fromstring(file.read(name))
            for element in [*root.iter()]:
                if name == CORE and not element.text and not len(element):
                    root.remove(element)
                for mark in filter(MACHINE_MARKS.fullmatch, map(str, element.attrib)):
                    del element.attrib[mark]
            found[name] = etree.tostring(root, method="c14n").decode()
    return found


def ours(data: bytes, values: Mapping[str, Any] = VALUES) -> bytes:
    return fill(Template("template.docx", data), values)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_is_filled_as_docxtpl_fills_it(name: str) -> None:
    data = made(TEMPLATES[name])
    assert canonical(ours(data)) == canonical(of_docxtpl(data, VALUES))


@pytest.mark.parametrize("kind", ["annual-rating-2009", "annual-assessment-2010", "inspection-summary-2024"])
@pytest.mark.parametrize("draft", [True, False])
def test_a_letter_is_what_docxtpl_would_have_made_but_for_its_properties(kind: str, draft: bool) -> None:
    template = load_template(HOUSE.parents[1] / kind / "letter.docx")
    lists = tuple(sorted(set(re.findall(r"lists\.\w+", text(template.data)))))
    some = letter(lists=lists)
    here = canonical(merge(template, some, draft=draft))
    there = canonical(of_docxtpl(template.data, context(some, draft=draft)))
    assert here.keys() == there.keys()
    assert [name for name in here if here[name] != there[name]] == ["docProps/core.xml"]


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="{}"), max_size=40))
def test_any_text_is_filled_as_docxtpl_fills_it(value: str) -> None:
    data = made(lines("a {{ x }}¦{{ x }}", "{%p for y in z %}", "{{ y }}", "{%p endfor %}"))
    values = {"x": value, "z": [value, "b"]}
    assert canonical(ours(data, values)) == canonical(of_docxtpl(data, values))


def test_an_ampersand_in_a_property_is_escaped_once_where_docxtpl_escapes_it_twice() -> None:
    data = made(TEMPLATES["properties"])
    title = re.compile("<dc:title>(.*)</dc:title>")
    core = canonical(ours(data, {"plain": "R&D"}))["docProps/core.xml"]
    assert title.search(core)[1] == "title of R&amp;D"
    theirs = canonical(of_docxtpl(data, {"plain": "R&D"}))["docProps/core.xml"]
    assert title.search(theirs)[1] == "title of R&amp;amp;D"


def test_an_escape_in_a_value_is_text_where_docxtpl_makes_a_tag_of_it() -> None:
    data = made(lines("{{ x }}"))
    assert text(ours(data, {"x": "{_{ 7 }_}"})) == "{_{ 7 }_}"
    assert text(of_docxtpl(data, {"x": "{_{ 7 }_}"})) == "{{ 7 }}"


def test_text_that_would_break_the_xml_is_refused_where_docxtpl_drops_it() -> None:
    data = made(lines("{{ x }} stays"))
    with pytest.raises(ProblemsFoundError, match="not well-formed"):
        ours(data, {"x": "a \x0b bell"})


@pytest.mark.parametrize(
    ("tag", "why"),
    [
        ("{% set x = 1 %}", "'assign' in '{% set x = 1 %}'"),
        ("so {{ people.pop() }}", "a call in 'so {{ people.pop() }}'"),
        ("{{ people[0] }}", "square brackets in"),
        ("{{ a.__class__ }}", "underscore"),
        ("{{ a|pprint }}", "the filter 'pprint' in '{{ a|pprint }}'"),
        ("{% if yes %}", "end of template"),
    ],
)
def test_a_tag_outside_the_language_is_refused_with_the_text_that_it_stands_in(tag: str, why: str) -> None:
    with pytest.raises(ProblemsFoundError) as caught:
        ours(made(lines("{{ a }}", tag, "{{ b }}")))
    assert why in caught.value.problems[0].what


@pytest.mark.parametrize("value", [None, True, object(), ["a"], {"a": "b"}, 1j, float("nan")])
def test_what_is_no_text_is_not_printed(value: object) -> None:
    with pytest.raises(ProblemsFoundError, match="is not text and cannot be printed"):
        ours(made(lines("{{ x }}")), {"x": value})


def test_a_picture_made_for_one_letter_is_refused_by_its_name() -> None:
    data = made(lines("{{ x }}"))
    picture = InlineImage(DocxTemplate(BytesIO(data)), BytesIO(png()))
    with pytest.raises(ProblemsFoundError, match="InlineImage is not text"):
        ours(data, {"x": picture})


@pytest.mark.parametrize("field", ["nobody", "nobody.name", "nobody.name.first"])
def test_a_field_that_has_no_value_is_refused(field: str) -> None:
    with pytest.raises(ProblemsFoundError, match="'nobody' is undefined"):
        ours(made(lines(f"{{{{ {field} }}}}")))


def test_a_value_cannot_leave_the_attribute_that_it_stands_in() -> None:
    data = ours(made(rows(("{% cellbg x %}y", "z"))), {"x": 'FF" w:val="solid'})
    assert 'w:fill="FF&quot; w:val=&quot;solid"' in canonical(data)["word/document.xml"]


def test_one_template_filled_twice_keeps_nothing_of_the_first() -> None:
    data = made(TEMPLATES["drawings"])
    first = ours(data)
    ours(data, VALUES | {"people": []})
    assert ours(data) == first


def test_values_that_cannot_be_compared_are_refused_and_end_in_no_traceback() -> None:
    with pytest.raises(ProblemsFoundError, match="'>' not supported"):
        ours(made(lines("{% if a > 3 %}x{% endif %}")))
    with pytest.raises(ProblemsFoundError, match="surrogates not allowed"):
        ours(made(lines("{{ x }}")), {"x": "\ud800"})


def test_a_table_without_a_grid_cannot_get_other_columns() -> None:
    data = made(
        xml("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{% colspan wide %}x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>")
    )
    with pytest.raises(ProblemsFoundError, match="no grid of columns"):
        ours(data)


def test_a_file_without_a_document_is_not_filled() -> None:
    package = zipped({"[Content_Types].xml": b"<Types/>"})
    with pytest.raises(ProblemsFoundError, match="holds no Word document"):
        ours(package)

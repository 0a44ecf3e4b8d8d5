"""What hangs on one opened document goes through docxtpl itself, and is held to what holds of all templates."""

import logging
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docxtpl import DocxTemplate, InlineImage
from tests.word.docxtpl_templates import TEMPLATES, VALUES, lines, made, png, rows
from tests.word.outline import text
from tests.word.test_docxtpl import canonical

from ratingletters.errors import ProblemsFoundError
from ratingletters.word import Template, check_structure, fill

Values = Callable[[DocxTemplate], Mapping[str, Any]]


def ours(data: bytes, values: Values) -> bytes:
    return fill(Template("template.docx", data), values)


def of_docxtpl(data: bytes, values: Values) -> bytes:
    document = DocxTemplate(BytesIO(data))
    document.init_docx()
    document.render(dict(values(document)), autoescape=True)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def pictured(document: DocxTemplate) -> Mapping[str, Any]:
    return {"x": InlineImage(document, BytesIO(png())), "people": [{"name": "Ann & Co"}, {"name": "Bob <b>"}]}


def within(document: DocxTemplate) -> Mapping[str, Any]:
    other = document.new_subdoc()
    other.add_paragraph("A paragraph within & more")
    return {"x": other}


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


@pytest.mark.parametrize(
    ("template", "values"),
    [
        (lines("a {{ x }} b", "{%p for each in people %}", "{{ each.name }} {{ x }}", "{%p endfor %}"), pictured),
        (rows(("{%tr for each in people %}", ""), ("{{ each.name }}", "{{ x }}"), ("{%tr endfor %}", "")), pictured),
        (lines("before", "{{p x }}", "after"), within),
        *((TEMPLATES[name], lambda _: VALUES) for name in sorted(TEMPLATES)),
    ],
)  # fmt: skip
def test_it_is_filled_as_docxtpl_fills_it(template: Any, values: Values) -> None:
    data = made(template)
    here, there = canonical(ours(data, values)), canonical(of_docxtpl(data, values))
    core = "docProps/core.xml"
    assert {**here, core: ""} == {**there, core: ""}
    assert here[core] == there[core].replace("&amp;amp;", "&amp;")


def test_a_picture_stands_in_the_document_whole() -> None:
    made_of_it = ours(made(lines("{{ x }}", "{{ x }}")), pictured)
    assert list(members(made_of_it).values()).count(png()) == 1
    assert check_structure(made_of_it, "made.docx") == ()


def test_media_are_exchanged(tmp_path: Path) -> None:
    def picture(document: Any) -> None:
        document.add_picture(BytesIO(png()))
        document.add_paragraph("{{ plain }}")

    def exchanged(document: DocxTemplate) -> Mapping[str, Any]:
        document.replace_zipname("word/media/image1.png", other)
        return VALUES

    other = tmp_path / "other.png"
    other.write_bytes(png() + b"other")
    assert members(ours(made(picture), exchanged))["word/media/image1.png"] == png() + b"other"


def test_the_same_values_give_the_same_bytes() -> None:
    data = made(lines("{{ x }}"))
    assert ours(data, pictured) == ours(data, pictured)


def test_it_says_that_docxtpl_filled_it(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        ours(made(lines("{{ x }}")), pictured)
    assert "template.docx: filled by docxtpl itself" in caplog.text


@pytest.mark.parametrize(
    ("tag", "why"),
    [
        ("{{ people.pop() }}", "a call"),
        ("{{ nobody }}", "'nobody' is undefined"),
        ("{% if x %}", "end of template"),
        ("{{ people }}", "list is not text"),
    ],
)
def test_it_is_as_strict_as_a_compiled_template(tag: str, why: str) -> None:
    with pytest.raises(ProblemsFoundError, match="TPL-031") as caught:
        ours(made(lines(tag)), pictured)
    assert why in caught.value.problems[0].what


def test_text_that_would_break_the_xml_is_refused_and_not_dropped() -> None:
    with pytest.raises(ProblemsFoundError, match="not well-formed"):
        ours(made(lines("{{ x }} stays")), lambda _: {"x": "a \x0b bell"})


def test_a_picture_that_is_none_is_refused() -> None:
    with pytest.raises(ProblemsFoundError, match="a picture is none that Word knows"):
        ours(made(lines("{{ x }}")), lambda document: {"x": InlineImage(document, BytesIO(b"no picture"))})


def test_an_escape_in_a_value_is_text() -> None:
    assert text(ours(made(lines("{{ x }}")), lambda _: {"x": "{_{ 7 }_}"})) == "{_{ 7 }_}"


def test_a_file_of_another_sort_is_not_opened() -> None:
    out = BytesIO()
    Document().save(out)
    with pytest.raises(ProblemsFoundError):
        ours(out.getvalue()[:100], pictured)

"""A reader of Word files that shares nothing with their writer: zipfile, lxml, and an outline to read."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(data: bytes, name: str) -> etree._Element:
    """The root of one part."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        return etree.fromstring(file.read(name))


def names(data: bytes) -> list[str]:
    """The members in the order of the file."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        return file.namelist()


def outline(data: bytes, name: str = "word/document.xml") -> list[str]:
    """One line a paragraph, ``Style: text``, italic as ``/so/``, bold as ``*so*``; one line a table row."""
    root = part(data, name)
    body = root.find(f"{W}body")
    return list(_blocks(root if body is None else body))


def text(data: bytes, name: str = "word/document.xml") -> str:
    """All its words, a line a paragraph, without marks."""
    paragraphs = part(data, name).iter(f"{W}p")
    return "\n".join("".join(each.text or "" for each in paragraph.iter(f"{W}t")) for paragraph in paragraphs)


def _blocks(parent: etree._Element) -> Iterator[str]:
    for element in parent:
        if element.tag == f"{W}p":
            style = element.find(f"{W}pPr/{W}pStyle")
            yield f"{'-' if style is None else style.get(f'{W}val')}: {_marked(element)}"
        elif element.tag == f"{W}tbl":
            for row in element.findall(f"{W}tr"):
                head = row.find(f"{W}trPr/{W}tblHeader") is not None
                cells = [" ".join(map(_marked, cell.findall(f"{W}p"))) for cell in row.findall(f"{W}tc")]
                yield ("header row: " if head else "row: ") + " | ".join(cells)


def _marked(paragraph: etree._Element) -> str:
    said = []
    for run in paragraph.iter(f"{W}r"):
        words = "".join(
            {f"{W}br": "⏎", f"{W}tab": "→"}.get(each.tag, each.text or "")
            for each in run.iter(f"{W}t", f"{W}br", f"{W}tab")
        )
        italic = run.find(f"{W}rPr/{W}i") is not None or run.find(f"{W}rPr/{W}rStyle") is not None
        bold = run.find(f"{W}rPr/{W}b") is not None
        if words:
            words = f"/{words}/" if italic else words
            said.append(f"*{words}*" if bold else words)
    return "".join(said)

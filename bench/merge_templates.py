"""The house template in the languages of other merge programs, and its letters as they want them.

Programs without a loop over paragraphs (docx-mailmerge) get as many fields as the letter at hand has paragraphs, and
text that is always there stands in the template: what is made easier for them is made easier on purpose.
"""

from __future__ import annotations

import copy
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TAGGED = re.compile(r"word/(document|header\d+|footer\d+)\.xml")
FOR, END = re.compile(r"\{%p for \w+ in ([\w.]+) %\}"), "{%p endfor %}"
IF, FIELD = re.compile(r"\{% (if \w+|endif) %\}"), re.compile(r"\{\{r? ?([\w.]+) \}\}")

Rewriting = Callable[[etree._Element], None]


def plain(values: Mapping[str, Any], group: str = "") -> dict[str, Any]:
    """A letter's values under names without dots: text, and lists of ``{"text": …}``."""
    flat: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, dict):
            flat |= plain(value, f"{name}_")
        elif isinstance(value, list):
            flat[group + name] = [{"text": words(each)} for each in value]
        else:
            flat[group + name] = str(value)
    return flat


def numbered(values: Mapping[str, Any]) -> dict[str, str]:
    """Plain values with a name of its own for every item of a list: ``narrative_0``."""
    flat: dict[str, str] = {}
    for name, value in values.items():
        items = (
            {f"{name}_{at}": each["text"] for at, each in enumerate(value)} if isinstance(value, list) else {}
        )
        flat |= items or {name: value}
    return flat


def words(value: Any) -> str:
    """Text, or what rich text says."""
    return value if isinstance(value, str) else "".join(run.text for run in value.runs)


def rewritten(template: bytes, rewriting: Rewriting) -> bytes:
    """The template with every part of its page rewritten."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(template)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if TAGGED.fullmatch(name):
                root = etree.fromstring(data)
                rewriting(root)
                data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            new.writestr(name, data)
    return out.getvalue()


def with_braces(root: etree._Element) -> None:
    """``{field}`` and ``{#list}…{/list}``, as docxtemplater and easy-template-x have them."""
    loop = ""
    for paragraph, text in tagged(root):
        if found := FOR.fullmatch(text):
            loop = found[1].replace(".", "_")
            retyped(paragraph, [f"{{#{loop}}}"])
        elif text == END:
            retyped(paragraph, [f"{{/{loop}}}"])
            loop = ""
        elif loop:
            retyped(paragraph, ["{text}"])
        else:
            named = FIELD.sub(lambda found: "{" + found[1].replace(".", "_") + "}", IF.sub("", text))
            retyped(paragraph, [named])


def with_merge_fields(values: Mapping[str, Any]) -> Rewriting:
    """Word's own merge fields, a paragraph for every item of the lists in ``values``."""

    def rewriting(root: etree._Element) -> None:
        loop = ""
        for paragraph, text in tagged(root):
            if found := FOR.fullmatch(text):
                loop = found[1].replace(".", "_")
            elif loop and text != END:
                for at in range(len(values[loop])):
                    item = copy.deepcopy(paragraph)
                    retyped(item, ["", f"{loop}_{at}", ""])
                    paragraph.addprevious(item)
            elif text == END:
                loop = ""
            else:
                named = FIELD.split(IF.sub("", text))
                retyped(
                    paragraph, [each.replace(".", "_") if at % 2 else each for at, each in enumerate(named)]
                )
                continue
            paragraph.getparent().remove(paragraph)

    return rewriting


def tagged(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Every paragraph with a tag, and its text."""
    for paragraph in list(root.iter(f"{W}p")):
        text = "".join(each.text or "" for each in paragraph.iter(f"{W}t"))
        if "{" in text:
            yield paragraph, text


def retyped(paragraph: etree._Element, texts: list[str]) -> None:
    """The paragraph in the look of its first run: text, and every second one the name of a merge field."""
    runs = paragraph.findall(f"{W}r")
    look = runs[0].find(f"{W}rPr")
    for run in runs:
        paragraph.remove(run)
    for at, text in enumerate(texts):
        run = etree.Element(f"{W}r")
        if look is not None:
            run.append(copy.deepcopy(look))
        etree.SubElement(
            run, f"{W}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}
        ).text = text
        if at % 2:
            field = etree.SubElement(paragraph, f"{W}fldSimple", {f"{W}instr": f" MERGEFIELD {text} "})
            field.append(run)
        elif text:
            paragraph.append(run)


def said(data: bytes) -> tuple[list[str], set[str]]:
    """What a letter says: the lines of its body in order, and those of its headers and footers."""
    body: list[str] = []
    around: set[str] = set()
    with zipfile.ZipFile(BytesIO(data)) as file:
        for name in filter(TAGGED.fullmatch, file.namelist()):
            root = etree.fromstring(file.read(name))
            texts = ("".join(each.text or "" for each in p.iter(f"{W}t")) for p in root.iter(f"{W}p"))
            lines = [" ".join(text.split()) for text in texts if text.strip()]
            if "document" in name:
                body = lines
            else:
                around |= set(lines)
    return body, around

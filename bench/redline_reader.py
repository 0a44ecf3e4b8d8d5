"""An independent reader of redlines: accepts or rejects every tracked change by ECMA-376, and says what is left.

Nothing here is shared with what writes redlines: zipfile, lxml, and the standard.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import dirname, join, normpath

from lxml import etree

NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
W = f"{{{NS['w']}}}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
P = "{http://schemas.openxmlformats.org/package/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PROPERTIES = ("rPr", "pPr", "tblPr", "trPr", "tcPr", "sectPr", "tblGrid", "tblPrEx")
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad", "ptab": "\t"}
PAGES = re.compile(r"word/(document|header|footer|footnotes|endnotes)[\w-]*\.xml")
KEPT_FRESH = {"sectPr", "rPr"}


@dataclass
class Word:
    """A Word file: its members, and what one of its views holds."""

    files: dict[str, bytes]
    roots: dict[str, etree._Element] = field(default_factory=dict)

    def root(self, name: str) -> etree._Element:
        """One part, parsed once."""
        if name not in self.roots:
            self.roots[name] = etree.fromstring(self.files[name])
        return self.roots[name]

    def links(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part names: id to kind and target, an inner target as the name of a member."""
        rels = f"{dirname(name)}/_rels/{name.rpartition('/')[2]}.rels"
        if rels not in self.files:
            return {}
        found = {}
        for each in self.root(rels).iter(f"{P}Relationship"):
            target = each.get("Target", "")
            if each.get("TargetMode") != "External":
                target = (
                    target.lstrip("/") if target.startswith("/") else normpath(join(dirname(name), target))
                )
            found[each.get("Id", "")] = each.get("Type", "").rpartition("/")[2], target
        return found


@dataclass
class View:
    """What a reader sees: by place (body, header first, …) the texts in order, and beside each text its looks.

    A look is one formatting: of a paragraph, of one character, of a table, a row or a cell.
    """

    texts: dict[str, list[str]] = field(default_factory=dict)
    looks: dict[str, list[str]] = field(default_factory=dict)


def opened(data: bytes) -> Word:
    """A Word file."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        return Word({name: file.read(name) for name in file.namelist()})


def accepted(data: bytes) -> View:
    """What a reader sees when every change is accepted."""
    return view(data, goes="del")


def rejected(data: bytes) -> View:
    """What a reader sees when every change is rejected."""
    return view(data, goes="ins")


def changes(data: bytes) -> int:
    """How many tracked changes there are."""
    word = opened(data)
    names = [name for name in word.files if re.fullmatch(r"word/\w[\w-]*\.xml", name)]
    marks = re.compile(r"ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|\w+Change")
    return sum(1 for name in names for each in word.root(name).iter(f"{W}*") if marks.fullmatch(local(each)))


def view(data: bytes, goes: str) -> View:
    """A file with all changes settled one way: what is marked as ``goes`` is gone."""
    word = opened(data)
    stays = {"ins": "del", "del": "ins"}[goes]
    for name in filter(PAGES.fullmatch, list(word.files)):
        settle(word.root(name), goes, stays)
    found = View()
    body = word.root("word/document.xml").find(f"{W}body")
    assert body is not None
    write(word, "word/document.xml", body, "body", found)
    for at, section in enumerate(body.iter(f"{W}sectPr")):
        found.looks.setdefault("page", []).append(look(word, section))
        for reference in [each for each in section if local(each) in {"headerReference", "footerReference"}]:
            name = word.links("word/document.xml")[reference.get(f"{R}id", "")][1]
            place = f"{local(reference)[:6]} {at} {reference.get(f'{W}type', 'default')}"
            write(word, name, word.root(name), place, found)
            if not any(text.strip("¶") for text in found.texts[place]):
                del found.texts[place], found.looks[place]
    return found


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return etree.QName(element).localname


def settle(root: etree._Element, goes: str, stays: str) -> None:
    """Settles every change below an element."""
    for row in list(root.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{W}{goes}") is not None:
            drop(row)
    for table in list(root.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            drop(table)
    for run in [each for each in root.iter(f"{W}{goes}") if local(parent(each)) not in {"rPr", "trPr"}]:
        drop(run)
    for run in [each for each in root.iter(f"{W}{stays}") if local(parent(each)) not in {"rPr", "trPr"}]:
        above = parent(run)
        at = above.index(run)
        above[at : at + 1] = list(run)
    for each in root.iter(f"{W}delText"):
        each.tag = f"{W}t"
    for each in root.iter(f"{W}delInstrText"):
        each.tag = f"{W}instrText"
    if goes == "ins":
        restore(root)
    for paragraph in list(root.iter(f"{W}p")):
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{goes}") is not None:
            join_next(paragraph)
    for mark in [each for each in root.iter(f"{W}ins", f"{W}del") if local(parent(each)) in {"rPr", "trPr"}]:
        drop(mark)
    for each in [each for each in root.iter(f"{W}*") if local(each).endswith("Change")]:
        drop(each)


def restore(root: etree._Element) -> None:
    """Gives everything the formatting that it had."""
    for change in [each for each in root.iter(f"{W}*") if local(each).endswith("Change")]:
        holder = parent(change)
        was = list(change[0]) if len(change) else []
        for each in list(holder):
            is_mark = local(each) in {"ins", "del"}
            is_spared = (local(holder) == "pPr" and local(each) in KEPT_FRESH) or local(each).endswith(
                "Reference"
            )
            if not is_mark and not is_spared:
                holder.remove(each)
        for at, each in enumerate(was):
            holder.insert(at, deepcopy(each))
        if local(holder) == "sectPr":
            for name, value in change[0].attrib.items() if len(change) else ():
                holder.set(name, value)


def join_next(paragraph: etree._Element) -> None:
    """A paragraph whose mark is gone becomes the beginning of the next one."""
    content = [each for each in paragraph if local(each) != "pPr"]
    following = paragraph.getnext()
    if following is not None and local(following) == "p":
        at = 1 if len(following) and local(following[0]) == "pPr" else 0
        following[at:at] = content
        drop(paragraph)
    elif not content and following is not None and local(following) != "sectPr":
        drop(paragraph)


def parent(element: etree._Element) -> etree._Element:
    """What an element stands in."""
    found = element.getparent()
    assert found is not None
    return found


def drop(element: etree._Element) -> None:
    """Takes an element away."""
    above = element.getparent()
    if above is not None:
        above.remove(element)


def write(word: Word, name: str, root: etree._Element, place: str, found: View) -> None:
    """Reads one place into the view."""
    texts, looks = found.texts.setdefault(place, []), found.looks.setdefault(place, [])
    for each in root.iter(f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"):
        if any(local(above) == "txbxContent" for above in each.iterancestors()):
            continue
        if local(each) == "p":
            characters = list(paragraph(word, name, each))
            texts.append("".join(text for text, _ in characters) + "¶")
            looks.append(look(word, each.find(f"{W}pPr")))
            looks.extend(how for text, how in characters for _ in text)
        else:
            texts.append(f"<{local(each)}>")
            looks.append(look(word, each.find(f"{W}{local(each)}Pr")))


def paragraph(word: Word, name: str, element: etree._Element) -> Iterator[tuple[str, str]]:
    """The text of a paragraph in pieces, each with its look. Instructions of fields are said too."""
    for run in element.iter(f"{W}r", f"{W}fldSimple"):
        if local(run) == "fldSimple":
            yield f"{{{run.get(f'{W}instr', '').strip()}}}", "field"
            continue
        if next(run.iterancestors(f"{W}p")) is not element:
            continue
        how = look(word, run.find(f"{W}rPr"))
        link = next(run.iterancestors(f"{W}hyperlink"), None)
        if link is not None:
            how += f" to {word.links(name).get(link.get(f'{R}id', ''), link.get(f'{W}anchor', ''))}"
        for child in run:
            said = local(child)
            if said == "t":
                yield child.text or "", how
            elif said in SIGNS:
                yield SIGNS[said], how
            elif said == "instrText":
                yield f"{{{(child.text or '').strip()}}}", "field"
            elif said in {"footnoteReference", "endnoteReference"}:
                yield f"[{note(word, said.removesuffix('Reference'), child.get(f'{W}id', ''))}]", how
            elif said == "sym":
                yield f"({child.get(f'{W}font')} {child.get(f'{W}char')})", how
            elif said == "drawing":
                pictures = [each.get(f"{R}embed", "") for each in child.iter(f"{A}blip")]
                prints = [
                    hashlib.sha256(word.files[word.links(name)[each][1]]).hexdigest()[:8] for each in pictures
                ]
                yield f"(picture {' '.join(prints)})", how


def note(word: Word, sort: str, number: str) -> str:
    """The text of a note."""
    for each in word.root(f"word/{sort}s.xml").iter(f"{W}{sort}"):
        if each.get(f"{W}id") == number:
            lines = (paragraph(word, f"word/{sort}s.xml", one) for one in each.iter(f"{W}p"))
            inner = ("".join(said for said, _ in line) + "¶" for line in lines)
            return "".join(inner)
    return "missing"


def look(word: Word, properties: etree._Element | None) -> str:
    """A formatting as text: the same for the same, with styles by their names and lists by their definitions."""
    if properties is None:
        return ""
    return " ".join(sorted(filter(None, (spelled(word, each) for each in properties))))


def spelled(word: Word, element: etree._Element) -> str:
    """One property."""
    name = local(element)
    if name.endswith(("Reference", "Change")) or name == "sectPr":
        return ""
    if name in {"pStyle", "rStyle", "tblStyle"}:
        return f"{name}={style(word, element.get(f'{W}val', ''))}"
    if name == "numId":
        return f"numId={numbering(word, element.get(f'{W}val', ''))}"
    given = ((etree.QName(key).localname, value) for key, value in sorted(element.attrib.items()))
    attributes = " ".join(f"{key}={value}" for key, value in given if "rsid" not in key)
    inner = " ".join(sorted(filter(None, (spelled(word, each) for each in element))))
    if name == "rPr" and not inner:
        return ""
    return f"{name}({attributes}{inner})"


def style(word: Word, wanted: str) -> str:
    """The name of a style."""
    for each in word.root("word/styles.xml").iter(f"{W}style"):
        if each.get(f"{W}styleId") == wanted:
            called = each.find(f"{W}name")
            return "" if called is None else called.get(f"{W}val", "").lower()
    return f"no style {wanted}"


def numbering(word: Word, wanted: str) -> str:
    """What a list looks like: the shape and text of each level."""
    if "word/numbering.xml" not in word.files:
        return "none" if wanted == "0" else f"no list {wanted}"
    root = word.root("word/numbering.xml")
    for each in root.iter(f"{W}num"):
        if each.get(f"{W}numId") == wanted:
            abstract = each.find(f"{W}abstractNumId")
            number = "" if abstract is None else abstract.get(f"{W}val")
            for shape in root.iter(f"{W}abstractNum"):
                if shape.get(f"{W}abstractNumId") == number:
                    levels = shape.iter(f"{W}numFmt", f"{W}lvlText")
                    return ",".join(level.get(f"{W}val", "") for level in levels)
    return "none" if wanted == "0" else f"no list {wanted}"


def same_looks(one: View, other: View) -> tuple[int, int]:
    """How many looks of two views of the same text are the same, and how many there are."""
    same = whole = 0
    for place in dict.fromkeys((*one.looks, *other.looks)):
        ours, theirs = one.looks.get(place, []), other.looks.get(place, [])
        whole += max(len(ours), len(theirs))
        same += sum(1 for mine, yours in zip(ours, theirs, strict=False) if mine == yours)
    return same, whole

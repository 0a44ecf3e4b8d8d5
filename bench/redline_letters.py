"""Pairs of letters to compare: random results of each kind with random corrections, and random edits of the files.

An edit changes the XML of a letter at random: words, looks, paragraphs, rows, tables, lists, headers, notes, links.
"""

from __future__ import annotations

import copy
import random
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from lxml import etree
from redline_reader import NS, P, R, W, local, opened
from truth import Kind, Raw, given

from ratingletters import load_kind, word
from ratingletters.composition import compose
from ratingletters.errors import RatingLettersError
from ratingletters.model.results import Results

MEDIA = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0000003010100"
    "c9fe92ef0000000049454e44ae426082"
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
WORDS = (
    "good", "provision", "schools", "however", "the", "of", "and", "‘virtual school’", "child\u2019s", "NI\u00a068",
    "63.9", "per cent", "outstanding,", "£1,000", "Ŵyr", "looked\u2011after", "𝒳", "<b>", "&", "  two  spaces",
)  # fmt: skip


@dataclass(frozen=True)
class Pair:
    """Two letters, and what was done to make the second one."""

    name: str
    old: bytes
    new: bytes


def corrections(kinds: dict[str, Kind], count: int, seed: int) -> Iterator[Pair]:
    """Letters of random results and of those results corrected."""
    rng = random.Random(seed)  # noqa: S311
    loaded = {name: load_kind(kind.folder) for name, kind in kinds.items()}
    templates = {name: word.load_template(kind.folder / "letter.docx") for name, kind in kinds.items()}
    made = 0
    while made < count:
        name = list(kinds)[made % len(kinds)]
        raw = kinds[name].council(rng)
        other = corrected(rng, raw, kinds[name].council(rng))
        draft = rng.random() < 0.2
        try:
            old, new = (
                word.merge(templates[name], compose(results, loaded[name], day), draft=mark)
                for results, day, mark in (
                    (Results.model_validate(given(raw)), date(2009, 12, 9), False),
                    (Results.model_validate(given(other)), date(2009, 12, 9 + rng.choice((0, 5))), draft),
                )
            )
        except (RatingLettersError, ValueError):
            continue
        made += 1
        yield Pair(f"{name} {made}", old, new)


def corrected(rng: random.Random, raw: Raw, other: Raw) -> Raw:
    """Results with some of their values taken from others: one figure, or a whole part of them."""
    made: Raw = copy.deepcopy(raw)
    if rng.random() < 0.15:
        return other | {"council": raw["council"]}
    parts = [key for key in other if key not in {"kind", "year", "date", "council", "signatory"}]
    for key in rng.sample(parts, rng.choice((1, 1, 2, 3))):
        mine, theirs = made.get(key), other[key]
        if isinstance(mine, list) and isinstance(theirs, list) and mine and theirs and rng.random() < 0.7:
            at = rng.randrange(len(mine))
            ids = [each.get("id", each.get("type")) for each in theirs if isinstance(each, dict)]
            named = mine[at].get("id", mine[at].get("type")) if isinstance(mine[at], dict) else None
            if named in ids:
                mine[at] = theirs[ids.index(named)]
        else:
            made[key] = theirs
    if rng.random() < 0.2:
        made["addressee"] = made["addressee"] | {"name": "Ms Z Ŵyr", "salutation": "Ms Ŵyr"}
    if rng.random() < 0.2:
        made["addressee"] = made["addressee"] | {
            "address": rng.sample(["Town Hall", "1 Quay", "M1 1AA", "Hull"], 3)
        }
    return made


def edits(letters: list[bytes], count: int, seed: int) -> Iterator[Pair]:
    """Letters edited at random, each beside the letter as it was or edited otherwise."""
    rng = random.Random(seed)  # noqa: S311
    for number in range(count):
        letter = rng.choice(letters)
        old, new, said = letter, letter, []
        for _ in range(rng.choice((1, 1, 2, 3, 5, 8))):
            kind = rng.choice(list(EDITS))
            if rng.random() < 0.5:
                old = edited(old, EDITS[kind], rng)
            else:
                new = edited(new, EDITS[kind], rng)
            said.append(kind)
        yield Pair(f"edit {number}: {', '.join(said)}", old, new)


@dataclass
class File:
    """A letter while it is edited."""

    files: dict[str, bytes]
    roots: dict[str, etree._Element]

    @property
    def body(self) -> etree._Element:
        """The body of the letter."""
        found = self.roots["word/document.xml"].find(f"{W}body")
        assert found is not None
        return found

    def paragraphs(self) -> list[etree._Element]:
        """The paragraphs that stand in the body itself."""
        return [each for each in self.body if local(each) == "p"]

    def add(self, name: str, data: bytes, kind: str, link: str) -> str:
        """A part more, or the one that is there; the id by which the letter names it."""
        if name not in self.files:
            self.files[name] = data
            if name.endswith(".xml"):
                self.roots[name] = etree.fromstring(data)
                types = self.roots["[Content_Types].xml"]
                etree.SubElement(types, f"{TYPES}Override", PartName=f"/{name}", ContentType=kind)
            elif not any(each.get("Extension") == "png" for each in self.roots["[Content_Types].xml"]):
                types = self.roots["[Content_Types].xml"]
                types.insert(0, etree.Element(f"{TYPES}Default", Extension="png", ContentType="image/png"))
        return self.link(link, name.removeprefix("word/"))

    def link(self, kind: str, target: str, *, outside: bool = False) -> str:
        """The id by which the letter names something."""
        links = self.roots["word/_rels/document.xml.rels"]
        known = {each.get("Id"): each for each in links}
        for each in links:
            if each.get("Target") == target and each.get("Type") == f"{OFFICE}/{kind}":
                return each.get("Id", "")
        made = next(f"x{number}" for number in range(999) if f"x{number}" not in known)
        mode = {"TargetMode": "External"} if outside else {}
        values = {"Id": made, "Type": f"{OFFICE}/{kind}", "Target": target} | mode
        etree.SubElement(links, f"{P}Relationship", values)
        return made


def edited(data: bytes, edit: Callable[[File, random.Random], Any], rng: random.Random) -> bytes:
    """A letter with one edit more."""
    found = opened(data)
    names = [name for name in found.files if name.endswith((".xml", ".rels"))]
    file = File(found.files, {name: etree.fromstring(found.files[name]) for name in names})
    edit(file, rng)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, member in file.files.items():
            root = file.roots.get(name)
            written = member if root is None else etree.tostring(root, xml_declaration=True, encoding="UTF-8")
            target.writestr(name, written)
    return out.getvalue()


def xml(text: str) -> etree._Element:
    """XML of Word's."""
    holder = etree.fromstring(f'<x xmlns:w="{NS["w"]}" xmlns:r="{OFFICE}">{text}</x>')
    return holder[0]


def run(text: str, look: str = "") -> etree._Element:
    """A run of text."""
    made = xml(f"<w:r><w:rPr>{look}</w:rPr><w:t/></w:r>" if look else "<w:r><w:t/></w:r>")
    made[-1].text = text
    made[-1].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def phrase(rng: random.Random, most: int = 12) -> str:
    """Some words."""
    return " ".join(rng.choice(WORDS) for _ in range(rng.randint(1, most)))


def runs(file: File) -> list[etree._Element]:
    """Every run of plain text of the letter, tables too."""
    return [each for each in file.body.iter(f"{W}r") if len(each.findall(f"{W}t")) == 1]


def cleared(found: etree._Element, name: str) -> None:
    """Takes the children of a name out."""
    for each in found.findall(f"{W}{name}"):
        found.remove(each)


def reword(file: File, rng: random.Random) -> None:
    """A word changed, cut or put in."""
    text = rng.choice(runs(file)).find(f"{W}t")
    words = (text.text or "").split(" ")
    at = rng.randrange(len(words))
    words[at : at + rng.choice((0, 1, 2))] = phrase(rng, 3).split(" ")
    text.text = " ".join(words)
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def restyle(file: File, rng: random.Random) -> None:
    """The formatting of a run, or of half of it."""
    found = rng.choice(runs(file))
    other = copy.deepcopy(found)
    text = found.find(f"{W}t").text or ""
    at = rng.randint(0, len(text))
    for half, words in ((found, text[:at]), (other, text[at:])):
        half.find(f"{W}t").text = words
        half.find(f"{W}t").set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    found.addnext(other)
    old = other.find(f"{W}rPr")
    if old is not None:
        other.remove(old)
    other.insert(0, xml(f"<w:rPr>{rng.choice(LOOKS)}</w:rPr>"))


LOOKS = (
    "<w:b/><w:bCs/>", "<w:i/>", '<w:color w:val="C00000"/>', '<w:b/><w:sz w:val="28"/>', '<w:u w:val="single"/>',
    '<w:lang w:val="cy-GB"/>',
)  # fmt: skip
COLUMN = '<w:gridCol w:w="2000"/>'
CELL = '<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr><w:p/></w:tc>'
SHAPES = (
    '<w:jc w:val="center"/>', "<w:keepNext/>", '<w:spacing w:before="240" w:after="60"/>', '<w:ind w:left="567"/>',
    '<w:pStyle w:val="BodyText"/><w:jc w:val="right"/>', '<w:pStyle w:val="Heading2"/>',
)  # fmt: skip


def reshape(file: File, rng: random.Random) -> None:
    """The formatting of a paragraph."""
    found = rng.choice(file.paragraphs())
    old = found.find(f"{W}pPr")
    if old is not None:
        found.remove(old)
    found.insert(0, xml(f"<w:pPr>{rng.choice(SHAPES)}</w:pPr>"))


def insert_paragraph(file: File, rng: random.Random) -> None:
    """A paragraph or two put in anywhere, at the end too."""
    for _ in range(rng.choice((1, 1, 2))):
        made = xml(f"<w:p><w:pPr>{rng.choice(SHAPES)}</w:pPr></w:p>" if rng.random() < 0.5 else "<w:p/>")
        if rng.random() < 0.9:
            made.append(run(phrase(rng), rng.choice(("", *LOOKS))))
        file.body.insert(rng.choice((rng.randint(0, len(file.body) - 1), len(file.body) - 1)), made)


def delete_paragraph(file: File, rng: random.Random) -> None:
    """Paragraphs cut, the last one too, but none right after a table."""
    found = file.paragraphs()
    at = rng.choice((rng.randrange(len(found)), len(found) - 1))
    for each in found[at : at + rng.choice((1, 1, 3))]:
        before = each.getprevious()
        if len(file.paragraphs()) > 2 and (before is None or local(before) != "tbl"):
            file.body.remove(each)


def move_paragraph(file: File, rng: random.Random) -> None:
    """A paragraph moved."""
    found = rng.choice(file.paragraphs()[:-1])
    file.body.remove(found)
    file.body.insert(rng.randint(0, len(file.body) - 2), found)


def split_paragraph(file: File, rng: random.Random) -> None:
    """A paragraph parted in two, or two made one."""
    found = rng.choice(file.paragraphs())
    following = found.getnext()
    if rng.random() < 0.5 and following is not None and local(following) == "p":
        found.extend([each for each in following if local(each) != "pPr"])
        file.body.remove(following)
        return
    texts = [each for each in found if local(each) == "r" and each.find(f"{W}t") is not None]
    if texts:
        cut = rng.choice(texts)
        text = cut.find(f"{W}t").text or ""
        at = rng.randint(0, len(text))
        made = xml("<w:p/>")
        properties = found.find(f"{W}pPr")
        if properties is not None:
            made.append(copy.deepcopy(properties))
        made.append(run(text[at:]))
        for each in list(cut.itersiblings()):
            made.append(each)
        cut.find(f"{W}t").text = text[:at]
        found.addnext(made)


def rows(file: File, rng: random.Random) -> None:
    """A row put in, cut or moved."""
    tables = [each for each in file.body.iter(f"{W}tbl") if len(each.findall(f"{W}tr"))]
    if not tables:
        return
    table = rng.choice(tables)
    found = table.findall(f"{W}tr")
    row = rng.choice(found)
    if rng.random() < 0.5 and len(found) > 1:
        table.remove(row)
        return
    made = copy.deepcopy(row)
    for text in made.iter(f"{W}t"):
        text.text = phrase(rng, 4) if rng.random() < 0.7 else text.text
    row.addnext(made)


def tables(file: File, rng: random.Random) -> None:
    """A table put in or cut, or the formatting of a cell changed. Word joins two tables without a paragraph between."""
    found = [each for each in file.body if local(each) == "tbl"]
    way = rng.random()
    if found and way < 0.3:
        cell = rng.choice(list(rng.choice(found).iter(f"{W}tcPr")))
        cleared(cell, "shd")
        cell.append(xml('<w:shd w:val="clear" w:color="auto" w:fill="FFEECC"/>'))
        return
    if found and way < 0.6:
        file.body.remove(rng.choice(found))
        return
    width = rng.randint(1, 4)
    row = f"<w:tr>{CELL * width}</w:tr>"
    made = xml(
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        f"<w:tblGrid>{COLUMN * width}</w:tblGrid>{row * rng.randint(1, 3)}</w:tbl>"
    )
    for each in made.iter(f"{W}p"):
        each.append(run(phrase(rng, 3)))
    file.body.insert(rng.randint(0, len(file.body) - 2), made)
    before, after = made.getprevious(), made.getnext()
    if after is not None and local(after) == "tbl":
        made.addnext(xml("<w:p/>"))
    if before is not None and local(before) == "tbl":
        made.addprevious(xml("<w:p/>"))


def style(file: File, rng: random.Random) -> None:
    """A style that only this version has, and a paragraph in it."""
    name = rng.choice(("House", "Quote2", "Note"))
    root = file.roots["word/styles.xml"]
    if not any(each.get(f"{W}styleId") == name for each in root):
        root.append(
            xml(
                f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name} text"/>'
                f'<w:basedOn w:val="BodyText"/><w:rPr>{rng.choice(LOOKS)}</w:rPr></w:style>'
            )
        )
    found = rng.choice(file.paragraphs())
    cleared(found, "pPr")
    found.insert(0, xml(f'<w:pPr><w:pStyle w:val="{name}"/></w:pPr>'))


def listing(file: File, rng: random.Random) -> None:
    """A list of its own numbers, and paragraphs in it."""
    form, text = rng.choice((("decimal", "%1."), ("lowerLetter", "(%1)"), ("bullet", "–")))
    empty = f'<w:numbering xmlns:w="{NS["w"]}"/>'.encode()
    file.add("word/numbering.xml", empty, f"{WML}.numbering+xml", "numbering")
    root = file.roots["word/numbering.xml"]
    number = str(1 + max((int(each.get(f"{W}numId", "0")) for each in root.findall(f"{W}num")), default=0))
    level = (
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        '<w:lvlJc w:val="left"/></w:lvl>'
    )
    shape = (
        f'<w:abstractNum w:abstractNumId="{90 + int(number)}"><w:multiLevelType w:val="singleLevel"/>{level}'
    )
    root.insert(len(root.findall(f"{W}abstractNum")), xml(f"{shape}</w:abstractNum>"))
    root.append(xml(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{90 + int(number)}"/></w:num>'))
    for found in rng.sample(file.paragraphs(), 2):
        cleared(found, "pPr")
        found.insert(
            0, xml(f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr></w:pPr>')
        )


def hyperlink(file: File, rng: random.Random) -> None:
    """A run made a hyperlink, or a hyperlink put in."""
    id_ = file.link("hyperlink", f"https://example.org/{rng.randint(1, 3)}", outside=True)
    made = xml(f'<w:hyperlink r:id="{id_}" w:tooltip="More"/>')
    found = rng.choice([each for each in file.paragraphs() if each.find(f"{W}r") is not None])
    first = rng.choice(found.findall(f"{W}r"))
    if first.find(f"{W}t") is None:
        return
    first.addprevious(made)
    made.append(first if rng.random() < 0.5 else run(phrase(rng, 3)))


def sign(file: File, rng: random.Random) -> None:
    """A tab, a line break, a hyphen or a symbol somewhere."""
    made = ("<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>", '<w:sym w:font="Wingdings" w:char="F0FC"/>')
    rng.choice(runs(file)).append(xml(rng.choice(made)))


def page_field(file: File, rng: random.Random) -> None:
    """A field put in, simple or in three parts."""
    found = rng.choice(file.paragraphs())
    if rng.random() < 0.5:
        made = xml('<w:fldSimple w:instr=" PAGE "/>')
        made.append(run("1"))
        found.append(made)
        return
    marks = [f'<w:fldChar w:fldCharType="{sort}"/>' for sort in ("begin", "separate", "end")]
    for each in (marks[0], "<w:instrText> NUMPAGES </w:instrText>", marks[1], "<w:t>2</w:t>", marks[2]):
        found.append(xml(f"<w:r>{each}</w:r>"))


def footnote(file: File, rng: random.Random) -> None:
    """A footnote put in, or the text of one changed."""
    lines = "".join(
        f'<w:footnote w:type="{sort}" w:id="{number}"><w:p><w:r><w:{sort}/></w:r></w:p></w:footnote>'
        for number, sort in ((-1, "separator"), (0, "continuationSeparator"))
    )
    base = f'<w:footnotes xmlns:w="{NS["w"]}">{lines}</w:footnotes>'
    file.add("word/footnotes.xml", base.encode(), f"{WML}.footnotes+xml", "footnotes")
    root = file.roots["word/footnotes.xml"]
    written = [each for each in root if each.get(f"{W}type") is None]
    if written and rng.random() < 0.4:
        text = rng.choice(list(rng.choice(written).iter(f"{W}t")))
        text.text = f" {phrase(rng, 5)}"
        return
    number = str(1 + max(int(each.get(f"{W}id", "0")) for each in root))
    made = xml(f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r></w:p></w:footnote>')
    made[0].append(run(f" {phrase(rng)}"))
    root.append(made)
    rng.choice(file.paragraphs()).append(xml(f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'))


def header(file: File, rng: random.Random) -> None:
    """A header or footer changed, cut, or put in for the even pages."""
    section = file.body[-1]
    found = [each for each in section if local(each).endswith("Reference")]
    way = rng.random()
    if found and way < 0.3:
        section.remove(rng.choice(found))
        return
    if way < 0.5 and not any(each.get(f"{W}type") == "even" for each in found):
        base = f'<w:hdr xmlns:w="{NS["w"]}" xmlns:r="{OFFICE}"><w:p/></w:hdr>'
        number = rng.randint(50, 99)
        id_ = file.add(f"word/header{number}.xml", base.encode(), f"{WML}.header+xml", "header")
        file.roots[f"word/header{number}.xml"][0].append(run(phrase(rng, 4)))
        section.insert(0, xml(f'<w:headerReference w:type="even" r:id="{id_}"/>'))
        return
    if found:
        links = {each.get("Id"): each.get("Target") for each in file.roots["word/_rels/document.xml.rels"]}
        root = file.roots[f"word/{links[rng.choice(found).get(f'{R}id')].removeprefix('/word/')}"]
        rng.choice(list(root.iter(f"{W}p"))).append(run(phrase(rng, 3)))


def margins(file: File, rng: random.Random) -> None:
    """The page made another."""
    for each in file.body[-1].iter(f"{W}pgMar"):
        each.set(f"{W}left", str(rng.randint(1000, 1600)))


def picture(file: File, rng: random.Random) -> None:
    """A picture put in."""
    data = MEDIA + bytes([rng.randint(0, 1)])
    id_ = file.add(f"word/media/picture{data[-1]}.png", data, "image/png", "image")
    drawing = (
        '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        f'<wp:extent cx="360000" cy="360000"/><wp:docPr id="{rng.randint(1, 999)}" name="Crest" descr="A crest"/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic '
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
        '<pic:cNvPr id="0" name="Crest"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{id_}"/><a:stretch><a:fillRect/></a:stretch>'
        '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing>"
    )
    holder = xml("<w:r/>")
    holder.append(xml(drawing))
    rng.choice(file.paragraphs()).append(holder)


def marks(file: File, rng: random.Random) -> None:
    """The marks of a draft: a bookmark around a content control around a run."""
    found = rng.choice(runs(file))
    if local(found.getparent()) != "p":
        return
    number = rng.randint(1000, 99999)
    control = xml(
        f'<w:sdt><w:sdtPr><w:tag w:val="s{number}"/><w:id w:val="{number}"/><w:lock w:val="sdtLocked"/></w:sdtPr>'
        "<w:sdtContent/></w:sdt>"
    )
    found.addprevious(xml(f'<w:bookmarkStart w:id="{number}" w:name="s{number}"/>'))
    found.addprevious(control)
    control.addnext(xml(f'<w:bookmarkEnd w:id="{number}"/>'))
    control[-1].append(found)


EDITS: dict[str, Callable[[File, random.Random], None]] = {
    "reword": reword,
    "restyle": restyle,
    "reshape": reshape,
    "insert paragraph": insert_paragraph,
    "delete paragraph": delete_paragraph,
    "move paragraph": move_paragraph,
    "split paragraph": split_paragraph,
    "rows": rows,
    "tables": tables,
    "style": style,
    "list": listing,
    "hyperlink": hyperlink,
    "sign": sign,
    "field": page_field,
    "footnote": footnote,
    "header": header,
    "margins": margins,
    "picture": picture,
    "marks": marks,
}

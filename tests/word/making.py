"""Letters and templates made by hand, small enough to see through."""

from __future__ import annotations

import zipfile
from datetime import date
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

from ratingletters.model.letter import Addressee, Letter, Signatory
from ratingletters.model.narrative import Mood, Narrative, Paragraph, Piece, Sentence
from ratingletters.places import Place
from ratingletters.word import Template

HOUSE = Path(__file__).parents[2] / "templates" / "annual-rating-2009" / "letter.docx"
REQUIRED = (
    "date", "addressee.name", "addressee.post", "addressee.address", "salutation", "year", "rating.number",
    "rating.title", "narrative", "signatory.name", "signatory.post", "draft",
)  # fmt: skip

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def narrative(*paragraphs: tuple[str, ...]) -> Narrative:
    """Paragraphs of sentences, each sentence one piece of its own card."""
    here = Place("patterns.md", 1)
    return Narrative(
        tuple(
            Paragraph(
                "said", tuple(Sentence("card", here, Mood.NEUTRAL, (Piece(each),)) for each in sentences)
            )
            for sentences in paragraphs
        )
    )


def letter(**changes: Any) -> Letter:
    """A letter to a made-up council, with ``changes``."""
    values: dict[str, Any] = {
        "kind": "annual-rating-2009",
        "title": "Children’s services annual rating",
        "organisation": "Ofsted",
        "year": 2009,
        "date": date(2009, 12, 9),
        "council_id": "wellmouth",
        "council": "Wellmouth Borough Council",
        "council_short": "Wellmouth",
        "addressee": addressee(),
        "signatory": Signatory("A Person", "Divisional Manager, CAA"),
        "rating": 3,
        "rating_title": "Performs Well",
        "narrative": narrative(
            ("Children’s services in Wellmouth perform well.",),
            ("Most schools are good or better.", "However, fostering is only satisfactory."),
        ),
    }
    return Letter(**(values | changes))


def addressee(**changes: Any) -> Addressee:
    """Ms Jones of Wellmouth, with ``changes``."""
    values: dict[str, Any] = {
        "name": "Ms Carys Jones",
        "salutation": "Ms Jones",
        "post": "Director of Children’s Services",
        "address": ("Town Hall", "High Street", "Wellmouth", "WM1 1AA"),
    }
    return Addressee(**(values | changes))


def paragraph(text: str) -> str:
    """A paragraph of one run."""
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r></w:p>'


def members(body: str) -> dict[str, bytes]:
    """A Word file with ``body`` (paragraphs as XML) and nothing that it could do without."""
    settings = f'<w:settings xmlns:w="{_W}"/>'
    names = f'xmlns:w="{_W}" xmlns:r="{_R}"'
    styles = (
        f'<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr>'
        "</w:rPrDefault></w:docDefaults></w:styles>"
    )
    overrides = {"document.xml": "document.main", "styles.xml": "styles", "settings.xml": "settings"}
    types = "".join(
        f'<Override PartName="/word/{name}" ContentType="{_WML}.{kind}+xml"/>'
        for name, kind in overrides.items()
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    types += f'<Override PartName="/docProps/core.xml" ContentType="{core}"/>'
    texts = {
        "[Content_Types].xml": f'<Types xmlns="{_P}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": relationships(
            ("officeDocument", "word/document.xml"), ("core-properties", "docProps/core.xml")
        ),
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_P}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A template</dc:title></cp:coreProperties>',
        "word/_rels/document.xml.rels": relationships(("styles", "styles.xml"), ("settings", "settings.xml")),
        "word/document.xml": f"<w:document {names}><w:body>{body}</w:body></w:document>",
        "word/settings.xml": settings,
        "word/styles.xml": styles,
    }
    return {name: each.encode() for name, each in texts.items()}


def relationships(*links: tuple[str, str], outside: bool = False) -> str:
    """A relationships part of links, each its kind and its target."""
    mode = ' TargetMode="External"' if outside else ""
    inner = "".join(
        f'<Relationship Id="r{number}" Type="{_R}/{kind}" Target="{target}"{mode}/>'
        for number, (kind, target) in enumerate(links)
    )
    return f'<Relationships xmlns="{_P}/relationships">{inner}</Relationships>'


def zipped(files: dict[str, bytes]) -> bytes:
    """The members as a zip file."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(name, data)
    return out.getvalue()


def template(*paragraphs: str, body: str = "") -> Template:
    """A small template of these paragraphs, then ``body`` as XML."""
    return Template("letter.docx", zipped(members("".join(map(paragraph, paragraphs)) + body)))


def template_of(files: dict[str, bytes]) -> Template:
    """A template of these members."""
    return Template("letter.docx", zipped(files))

"""A draft made from a small letter, and a person's hands on its XML: what Word leaves of an edit, without Word."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

from lxml import etree
from tests.word.making import HOUSE, letter, narrative

from ratingletters.model.edit import Mark
from ratingletters.model.letter import Letter
from ratingletters.model.narrative import Fact, Narrative, Piece
from ratingletters.model.provenance import Origin, Provenance
from ratingletters.model.returned import Returned
from ratingletters.places import Place
from ratingletters.word import Template, load_template, merge_draft, read_returned

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = "word/document.xml"
WORDS = (
    ("Services in Wellmouth perform well.",),
    ("Most schools are *good* or better.", "However, fostering is only satisfactory.", "Homes are good."),
    ("Standards rise.",),
)
FACT = Fact("school/primary.good or better", "81 per cent", ("provision", 1, "counts"))


def story(of: Narrative, version: int = 1) -> Provenance:
    """Where the sentences of a made-up narrative come from: each from a card of its own."""
    origins = []
    for number, each in enumerate(of.sentences(), 1):
        mark = Mark(f"card-{number}", f"{number:06x}.{number:010x}")
        piece = Piece(each.markdown, "a slot", (FACT,))
        place = Place("patterns.md", number)
        sentence = replace(each, card=mark.card, place=place, pieces=(piece,), attested="a letter")
        origins.append(Origin(mark, sentence))
    return Provenance("annual-rating-2009/wellmouth", version, "1" * 64, "2" * 64, tuple(origins))


def draft(
    *paragraphs: tuple[str, ...], template: Template | None = None, with_comments: bool = False
) -> tuple[bytes, Letter]:
    """A draft of these sentences, paragraph by paragraph, in the house template if no other is given."""
    made = letter(narrative=narrative(*(paragraphs or WORDS)))
    template = template or load_template(HOUSE)
    return merge_draft(template, made, story(made.narrative), with_comments=with_comments), made


def edited(data: bytes, *hands: Callable[[etree._Element], None], part: str = BODY) -> bytes:
    """The file with what hands do to the XML of one of its parts."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        members = {name: file.read(name) for name in file.namelist()}
    root = etree.fromstring(members[part])
    for each in hands:
        each(root)
    members[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return out.getvalue()


def read(data: bytes) -> Returned:
    """The file as it is read back."""
    return read_returned("draft.docx", data)


def changed(returned: Returned) -> list[tuple[int, str]]:
    """What is not as it was drafted: sentences by their numbers, a person's own as 0, those left out as empty."""
    there = {each.number for each in returned.told}
    found = [
        (each.number, each.words)
        for each in returned.told
        if not each.number or each.words != returned.drafted(each.number)
    ]
    return found + [(number, "") for number in returned.order if number not in there]


def sentence(root: etree._Element, number: int) -> etree._Element:
    """The control of a sentence."""
    start = next(
        each for each in root.iter(f"{W}bookmarkStart") if each.get(f"{W}name") == f"letters_{number}"
    )
    return next(start.itersiblings(f"{W}sdt"))


def paragraph_of(root: etree._Element, number: int) -> etree._Element:
    """The paragraph of a sentence."""
    return next(sentence(root, number).iterancestors(f"{W}p"))


def run(text: str, look: str = "") -> etree._Element:
    """A run as a person types it; ``look`` is ``b``, ``i`` or nothing."""
    properties = f"<w:rPr><w:{look}/></w:rPr>" if look else ""
    xml = f'<w:r xmlns:w="{W[1:-1]}">{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'
    return etree.fromstring(xml)


def paragraph(text: str) -> etree._Element:
    """A paragraph that a person adds."""
    made = etree.Element(f"{W}p")
    made.append(run(text))
    return made


def says(number: int, text: str) -> Callable[[etree._Element], None]:
    """Hands that put other words into the control of a sentence."""

    def hands(root: etree._Element) -> None:
        content = sentence(root, number).find(f"{W}sdtContent")
        assert content is not None
        for each in list(content):
            content.remove(each)
        if text:
            content.append(run(text))

    return hands


def replaces(old: str, new: str) -> Callable[[etree._Element], None]:
    """Hands that change words within one run, wherever it stands."""

    def hands(root: etree._Element) -> None:
        found = [each for each in root.iter(f"{W}t") if old in (each.text or "")]
        assert found, old
        found[0].text = (found[0].text or "").replace(old, new)

    return hands

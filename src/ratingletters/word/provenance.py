"""The part of a draft that tells where it comes from: its letter, its sentences with card and facts, its boilerplate.

A custom XML part, which Word and LibreOffice keep when they save a file. It holds all that is needed to read a draft
back, and to explain it, without the folder that it was made in. Sentences and facts stand in it as JSON, of lists
only, since a batch has thousands of drafts and each hundreds of facts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from ratingletters.model.edit import Mark
from ratingletters.model.narrative import Fact, Mood, Piece, Sentence
from ratingletters.model.provenance import Origin, Provenance
from ratingletters.places import Place
from ratingletters.word.attached import Attached
from ratingletters.word.inline import text_xml
from ratingletters.word.package import Package
from ratingletters.word.parts import NAMESPACES

SPACE = "urn:ratingletters:draft:1"
_STORE = "{6B7C6A2E-5C36-4B1E-9E0B-2F1D8A4C7E11}"
_PROPERTIES_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
PROPERTIES = (
    f'{_DECLARED}<ds:datastoreItem ds:itemID="{_STORE}" xmlns:ds="{_PROPERTIES_SPACE}">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{SPACE}"/></ds:schemaRefs></ds:datastoreItem>'
).encode()
"""The part's own properties, by which Word knows it from others."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a draft's page as it was made. ``numbers`` are its sentences in the narrative, none for
    boilerplate; ``text`` is what stands there, or in front of its sentences, ``tail`` what stands behind them.
    ``spot`` is the part, empty for the letter itself."""

    spot: str
    text: str
    numbers: tuple[int, ...] = ()
    tail: str = ""


def parts_for(members: Mapping[str, bytes], document: str) -> tuple[Attached, Attached]:
    """The part, and the part with its properties, where a template leaves room for them."""
    at = next(at for at in range(1, len(members) + 2) if f"customXml/item{at}.xml" not in members)
    part = Attached(f"customXml/item{at}.xml", "application/xml", document, f"{NAMESPACES['r']}/customXml")
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    properties = f"customXml/itemProps{at}.xml"
    return part, Attached(properties, kind, part.name, f"{NAMESPACES['r']}/customXmlProps")


def written(provenance: Provenance, pages: Iterable[str]) -> bytes:
    """The part. ``pages`` are the text of each part of the template, filled."""
    head = {
        "letter": provenance.letter,
        "version": str(provenance.version),
        "results": provenance.results,
        "kind": provenance.kind,
    }
    named = "".join(f' {key}="{text_xml(value)}"' for key, value in head.items())
    numbers: dict[Fact, int] = {}
    sentences = [listed(each, numbers) for each in provenance.origins]
    facts = [[fact.address, fact.value, list(fact.path)] for fact in numbers]
    parts = {"facts": facts, "sentences": sentences}
    trace = "".join(f"<{name}>{text_xml(_JSON.encode(values))}</{name}>" for name, values in parts.items())
    return f'{_DECLARED}<draft xmlns="{SPACE}"{named}>{trace}{"".join(pages)}</draft>'.encode()


def listed(origin: Origin, numbers: dict[Fact, int]) -> list[object]:
    """A sentence as a list, its facts by their numbers; facts that have none yet get the next."""

    def known(facts: Sequence[Fact]) -> list[int]:
        return [numbers.setdefault(fact, len(numbers)) for fact in facts] if facts else []

    sentence = origin.sentence
    pieces = [[each.text, each.slot, known(each.facts)] for each in sentence.pieces]
    place, by_hand = str(sentence.place), int(sentence.by_hand)
    head = [origin.mark.card, origin.mark.facts, place, sentence.attested, by_hand, origin.made]
    return [*head, pieces, known(sentence.grounds)]


def find(package: Package) -> etree._Element | None:
    """The part in a file, whatever it is called there; None in a file that is no draft of ours."""
    return next((root for root in package.roots.values() if root.tag == name("draft")), None)


def read(part: etree._Element) -> Provenance:
    """What the part tells. Raises ``ValueError``, ``TypeError`` or ``KeyError`` for one that was damaged."""
    facts = [
        Fact(str(address), str(value), tuple(path))
        for address, value, path in json.loads(part.findtext(name("facts"), ""))
    ]
    origins = tuple(origin(each, facts) for each in json.loads(part.findtext(name("sentences"), "")))
    letter, results, kind = (str(part.attrib[each]) for each in ("letter", "results", "kind"))
    return Provenance(letter, int(part.attrib["version"]), results, kind, origins)


def origin(values: Sequence[Any], facts: Sequence[Fact]) -> Origin:
    """One sentence, from its list."""
    card, digest, place, attested, by_hand, made, pieces, grounds = values
    sentence = Sentence(
        card=card,
        place=Place(place),
        mood=Mood.NEUTRAL,
        pieces=tuple(Piece(text, slot, tuple(facts[at] for at in numbers)) for text, slot, numbers in pieces),
        grounds=tuple(facts[at] for at in grounds),
        attested=attested,
        by_hand=bool(by_hand),
    )
    return Origin(Mark(card, digest), sentence, made)


def lines(part: etree._Element) -> Iterator[Line]:
    """The page as it was made, paragraph by paragraph; those that say nothing are left out."""
    for page in part.iterchildren(name("page")):
        for each in page.iterchildren(name("p")):
            marks = list(each)
            numbers = tuple(number for one in marks for number in between(one))
            text, tail = (
                " ".join((said or "").split()) for said in (each.text, marks[-1].tail if marks else "")
            )
            if text or numbers:
                yield Line(page.get("spot", ""), text, numbers, tail)


def between(element: etree._Element) -> range:
    """The sentences of a paragraph."""
    return range(int(element.get("first", "")), int(element.get("last", "")) + 1)


def name(local: str) -> str:
    """``draft`` as lxml spells it in this part."""
    return f"{{{SPACE}}}{local}"

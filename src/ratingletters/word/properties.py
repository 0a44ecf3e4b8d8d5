"""The document's properties: the letter's own, never those of whoever made the template."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from lxml import etree

from ratingletters.model.letter import Letter
from ratingletters.reading.package import CONTENT_TYPES, RELATIONSHIPS
from ratingletters.word.contents import is_local_template
from ratingletters.word.package import CORE, Package
from ratingletters.word.parts import tag

LANGUAGE = "en-GB"

_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_RELATIONSHIP = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def core_properties(letter: Letter) -> bytes:
    """Title, subject, creator and dates. The date is the letter's, not the day a machine made the file."""
    day = f"{letter.date.isoformat()}T00:00:00Z"
    values = {
        "dc:title": f"{letter.title}: {letter.council}",
        "dc:subject": f"{letter.title} {letter.year}",
        "dc:creator": letter.organisation,
        "cp:revision": "1",
        'dcterms:created xsi:type="dcterms:W3CDTF"': day,
        'dcterms:modified xsi:type="dcterms:W3CDTF"': day,
        "dc:language": LANGUAGE,
    }
    inner = "".join(
        f"<{name}>{escape(value, quote=False)}</{name.partition(' ')[0]}>" for name, value in values.items()
    )
    return (
        f"{_DECLARED}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{inner}</cp:coreProperties>'
    ).encode()


def without_its_maker(package: Package) -> Mapping[str, bytes]:
    """The template's members less what tells of its maker: properties, thumbnail, a template on their disk.

    The place of the letter's own core properties is made ready; whoever packs the members adds them.
    """
    kept = {name: data for name, data in package.members.items() if not name.lower().startswith("docprops/")}
    types = _copy(package, CONTENT_TYPES)
    for each in types.findall(tag("ct:Override")):
        if each.get("PartName", "").lower().startswith("/docprops/"):
            types.remove(each)
    etree.SubElement(types, tag("ct:Override"), PartName=f"/{CORE}", ContentType=_TYPE)
    links = _copy(package, RELATIONSHIPS)
    for each in links.findall(tag("rel:Relationship")):
        if each.get("Target", "").lower().lstrip("/").startswith("docprops/"):
            links.remove(each)
    etree.SubElement(links, tag("rel:Relationship"), Id="core", Type=_RELATIONSHIP, Target=CORE)
    return kept | {CONTENT_TYPES: xml_bytes(types), RELATIONSHIPS: xml_bytes(links)} | _detached(package)


def xml_bytes(root: etree._Element) -> bytes:
    """An element as the whole of a part."""
    return (_DECLARED + etree.tostring(root, encoding="unicode")).encode()


def _detached(package: Package) -> dict[str, bytes]:
    """The settings without the path of a local ``attachedTemplate``, where there is one."""
    links, settings = "word/_rels/settings.xml.rels", "word/settings.xml"
    if links not in package.roots or settings not in package.roots:
        return {}
    root, body = _copy(package, links), _copy(package, settings)
    for link in root.findall(tag("rel:Relationship")):
        if is_local_template(link):
            root.remove(link)
    for each in body.findall(tag("w:attachedTemplate")):
        body.remove(each)
    return {links: xml_bytes(root), settings: xml_bytes(body)}


def _copy(package: Package, name: str) -> etree._Element:
    return etree.fromstring(etree.tostring(package.roots[name]))

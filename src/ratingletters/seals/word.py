"""The seal of a Word file: the signature goes into the package, and the package says that it has one (ECMA-376 Part 2).

LibreOffice finds it valid. It is untested in Microsoft Word.
"""

from __future__ import annotations

import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from lxml import etree
from lxml.builder import ElementMaker
from lxml.etree import _Element as Element

from ratingletters.errors import RefusedError
from ratingletters.seals.key import SealKey
from ratingletters.seals.signature import CONTENT, RELATIONSHIPS, TYPES, rel, signature, written

RELS, ORIGIN, SIGNATURE = "_rels/.rels", "_xmlsignatures/origin.sigs", "_xmlsignatures/sig1.xml"
ORIGIN_RELS = "_xmlsignatures/_rels/origin.sigs.rels"
ORIGIN_TYPE = "application/vnd.openxmlformats-package.digital-signature-origin"
SIGNATURE_TYPE = "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"


def seal_word(data: bytes, key: SealKey, at: datetime.datetime) -> bytes:
    """A Word file with the seal of a key in it, as made at a time. Raises :class:`RefusedError` for a key that is
    not RSA: of others it is not known that Word takes them."""
    if not isinstance(key.private, RSAPrivateKey):
        raise RefusedError("a Word file is sealed with an RSA key only", "name another key, or seal the PDF")
    with ZipFile(BytesIO(data)) as package:
        parts = {each: package.read(each) for each in package.namelist()}
    parts |= {
        CONTENT: with_types(parts[CONTENT]),
        RELS: with_origin(parts[RELS]),
        ORIGIN: b"",
        ORIGIN_RELS: written(rel.Relationships(relationship("signature", "sig1.xml"))),
        SIGNATURE: written(signature(parts, key, f"{at:%Y-%m-%dT%H:%M:%SZ}")),
    }
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return made.getvalue()


def with_types(data: bytes) -> bytes:
    """The list of types with those of a signature."""
    types = etree.fromstring(data)
    made = ElementMaker(namespace=TYPES, nsmap={None: TYPES})
    types.insert(0, made.Default(Extension="sigs", ContentType=ORIGIN_TYPE))
    types.append(made.Override(PartName=f"/{SIGNATURE}", ContentType=SIGNATURE_TYPE))
    return written(types)


def with_origin(data: bytes) -> bytes:
    """The package's relationships with the one that leads to its signatures."""
    relationships = etree.fromstring(data)
    relationships.append(relationship("origin", ORIGIN))
    return written(relationships)


def relationship(type_: str, target: str) -> Element:
    """A relationship of a sort that only signatures have."""
    return rel.Relationship(Id="seal", Type=f"{RELATIONSHIPS}/digital-signature/{type_}", Target=target)

"""The XML signature over the parts of a Word file (W3C XML-Signature; ECMA-376 Part 2, 13), with what Word adds to it
(MS-OFFCRYPTO 2.5.2; XAdES-BES).

As in files that Word itself signs, the document's properties (title, author, dates) are not covered.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping

from cryptography.hazmat.primitives.hashes import SHA256, Hash
from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree
from lxml.builder import ElementMaker
from lxml.etree import _Element as Element

from ratingletters.seals.key import SealKey

DSIG = "http://www.w3.org/2000/09/xmldsig#"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
TYPES, RELATIONSHIPS = f"{PACKAGE}content-types", f"{PACKAGE}relationships"
MDSSI = f"{PACKAGE}digital-signature"
OFFICE = "http://schemas.microsoft.com/office/2006/digsig"
ETSI = "http://uri.etsi.org/01903"
XADES = f"{ETSI}/v1.3.2#"
C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
DIGEST = "http://www.w3.org/2001/04/xmlenc#sha256"
RELATIONSHIP_TRANSFORM = f"{PACKAGE}RelationshipTransform"

CONTENT = "[Content_Types].xml"
UNCOVERED = ("/core-properties", "/extended-properties", "/custom-properties", "/digital-signature/origin")
"""How the types of relationships end that a signature leaves out: document properties may change, and itself."""

OF_NO_MACHINE = {
    "SetupID": "", "SignatureText": "", "SignatureImage": "", "SignatureComments": "", "WindowsVersion": "10.0",
    "OfficeVersion": "16.0", "ApplicationVersion": "16.0", "Monitors": "1", "HorizontalResolution": "1280",
    "VerticalResolution": "800", "ColorDepth": "32", "SignatureProviderId": "{00000000-0000-0000-0000-000000000000}",
    "SignatureProviderUrl": "", "SignatureProviderDetails": "9", "SignatureType": "1",
}  # fmt: skip
"""What Word writes of the machine on which somebody signs; it asks for all of it."""

ds = ElementMaker(namespace=DSIG, nsmap={None: DSIG})
rel = ElementMaker(namespace=RELATIONSHIPS, nsmap={None: RELATIONSHIPS})
mdssi = ElementMaker(namespace=MDSSI, nsmap={"mdssi": MDSSI})
office = ElementMaker(namespace=OFFICE, nsmap={None: OFFICE})
xades = ElementMaker(namespace=XADES, nsmap={None: DSIG, "xd": XADES})


def signature(parts: Mapping[str, bytes], key: SealKey, at: str) -> Element:
    """The signature over the parts of a package."""
    package, machine, signed = package_object(parts, at), office_object(), signed_properties(key, at)
    info = ds.SignedInfo(
        ds.CanonicalizationMethod(Algorithm=C14N),
        ds.SignatureMethod(Algorithm=RSA_SHA256),
        reference("#idPackageObject", canonical(package), Type=f"{DSIG}Object"),
        reference("#idOfficeObject", canonical(machine), Type=f"{DSIG}Object"),
        reference(
            "#idSignedProperties",
            canonical(signed),
            ds.Transforms(ds.Transform(Algorithm=C14N)),
            Type=f"{ETSI}#SignedProperties",
        ),
    )
    certificates = (key.certificate, *key.chain)
    return ds.Signature(
        info,
        ds.SignatureValue(base64(key.sign(canonical(info)))),
        ds.KeyInfo(
            ds.X509Data(
                *(ds.X509Certificate(base64(each.public_bytes(Encoding.DER))) for each in certificates)
            )
        ),
        package,
        machine,
        ds.Object(xades.QualifyingProperties(signed, Target="#idPackageSignature")),
        Id="idPackageSignature",
    )


def package_object(parts: Mapping[str, bytes], at: str) -> Element:
    """Every part that is signed, with its digest, and the time."""
    time = mdssi.SignatureTime(mdssi.Format("YYYY-MM-DDThh:mm:ssTZD"), mdssi.Value(at))
    return ds.Object(
        ds.Manifest(*references(parts)),
        ds.SignatureProperties(
            ds.SignatureProperty(time, Id="idSignatureTime", Target="#idPackageSignature")
        ),
        Id="idPackageObject",
    )


def references(parts: Mapping[str, bytes]) -> Iterator[Element]:
    """A reference to each part but the list of types and the document's properties."""
    types = etree.fromstring(parts[CONTENT])
    exact = {each.get("PartName"): each.get("ContentType") for each in types.iterfind(f"{{{TYPES}}}Override")}
    usual = {each.get("Extension"): each.get("ContentType") for each in types.iterfind(f"{{{TYPES}}}Default")}
    for name, data in sorted(parts.items()):
        if name == CONTENT or name.startswith("docProps/"):
            continue
        uri = f"/{name}?ContentType={exact.get(f'/{name}') or usual[name.rpartition('.')[2]]}"
        if name.endswith(".rels"):
            kept = covered(data)
            sources = (mdssi.RelationshipReference(SourceId=each.get("Id")) for each in kept)
            transforms = ds.Transforms(
                ds.Transform(*sources, Algorithm=RELATIONSHIP_TRANSFORM), ds.Transform(Algorithm=C14N)
            )
            yield reference(uri, canonical(rel.Relationships(*kept)), transforms)
        else:
            yield reference(uri, data)


def covered(data: bytes) -> list[Element]:
    """The relationships that are signed, as the standard's transform gives them: by their ids, with the default of
    an attribute written out (ECMA-376 Part 2, 13.2.4.24)."""
    found = (
        dict(each.attrib) for each in etree.fromstring(data).iterfind(f"{{{RELATIONSHIPS}}}Relationship")
    )
    kept = [each for each in found if not each["Type"].endswith(UNCOVERED)]
    return [
        rel.Relationship({"TargetMode": "Internal", **each})
        for each in sorted(kept, key=lambda each: each["Id"])
    ]


def office_object() -> Element:
    """What Word writes into every signature."""
    details = office.SignatureInfoV1(*(office(name, text) for name, text in OF_NO_MACHINE.items()))
    return ds.Object(
        ds.SignatureProperties(
            ds.SignatureProperty(details, Id="idOfficeV1Details", Target="#idPackageSignature")
        ),
        Id="idOfficeObject",
    )


def signed_properties(key: SealKey, at: str) -> Element:
    """When it was signed and with which certificate (XAdES-BES)."""
    digest = xades.CertDigest(
        ds.DigestMethod(Algorithm=DIGEST),
        ds.DigestValue(digested(key.certificate.public_bytes(Encoding.DER))),
    )
    issuer = xades.IssuerSerial(
        ds.X509IssuerName(key.certificate.issuer.rfc4514_string()),
        ds.X509SerialNumber(str(key.certificate.serial_number)),
    )
    return xades.SignedProperties(
        xades.SignedSignatureProperties(
            xades.SigningTime(at),
            xades.SigningCertificate(xades.Cert(digest, issuer)),
            xades.SignaturePolicyIdentifier(xades.SignaturePolicyImplied()),
        ),
        Id="idSignedProperties",
    )


def reference(uri: str, data: bytes, *transforms: Element, **attributes: str) -> Element:
    """A reference to something, with the digest of what its transforms give."""
    return ds.Reference(
        *transforms, ds.DigestMethod(Algorithm=DIGEST), ds.DigestValue(digested(data)), URI=uri, **attributes
    )


def canonical(element: Element) -> bytes:
    """The one way of writing an element that a verifier can find again. It is written and read before, for lxml leaves
    out the namespaces of what it holds when an element was not read as a whole."""
    return etree.tostring(etree.fromstring(etree.tostring(element)), method="c14n")


def written(element: Element) -> bytes:
    """A part of a package."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)


def digested(data: bytes) -> str:
    """The digest of bytes, as signatures have it."""
    digest = Hash(SHA256())
    digest.update(data)
    return base64(digest.finalize())


def base64(data: bytes) -> str:
    """Bytes as text."""
    return b64encode(data).decode()

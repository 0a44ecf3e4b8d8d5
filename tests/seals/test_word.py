"""The seal of a Word file: as LibreOffice finds it, and by the standards' own steps, taken here once more."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509 import load_der_x509_certificate
from lxml import etree
from tests.seals.keys import NOW, seal_key
from tests.word.making import letter

from ratingletters.errors import RefusedError
from ratingletters.seals.word import seal_word
from ratingletters.word import load_template, merge

ROOT = Path(__file__).parents[2]
HOUSE = ROOT / "templates/annual-rating-2009/letter.docx"
LETTER = merge(load_template(HOUSE), letter(), draft=False)
SYSTEM_PYTHON = Path("/usr/bin/python3")
NAMES = {
    "d": "http://www.w3.org/2000/09/xmldsig#",
    "m": "http://schemas.openxmlformats.org/package/2006/digital-signature",
    "r": "http://schemas.openxmlformats.org/package/2006/relationships",
}


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a Word file."""
    with ZipFile(BytesIO(data)) as package:
        return {each: package.read(each) for each in package.namelist()}


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A Word file of parts."""
    made = BytesIO()
    with ZipFile(made, "w") as package:
        for name, data in files.items():
            package.writestr(name, data)
    return made.getvalue()


def canonical(xml: bytes, path: str) -> bytes:
    """An element of a document in its canonical form, with the namespaces that it stands among."""
    (element,) = etree.fromstring(xml).xpath(path, namespaces=NAMES)
    made = BytesIO()
    alone = etree.fromstring(etree.tostring(element, with_tail=False))
    etree.ElementTree(alone).write_c14n(made)
    return made.getvalue()


def relationships(xml: bytes, wanted: list[str]) -> bytes:
    """What the relationship transform leaves of a part, written by hand as the standard tells it."""
    found = {each.get("Id"): each for each in etree.fromstring(xml).iterfind("r:Relationship", NAMES)}
    lines = [
        f'<Relationship Id="{name}" Target="{found[name].get("Target")}"'
        f' TargetMode="{found[name].get("TargetMode", "Internal")}" Type="{found[name].get("Type")}"></Relationship>'
        for name in sorted(wanted)
    ]
    return f'<Relationships xmlns="{NAMES["r"]}">{"".join(lines)}</Relationships>'.encode()


def verified(data: bytes) -> bool:
    """Whether the signature in a Word file is good: over its own information, and over every part that it names."""
    files = parts(data)
    xml = files["_xmlsignatures/sig1.xml"]
    tree = etree.fromstring(xml)

    def value(path: str) -> bytes:
        return b64decode(tree.findtext(path, namespaces=NAMES) or "")

    public = load_der_x509_certificate(value(".//d:X509Certificate")).public_key()
    assert isinstance(public, RSAPublicKey)
    try:
        public.verify(value("d:SignatureValue"), canonical(xml, "//d:SignedInfo"), PKCS1v15(), SHA256())
    except InvalidSignature:
        return False
    for reference in tree.iterfind(".//d:Reference", NAMES):
        uri = reference.get("URI", "")
        ids = [each.get("SourceId", "") for each in reference.iterfind(".//m:RelationshipReference", NAMES)]
        if uri.startswith("#"):
            content = canonical(xml, f"//*[@Id='{uri[1:]}']")
        else:
            content = files[uri.partition("?")[0].removeprefix("/")]
            content = relationships(content, ids) if ids else content
        if hashlib.sha256(content).digest() != b64decode(reference.findtext("d:DigestValue", "", NAMES)):
            return False
    return True


def sealed() -> bytes:
    """The letter under a seal."""
    return seal_word(LETTER, seal_key(), NOW)


def test_the_signature_is_good_by_the_standards_own_steps() -> None:
    assert verified(sealed())


def test_the_parts_of_the_letter_stay_as_they_are_but_for_the_way_to_the_signature() -> None:
    before, after = parts(LETTER), parts(sealed())
    changed = {"[Content_Types].xml", "_rels/.rels"}
    assert {name: after[name] for name in before if name not in changed} == {
        name: data for name, data in before.items() if name not in changed
    }
    assert set(after) - set(before) == {
        "_xmlsignatures/origin.sigs",
        "_xmlsignatures/_rels/origin.sigs.rels",
        "_xmlsignatures/sig1.xml",
    }


def test_every_part_but_the_documents_properties_is_under_the_seal() -> None:
    open_ = {
        name
        for name, data in parts(sealed()).items()
        if not name.startswith("_xmlsignatures/") and verified(zipped(parts(sealed()) | {name: data + b"\n"}))
    }
    assert open_ <= {
        "[Content_Types].xml",
        "_rels/.rels",
        "word/_rels/document.xml.rels",
        "docProps/core.xml",
    }


def test_a_relationship_that_leads_elsewhere_breaks_the_seal() -> None:
    files = parts(sealed())
    files["_rels/.rels"] = files["_rels/.rels"].replace(b"word/document.xml", b"word/other.xml")
    assert not verified(zipped(files))


def test_the_same_letter_key_and_time_give_the_same_bytes() -> None:
    assert sealed() == sealed()


def test_a_key_of_an_elliptic_curve_is_refused() -> None:
    with pytest.raises(RefusedError, match="RSA key only"):
        seal_word(LETTER, seal_key("ec"), NOW)


def has_uno() -> bool:
    """Whether LibreOffice and the Python that can talk to it are here."""
    if shutil.which("soffice") is None or not SYSTEM_PYTHON.exists():
        return False
    return (
        subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode == 0
    )


@pytest.mark.skipif(not has_uno(), reason="LibreOffice with its Python (python3-uno) is not installed")
def test_libreoffice_finds_the_seal_good_and_a_changed_letter_broken(tmp_path: Path) -> None:
    changed = parts(sealed())
    body = changed["word/document.xml"]
    changed["word/document.xml"] = body.replace(b"Dear ", b"Door ")
    assert changed["word/document.xml"] != body
    for name, data in {"good": sealed(), "changed": zipped(changed), "unsealed": LETTER}.items():
        (tmp_path / f"{name}.docx").write_bytes(data)
    files = [str(tmp_path / f"{name}.docx") for name in ("good", "changed", "unsealed")]
    script = str(Path(__file__).with_name("verify_in_libreoffice.py"))
    done = subprocess.run(
        [SYSTEM_PYTHON, script, str(tmp_path), *files],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.stdout.splitlines() == [
        "good.docx valid CN=Seal of a test",
        "changed.docx broken CN=Seal of a test",
        "unsealed.docx",
    ], done.stderr

"""The seal of a PDF: a PAdES signature (ETSI EN 319 142) that certifies the file and allows no change of it.

The signature's field shows nothing on the page and is hidden, so that a PDF/UA file stays one: what is hidden need not
be tagged (ISO 14289-1, 7.18.1). Readers show the seal in their list of signatures.
"""

from __future__ import annotations

import datetime
from io import BytesIO

from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.generic import NameObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import InvisSigSettings, MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko_certvalidator.registry import SimpleCertificateStore

from ratingletters.seals.key import SealKey

FIELD = SigFieldSpec(
    "Seal",
    readable_field_name="Seal",
    invis_sig_settings=InvisSigSettings(set_print_flag=False, set_hidden_flag=True),
)
CERTIFY = PdfSignatureMetadata(
    field_name="Seal",
    certify=True,
    docmdp_permissions=MDPPerm.NO_CHANGES,
    subfilter=SigSeedSubFilter.PADES,
    md_algorithm="sha256",
)


def seal_pdf(data: bytes, key: SealKey, at: datetime.datetime) -> bytes:
    """A PDF with the seal of a key behind it, as made at a time; its own bytes stay as they are before the seal."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    page = writer.find_page_for_modification(0)[0].get_object()
    page["/Tabs"] = NameObject("/S")  # PDF/UA asks it of a page that has a field
    writer.update_container(page)
    sealed: BytesIO = At(key, at).sign_pdf(writer)
    return sealed.getvalue()


class By(Signer):
    """A key as pyHanko asks it for signatures."""

    def __init__(self, key: SealKey) -> None:
        chain = SimpleCertificateStore()
        chain.register_multiple([certificate(each) for each in key.chain])
        super().__init__(signing_cert=certificate(key.certificate), cert_registry=chain)
        self.key = key

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """The signature over bytes; ``digest_algorithm`` is that of ``CERTIFY``. A dry run only asks for room, in
        which RSA and ECDSA both fit."""
        assert digest_algorithm == CERTIFY.md_algorithm  # noqa: S101
        return bytes(self.key.private.key_size // 4 + 16) if dry_run else self.key.sign(data)


class At(PdfSigner):
    """A signer of PDFs that is told the time, and does not ask the clock."""

    def __init__(self, key: SealKey, at: datetime.datetime) -> None:
        super().__init__(CERTIFY, By(key), new_field_spec=FIELD)
        self.at = at

    def init_signing_session(
        self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False
    ) -> PdfSigningSession:
        """A session of the time that was told."""
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.at
        return session


def certificate(found: x509.Certificate) -> asn1.Certificate:
    """A certificate in the form of asn1crypto."""
    return asn1.Certificate.load(found.public_bytes(Encoding.DER))

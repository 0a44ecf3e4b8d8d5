"""Keys and certificates of our own making, to seal with in tests."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import NameOID

from ratingletters.seals.key import SealKey

NOW = datetime.datetime(2026, 11, 23, 12, 0, 0, tzinfo=datetime.UTC)
PASSPHRASE = "a long one"  # noqa: S105


@cache
def seal_key(sort: str = "rsa", name: str = "Seal of a test") -> SealKey:
    """A key with a certificate that it signed itself, valid for a year around ``NOW``."""
    private = (
        rsa.generate_private_key(65537, 2048) if sort == "rsa" else ec.generate_private_key(ec.SECP256R1())
    )
    whose = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    half = datetime.timedelta(days=180)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(whose)
        .issuer_name(whose)
        .public_key(private.public_key())
        .serial_number(1000)
        .not_valid_before(NOW - half)
        .not_valid_after(NOW + half)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(private, hashes.SHA256())
    )
    return SealKey(certificate, private)


def locked(passphrase: str) -> KeySerializationEncryption:
    """How a private key is kept under a passphrase; openly, without one."""
    return BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()


def write_p12(path: Path, key: SealKey, passphrase: str = PASSPHRASE, *others: SealKey) -> Path:
    """A PKCS#12 file, as certificate authorities hand it out; for its owner's eyes only."""
    chain = [each.certificate for each in others]
    data = pkcs12.serialize_key_and_certificates(
        b"seal", key.private, key.certificate, chain, locked(passphrase)
    )
    return written(path, data)


def write_pem(path: Path, key: SealKey, passphrase: str = PASSPHRASE, *others: SealKey) -> Path:
    """A PEM file: other certificates, its own, and the private key."""
    private = key.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, locked(passphrase))
    certificates = (each.certificate.public_bytes(Encoding.PEM) for each in (*others, key))
    return written(path, b"".join((*certificates, private)))


def written(path: Path, data: bytes) -> Path:
    """A file that its owner alone may read."""
    path.touch(mode=0o600)
    path.write_bytes(data)
    return path

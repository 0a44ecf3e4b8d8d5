"""The key that seals: a private key with its certificate, from a PKCS#12 file or from PEM."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import load_pem_private_key, pkcs12

from ratingletters.errors import RefusedError, UnusableFileError
from ratingletters.reading.text import read_bytes

PEM = b"-----BEGIN "
SEQUENCE = b"\x30"
"""How DER begins, and with it a PKCS#12 file."""
OTHERS = 0o077
"""The permissions by which others than its owner could use a file."""
SORTS = "name a .p12 or .pfx file, or a .pem file with the certificate and its private key"


@dataclass(frozen=True, slots=True)
class SealKey:
    """``chain`` are the certificates between the key's own and a root that recipients trust; none for one that is
    its own root."""

    certificate: x509.Certificate
    private: RSAPrivateKey | EllipticCurvePrivateKey
    chain: tuple[x509.Certificate, ...] = ()

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the certificate, in 64 hexadecimal figures."""
        return self.certificate.fingerprint(hashes.SHA256()).hex()

    def sign(self, data: bytes) -> bytes:
        """The signature over bytes, by their SHA-256: RSA as PKCS#1 v1.5 has it, or ECDSA in DER."""
        if isinstance(self.private, RSAPrivateKey):
            return self.private.sign(data, PKCS1v15(), hashes.SHA256())
        return self.private.sign(data, ECDSA(hashes.SHA256()))


def read_seal_key(path: Path, passphrase: Callable[[], str], now: datetime.datetime) -> SealKey:
    """The key in a file, to seal with ``now``. ``passphrase`` is asked when the file has one.

    Raises :class:`UnusableFileError` when there is no such key in it, :class:`RefusedError` when the passphrase is
    wrong, others could read the key and it has none, or its certificate is out of date.
    """
    data = read_bytes(path)
    try:
        if PEM in data:
            key = from_pem(path, data, passphrase)
        elif data.startswith(SEQUENCE):
            key = from_pkcs12(path, data, passphrase)
        else:
            raise ValueError
    except (ValueError, UnsupportedAlgorithm):
        raise UnusableFileError(str(path), "this is no key of a certificate", SORTS) from None
    first, last = key.certificate.not_valid_before_utc, key.certificate.not_valid_after_utc
    if not first <= now <= last:
        what = f"{path}: the certificate is valid from {first:%Y-%m-%d} to {last:%Y-%m-%d}"
        raise RefusedError(what, "a seal made with it now would be taken for a forgery: ask for a new one")
    return key


def from_pkcs12(path: Path, data: bytes, passphrase: Callable[[], str]) -> SealKey:
    """The key in a PKCS#12 file (``.p12``, ``.pfx``), as certificate authorities hand them out."""
    try:
        found = pkcs12.load_pkcs12(data, None)
        private_to_owner(path)
    except ValueError:  # it has a passphrase, or is none
        with unlocking(path):
            found = pkcs12.load_pkcs12(data, passphrase().encode())
    if found.key is None or found.cert is None:
        raise UnusableFileError(str(path), "it has no private key with its certificate", SORTS)
    others = tuple(each.certificate for each in found.additional_certs)
    return matched(path, found.key, (found.cert.certificate, *others))


def from_pem(path: Path, data: bytes, passphrase: Callable[[], str]) -> SealKey:
    """The key in a PEM file that has its certificate too; the certificates stand in any order."""
    try:
        certificates = tuple(x509.load_pem_x509_certificates(data))
    except ValueError:
        raise UnusableFileError(str(path), "it has no certificate", SORTS) from None
    try:
        private = load_pem_private_key(data, None)
        private_to_owner(path)
    except TypeError:  # it has a passphrase
        with unlocking(path):
            private = load_pem_private_key(data, passphrase().encode())
    except ValueError:
        raise UnusableFileError(str(path), "it has no private key", SORTS) from None
    return matched(path, private, certificates)


@contextmanager
def unlocking(path: Path) -> Iterator[None]:
    """What cannot be loaded with a passphrase has another."""
    try:
        yield
    except ValueError:
        raise RefusedError(f"{path}: the passphrase is wrong", "try again") from None


def private_to_owner(path: Path) -> None:
    """Refuses a key without passphrase that others may read."""
    if os.name == "posix" and path.stat().st_mode & OTHERS:
        what = f"{path}: others than its owner may read this key, and it has no passphrase"
        raise RefusedError(what, f"run: chmod 600 {path}")


def matched(path: Path, private: PrivateKeyTypes, certificates: tuple[x509.Certificate, ...]) -> SealKey:
    """The key with the one certificate that is its own."""
    if not isinstance(private, RSAPrivateKey | EllipticCurvePrivateKey):
        raise UnusableFileError(str(path), "the key is neither RSA nor of an elliptic curve", SORTS)
    public = private.public_key()
    own = [each for each in certificates if each.public_key() == public]
    if not own:
        raise UnusableFileError(str(path), "none of its certificates is that of its private key", SORTS)
    return SealKey(own[0], private, tuple(each for each in certificates if each != own[0]))

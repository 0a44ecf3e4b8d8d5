"""The key that seals: what is taken, and what is refused with which words."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.seals.keys import NOW, PASSPHRASE, seal_key, write_p12, write_pem, written

from ratingletters.errors import RatingLettersError, RefusedError, UnusableFileError
from ratingletters.seals.key import SealKey, read_seal_key

Write = Callable[..., Path]


def right() -> str:
    return PASSPHRASE


def never() -> str:
    raise AssertionError("nobody should be asked")


@pytest.mark.parametrize("write", [write_p12, write_pem])
@pytest.mark.parametrize("sort", ["rsa", "ec"])
def test_a_key_is_read_with_its_passphrase_and_its_chain(tmp_path: Path, write: Write, sort: str) -> None:
    key, above = seal_key(sort), seal_key("rsa", "Above it")
    found = read_seal_key(write(tmp_path / "key", key, PASSPHRASE, above), right, NOW)
    assert (found.certificate, found.chain) == (key.certificate, (above.certificate,))
    assert found.private.private_numbers() == key.private.private_numbers()


@pytest.mark.parametrize("write", [write_p12, write_pem])
def test_a_key_without_passphrase_is_its_owners_alone(tmp_path: Path, write: Write) -> None:
    file = write(tmp_path / "key", seal_key(), "")
    assert read_seal_key(file, never, NOW).fingerprint == seal_key().fingerprint
    file.chmod(0o644)
    with pytest.raises(RefusedError, match="chmod 600"):
        read_seal_key(file, never, NOW)


@pytest.mark.parametrize("write", [write_p12, write_pem])
def test_a_wrong_passphrase_is_told(tmp_path: Path, write: Write) -> None:
    with pytest.raises(RefusedError, match="the passphrase is wrong"):
        read_seal_key(write(tmp_path / "key", seal_key()), lambda: "another", NOW)


@pytest.mark.parametrize("days", [-200, 200])
def test_a_certificate_out_of_date_seals_nothing(tmp_path: Path, days: int) -> None:
    file = write_p12(tmp_path / "key", seal_key())
    with pytest.raises(RefusedError, match="valid from 2026-05-27 to 2027-05-22"):
        read_seal_key(file, right, NOW + datetime.timedelta(days=days))


def another_certificate(path: Path) -> Path:
    """A private key with somebody else's certificate."""
    return write_pem(path, SealKey(seal_key("rsa", "Another").certificate, seal_key().private), "")


def no_private_key(path: Path) -> Path:
    """A certificate alone."""
    data = write_pem(path, seal_key(), "").read_bytes()
    return written(path, data[: data.index(b"-----BEGIN PRIVATE")])


def no_certificate(path: Path) -> Path:
    """A private key alone."""
    data = write_pem(path, seal_key(), "").read_bytes()
    return written(path, data[data.index(b"-----BEGIN PRIVATE") :])


@pytest.mark.parametrize(
    ("write", "said"),
    [
        (another_certificate, "none of its certificates is that of its private key"),
        (no_private_key, "it has no private key"),
        (no_certificate, "it has no certificate"),
        (lambda path: written(path, b"PK\3\4 a letter"), "this is no key of a certificate"),
        (lambda path: path, "there is no such file"),
    ],
)
def test_what_is_no_key_is_told_with_what_to_name(tmp_path: Path, write: Write, said: str) -> None:
    with pytest.raises(UnusableFileError, match=said):
        read_seal_key(write(tmp_path / "key"), right, NOW)


@pytest.mark.parametrize("write", [write_p12, write_pem])
def test_a_damaged_key_is_never_a_bug(tmp_path: Path, write: Write) -> None:
    data = write(tmp_path / "whole", seal_key()).read_bytes()
    for at in range(0, len(data), 101):
        for damaged in (data[:at], data[:at] + bytes([data[at] ^ 0x20]) + data[at + 1 :]):
            file = written(tmp_path / "key", damaged)
            try:
                found = read_seal_key(file, right, NOW)
            except RatingLettersError:
                continue
            assert found.certificate.public_key() == found.private.public_key()

"""Public keys: their lines and their fingerprints."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.register.openssh import made, needs_openssh, public, ssh_keygen

from ratingletters.register.public_key import SIGNATURES, key_of, read_key
from ratingletters.register.wire import MalformedError, string


@needs_openssh
@pytest.mark.parametrize(("sort", "bits"), [("ed25519", 0), ("ecdsa", 256), ("ecdsa", 521), ("rsa", 2048)])
def test_a_fingerprint_is_the_one_that_ssh_keygen_prints(tmp_path: Path, sort: str, bits: int) -> None:
    key = made(tmp_path / "key", sort, bits)
    assert key.fingerprint in ssh_keygen("-l", "-f", tmp_path / "key.pub").stdout.decode().split()
    assert (tmp_path / "key.pub").read_text(encoding="utf-8") == f"{key} a comment\n"


@needs_openssh
def test_an_rsa_key_of_old_is_too_short(tmp_path: Path) -> None:
    with pytest.raises(MalformedError, match=r"1024 bits|is damaged"):
        made(tmp_path / "key", "rsa", 1024)


LINE = str(public(1))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "not the line of a public key"),
        ("ssh-ed25519", "not the line of a public key"),
        (LINE.replace("ssh-ed25519", "ssh-dss"), "'ssh-dss', which is not taken"),
        (LINE.replace("ssh-ed25519", "ssh-ed25519-cert-v01@openssh.com"), "not taken"),
        (LINE.replace("ssh-ed25519", "ssh-rsa"), "not what its line says"),
        (LINE[:-1], "not in Base64"),
        (LINE[:-4], "is damaged"),
        ("ssh-ed25519 AAAA", "ends too early"),
        (f"{LINE}AAAA", "is damaged"),
        (f"ssh-ed25519 {LINE[12:20]}*{LINE[21:]}", "not in Base64"),
    ],
)
def test_a_line_that_is_no_key_is_refused_with_the_reason(line: str, said: str) -> None:
    with pytest.raises(MalformedError, match=said):
        read_key(line)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(SIGNATURES)), st.binary(max_size=120))
def test_no_bytes_of_a_key_raise_another_error(sort: str, rest: bytes) -> None:
    try:
        key = key_of(string(sort.encode()) + rest)
    except MalformedError:
        return
    assert read_key(str(key)) == key

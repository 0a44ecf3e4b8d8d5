"""Signatures as OpenSSH writes them: ours for ssh-keygen, and ssh-keygen's for us."""

import base64
import hashlib
import random
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.register.openssh import NOW, accepts, made, needs_openssh, private, public, signed

from ratingletters.register.public_key import HARDWARE, key_of
from ratingletters.register.signature import (
    BEGIN,
    END,
    NAMESPACE,
    WIDTH,
    Signature,
    preamble,
    read_signature,
    sign,
)
from ratingletters.register.signers import Reason, Refused, Signed, Signer, Signers, verify
from ratingletters.register.wire import MalformedError, string

MESSAGE = b'{"letter":"annual-rating-2009/somewhere","type":"signed-off"}'
OURS = sign(private(1), MESSAGE)
READ = read_signature(OURS)
MANAGER = Signer("manager", public(1))
SIGNERS = Signers((MANAGER,))
FILES = [HealthCheck.function_scoped_fixture]


def data_of(armour: str) -> bytes:
    """What is within an armour."""
    return base64.b64decode("".join(armour.splitlines()[1:-1]))


def armoured(data: bytes) -> str:
    """Bytes in an armour, whatever they are."""
    text = base64.b64encode(data).decode()
    return "\n".join([BEGIN, *(text[at : at + WIDTH] for at in range(0, len(text), WIDTH)), END, ""])


def hardware(touched: bool = True) -> tuple[Signer, str]:
    """A signature as a hardware key makes it, of a key whose private half we have."""
    raw = private(3).public_key().public_bytes_raw()
    key = key_of(string(HARDWARE.encode()) + string(raw) + string(b"ssh:"))
    told = bytes([touched]) + (7).to_bytes(4, "big")
    message = preamble(NAMESPACE, "sha512", MESSAGE)
    value = private(3).sign(hashlib.sha256(b"ssh:").digest() + told + hashlib.sha256(message).digest())
    wire = string(HARDWARE.encode()) + string(value) + told
    return Signer("manager", key), str(Signature(key, NAMESPACE, "sha512", wire))


def test_what_we_sign_is_the_persons_whose_key_it_is() -> None:
    assert verify(OURS, MESSAGE, SIGNERS, NOW) == Signed("manager", public(1))


@needs_openssh
def test_we_and_ssh_keygen_write_the_same_signature_to_the_byte(tmp_path: Path) -> None:
    from cryptography.hazmat.primitives.serialization import load_ssh_private_key  # noqa: PLC0415

    made(tmp_path / "key")
    ours = load_ssh_private_key((tmp_path / "key").read_bytes(), None)
    for message in (MESSAGE, b"", bytes(range(256)) * 999):
        assert sign(ours, message) == signed(tmp_path / "key", message)


@needs_openssh
@settings(max_examples=25, deadline=None, suppress_health_check=FILES)
@given(message=st.binary(max_size=300), seed=st.integers(1, 200))
def test_ssh_keygen_accepts_what_we_sign(tmp_path: Path, message: bytes, seed: int) -> None:
    signature = sign(private(seed), message)
    signers = (Signer("manager", public(seed)),)
    assert accepts(tmp_path, signature, message, signers)
    assert not accepts(tmp_path, signature, message + b" ", signers)
    assert verify(signature, message, Signers(signers), NOW) == Signed("manager", public(seed))


@needs_openssh
@pytest.mark.parametrize("digest", ["sha512", "sha256"])
@pytest.mark.parametrize(
    ("sort", "bits"), [("ed25519", 0), ("ecdsa", 256), ("ecdsa", 384), ("ecdsa", 521), ("rsa", 2048)]
)
def test_we_accept_what_ssh_keygen_signs_with_every_sort_of_key(
    tmp_path: Path, sort: str, bits: int, digest: str
) -> None:
    key = made(tmp_path / "key", sort, bits)
    signature = signed(tmp_path / "key", MESSAGE, digest=digest)
    signers = Signers((Signer("manager", key),))
    assert str(read_signature(signature)) == signature
    assert verify(signature, MESSAGE, signers, NOW) == Signed("manager", key)
    changed = verify(signature, MESSAGE + b"\n", signers, NOW)
    assert isinstance(changed, Refused)
    assert changed.reason is Reason.CHANGED


@needs_openssh
@pytest.mark.parametrize("touched", [True, False])
def test_a_hardware_key_is_taken_as_ssh_keygen_takes_it(tmp_path: Path, touched: bool) -> None:
    signer, signature = hardware(touched)
    taken = accepts(tmp_path, signature, MESSAGE, (signer,))
    assert isinstance(verify(signature, MESSAGE, Signers((signer,)), NOW), Signed) == taken


def test_a_hardware_keys_signature_is_over_its_counter_too() -> None:
    signer, signature = hardware()
    read = read_signature(signature)
    later = replace(read, value=read.value[:-1] + b"\x08")
    verdict = verify(str(later), MESSAGE, Signers((signer,)), NOW)
    assert isinstance(verdict, Refused)
    assert verdict.reason is Reason.CHANGED


HOUR = timedelta(hours=1)
CASES = {
    "good": (None, OURS, MESSAGE, MANAGER, NOW),
    "other bytes": (Reason.CHANGED, OURS, MESSAGE + b"\n", MANAGER, NOW),
    "the key of nobody": (Reason.UNKNOWN, sign(private(2), MESSAGE), MESSAGE, MANAGER, NOW),
    "a second before it is valid": (
        Reason.NOT_YET, OURS, MESSAGE, replace(MANAGER, after=NOW), NOW - timedelta(seconds=1),
    ),
    "the second from which it is valid": (None, OURS, MESSAGE, replace(MANAGER, after=NOW), NOW),
    "the second until which it is valid": (None, OURS, MESSAGE, replace(MANAGER, before=NOW), NOW),
    "a second after it was valid": (
        Reason.EXPIRED, OURS, MESSAGE, replace(MANAGER, before=NOW), NOW + timedelta(seconds=1),
    ),
    "within both bounds": (
        None, OURS, MESSAGE, replace(MANAGER, after=NOW - HOUR, before=NOW + HOUR), NOW,
    ),
    "a key for other uses": (
        Reason.NAMESPACE, OURS, MESSAGE, replace(MANAGER, namespaces=("file", "git")), NOW,
    ),
    "a key for several uses": (
        None, OURS, MESSAGE, replace(MANAGER, namespaces=("file", NAMESPACE)), NOW,
    ),
    "a key for any use": (None, OURS, MESSAGE, replace(MANAGER, namespaces=()), NOW),
}  # fmt: skip


@needs_openssh
@pytest.mark.parametrize("case", CASES)
def test_we_and_ssh_keygen_refuse_and_accept_the_same(tmp_path: Path, case: str) -> None:
    reason, signature, message, signer, at = CASES[case]
    verdict = verify(signature, message, Signers((signer,)), at)
    assert (verdict.reason if isinstance(verdict, Refused) else None) == reason
    assert accepts(tmp_path, signature, message, (signer,), at) == (reason is None)


@needs_openssh
def test_a_revoked_key_is_refused_by_both(tmp_path: Path) -> None:
    verdict = verify(OURS, MESSAGE, Signers((MANAGER,), frozenset({public(1).fingerprint})), NOW)
    assert isinstance(verdict, Refused)
    assert verdict.reason is Reason.REVOKED
    assert not accepts(tmp_path, OURS, MESSAGE, (MANAGER,), revoked=(public(2), public(1)))
    assert accepts(tmp_path, OURS, MESSAGE, (MANAGER,), revoked=(public(2),))


@needs_openssh
def test_a_signature_made_for_another_use_is_refused_by_both(tmp_path: Path) -> None:
    key = made(tmp_path / "key")
    signature = signed(tmp_path / "key", MESSAGE, namespace="file")
    verdict = verify(signature, MESSAGE, Signers((Signer("manager", key),)), NOW)
    assert isinstance(verdict, Refused)
    assert verdict.reason is Reason.NAMESPACE
    assert "'file'" in verdict.what
    assert not accepts(tmp_path, signature, MESSAGE, (Signer("manager", key),))


def test_a_renamed_namespace_does_not_make_it_a_sign_off() -> None:
    other = replace(read_signature(OURS), namespace="file")
    assert other.covers(MESSAGE) is False


def test_every_refusal_says_what_to_do() -> None:
    for reason, signature, message, signer, at in CASES.values():
        verdict = verify(signature, message, Signers((signer,)), at)
        assert reason is None or (isinstance(verdict, Refused) and verdict.what and verdict.remedy)


MALFORMED = {
    "nothing": ("", "is not an SSH signature"),
    "no armour": (base64.b64encode(data_of(OURS)).decode(), "is not an SSH signature"),
    "an armour with nothing in it": (f"{BEGIN}\n{END}\n", "is not an SSH signature"),
    "an armour that is not ended": (OURS.replace(END, ""), "is not an SSH signature"),
    "two signatures": (OURS + OURS, "is not an SSH signature"),
    "words before it": ("words\n" + OURS, "is not an SSH signature"),
    "far too much": (armoured(b"SSHSIG" + bytes(100_000)), "is not an SSH signature"),
    "no Base64": (f"{BEGIN}\nAAAAA\n{END}\n", "is not in Base64"),
    "bits too many": (f"{BEGIN}\nU1NIU0lHAB==\n{END}\n", "is not in Base64"),
    "another sort of file": (armoured(b"OPENSSH"), "does not begin with SSHSIG"),
    "another version": (armoured(b"SSHSIG" + bytes([0, 0, 0, 2])), "of a version"),
    "an end too early": (armoured(data_of(OURS)[:-1]), "ends too early"),
    "a length beyond the end": (
        armoured(data_of(OURS)[:10] + b"\xff\xff\xff\xff" + data_of(OURS)[14:]), "ends too early",
    ),
    "something behind": (armoured(data_of(OURS) + b"\0"), "more bytes"),
    "a reserved field": (
        armoured(data_of(OURS).replace(b"@v1" + string(b""), b"@v1" + string(b"x"), 1)), "more bytes",
    ),
    "something behind the signature's value": (
        str(replace(READ, value=READ.value + b"\0")), "more bytes",
    ),
    "a digest of old": (armoured(data_of(OURS).replace(string(b"sha512"), string(b"sha1"))), "rests on a digest"),
    "a digest of no name": (
        armoured(data_of(OURS).replace(string(b"sha512"), string(b"\xff"))), "rests on a digest",
    ),
    "a namespace of no text": (
        armoured(data_of(OURS).replace(string(NAMESPACE.encode()), string(b"\xff\xfe"))), "not text",
    ),
    "a sort of key that is not taken": (
        armoured(data_of(OURS).replace(b"\0\0\0\x0bssh-ed25519", string(b"ssh-dss1234"), 1)), "not taken here",
    ),
    "a sort of signature that is not its key's": (
        str(replace(READ, value=string(b"rsa-sha2-512") + READ.value[15:])),
        "not taken here",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", MALFORMED)
def test_a_malformed_signature_is_refused_with_what_is_wrong_with_it(case: str) -> None:
    text, said = MALFORMED[case]
    verdict = verify(text, MESSAGE, SIGNERS, NOW)
    assert isinstance(verdict, Refused)
    assert verdict.reason is Reason.MALFORMED
    assert said in verdict.what


@pytest.mark.parametrize("change", ["\r\n", " \n"])
def test_ends_of_lines_of_another_system_do_no_harm(change: str) -> None:
    text = OURS.replace("\n", "\r\n") if change == "\r\n" else f" \n{OURS}\n "
    assert isinstance(verify(text, MESSAGE, SIGNERS, NOW), Signed)


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=400))
def test_no_text_at_all_raises_an_error(text: str) -> None:
    assert isinstance(verify(text, MESSAGE, SIGNERS, NOW), Refused)
    assert isinstance(verify(f"{BEGIN}\n{text}\n{END}\n", MESSAGE, SIGNERS, NOW), Refused)


@settings(max_examples=500, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_in_an_armour_raise_an_error(data: bytes) -> None:
    assert isinstance(verify(armoured(b"SSHSIG\0\0\0\1" + data), MESSAGE, SIGNERS, NOW), Refused)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Bytes with one change: a bit turned, a piece cut, doubled, or another byte put in."""
    at = chance.randrange(len(data))
    match chance.randrange(4):
        case 0:
            return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]
        case 1:
            return data[:at] + data[at + chance.randrange(1, 8) :]
        case 2:
            return data[: at + 4] + data[at:]
    return data[:at] + bytes([chance.randrange(256)]) + data[at:]


@pytest.mark.parametrize("sort", ["ed25519", "hardware"])
def test_every_change_within_a_signature_is_refused(sort: str) -> None:
    signer, signature = (MANAGER, OURS) if sort == "ed25519" else hardware()
    chance, data = random.Random(9), data_of(signature)  # noqa: S311
    for _ in range(4000):
        changed = mutated(data, chance)
        if changed != data:
            assert isinstance(verify(armoured(changed), MESSAGE, Signers((signer,)), NOW), Refused)


@needs_openssh
def test_every_change_within_an_rsa_or_ecdsa_signature_is_refused(tmp_path: Path) -> None:
    chance = random.Random(10)  # noqa: S311
    for sort, bits in (("rsa", 2048), ("ecdsa", 521)):
        key = made(tmp_path / sort, sort, bits)
        data = data_of(signed(tmp_path / sort, MESSAGE))
        for _ in range(1000):
            changed = mutated(data, chance)
            verdict = verify(armoured(changed), MESSAGE, Signers((Signer("manager", key),)), NOW)
            assert changed == data or isinstance(verdict, Refused)


def test_a_change_of_the_text_is_refused_or_reads_as_the_same_signature() -> None:
    chance, text = random.Random(11), OURS.encode()  # noqa: S311
    same = 0
    for _ in range(4000):
        changed = mutated(text, chance).decode("latin-1")
        verdict = verify(changed, MESSAGE, SIGNERS, NOW)
        if isinstance(verdict, Signed):
            same += 1
            assert read_signature(changed) == read_signature(OURS)
    assert same < 400


@needs_openssh
def test_what_we_take_for_a_signature_ssh_keygen_takes_for_the_same(tmp_path: Path) -> None:
    chance, data, taken = random.Random(12), data_of(OURS), 0  # noqa: S311
    for changed in [data, *(mutated(data, chance) for _ in range(150))]:
        theirs = accepts(tmp_path, armoured(changed), MESSAGE, (MANAGER,))
        ours = isinstance(verify(armoured(changed), MESSAGE, SIGNERS, NOW), Signed)
        assert theirs or not ours
        taken += ours
    assert taken >= 1


def test_a_signature_that_is_read_is_written_as_it_was() -> None:
    assert str(read_signature(OURS)) == OURS
    with pytest.raises(MalformedError):
        read_signature(OURS[1:])

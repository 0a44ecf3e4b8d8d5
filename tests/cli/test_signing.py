"""The key to sign with: from its file, or through ssh-keygen and an agent."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.register.openssh import NOW, made, needs_openssh

from ratingletters.cli.signing import key_file_of, signing_key
from ratingletters.errors import RefusedError, UnusableFileError
from ratingletters.register.key_file import new_key, public_file, write_key
from ratingletters.register.public_key import PublicKey
from ratingletters.register.signers import Signed, Signer, Signers, verify

needs_agent = pytest.mark.skipif(
    not (shutil.which("ssh-agent") and shutil.which("ssh-add")), reason="ssh-agent is not installed"
)


def is_good(signature: str, key: PublicKey) -> bool:
    """Whether a signature over ``b"x"`` is by a key."""
    return isinstance(verify(signature, b"x", Signers((Signer("manager", key),)), NOW), Signed)


@pytest.fixture
def agent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An agent of our own, without keys."""
    socket = tmp_path / "agent"
    running = subprocess.Popen(["ssh-agent", "-D", "-a", str(socket)], stdout=subprocess.DEVNULL)
    monkeypatch.setenv("SSH_AUTH_SOCK", str(socket))
    for _ in range(500):
        if socket.exists():
            break
        time.sleep(0.01)
    yield
    running.terminate()
    running.wait(timeout=10)


def test_a_private_file_signs(tmp_path: Path) -> None:
    private, public = new_key()
    write_key(tmp_path / "key", private, public, "")
    key = signing_key("manager", tmp_path / "key")
    assert key.public == public
    assert is_good(key.sign(b"x"), public)


def test_a_key_is_looked_for_where_a_new_one_is_put(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    private, public = new_key()
    write_key(key_file_of("manager"), private, public, "")
    assert signing_key("manager", None).public == public
    with pytest.raises(UnusableFileError, match="letters-analyst: there is no such file"):
        signing_key("analyst", None)


def test_a_passphrase_is_not_asked_where_there_is_no_terminal(tmp_path: Path) -> None:
    write_key(tmp_path / "key", *new_key("secret"), "")
    with pytest.raises(RefusedError, match="no terminal to ask"):
        signing_key("manager", tmp_path / "key")


@needs_openssh
@needs_agent
@pytest.mark.usefixtures("agent")
def test_an_agent_signs_with_a_key_whose_private_file_is_not_here(tmp_path: Path) -> None:
    public = made(tmp_path / "key")
    subprocess.run(["ssh-add", "-q", str(tmp_path / "key")], check=True, capture_output=True)
    (tmp_path / "key").unlink()
    key = signing_key("manager", tmp_path / "key.pub")
    assert key.public == public
    assert is_good(key.sign(b"x"), public)


@needs_openssh
@pytest.mark.parametrize(("sort", "bits"), [("ecdsa", 256), ("rsa", 2048)])
def test_ssh_keygen_signs_with_a_key_of_another_sort(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sort: str, bits: int
) -> None:
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    public = made(tmp_path / "key", sort, bits)
    assert is_good(signing_key("manager", tmp_path / "key.pub").sign(b"x"), public)


@needs_openssh
def test_a_key_that_nobody_has_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    write_key(tmp_path / "key", *new_key(), "")
    (tmp_path / "key").unlink()
    with pytest.raises(UnusableFileError, match="ssh-keygen could not sign"):
        signing_key("manager", public_file(tmp_path / "key")).sign(b"x")


def test_without_ssh_keygen_it_is_said_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    write_key(tmp_path / "key", *new_key(), "")
    with pytest.raises(UnusableFileError, match="install OpenSSH's client"):
        signing_key("manager", public_file(tmp_path / "key")).sign(b"x")

"""Private keys in their files."""

import os
from pathlib import Path

import pytest
from tests.register.openssh import NOW, made, needs_openssh, ssh_keygen

from ratingletters.errors import RefusedError, UnusableFileError
from ratingletters.register.key_file import (
    load_key,
    new_key,
    public_file,
    read_public_file,
    write_key,
)
from ratingletters.register.signers import Signed, Signer, Signers, verify


def never() -> str:
    """A passphrase that nobody should be asked for."""
    raise AssertionError("the passphrase was asked")


@pytest.mark.parametrize("passphrase", ["", "geheim ‘öü’ 猫"])
def test_a_new_key_signs_and_its_private_half_is_its_owners_alone(tmp_path: Path, passphrase: str) -> None:
    file = tmp_path / "folder/key"
    private, public = new_key(passphrase)
    write_key(file, private, public, "manager made today")
    key = load_key(file, lambda: passphrase)
    signers = Signers((Signer("manager", public),))
    assert verify(key.sign(b"x"), b"x", signers, NOW) == Signed("manager", public)
    assert read_public_file(public_file(file)) == key.public == public
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


@needs_openssh
@pytest.mark.parametrize("passphrase", ["", "geheim"])
def test_ssh_keygen_opens_the_keys_that_we_make(tmp_path: Path, passphrase: str) -> None:
    private, public = new_key(passphrase)
    write_key(tmp_path / "key", private, public, "")
    done = ssh_keygen("-y", "-P", passphrase, "-f", tmp_path / "key")
    assert done.stdout.decode().strip() == str(public)


@needs_openssh
@pytest.mark.parametrize("passphrase", ["", "geheim"])
def test_we_open_the_keys_that_ssh_keygen_makes(tmp_path: Path, passphrase: str) -> None:
    public = made(tmp_path / "key", passphrase=passphrase)
    assert load_key(tmp_path / "key", lambda: passphrase).public == public


def test_a_key_without_a_passphrase_does_not_ask_for_one(tmp_path: Path) -> None:
    write_key(tmp_path / "key", *new_key(), "")
    load_key(tmp_path / "key", never)


@pytest.mark.parametrize("wrong", ["", "other"])
def test_a_wrong_passphrase_is_refused(tmp_path: Path, wrong: str) -> None:
    write_key(tmp_path / "key", *new_key("right"), "")
    with pytest.raises(RefusedError, match="passphrase is wrong"):
        load_key(tmp_path / "key", lambda: wrong)


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_a_key_that_others_may_read_is_refused(tmp_path: Path) -> None:
    write_key(tmp_path / "key", *new_key(), "")
    (tmp_path / "key").chmod(0o640)
    with pytest.raises(RefusedError, match="chmod 600"):
        load_key(tmp_path / "key", never)


@pytest.mark.parametrize("there", ["key", "key.pub"])
def test_a_key_is_never_replaced(tmp_path: Path, there: str) -> None:
    (tmp_path / there).symlink_to(tmp_path / "nowhere")
    with pytest.raises(RefusedError, match="there already"):
        write_key(tmp_path / "key", *new_key(), "")
    assert [each.name for each in tmp_path.iterdir()] == [there]


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnusableFileError, match="cannot be written"):
        write_key(tmp_path / "file/key", *new_key(), "")
    (tmp_path / "long").mkdir()
    with pytest.raises(UnusableFileError, match="cannot be written"):
        write_key(tmp_path / "long" / ("k" * 253), *new_key(), "")
    assert list((tmp_path / "long").iterdir()) == []


@pytest.mark.parametrize(
    "content", [b"", b"hello\n", b"\xff\xfe", b"-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n"]
)
def test_a_file_that_is_no_key_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "key").write_bytes(content)
    (tmp_path / "key").chmod(0o600)
    with pytest.raises(UnusableFileError, match="not a private key"):
        load_key(tmp_path / "key", never)


@needs_openssh
def test_a_key_of_another_sort_is_left_to_ssh_keygen(tmp_path: Path) -> None:
    made(tmp_path / "key", "ecdsa", 256)
    with pytest.raises(UnusableFileError, match=r"key\.pub; ssh-keygen then signs"):
        load_key(tmp_path / "key", never)


def test_a_public_file_without_a_key_is_told(tmp_path: Path) -> None:
    (tmp_path / "key.pub").write_text("hello there\n")
    with pytest.raises(UnusableFileError, match="'hello', which is not taken here"):
        read_public_file(tmp_path / "key.pub")
    with pytest.raises(UnusableFileError, match="no such file"):
        read_public_file(tmp_path / "nowhere.pub")

"""``letters init``, ``keys`` and ``doctor`` as a person types them."""

import json
import os
import pty
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.workspace.offices import office

from ratingletters.register.key_file import load_key, new_key, public_file, write_key

LETTERS = Path(sys.executable).with_name("letters")


def run(*words: str | Path, cwd: Path, person: str = "analyst") -> subprocess.CompletedProcess[str]:
    """One command in a folder; its output as text."""
    environment = {**os.environ, "NO_COLOR": "1", "LETTERS_PERSON": person, "HOME": str(cwd.parent / "home")}
    command = [str(LETTERS), *map(str, words)]
    return subprocess.run(
        command, cwd=cwd, input="", capture_output=True, text=True, env=environment, check=False
    )


def typed(*words: str | Path, cwd: Path, answers: tuple[str, ...]) -> tuple[int, str]:
    """One command on a terminal, where a person answers each question; its exit code, and all that is shown."""
    environment = {**os.environ, "NO_COLOR": "1", "LETTERS_PERSON": "analyst"}
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(cwd)
        os.execve(LETTERS, [str(LETTERS), *map(str, words)], environment)  # noqa: S606
    shown, waiting = b"", list(answers)
    while True:
        try:
            got = os.read(terminal, 4096)
        except OSError:
            got = b""
        if not got:
            break
        shown += got
        if waiting and shown.rstrip().endswith(b":"):
            shown += b"\n"
            time.sleep(0.05)
            os.write(terminal, f"{waiting.pop(0)}\n".encode())
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), shown.decode()


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A workspace where an analyst and a manager work."""
    return office(tmp_path / "office")


def test_a_workspace_is_made_and_never_made_over(tmp_path: Path) -> None:
    first = run("init", "office", cwd=tmp_path)
    assert first.returncode == 0
    assert first.stdout.splitlines()[-1] == "office/letters.toml"
    again = run("init", "office", cwd=tmp_path)
    assert again.returncode == 4
    assert "nothing was written" in again.stderr
    assert run("keys", "list", cwd=tmp_path / "office").stderr == "0 keys\n"


def test_a_key_is_made_listed_and_revoked(desk: Path) -> None:
    made = run("keys", "new", "manager", "--no-passphrase", "--valid-before", "2099-01-01", cwd=desk)
    assert made.returncode == 0, made.stderr
    fingerprint = made.stdout.strip()
    assert load_key(desk.parent / "home/.ssh/letters-manager", str).public.fingerprint == fingerprint
    listed = run("keys", "list", cwd=desk)
    assert listed.stdout.split() == ["manager", fingerprint, "valid", "until", "2099-01-01"]
    assert run("keys", "revoke", "manager", "--reason", "lost", cwd=desk).stdout.strip() == fingerprint
    tree = json.loads(run("keys", "list", "--json", cwd=desk).stdout)
    assert tree["v"] == 1
    assert [(each["fingerprint"], each["state"]) for each in tree["keys"]] == [(fingerprint, "revoked")]


def test_a_key_that_a_person_has_is_added(desk: Path) -> None:
    private, public = new_key()
    write_key(desk.parent / "key", private, public, "of work")
    added = run("keys", "add", "manager", public_file(desk.parent / "key"), "--json", cwd=desk)
    assert json.loads(added.stdout)["fingerprint"] == public.fingerprint
    again = run("keys", "add", "manager", public_file(desk.parent / "key"), cwd=desk)
    assert (again.returncode, "was added before" in again.stderr) == (4, True)


@pytest.mark.parametrize(
    ("words", "person", "code", "said"),
    [
        (("new", "manger", "--no-passphrase"), "analyst", 4, "did you mean 'manager'?"),
        (("new", "manager", "--no-passphrase"), "somebody", 4, "name yourself with --as"),
        (
            ("new", "manager", "--no-passphrase", "--out", "key"),
            "analyst",
            4,
            "does not belong in a workspace",
        ),
        (("new", "manager"), "analyst", 2, "no terminal to ask for a passphrase"),
        (("new", "manager", "--valid-after", "soon"), "analyst", 2, "soon"),
        (("add", "manager", "nowhere.pub"), "analyst", 3, "there is no such file"),
        (("add", "manager", "letters.toml"), "analyst", 3, "the key is of the sort"),
        (("revoke", "manager"), "analyst", 2, "--reason"),
        (("revoke", "manager", "--reason", "lost"), "analyst", 4, "names no key"),
    ],
)
def test_what_cannot_be_done_is_said_with_its_code(
    desk: Path, words: tuple[str, ...], person: str, code: int, said: str
) -> None:
    done = run("keys", *words, cwd=desk, person=person)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert not (desk / "letters/register.jsonl").exists()


def test_a_broken_file_of_keys_is_told_with_its_line(desk: Path) -> None:
    (desk / "allowed_signers").write_text("manager ssh-ed25519 AAAA\n", encoding="utf-8")
    done = run("keys", "list", cwd=desk)
    assert done.returncode == 1
    assert done.stderr.startswith("allowed_signers:1: the key ends too early [KEY-005]")


def test_a_passphrase_is_asked_twice_and_not_shown(desk: Path) -> None:
    key = desk.parent / "key"
    code, shown = typed(
        "keys", "new", "manager", "--out", key, cwd=desk, answers=("open sesame", "open sesame")
    )
    assert code == 0, shown
    assert "sesame" not in shown
    public = load_key(key, lambda: "open sesame").public
    assert public.fingerprint in shown


def test_a_passphrase_typed_otherwise_the_second_time_is_asked_again(desk: Path) -> None:
    key = desk.parent / "key"
    code, _ = typed(
        "keys", "new", "manager", "--out", key, cwd=desk, answers=("one", "two", "three", "three")
    )
    assert code == 0
    load_key(key, lambda: "three")


def test_the_doctor_finds_nothing_wrong_in_a_new_workspace(desk: Path) -> None:
    done = run("doctor", cwd=desk)
    assert (done.returncode, done.stderr) == (0, "nothing is wrong\n")
    told = {line.split()[1]: line.split()[0] for line in done.stdout.splitlines() if not line.startswith(" ")}
    assert told["packages"] == told["workspace"] == told["kinds"] == told["you"] == told["lock"] == "ok"
    assert told["keys"] == told["register"] == "note"


def test_the_doctor_tells_what_is_wrong_and_ends_with_1(desk: Path) -> None:
    (desk / "allowed_signers").write_text("manager\n", encoding="utf-8")
    (desk / "letters.toml").write_text("[people\n", encoding="utf-8")
    (desk / "letters/register.jsonl").write_text("{}\n", encoding="utf-8")
    done = run("doctor", "--json", cwd=desk)
    tree = json.loads(done.stdout)
    wrong = {each["name"]: each["said"] for each in tree["findings"] if each["verdict"] == "wrong"}
    assert (done.returncode, tree["v"], tree["wrong"]) == (1, 1, 3)
    assert "allowed_signers:1:" in wrong["keys"]
    assert "letters.toml:1:" in wrong["you"]
    assert "register.jsonl:1:" in wrong["register"]


def test_the_doctor_says_where_a_workspace_is_missing(tmp_path: Path) -> None:
    done = run("doctor", cwd=tmp_path)
    assert done.returncode == 1
    assert "letters init DIR" in done.stdout

"""Verifying proves a register: nothing that is changed in it, or in a file that it names, is missed."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.register.acts import (
    AT,
    KEY,
    SIG,
    corrected,
    drafted,
    edited,
    issued,
    publish,
    signed_off,
    stopped,
    to_issue,
)
from tests.register.machine import Machine, State, machine_of
from tests.register.test_event import resealed
from tests.register.test_power_cut import ROOT, disk_of

from ratingletters.errors import Problem
from ratingletters.places import Place
from ratingletters.register.chain import GENESIS
from ratingletters.register.event import Event, EventType, line_of, sealed
from ratingletters.register.folders import Folders
from ratingletters.register.verify import Verification, verify
from ratingletters.register.writing import opened

WAYS = 7
"""How each line is changed, and each file."""

REGISTER = str(ROOT / "register.jsonl")


def lived() -> tuple[State, str]:
    """A register in which everything has happened, with its files, and its head."""
    machine = Machine()
    disk, folders = disk_of(machine), Folders(ROOT)
    disk.make_folder(ROOT)
    register = opened(folders, disk)
    for act in (
        Event(EventType.KEY_ADDED, AT, "eve", key=KEY, public="ssh-ed25519 AAAA", holder="bob"),
        *(act(f"k/c{at}") for at in range(6) for act in (drafted, edited)),
        *(stopped(EventType.WITHHELD, f"k/c{at}") for at in (0, 1)),
        *(act(f"k/c{at}") for at in range(1, 6) for act in (signed_off, issued)),
        *(act("k/c2", 2) for act in (corrected, edited, signed_off, issued)),
        *(stopped(EventType.WITHDRAWN, f"k/c{at}") for at in (3, 4)),
        drafted("k/c3", 2),
        stopped(EventType.DESTROYED, "k/c4"),
        Event(EventType.CHECKPOINT, AT, "eve", key=KEY, sig=SIG),
    ):
        if act.type is EventType.SIGNED_OFF:
            publish(register, act.letter, act.version)
        register.add(act)
    folder = folders.version("k/c4", 1)
    disk.remove(folder / name for name in disk.names(folder))
    return next(machine.states()), register.head


STATE, HEAD = lived()
LINES = {path: data for path, data, _ in STATE}[REGISTER] or b""


def with_file(path: str, data: bytes | None) -> State:
    """The same disk with other bytes in one file; None takes it away."""
    return tuple(
        (name, data if name == path else old, mode)
        for name, old, mode in STATE
        if name != path or data is not None
    )


def found(state: State, head: str = HEAD) -> Verification:
    return verify(Folders(ROOT), head, disk=disk_of(machine_of(state)))


def flipped(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def changed_lines(chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """Every line of the register changed in every way, some of them at many places."""
    lines = LINES.splitlines(keepends=True)
    for at, line in enumerate(lines):
        before, after = lines[:at], lines[at + 1 :]
        for flip in range(12):
            yield f"line {at + 1}, bit {flip}", b"".join([*before, flipped(line, chance), *after])
        yield f"line {at + 1} deleted", b"".join([*before, *after])
        yield f"line {at + 1} doubled", b"".join([*before, line, line, *after])
        yield (
            f"line {at + 1} moved",
            b"".join([*before, *after[:1], line, *after[1:]] if after else [line, *before]),
        )
        for length in (0, 1, len(line) // 2, len(line) - 1):
            yield f"line {at + 1} cut at {length}", b"".join([*before, line[:length], *after])
        values = json.loads(line)
        for name, value in (("actor", "zoe"), ("at", "2009-12-10T09:30:00Z"), ("seq", values["seq"] + 1)):
            other = values | {name: value}
            yield f"line {at + 1}, another {name}", b"".join([*before, resealed(other), *after])
            yield (
                f"line {at + 1}, {name} edited",
                b"".join([*before, (json.dumps(other) + "\n").encode(), *after]),
            )
        yield f"end cut off before line {at + 1}", b"".join(before)


def changed_files(chance: random.Random) -> Iterator[tuple[str, State]]:
    """Every file that the register names, changed in every way."""
    files = [(path, data) for path, data, _ in STATE if data is not None and path != REGISTER]
    for at, (path, data) in enumerate(files):
        other = files[(at + 1) % len(files)][1]
        for flip in range(12):
            yield f"{path}, bit {flip}", with_file(path, flipped(data, chance))
        yield f"{path} deleted", with_file(path, None)
        yield f"{path} doubled", with_file(path, data + data)
        yield f"{path} swapped", with_file(path, other if other != data else b"")
        yield f"{path} cut", with_file(path, data[: len(data) // 2])
        yield f"{path} emptied", with_file(path, b"")
        yield f"{path} lengthened", with_file(path, data + b"\0")
        yield f"{path} moved", tuple((f"{name}x" if name == path else name, *rest) for name, *rest in STATE)


def test_a_register_in_which_everything_happened_is_proved() -> None:
    sound = found(STATE)
    assert (sound.problems, sound.warnings) == ((), ())
    assert (sound.events, sound.letters, sound.head) == (LINES.count(b"\n"), 6, HEAD)


def test_no_changed_line_is_missed() -> None:
    tried, missed = 0, []
    for what, data in changed_lines(random.Random(4)):  # noqa: S311
        tried += 1
        if data == LINES or not found(with_file(REGISTER, data)).problems:
            missed.append(what)
    assert tried > 800
    assert missed == []


def test_no_changed_file_is_missed() -> None:
    tried, missed = 0, []
    for what, state in changed_files(random.Random(4)):  # noqa: S311
        tried += 1
        if not found(state).problems:
            missed.append(what)
    assert tried > 200
    assert missed == []


def test_a_problem_in_the_register_has_its_line_and_one_in_a_file_its_name() -> None:
    lines = LINES.splitlines(keepends=True)
    broken = found(with_file(REGISTER, b"".join([*lines[:4], b"{}\n", *lines[5:]])))
    assert broken.problems[0].place == Place(REGISTER, 5)
    path = "/letters/k/c1/v1/letter.docx"
    (problem,) = found(with_file(path, b"another letter")).problems
    assert (problem.place, problem.code) == (Place(path), "REG-009")
    assert "its fingerprint is " in problem.what


def test_a_clean_cut_of_the_tail_is_seen_by_whoever_kept_a_head() -> None:
    shorter = with_file(REGISTER, b"".join(LINES.splitlines(keepends=True)[:-1]))
    assert found(shorter, head="").problems == ()
    assert [each.code for each in found(shorter).problems] == ["REG-007"]


def test_a_head_kept_earlier_still_proves_what_was_before_it() -> None:
    early = json.loads(LINES.splitlines()[7])["hash"]
    assert found(STATE, head=early).problems == ()
    assert found(STATE, head=GENESIS).problems == ()


def test_a_history_made_anew_is_seen_by_whoever_kept_a_head_and_by_whoever_checks_signatures() -> None:
    lines, prev = [], GENESIS
    for seq, line in enumerate(LINES.splitlines(), 1):
        values = json.loads(line) | {"seq": seq, "prev": prev}
        values["actor"] = "mallory" if values["actor"] == "ann" else values["actor"]
        lines.append(resealed(values))
        prev = json.loads(lines[-1])["hash"]
    forged = with_file(REGISTER, b"".join(lines))
    assert [each.code for each in found(forged).problems] == ["REG-007"]

    def check(event: Event, place: Place) -> Problem | None:
        return (
            Problem(place, "the signature is not over this", "REG-008")
            if event.sig and event.seq > 5
            else None
        )

    disk = disk_of(machine_of(forged))
    problems = verify(Folders(ROOT), check=check, disk=disk).problems
    assert {each.code for each in problems} == {"REG-008"}
    assert len(problems) == LINES.count(b'"type":"signed-off"') + 1


def test_the_check_of_signatures_is_asked_of_every_event_in_order() -> None:
    seen: list[int] = []
    verify(Folders(ROOT), check=lambda event, _: seen.append(event.seq), disk=disk_of(machine_of(STATE)))
    assert seen == list(range(1, LINES.count(b"\n") + 1))


def test_what_a_rule_would_have_refused_is_found_years_later() -> None:
    lines, prev = [], GENESIS
    for seq, act in enumerate((drafted("k/a"), signed_off("k/a", actor="ann"), issued("k/b")), 1):
        event = sealed(act._replace(seq=seq, prev=prev))
        lines.append(line_of(event))
        prev = event.hash
    state = ((str(ROOT), None, 0o40755), (REGISTER, b"".join(lines), 0o100644))
    told = [(each.place.line, each.code) for each in found(state, "").problems if each.place.line]
    assert told == [(2, "REG-011"), (3, "REG-013")]


def test_a_clock_that_went_back_is_a_warning(tmp_path: Path) -> None:
    from ratingletters.register.writing import writing  # noqa: PLC0415

    with writing(Folders(tmp_path)) as register:
        register.add(drafted("k/a"))
        register.add(drafted("k/b")._replace(at=AT.replace(hour=8)))
    proved = verify(Folders(tmp_path))
    assert (proved.problems, [each.code for each in proved.warnings]) == ((), ["REG-016"])


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("k/a/v1/letter (copy).docx", "REG-010"),
        ("k/a/v7/letter.docx", "REG-010"),
        ("k/z/v1/letter.docx", "REG-010"),
        ("other/a.docx", "REG-010"),
        ("notes.txt", "REG-010"),
        (".kinds/0000/letter.docx", "REG-010"),
        ("k/a/v1/.letter.docx.part", "REG-111"),
    ],
)
def test_what_the_register_does_not_know_is_a_warning(tmp_path: Path, name: str, code: str) -> None:
    head = to_issue(tmp_path, ["k/a"])
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_bytes(b"x")
    proved = verify(Folders(tmp_path), head)
    assert (proved.problems, [each.code for each in proved.warnings]) == ((), [code])


def test_what_a_draft_leaves_is_known(tmp_path: Path) -> None:
    head = to_issue(tmp_path, ["k/a"])
    for name in ("results.yaml", "narrative.md", "draft.docx", "draft.json"):
        (tmp_path / "k/a/v1" / name).write_bytes(b"a draft")
    (tmp_path / "README.md").write_bytes(b"# Letters")
    (tmp_path / "k/a/.lock").write_bytes(b"")
    proved = verify(Folders(tmp_path), head)
    assert (proved.problems, proved.warnings) == ((), ())


def test_a_signed_file_that_can_be_written_to_is_a_warning(tmp_path: Path) -> None:
    head = to_issue(tmp_path, ["k/a"])
    (tmp_path / "k/a/v1/letter.docx").chmod(0o644)
    proved = verify(Folders(tmp_path), head)
    assert (proved.problems, [each.code for each in proved.warnings]) == ((), ["REG-110"])


@pytest.mark.parametrize("instead", ["link", "folder"])
def test_a_link_or_a_folder_in_the_place_of_a_letter_is_a_problem(tmp_path: Path, instead: str) -> None:
    head = to_issue(tmp_path / "letters", ["k/a"])
    path = tmp_path / "letters/k/a/v1/letter.docx"
    path.rename(tmp_path / "letter.docx")
    path.mkdir() if instead == "folder" else path.symlink_to(tmp_path / "letter.docx")
    assert [each.code for each in verify(Folders(tmp_path / "letters"), head).problems] == ["REG-009"]


def test_a_destroyed_letter_that_is_still_there_is_a_problem() -> None:
    state = tuple(sorted((*STATE, ("/letters/k/c4/v1/draft.docx", b"text", 0o100644))))
    assert [each.code for each in found(state).problems] == ["REG-009"]


def test_a_register_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert verify(Folders(tmp_path / "letters")) == Verification(0, 0, GENESIS, (), ())
    assert [each.code for each in verify(Folders(tmp_path), HEAD).problems] == ["REG-007"]

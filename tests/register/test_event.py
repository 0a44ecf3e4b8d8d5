"""One event and its line: one spelling, read strictly, with every problem told."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.register.acts import AT, KEY, SIG, corrected, drafted, issued, signed_off

from ratingletters.errors import ProblemsFoundError
from ratingletters.places import Place
from ratingletters.register import event_reading
from ratingletters.register.event import ChangedFact, Event, EventType, canonical, line_of, sealed, to_sign
from ratingletters.register.event_form import FIELDS, MAY, MUST
from ratingletters.register.event_reading import read_event

HERE = Place("register.jsonl", 7)
PRINT = hashlib.sha256(b"").hexdigest()
FULL = Event(
    type=EventType.CORRECTED,
    at=AT,
    actor="ann",
    letter="annual-rating-2009/liverpool",
    version=2,
    files=(("draft.docx", PRINT), ("results.yaml", PRINT)),
    kind=PRINT,
    program="0.1.0",
    corrects=1,
    reason='the figure for "primary" schools – a typing error',
    source="the council",
    changes=(ChangedFact("provision type/primary.total", PRINT, PRINT), ChangedFact("overall.rating", PRINT)),
    seq=3,
    prev=PRINT,
)
EXAMPLES = [
    drafted("k/a"), signed_off("k/a"), issued("k/a"), corrected("k/a"),
    FULL,
    Event(EventType.KEY_ADDED, AT, "eve", key=KEY, public="ssh-ed25519 AAAA x", holder="bob", after=AT, before=AT),
    Event(EventType.KEY_REVOKED, AT, "eve", key=KEY, reason="lost"),
    Event(EventType.CHECKPOINT, AT, "eve", key=KEY, sig=SIG),
    Event(EventType.DESTROYED, AT, "eve", letter="k/a", version=1, authority="schedule 4"),
]  # fmt: skip


def resealed(values: dict[str, Any]) -> bytes:
    """A line of any values, with the hash that they ask for."""
    rest = {name: value for name, value in values.items() if name != "hash"}
    rest["hash"] = hashlib.sha256(canonical(rest).encode()).hexdigest()
    return canonical(rest).encode() + b"\n"


def values(event: Event = FULL) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(line_of(sealed(event)))
    return found


def told(line: bytes) -> list[str]:
    with pytest.raises(ProblemsFoundError) as caught:
        read_event(line, HERE)
    assert {problem.place for problem in caught.value.problems} == {HERE}
    return [f"{problem.code} {problem.what}" for problem in caught.value.problems]


@pytest.mark.parametrize("event", EXAMPLES, ids=lambda event: event.type)
def test_an_event_comes_back_from_its_line(event: Event) -> None:
    event = sealed(event._replace(seq=event.seq or 1, prev=event.prev or PRINT))
    line = line_of(event)
    assert read_event(line, HERE) == event
    assert line.isascii()
    assert line.count(b"\n") == 1


def test_the_line_is_as_the_design_says() -> None:
    event = sealed(issued("k/a")._replace(seq=1, prev="0" * 64))
    one, two = (found for _, found in event.files)
    assert line_of(event).decode() == (
        '{"actor":"cat","at":"2009-12-09T09:30:00Z",'
        f'"files":{{"letter.docx":"{one}","letter.json":"{two}"}},"hash":"{event.hash}",'
        f'"letter":"k/a","prev":"{"0" * 64}","seq":1,"type":"issued","v":1,"version":1}}\n'
    )


def test_the_hash_is_that_of_the_line_without_it() -> None:
    found = values()
    said = found.pop("hash")
    assert (
        said == hashlib.sha256(json.dumps(found, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
    )


def test_what_is_signed_has_the_place_in_the_chain_and_neither_signature_nor_hash() -> None:
    event = sealed(signed_off("k/a")._replace(seq=9, prev=PRINT))
    assert json.loads(to_sign(event)).keys() == values(event).keys() - {"sig", "hash"}
    assert to_sign(event) != to_sign(event._replace(prev="1" * 64))


@given(st.text(min_size=1, max_size=60))
def test_a_reason_is_kept_to_the_letter_or_refused(reason: str) -> None:
    sound = reason.isprintable() and reason == reason.strip(" ")
    line = line_of(sealed(FULL._replace(reason=reason)))
    if sound:
        assert read_event(line, HERE).reason == reason
    else:
        assert told(line)[0].startswith("REG-104 reason:")


@given(st.sampled_from(EXAMPLES), st.data())
def test_the_quick_look_and_the_close_one_agree(event: Event, data: st.DataObject) -> None:
    line = bytearray(line_of(sealed(event._replace(seq=1, prev=PRINT))))
    for _ in range(data.draw(st.integers(0, 2))):
        at = data.draw(st.integers(0, len(line) - 1))
        line[at : at + data.draw(st.integers(0, 2))] = data.draw(st.binary(max_size=2))
    quick = event_reading.matched(bytes(line))
    if quick is not None:
        assert list(event_reading.slips(bytes(line))) == []
        assert event_reading.event_of(json.loads(line)) == quick


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (b"\n", "REG-101 this line is not an event"),
        (b"[]\n", "REG-101 this line is not an event"),
        (b"{\n", "REG-101 this line is not an event"),
        (b"[" * 100_000 + b"\n", "REG-101 this line is not an event"),
        ("é\n".encode(), "REG-101 this line is not an event"),
        (b'{"v":2,"new":"field"}\n', "REG-020 written by a later version of the program (form 2)"),
    ],
)
def test_a_line_that_is_no_event(line: bytes, what: str) -> None:
    assert told(line) == [what]


@pytest.mark.parametrize(
    "change", ["spaces", "order", "twice", "escape", "windows", "no end", "byte order mark"]
)
def test_another_spelling_of_the_same_event_is_refused(change: str) -> None:
    found = values(FULL._replace(reason="plain"))
    line = canonical(found)
    spelled = {
        "spaces": json.dumps(found, sort_keys=True),
        "order": json.dumps(dict(reversed(found.items())), separators=(",", ":")),
        "twice": line.replace('"seq":3', '"seq":3,"seq":3'),
        "escape": line.replace('"plain"', '"pl\\u0061in"'),
        "windows": line + "\r",
        "no end": line,
        "byte order mark": "\ufeff" + line,
    }[change]
    assert told(spelled.encode() + (b"" if change == "no end" else b"\n"))[0].startswith("REG-101")


def test_every_problem_of_a_line_is_told_at_once() -> None:
    found = values() | {"addressee": "A Person", "seq": 0, "at": "2009-02-30T00:00:00Z", "sig": SIG}
    del found["reason"]
    assert told(resealed(found)) == [
        "REG-102 \"addressee\" is not a field of an event",
        "REG-103 'reason' is missing",
        "REG-102 'sig' does not belong into an event corrected",
        'REG-104 at: "2009-02-30T00:00:00Z" is not a moment in UTC, as 2009-12-09T09:30:00Z',
        "REG-104 seq: 0 is not a whole number from 1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("v", True), ("v", "1"), ("v", 0), ("seq", 1.0), ("seq", "1"), ("seq", True), ("seq", 10**20), ("prev", "0"),
        ("prev", "A" * 64), ("type", "approved"), ("type", 3), ("type", None), ("at", "2009-12-09"),
        ("actor", "Ann Jones"), ("actor", ""), ("actor", "a" * 101), ("letter", "liverpool"), ("letter", "../x/y"),
        ("letter", "k/Liverpool"),
        ("letter", "k/a/b"), ("version", -1), ("files", {}), ("files", {"a/b": PRINT}), ("files", {"a": "x"}),
        ("files", []), ("reason", ""), ("reason", " a"), ("reason", "a\nb"), ("reason", "x" * 2001), ("reason", ["a"]),
        ("reason", "\u202e"), ("reason", "\ud800"), ("changes", []), ("changes", [{"address": "a"}]),
        ("changes", [{"address": "a", "old": PRINT, "text": "x"}]), ("changes", [{"old": PRINT}]), ("corrects", 0),
        ("changes", [{"address": "a\u0007", "old": PRINT}]), ("hash", None), ("program", "a b"),
    ],
)  # fmt: skip
def test_a_field_with_what_does_not_belong_there_is_named(name: str, value: object) -> None:
    found = values() | {name: value}
    line = resealed(found) if name != "hash" else canonical(found).encode() + b"\n"
    assert any(each.startswith(f"REG-104 {name}: ") for each in told(line))


def test_a_changed_event_is_not_what_its_hash_says() -> None:
    line = line_of(sealed(FULL))
    assert told(line.replace(b'"corrects":1', b'"corrects":2'))[0].startswith("REG-005")


@pytest.mark.parametrize("kind", EventType)
def test_every_type_says_of_each_field_whether_it_has_it(kind: EventType) -> None:
    assert MUST[kind] <= MAY[kind] <= FIELDS.keys() == set(Event._fields)

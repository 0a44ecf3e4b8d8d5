"""The chain: each event follows the one before, and what does not is told with its line."""

from __future__ import annotations

import json

import pytest
from tests.register.acts import drafted, signed_off
from tests.register.test_event import resealed

from ratingletters.register.chain import GENESIS, Chain, read_chain
from ratingletters.register.event import Event, line_of, sealed


def chained(*letters: str, after: Event | None = None) -> list[bytes]:
    """The lines of a register in which these letters were drafted."""
    lines, seq, prev = [], after.seq if after else 0, after.hash if after else GENESIS
    for letter in letters:
        seq += 1
        event = sealed(drafted(letter)._replace(seq=seq, prev=prev))
        prev = event.hash
        lines.append(line_of(event))
    return lines


FIVE = chained("k/a", "k/b", "k/c", "k/d", "k/e")


def told(lines: list[bytes]) -> list[str]:
    return [f"{each.place.line} {each.code} {each.what}" for each in read_chain(lines, "r").problems]


def test_a_sound_register_has_its_events_in_order_and_the_last_hash_as_its_head() -> None:
    chain = read_chain(FIVE, "register.jsonl")
    assert [event.letter for event in chain.events] == ["k/a", "k/b", "k/c", "k/d", "k/e"]
    assert chain.problems == ()
    assert chain.head == json.loads(FIVE[-1])["hash"]
    assert chain.length == len(b"".join(FIVE))


def test_no_register_is_an_empty_one() -> None:
    assert read_chain([], "r") == Chain()
    assert Chain().head == GENESIS


def test_a_line_taken_out_is_missing() -> None:
    assert told([*FIVE[:2], *FIVE[3:]]) == ["3 REG-006 event 3 should come before this one"]
    assert told([FIVE[0], *FIVE[4:]]) == ["2 REG-006 events 2 to 4 should come before this one"]


def test_a_line_twice_is_told_once() -> None:
    assert told([*FIVE[:2], *FIVE[1:]]) == ["3 REG-006 this line is line 2 again"]


def test_lines_that_changed_places_are_told() -> None:
    assert [each[:9] for each in told([FIVE[0], FIVE[2], FIVE[1], *FIVE[3:]])] == [
        "2 REG-006",
        "3 REG-006",
        "4 REG-006",
    ]


def test_a_line_changed_with_its_own_hash_is_seen_by_the_next() -> None:
    changed = resealed(json.loads(FIVE[1]) | {"actor": "eve"})
    what = "3 REG-006 event 3 does not follow the line before: that one was changed, or this one moved"
    assert told([FIVE[0], changed, *FIVE[2:]]) == [what]


def test_an_unreadable_line_is_one_problem() -> None:
    assert told([FIVE[0], b"\n", *FIVE[2:]]) == ["2 REG-101 this line is not an event"]


def test_two_histories_are_told_with_both_heads() -> None:
    after = read_chain(FIVE[:2], "r").events[-1]
    other = chained("k/x", "k/y", after=after)
    heads = [json.loads(lines[-1])["hash"] for lines in (FIVE, other)]
    (problem,) = told([*FIVE, *other])
    assert problem.startswith("6 REG-019 two histories follow event 2: ")
    assert all(head in problem for head in heads)


@pytest.mark.parametrize(
    "torn", [b'{"actor":"an', FIVE[4][:-1], b"\0" * 90, b'{"ac' + b"\0" * 40, b"\0" * 9 + b"}\n"]
)
def test_a_torn_last_line_is_no_part_of_the_register(torn: bytes) -> None:
    chain = read_chain([*FIVE[:4], torn], "r")
    assert chain.problems == ()
    assert len(chain.events) == 4
    assert chain.torn == torn
    assert chain.length == len(b"".join(FIVE[:4]))


def test_drafts_after_a_torn_line_were_written_with_it_and_are_torn_too() -> None:
    torn = [b"\0" * 9 + FIVE[1], *FIVE[2:]]
    chain = read_chain([FIVE[0], *torn], "r")
    assert (len(chain.events), chain.problems, chain.torn) == (1, (), b"".join(torn))


def test_zero_bytes_anywhere_else_are_a_problem() -> None:
    signed = line_of(sealed(signed_off("k/d")._replace(seq=5, prev=json.loads(FIVE[3])["hash"])))
    lines = [FIVE[0], b"\0" * 9 + b"\n", *FIVE[2:4], signed]
    assert told(lines) == ["2 REG-101 this line is not an event"]

"""What each act requires, and how a letter stands after it."""

from __future__ import annotations

import pytest
from tests.register.acts import corrected, drafted, edited, issued, signed_off, stopped

from ratingletters.errors import RefusedError
from ratingletters.register.event import Event, EventType
from ratingletters.register.rules import NEXT, PAST, breaches, require
from ratingletters.register.status import TRANSITIONS, Letters, Status

A = "k/a"
ISSUED = (drafted(A), signed_off(A), issued(A))
WITHHELD, WITHDRAWN, DESTROYED = EventType.WITHHELD, EventType.WITHDRAWN, EventType.DESTROYED


def after(*events: Event) -> Letters:
    """The letters after some acts, each of which the rules allow."""
    letters = Letters()
    for event in events:
        require(letters, event)
        letters.take(event)
    return letters


def statuses(*events: Event) -> list[Status]:
    return [version.status for version in after(*events).of(A)]


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ((drafted(A),), ["draft"]),
        ((drafted(A), edited(A), drafted(A)), ["draft"]),
        (ISSUED[:2], ["signed off"]),
        (ISSUED, ["issued"]),
        ((drafted(A), stopped(WITHHELD, A)), ["withheld"]),
        ((drafted(A), stopped(WITHHELD, A), drafted(A), edited(A)), ["withheld"]),
        ((drafted(A), stopped(WITHHELD, A), signed_off(A)), ["signed off"]),
        ((*ISSUED[:2], stopped(WITHHELD, A), signed_off(A, actor="eve"), issued(A)), ["issued"]),
        ((*ISSUED[:2], stopped(WITHDRAWN, A), drafted(A, 2)), ["withdrawn", "draft"]),
        ((*ISSUED, stopped(WITHDRAWN, A), drafted(A, 2)), ["withdrawn", "draft"]),
        ((*ISSUED, corrected(A)), ["issued", "draft"]),
        ((*ISSUED, corrected(A), drafted(A, 2)), ["issued", "draft"]),
        ((*ISSUED, corrected(A), signed_off(A, 2), issued(A, 2)), ["superseded", "issued"]),
        (
            (*ISSUED, corrected(A), stopped(WITHDRAWN, A, 2), corrected(A, 3)),
            ["issued", "withdrawn", "draft"],
        ),
        (
            (*ISSUED, corrected(A), stopped(WITHDRAWN, A), signed_off(A, 2), issued(A, 2)),
            ["withdrawn", "issued"],
        ),
        ((*ISSUED, stopped(WITHDRAWN, A), stopped(DESTROYED, A)), ["destroyed"]),
    ],
)
def test_the_status_is_read_off_the_events(events: tuple[Event, ...], expected: list[str]) -> None:
    assert statuses(*events) == expected


@pytest.mark.parametrize(
    ("events", "act", "what", "do"),
    [
        ((), signed_off(A), "there is no k/a@v1, so it cannot be signed off", "draft it first"),
        ((), issued(A), "there is no k/a@v1, so it cannot be issued", "draft it first"),
        (ISSUED[:1], issued(A), "k/a@v1 is not signed off, so it cannot be issued", "letters sign-off"),
        (ISSUED, issued(A), "k/a@v1 is issued already", "letters correct"),
        (ISSUED[:2], signed_off(A), "k/a@v1 is signed off already", "letters issue"),
        (ISSUED[:2], drafted(A), "k/a@v1 is signed off, so it cannot be drafted", "withdrawn with a reason"),
        (ISSUED[:2], drafted(A, 2), "k/a@v1 is signed off, so no further version can be begun", "withdrawn with a"),
        (ISSUED, drafted(A, 2), "k/a@v1 is issued, so it cannot be drafted anew", "letters correct"),
        (ISSUED[:1], corrected(A), "k/a@v1 is draft, so no further version", "signed off"),
        ((), corrected(A, 1, 1), "k/a@v1 is not the issued version, so it cannot be corrected", "draft it first"),
        (ISSUED, corrected(A, 2, 2), "k/a@v2 is not the issued version", "the issued version is v1"),
        (ISSUED, corrected(A, 3), "the next version of k/a is v2, not v3", "draft it as v2"),
        (ISSUED, corrected(A, reason=""), "k/a cannot be corrected without a reason", "--reason"),
        (ISSUED[:1], stopped(WITHDRAWN, A, why=" "), "k/a cannot be withdrawn without a reason", "--reason"),
        (ISSUED, stopped(DESTROYED, A, why=""), "k/a cannot be destroyed without an authority", "--authority"),
        (ISSUED[:1], stopped(DESTROYED, A), "k/a@v1 is draft, so it cannot be destroyed", "withdrawn"),
        (ISSUED, edited(A), "k/a@v1 is issued, so it cannot be edited", "letters correct"),
        ((drafted(A), stopped(WITHHELD, A)), issued(A), "k/a@v1 is withheld (a reason), so it cannot be", "released"),
        ((*ISSUED[:2], stopped(WITHHELD, A)), drafted(A), "k/a@v1 was signed off, so it cannot be drafted", "released"),
        ((*ISSUED[:2], stopped(WITHDRAWN, A)), issued(A), "k/a@v1 is withdrawn (a reason), so it", "next version"),
        (ISSUED[:1], signed_off(A, actor="ann"), "k/a@v1 was drafted or edited by ann", "another person"),
        ((drafted(A), edited(A, actor="Bob")), signed_off(A), "k/a@v1 was drafted or edited by bob", "another person"),
        ((*ISSUED, corrected(A), signed_off(A, 2), issued(A, 2)), corrected(A, 3), "v1 is not the issued", "is v2"),
    ],
)  # fmt: skip
def test_an_act_that_a_rule_forbids_is_refused_with_what_to_do(
    events: tuple[Event, ...], act: Event, what: str, do: str
) -> None:
    letters = after(*events)
    with pytest.raises(RefusedError) as caught:
        require(letters, act)
    assert what in caught.value.what
    assert do in caught.value.remedy


def codes(events: tuple[Event, ...], act: Event) -> list[str]:
    return [breach.code for breach in breaches(after(*events), act)]


OTHER = "f" * 64


def test_what_is_signed_off_is_what_was_drafted_last() -> None:
    act = signed_off(A)
    other = (("results.yaml", OTHER), *act.files)
    assert codes((drafted(A),), act._replace(files=other)) == ["REG-012"]
    assert codes((drafted(A),), act._replace(files=(*drafted(A).files, *act.files))) == []


def test_what_is_issued_is_what_was_signed_off() -> None:
    assert codes(ISSUED[:2], issued(A)._replace(files=(("letter.docx", OTHER),))) == ["REG-012"]
    assert codes(ISSUED[:2], issued(A)._replace(files=(("letter.pdf", OTHER),))) == ["REG-012"]


def test_a_withheld_letter_is_released_with_the_files_that_were_signed_off() -> None:
    events = (*ISSUED[:2], stopped(WITHHELD, A))
    assert codes(events, signed_off(A)) == []
    assert "REG-012" in codes(events, signed_off(A)._replace(files=(("letter.docx", OTHER),)))


def test_a_correction_and_what_it_corrects_know_each_other_once_it_is_issued() -> None:
    letters = after(*ISSUED, corrected(A), signed_off(A, 2))
    assert [(each.supersedes, each.superseded_by) for each in letters.of(A)] == [(0, 0), (0, 0)]
    letters.take(issued(A, 2))
    assert [(each.supersedes, each.superseded_by) for each in letters.of(A)] == [(0, 2), (1, 0)]
    current = letters.current(A)
    assert current is not None
    assert current.number == 2


def test_a_draft_made_now_has_the_open_version_or_the_next() -> None:
    assert Letters().next_draft(A) == 1
    assert after(drafted(A)).next_draft(A) == 1
    assert after(*ISSUED).next_draft(A) == 2
    assert after(*ISSUED[:2], stopped(WITHDRAWN, A)).next_draft(A) == 2


def test_every_act_on_a_letter_and_every_status_has_its_words() -> None:
    assert TRANSITIONS.keys() == PAST.keys()
    assert NEXT.keys() == {None, *Status}


def test_a_reason_is_told_while_it_holds() -> None:
    withheld = after(drafted(A), stopped(WITHHELD, A, why="an inspection is under way"))
    assert [each.reason for each in withheld.of(A)] == ["an inspection is under way"]
    withheld.take(signed_off(A))
    assert [each.reason for each in withheld.of(A)] == [""]


@pytest.mark.parametrize("corrects", [2, 7])
def test_a_forged_correction_of_a_version_that_is_not_there_does_no_harm(corrects: int) -> None:
    letters = Letters()
    for event in (corrected(A, 1, corrects), signed_off(A), issued(A)):
        letters.take(event)
    assert [each.status for each in letters.of(A)] == ["issued"]

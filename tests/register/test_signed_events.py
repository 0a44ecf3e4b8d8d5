"""Signatures over events, and what is found years later."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.register.openssh import NOW, accepts, needs_openssh, private, public

from ratingletters.errors import RefusedError
from ratingletters.places import Place
from ratingletters.register.event import Event, EventType, to_sign
from ratingletters.register.key_file import SigningKey
from ratingletters.register.signature import sign
from ratingletters.register.signed_events import SignatureCheck, current, signed
from ratingletters.register.signers import Signer, Signers

MANAGER, ANALYST = Signer("manager", public(1)), Signer("analyst", public(2))
PUBLISHED = Signers((MANAGER, ANALYST))
KIND = "5" * 64


def key(seed: int) -> SigningKey:
    """A key that signs."""
    return SigningKey(public(seed), lambda message: sign(private(seed), message))


def added(signer: Signer) -> Event:
    """The event by which a key is added."""
    return Event(
        EventType.KEY_ADDED, NOW, "analyst", key=signer.key.fingerprint, public=str(signer.key),
        holder=signer.person, after=signer.after, before=signer.before,
    )  # fmt: skip


def revoked(signer: Signer) -> Event:
    """The event by which a key is revoked."""
    return Event(EventType.KEY_REVOKED, NOW, "analyst", key=signer.key.fingerprint, reason="lost")


def sign_off(actor: str = "manager", at_hours: int = 1) -> Event:
    """A sign-off that has its place in the chain and no signature yet."""
    return Event(
        EventType.SIGNED_OFF, NOW + timedelta(hours=at_hours), actor, "annual-rating-2009/somewhere", 1,
        (("letter.docx", "1" * 64),), KIND, seq=7, prev="2" * 64,
    )  # fmt: skip


GOOD = signed(sign_off(), key(1), PUBLISHED)


def found(events: Iterable[Event], published: Signers = PUBLISHED) -> list[str]:
    """The code of every problem that the events have, in order."""
    check = SignatureCheck(published)
    told = [check(event, Place("register.jsonl", line)) for line, event in enumerate(events, start=1)]
    assert all(each.what and each.remedy for each in told if each)
    return [each.code for each in told if each]


def test_a_signed_event_names_its_key_and_is_found_good() -> None:
    assert GOOD.key == public(1).fingerprint
    assert found([added(MANAGER), GOOD]) == []


@needs_openssh
def test_ssh_keygen_verifies_a_sign_off_without_this_program(tmp_path: Path) -> None:
    assert accepts(tmp_path, GOOD.sig, to_sign(GOOD), (MANAGER,))
    assert not accepts(tmp_path, GOOD.sig, to_sign(GOOD._replace(prev="3" * 64)), (MANAGER,))


@pytest.mark.parametrize(
    ("seed", "actor", "published", "said"),
    [
        (3, "manager", PUBLISHED, "is nobody's here"),
        (2, "manager", PUBLISHED, "is analyst's, and manager is to sign"),
        (1, "manager", replace(PUBLISHED, revoked=frozenset({public(1).fingerprint})), "was revoked"),
        (1, "manager", Signers((replace(MANAGER, before=NOW),)), "was valid until 2026-11-23 12:00:00"),
        (
            1,
            "manager",
            Signers((replace(MANAGER, after=NOW + timedelta(days=1)),)),
            "is valid from 2026-11-24",
        ),
        (1, "manager", Signers((replace(MANAGER, namespaces=("git",)),)), "may not sign letters"),
    ],
)
def test_a_key_that_may_not_sign_is_not_asked_to(
    seed: int, actor: str, published: Signers, said: str
) -> None:
    def never(_message: bytes) -> str:
        raise AssertionError("the key was used")

    with pytest.raises(RefusedError, match=said):
        signed(sign_off(actor), SigningKey(public(seed), never), published)


def test_an_agent_that_signs_something_else_is_found_out() -> None:
    with pytest.raises(RefusedError, match="over other bytes"):
        signed(sign_off(), SigningKey(public(1), lambda _: sign(private(1), b"else")), PUBLISHED)
    with pytest.raises(RefusedError, match=r"is analyst's|another"):
        signed(sign_off(), SigningKey(public(1), lambda message: sign(private(2), message)), PUBLISHED)


def test_a_signature_is_kept_as_ssh_keygen_would_have_written_it() -> None:
    loose = SigningKey(public(1), lambda message: f"\n{sign(private(1), message)}".replace("\n", "\r\n"))
    assert signed(sign_off(), loose, PUBLISHED) == GOOD


@pytest.mark.parametrize(
    "change",
    [
        {"prev": "3" * 64},
        {"files": (("letter.docx", "4" * 64),)},
        {"at": NOW},
        {"seq": 8},
        {"version": 2},
        {"sig": sign(private(1), b"")},
        {"sig": "no signature"},
    ],
)
def test_an_event_that_was_changed_after_it_was_signed_is_found(change: dict[str, object]) -> None:
    assert found([added(MANAGER), GOOD._replace(**change)]) == ["REG-008"]  # type: ignore[arg-type]


def test_a_signature_under_another_name_is_found() -> None:
    as_analyst = sign_off("analyst")._replace(key=public(1).fingerprint)
    forged = as_analyst._replace(sig=sign(private(1), to_sign(as_analyst)))
    assert found([added(MANAGER), added(ANALYST), forged]) == ["REG-015"]
    misnamed = sign_off()._replace(key=public(2).fingerprint)
    misnamed = misnamed._replace(sig=sign(private(1), to_sign(misnamed)))
    assert found([added(MANAGER), misnamed]) == ["REG-015"]


def test_a_key_that_was_not_added_before_is_found() -> None:
    assert found([GOOD]) == ["REG-015"]
    assert found([GOOD, added(MANAGER)]) == ["REG-015"]


def test_a_key_that_was_revoked_before_is_found_and_one_revoked_later_is_not() -> None:
    assert found([added(MANAGER), revoked(MANAGER), GOOD]) == ["REG-015"]
    assert found([added(MANAGER), GOOD, revoked(MANAGER)]) == []
    since = replace(PUBLISHED, revoked=frozenset({public(1).fingerprint}))
    assert found([added(MANAGER), GOOD, revoked(MANAGER)], since) == []


def test_a_key_is_held_to_the_time_with_which_it_was_added() -> None:
    assert found([added(replace(MANAGER, before=NOW)), GOOD]) == ["REG-015"]
    assert found([added(MANAGER), GOOD], Signers((replace(MANAGER, before=NOW),))) == ["REG-015"]


@pytest.mark.parametrize(
    "published", [Signers(), Signers((ANALYST,)), Signers((replace(MANAGER, person="analyst"),))]
)
def test_a_key_that_is_no_longer_published_as_it_was_is_found(published: Signers) -> None:
    assert found([added(MANAGER)], published) == ["REG-015"]


@pytest.mark.parametrize("change", [{"public": "no key"}, {"public": str(public(3))}])
def test_a_key_added_under_another_fingerprint_is_found(change: dict[str, str]) -> None:
    both = Signers((MANAGER, Signer("manager", public(3))))
    assert found([added(MANAGER)._replace(**change)], both) == ["REG-015"]  # type: ignore[arg-type]


def test_a_checkpoint_may_be_signed_or_not() -> None:
    point = Event(EventType.CHECKPOINT, NOW, "manager", seq=3, prev="2" * 64)
    assert found([added(MANAGER), point, signed(point, key(1), PUBLISHED)]) == []
    assert found([added(MANAGER), signed(point, key(1), PUBLISHED)._replace(seq=4)]) == ["REG-008"]


def test_the_keys_that_may_sign_now_are_published_added_and_not_revoked() -> None:
    assert current(PUBLISHED, []) == Signers()
    assert current(PUBLISHED, [added(MANAGER)]).signers == (MANAGER,)
    assert current(Signers((ANALYST,)), [added(MANAGER)]).signers == ()
    ended = current(PUBLISHED, [added(MANAGER), revoked(MANAGER)])
    assert ended.revoked == {public(1).fingerprint}
    already = replace(PUBLISHED, revoked=frozenset({public(1).fingerprint}))
    assert current(already, [added(MANAGER)]).revoked == {public(1).fingerprint}

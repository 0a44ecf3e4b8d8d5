"""The file revoked_keys, as ssh-keygen reads it."""

import pytest
from tests.register.openssh import public

from ratingletters.errors import ProblemsFoundError
from ratingletters.register.revoked_keys import read_revoked_keys


def test_keys_are_read_with_or_without_their_comments() -> None:
    text = f"# 2026-11-23, manager: lost\n{public(1)} of work\r\n\n{public(2)}"
    assert read_revoked_keys(text, "revoked_keys") == (public(1), public(2))


def test_every_line_that_is_no_key_is_a_problem_with_its_place() -> None:
    with pytest.raises(ProblemsFoundError) as caught:
        read_revoked_keys(f"SHA256:abc\n{public(1)}\nssh-ed25519 AAAA\n", "revoked_keys")
    assert [str(each.place) for each in caught.value.problems] == ["revoked_keys:1", "revoked_keys:3"]
    assert {each.code for each in caught.value.problems} == {"KEY-007"}

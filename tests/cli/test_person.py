"""Who acts, as the program asks it."""

import pytest

from ratingletters.cli import person
from ratingletters.errors import RefusedError


@pytest.mark.parametrize("name", ["ann", "ann.smith@example.org", "7"])
def test_a_person_is_whoever_is_given(name: str) -> None:
    assert person.acting(name) == name


@pytest.mark.parametrize("name", ["Ann Smith", "OFFICE\\ann", "änn", "-ann", "a" * 101])
def test_a_login_name_that_is_no_id_is_told_before_anything_is_written(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(person.getpass, "getuser", lambda: name)
    with pytest.raises(RefusedError, match="--as"):
        person.acting("")

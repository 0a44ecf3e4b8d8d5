"""Strings and numbers in the wire format of SSH."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ratingletters.register.wire import MalformedError, string, take, whole_number


@given(st.lists(st.binary(max_size=40), max_size=5), st.binary(max_size=10))
def test_strings_are_taken_as_they_were_put(parts: list[bytes], rest: bytes) -> None:
    data = b"".join(map(string, parts)) + rest
    for part in parts:
        taken, data = take(data)
        assert taken == part
    assert data == rest


@pytest.mark.parametrize("data", [b"", b"\0\0\0", b"\0\0\0\1", b"\0\0\0\3ab", b"\xff\xff\xff\xffabc"])
def test_a_string_that_ends_too_early_is_refused(data: bytes) -> None:
    with pytest.raises(MalformedError, match="ends too early"):
        take(data)


@pytest.mark.parametrize(
    ("data", "number"), [(b"\1", 1), (b"\x7f", 127), (b"\0\x80", 128), (b"\0\xff\xff", 65535)]
)
def test_a_number_is_read_in_its_only_form(data: bytes, number: int) -> None:
    assert whole_number(data) == number


@pytest.mark.parametrize("data", [b"", b"\0", b"\0\1", b"\xff", b"\x80", b"\0\0\x80"])
def test_a_number_in_any_other_form_is_refused(data: bytes) -> None:
    with pytest.raises(MalformedError):
        whole_number(data)

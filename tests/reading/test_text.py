"""The text of a file, or why there is none."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from ratingletters.errors import ProblemsFoundError, UnusableFileError
from ratingletters.reading import text


def test_a_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"\xef\xbb\xbfa: 1")
    assert text.read_text(file) == "a: 1"


def test_a_byte_that_is_not_utf_8_is_told_with_its_place() -> None:
    with pytest.raises(ProblemsFoundError, match=r"f:2:5: the byte 0xE9 is not UTF-8 \[TXT-001\]"):
        text.decoded("a: 1\nb: café".encode("cp1252").replace(b"caf", b"c"), "f")


def test_a_file_in_utf_16_is_called_that() -> None:
    with pytest.raises(ProblemsFoundError, match="the file is in UTF-16"):
        text.decoded("a: 1".encode("utf-16"), "f")


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(UnusableFileError, match="a folder"):
        text.read_text(tmp_path)


def test_a_near_miss_of_a_file_name_is_offered(tmp_path: Path) -> None:
    (tmp_path / "results.yaml").touch()
    with pytest.raises(UnusableFileError, match=r"did you mean 'results\.yaml'"):
        text.read_text(tmp_path / "result.yaml")


def test_a_name_that_no_file_can_have_is_refused() -> None:
    with pytest.raises(UnusableFileError):
        text.read_text("a\x00b.yaml")


def test_a_stream_is_read_no_further_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "LIMIT", 10)
    with pytest.raises(UnusableFileError, match="larger"):
        text.text_of(io.BytesIO(b"x" * 100), "f")


def test_after_twenty_forbidden_characters_the_rest_are_counted() -> None:
    from ratingletters.reading.yaml import read_yaml  # noqa: PLC0415

    with pytest.raises(ProblemsFoundError) as caught:
        read_yaml("a: " + "\x07" * 30, "f")
    assert len(caught.value.problems) == 21
    assert caught.value.problems[-1].what == "10 more such characters follow"

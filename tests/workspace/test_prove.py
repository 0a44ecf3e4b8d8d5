"""The worked example of a register, changed in every way: proving it misses nothing, the head given."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.workspace.signing import ROOT

from ratingletters.register.folders import KINDS
from ratingletters.register.status import letters_of
from ratingletters.workspace.act import folders, history
from ratingletters.workspace.prove import prove

EXAMPLE = ROOT / "samples/register"
CHANCE = random.Random(2009)  # noqa: S311


def flipped(data: bytes) -> bytes:
    at = CHANCE.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << CHANCE.randrange(8)]) + data[at + 1 :]


def inserted(data: bytes) -> bytes:
    at = CHANCE.randrange(len(data))
    return data[:at] + CHANCE.randbytes(1) + data[at:]


def lost(data: bytes) -> bytes:
    at = CHANCE.randrange(len(data))
    return data[:at] + data[at + 1 :]


def zeroed(data: bytes) -> bytes:
    at = CHANCE.randrange(len(data))
    return data[:at] + bytes(len(data) - at)


def cut(data: bytes) -> bytes:
    return data[: CHANCE.randrange(len(data))]


WAYS: tuple[tuple[Callable[[bytes], bytes | None], int], ...] = (
    (flipped, 48),
    (inserted, 6),
    (lost, 6),
    (zeroed, 3),
    (cut, 3),
    (lambda data: data * 2, 1),
    (lambda _: None, 1),
)
"""How a line or a file is changed, and at how many places: the last two double it and take it away."""


def changes(data: bytes) -> Iterator[bytes | None]:
    """Some bytes changed in each of the ways."""
    for way, places in WAYS:
        yield from (found for found in (way(data) for _ in range(places)) if found != data)


@pytest.fixture
def example(tmp_path: Path) -> Path:
    return shutil.copytree(EXAMPLE, tmp_path / "example")


def put(file: Path, data: bytes | None) -> None:
    """Other bytes in a file, or none at all."""
    file.unlink(missing_ok=True)
    if data is not None:
        file.write_bytes(data)


def missed(root: Path, file: Path, contents: Iterator[bytes | None]) -> tuple[int, int]:
    """How many contents of a file were tried, and how many of them nobody would notice."""
    head, before = history(root).head, file.read_bytes()
    tried = unnoticed = 0
    for data in contents:
        put(file, data)
        tried += 1
        unnoticed += prove(root, head).problems == ()
    put(file, before)
    return tried, unnoticed


def test_the_example_is_proved(example: Path) -> None:
    proof = prove(example, history(example).head)
    assert (proof.problems, proof.letters) == ((), 1)


def test_no_change_of_a_line_is_missed(example: Path) -> None:
    register = folders(example).register
    lines = register.read_bytes().splitlines(keepends=True)

    def contents() -> Iterator[bytes | None]:
        for at, line in enumerate(lines):
            yield from (b"".join([*lines[:at], each or b"", *lines[at + 1 :]]) for each in changes(line))
            others = [*lines[:at], *lines[at + 1 :]]
            yield from (b"".join([*others[:to], line, *others[to:]]) for to in range(len(lines)) if to != at)
            yield b"".join(lines[:at])

    tried, unnoticed = missed(example, register, contents())
    assert tried > 450
    assert unnoticed == 0


def test_no_change_of_a_letter_or_its_kind_is_missed(example: Path) -> None:
    place, versions = folders(example), letters_of(history(example).events).versions
    files = [
        place.version(letter, version.number) / name
        for letter, several in versions.items()
        for version in several
        for name, _ in (version.signed.files if version.signed else ())
    ]
    files += [each for each in (place.root / KINDS).rglob("*") if each.is_file()]
    tried = unnoticed = 0
    for file, other in zip(files, [*files[1:], files[0]], strict=True):
        data, another = file.read_bytes(), other.read_bytes()
        contents = iter([*changes(data), *([another] if another != data else [])])
        more, missing = missed(example, file, contents)
        tried, unnoticed = tried + more, unnoticed + missing
    assert tried > 800
    assert unnoticed == 0

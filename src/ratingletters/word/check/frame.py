"""The frame of a part: what is left of it when its words, and the marks of a draft, are taken out.

Letters of one template have few frames. So what is asked of a part but for its words is asked of its frame, once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from ratingletters.word.check.opened import SHARED

_WORDS = re.compile(rb">(\s*)(?=[^<>]*[0-9A-Za-z])[^\s<>](?:[^<>]*[^\s<>])?(\s*)</w:t>")
_LOOK = rb"(?:<w:rPr>(?:<w:b/><w:bCs/>)?(?:<w:i/><w:iCs/>)?</w:rPr>)?"
_RUN = rb"<w:r>" + _LOOK + rb'<w:t xml:space="preserve">%b</w:t></w:r>'
_ANY, _WORDED = _RUN % rb"[^<>]*", _RUN % rb"[^<>]*?[0-9A-Za-z][^<>]*"
_MARK = re.compile(
    rb'<w:bookmarkStart w:id="([0-9]+)" w:name="([^"<>]*)"/><w:sdt><w:sdtPr>'
    rb'(?:<w:alias w:val="[^"<>]*"/>)?(?:<w:tag w:val="[^"<>]*"/>)?<w:id w:val="([0-9]+)"/>'
    rb'(?:<w:lock w:val="sdtLocked"/>)?</w:sdtPr><w:sdtContent>'
    rb"(?:%b)*?%b(?:%b)*</w:sdtContent></w:sdt>" % (_ANY, _WORDED, _ANY) + rb'<w:bookmarkEnd w:id="\1"/>'
)
"""A sentence of a draft with its marks, nothing else in it, nothing missing from it."""
_BESIDE = re.compile(rb"\0(?:%b\0)+" % _ANY)
_X = rb"<w:r><w:t>x</w:t></w:r>"
_NO_FRAME = (b"{%", b"&#")


class Mark(NamedTuple):
    """A mark that was taken out: the number and the name of its bookmark, and the number of its control."""

    number: str
    name: str
    control: str


class Frame(NamedTuple):
    """A part without its words, and the marks that it had."""

    data: bytes
    marks: tuple[Mark, ...] = ()


@lru_cache(maxsize=SHARED)
def frame(data: bytes) -> Frame:
    """A part with one letter in place of each text, the spaces around it kept, and in place of all sentences of a
    draft that stand beside each other.

    A part that has tags, or characters written as numbers, is its own.
    """
    if any(mark in data for mark in _NO_FRAME):
        return Frame(data)
    marks: list[Mark] = []
    if b"<w:sdt>" in data:
        data = _MARK.sub(_taken(marks), data)
        data = _BESIDE.sub(b"\0", data).replace(b"\0", _X)
    return Frame(_WORDS.sub(lambda found: b">%bx%b</w:t>" % found.groups(), data), tuple(marks))


def _taken(marks: list[Mark]) -> Callable[[re.Match[bytes]], bytes]:
    """Takes marks out one by one, and down."""

    def take(found: re.Match[bytes]) -> bytes:
        marks.append(Mark(*(each.decode() for each in found.groups())))
        return b"\0"

    return take

"""The frame of a part: what is left of it when its words, and the marks of a draft, are taken out.

Letters of one template have few frames. So what is asked of a part but for its words is asked of its frame, once. A
part is well-formed if its frame is: nothing is taken out that could break it, or hide that it is broken.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

SHARED = 64
"""Of how many members what was found is kept: letters of one template share most of theirs, byte for byte."""

_WORDS = re.compile(
    rb'(<w:t(?: xml:space="preserve")?+>\s*+)(?=[^<>0-9A-Za-z]*+[0-9A-Za-z])[^<>]*[^\s<>](\s*</w:t>)'
)
_LOOK = rb"(?:<w:rPr>(?:<w:b/><w:bCs/>)?(?:<w:i/><w:iCs/>)?</w:rPr>)?"
_RUN = rb"<w:r>" + _LOOK + rb'<w:t xml:space="preserve">%b</w:t></w:r>'
_ANY, _WORDED = _RUN % rb"[^<>]*+", _RUN % rb"[^<>0-9A-Za-z]*+[0-9A-Za-z][^<>]*+"
_MARK = re.compile(
    rb'<w:bookmarkStart w:id="([0-9]+)" w:name="([^"<>]*)"/><w:sdt><w:sdtPr>'
    rb'(?:<w:alias w:val="[^"<>]*"/>)?(?:<w:tag w:val="[^"<>]*"/>)?<w:id w:val="([0-9]+)"/>'
    rb'(?:<w:lock w:val="sdtLocked"/>)?</w:sdtPr><w:sdtContent>'
    rb"(?:%b)*?%b(?:%b)*+</w:sdtContent></w:sdt>" % (_ANY, _WORDED, _ANY) + rb'<w:bookmarkEnd w:id="\1"/>'
)
"""A sentence of a draft with its marks, nothing else in it, nothing missing from it."""
_BESIDE = re.compile(rb"\0(?:%b\0)+" % _ANY)
_X = rb"<w:r><w:t>x</w:t></w:r>"

_HEAD = b'<?xml version="1.0" encoding="UTF-8"'
_NO_FRAME = (b"{", b"\xef", b"<!")
"""What may be a tag's, a character that XML forbids, or a comment's."""
_UNKNOWN = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)")
_CONTROLS = bytes(each for each in range(0x20) if each not in b"\t\n") + b"\x7f"


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

    A part that has tags, or that is not written plainly, is its own.
    """
    if not is_plain(data):
        return Frame(data)
    pieces = _MARK.split(data)
    rest = _BESIDE.sub(b"\0", b"\0".join(pieces[::4])).replace(b"\0", _X)
    numbers = zip(pieces[1::4], pieces[2::4], pieces[3::4], strict=True)
    marks = tuple(Mark(*(part.decode() for part in each)) for each in numbers)
    return Frame(_WORDS.sub(rb"\1x\2", rest), marks)


def is_plain(data: bytes) -> bool:
    """Whether a part is UTF-8 and says so, without comments and the like, control characters, and characters written as
    numbers or as anything that a part would have to explain."""
    try:
        data.decode()
    except UnicodeError:
        return False
    return (
        data.startswith(_HEAD)
        and not any(mark in data for mark in _NO_FRAME)
        and not _UNKNOWN.search(data)
        and len(data.translate(None, _CONTROLS)) == len(data)
    )

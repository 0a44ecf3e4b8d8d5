"""What each paragraph of a part says, its line ends and tabs included.

It is read from the bytes where that is surely the same as to parse them: of a part with a frame of its own, where both
ways say the same of the frame. Letters of one template have few frames.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from lxml import etree

from ratingletters.word.check.frame import SHARED, frame
from ratingletters.word.check.opened import strict

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NESTED = etree.XPath("boolean(.//w:p//w:p)", namespaces={"w": _W[1:-1]})
_SAID = {f"{_W}br": "\n", f"{_W}tab": "\t"}
_WRITTEN = re.compile(rb"<w:(?:(p|br|tab)[ />]|t(?: [^<>]*)?>([^<>]*)</w:t>)")
_MEANT = {b"p": b"\0", b"br": b"\n", b"tab": b"\t"}


def said(data: bytes) -> list[str]:
    """What each paragraph of a part says, in order; one inside another (a text box) speaks for itself."""
    framed = frame(data).data
    return written(data) if framed != data and _is_as_written(framed) else texts(strict(data))


@lru_cache(maxsize=SHARED)
def _is_as_written(framed: bytes) -> bool:
    return texts(strict(framed)) == written(framed)


def written(data: bytes) -> list[str]:
    """The paragraphs as they are commonly written, none within another."""
    found = [_MEANT.get(kind, words) for kind, words in _WRITTEN.findall(data)]
    return unescape(b"".join(found).decode()).split("\0")[1:]


def texts(root: etree._Element) -> list[str]:
    """The paragraphs as they are parsed."""
    if _NESTED(root):
        return [_text(each) for each in root.iter(f"{_W}p")]
    texts: list[list[str]] = [[]]
    for element in root.iter(f"{_W}p", f"{_W}t", f"{_W}br", f"{_W}tab"):
        if element.tag == f"{_W}p":
            texts.append([])
        else:
            texts[-1].append(_SAID.get(str(element.tag), element.text or ""))
    return ["".join(words) for words in texts[1:]]


def _text(paragraph: etree._Element) -> str:
    """What it says itself; a paragraph inside it speaks for itself."""
    words = paragraph.iter(f"{_W}t", f"{_W}br", f"{_W}tab")
    own = (each for each in words if next(each.iterancestors(f"{_W}p")) is paragraph)
    return "".join(_SAID.get(str(each.tag), each.text or "") for each in own)

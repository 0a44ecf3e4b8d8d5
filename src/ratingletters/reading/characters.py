"""Characters that no letter may hold, wherever they are written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

NONCHARACTERS = "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters, but for tab and the ends of lines
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that turn the direction of writing
    f"\ud800-\udfff\ufdd0-\ufdef{NONCHARACTERS}]"  # halves of a pair; what Unicode says is no character
)
LINE_END = re.compile("\r\n?|[\x85\u2028\u2029]")
CONTROLS = {
    0x00: "NULL", 0x07: "BELL", 0x08: "BACKSPACE", 0x0B: "LINE TABULATION", 0x0C: "FORM FEED",
    0x1B: "ESCAPE", 0x7F: "DELETE",
}  # fmt: skip


def called(character: str) -> str:
    """The code point and its name, as ``U+202E RIGHT-TO-LEFT OVERRIDE``."""
    point = ord(character)
    match unicodedata.category(character):
        case "Cc":
            name = CONTROLS.get(point, "CONTROL CHARACTER")
        case "Cs":
            name = "LONE SURROGATE"
        case "Cn":
            name = "NOT A CHARACTER"
        case _:
            name = unicodedata.name(character, "")
    return f"U+{point:04X} {name}".rstrip()


def forbidden(text: str) -> Iterator[tuple[int, str]]:
    """Every forbidden character of ``text``: how many characters stand before it, and what it is called."""
    if text.replace("\n", "").isprintable():
        return  # none of them is, and to ask that is quicker than to look for each
    for found in FORBIDDEN.finditer(text):
        yield found.start(), called(found.group())


def one_line_end(text: str) -> str:
    """``text`` with every end of line (CR LF, CR, NEL, LS, PS) written as one newline."""
    return LINE_END.sub("\n", text)

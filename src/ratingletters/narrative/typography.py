"""The letter's typography, done once when a sentence is realised, so that Markdown and Word agree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

NO_BREAK = "\u00a0"

WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
)

MARKS = re.compile(
    r"""[\\*_`\[\]~]               # escapes, emphasis, code, links, strike-through
      | <(?=[A-Za-z/!?])           # raw HTML, autolinks
      | &(?=\#?[A-Za-z0-9]+(;|$))  # character references, those too that the card's own words would close
    """,
    re.VERBOSE,
)


def escaped(text: str) -> str:
    """Data as inline Markdown that reads as exactly that text; line breaks become spaces."""
    return MARKS.sub(lambda found: "\\" + found[0], " ".join(text.split("\n")))


def curled(text: str) -> str:
    """Straight quotation marks and apostrophes made typographic: ’ ‘ ’. Everything else stays as it is."""
    if "'" not in text and '"' not in text:
        return text
    text = re.sub(r"(^|[\s(\[–—“])'(?=\S)", "\\1\u2018", text)
    text = text.replace("'", "\u2019")
    text = re.sub(r'(^|[\s(\[–—‘])"(?=\S)', "\\1\u201c", text)
    return text.replace('"', "\u201d")


def typeset(text: str) -> str:
    """A card's own words: typographic quotation marks, and – for a hyphen between spaces."""
    return re.sub(r"(?<=\s)-(?=\s)", "–", curled(text))


def listed(items: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``: no serial comma."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def spelt(number: int) -> str:
    """A number from 1 to 99 in words: ``twenty-three``."""
    words = WORDS.split()
    tens, units = divmod(number, 10)
    if number < 20:
        return words[number - 1]
    return words[17 + tens] + (f"-{words[units - 1]}" if units else "")


@lru_cache(maxsize=4096)
def opened(text: str, *, given: bool = False) -> str:
    """The text with its first letter a capital, past any emphasis or opening quotation mark; a figure up to 99
    there becomes words, since no sentence opens with a figure, but for one that a person has ``given``. Letters
    beyond a to z begin names only and stay as they are."""
    if not given:
        text = re.sub(
            r"^([*_‘“(]*)([1-9][0-9]?)(?![0-9])", lambda found: found[1] + spelt(int(found[2])), text
        )
    return re.sub(r"^([*_‘“(]*)([a-z])", lambda found: found[1] + found[2].upper(), text, count=1)


def continued(text: str, proper: Sequence[str]) -> str:
    """The text with its first letter small, as after a cue; not of a proper phrase or an abbreviation."""
    bare = text.lstrip("*_‘“(")
    if any(re.match(re.escape(phrase) + r"\b", bare) for phrase in proper):
        return text
    if len(bare) > 1 and bare[0].isupper() and bare[1].isupper():
        return text
    return re.sub(r"^([*_‘“(]*)(\w)", lambda found: found[1] + found[2].lower(), text, count=1)

"""Random slips of an editor: single edits of a text, by family, each family as likely as any other."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

CHARACTERS = " \n\t:-,.'\"{}[]()&*!|>%@#`~?/\\_<;0159aeinorstAEZé\u00a0\u200b"
QUOTES = "'\"‘’“”`"
MARKERS = re.compile(r"^(#{1,3}|-|>) ?", re.MULTILINE)
EDGES = (0, 1, 2, 4, 10, 20, 35, 50, 51, 65, 80, 97, 100)

Edit = Callable[[str, random.Random], str]


def put(text: str, at: int, instead: str, length: int = 1) -> str:
    """The text with something else in place of the characters at an index."""
    return text[:at] + instead + text[at + length :]


def at_character(change: Callable[[str, random.Random], str]) -> Edit:
    """An edit of one character, any but a line's end."""

    def edit(text: str, rng: random.Random) -> str:
        at = rng.choice([at for at, sign in enumerate(text) if sign != "\n"])
        return put(text, at, change(text[at], rng))

    return edit


def transposed(text: str, rng: random.Random) -> str:
    """Two neighbours on a line, each in the other's place."""
    at = rng.choice([at for at in range(len(text) - 1) if "\n" not in text[at : at + 2]])
    return put(text, at, text[at + 1] + text[at], 2)


def at_match(pattern: str, change: Callable[[re.Match[str], random.Random], str]) -> Edit:
    """An edit of one place that a pattern finds."""

    def edit(text: str, rng: random.Random) -> str:
        found = list(re.finditer(pattern, text, re.MULTILINE))
        match = rng.choice(found)
        return put(text, match.start(), change(match, rng), len(match[0]))

    return edit


def other_number(match: re.Match[str], rng: random.Random) -> str:
    """Another number: one more or less, a digit lost or doubled, another edge of a scale."""
    old = int(match[0])
    return str(rng.choice((old + 1, abs(old - 1), old // 10, old * 10, int(match[0] + match[0][-1]), *EDGES)))


WORD = r"(?<![^\s])[^\s]+(?=[^\S\n])"
SLIPS: dict[str, dict[str, Edit]] = {
    "character": {
        "dropped": at_character(lambda _, __: ""),
        "doubled": at_character(lambda sign, _: sign * 2),
        "inserted": at_character(lambda sign, rng: rng.choice(CHARACTERS) + sign),
        "replaced": at_character(lambda _, rng: rng.choice(CHARACTERS)),
        "transposed": transposed,
        "case": at_match(r"[A-Za-z]", lambda found, _: found[0].swapcase()),
    },
    "line": {
        "dropped": at_match(r"^.+\n", lambda _, __: ""),
        "doubled": at_match(r"^.+\n", lambda found, _: found[0] * 2),
        "swapped": at_match(r"^(.*\n)(.*\n)", lambda found, _: found[2] + found[1]),
        "joined": at_match(r"(?<=\S)\n(?=\S)", lambda _, __: " "),
        "blank dropped": at_match(r"^\n", lambda _, __: ""),
        "blank inserted": at_match(r"^.+\n", lambda found, _: f"{found[0]}\n"),
    },
    "word": {
        "dropped": at_match(r"(?<=[^\S\n])[^\s]+[^\S\n]", lambda _, __: ""),
        "doubled": at_match(WORD, lambda found, _: f"{found[0]} {found[0]}"),
        "swapped": at_match(r"(?<!\S)(\S+) (\S+)(?!\S)", lambda found, _: f"{found[2]} {found[1]}"),
    },
    "indent": {
        "more": at_match(r"^(?=.)", lambda _, rng: " " * rng.randint(1, 4)),
        "tab": at_match(r"^(?=.)", lambda _, __: "\t"),
        "less": at_match(r"^(?: +|[->] )(?=\S)", lambda _, __: ""),
    },
    "quote": {
        "inserted": at_match(r"(?<=\w)(?=\W)|(?<=\W)(?=\w)", lambda _, rng: rng.choice(QUOTES)),
        "altered": at_match(f"[{QUOTES}]", lambda _, rng: rng.choice(["", *QUOTES])),
    },
    "number": {"altered": at_match(r"\b[0-9]+\b", other_number)},
    "marker": {
        "lost": at_match(MARKERS.pattern, lambda _, __: ""),
        "doubled": at_match(MARKERS.pattern, lambda found, _: found[0].strip() * 2 + " "),
        "shortened": at_match(r"^#(?=#)|^- (?=\w)|^> ", lambda found, _: found[0][:-1]),
    },
}


@dataclass(frozen=True)
class Slip:
    """One edit: its sort, the first line that it changes, that line before and after, and the whole text."""

    sort: str
    line: int
    before: str
    after: str
    text: str


def slips(text: str, edits: int, seed: int) -> Iterator[Slip]:
    """That many edits of a text, the same for the same seed, each of which changes it."""
    rng = random.Random(seed)  # noqa: S311
    while edits:
        family = rng.choice(list(SLIPS))
        way = rng.choice(list(SLIPS[family]))
        try:
            edited = SLIPS[family][way](text, rng)
        except IndexError:  # there is nothing of the sort in this text
            continue
        if edited == text:
            continue
        old, new = f"{text}\n".split("\n"), f"{edited}\n".split("\n")
        line = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), 0)
        yield Slip(f"{family} {way}", line + 1, old[line], new[line], edited)
        edits -= 1

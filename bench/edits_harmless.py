"""Edits of a sentence, or of its line in ``narrative.md``, that leave what it claims as it was."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

FIGURES = {
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
}


@dataclass(frozen=True)
class Said:
    """A sentence as inline Markdown. ``lists`` are the lists in it, ``numbers`` the slots that count, ``others`` the
    sentences of the same letter that stand by themselves."""

    markdown: str
    cue: str = ""
    lists: Sequence[Sequence[str]] = ()
    numbers: Sequence[str] = ()
    others: Sequence[str] = field(default=(), repr=False)


Sort = Callable[[Said, random.Random], Iterator[str]]


def replaced(pattern: str, other: str) -> Sort:
    """Every place that a pattern finds, written in another way."""

    def edits(said: Said, _: random.Random) -> Iterator[str]:
        changed = re.sub(pattern, other, said.markdown)
        if changed != said.markdown:
            yield changed

    return edits


def spaced(said: Said, rng: random.Random) -> Iterator[str]:
    """Another space in the place of one."""
    spaces = [at for at, letter in enumerate(said.markdown) if letter in " \u00a0"]
    at = rng.choice(spaces)
    yield (
        said.markdown[:at]
        + rng.choice(("  ", "\u00a0", "   ", "\u202f", "\t", "\u2009"))
        + said.markdown[at + 1 :]
    )


def emphasised(said: Said, rng: random.Random) -> Iterator[str]:
    """A word in italics or bold."""
    words = list(re.finditer(r"(?<![\w\\*_])[A-Za-z]+(?![\w*_])", said.markdown))
    found = rng.choice(words)
    mark = rng.choice(("*", "**", "_", "__"))
    yield said.markdown[: found.start()] + mark + found[0] + mark + said.markdown[found.end() :]


def plainer(said: Said, _: random.Random) -> Iterator[str]:
    """Italics and bold taken away."""
    changed = re.sub(r"(?<!\\)\*", "", said.markdown)
    if changed != said.markdown:
        yield changed


def ordered(said: Said, rng: random.Random) -> Iterator[str]:
    """A list in another order."""
    for names in said.lists:
        plainly, held = said.markdown.replace("’", "'"), in_turn(names)
        if plainly.count(held) == 1:
            other = list(names)
            rng.shuffle(other)
            yield plainly.replace(held, in_turn(other))


def in_turn(names: Sequence[str]) -> str:
    """A list of names as they come."""
    return f"{', '.join(names[:-1])} and {names[-1]}"


def small(said: Said, _: random.Random) -> Iterator[str]:
    """The first letter small."""
    yield said.markdown[0].lower() + said.markdown[1:]


def capitals(said: Said, rng: random.Random) -> Iterator[str]:
    """A word with a capital."""
    found = rng.choice(list(re.finditer(r"(?<![\w\\])[a-z]+", said.markdown)))
    yield said.markdown[: found.start()] + found[0].capitalize() + said.markdown[found.end() :]


def cue(said: Said, _: random.Random) -> Iterator[str]:
    """The cue left out."""
    if said.cue:
        rest = said.markdown.removeprefix(said.cue).lstrip()
        yield rest[0].upper() + rest[1:]


def figures(said: Said, _: random.Random) -> Iterator[str]:
    """A number in figures that was in words."""
    for held in said.numbers:
        changed = re.sub(
            r"\b(" + "|".join(FIGURES) + r")\b",
            lambda found: FIGURES[found[0].lower()],
            held,
            flags=re.IGNORECASE,
        )
        if changed != held and said.markdown.count(held) == 1:
            yield said.markdown.replace(held, changed)


def decomposed(said: Said, _: random.Random) -> Iterator[str]:
    """Letters with their accents apart, as some systems write them."""
    changed = unicodedata.normalize("NFD", said.markdown)
    if changed != said.markdown:
        yield changed


def another(said: Said, rng: random.Random) -> Iterator[str]:
    """Another true sentence of the same letter."""
    if said.others:
        yield rng.choice(said.others)


def both(said: Said, rng: random.Random) -> Iterator[str]:
    """Another true sentence of the same letter behind it on its line."""
    if said.others:
        yield f"{said.markdown} {rng.choice(said.others)}"


def entered(said: Said, rng: random.Random) -> Iterator[str]:
    """The line broken by Enter."""
    spaces = [at for at, letter in enumerate(said.markdown) if letter == " "]
    at = rng.choice(spaces)
    yield said.markdown[:at] + rng.choice(("\n", " \n", "\r\n", "  \n")) + said.markdown[at + 1 :]


WORDS: dict[str, Sort] = {
    "straight quotation marks": replaced("[‘’]", "'"),
    "straight double marks": replaced("[“”]", '"'),
    "hyphens for dashes": replaced("–", "-"),
    "long dashes": replaced("–", "—"),
    "hyphens that do not break": replaced("(?<=\\w)-(?=\\w)", "\u2011"),
    "spaces": spaced,
    "plain spaces": replaced("\u00a0", " "),
    "spaces around it": replaced("^(.*)$", "  \\1   "),
    "hidden hyphens": replaced("(?<=better)|(?<=performance)", "\u00ad"),
    "emphasis": emphasised,
    "emphasis taken away": plainer,
    "order of a list": ordered,
    "small first letter": small,
    "capitals": capitals,
    "cue left out": cue,
    "figures": figures,
    "accents apart": decomposed,
    "broken by Enter": entered,
    "another true sentence": another,
    "two true sentences": both,
}


def whole_files(text: str, rng: random.Random) -> Iterator[tuple[str, bytes]]:
    """A ``narrative.md`` as other programs save it, or without one of its marks."""
    yield "Windows line ends", text.replace("\n", "\r\n").encode()
    yield "old line ends", text.replace("\n", "\r").encode()
    yield "byte order mark", text.encode("utf-8-sig")
    yield "no last line end", text.rstrip("\n").encode()
    yield "empty lines at the end", (text + "\n\n\n").encode()
    yield "spaces at the ends of lines", re.sub(r"(?m)$", "  ", text).encode()
    yield "header deleted", re.sub(r"\A<!--.*?-->\n", "", text, flags=re.DOTALL).encode()
    marks = re.findall(r" <!-- [a-z0-9-]+ [0-9a-f.]+ -->", text)
    yield "a mark deleted", text.replace(rng.choice(marks), "", 1).encode()
    yield "empty lines doubled", text.replace("\n\n", "\n\n\n").encode()
    yield "marks with other spaces", text.replace("<!-- ", "<!--").encode()

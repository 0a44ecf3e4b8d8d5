"""What two joined sentences may share, in words: "… is high but falling", "…, although it is falling", "…, with all
four judged to be good". What speaks of some of many ("Two schools", "Most homes") is not shared: the second sentence
might speak of others."""

from __future__ import annotations

import re
from collections.abc import Iterator

VERBS = ("is", "are", "was", "were", "has", "have", "remain", "remains", "continue", "continues")
PRONOUNS = {
    "it": ("is", "was", "has", "remains", "continues"),
    "they": ("are", "were", "have", "remain", "continue"),
}
ALL = "..."
STARTS = (ALL, *PRONOUNS, *VERBS)
"""What the second may begin with where it leaves out what both begin with: a pronoun, its verb, or what follows it."""
WITH = ", with"
"""The words that join a sentence of grades without its verb."""

VERB = re.compile(rf"(?:{'|'.join(VERBS)})\b")
AT_VERB = re.compile(rf" (?={VERB.pattern})")
PRONOUN = re.compile(
    "|".join(rf"{each} (?=(?:{'|'.join(verbs)})\b)" for each, verbs in PRONOUNS.items()), re.IGNORECASE
)
GRADED = re.compile(
    r" (?:are|is) (?=(?:only )?(?:at least |no better than |less than )?(?:good|outstanding|satisfactory|inadequate)\b)"
)
JUDGED = re.compile(" judged (?:to be |as )?")
NUMBERED = "one|two|three|four|five|six|seven|eight|nine|[0-9]+"
SOME = re.compile(
    rf"(?:an?|{NUMBERED})\b(?!-)|(?:.* )?(?:any|few|fewer|half|less|majority|many|minority|more|most|mostly|none|no"
    r"|only|quarters?|some|thirds?|too)\b",
    re.IGNORECASE,
)


def subjects(text: str) -> Iterator[str]:
    """What stands before each verb of a sentence and speaks of one thing, or of all that it names."""
    for found in AT_VERB.finditer(text):
        if not SOME.match(text[: found.start()]):
            yield text[: found.start()]


def whole(first: str, rest: str) -> Iterator[str]:
    """What is joined to a sentence as one by itself: as it stands, or with what it leaves out."""
    yield rest
    pronoun = PRONOUN.match(rest)
    for subject in subjects(first):
        if pronoun:
            yield f"{subject} {rest[pronoun.end() :]}"
        elif VERB.match(rest):
            yield f"{subject} {rest}"
        else:
            yield f"{subject} {VERB.match(first, len(subject) + 1)[0]} {rest}"  # type: ignore[index]


def whole_of_with(rest: str) -> Iterator[str]:
    """What is joined by "with" as sentences by themselves."""
    found = JUDGED.search(rest)
    if found:
        yield from (f"{rest[: found.start()]} {verb} {rest[found.end() :]}" for verb in ("are", "is"))


def left_out(first: str, second: str, start: str) -> tuple[int, str] | None:
    """How many characters the second of two sentences leaves out where it is joined, and what stands there instead;
    None where it cannot begin so."""
    shared = [each for each in subjects(second) if first.casefold().startswith(f"{each} ".casefold())]
    if not shared:
        return None
    subject = max(shared, key=len)
    verb = VERB.match(second, len(subject) + 1)
    assert verb is not None  # noqa: S101
    if start in PRONOUNS:
        return (len(subject), start) if verb[0] in PRONOUNS[start] else None
    if start == ALL:
        both = first[len(subject) :].startswith(f" {verb[0]} ")
        return (verb.end() + 1, "") if both else None
    return (len(subject) + 1, "") if verb[0] == start else None

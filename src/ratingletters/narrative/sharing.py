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
TURNED = (", as", "and so", ", and so")
"""The words that join a sentence of which the same is true: its verb first, and no more ("…, as is the college")."""

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


SAME = re.compile(r"(?P<subject>.+?) (?P<verb>is|are|was|were|has|have) (?P<rest>.+)[.]")
TURN = re.compile(r"(?P<verb>is|are|was|were|has|have) (?P<subject>.+)[.]")
TENSES = {
    "is": "is|are",
    "are": "is|are",
    "was": "was|were",
    "were": "was|were",
    "has": "has|have",
    "have": "has|have",
}
NONE = re.compile(
    r"(?:.* )?(?:no|not|none|neither|nor|few|fewer|less|more|than|only|too|also)\b", re.IGNORECASE
)


def turned(first: str, second: str) -> tuple[str, int] | None:
    """The verb that comes first, and how many characters of the second of two sentences are its subject, where both
    end in the same words behind their verbs; None where they do not, or where one says "none" or "few", which
    would not go on so."""
    found = SAME.fullmatch(second)
    if not found or NONE.match(found["subject"]):
        return None
    verb = found["verb"]
    before = re.fullmatch(rf"(.+) (?:{TENSES[verb]}) {re.escape(found['rest'])}[.]", first)
    return None if not before or NONE.match(before[1]) else (verb, found.end("subject"))


def whole_of_turned(first: str, rest: str) -> Iterator[str]:
    """What is joined by "as" or "and so" as a sentence by itself: with what stands behind each verb of the first."""
    found = TURN.fullmatch(rest)
    if not found or NONE.match(found["subject"]):
        return
    for verb in re.finditer(rf" (?:{TENSES[found['verb']]}) ", first):
        if not NONE.match(first[: verb.start()]):
            yield f"{found['subject']} {found['verb']} {first[verb.end() :]}"


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

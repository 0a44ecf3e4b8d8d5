"""An independent reader of narratives: is what is printed true, well formed, and is nothing left out that must be told?

It shares no code with ``ratingletters``. It reads the printed sentences with regular expressions of its own, keeps
its own copy of every word and name, and recomputes each claim from the raw results (plain dicts, numbers as they
would be written) in exact fractions. A sentence it cannot read is a false claim. What is peculiar to a kind of letter
stands in a module of its own: ``truth_rating.py``, ``truth_assessment.py``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from agreement import disagreements
from truth_results import Raw, Results
from truth_words import FALSE, OMITTED, SAID, SPELT, Found, plain, small, straight, with_figures

LONGEST = 45
"""Words in a sentence."""
REMEMBERED = 50_000
"""Sentences whose claims are not looked for again."""

Judge = Callable[[re.Match[str], Results], Found]


@dataclass(frozen=True)
class Finding:
    """What the reader holds against one sentence."""

    sort: str
    claim: str
    why: str
    sentence: str


@dataclass(frozen=True)
class Reading:
    """One letter read: the claims that its sentences make, one each, and everything held against them."""

    claims: list[str]
    findings: list[Finding]


@dataclass(frozen=True)
class Reader:
    """What the letters of one kind can say.

    ``claims``: for every claim the pattern of its sentence and what makes it true, in the order of a letter;
    ``repeated`` ones may be made by several sentences. ``good_news``: whether a claim is good news, bad news or
    neither. ``cued`` claims turn on good news before them. ``given`` ones print what a person wrote, whose length and
    spelling are that person's. ``follows``: the claim that another one refers to, right before it. ``among``: the
    claim among whose sentences another one may stand. ``must``: the facts that a letter may not be silent on.
    """

    claims: Mapping[str, tuple[str, Judge]]
    good_news: Callable[[str, re.Match[str], Results], bool | None]
    must: Callable[[Results], Iterable[str]]
    repeated: Collection[str] = ()
    cued: Collection[str] = ()
    given: Collection[str] = ()
    follows: Mapping[str, str] = field(default_factory=dict)
    among: Mapping[str, str] = field(default_factory=dict)
    known: dict[str, list[tuple[str, re.Match[str]]]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def patterns(self) -> dict[str, re.Pattern[str]]:
        """The pattern of every claim."""
        return {claim: re.compile(pattern) for claim, (pattern, _) in self.claims.items()}

    def made(self, sentence: str, results: Results, last: str) -> tuple[str, re.Match[str]] | None:
        """Which claim a sentence makes; None for none, or for more than one. What only a person's own pattern matches
        is the first such claim that is true and may stand behind the ``last``."""
        text = plain(sentence)
        if text.startswith("However, "):
            text = text[9:10].upper() + text[10:]
        found = self.matched(text)
        own = [each for each in found if each[0] not in self.given]
        if own or not found:
            return own[0] if len(own) == 1 else None
        order = list(self.claims)
        for claim, match in found:
            behind = not last or order.index(claim) >= order.index(self.among.get(last, last))
            if behind and not any(sort == FALSE for sort, _ in self.claims[claim][1](match, results)):
                return claim, match
        return None

    def matched(self, text: str) -> list[tuple[str, re.Match[str]]]:
        """Every claim whose pattern a sentence matches; remembered, since letters of one kind say much alike."""
        if text not in self.known:
            if len(self.known) > REMEMBERED:
                self.known.clear()
            bare = with_figures(text)
            self.known[text] = [
                (claim, match)
                for claim, pattern in self.patterns.items()
                if (match := pattern.fullmatch(text if claim in self.given else bare))
            ]
        return self.known[text]

    def judge(self, raw: Raw, paragraphs: Sequence[Sequence[str]], reported: Collection[str] = ()) -> Reading:
        """Reads a letter. ``reported`` are the addresses of facts that the builder itself says it left out."""
        results = Results(raw)
        claims: list[str] = []
        findings: list[Finding] = []
        told: set[str] = set(reported)
        last = ""
        for sentences in paragraphs:
            before: bool | None = None
            for sentence in sentences:
                made = self.made(sentence, results, last)
                if made is None:
                    findings.append(Finding(FALSE, "unread", "no pattern reads it", sentence))
                    claims.append("unread")
                    before = None
                    continue
                claim, found = made
                claims.append(claim)
                if claim in self.follows and last != self.follows[claim]:
                    findings.append(Finding(FALSE, claim, f"it stands behind '{last}'", sentence))
                last = claim
                against = list(self.claims[claim][1](found, results))
                told |= {address for sort, address in against if sort == SAID}
                good = self.good_news(claim, found, results)
                against += self.turned(claim, plain(sentence), claims[-2:-1], before, good)
                text = plain(sentence)
                own = claim in self.given
                against += shapeless(text if own else named(text, raw), own=own)
                findings += [Finding(sort, claim, why, sentence) for sort, why in against if sort != SAID]
                before = good
        findings += self.order(claims)
        findings += [
            Finding(OMITTED, "letter", f"neither said nor reported: {address}", "")
            for address in self.must(results)
            if address not in told
        ]
        return Reading(claims, findings)

    def turned(
        self, claim: str, sentence: str, behind: Sequence[str], before: bool | None, good: bool | None
    ) -> Found:
        """Whether "However," stands where bad news follows good, and nowhere else."""
        cue = sentence.startswith("However, ")
        if cue and before is not True:
            yield FALSE, f"'However,' behind {behind}, no good news"
        if cue and good is not False:
            yield FALSE, "'However,' before what is no bad news"
        if cue and sentence[9:10].isupper():
            yield FALSE, "a capital behind 'However,'"
        if not cue and before and claim in self.cued and good is False:
            yield FALSE, "good news and no 'However,'"

    def order(self, claims: Sequence[str]) -> list[Finding]:
        """Claims stand in the order of a letter, and only some may be made twice."""
        order = [*self.claims, "unread"]
        once = [each for each in claims if each not in self.repeated]
        stand = [order.index(self.among.get(each, each)) for each in claims]
        if stand == sorted(stand) and len(set(once)) == len(once):
            return []
        return [Finding(FALSE, "letter", f"order or repetition of {claims}", "")]


def named(text: str, raw: Raw) -> str:
    """A sentence with a plain name and a plain inspection for those that the results give."""
    for given, plainly in (
        (raw["council"].get("name_in_sentence"), "Exampleshire"),
        (raw["council"]["name"], "Exampleshire"),
        ((raw.get("limited") or {}).get("by"), "an inspection"),
        *((each["text"].rstrip("."), "all is well") for each in raw.get("findings") or ()),
    ):
        text = text.replace(straight(given), plainly) if given else text
    return text


def shapeless(text: str, *, own: bool) -> Found:
    """Whether a sentence is none: its capital, its full stop, its signs, its agreement, its length. Of a sentence that
    a person wrote only the capital and the full stop are the builder's."""
    first = re.search(r"\w", text)
    if first and "a" <= first[0] <= "z":
        yield FALSE, "a sentence begins with a small letter"
    if not re.search(r"[^.\s]\.[\"']?$", text):
        yield FALSE, "a sentence does not end with one full stop"
    if own:
        return
    if re.search(r"  | [,.;]|[{}]|\bNone\b(?! of the)|,,|[.,]\.$", text):
        yield FALSE, "stray spaces, signs or words"
    if re.match(r"\d", text):
        yield FALSE, "a sentence begins with figures"
    if re.search(rf" (?:{'|'.join(SPELT)})\b", text):
        yield FALSE, "a number from 10 in words"
    for why in agreed(text):
        yield FALSE, f"agreement: {why}"
    if len(text.split()) > LONGEST:
        yield FALSE, f"{len(text.split())} words"


def placed(sort: str) -> Judge:
    """An inspector's own sentence: as it stands in the results, of that sort."""

    def judged(found: re.Match[str], results: Results) -> Found:
        own = {
            small(spoken(each["text"])) for each in results.raw.get("findings") or () if each["sort"] == sort
        }
        if small(found[0].rstrip(".")) not in own:
            yield FALSE, f"no such finding among {sorted(own)}"
        yield from finding_said(found[0])

    return judged


def finding_said(text: str) -> Found:
    """An inspector's own words were placed."""
    yield SAID, finding_address(text)


def finding_address(text: str) -> str:
    """The reader's name for an inspector's own words, which a letter says once."""
    return f"finding: {small(spoken(text))}"


@lru_cache(maxsize=REMEMBERED)
def agreed(text: str) -> tuple[str, ...]:
    """What does not agree in a sentence."""
    return tuple(disagreements(with_figures(text)))


@lru_cache(maxsize=256)
def spoken(text: str) -> str:
    """A person's text as the reader compares it."""
    return straight(" ".join(text.split())).rstrip(".")

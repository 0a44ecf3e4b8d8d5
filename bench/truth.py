"""Does the narrative builder ever print something false? Random councils, read by an independent reader.

    python bench/truth.py --letters 20000 --seed 1

prints the letters, the sentences by card and every false claim with the results that led to it, and exits 1 if
there is one, or if a card was never seen. ``--control`` seeds lies instead: a condition dropped from the pattern
book, or a word changed in a true sentence; it exits 1 if the reader misses one.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from truth_councils import SERVICES, SETTINGS, council
from truth_reader import BORDERLINE, CLAIMS, FALSE, OMITTED, Finding, bears, judge

from ratingletters.model.results import Results
from ratingletters.narrative.book import read_book
from ratingletters.narrative.build import build
from ratingletters.narrative.facts import facts
from ratingletters.narrative.words import read_lexicon

__all__ = ["bears", "book_lies", "control", "judge", "main", "run", "word_lies", "writer"]

Raw = dict[str, Any]
Writer = Callable[[Raw], list[list[str]]]

KIND = Path(__file__).resolve().parent.parent / "templates" / "annual-rating-2009"
FIGURES = {"tolerance", "similar_areas", "national", "value", "previous"}


class UnusedLieError(Exception):
    """A seeded lie that changes nothing, so that finding it would prove nothing."""


def given(raw: Any, key: str = "") -> Any:
    """Raw results as the model takes them: figures as decimals."""
    if isinstance(raw, dict):
        if key == "outcomes":
            return {name: Decimal(value) for name, value in raw.items()}
        return {name: given(value, name) for name, value in raw.items()}
    if isinstance(raw, list):
        return [given(value) for value in raw]
    return Decimal(raw) if key in FIGURES and isinstance(raw, str) else raw


def writer(
    edit: Callable[[str], str] = str, reword: Callable[[str], str] = str, cards: Counter[str] | None = None
) -> Writer:
    """What writes the letters of ``annual-rating-2009``, its pattern book and lexicon changed by the edits.
    ``cards`` takes down how often each card of the book spoke; 0 for one that never did."""
    cards = Counter() if cards is None else cards
    lexicon = read_lexicon(reword((KIND / "lexicon.yaml").read_text("utf-8")), "lexicon.yaml")
    book = read_book(edit((KIND / "patterns.md").read_text("utf-8")), "patterns.md", lexicon)
    cards.update(dict.fromkeys((card.name for card in book.cards()), 0))

    def write(raw: Raw) -> list[list[str]]:
        narrative = build(facts(Results.model_validate(given(raw)), lexicon), book)
        cards.update(sentence.card for sentence in narrative.sentences())
        return [[sentence.markdown for sentence in each.sentences] for each in narrative.paragraphs]

    return write


@dataclass
class Tally:
    """What a run found."""

    letters: int = 0
    claims: Counter[str] = field(default_factory=Counter)
    found: list[tuple[Finding, Raw]] = field(default_factory=list)

    def of(self, sort: str) -> list[tuple[Finding, Raw]]:
        """The findings of one sort."""
        return [(finding, raw) for finding, raw in self.found if finding.sort == sort]

    def unseen(self) -> list[str]:
        """Cards that no letter used."""
        return [card for card in CLAIMS if not self.claims[card]]


def councils(letters: int, seed: int) -> Iterator[Raw]:
    """That many councils, the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311
    for _ in range(letters):
        yield council(rng)


def run(letters: int, seed: int, write: Writer) -> Tally:
    """Writes letters and reads them."""
    tally = Tally()
    for raw in councils(letters, seed):
        claims, findings = judge(raw, write(raw))
        tally.letters += 1
        tally.claims.update(claims)
        tally.found += [(finding, raw) for finding in findings]
    return tally


def without(card: str, line: str, put: str = "") -> Callable[[str], str]:
    """The pattern book with one line of one card dropped, or another put in its place."""

    def edit(book: str) -> str:
        start = book.index(f"### {card}\n")
        end = re.search(r"^#{1,3} ", book[start + 4 :], re.MULTILINE)
        stop = start + 4 + end.start() if end else len(book)
        if line not in book[start:stop]:
            raise UnusedLieError(f"{card} has no '{line}'")
        return book[:start] + book[start:stop].replace(line, put, 1) + book[stop:]

    return edit


BOOK_LIES: tuple[tuple[str, str, str], ...] = (
    ("rating-headline", "{council} {council.rating: verb}", "{council} perform well"),
    ("overall-most", "{overall.good or better: the share of}", "the large majority of"),
    ("strong-mostly", "- good or better is above similar areas\n", ""),
    ("strong-mostly", "- good or better is above national average\n", ""),
    ("strong-mostly", "- good or better is at least 80\n", "- good or better is at least 65\n"),
    ("inadequate-few", "- inadequate is at least 1\n", "- total is at least 1\n"),
    ("inadequate-few", "- inadequate is at least 1\n", "- inadequate is at least 2\n"),
    ("vulnerable-variable", "- services.grade takes at least 2 values", "- services.grade takes 1 value"),
    ("review-one-grade", "judged {judged} to be {judged.grade: grade}", "judged {judged} to be good"),
    ("homes-and-services-good", "- grade is good\n", ""),
    ("homes-and-services-good", "- outstanding is at most 0\n", ""),
    ("services-only-satisfactory", "- grade is satisfactory\n", ""),
    ("services-only-satisfactory", "cue However, after positive\n", ""),
    ("outcomes-one-band", "- grade is at most satisfactory\n", "- grade is at most good\n"),
    ("indicators-in-line", "- position is in line\n", "- position is known\n"),
    ("indicators-in-line", " where\n- indicators in line is at least 100\n", "\n"),
    ("improvements-with-stem", "- trend is improving\n", ""),
    ("gaps-variable-consistent", "- gaps.trend takes at least 2 values\n", ""),
    ("gaps-variable-consistent", "- local of gaps is at least 65\n", ""),
    ("neet-down-and-university", " where\n- level is high\n", "\n\n"),
    ("neet-down-and-university", "- level against similar areas is high\n", ""),
    ("below-both", "- good or better is below similar areas\n", ""),
    ("types-fewer-than-half", "- good or better is at most 49\n", "- good or better is at most 64\n"),
    ("services-inadequate", "- grade is inadequate\n", "- inadequate is at least 1\n"),
    ("outcomes-weaker", "- grade is at most satisfactory\n", "- grade is at most good\n"),
    ("indicators-declining", "- trend is declining\n", "- trend is known\n"),
    ("gaps-widening", "- trend is widening\n", "- trend is known\n"),
    ("gaps-wider", "- against national is wider\n", ""),
)
"""A card, what its text has, and what a careless editor puts there instead."""

WORD_LIES: tuple[tuple[str, str, str], ...] = (
    ("rating-headline", "perform well", "perform excellently"),
    ("overall-most", "the very large majority", "the large majority"),
    ("overall-most", "the very large majority of", "all"),
    ("strong-mostly", " mostly ", " consistently "),
    ("strong-mostly", ", where", " and local authority fostering service, where"),
    ("inadequate-few", "very small", "small"),
    ("inadequate-few", ", primary schools", ""),
    ("review-one-grade", "February", "March"),
    ("review-one-grade", "2008", "2007"),
    ("review-one-grade", "outstanding", "good"),
    ("homes-and-services-good", "Three of the four", "Two of the four"),
    ("homes-and-services-good", "adoption service and", "fostering service and"),
    ("homes-and-services-good", "service is also", "service are also"),
    ("homes-and-services-good", "children’s homes are good", "children’s homes is good"),
    ("services-only-satisfactory", "fostering", "adoption"),
    ("services-only-satisfactory", "However, l", "L"),
    ("outcomes-one-band", "large majority", "majority"),
    ("outcomes-one-band", "being healthy", "staying safe"),
    ("indicators-in-line", "a very large majority", "almost all"),
    ("indicators-in-line", "staying safe", "being healthy"),
    ("improvements-with-stem", "initial", "core"),
    ("improvements-with-stem", "percentages", "percentage"),
    ("neet-down-and-university", "decreasing", "increasing"),
    ("neet-down-and-university", "still high", "still low"),
)
"""A claim, words of a true sentence, and the words that make it false of the same results."""


def book_lies(letters: int, seed: int) -> Iterator[tuple[str, str]]:
    """Each lie of the book, with what the reader found first that is true of the book itself: nothing, when the
    lie was missed."""
    honest = writer()
    for card, line, put in BOOK_LIES:
        write, said = writer(without(card, line, put)), ""
        for at, raw in enumerate(councils(letters, seed), 1):
            found = [each for each in judge(raw, write(raw))[1] if each.claim == card and each.sort == FALSE]
            if found and not set(found) <= set(judge(raw, honest(raw))[1]):
                said = f"in letter {at}: {found[0].why}"
                break
        yield f"{card}: {line.strip()!r} -> {put.strip()!r}", said


def word_lies(letters: int, seed: int) -> Iterator[tuple[str, str]]:
    """Each changed word, with how many of the sentences changed by it the reader found; nothing for a miss."""
    write = writer()
    found: Counter[tuple[str, str, str]] = Counter()
    tried: Counter[tuple[str, str, str]] = Counter()
    for raw in councils(letters, seed):
        paragraphs = write(raw)
        claims, findings = judge(raw, paragraphs)
        if any(finding.sort == FALSE for finding in findings) or "unread" in claims:
            continue
        flat = [(at, place) for at, each in enumerate(paragraphs) for place in range(len(each))]
        for lie in WORD_LIES:
            card, words, put = lie
            if card not in claims:
                continue
            at, place = flat[claims.index(card)]
            sentence = paragraphs[at][place]
            if words not in sentence:
                continue
            changed = [list(each) for each in paragraphs]
            changed[at][place] = sentence.replace(words, put, 1)
            tried[lie] += 1
            found[lie] += any(each.sort == FALSE for each in judge(raw, changed)[1])
    for lie in WORD_LIES:
        name = f"{lie[0]}: {lie[1].strip()!r} -> {lie[2].strip()!r}"
        yield name, f"{found[lie]} of {tried[lie]}" if 0 < found[lie] == tried[lie] else ""


def control(letters: int, seed: int) -> bool:
    """Prints what became of every seeded lie; True when each was found."""
    sound = True
    for sort, lies in (("book", book_lies), ("words", word_lies)):
        for lie, said in lies(letters, seed):
            print(f"{sort:6} {'found ' + said if said else 'MISSED':60.60} {lie}")
            sound = sound and bool(said)
    return sound


def reason(finding: Finding) -> str:
    """Why, without the figures and names of one letter."""
    names = rf"\b({'|'.join((*SETTINGS, *SERVICES))})\b"
    return re.sub(names, "a type", re.sub(r"[\d.]+|\[.*\]|'.*'|\{.*\}|: .*", "#", finding.why))


def shown(tally: Tally, most: int) -> None:
    """Prints a run: letters, sentences by card, findings."""
    print(f"{tally.letters} letters, {sum(tally.claims.values())} sentences")
    for card in CLAIMS:
        print(f"{tally.claims[card]:8} {card}")
    for sort in (BORDERLINE, OMITTED, FALSE):
        found = tally.of(sort)
        reasons = Counter((each.claim, reason(each)) for each, _ in found)
        print(f"{len(found)} {sort}")
        for (claim, why), number in reasons.most_common():
            print(f"{number:8} {claim}: {why}")
    kinds: Counter[tuple[str, str]] = Counter()
    for finding, raw in tally.of(FALSE) + tally.of(OMITTED):
        key = finding.claim, reason(finding)
        kinds[key] += 1
        if kinds[key] <= most:
            print(
                f"\n{finding.sort}: {finding.claim}: {finding.why}\n  {finding.sentence}\n  {json.dumps(raw)}"
            )


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; 0 when every claim is true and every card was seen."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--letters", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=2, help="how many false claims of one reason are shown")
    parser.add_argument("--control", action="store_true", help="seed lies; the reader must find each")
    chosen = parser.parse_args(arguments)
    if chosen.control:
        return 0 if control(chosen.letters, chosen.seed) else 1
    cards: Counter[str] = Counter()
    tally = run(chosen.letters, chosen.seed, writer(cards=cards))
    shown(tally, chosen.show)
    unseen = [*tally.unseen(), *(card for card, spoke in cards.items() if not spoke)]
    for card in dict.fromkeys(unseen):
        print(f"never seen: {card}")
    return 1 if tally.of(FALSE) or unseen else 0


if __name__ == "__main__":
    sys.exit(main())

"""Lies seeded in a pattern book, or in words of true sentences: does the reader find each of them?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from truth import Kind, Letter, writer
from truth_words import FALSE

Lie = tuple[str, str, str]
"""A card, what its text has, and what a careless editor puts there instead; or a claim, words of a true sentence, and
the words that make it false of the same results."""


class UnusedLieError(Exception):
    """A seeded lie that changes nothing, so that finding it would prove nothing."""


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


RATING: Sequence[Lie] = (
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
    ("indicators-in-line", "- position is in line\n", "- position is not better\n"),
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
ASSESSMENT: Sequence[Lie] = (
    ("verdict-higher", "- council.rating change is higher\n", "- council.last rating is known\n"),
    ("verdict-lower", "- council.years since is 1\n", "- council.years since is at least 1\n"),
    ("limited-to-poorly", "- council.limited from is at least 2\n", "- council.limited from is at least 1\n"),
    ("category-most", "- good or better is at least 80\n", "- good or better is at least 65\n"),
    ("agencies-inadequate", "- grade is inadequate\n", "- grade is at most satisfactory\n"),
    ("agencies-satisfactory", "cue However, after positive\n", ""),
    ("inspection-good", "- grade is good\n", ""),
    ("measures-most", "- against similar areas is not worse\n", ""),
    ("gaps-closing", "- trend is narrowing\n", "- trend is known\n"),
    ("fewer-overweight", "- direction is decreasing\n", ""),
    ("faster", "- pace is faster\n", "- pace is known\n"),
    ("continue-all", "- total is the same as last total\n", ""),
    ("improved-and-now", "- form is setting\n", ""),
    ("maintain-very-good", "- change is same\n", ""),
    ("under-five-large", "- inadequate is 0\n", ""),
    ("standards-now", "- last position is worse\n", ""),
    ("declined-from", "- grade change is declined\n", "- grade change is known\n"),
    ("quality-mixed", "- inadequate is at least 1\n", ""),
    ("narrow-gap", "- against national is wider\n", "- against national is known\n"),
)
SUMMARY: Sequence[Lie] = (
    ("evaluation-same", "- council.last year is 2023\n", ""),
    ("below-national", "- good or better is below national average\n", ""),
    ("above-national", "- good or better is above national average\n", ""),
    ("weak-found", "- satisfactory or better is at most 99\n", ""),
    ("services-adequate", "- grade is adequate\n", "- grade is at most adequate\n"),
)
LIES = {
    "annual-rating-2009": RATING,
    "annual-assessment-2010": ASSESSMENT,
    "inspection-summary-2024": SUMMARY,
}

RATING_WORDS: Sequence[Lie] = (
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
ASSESSMENT_WORDS: Sequence[Lie] = (
    ("verdict", "perform well", "perform excellently"),
    ("verdict", "as they did last year", "as they did in 2008"),
    ("overall", "he very large majority", "he large majority"),
    ("parts", " are ", " is "),
    ("parts", "good", "outstanding"),
    ("agencies", "adoption agency", "fostering agency"),
    ("inspection", "May", "June"),
    ("measures", "are in line", "is in line"),
    ("gap-widening", "is widening", "is closing"),
    ("rate-moved", "risen", "fallen"),
    ("rate-moved", "above", "in line with"),
    ("pace", "faster than", "at least twice as fast as"),
    ("improved-one", "from satisfactory", "from inadequate"),
    ("higher", "above", "below"),
    ("inadequate-counted", "one ", "two "),
    ("standards-low", " ages ", " age "),
    ("reduce", "Reduce", "Increase"),
    ("narrow-gap", "16", "11"),
)
WORDS = {"annual-rating-2009": RATING_WORDS, "annual-assessment-2010": ASSESSMENT_WORDS}


def book_lies(kind: Kind, letters: int, seed: int, lies: Sequence[Lie] = ()) -> Iterator[tuple[str, str]]:
    """Each lie of the book, with what the reader found first that is true of the book itself: nothing, when the
    lie was missed."""
    honest = writer(kind)
    for card, line, put in lies or LIES[kind.folder.name]:
        write, said, silent = writer(kind, without(card, line, put)), "", True
        for at, raw in enumerate(kind.councils(letters, seed), 1):
            lied, truth = write(raw), honest(raw)
            if lied.paragraphs == truth.paragraphs:
                continue
            silent = silent and not said_by(card, lied) - said_by(card, truth)
            found = [
                each
                for each in kind.reader.judge(raw, lied.paragraphs, lied.omitted).findings
                if each.sort == FALSE
            ]
            known = kind.reader.judge(raw, truth.paragraphs, truth.omitted).findings
            fresh = [each for each in found if each not in known]
            if fresh:
                said = f"in letter {at}: {fresh[0].claim}: {fresh[0].why}"
                break
        if silent:
            raise UnusedLieError(f"{card} says nothing else with '{put.strip()}' for '{line.strip()}'")
        yield f"{card}: {line.strip()!r} -> {put.strip()!r}", said


def said_by(card: str, letter: Letter) -> set[str]:
    """The sentences of a letter that a card says."""
    sentences = [sentence for paragraph in letter.paragraphs for sentence in paragraph]
    return {said for name, said in zip(letter.cards, sentences, strict=True) if name == card}


def word_lies(kind: Kind, letters: int, seed: int) -> Iterator[tuple[str, str]]:
    """Each changed word, with how many of the sentences changed by it the reader found; nothing for a miss."""
    write, lies = writer(kind), WORDS.get(kind.folder.name, ())
    found: Counter[Lie] = Counter()
    tried: Counter[Lie] = Counter()
    for raw in kind.councils(letters, seed):
        letter = write(raw)
        reading = kind.reader.judge(raw, letter.paragraphs, letter.omitted)
        if any(finding.sort == FALSE for finding in reading.findings):
            continue
        flat = [(at, place) for at, each in enumerate(letter.paragraphs) for place in range(len(each))]
        for lie in lies:
            claim, words, put = lie
            if claim not in reading.claims:
                continue
            at, place = flat[reading.claims.index(claim)]
            sentence = letter.paragraphs[at][place]
            if words not in sentence:
                continue
            changed = [list(each) for each in letter.paragraphs]
            changed[at][place] = sentence.replace(words, put, 1)
            tried[lie] += 1
            again = kind.reader.judge(raw, changed, letter.omitted)
            found[lie] += any(each.sort == FALSE for each in again.findings)
    for lie in lies:
        name = f"{lie[0]}: {lie[1].strip()!r} -> {lie[2].strip()!r}"
        yield name, f"{found[lie]} of {tried[lie]}" if 0 < found[lie] == tried[lie] else ""


def control(kind: Kind, letters: int, seed: int) -> bool:
    """Prints what became of every seeded lie; True when each was found."""
    sound = True
    for sort, lies in (("book", book_lies), ("words", word_lies)):
        for lie, said in lies(kind, letters, seed):
            print(f"{sort:6} {'found ' + said if said else 'MISSED':80.80} {lie}")
            sound = sound and bool(said)
    return sound

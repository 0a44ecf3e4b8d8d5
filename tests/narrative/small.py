"""A tiny letter kind for the tests: its lexicon, one-card books and made-up results, all written as text."""

from __future__ import annotations

import textwrap
from functools import cache

import pytest

from ratingletters.errors import Problem, ProblemsFoundError
from ratingletters.model.narrative import Narrative
from ratingletters.model.results import Results
from ratingletters.narrative.book import read_book
from ratingletters.narrative.build import build
from ratingletters.narrative.card import Book
from ratingletters.narrative.facts import Facts, facts
from ratingletters.narrative.lexicon import Lexicon
from ratingletters.narrative.words import read_lexicon
from ratingletters.reading.yaml import read_yaml

LEXICON = """\
percent:
  words:
    the share of: {100: all, 80: the most of, 50: half of, 1: a few of, 0: "no"}
    plainly: {100: all, 80: most, 50: half, 1: few, 0: "no"}
    mostly: {100: always, 80: mostly, 50: partly}
    size: {11: large, 0: small}
  counted: [the share of]
  weakest: [mostly]
  bands: [100, 80, 50, 1, 0]
counts:
  numbers: ["no", one, two, three, four, five, six, seven, eight, nine]
  up to: 10
  all: "all {whole}"
  both: both
  some: "{part} of the {whole}"
  none: "none of the {whole}"
scales:
  grade: [outstanding, good, satisfactory, inadequate]
  inspection grade: [outstanding, good, adequate, inadequate]
words:
  rating:
    verb: {3: do well, 2: do fairly, 1: do badly}
  grade:
    grade: {outstanding: excellent, good: good, satisfactory: fair, inadequate: poor}
  inspection grade:
    grade: {outstanding: excellent, good: good, adequate: enough, inadequate: poor}
proper: [Ofsted]
kinds:
  council:
    fields: {name: name, rating: rating}
  overall:
    fields: {good or better: percent, inadequate: percent, total: count}
  provision type:
    nouns: [types of provision]
    fields:
      name: name
      manner: text
      group: {choice: [young, old]}
      grade: grade
      good or better: percent
      similar areas: percent
      national average: percent
      total: count
      good: count
      inadequate: count
    rows:
      nursery: {name: nurseries, number: plural, group: young, manner: nursery}
      school: {name: schools, number: plural, group: old, manner: school}
      hostel: {name: hostel, group: old}
  review judgement:
    fields: {name: name, held: month, grade: inspection grade}
    rows:
      safety: {name: safety}
      care: {name: care}
  outcome:
    nouns: [outcomes]
    fields: {name: name, good or better: percent, indicators: count, indicators in line: percent}
    rows:
      healthy: {name: being healthy}
      safe: {name: staying safe}
  outcome judgement:
    fields: {service: {row of: provision type}, outcome: {row of: outcome}, grade: grade}
  indicator:
    nouns: [indicators]
    fields:
      name: name
      outcome: {row of: outcome}
      position: {choice: {better: ahead, in line: level, worse: behind}}
      against similar areas: {choice: [better, in line, worse]}
      trend: {choice: [improving, stable, declining]}
      direction: {choice: [increasing, steady, decreasing]}
      level: {choice: [high, typical, low]}
    rows:
      I 1: {name: reading}
      I 2: {name: writing}
      I 3: {name: sums, number: plural}
  gap:
    nouns: [gaps]
    fields:
      name: name
      against similar areas: {choice: [wider, in line, narrower]}
      against national: {choice: [wider, in line, narrower]}
      trend: {choice: [narrowing, steady, widening]}
    rows:
      rich: {name: the rich}
"""

RESULTS = """\
kind: small
year: 2001
council: {id: ham, name: Ham Council, short_name: Ham}
addressee: {name: Ann Lee, salutation: Ms Lee, post: Director, address: [Hall, Ham, M1 1AA]}
signatory: {name: Bo Ray, post: Inspector}
rating: 2
tolerance: 2
"""


@cache
def lexicon(text: str = LEXICON) -> Lexicon:
    """The small lexicon, or another."""
    return read_lexicon(text, "lexicon.yaml")


def card(text: str, name: str = "only") -> str:
    """One card of the given conditions and sentence, marked as a draft."""
    return f"### {name}\n\ndraft\n\n{textwrap.dedent(text).strip()}\n"


def point(*cards: str, name: str = "point") -> str:
    """A point of cards."""
    return "\n".join([f"## {name}\n", *cards])


def paragraph(*points: str, name: str = "Paragraph") -> str:
    """A paragraph of points."""
    return "\n".join([f"# {name}\n", *points])


def whole(text: str) -> str:
    """A book: the text itself, or a book of the one card that it is."""
    return text if text.startswith("# ") else paragraph(point(card(text)))


def book(text: str, words: str = LEXICON, asked: str = "") -> Book:
    """The book in a text, or a book of one card; with the cards on request in the text ``asked``."""
    made = read_book(whole(text), "patterns.md", lexicon(words))
    if not asked:
        return made
    return made.together(read_book(asked, "on-request.md", lexicon(words), on_request=True))


def results(more: str = "", **changed: object) -> Results:
    """Results with the given headings, as YAML; ``changed`` replaces a single value."""
    value = read_yaml(RESULTS + textwrap.dedent(more), "results.yaml").value
    return Results.model_validate(value | changed)


def facts_of(more: str = "", words: str = LEXICON) -> Facts:
    """The facts of such results."""
    return facts(results(more), lexicon(words))


def narrative(text: str, more: str = "", words: str = LEXICON) -> Narrative:
    """What a book (or one card) says about such results."""
    return build(facts_of(more, words), book(text, words))


def said(text: str, more: str = "", words: str = LEXICON) -> list[str]:
    """The sentences that a book (or one card) makes of such results."""
    return [sentence.markdown for sentence in narrative(text, more, words).sentences()]


def refused(text: str, more: str = "", words: str = LEXICON) -> str:
    """The one reason for which a book (or one card) said less than it might; fails if there is not one."""
    (refusal,) = narrative(text, more, words).refusals
    return refusal.why


def problems(text: str, words: str = LEXICON) -> tuple[Problem, ...]:
    """Every problem of a book (or of one card)."""
    with pytest.raises(ProblemsFoundError) as caught:
        book(text, words)
    return caught.value.problems


def problem(text: str, words: str = LEXICON) -> Problem:
    """The one problem of a book (or of one card); fails if there are several."""
    (found,) = problems(text, words)
    return found


def lexicon_problems(text: str) -> tuple[Problem, ...]:
    """Every problem of a lexicon."""
    with pytest.raises(ProblemsFoundError) as caught:
        read_lexicon(text, "lexicon.yaml")
    return caught.value.problems

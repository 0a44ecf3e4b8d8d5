"""What words claim, so that an edit can be told to say something else: the words of a kind's lexicon, and a few of
plain English.

A word means values, each on an axis: a word over shares means the per cents that it stands for, whatever its column; a
grade, a choice or a name means its point, id or row. Two words contradict each other when they share an axis and no
value on it. A word that is not known here means nothing that could be held against it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial

from ratingletters.narrative.lexicon import Column, Lexicon
from ratingletters.narrative.typography import spelt
from ratingletters.narrative.variants import any_of

Change = tuple[Sequence[str], Sequence[str]]
"""What one text has in the place of what another has, word by word; either may be nothing."""

CONTRARIES = (
    ("above", "in line with", "below"),
    ("better", "worse"),
    ("stronger", "weaker"),
    ("higher", "lower"),
    ("high", "low"),
    ("more", "fewer"),
    ("wider", "narrower"),
    ("widening", "narrowing"),
    ("widening", "closing"),
    ("increased", "decreased"),
    ("increasing", "decreasing"),
    ("improved", "declined"),
    ("improved", "worsened"),
    ("improvement", "decline"),
    ("improvements", "declines"),
    ("consistent with", "wider than", "narrower than"),
    ("risen", "fallen"),
    ("similar areas", "national average"),
    ("in similar areas", "nationally"),
    ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
     "december"),
)  # fmt: skip
NEGATIONS = frozenset({"not", "no", "none", "never", "no longer", "hardly", "rarely", "neither", "nor"})
AGREEING = frozenset({"is", "are", "was", "were", "has", "have", "do", "does", "a", "an", "the", ",", "and"})
"""Words that follow others and claim nothing by themselves."""

ARTICLE = re.compile(r"^(?:an?|the) ")
FIGURES = {spelt(number): str(number) for number in range(1, 100)}
SPELT = re.compile(rf"(?<![\w-])({'|'.join(sorted(FIGURES, key=len, reverse=True))})(?!\w)")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words that are known to claim something, in small letters and plain marks: the values of each by axis, the
    expression that takes a text apart, known phrases whole, and by phrase the one that finds its other ways."""

    values: Mapping[str, Mapping[str, frozenset[object]]]
    token: re.Pattern[str]
    ways: Mapping[str, re.Pattern[str]]

    def __contains__(self, word: str) -> bool:
        return word in self.values

    def names(self, word: str) -> bool:
        """Whether a word names a row."""
        return "name" in self.values.get(word, {})

    def tokens(self, text: str) -> list[str]:
        """The words, phrases and marks of a text, as they are compared."""
        return self.token.findall(compared(text))

    def usual(self, text: str) -> str:
        """A text as it is compared, whichever way each of its phrases is said in. A way that means something else by
        itself, as another row's name does, stays."""
        said = compared(text)
        for phrase, ways in self.ways.items():
            said = ways.sub(partial(self.other, phrase), said)
        return said

    def other(self, phrase: str, found: re.Match[str]) -> str:
        """The phrase in place of a way of it that was found."""
        return found[0] if contradict(found[0], phrase, self) else phrase


def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The words of a lexicon and of plain English."""
    found: dict[str, dict[str, set[object]]] = defaultdict(lambda: defaultdict(set))
    for word, axis, value in meant(lexicon):
        found[compared(word)][axis].add(value)
    values = {
        word: {axis: frozenset(of_axis) for axis, of_axis in axes.items()} for word, axes in found.items()
    }
    phrases = "|".join(re.escape(each) for each in sorted({*values, *NEGATIONS}, key=len, reverse=True))
    ways = {compared(phrase): any_of(map(compared, lines)) for phrase, lines in lexicon.variants.items()}
    return Vocabulary(values, re.compile(rf"(?<![\w-])(?:{phrases})(?![\w-])|[\w'-]+|[^\w\s]"), ways)


def meant(lexicon: Lexicon) -> Iterator[tuple[str, str, object]]:
    """Each word with a value that it means, and its axis."""
    for words in CONTRARIES:
        yield from ((word, words[0], word) for word in words)
    for column in lexicon.columns.values():
        yield from ((ARTICLE.sub("", word), "share", per_cent) for word, per_cent in per_cents(column))
    for scale, forms in lexicon.words.items():
        for points in forms.values():
            yield from ((word, scale, point) for point, word in points.items())
    for kind in lexicon.kinds.values():
        for field in kind.fields.values():
            yield from ((word, field.name, choice) for choice, word in field.choices.items())
        for entry in kind.entries.values():
            yield from ((term.text, "name", (kind.name, entry.id)) for term in entry.terms.values())


def per_cents(column: Column) -> Iterator[tuple[str, int]]:
    """Each word of a column with each whole per cent that it is said of."""
    above = 101
    for least, word in column.steps:
        yield from ((word, per_cent) for per_cent in range(least, above) if word)
        above = least


def contradict(said: str, borne: str, known: Vocabulary) -> bool:
    """Whether two words, or two numbers, cannot mean the same."""
    if said.isdigit() and borne.isdigit():
        return said != borne
    one, other = known.values.get(said, {}), known.values.get(borne, {})
    shared = one.keys() & other.keys()
    return bool(shared) and not any(one[axis] & other[axis] for axis in shared)


def changes(said: str, borne: str, known: Vocabulary) -> tuple[Change, ...]:
    """What one text says in the place of what another says."""
    one, other = known.tokens(borne), known.tokens(said)
    return tuple(
        (other[to:until], one[since:end])
        for sort, since, end, to, until in SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
        if sort != "equal"
    )


def denies(change: Change, known: Vocabulary) -> bool:
    """Whether a change says something else for certain: it puts in or takes out a denial, it puts in a name, or each
    of its words means something else than the one in whose place it stands."""
    said, borne = ([word for word in side if word not in AGREEING] for side in change)
    bare, bare_borne = ([word for word in side if word not in NEGATIONS] for side in (said, borne))
    if (len(bare) < len(said)) is not (len(bare_borne) < len(borne)):
        return len(bare) + len(bare_borne) <= 1 or " ".join(bare) == " ".join(bare_borne)
    if not borne:
        return all(known.names(word) for word in said)
    return len(said) == len(borne) and all(
        contradict(one, other, known) for one, other in zip(said, borne, strict=True)
    )


def compared(words: str) -> str:
    """Words as they are compared: small letters, straight marks, numbers in figures."""
    small = words.strip().casefold().replace("’", "'").replace("\u00a0", " ")
    return SPELT.sub(lambda found: FIGURES[found[0]], small)

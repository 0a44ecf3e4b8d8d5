"""Which facts the results can hold: every kind of fact, its fields and what each holds.

``computing.py`` computes them; a lexicon declares those that its cards may use, and adds texts and choices of
its own for the rows that it names. The table is the documentation; to it come the counts and shares of the
grades that the lexicon's scale has (``graded``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ratingletters.narrative.lexicon import Sort
from ratingletters.narrative.values import Value

Path = tuple[str | int, ...]
"""Where a value stands in the results."""


class Computation(NamedTuple):
    """A row before the lexicon's words are added to it."""

    id: str
    values: Mapping[str, Value | str | None]
    path: Path
    paths: Mapping[str, Path]


@dataclass(frozen=True, slots=True)
class Computed:
    """What a computed field holds; ``of`` is the scale's or the row's kind, ``choices`` the possible ids."""

    sort: Sort
    of: str = ""
    choices: tuple[str, ...] = ()


NAME = Computed(Sort.NAME)
COUNT = Computed(Sort.COUNT)
PERCENT = Computed(Sort.PERCENT)
MONTH = Computed(Sort.MONTH)
GRADE = Computed(Sort.SCALE, "grade")
PARTITION = Computed(Sort.PARTITION)
TEXT = Computed(Sort.TEXT)
RATING = Computed(Sort.SCALE, "rating")
CHANGE = Computed(Sort.CHOICE, choices=("improved", "same", "declined"))
POSITION = Computed(Sort.CHOICE, choices=("better", "in line", "worse"))
LEVEL = Computed(Sort.CHOICE, choices=("high", "typical", "low"))
SIDE = Computed(Sort.CHOICE, choices=("above", "in line", "below"))
FAR = Computed(Sort.CHOICE, choices=("above", "below"))
PACE = Computed(Sort.CHOICE, choices=("faster", "similar", "slower"))
WIDTH = Computed(Sort.CHOICE, choices=("wider", "in line", "narrower"))

COMPUTED: Mapping[str, Mapping[str, Computed]] = {
    "council": {
        "name": NAME,
        "rating": RATING,
        "last rating": RATING,
        "last year": COUNT,
        "years since": COUNT,
        "rating change": Computed(Sort.CHOICE, choices=("higher", "same", "lower")),
        "limited from": RATING,
        "limited by": TEXT,
        "limited held": MONTH,
    },
    "overall": {
        "last good or better": PERCENT,
        "change": CHANGE,
        "total": COUNT,
        "grades": PARTITION,
    },
    "provision type": {
        "name": NAME,
        "grade": GRADE,
        "grades": PARTITION,
        "different grades": COUNT,
        "last grade": GRADE,
        "grade change": CHANGE,
        "last total": COUNT,
        "change": CHANGE,
        "points moved": COUNT,
        "inspected": MONTH,
        "similar areas": PERCENT,
        "national average": PERCENT,
        "total": COUNT,
        "beside similar areas": SIDE,
        "beside national": SIDE,
        "beside both": SIDE,
        "well beside similar areas": FAR,
        "well beside national": FAR,
        "well beside both": FAR,
        "less than good": PERCENT,
        "special measures": COUNT,
        "notice to improve": COUNT,
        "concern": COUNT,
    },
    "unannounced inspection": {
        "held": MONTH,
        "priority": COUNT,
        "strengths": COUNT,
        "development": COUNT,
    },
    "case review": {
        "total": COUNT,
        "grades": PARTITION,
        "different grades": COUNT,
        "grade": Computed(Sort.SCALE, "inspection grade"),
    },
    "review judgement": {
        "name": NAME,
        "held": MONTH,
        "grade": Computed(Sort.SCALE, "inspection grade"),
    },
    "outcome": {
        "name": NAME,
        "good or better": PERCENT,
        "indicators": COUNT,
        "indicators in line": PERCENT,
        "indicators worse": PERCENT,
        "indicators better": PERCENT,
        "indicators no worse": PERCENT,
    },
    "outcome judgement": {
        "service": Computed(Sort.ROW, "provision type"),
        "outcome": Computed(Sort.ROW, "outcome"),
        "grade": GRADE,
    },
    "indicator": {
        "name": NAME,
        "outcome": Computed(Sort.ROW, "outcome"),
        "position": POSITION,
        "last position": POSITION,
        "against similar areas": POSITION,
        "points away": COUNT,
        "trend": Computed(Sort.CHOICE, choices=("improving", "stable", "declining")),
        "direction": Computed(Sort.CHOICE, choices=("increasing", "steady", "decreasing")),
        "level": LEVEL,
        "last level": LEVEL,
        "last level against similar areas": LEVEL,
        "level against similar areas": LEVEL,
        "beside similar areas": SIDE,
        "beside national": SIDE,
        "beside both": SIDE,
        "course": Computed(Sort.CHOICE, choices=("increasing", "steady", "decreasing")),
        "against both": POSITION,
        "well beside similar areas": FAR,
        "well beside national": FAR,
        "well beside both": FAR,
        "pace": PACE,
        "pace against similar areas": PACE,
        "pace against both": PACE,
        "twice as fast": Computed(Sort.CHOICE, choices=("yes", "no")),
        "share": PERCENT,
        "years improving": COUNT,
    },
    "gap": {
        "name": NAME,
        "against similar areas": WIDTH,
        "against national": WIDTH,
        "against both": WIDTH,
        "standing": Computed(Sort.CHOICE, choices=("ahead", "level", "behind")),
        "trend": Computed(Sort.CHOICE, choices=("narrowing", "steady", "widening")),
    },
    "finding": {
        "text": TEXT,
        "about": TEXT,
        "sort": Computed(Sort.CHOICE, choices=("judgement", "strength", "area for development")),
    },
}

ONE = ("council", "overall")

SCALES = ("grade", "inspection grade")
"""The scales that a lexicon may give, of settings and services and of inspections of an area's services."""

COUNTED_ON = {"overall": "grade", "provision type": "grade", "case review": "inspection grade"}
"""The kinds of fact whose rows are counted by grade, with the scale of these grades."""

MEASURE = "good or better"
"""The share that comparators in the results are of and by whose change a type has improved or declined; on a
scale without such a share, neither is known."""


def fields(kind: str, grades: Sequence[str]) -> Mapping[str, Computed]:
    """The computed fields of a kind of fact, on a scale of ``grades`` from best to worst.

    What is counted by grade has a count a grade. A type of provision also has a share a grade, this year's and last
    year's share at each grade or better; of everything together the worst grade is a share.
    """
    found = COMPUTED.get(kind, {})
    if kind not in COUNTED_ON or not grades:
        return found
    if kind == "case review":
        return dict.fromkeys(grades, COUNT) | dict(found)
    shares = [f"{grade} or better" for grade in grades[1:-1]]
    found = dict.fromkeys(grades, COUNT) | dict.fromkeys(shares, PERCENT) | dict(found)
    if kind == "overall":
        return found | {grades[-1]: PERCENT}
    last = {f"last {share}": PERCENT for share in shares}
    return found | last | {f"{grade} share": PERCENT for grade in grades}

"""Which facts the results can hold: every kind of fact, its fields and what each holds.

``facts.py`` computes them; a lexicon declares those that its cards may use, and adds texts and choices of
its own for the rows that it names. The table is the documentation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ratingletters.model.results import Grade, InspectionGrade
from ratingletters.narrative.lexicon import Sort


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
WIDTH = Computed(Sort.CHOICE, choices=("wider", "in line", "narrower"))

COMPUTED: Mapping[str, Mapping[str, Computed]] = {
    "council": {
        "name": NAME,
        "rating": RATING,
        "last rating": RATING,
        "last year": COUNT,
        "rating change": Computed(Sort.CHOICE, choices=("higher", "same", "lower")),
        "limited from": RATING,
        "limited by": TEXT,
        "limited held": MONTH,
    },
    "overall": {
        "good or better": PERCENT,
        "outstanding": COUNT,
        "good": COUNT,
        "satisfactory": COUNT,
        "inadequate": PERCENT,
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
        "last good or better": PERCENT,
        "change": CHANGE,
        "good or better": PERCENT,
        "similar areas": PERCENT,
        "national average": PERCENT,
        "total": COUNT,
        "outstanding": COUNT,
        "good": COUNT,
        "satisfactory": COUNT,
        "inadequate": COUNT,
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
        "against similar areas": POSITION,
        "trend": Computed(Sort.CHOICE, choices=("improving", "stable", "declining")),
        "direction": Computed(Sort.CHOICE, choices=("increasing", "steady", "decreasing")),
        "level": LEVEL,
        "level against similar areas": LEVEL,
        "pace": Computed(Sort.CHOICE, choices=("faster", "similar", "slower")),
        "twice as fast": Computed(Sort.CHOICE, choices=("yes", "no")),
    },
    "gap": {
        "name": NAME,
        "against similar areas": WIDTH,
        "against national": WIDTH,
        "trend": Computed(Sort.CHOICE, choices=("narrowing", "steady", "widening")),
    },
    "finding": {
        "text": TEXT,
        "about": TEXT,
        "sort": Computed(Sort.CHOICE, choices=("judgement", "strength", "area for development")),
    },
}

ONE = ("council", "overall")

ORDERS: Mapping[str, Mapping[str, int]] = {
    "grade": {grade.value: order for order, grade in enumerate(reversed(Grade), start=1)},
    "inspection grade": {
        grade.value: order for order, grade in enumerate(reversed(InspectionGrade), start=1)
    },
}

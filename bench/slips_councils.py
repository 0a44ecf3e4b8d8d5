"""The results on which slips are tried: the samples, the made-up population, and random changes of a sample.

Which kinds of letter there are is nothing to this file: it takes the samples that name the kind.
"""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ratingletters.model.results import Results
from ratingletters.narrative.lexicon import Lexicon
from ratingletters.sources.results import read_results

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
FIGURES = ("previous", "similar_areas", "national", "national_previous", "similar_areas_previous")
SHARES = (0, 3, 10, 19, 20, 34, 35, 50, 51, 64, 65, 67, 75, 79, 80, 90, 96, 97, 100)


def councils(name: str, lexicon: Lexicon, number: int, seed: int) -> list[Results]:
    """Every council of a kind's samples and of the population, and that many random ones."""
    given = list(samples(name))
    rng = random.Random(seed)  # noqa: S311
    return [*given, *population(name), *(varied(rng.choice(given), lexicon, rng) for _ in range(number))]


def samples(name: str) -> Iterator[Results]:
    """The samples that name the kind."""
    for file in sorted(SAMPLES.glob("*/results.yaml")):
        yield from (each.results for each in read_results(file) if each.results.kind == name)


def population(name: str) -> Iterator[Results]:
    """The made-up councils whose kind it is; none for a kind that the population does not make."""
    with TemporaryDirectory() as folder:
        command = [sys.executable, str(SAMPLES / "population" / "make.py"), folder]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603
        yield from (each.results for each in read_results(folder) if each.results.kind == name)


def varied(given: Results, lexicon: Lexicon, rng: random.Random) -> Results:
    """The same council with other figures: rows left out and shuffled, counts, shares and grades drawn anew, at
    the edges of the scales more often than chance would have it."""
    raw: dict[str, Any] = given.model_dump(by_alias=True)
    grades, judged = (list(lexicon.orders[scale]) for scale in ("grade", "inspection grade"))
    raw["rating"] = rng.randint(1, 4)
    raw["tolerance"] = rng.choice((0, 2, 5))
    if raw["previous"]:
        raw["previous"]["rating"] = rng.randint(1, 4)
    if rng.random() < 0.1:
        raw["limited"] = {"from": rng.randint(1, 4), "by": "an unannounced inspection", "held": "2009-08"}
    level, best = rng.choice(SHARES), rng.choice(judged)
    raw["provision"] = [provision(row, level, grades, rng) for row in some(raw["provision"], rng)]
    raw["outcomes"] = {
        name: min(100, max(0, level + rng.choice((-3, 0, 0, 2)))) for name in some(list(raw["outcomes"]), rng)
    }
    raw["review"] = some(raw["review"], rng)
    for review in raw["review"]:
        for area in review["judgements"]:
            review["judgements"][area] = rng.choice((best, best, *judged))
    raw["outcome_judgements"] = [
        {
            name: value if name == "type" or rng.random() < 0.5 else rng.choice(grades)
            for name, value in row.items()
        }
        for row in some(raw["outcome_judgements"], rng)
    ]
    for name in ("indicators", "gaps"):
        calm = rng.random()
        raw[name] = [figures(row, calm, rng) for row in some(raw[name], rng)]
    raw["findings"] = some(raw["findings"], rng)
    return Results.model_validate(raw)


def some(rows: Sequence[Any], rng: random.Random) -> list[Any]:
    """Some of the rows, in any order; mostly all."""
    there = rng.choice((0, 0.5, 0.9, 1, 1, 1))
    return [row for row in rng.sample(rows, len(rows)) if rng.random() < there]


def provision(row: dict[str, Any], level: int, grades: Sequence[str], rng: random.Random) -> dict[str, Any]:
    """A type of provision, its share in the better half of the grades at an edge or near the council's level."""
    half, good = len(grades) // 2, 0
    for counts in ("previous", "counts"):
        if row[counts]:
            whole = rng.choice((1, 1, 2, 3, 4, 10, 11, 12, 100, 200))
            good = rng.choice((level, level, rng.choice(SHARES))) * whole // 100
            drawn = rng.choices(rng.choice((grades[:half], grades[:1], grades[half - 1 : half])), k=good)
            drawn += rng.choices(rng.choice((grades[half:], grades[half : half + 1])), k=whole - good)
            row[counts] = {grade: drawn.count(grade) for grade in grades}
            good = 100 * good // whole
    for comparator in ("similar_areas", "national"):
        near = good + rng.choice((-12, -6, -3, 0, 3, 8))
        row[comparator] = min(100, max(0, near)) if rng.random() < 0.85 else None
    return row


def figures(row: dict[str, Any], calm: float, rng: random.Random) -> dict[str, Any]:
    """An indicator or gap, each comparator within its tolerance or beyond it; now and then one is missing."""
    for name in FIGURES:
        if row.get(name) is not None:
            by = 0 if rng.random() < calm else rng.choice((-5, -2, 2, 5))
            row[name] = row["value"] + by * (row["tolerance"] or Decimal(1)) if rng.random() < 0.95 else None
    return row

"""Made-up results of councils for ``inspection-summary-2024``: six grades, last year's counts, joint inspections.

Nothing here knows how a letter is built; it only knows where one is likely to go wrong.
"""

from __future__ import annotations

import random
from typing import Any

from truth_assessment_councils import FINDINGS
from truth_rating_councils import NAMES, percentage

Raw = dict[str, Any]

GRADES = ("excellent", "very good", "good", "satisfactory", "weak", "unsatisfactory")
JUDGEMENTS = ("excellent", "very good", "good", "adequate", "weak", "unsatisfactory")
TYPES = ("nursery", "centres", "primary", "secondary", "special", "learning")
EDGES = (0, 1, 14, 15, 49, 50, 51, 74, 75, 90, 91, 99, 100)


def council(rng: random.Random) -> Raw:
    """The results of one council."""
    rating = rng.randint(1, 6)
    tolerance = rng.choice(("0", "1", "2", "2.5", "10"))
    raw: Raw = {
        "kind": "inspection-summary-2024",
        "year": 2024,
        "council": {"id": "c", "name": rng.choice(NAMES), "short_name": "C"},
        "addressee": {
            "name": "Ms A B",
            "salutation": "Ms B",
            "post": "Director",
            "address": ["Town Hall", "High Street", "M1 1AA"],
        },
        "signatory": {"name": "C D", "post": "Lead Inspector"},
        "rating": rating,
        "tolerance": tolerance,
        "provision": provision(rng, float(tolerance)),
        "review": reviews(rng),
        "findings": findings(rng),
    }
    if rng.random() < 0.8:
        raw["previous"] = {
            "year": rng.choice((2023, 2023, 2022)),
            "rating": rng.choice((rating, rng.randint(1, 6))),
        }
    return {key: value for key, value in raw.items() if value != []}


def split(rng: random.Random, total: int) -> Raw:
    """Counts by grade: all alike, with a share good or better near an edge, or any."""
    if rng.random() < 0.15:
        return {rng.choice(GRADES): total}
    edge = (
        rng.choice(EDGES) + rng.choice((-0.6, -0.5, 0, 0.4, 0.5))
        if rng.random() < 0.6
        else rng.uniform(0, 100)
    )
    good = min(total, max(0, round(total * edge / 100)))
    cuts = sorted(rng.randint(0, good) for _ in range(2))
    rest = total - good
    low = rng.choice((0, 0, 1 if rest else 0, rest, rng.randint(0, rest)))
    worst = rng.randint(0, low)
    found = (cuts[0], cuts[1] - cuts[0], good - cuts[1], rest - low, low - worst, worst)
    return {grade: number for grade, number in zip(GRADES, found, strict=True) if number}


def provision(rng: random.Random, tolerance: float) -> list[Raw]:
    """Types of provision, each of them there or not, with last year's counts for most."""
    there, size = rng.choice((0.1, 0.6, 0.9, 1)), rng.choice((1, 3, 10, 20, 400))
    rows = []
    for type_ in TYPES:
        if rng.random() > there:
            continue
        counts = split(rng, rng.choice((1, 2, 3, 10, 11, 20, size, rng.randint(1, size))))
        row: Raw = {"type": type_, "counts": counts}
        good = sum(counts.get(grade, 0) for grade in GRADES[:3])
        if rng.random() < 0.8:
            row["national"] = percentage(rng, 100 * good / sum(counts.values()), tolerance)
        if rng.random() < 0.7:
            row["previous"] = split(rng, max(1, sum(counts.values()) + rng.choice((-1, 0, 0, 1))))
        rows.append(row)
    rng.shuffle(rows)
    return rows


def reviews(rng: random.Random) -> list[Raw]:
    """Joint inspections of up to two services, in one month or in two."""
    rows: list[Raw] = []
    for area in rng.sample(("protection", "care"), rng.randint(0, 2)):
        grade = rng.choice(JUDGEMENTS)
        if rows and rng.random() < 0.5:
            rows[0]["judgements"][area] = grade
        else:
            rows.append({"held": rng.choice(("2024-02", "2023-11")), "judgements": {area: grade}})
    return rows


def findings(rng: random.Random) -> list[Raw]:
    """What inspectors wrote: nothing, or a few sentences."""
    sorts = ("judgement", "strength", "area for development")
    chosen = rng.sample(FINDINGS, rng.choice((0, 0, 1, 4)))
    return [{"sort": rng.choice(sorts), "text": text, "about": "learning"} for text in chosen]

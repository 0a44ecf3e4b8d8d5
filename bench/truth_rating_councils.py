"""Made-up results of councils, as plain dicts with numbers as they would be written: wide, near the edges, patchy.

Nothing here knows how a letter is built; it only knows where one is likely to go wrong.
"""

from __future__ import annotations

import random
from typing import Any

Raw = dict[str, Any]

GRADES = ("outstanding", "good", "satisfactory", "inadequate")
SETTINGS = ("childcare", "nursery", "primary", "secondary", "special", "pru", "homes")
SERVICES = ("adoption", "fostering", "private_fostering")
OUTCOMES = ("healthy", "safe", "achieving", "contribution", "economic")
INDICATORS = {
    "NI 59": ("safe", "higher"),
    "NI 62": ("safe", "lower"),
    "NI 68": ("safe", "higher"),
    "LI core": ("safe", "higher"),
    "NI 73": ("achieving", "higher"),
    "NI 75": ("achieving", "higher"),
    "NI 87": ("achieving", "lower"),
    "NI 72": ("achieving", "higher"),
    "NI 50": ("healthy", "higher"),
    "NI 52": ("healthy", "higher"),
    "NI 112": ("healthy", "lower"),
    "NI 110": ("contribution", "higher"),
    "NI 111": ("contribution", "lower"),
    "NI 117": ("economic", "lower"),
    "NI 106": ("economic", "higher"),
}
GAPS = ("fsm_ks2", "fsm_ks4", "sen_ks2", "sen_ks4", "lac_ks4")
NAMES = (
    "Liverpool City Council",
    "London Borough of Barking and Dagenham",
    "Council of the Isles of Scilly",
    "King's Lynn & West Norfolk",
    "St. Helens Council",
    "Ynys Môn – Ŵyr a'r Fŷr",
    "*Star* _Under_ [link](http://x) `code`",
    "A\\B \"quoted\" 'single' <b> & 100%",
    "1. First # Council {council}",
    "Emoji 🏛️ Council",
    "Kingston upon Hull, City of",
)
FINDINGS = (
    "Schools and social workers share information early.",
    "the 'virtual school' tracks *every* looked-after pupil",
    "11-year-olds move to their new schools with confidence.",
    "150 children with disabilities wait too long for a short break.",
)
EDGES = (0, 1, 3, 4, 5, 6, 10, 11, 19, 20, 34, 35, 49, 50, 51, 64, 65, 79, 80, 96, 97, 99, 100)


def council(rng: random.Random) -> Raw:
    """The results of one council."""
    tolerance = rng.choice(("0", "0.5", "1", "2", "2", "2", "2.5", "5", "20"))
    raw: Raw = {
        "kind": "annual-rating-2009",
        "year": 2009,
        "date": "2009-12-09",
        "council": {"id": "c", "name": rng.choice(NAMES), "short_name": "C"},
        "addressee": {
            "name": "Mr A B",
            "salutation": "Mr B",
            "post": "Director",
            "address": ["Town Hall", "High Street", "M1 1AA"],
        },
        "signatory": {"name": "C D", "post": "Divisional Manager"},
        "rating": rng.randint(1, 4),
        "tolerance": tolerance,
        "provision": provision(rng, float(tolerance)),
        "review": review(rng),
        "outcomes": outcomes(rng),
        "outcome_judgements": judgements(rng),
        "indicators": indicators(rng),
        "gaps": gaps(rng),
    }
    if rng.random() < 0.2:
        texts = rng.sample(FINDINGS, rng.randint(1, 3))
        raw["findings"] = [{"sort": rng.choice(("judgement", "strength")), "text": text} for text in texts]
    if rng.random() < 0.1:
        raw["limited"] = {
            "from": rng.randint(1, 4),
            "by": rng.choice(
                ("an unannounced inspection", "the inspectorate's visit to services & settings")
            ),
            "held": rng.choice(("2008-12", "2009-08")),
        }
    for key in ("provision", "review", "outcomes", "outcome_judgements", "indicators", "gaps"):
        if not raw[key]:
            del raw[key]
    return raw


def provision(rng: random.Random, tolerance: float) -> list[Raw]:
    """Types of provision, each of them there or not."""
    there = rng.choice((0.05, 0.5, 0.9, 1.0, 1.0))
    size = rng.choice((1, 3, 10, 40, 1000))
    good = rng.choice((None, None, 0.95, 0.85, 0.5))
    rows = []
    for type_ in SETTINGS:
        if rng.random() > there:
            continue
        counts = split(rng, rng.choice((1, 2, 3, 4, 9, 10, 11, size, size, rng.randint(1, size))), good)
        if type_ == "homes" and rng.random() < 0.4:
            whole = rng.choice((1, 2, 3, 4, 9, 10, 11, 12, 30))
            some = rng.randint(0, whole)
            counts = {"good": some, "satisfactory": whole - some}
        share = 100 * (counts.get("outstanding", 0) + counts.get("good", 0)) / sum(counts.values())
        row: Raw = {"type": type_, "counts": counts}
        for comparator in ("similar_areas", "national"):
            if rng.random() < 0.85:
                row[comparator] = percentage(rng, share, tolerance)
        rows.append(row)
    for type_ in SERVICES:
        if rng.random() < there:
            total = rng.choice((1, 1, 1, 1, 1, 2, 3))
            rows.append({"type": type_, "counts": split(rng, total, rng.choice((None, 0.6)))})
    rng.shuffle(rows)
    return rows


def split(rng: random.Random, total: int, good: float | None) -> Raw:
    """Counts by grade that add up to ``total``: all alike, near an edge, or any."""
    way = rng.random()
    if way < 0.2:
        return {rng.choice(GRADES): total}
    if way < 0.5:
        edge = rng.choice(EDGES) + rng.choice((-0.6, -0.5, -0.4, 0, 0.4, 0.5))
        better = min(total, max(0, round(total * edge / 100)))
    elif good is not None:
        better = min(total, round(total * min(1.0, max(0.0, rng.gauss(good, 0.08)))))
    else:
        better = rng.randint(0, total)
    first = rng.choice((0, better, rng.randint(0, better)))
    worse = total - better
    last = rng.choice((0, 0, 1 if worse else 0, worse, rng.randint(0, worse)))
    counts = {
        "outstanding": first,
        "good": better - first,
        "satisfactory": worse - last,
        "inadequate": last,
    }
    return counts if rng.random() < 0.7 else {grade: count for grade, count in counts.items() if count}


def percentage(rng: random.Random, near: float, tolerance: float) -> str:
    """A comparator: near the share itself, at the edge of the tolerance, well below it, or anywhere."""
    way = rng.random()
    if way < 0.35:
        value = near + rng.choice((-1, 1)) * (tolerance + rng.choice((-0.6, -0.5, -0.1, 0, 0.1, 0.5, 0.6, 1)))
    elif way < 0.75:
        value = near - rng.uniform(0, 30)
    else:
        value = rng.uniform(0, 100)
    return written(min(100.0, max(0.0, value)), rng)


def written(value: float, rng: random.Random) -> str:
    """A figure with none, one or two decimals."""
    return f"{value:.{rng.choice((0, 1, 1, 2))}f}"


def review(rng: random.Random) -> Any:
    """No review, one, or several, some of them in one month."""

    def one() -> Raw:
        areas = rng.choice((("safeguarding",), ("looked_after",), ("safeguarding", "looked_after")))
        same = rng.choice(("outstanding", "good", "adequate", "inadequate"))
        grade = {
            area: same
            if rng.random() < 0.7
            else rng.choice(("outstanding", "good", "adequate", "inadequate"))
            for area in areas
        }
        items = list(grade.items())
        rng.shuffle(items)
        return {"held": rng.choice(("2008-02", "2008-02", "2008-12", "2009-01")), "judgements": dict(items)}

    way = rng.random()
    if way < 0.15:
        return None
    if way < 0.7:
        return one()
    held: list[Raw] = []
    for each in (
        one() for _ in range(rng.randint(1, 4))
    ):  # no area is judged in two reviews: that is refused
        before = {area for earlier in held for area in earlier["judgements"]}
        left = {area: grade for area, grade in each["judgements"].items() if area not in before}
        if left:
            held.append({**each, "judgements": left})
    return held


def outcomes(rng: random.Random) -> Raw:
    """Shares by outcome: close together, at an edge, or anywhere; now and then one is missing."""
    way, base = rng.random(), rng.choice((rng.uniform(0, 100), rng.choice((*EDGES, 50, 50))))
    found = {}
    for outcome in rng.sample(OUTCOMES, len(OUTCOMES)):
        if way < 0.1:
            value = rng.uniform(0, 100)
        elif way < 0.2:
            value = float(base)
        else:
            value = base + rng.choice((rng.uniform(-3, 3), rng.choice((-0.5, -0.4, 0.4, 0.49, 0.5, 0))))
        if rng.random() < 0.96:
            found[outcome] = written(min(100.0, max(0.0, value)), rng)
    return found


def judgements(rng: random.Random) -> list[Raw]:
    """Services judged outcome by outcome: a full product of weaker ones, nearly one, or any."""
    weak = set(rng.sample(OUTCOMES, rng.randint(0, 5)))
    clean, rows = rng.random(), []
    for type_ in rng.sample((*SERVICES, "homes", "primary"), rng.choice((0, 1, 2, 3))):
        spared = clean < 0.3 and rng.random() < 0.5
        row: Raw = {"type": type_}
        for outcome in rng.sample(OUTCOMES, len(OUTCOMES)):
            low = outcome in weak and not spared
            if clean > 0.7 and rng.random() < 0.15:
                low = not low
            if rng.random() < 0.93:
                row[outcome] = rng.choice(GRADES[2:] if low else GRADES[:2])
        if len(row) > 1:
            rows.append(row)
    return rows


def figures(rng: random.Random, calm: float) -> Raw:
    """Value, previous and comparators; ``calm`` is how often a comparator is within the tolerance."""
    tolerance = rng.choice(("0", "0.3", "0.5", "1", "2"))
    value = rng.randint(0, 1000) / 10
    row: Raw = {"value": f"{value:.1f}", "tolerance": tolerance}
    for key in ("previous", "similar_areas", "national"):
        if rng.random() < 0.06:
            continue
        edge = float(tolerance)
        inside = rng.random() < (0.35 if key == "previous" else calm)
        by = rng.choice((0, edge / 2, edge)) if inside else edge + rng.choice((0.01, 0.1, 1, 5))
        row[key] = f"{value + rng.choice((-1, 1)) * by:.2f}"
    return row


def indicators(rng: random.Random) -> list[Raw]:
    """Indicators, each there or not, some without outcome."""
    there, calm = rng.choice((0, 0.1, 0.3, 0.6, 0.9, 1, 1)), rng.choice((0.3, 0.8, 0.95, 1))
    rows = []
    for id_, (outcome, better) in INDICATORS.items():
        if rng.random() > there:
            continue
        row = {"id": id_, "better": better, **figures(rng, calm)}
        if rng.random() < 0.95:
            row["outcome"] = outcome if rng.random() < 0.9 else rng.choice(OUTCOMES)
        if id_ in {"NI 68", "LI core"} and rng.random() < 0.1:
            row["better"] = "lower"
        if (
            id_ in {"NI 117", "NI 106"} and rng.random() < 0.5
        ):  # one card needs both to differ, in one way each
            value, margin = float(row["value"]), float(row["tolerance"])
            key, sign = ("previous", 1) if id_ == "NI 117" else ("similar_areas", -1)
            row[key] = f"{value + sign * (margin + rng.choice((0, 0.01, 0.1, 3))):.2f}"
        rows.append(row)
    rng.shuffle(rows)
    return rows


def gaps(rng: random.Random) -> list[Raw]:
    """Gaps, mostly as elsewhere or not."""
    there, calm = rng.choice((0, 0.4, 1, 1)), rng.choice((0.5, 0.8, 1))
    rows = [sided(rng, {"id": id_, **figures(rng, calm)}) for id_ in GAPS if rng.random() <= there]
    rng.shuffle(rows)
    return rows


def sided(rng: random.Random, row: Raw) -> Raw:
    """A gap as it is, or, now and then, of a group that is ahead of others: all its figures the other way."""
    if rng.random() < 0.9:
        return row
    return {
        key: f"{-float(row[key]):.2f}"
        if key in {"value", "previous", "similar_areas", "national"}
        else row[key]
        for key in row
    }

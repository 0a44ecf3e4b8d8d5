"""Made-up results of councils for ``annual-assessment-2010``: wide, near the edges, patchy, with last year's.

Nothing here knows how a letter is built; it only knows where one is likely to go wrong.
"""

from __future__ import annotations

import random
from typing import Any

from truth_rating_councils import GRADES, NAMES, figures, outcomes, percentage, sided, split

Raw = dict[str, Any]

EARLY = ("childminders", "childcare", "nursery", "centres")
SCHOOLS = ("primary", "secondary", "special", "independent_special", "pru")
POST_16 = ("sixth_forms", "special_sixth_forms", "sixth_form_colleges", "fe")
CARE = ("homes", "private_homes", "respite")
AGENCIES = ("adoption", "fostering")
SETTINGS = (*EARLY, *SCHOOLS, *POST_16, *CARE)
LOWER = (
    "NI 19",
    "NI 55",
    "NI 56",
    "NI 62",
    "NI 69",
    "NI 70",
    "NI 87",
    "NI 111",
    "NI 112",
    "NI 114",
    "NI 115",
    "NI 116",
    "NI 117",
)
"""Of these a lower figure is better."""
INDICATORS = (
    "NI 72",
    "NI 73",
    "NI 75",
    "NI 79",
    "NI 80",
    "NI 50",
    "NI 52",
    "NI 53",
    "NI 55",
    "NI 56",
    "NI 59",
    "NI 60",
    "NI 61",
    "NI 62",
    "NI 66",
    "NI 67",
    "NI 87",
    "NI 86",
    "NI 110",
    "NI 111",
    "NI 19",
    "NI 112",
    "NI 115",
    "NI 117",
    "NI 69",
    "NI 70",
    "NI 91",
    "NI 106",
    "NI 114",
    "NI 116",
    "NI 147",
    "NI 148",
)
GAPS = ("low", "sen", "care", "low_5", "low_11", "low_16", "sen_11", "sen_16", "care_11", "care_16", "low_19")
AREAS = ("safeguarding", "looked_after", "contact", "capacity")
JUDGEMENTS = ("outstanding", "good", "adequate", "inadequate")
FINDINGS = (
    "Schools and social workers share information early.",
    "make sure that every child in care has a current health assessment",
    "The 'virtual school' tracks *every* looked-after pupil; results are rising.",
    "Ofsted's own survey found that 90 per cent of parents were content.",
    "*Every Child Matters* partnerships work well.",
    'Children say "we are heard".',
    "11-year-olds move to their new schools with confidence.",
    "Reduce waiting times for speech therapy, etc.",
    "150 children with disabilities wait too long for a short break.",
)
NONE: Raw = {}


def council(rng: random.Random) -> Raw:
    """The results of one council."""
    tolerance = rng.choice(("0", "0.5", "1", "2", "2", "2", "2.5", "5", "20"))
    rating = rng.randint(1, 4)
    name = rng.choice(NAMES)
    raw: Raw = {
        "kind": "annual-assessment-2010",
        "year": 2010,
        "council": {"id": "c", "name": name, "short_name": "C"},
        "addressee": {
            "name": "Mr A B",
            "salutation": "Mr B",
            "post": "Director",
            "address": ["Town Hall", "High Street", "M1 1AA"],
        },
        "signatory": {"name": "C D", "post": "Divisional Manager"},
        "rating": rating,
        "tolerance": tolerance,
        "provision": provision(rng, float(tolerance)),
        "review": reviews(rng),
        "outcomes": outcomes(rng),
        "indicators": indicators(rng),
        "gaps": gaps(rng),
        "findings": findings(rng),
    }
    if rng.random() < 0.01:
        raw["indicators"], raw["tolerance"] = behind(rng), "2"
        low = {"type": "secondary", "counts": {"good": 2, "satisfactory": 3}, "national": "60"}
        others = [row for row in raw["provision"] if row["type"] != "secondary"]
        raw["provision"] = [*others, low | {"previous": {"good": 2, "satisfactory": rng.randint(1, 3)}}]
    if rng.random() < 0.05:
        raw["council"]["name_in_sentence"] = f"the {name}"
    if rng.random() < 0.85:
        raw["previous"] = {
            "year": rng.choice((2009, 2009, 2009, 2009, 2008, 2007, 2010)),
            "rating": rng.choice((rating, rng.randint(1, 4))),
        }
    if rng.random() < 0.3:
        raw["limited"] = {
            "from": rng.randint(1, 4),
            "by": rng.choice(
                ("an unannounced inspection", "the inspection of safeguarding & 'care' services")
            ),
            "held": rng.choice(("2009-12", "2010-08")),
        }
    for key in ("provision", "review", "outcomes", "indicators", "gaps", "findings"):
        if not raw[key]:
            del raw[key]
    return raw


def provision(rng: random.Random, tolerance: float) -> list[Raw]:
    """Types of provision, each of them there or not, with last year's counts for most."""
    there = rng.choice((0.03, 0.1, 0.5, 0.9, 1.0))
    size = rng.choice((1, 3, 6, 12, 40, 1000))
    level = rng.choice((None, None, 1.0, 0.97, 0.9, 0.85, 0.7, 0.5, 0.1))
    rows = []
    for type_ in SETTINGS:
        if rng.random() > there:
            continue
        total = rng.choice((1, 1, 2, 3, 4, 9, 10, 11, 12, 20, 21, size, size, rng.randint(1, size)))
        row: Raw = {"type": type_, "counts": split(rng, total, level)}
        if rng.random() < 0.25:
            row["counts"] = shaped(rng, total)
        if rng.random() < 0.8:
            row["previous"] = before(rng, row["counts"])
        share = 100 * (row["counts"].get("outstanding", 0) + row["counts"].get("good", 0)) / total
        for comparator in ("similar_areas", "national"):
            if rng.random() < 0.85:
                row[comparator] = percentage(rng, share, tolerance)
        rows.append(row)
    for type_ in (*AGENCIES, "private_fostering"):
        if rng.random() < max(there, 0.4):
            row = {
                "type": type_,
                "counts": split(rng, rng.choice((1, 1, 1, 1, 1, 1, 2)), rng.choice((None, 0.9))),
            }
            if rng.random() < 0.8:
                row["previous"] = split(rng, rng.choice((1, 1, 1, 1, 2)), rng.choice((None, 0.1)))
            if rng.random() < 0.5:
                row["inspected"] = rng.choice(("2009-05", "2009-11", "2010-02"))
            rows.append(row)
    if rng.random() < 0.3:
        rare(rng, rows)
    rng.shuffle(rows)
    return rows


def rare(rng: random.Random, rows: list[Raw]) -> None:
    """One of the constellations that chance alone seldom brings about."""
    few = rng.randint(1, 3)
    shares = [f"{rng.uniform(30, 60):.1f}" for _ in range(3)]
    made: tuple[Raw, ...] = rng.choice(
        (
            (
                {"type": "fe", "counts": {"satisfactory": 1}},
                {"type": "sixth_forms", "counts": {"good": few, "satisfactory": few * rng.randint(3, 9)}},
            ),
            (
                {"type": "secondary", "counts": {"good": few, "satisfactory": few + 2}, "national": shares[0]}
                | {"previous": {"good": few, "satisfactory": few + rng.randint(0, 2)}, "similar_areas": shares[1]},
            ),
            (
                {"type": "adoption", "counts": {"satisfactory": 1}, "inspected": rng.choice(("2009-05", "2010-01"))},
                {"type": "fostering", "counts": {"satisfactory": 1}, "inspected": rng.choice(("2009-11", "2010-01"))},
                {"type": "nursery", "counts": {"good": few, "satisfactory": few}},
                {"type": "primary", "counts": {"good": 9, "satisfactory": few + 3}},
            ),
            tuple(
                {
                    "type": type_,
                    "counts": {"good": 60 + few, "satisfactory": 40},
                    "previous": {"good": rng.randint(48, 58), "satisfactory": 45},
                }
                for type_ in ("childminders", "childcare")
            ),
            ({"type": "primary", "counts": {"good": 70, "outstanding": few, "satisfactory": 1}},),
            (
                {"type": "special", "counts": {"good": 4, "outstanding": few}},
                {"type": "pru", "counts": {rng.choice(GRADES): 1}},
            ),
            ({"type": rng.choice(EARLY), "counts": {"good": rng.randint(20, 80), "satisfactory": 40}}
             | {"similar_areas": "90.0", "national": rng.choice(("85", "60"))},),
        )
    )  # fmt: skip
    types = {each["type"] for each in made}
    rows[:] = [row for row in rows if row["type"] not in types] + [dict(row) for row in made]


def shaped(rng: random.Random, total: int) -> Raw:
    """All good but a few; nothing inadequate; one inadequate; all satisfactory but one."""
    few = min(total, rng.choice((0, 1, 2)))
    rest = total - few
    best = rng.randint(0, rest)
    found = rng.choice(
        (
            {"outstanding": best, "good": rest - best, "satisfactory": few},
            {"good": rest, "outstanding": few},
            {"good": rest, "inadequate": few},
            {"satisfactory": rest, "good": few},
            {"outstanding": best, "satisfactory": rest - best, "inadequate": few},
        )
    )
    return {grade: count for grade, count in found.items() if count} or {"good": total}


def before(rng: random.Random, now: Raw) -> Raw:
    """Last year's counts: the same, one setting fewer or more, another grade for all, or any."""
    total = sum(now.values())
    way = rng.random()
    if way < 0.2:
        return dict(now)
    if way < 0.45:
        grade = max(now, key=lambda each: (now[each], each))
        changed = now | {grade: now[grade] + rng.choice((-1, 1, 1))}
        return changed if sum(changed.values()) else dict(now)
    if way < 0.75:
        return {rng.choice(GRADES): max(1, total + rng.choice((0, 0, 0, -1, 1)))}
    return split(rng, max(1, total + rng.choice((0, 0, -1, 1))), rng.choice((None, 0.8, 0.95)))


def reviews(rng: random.Random) -> list[Raw]:
    """Inspections of up to three areas, in one month or in several; each area once."""
    rows: list[Raw] = []
    for area in rng.sample(AREAS, rng.randint(0, len(AREAS))):
        grade = rng.choice(JUDGEMENTS)
        if rows and rng.random() < 0.6:
            rng.choice(rows)["judgements"][area] = grade
        else:
            rows.append({"held": rng.choice(("2010-05", "2010-05", "2009-12")), "judgements": {area: grade}})
    return rows


def indicators(rng: random.Random) -> list[Raw]:
    """Indicators, each there or not, most of them with the national figure of the year before."""
    there, calm = rng.choice((0, 0.1, 0.3, 0.6, 0.9, 1, 1)), rng.choice((0.1, 0.3, 0.8, 0.95, 1))
    way = rng.choice((None, None, 1, -1))
    rows = []
    for id_ in INDICATORS:
        if rng.random() > there:
            continue
        better = "lower" if id_ in LOWER else "higher"
        row: Raw = {"id": id_, "better": better, **figures(rng, calm)}
        if way is not None and rng.random() < 0.7:
            shifted(rng, row, way if better == "higher" else -way)
        if "national" in row and rng.random() < 0.8:
            step = rng.choice((0, 0, 0.1, -0.1, 0.5, -0.5, 1, -1, 3, -3))
            row["national_previous"] = f"{float(row['national']) + step:.2f}"
            if "previous" in row and rng.random() < 0.3:  # the edges of "twice as fast"
                here = float(row["value"]) - float(row["previous"])
                row["national_previous"] = (
                    f"{float(row['national']) - here / rng.choice((1.9, 2, 2.1, 4)):.2f}"
                )
        rows.append(row)
    rng.shuffle(rows)
    return rows


def behind(rng: random.Random) -> list[Raw]:
    """Attainment below the national average at every age, and by most at 16 and 19."""
    found = []
    for id_, by in (("NI 72", 3), ("NI 73", 4), ("NI 75", 5), ("NI 79", 6)):
        away = by + rng.choice((0, 0, 0.9, 1))
        row = {
            "id": id_,
            "better": "higher",
            "value": "50.0",
            "tolerance": "1",
            "national": f"{50 + away:.1f}",
        }
        found.append(row | ({"similar_areas": "50.5"} if rng.random() < 0.5 else {}))
    return found


def shifted(rng: random.Random, row: Raw, way: int) -> None:
    """All that is known beside the value put to one side of it, so that it is ahead or behind and has moved."""
    for key in ("previous", "similar_areas", "national"):
        if key in row:
            by = float(row["tolerance"]) + rng.choice((0, 0.01, 0.1, 2))
            row[key] = f"{float(row['value']) - way * by:.2f}"


def gaps(rng: random.Random) -> list[Raw]:
    """Gaps, from none at all to wide, some of them hardly a gap."""
    there, calm = rng.choice((0, 0.4, 1, 1)), rng.choice((0.2, 0.5, 0.8, 1))
    rows = []
    for id_ in GAPS:
        if rng.random() <= there:
            row = sided(rng, {"id": id_, **figures(rng, calm)})
            rows.append(row)
    rng.shuffle(rows)
    return rows


def findings(rng: random.Random) -> list[Raw]:
    """What inspectors wrote: nothing, or a few sentences, one of them perhaps twice."""
    rows = []
    for text in rng.sample(FINDINGS, rng.choice((0, 0, 1, 3, 6))):
        for sort in rng.choice(
            (
                ("judgement",),
                ("strength",),
                ("area for development",),
                ("judgement", "strength"),
                ("strength", "strength"),
            )
        ):
            rows.append(
                {"sort": sort, "text": text, "about": rng.choice(("safeguarding", "health", "overall"))}
            )
    rng.shuffle(rows)
    return rows

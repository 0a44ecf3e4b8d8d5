"""Makes results files for the 152 councils of 2009: real councils, made-up figures.

``python samples/population/make.py DIR [--year 2009]`` writes ``DIR/<id>.yaml`` for each, the same bytes every
time and on every machine: every number is drawn from a SHA-256 hash of the year, the council and what the
number is for, in whole numbers only. README.md beside this file says what is real and what is not.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

One = TypeVar("One")
Weights = tuple[int, int, int, int]

COUNCILS = Path(__file__).with_name("councils.json")

GRADES = ("outstanding", "good", "satisfactory", "inadequate")
REVIEW_GRADES = ("outstanding", "good", "adequate", "inadequate")
COMPARATORS: Sequence[str] = ("similar_areas", "national")
OUTCOMES = ("healthy", "safe", "achieving", "contribution", "economic")


class Year(NamedTuple):
    """One year's letters: their kind, their date and how many councils had each rating."""

    kind: str
    date: str
    ratings: Mapping[int, int]


YEARS = {2009: Year("annual-rating-2009", "2009-12-09", {4: 10, 3: 93, 2: 40, 1: 9})}

# Published as 2 because an unannounced safeguarding visit limited them: their figures are those of a 3.
LIMITED = {"calderdale", "knowsley", "nottinghamshire", "peterborough", "plymouth", "redbridge", "salford"}

# How a rating moves a council from the national figures.
POINTS = {4: 12, 3: 4, 2: -5, 1: -11}  # shares of good or better: percentage points
TENTHS = {4: 8, 3: 2, 2: -3, 1: -8}  # indicators and gaps: tenths of their usual spread

# Per cent of settings by grade, nationally. Child care is of 2008/09 (65 per cent good or better, 95 at least
# satisfactory), schools are of inspections in 2009/10; homes and services are our guess.
SPREADS: dict[str, Weights] = {
    "childcare": (10, 55, 30, 5),
    "nursery": (59, 36, 3, 3),
    "primary": (9, 44, 39, 7),
    "secondary": (13, 36, 41, 11),
    "special": (35, 43, 17, 5),
    "pru": (21, 42, 29, 9),
    "homes": (13, 52, 29, 6),
    "adoption": (15, 56, 26, 3),
    "fostering": (10, 59, 28, 3),
    "private_fostering": (4, 44, 46, 6),
}
COMPARED = ("childcare", "nursery", "primary", "secondary", "special", "pru")

# Settings in a council of the usual size, in tenths, by type in the order of SPREADS.
SETTINGS = {
    "unitary": (2250, 15, 600, 110, 40, 20, 30),
    "metropolitan district": (4200, 30, 950, 170, 70, 30, 50),
    "London borough": (4300, 30, 620, 150, 60, 20, 40),
    "county": (14000, 30, 2600, 450, 140, 70, 80),
}
# Of a service there is one or none: per cent of councils that have one of their own, inspected.
SERVICES = {"adoption": 95, "fostering": 99, "private_fostering": 86}
JUDGED_BY_OUTCOME = ("homes", "adoption", "fostering")

# The two councils that are like no other: what they have, all told.
TINY = {
    "city-of-london": {"childcare": 14, "primary": 1, "fostering": 1},
    "isles-of-scilly": {"childcare": 5, "secondary": 1, "fostering": 1},
}
# Per cent of the usual size of the type, roughly, where it is far from that.
SIZES = {
    **dict.fromkeys(("rutland",), 30),
    **dict.fromkeys(("hartlepool", "darlington", "poole", "torbay", "bracknell-forest", "slough"), 70),
    **dict.fromkeys(
        ("kensington-and-chelsea", "kingston-upon-thames", "bury", "knowsley", "south-tyneside"), 70
    ),
    **dict.fromkeys(("isle-of-wight", "reading", "blackpool", "middlesbrough", "halton", "thurrock"), 80),
    **dict.fromkeys(("dorset", "east-sussex", "warwickshire", "worcestershire", "north-yorkshire"), 80),
    **dict.fromkeys(("barnet", "croydon", "bromley", "wirral", "wigan", "wakefield", "doncaster"), 125),
    **dict.fromkeys(("liverpool", "manchester", "kirklees", "milton-keynes", "leicester", "nottingham"), 140),
    **dict.fromkeys(
        ("sheffield", "bradford", "northumberland", "shropshire", "cheshire-east", "bristol"), 160
    ),
    **dict.fromkeys(("surrey", "hertfordshire", "leeds", "county-durham", "wiltshire", "cornwall"), 190),
    **dict.fromkeys(("essex", "hampshire", "kent", "lancashire"), 220),
    **dict.fromkeys(("birmingham",), 300),
}


class Measure(NamedTuple):
    """An indicator or gap. ``national``, ``spread`` (how far a usual council lies from it) and ``tolerance`` are in
    tenths of its own unit; ``outcome`` is empty for a gap."""

    id: str
    outcome: str
    national: int
    spread: int
    tolerance: int
    better: str = "higher"


INDICATORS = (
    Measure("NI 59", "safe", 718, 22, 20),
    Measure("NI 62", "safe", 107, 10, 10, "lower"),
    Measure("NI 68", "safe", 643, 24, 20),
    Measure("LI core", "safe", 224, 22, 20),
    Measure("NI 73", "achieving", 720, 20, 20),
    Measure("NI 75", "achieving", 498, 25, 20),
    Measure("NI 87", "achieving", 57, 8, 10, "lower"),
    Measure("NI 72", "achieving", 520, 22, 20),
    Measure("NI 50", "healthy", 633, 16, 20),
    Measure("NI 52", "healthy", 416, 24, 20),
    Measure("NI 112", "healthy", 404, 45, 20, "lower"),
    Measure("NI 110", "contribution", 674, 18, 20),
    Measure("NI 111", "contribution", 24, 3, 3, "lower"),
    Measure("NI 117", "economic", 67, 10, 5, "lower"),
    Measure("NI 106", "economic", 187, 10, 5),
)
GAPS = (
    Measure("fsm_ks2", "", 219, 15, 15, "lower"),
    Measure("fsm_ks4", "", 270, 16, 15, "lower"),
    Measure("sen_ks2", "", 513, 15, 15, "lower"),
    Measure("sen_ks4", "", 460, 16, 15, "lower"),
    Measure("lac_ks4", "", 372, 25, 15, "lower"),
)

# Joint area reviews: each grade's weight by the council's rating.
REVIEWED: dict[int, Weights] = {4: (35, 60, 5, 0), 3: (6, 66, 27, 1), 2: (1, 38, 59, 2), 1: (0, 16, 64, 20)}
FIRST_REVIEW, REVIEW_MONTHS = 2005 * 12 + 8, 40  # September 2005 to December 2008
LAST_MONTH = 2009 * 12 + 9  # October 2009


class Dice:
    """Numbers that look random and depend on the seed alone: SHA-256 of the seed and a running number."""

    def __init__(self, *seed: object) -> None:
        self.seed = "/".join(map(str, seed))
        self.block = 0
        self.numbers: list[int] = []

    def below(self, end: int) -> int:
        """A whole number from 0 to one below ``end``."""
        if not self.numbers:
            digest = hashlib.sha256(f"{self.seed}/{self.block}".encode()).digest()
            self.numbers = [int.from_bytes(digest[at : at + 4], "big") for at in range(0, 32, 4)]
            self.block += 1
        return self.numbers.pop() * end >> 32

    def chance(self, per_cent: int) -> bool:
        """True this often."""
        return self.below(100) < per_cent

    def pick(self, choices: Sequence[One]) -> One:
        """One of the choices, each as likely."""
        return choices[self.below(len(choices))]

    def weighted(self, weights: Sequence[int]) -> int:
        """A place among the weights, as likely as its weight."""
        left = self.below(sum(weights))
        for place, weight in enumerate(weights):
            left -= weight
            if left < 0:
                return place
        raise AssertionError(weights)

    def around(self, spread: int) -> int:
        """A whole number near 0: two of three within ``spread``, none beyond three times that."""
        return sum(self.below(2 * spread + 1) - spread for _ in range(3))


def within(low: int, value: int, high: int) -> int:
    """The value, or the end that it is beyond."""
    return max(low, min(value, high))


def tenths(value: int) -> str:
    """Tenths as a figure with one decimal."""
    return f"{value // 10}.{value % 10}"


def brief(value: int) -> str:
    """Tenths as a figure, with a decimal where it needs one."""
    return tenths(value).removesuffix(".0")


def grades(dice: Dice, spread: Weights, points: int, settings: int) -> list[int]:
    """How many of the settings have each grade, when the share good or better is ``points`` from the spread's."""
    better, worse = sum(spread[:2]), sum(spread[2:])
    share = within(3, better * 100 // (better + worse) + points, 99)
    weights = [each * share * worse for each in spread[:2]] + [
        each * (100 - share) * better for each in spread[2:]
    ]
    counts = [0, 0, 0, 0]
    for _ in range(settings):
        counts[dice.weighted(weights)] += 1
    return counts


def numbers(dice: Dice, council: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """Each type of provision and how many settings of it the council has; none of those that it lacks."""
    if council["id"] in TINY:
        yield from TINY[council["id"]].items()
        return
    size = SIZES.get(council["id"], 100)
    for kind, usual in zip(SPREADS, SETTINGS[council["type"]], strict=False):
        times_ten_thousand = usual * size * (100 + dice.around(7)) // 10
        number = (times_ten_thousand + dice.below(10_000)) // 10_000
        if number:
            yield kind, number
    yield from ((kind, 1) for kind, per_cent in SERVICES.items() if dice.chance(per_cent))


def provision(dice: Dice, council: Mapping[str, Any], rating: int) -> Iterator[dict[str, Any]]:
    """The types of provision, each with its counts by grade and its comparators, where there are any."""
    points = POINTS[rating] + dice.around(3)
    for kind, number in numbers(dice, council):
        spread = SPREADS[kind]
        row: dict[str, Any] = {
            "type": kind,
            "counts": grades(dice, spread, points + dice.around(4), number),
        }
        if kind in COMPARED:
            national = 10 * sum(spread[:2])
            if not dice.chance(3):
                row["similar_areas"] = within(0, national + dice.around(22), 1000)
            row["national"] = national
        yield row


def reviews(dice: Dice, rating: int) -> Iterator[tuple[str, dict[str, str]]]:
    """The joint area review; at times two, one an area; seldom none."""
    if dice.chance(4):
        return
    safeguarding = looked_after = dice.weighted(REVIEWED[rating])
    if dice.chance(40):
        looked_after = dice.weighted(REVIEWED[rating])
    month = FIRST_REVIEW + dice.below(REVIEW_MONTHS)
    first = {"looked_after": REVIEW_GRADES[looked_after]}
    second = {"safeguarding": REVIEW_GRADES[safeguarding]}
    if not dice.chance(12):
        yield year_and_month(month), second | first
        return
    yield year_and_month(month), first
    yield year_and_month(min(month + 6 + dice.below(18), LAST_MONTH)), second


def year_and_month(month: int) -> str:
    """A month, counted from the year 0, as results write it."""
    return f"{month // 12}-{month % 12 + 1:02}"


def outcomes(dice: Dice, rows: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """The share of settings good or better per outcome, near that of all settings; seldom one is missing."""
    good = sum(sum(row["counts"][:2]) for row in rows)
    overall = 1000 * good // sum(sum(row["counts"]) for row in rows)
    shares = {outcome: within(0, overall + 10 + dice.around(22), 1000) for outcome in OUTCOMES}
    if dice.chance(12):
        del shares[dice.pick(OUTCOMES)]
    return shares


def outcome_judgements(dice: Dice, rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, dict[str, str]]]:
    """Services judged outcome by outcome, mostly as they were judged altogether."""
    for row in rows:
        if row["type"] not in JUDGED_BY_OUTCOME or dice.chance(12):
            continue
        usual = row["counts"].index(max(row["counts"]))
        yield (
            row["type"],
            {
                outcome: GRADES[within(0, usual + (-1, 0, 1)[dice.weighted((16, 72, 12))], 3)]
                for outcome in OUTCOMES
                if not dice.chance(3)
            },
        )


def measured(dice: Dice, measure: Measure, rating: int) -> dict[str, str]:
    """The figures of one indicator or gap; what is not known is left out."""
    up = 1 if measure.better == "higher" else -1
    apart = up * TENTHS[rating] * measure.spread // 10 + dice.around(measure.spread)
    value = max(measure.national + apart, 1)
    progress = measure.spread // 2 + dice.around(measure.spread)
    figures = {
        "value": value,
        "previous": max(value - up * progress, 1),
        "similar_areas": max(measure.national + apart // 3 + dice.around(measure.spread // 2), 1),
        "national": measure.national,
    }
    missing = {"previous": 3, "similar_areas": 5, "national": 1}
    return {name: tenths(each) for name, each in figures.items() if not dice.chance(missing.get(name, 0))}


def measures(dice: Dice, council: Mapping[str, Any], table: Sequence[Measure], rating: int) -> Iterator[str]:
    """The rows of indicators or gaps. The tiny councils lack most: numbers so small are not published."""
    for measure in table:
        figures = measured(dice, measure, rating)
        if dice.chance(70 if council["id"] in TINY else 2):
            continue
        outcome = {"outcome": measure.outcome} if measure.outcome else {}
        better = {"better": measure.better} if measure.outcome else {}
        yield flow({"id": measure.id, **outcome, **figures, **better, "tolerance": brief(measure.tolerance)})


def postcode(dice: Dice) -> str:
    """A postcode that looks like one and is none: no area is YY."""
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    return f"YY{1 + dice.below(99)} {1 + dice.below(9)}{letters[dice.below(20)]}{letters[dice.below(20)]}"


def flow(fields: Mapping[str, str]) -> str:
    """Fields on one line of YAML; their values are written as they are."""
    return "{" + ", ".join(f"{name}: {value}" for name, value in fields.items()) + "}"


def quoted(value: str) -> str:
    """Text in double quotation marks, which YAML reads as JSON does."""
    return json.dumps(value, ensure_ascii=False)


def results(council: Mapping[str, Any], year: int, rating: int) -> str:
    """The results file of one council."""

    def dice(topic: str) -> Dice:
        return Dice(year, council["id"], topic)

    published = council.get(f"rating_{year}") is not None
    shape = 3 if council["id"] in LIMITED else rating
    title, initial = dice("addressee").pick(("Ms", "Mr", "Dr")), dice("initial").pick("ABCDEFGHJKLMNPRSTW")
    address = (
        council["name"],
        "Example House",
        "1 Example Street",
        council["short_name"],
        postcode(dice("post")),
    )
    rows = list(provision(dice("provision"), council, shape))
    lines = [
        "# Made up by samples/population/make.py: every figure, date of review, grade and person below.",
        f"# Real are the council's names and code{' and its rating, as published' if published else ', no more'}.",
        f"kind: {YEARS[year].kind}",
        f"year: {year}",
        f"date: {YEARS[year].date}",
        "council:",
        f"  id: {council['id']}",
        *(f"  {field}: {quoted(council[field])}" for field in ("code", "name", "short_name")),
        *(
            []
            if council["name"].endswith("Council")
            else [f"  name_in_sentence: {quoted('the ' + council['name'])}"]
        ),
        "addressee:",
        f"  name: {quoted(f'{title} {initial}. Example')}",
        f"  salutation: {quoted(f'{title} Example')}",
        '  post: "Director of Children\'s Services"',
        f"  address: [{', '.join(map(quoted, address))}]",
        'signatory: {name: "Sam Example", post: "Divisional Manager, CAA"}',
        f"rating: {rating}  # {'published' if published else 'made up'}",
        "tolerance: 2",
        "",
        "provision:",
    ]
    for row in rows:
        counts = flow({grade: str(count) for grade, count in zip(GRADES, row["counts"], strict=True)})
        comparators = {name: tenths(row[name]) for name in COMPARATORS if name in row}
        lines.append(f"  - {flow({'type': row['type'], 'counts': counts, **comparators})}")
    lines += ["", "review:"]
    for held, judgements in reviews(dice("review"), shape):
        lines.append(f"  - {flow({'held': held, 'judgements': flow(judgements)})}")
    lines += ["", "outcomes:"]
    lines += [f"  {outcome}: {tenths(share)}" for outcome, share in outcomes(dice("outcomes"), rows).items()]
    lines += ["", "outcome_judgements:"]
    for service, judgements in outcome_judgements(dice("outcome judgements"), rows):
        lines.append(f"  - {flow({'type': service, **judgements})}")
    lines += ["", "indicators:"]
    lines += [f"  - {row}" for row in measures(dice("indicators"), council, INDICATORS, shape)]
    lines += ["", "gaps:"]
    lines += [f"  - {row}" for row in measures(dice("gaps"), council, GAPS, shape)]
    return "\n".join(lines) + "\n"


def ratings(councils: Sequence[Mapping[str, Any]], year: int) -> dict[str, int]:
    """Every council's rating: the published one, or one of those left over, dealt out by hash."""
    given = {each["id"]: each[f"rating_{year}"] for each in councils if each[f"rating_{year}"] is not None}
    rest = [each["id"] for each in councils if each["id"] not in given]
    left = [
        rating
        for rating, number in YEARS[year].ratings.items()
        for _ in range(number - list(given.values()).count(rating))
    ]
    rest.sort(key=lambda council: hashlib.sha256(f"{year}/{council}/rating".encode()).digest())
    return given | dict(zip(rest, left, strict=True))


def main() -> None:
    """Writes the files and says how many."""
    parser = argparse.ArgumentParser(description="Makes results files of 152 councils, with made-up figures.")
    parser.add_argument(
        "folder", metavar="DIR", type=Path, help="where the files go; made if it is not there"
    )
    parser.add_argument("--year", type=int, choices=list(YEARS), default=2009)
    asked = parser.parse_args()
    councils = json.loads(COUNCILS.read_text(encoding="utf-8"))
    dealt = ratings(councils, asked.year)
    asked.folder.mkdir(parents=True, exist_ok=True)
    for council in councils:
        text = results(council, asked.year, dealt[council["id"]])
        (asked.folder / f"{council['id']}.yaml").write_bytes(text.encode())
    sys.stdout.write(f"{len(councils)} councils, made-up figures: {asked.folder}\n")


if __name__ == "__main__":
    main()

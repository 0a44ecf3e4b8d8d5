"""Is every sentence on request true that a book can be asked for? Random councils, read by an independent reader.

    python bench/truth_asked.py --kind annual-assessment-2010 --letters 20000 --seed 1

asks each letter for some of the kind's cards on request, each in one of its wordings, and reads the sentences that they
make, which no letter has unless it asks. It prints every false claim, every sentence that nothing reads and the
wordings that were never seen, and exits 1 if there is any. It shares no code with the builder (``truth_reader.py``).
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import truth
from truth_asked_claims import EARLY, LATE, Council, falsehoods
from truth_asked_names import GROUPS, TYPES
from truth_words import plain

from ratingletters.model.results import Results
from ratingletters.narrative.build import build
from ratingletters.narrative.facts import facts
from ratingletters.narrative.words import read_lexicon
from ratingletters.workspace.kind import read_wording

Raw = dict[str, Any]
MEASURES = ("NI 72", "NI 73", "NI 75", "NI 79", "NI 80", "NI 59", "NI 60", "NI 62", "NI 86", "NI 87", "NI 112",
            "NI 114", "NI 117", "NI 147", "NI 148", "NI 101", "LI care", "LI obesity", "LI attendance",
            "LI fixed")  # fmt: skip
LOWER = {"NI 87", "NI 112", "NI 114", "NI 117", "LI obesity", "LI fixed"}
SMALL = (0, 0, 1, 1, 2, 3)


def extended(rng: random.Random, kind: str, raw: Raw) -> Raw:
    """The results with what only sentences on request speak of."""
    made = dict(raw)
    made["provision"] = [concerned(rng, row) for row in types(rng, kind, raw)]
    made["unannounced"] = [visit(rng) for _ in range(rng.choice((0, 1, 1, 2)))]
    counts = {grade: rng.choice(SMALL) for grade in ("outstanding", "good", "adequate", "inadequate")}
    counts = {grade: number for grade, number in counts.items() if number and rng.random() < 0.7}
    if counts:
        made["case_reviews"] = counts
    if rng.random() < 0.5:
        made["indicators"] = [measure(rng, each) for each in rng.sample(MEASURES, rng.randint(1, 9))]
    for row in made.get("indicators") or ():
        if "previous" in row and rng.random() < 0.4:
            before, steps = float(row["previous"]), rng.choice((-3, -1, 1, 3))
            row["earlier"] = [f"{before + steps * at:.1f}" for at in range(1, rng.randint(2, 4))]
    if rng.random() < 0.5:
        ids = sorted(set(GROUPS[kind].values()))
        made["gaps"] = [gap(rng, each) for each in rng.sample(ids, rng.randint(1, 4))]
    if rng.random() < 0.5:
        areas = rng.sample(("safeguarding", "looked_after", "capacity"), rng.randint(1, 3))
        grades = rng.choices(("outstanding", "good", "adequate", "inadequate"), k=2)
        made["review"] = [{"held": "2009-06", "judgements": {area: rng.choice(grades) for area in areas}}]
    return made


def types(rng: random.Random, kind: str, raw: Raw) -> list[Raw]:
    """The types of provision as they are, or a few others with the shapes that cards look for."""
    rows = list(raw.get("provision") or ())
    if rng.random() < 0.4 and rows:
        return rows
    if rng.random() < 0.06:
        phase = [each for each in rng.choice((EARLY, LATE, ("primary", "secondary"))) if each in TYPES[kind]]
        good = rng.choice((12, 14, 17))
        return [{"type": each, "counts": {"good": good, "satisfactory": 20 - good}} for each in phase]
    services = [row for row in rows if row["type"] in {"adoption", "fostering", "private_fostering"}]
    if rng.random() < 0.5:
        services = [
            {"type": each, "counts": {rng.choice(("outstanding", "good", "satisfactory")): 1}}
            for each in ("adoption", "fostering")
        ]
    found = []
    for each in rng.sample(sorted(TYPES[kind]), rng.randint(1, 3)):
        total = rng.choice((1, 2, 3, 3, 4, 7, 12, 20, 40, 100))
        grades = rng.sample(
            ("outstanding", "good", "satisfactory", "inadequate"), rng.choice((1, 2, 2, 3, 4))
        )
        if rng.random() < 0.5:
            grades = sorted({*grades, "good"})
        picks = Counter(rng.choices(grades, weights=[rng.choice((1, 1, 6)) for _ in grades], k=total))
        row: Raw = {"type": each, "counts": dict(picks)}
        near = 100 * (picks["good"] + picks["outstanding"]) / total
        for key in ("similar_areas", "national"):
            if rng.random() < 0.8:
                row[key] = f"{min(100.0, max(0.0, near + rng.choice((-20, -3, 0, 0, 3, 20)))):.1f}"
        found.append(row)
    return found + services


def concerned(rng: random.Random, row: Raw) -> Raw:
    """The row with schools that cause concern, or with the month of its inspection."""
    inadequate = int(row["counts"].get("inadequate", 0))
    measures = rng.randint(0, inadequate)
    known = {"special_measures": measures, "notice_to_improve": rng.randint(0, inadequate - measures)}
    known = {key: count for key, count in known.items() if rng.random() < 0.8}
    if row["type"] == "private_fostering" and rng.random() < 0.7:
        known |= {"inspected": "2008-07"}
    return row | known


def visit(rng: random.Random) -> Raw:
    """An unannounced inspection, of which something may not be known."""
    counts = {name: rng.choice(SMALL) for name in ("priority", "strengths", "development")}
    held = rng.choice(("2009-08", "2010-03", "2010-11"))
    return {"held": held, **{name: count for name, count in counts.items() if rng.random() < 0.9}}


def measure(rng: random.Random, id_: str) -> Raw:
    """An indicator near its comparators, with a tolerance of one."""
    value = rng.choice((20.0, 55.0, 70.0, 97.5, 100.0))
    row: Raw = {
        "id": id_,
        "better": "lower" if id_ in LOWER else "higher",
        "value": f"{value}",
        "tolerance": "1",
    }
    side = rng.choice((-4, 0, 4))
    for key in ("previous", "similar_areas", "national", "national_previous", "similar_areas_previous"):
        if rng.random() < 0.9:
            row[key] = f"{value + rng.choice((side, side, -4, -1, 0, 1, 1.1, 4)):.1f}"
    return row


def gap(rng: random.Random, id_: str) -> Raw:
    """A gap near its comparators; now and then none, or one in favour of the group."""
    value = rng.choice((25.0, 25.0, 25.0, 0.5, -8.0))
    row: Raw = {"id": id_, "value": f"{value}", "tolerance": "1"}
    for key in ("previous", "similar_areas", "national"):
        if rng.random() < 0.9:
            row[key] = f"{value + rng.choice((-4, -1, 0, 1, 1.1, 4)):.1f}"
    return row


def given(raw: Any, key: str = "") -> Any:
    """Raw results as the model takes them."""
    if key == "earlier":
        return [Decimal(each) for each in raw]
    if isinstance(raw, dict):
        return (
            {name: given(value, name) for name, value in raw.items()}
            if key != "outcomes"
            else truth.given(raw, key)
        )
    if isinstance(raw, list):
        return [given(each) for each in raw]
    return truth.given(raw, key)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kind", choices=list(TYPES), default="annual-assessment-2010")
    parser.add_argument("--letters", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--asked", type=int, default=12, help="cards that each letter asks for")
    parser.add_argument("--show", type=int, default=2, help="how many findings of one card are shown")
    chosen = parser.parse_args(arguments)
    kind = truth.kinds()[chosen.kind]
    lexicon = read_lexicon((kind.folder / "lexicon.yaml").read_text("utf-8"), "lexicon.yaml")
    asked_for = read_wording(kind.folder / "on-request.md", lexicon)
    book = read_wording(kind.folder / "patterns.md", lexicon).together(asked_for)
    cards = {card.name: len(card.wordings) for card in asked_for.cards()}
    seen = Counter({(card, at): 0 for card, most in cards.items() for at in range(1, most + 1)})
    rng = random.Random(chosen.seed)  # noqa: S311
    false: Counter[str] = Counter()
    sentences = 0
    for raw in kind.councils(chosen.letters, chosen.seed):
        raw = extended(rng, chosen.kind, raw)  # noqa: PLW2901
        rare = sorted(cards, key=lambda card: rng.random() * (1 + min(seen[card, 1], 300)))[: chosen.asked]
        asked = {card: rng.randint(1, cards[card]) for card in rare}
        raw["wording"] = {card: str(at) for card, at in asked.items()}
        council = Council(raw, chosen.kind)
        made = build(facts(Results.model_validate(given(raw)), lexicon), book)
        for sentence in made.sentences():
            if sentence.card not in asked:
                continue
            sentences += 1
            seen[sentence.card, asked[sentence.card]] += 1
            text = plain(sentence.markdown)
            why = falsehoods(text, council)
            if why:
                false[sentence.card] += 1
                if false[sentence.card] <= chosen.show:
                    rows = {
                        key: raw.get(key)
                        for key in ("provision", "indicators", "gaps", "review", "unannounced")
                    }
                    print(f"false: {sentence.card}: {text}\n  {why}\n  {json.dumps(rows)[:1500]}")
    never = [f"{card} ({at})" for (card, at), number in seen.items() if not number]
    print(
        f"letters {chosen.letters}, sentences on request {sentences}, cards {len(cards)}, wordings {len(seen)}"
    )
    print(f"false or unread {sum(false.values())}: {dict(false)}")
    print(f"never seen {len(never)}: {', '.join(never)}")
    return 1 if false or never else 0


if __name__ == "__main__":
    sys.exit(main())

"""Is any hand edit ever lost? Random edits of random letters, carried over random corrections and changes of the book.

    python bench/edits_carried.py --kind annual-rating-2009 --letters 500 --seed 1

For each letter: some lines of ``narrative.md`` are edited (words changed, sentences left out, sentences of a person's
own, marks deleted), each edit with a word of its own that can be found again. The letter is then drafted again on the
same results, on corrected ones, by a changed book (cards reworded, renamed, points in another order), and at last on
the first results by the first book. After each step:

- every word of an edit stands once in the file, and every sentence left out is still left out or waits as a note;
- its state is what the rules ask for: the facts are there, so it is kept; neither they nor the card are, so it is an
  orphan; else it is stale, or an orphan where several sentences of one card could be meant;
- drafting again changes nothing;
- at last every edit is kept again, and shown where its card was worded anew between.

Exits 1 if anything else happens.
"""

from __future__ import annotations

import argparse
import copy
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import truth

from ratingletters import load_kind
from ratingletters.composition import Kind, carried, narrate
from ratingletters.errors import ProblemsFoundError
from ratingletters.markdown.edited import read_marked
from ratingletters.markdown.marked import write_marked
from ratingletters.model.edit import BY_HAND, Carried, Generated, Mark, State
from ratingletters.model.results import Results
from ratingletters.narrative.book import read_book
from ratingletters.narrative.unedited import generated, unedited

Raw = dict[str, Any]
GRADES = ("outstanding", "good", "satisfactory", "inadequate")
SENTENCE = re.compile(
    r"^(?P<item>- )?(?P<words>[^<\n]*\S) <!-- (?P<card>[a-z0-9-]+) (?P<facts>[0-9a-f.]+) -->$"
)


@dataclass
class Draft:
    """A version folder as it stands: its ``narrative.md``, the sentences that it was made with, and its edits."""

    text: str
    made: tuple[Generated, ...]
    edits: tuple[Carried, ...] = ()

    @staticmethod
    def of(raw: Raw, kind: Kind) -> Draft:
        """The first draft."""
        now = narrate(results(raw), kind)
        return Draft(write_marked(unedited(now).marked), generated(unedited(now)))

    def again(self, raw: Raw, kind: Kind) -> Draft:
        """The next draft in the same folder."""
        now = narrate(results(raw), kind)
        marked = read_marked(self.text, "narrative.md", kind.definition.lists)
        edited = carried(results(raw), kind, now, marked, [self.made], "narrative.md")
        return Draft(write_marked(edited.marked), generated(unedited(now)), edited.edits)


@dataclass
class Tally:
    """What a run found: states by step, and what went wrong with the seed of its letter."""

    states: Counter[tuple[str, str]] = field(default_factory=Counter)
    edits: int = 0
    wrong: list[str] = field(default_factory=list)


def results(raw: Raw) -> Results:
    """Raw results as the model takes them."""
    return Results.model_validate(truth.given(raw))


def with_edits(text: str, rng: random.Random) -> tuple[str, list[str], int]:
    """A file with edits: it, the words by which each can be found again, and how many sentences are left out."""
    lines = text.split("\n")
    sentences = [at for at, line in enumerate(lines) if SENTENCE.match(line)]
    words: list[str] = []
    left_out = 0
    for at in sorted(rng.sample(sentences, min(len(sentences), rng.randint(1, 6))), reverse=True):
        found = SENTENCE.match(lines[at])
        assert found
        item, mark = found["item"] or "", lines[at][found.end("words") + 1 :]
        token = f"qz{len(words)}{rng.randrange(10**6)}x"
        match rng.choice(("words", "words", "all", "left out", "own before", "own behind", "no mark", "two")):
            case "words":
                lines[at] = f"{item}{found['words'][:-1]} {token}. {mark}"
            case "all":
                lines[at] = f"{item}A sentence with {token} of a person’s *own* --> <b> \\* words. {mark}"
            case "left out":
                lines[at] = f"{item}{mark}"
                left_out += 1
                continue
            case "own before":
                lines.insert(at, f"{item}Before it {token} stands.")
            case "own behind":
                lines.insert(at + 1, f"{item}Behind it {token} stands.")
            case "no mark":
                lines[at] = f"{item}{found['words'][:-1]} {token}."
            case "two":
                lines[at] = f"{item}{found['words']} And {token} too. {mark}"
        words.append(token)
    return "\n".join(lines), words, left_out


def corrected(raw: Raw, rng: random.Random) -> Raw:
    """Results with one correction or more."""
    new = copy.deepcopy(raw)
    for _ in range(rng.randint(1, 4)):
        rows = new.get("provision") or []
        measures = [each for name in ("indicators", "gaps") for each in new.get(name) or []]
        sort = rng.choice(
            (
                "count",
                "rating",
                "measure",
                "row out",
                "measure out",
                "outcomes",
                "name",
                "findings",
                "nothing",
            )
        )
        if sort == "count" and rows:
            counts = rng.choice(rows)["counts"]
            counts[rng.choice(GRADES)] = rng.choice((0, 1, 2, 30))
            if not any(int(counts.get(each, 0)) for each in GRADES):
                counts["good"] = 1
        elif sort == "rating":
            new["rating"] = rng.randint(1, 4)
        elif sort == "measure" and measures:
            one = rng.choice(measures)
            key = rng.choice(
                [each for each in one if each in {"value", "previous", "similar_areas", "national"}]
            )
            one[key] = str(rng.randint(1, 99))
        elif sort == "row out" and len(rows) > 1:
            rows.pop(rng.randrange(len(rows)))
        elif sort == "measure out" and new.get("indicators"):
            new["indicators"].pop(rng.randrange(len(new["indicators"])))
        elif sort == "outcomes" and new.get("outcomes"):
            new["outcomes"][rng.choice(list(new["outcomes"]))] = str(rng.randint(0, 100))
        elif sort == "name":
            new["council"]["name"] = f"{new['council']['name']} East"
        elif sort == "findings" and new.get("findings"):
            new["findings"].pop(rng.randrange(len(new["findings"])))
    try:
        results(new)
    except ValueError:
        return raw
    return new


def other_book(kind: Kind, rng: random.Random) -> Kind:
    """The kind with its book changed: cards reworded or renamed, points in another order."""
    text = (kind.folder / "patterns.md").read_text("utf-8")
    names = [card.name for card in kind.book.cards()]
    match rng.choice(("reworded", "renamed", "reordered")):
        case "reworded":
            text = re.sub(
                r"(?m)^(> .*[^\]])\.$", lambda found: found[1] + rng.choice((".", ", on the whole.")), text
            )
        case "renamed":
            for name in rng.sample(names, len(names) // 3):
                text = re.sub(rf"(?m)^(### |follows ){name}$", rf"\1{name}-anew", text)
        case "reordered":
            head, *points = re.split(r"(?m)^(?=## )", text)
            for at in range(len(points) - 1):
                if rng.random() < 0.2 and "\n# " not in points[at] + points[at + 1]:
                    points[at], points[at + 1] = points[at + 1], points[at]
            text = "".join([head, *points])
    try:
        return replace(kind, book=read_book(text, "patterns.md", kind.book.lexicon))
    except ProblemsFoundError:
        return kind


def slips(step: str, after: Draft, tokens: Sequence[str], left_out: int) -> Iterator[str]:
    """What is wrong after a step."""
    for token in tokens:
        if after.text.count(token) != 1:
            yield f"{step}: '{token}' stands {after.text.count(token)} times"
    if sum(not each.edit.words for each in after.edits) != left_out:
        yield f"{step}: {sum(not each.edit.words for each in after.edits)} of {left_out} left out"
    if len(after.edits) != len(tokens) + left_out:
        yield f"{step}: {len(after.edits)} edits of {len(tokens) + left_out}"
    now = [each.mark for each in after.made]
    for each in after.edits:
        mark = each.edit.mark
        if mark.card == BY_HAND:
            continue
        if each.state not in allowed(mark, now, each):
            yield f"{step}: {each.state.name} of {mark} among {[one for one in now if one.card == mark.card]}"


def allowed(mark: Mark, now: Sequence[Mark], edit: Carried) -> set[State]:
    """The states that the rules leave for an edit."""
    if mark in now:
        return {State.KEPT, State.SHOWN}
    if any(each.facts == mark.facts for each in now):
        return set(State)
    if not any(each.card == mark.card for each in now):
        return {State.ORPHAN}
    return {State.STALE, State.ORPHAN} | ({State.KEPT} if not edit.edit.words else set())


def trial(raw: Raw, kind: Kind, rng: random.Random, tally: Tally) -> None:
    """One letter through all steps."""
    draft = Draft.of(raw, kind)
    text, tokens, left_out = with_edits(draft.text, rng)
    draft = Draft(text, draft.made)
    tally.edits += len(tokens) + left_out
    steps = [("same", raw, kind), ("corrected", corrected(raw, rng), kind), ("book", raw, other_book(kind, rng)),
             ("both", corrected(raw, rng), other_book(kind, rng)), ("back", raw, kind)]  # fmt: skip
    for step, given, by in steps:
        after = draft.again(given, by)
        tally.wrong += slips(step, after, tokens, left_out)
        tally.states.update((step, each.state.name) for each in after.edits)
        twice = after.again(given, by)
        if (twice.text, twice.made) != (after.text, after.made):
            tally.wrong.append(f"{step}: drafting again changes the file")
        if step in {"same", "back"} and any(each.state.waits for each in after.edits):
            tally.wrong.append(
                f"{step}: {[(each.state.name, each.edit.mark) for each in after.edits if each.state.waits]}"
            )
        draft = after


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; 0 when no edit was lost or had another state than the rules give it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kind", choices=list(truth.kinds()), default="annual-rating-2009")
    parser.add_argument("--letters", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=10)
    parser.add_argument("--templates", type=Path, default=truth.TEMPLATES, help="the folder of the kinds")
    chosen = parser.parse_args(arguments)
    kind = load_kind(chosen.templates / chosen.kind)
    tally = Tally()
    for number, raw in enumerate(truth.kinds()[chosen.kind].councils(chosen.letters, chosen.seed)):
        before = len(tally.wrong)
        trial(raw, kind, random.Random(f"{chosen.seed}/{number}"), tally)  # noqa: S311
        tally.wrong[before:] = [f"letter {number}: {each}" for each in tally.wrong[before:]]
    print(f"{chosen.letters} letters, {tally.edits} edits, each carried over five times and again")
    for (step, state), count in sorted(tally.states.items()):
        print(f"  {step:12}{state.lower():10}{count:8}")
    for each in tally.wrong[: chosen.show]:
        print(each)
    print(f"{len(tally.wrong)} wrong")
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main())

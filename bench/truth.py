"""Does the narrative builder ever print something false? Random councils, read by an independent reader.

    python bench/truth.py --kind annual-assessment-2010 --letters 20000 --seed 1

prints the letters, sentences and claims, and every false claim with the results that led to it, and exits 1 if
there is one, if a fact that must be told is neither told nor reported, or if a card was never seen. ``--results``
reads letters about given results, where a card may well not be seen. ``--control`` seeds lies (``truth_lies.py``); it
exits 1 if the reader misses one. ``--templates`` names the folder of the kinds, so that a run can read a copy while
the books are being written.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import truth_assessment
import truth_assessment_councils
import truth_rating
import truth_rating_councils
import truth_summary
import truth_summary_councils
from truth_reader import Finding, Reader
from truth_words import BORDERLINE, FALSE, OMITTED, plain

from ratingletters.model.report import Level
from ratingletters.model.results import Results
from ratingletters.model.scalars import Plain
from ratingletters.narrative.book import read_book
from ratingletters.narrative.facts import facts
from ratingletters.narrative.report import report
from ratingletters.narrative.words import read_lexicon
from ratingletters.reading.yaml import read_yaml_file

Raw = dict[str, Any]

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
FIGURES = {
    "tolerance",
    "similar_areas",
    "national",
    "national_previous",
    "similar_areas_previous",
    "value",
    "previous",
}


@dataclass(frozen=True)
class Kind:
    """A kind of letter: its folder, made-up councils, and who reads what is written about them."""

    folder: Path
    council: Callable[[random.Random], Raw]
    reader: Reader

    def wordings(self) -> dict[str, int]:
        """The cards that can be worded in several ways, with the number of those; not those on request, which
        ``truth_asked.py`` reads."""
        found: dict[str, int] = {}
        for line in (self.folder / "patterns.md").read_text("utf-8").splitlines():
            if line.startswith("### "):
                card = line.removeprefix("### ").strip()
            elif line.startswith("or: "):
                found[card] = found.get(card, 1) + 1
        return found

    def councils(self, letters: int, seed: int) -> Iterator[Raw]:
        """That many councils, the same for the same seed."""
        rng = random.Random(seed)  # noqa: S311
        for _ in range(letters):
            yield self.council(rng)


@dataclass(frozen=True)
class Letter:
    """A narrative as it is printed: its sentences by paragraph, their cards, and the facts that must be told and that
    the builder reports as left out."""

    paragraphs: list[list[str]]
    cards: list[str]
    omitted: set[str]


Writer = Callable[[Raw], Letter]


def kinds(templates: Path = TEMPLATES) -> dict[str, Kind]:
    """Every kind that has a reader, by name."""
    return {
        "annual-rating-2009": Kind(
            templates / "annual-rating-2009", truth_rating_councils.council, truth_rating.READER
        ),
        "annual-assessment-2010": Kind(
            templates / "annual-assessment-2010", truth_assessment_councils.council, truth_assessment.READER
        ),
        "inspection-summary-2024": Kind(
            templates / "inspection-summary-2024", truth_summary_councils.council, truth_summary.READER
        ),
    }


def from_file(path: Path) -> Raw:
    """The results in a file, whole numbers as such."""

    def numbers(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: numbers(each) for key, each in value.items()}
        if isinstance(value, list):
            return [numbers(each) for each in value]
        return int(value) if isinstance(value, Plain) and value.isdigit() else value

    found: Raw = numbers(read_yaml_file(path).value)
    return found


def worded(raw: Raw, wordings: Mapping[str, int], rng: random.Random) -> Raw:
    """The results, which now and then ask for other wordings of the cards that have some, by their numbers."""
    if not wordings or rng.random() < 0.5:
        return raw
    asked = {card: str(rng.randint(1, most)) for card, most in wordings.items() if rng.random() < 0.7}
    return raw | {"wording": asked}


def given(raw: Any, key: str = "") -> Any:
    """Raw results as the model takes them: figures as decimals."""
    if isinstance(raw, dict):
        if key == "outcomes":
            return {name: Decimal(value) for name, value in raw.items()}
        return {name: given(value, name) for name, value in raw.items()}
    if isinstance(raw, list):
        return [given(value) for value in raw]
    return Decimal(raw) if key in FIGURES and isinstance(raw, str) else raw


def writer(kind: Kind, edit: Callable[[str], str] = str, cards: Counter[str] | None = None) -> Writer:
    """What writes the letters of a kind, its pattern book changed by the edit. ``cards`` takes down how often each
    card of the book spoke; 0 for one that never did."""
    seen = Counter() if cards is None else cards
    lexicon = read_lexicon((kind.folder / "lexicon.yaml").read_text("utf-8"), "lexicon.yaml")
    book = read_book(edit((kind.folder / "patterns.md").read_text("utf-8")), "patterns.md", lexicon)
    for card in book.cards():
        seen.update({spoken_as(card.name, str(at)): 0 for at, _ in enumerate(card.wordings, 1)})

    def write(raw: Raw) -> Letter:
        told = report(facts(Results.model_validate(given(raw)), lexicon), book)
        narrative = told.narrative
        omitted = {
            fact.address
            for omission in told.omissions
            if omission.level is Level.MUST
            for fact in omission.facts
        }
        asked = raw.get("wording") or {}
        names = [
            spoken_as(sentence.card, asked.get(sentence.card, "1")) for sentence in narrative.sentences()
        ]
        seen.update(names)
        printed = [[sentence.markdown for sentence in each.sentences] for each in narrative.paragraphs]
        return Letter(printed, names, omitted)

    return write


def spoken_as(card: str, wording: str) -> str:
    """A card's name, with the number of its wording where it is another than the first."""
    return card if wording == "1" else f"{card} ({wording})"


@dataclass
class Tally:
    """What a run found: how many letters it read, the claims in them, the longest sentence, and the findings with the
    results that led to them."""

    letters: int = 0
    longest: str = ""
    claims: Counter[str] = field(default_factory=Counter)
    reported: int = 0
    found: list[tuple[Finding, Raw]] = field(default_factory=list)

    def of(self, sort: str) -> list[tuple[Finding, Raw]]:
        """The findings of one sort."""
        return [(finding, raw) for finding, raw in self.found if finding.sort == sort]


def run(kind: Kind, letters: int, seed: int, write: Writer) -> Tally:
    """Writes letters to made-up councils and reads them."""
    wordings, rng = kind.wordings(), random.Random(seed)  # noqa: S311
    return read(kind, (worded(council, wordings, rng) for council in kind.councils(letters, seed)), write)


def read(kind: Kind, councils: Iterable[Raw], write: Writer) -> Tally:
    """Writes a letter to each council and reads it."""
    tally = Tally()
    for raw in councils:
        letter = write(raw)
        reading = kind.reader.judge(raw, letter.paragraphs, letter.omitted)
        tally.letters += 1
        tally.reported += len(letter.omitted)
        tally.claims.update(reading.claims)
        tally.found += [(finding, raw) for finding in reading.findings]
        own = iter(reading.claims)
        for sentence in (plain(sentence) for paragraph in letter.paragraphs for sentence in paragraph):
            if next(own) not in kind.reader.given and len(sentence.split()) > len(tally.longest.split()):
                tally.longest = sentence
    return tally


def reason(finding: Finding) -> str:
    """Why, without the figures and names of one letter."""
    return re.sub(r"\b[a-z]+_?[a-z_]*\b(?= is| has| are|:)|[\d./]+|\[.*\]|'.*'|\{.*\}|: .*", "#", finding.why)


def shown(tally: Tally, cards: Counter[str], reader: Reader, most: int) -> list[str]:
    """Prints a run, and returns the cards and claims that were never seen."""
    unread = tally.claims["unread"]
    never = [card for card, spoke in cards.items() if not spoke]
    never += [f"the claim {claim}" for claim in reader.claims if not tally.claims[claim]]
    for sort in (BORDERLINE, OMITTED, FALSE):
        reasons = Counter((each.claim, reason(each)) for each, _ in tally.of(sort))
        for (claim, why), number in reasons.most_common():
            print(f"{number:8} {sort}: {claim}: {why}")
    kept: Counter[tuple[str, str]] = Counter()
    for finding, raw in tally.of(FALSE) + tally.of(OMITTED):
        key = finding.claim, reason(finding)
        kept[key] += 1
        if kept[key] <= most:
            print(
                f"\n{finding.sort}: {finding.claim}: {finding.why}\n  {finding.sentence}\n  {json.dumps(raw)}"
            )
    print(f"letters            {tally.letters}")
    print(f"sentences          {sum(tally.claims.values())}")
    print(f"claims checked     {sum(tally.claims.values()) - unread} of {len(reader.claims)} sorts")
    print(f"cards seen         {sum(1 for spoke in cards.values() if spoke)} of {len(cards)}")
    print(f"false              {len(tally.of(FALSE))}")
    print(f"unread             {unread}")
    print(f"omissions          {len(tally.of(OMITTED))} ({tally.reported} musts reported by the builder)")
    print(f"borderline         {len(tally.of(BORDERLINE))}")
    print(f"longest sentence   {len(tally.longest.split())} words: {tally.longest}")
    print(f"never seen         {', '.join(never) or 'none'}")
    return never


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; 0 when every claim is true, no must is left out unreported and every card was seen."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kind", choices=list(kinds()), default="annual-rating-2009")
    parser.add_argument("--letters", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=2, help="how many findings of one reason are shown")
    parser.add_argument("--templates", type=Path, default=TEMPLATES, help="the folder of the kinds")
    parser.add_argument("--results", type=Path, nargs="*", help="results files to read letters about instead")
    parser.add_argument("--control", action="store_true", help="seed lies; the reader must find each")
    chosen = parser.parse_args(arguments)
    kind = kinds(chosen.templates)[chosen.kind]
    if chosen.control:
        import truth_lies  # noqa: PLC0415  it needs what stands above

        return 0 if truth_lies.control(kind, chosen.letters, chosen.seed) else 1
    cards: Counter[str] = Counter()
    write = writer(kind, cards=cards)
    if chosen.results:
        tally = read(kind, map(from_file, chosen.results), write)
    else:
        tally = run(kind, chosen.letters, chosen.seed, write)
    never = shown(tally, cards, kind.reader, chosen.show)
    return 1 if tally.of(FALSE) or tally.of(OMITTED) or (never and not chosen.results) else 0


if __name__ == "__main__":
    sys.exit(main())

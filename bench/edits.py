"""What does reading back make of hand edits? Edits that change a claim, and edits that do not, each tried alone.

    python bench/edits.py --kind annual-rating-2009 --letters 152 --seed 1

makes the letters of a kind (those of ``samples/population`` for 2009, made-up ones for the others), edits one sentence
at a time in ``narrative.md``, carries the edit over on the same results, and counts how it is read:

- *changing* edits (``edits_changing.py``). One counts when the independent reader (``truth_reader.py``) finds its
  sentence false of the results, or knows no such sentence; one that the reader finds true (or true and
  telling less) is counted apart. None may be *verified*; most should be *contradicted*, and the rest is *unverified*.
- *harmless* edits (``edits_harmless.py``). None may be *contradicted*.

Exits 1 if one is.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import edits_changing
import edits_harmless
import truth
import yaml
from truth_reader import Reader
from truth_results import Results as RawResults
from truth_words import FALSE, OMITTED, plain

from ratingletters import load_kind, read_results
from ratingletters.composition import Kind, narrate
from ratingletters.errors import ProblemsFoundError
from ratingletters.markdown.edited import read_marked
from ratingletters.markdown.marked import write_marked
from ratingletters.model.edit import Carried, Verdict
from ratingletters.model.narrative import Narrative, Sentence
from ratingletters.model.results import Results
from ratingletters.narrative.carry import Ground, carry
from ratingletters.narrative.digest import mark_by_hand, marks_of
from ratingletters.narrative.facts import facts
from ratingletters.narrative.readback import ReadBack
from ratingletters.narrative.typography import escaped
from ratingletters.narrative.unedited import generated, unedited

ROOT = Path(__file__).resolve().parent.parent
POPULATION = ROOT / "samples/population/make.py"
LOST, REFUSED = "not seen", "not read"
AGREES = re.compile(r": [^/]+/[^/]+$")


@dataclass
class Letter:
    """One letter that is edited: its results as data and as a noun, its narrative, and the file a person edits."""

    raw: dict[str, Any]
    council: str
    narrative: Narrative
    ground: Ground
    headings: Sequence[str]
    text: str

    @staticmethod
    def of(raw: dict[str, Any], results: Results, kind: Kind) -> Letter:
        """The letter that results lead to."""
        narrative = narrate(results, kind)
        found = facts(results, kind.book.lexicon)
        follows = {card.name: card.follows for card in kind.book.cards() if card.follows}
        reader = ReadBack(found, kind.book, narrative, kind.recognisers, kind.vocabulary)
        ground = Ground(narrative, mark_by_hand(found), follows, reader)
        text = write_marked(unedited(narrative).marked)
        return Letter(raw, results.council.name, narrative, ground, kind.definition.lists, text)

    def edited(self, sentence: Sentence, words: str) -> str:
        """The file with other words in the line of a sentence."""
        all_of_it = tuple(self.narrative.sentences())
        mark = marks_of(all_of_it)[all_of_it.index(sentence)]
        end = f"<!-- {mark.card} {mark.facts} -->"
        return "\n".join(
            f"{'- ' if line.startswith('- ') else ''}{words} {end}" if line.endswith(end) else line
            for line in self.text.split("\n")
        )

    def read(self, text: str) -> tuple[Carried, ...]:
        """What becomes of the edits in a file."""
        marked = read_marked(text, "narrative.md", self.headings)
        return carry(self.ground, marked, [generated(unedited(self.narrative))], "narrative.md").edits


@dataclass
class Tally:
    """How edits were read, by sort; and of each sort those that were read as they must not be."""

    read: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    wrong: list[tuple[str, str, str, str]] = field(default_factory=list)

    def note(self, sort: str, verdict: str, before: str, words: str, wrong: str | Sequence[str]) -> None:
        """Counts one edit."""
        self.read[sort][verdict] += 1
        if verdict in wrong:
            self.wrong.append((sort, verdict, before, words))


def letters(kind: Kind, number: int, seed: int, folder: Path) -> Iterator[Letter]:
    """That many letters of a kind."""
    name = kind.definition.kind
    if name == "annual-rating-2009":
        subprocess.run([sys.executable, str(POPULATION), str(folder)], check=True, capture_output=True)  # noqa: S603
        for file in sorted(folder.iterdir())[:number]:
            (council,) = read_results(file)
            yield Letter.of(yaml.load(file.read_bytes(), yaml.BaseLoader), council.results, kind)  # noqa: S506
        return
    for raw in truth.kinds()[name].councils(number, seed):
        yield Letter.of(raw, Results.model_validate(truth.given(raw)), kind)


def judged(reader: Reader, raw: dict[str, Any], text: str) -> str:
    """What the independent reader makes of one sentence: true, false, short of something, or not read at all."""
    results = RawResults(raw)
    shorter = re.sub(r"^However, (\w)", lambda found: found[1].upper(), edits_changing.as_called(plain(text)))
    made = reader.made(shorter, results, "")
    if made is None:
        return "unread"
    claim, found = made
    try:
        sorts = {sort for sort, _ in reader.claims[claim][1](found, results)}
    except (
        KeyError,
        ArithmeticError,
    ):  # words that the pattern lets through, and no figures to hold them against
        return "unread"
    return "false" if FALSE in sorts else "short" if OMITTED in sorts else "true"


def verdict_of(edits: Sequence[Carried]) -> str:
    """How the edits of one file are read: the worst of them; *not seen* where there are none."""
    order = tuple(Verdict)
    return max((each.reading.verdict for each in edits), key=order.index).value if edits else LOST


def plain_sentence(
    letter: Letter,
    sentence: Sentence,
    seen: dict[tuple[str, str], list[str]],
    rng: random.Random,
    texts: Sequence[str],
) -> edits_changing.Sentence:
    """A sentence as the changing edits take it."""
    slots = [
        (each.slot, unmarked(each.text))
        for each in sentence.pieces
        if each.slot and not AGREES.search(each.slot)
    ]
    others = [(slot, [word for word in seen[sentence.card, slot] if word != held]) for slot, held in slots]
    foreign = [text for text in rng.sample(texts, min(3, len(texts))) if text != unmarked(sentence.markdown)]
    return edits_changing.Sentence(unmarked(sentence.markdown), plain(letter.council), slots, others, foreign)


def unmarked(markdown: str) -> str:
    """The words of inline Markdown in plain marks."""
    return plain(re.sub(r"(?<!\\)\*", "", markdown)).replace("\\", "")


def changing(of: Sequence[Letter], reader: Reader, most: int, rng: random.Random) -> Tally:
    """Edits that change a claim, up to ``most`` of a sort for each sentence."""
    tally = Tally()
    seen: dict[tuple[str, str], list[str]] = defaultdict(list)
    texts = sorted({unmarked(each.markdown) for letter in of for each in letter.narrative.sentences()})
    for letter in of:
        for sentence in letter.narrative.sentences():
            for piece in sentence.pieces:
                if unmarked(piece.text) not in seen[sentence.card, piece.slot]:
                    seen[sentence.card, piece.slot].append(unmarked(piece.text))
    for letter in of:
        own = {unmarked(each.markdown).lower() for each in letter.narrative.sentences()}
        for sentence in letter.narrative.sentences():
            before = plain_sentence(letter, sentence, seen, rng, texts)
            for sort, make in edits_changing.SORTS.items():
                made = [each for each in make(before, rng) if each.lower() not in own]
                for words in rng.sample(made, min(most, len(made))):
                    truth_of = judged(reader, letter.raw, words)
                    edits = letter.read(letter.edited(sentence, escaped(words)))
                    if truth_of == "true":
                        tally.note("true, says the reader", verdict_of(edits), before.text, words, ())
                        continue
                    wrong = () if truth_of == "short" else (Verdict.VERIFIED.value, LOST)
                    tally.note(
                        f"{sort}, still true" if wrong == () else sort,
                        verdict_of(edits),
                        before.text,
                        words,
                        wrong,
                    )
    return tally


def harmless(of: Sequence[Letter], kind: Kind, most: int, rng: random.Random) -> Tally:
    """Edits that change no claim."""
    tally = Tally()
    cards = {card.name: card for card in kind.book.cards()}
    for letter in of:
        every = list(letter.narrative.sentences())
        for at, sentence in enumerate(every):
            leaned_on = at + 1 < len(every) and cards[every[at + 1].card].follows == sentence.card
            cue = cards[sentence.card].cue
            said = edits_harmless.Said(
                sentence.markdown,
                cue.words if cue and sentence.markdown.startswith(cue.words) else "",
                [
                    parts
                    for each in sentence.pieces
                    if each.slot and (parts := edits_changing.parts_of(plain(each.text)))[1:]
                ],
                [
                    each.text
                    for each in sentence.pieces
                    if re.search(": (words|split|counted|a share of)", each.slot)
                ],
                []
                if leaned_on
                else [
                    each.markdown for each in every if each is not sentence and not cards[each.card].follows
                ],
            )
            for sort, make in edits_harmless.WORDS.items():
                for words in list(make(said, rng))[:most]:
                    verdict = read(letter, letter.edited(sentence, words))
                    tally.note(sort, verdict, sentence.markdown, words, (Verdict.CONTRADICTED.value, REFUSED))
        for sort, data in edits_harmless.whole_files(letter.text, rng):
            verdict = read(letter, data.decode("utf-8-sig"))
            tally.note(sort, verdict, letter.council, sort, (Verdict.CONTRADICTED.value, REFUSED))
    return tally


def read(letter: Letter, text: str) -> str:
    """How a file is read; *not read* where it is told to be wrong."""
    try:
        return verdict_of(letter.read(text))
    except ProblemsFoundError:
        return REFUSED


def shown(name: str, tally: Tally, most: int, say: Callable[[str], object]) -> int:
    """Prints a tally; the number of edits that were read as they must not be."""
    columns = ("contradicted", "unverified", "verified", LOST, REFUSED)
    say(f"{name:28}{'edits':>8}" + "".join(f"{each:>14}" for each in columns))
    total: Counter[str] = Counter()
    for sort, counts in tally.read.items():
        total.update(counts)
        say(f"  {sort:26}{counts.total():8}" + "".join(f"{counts[each]:14}" for each in columns))
    say(f"  {'all':26}{total.total():8}" + "".join(f"{total[each]:14}" for each in columns))
    kept: Counter[tuple[str, str]] = Counter()
    for sort, verdict, before, words in tally.wrong:
        kept[sort, verdict] += 1
        if kept[sort, verdict] <= most:
            say(f"\n{sort}, {verdict}:\n  {before}\n  {words!r}")
    return len(tally.wrong)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; 0 when no changing edit is verified and no harmless one contradicted."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kind", choices=list(truth.kinds()), default="annual-rating-2009")
    parser.add_argument("--letters", type=int, default=152)
    parser.add_argument("--most", type=int, default=2, help="edits of one sort for each sentence")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=3, help="how many wrong ones of one sort are shown")
    parser.add_argument("--templates", type=Path, default=truth.TEMPLATES, help="the folder of the kinds")
    chosen = parser.parse_args(arguments)
    rng = random.Random(chosen.seed)  # noqa: S311
    kind = load_kind(chosen.templates / chosen.kind)
    with tempfile.TemporaryDirectory() as folder:
        of = list(letters(kind, chosen.letters, chosen.seed, Path(folder)))
    wrong = shown(
        "changing", changing(of, truth.kinds()[chosen.kind].reader, chosen.most, rng), chosen.show, print
    )
    print()
    wrong += shown("harmless", harmless(of, kind, chosen.most, rng), chosen.show, print)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

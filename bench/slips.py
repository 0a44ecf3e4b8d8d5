"""What becomes of an editor's slip? Random single edits of a kind's pattern book or lexicon, each tried alone.

    python bench/slips.py templates/annual-rating-2009 --edits 2000 --seed 1

makes each edit on a copy in memory, asks what ``letters kinds check`` would say, then what the letters would:

- *crash*: something other than a placed problem was raised;
- *told*: ``kinds check`` names a problem;
- *harmless*: the book means what it meant;
- *unheard*: the book means something else, and no letter tried here shows it;
- *silent*: a letter changes. *missed*: and ``kinds impact`` does not list exactly its changes.

Everything is counted twice: by the rules of book and lexicon alone, and with the record of what was confirmed
(``confirmed.yaml``, taken as of before the edit). Exits 1 after a crash or a miss.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from slips_councils import councils
from slips_edits import Slip, slips

from ratingletters.composition import Kind, listed
from ratingletters.errors import ProblemsFoundError
from ratingletters.kinds.folders import BOOK, DEFINITION, LEXICON, ON_REQUEST
from ratingletters.model.confirmed import Confirmed
from ratingletters.model.narrative import Narrative
from ratingletters.model.results import Results
from ratingletters.narrative.book import read_book
from ratingletters.narrative.build import build
from ratingletters.narrative.card import Book, Card
from ratingletters.narrative.confirmed import as_it_is, unconfirmed
from ratingletters.narrative.facts import Facts, facts
from ratingletters.narrative.impact import Standing, impact, pairs, standing
from ratingletters.narrative.words import read_lexicon
from ratingletters.places import Place
from ratingletters.reading.document import Document
from ratingletters.reading.yaml import read_yaml, read_yaml_file
from ratingletters.workspace.kind import disagreements, load_kind, read_wording

CRASH, TOLD, HARMLESS, UNHEARD, SILENT, MISSED = "crash", "told", "harmless", "unheard", "silent", "missed"


@dataclass(frozen=True)
class Outcome:
    """What becomes of a slip: by the rules alone, whether the record tells it, and what was said or printed."""

    what: str
    recorded: bool = False
    said: str = ""

    @property
    def in_all(self) -> str:
        """What becomes of it with the record."""
        return TOLD if self.recorded else self.what


@dataclass(frozen=True)
class Letters:
    """The results that every slip is tried on, with their facts and narratives by the kind as it is. ``record`` is what
    was confirmed of it, ``lexicon`` and ``letter`` its two files of YAML."""

    kind: Kind
    record: Confirmed
    lexicon: Document
    letter: Document
    results: Sequence[Results]
    facts: Sequence[Facts]
    narratives: Sequence[Narrative]


def letters_of(folder: Path, number: int, seed: int) -> Letters:
    """The letters of the kind in a folder, ``number`` of them of random results."""
    kind = load_kind(folder)
    results = councils(folder.name, kind.book.lexicon, number, seed)
    known = [facts(each, kind.book.lexicon) for each in results]
    lexicon, letter = (read_yaml_file(folder / each) for each in (LEXICON, DEFINITION))
    record = as_it_is(kind.book, lexicon, letter)
    narratives = [listed(build(each, kind.book), kind) for each in known]
    return Letters(kind, record, lexicon, letter, results, known, narratives)


def edited(kind: Kind, file: str, text: str) -> Kind:
    """The kind with another text of one of its files. Raises :class:`ProblemsFoundError` as loading it does."""
    lexicon, book = kind.book.lexicon, (kind.folder / BOOK).read_text("utf-8")
    if file == LEXICON:
        lexicon = read_lexicon(text, str(kind.folder / LEXICON))
    else:
        book = text
    read = read_book(book, str(kind.folder / BOOK), lexicon)
    on_request = kind.on_request
    if on_request and file == LEXICON:
        on_request = read_wording(kind.folder / ON_REQUEST, lexicon)
    problems = disagreements(kind.definition, read, kind.folder)
    if problems:
        raise ProblemsFoundError(problems)
    return replace(kind, book=read, on_request=on_request)


def meaning(book: Book) -> object:
    """All of a book but its lines and descriptions, to be compared."""
    cards = {
        (paragraph.name, point.name): tuple(bare(card) for card in point.cards)
        for paragraph in book.paragraphs
        for point in paragraph.points
    }
    return list(cards.items()), replace(book.lexicon, source="")


def bare(card: Card) -> Card:
    """A card without its lines and its description."""
    return replace(card, place=Place(""), description="", others=tuple(bare(each) for each in card.others))


def outcome(letters: Letters, file: str, text: str) -> Outcome:
    """What becomes of a kind when one of its files has another text."""
    try:
        kind = edited(letters.kind, file, text)
        recorded = unlike_the_record(letters, kind.book, file, text)
        if meaning(kind.book) == meaning(letters.kind.book):
            return Outcome(HARMLESS, recorded)
        what, said = after(letters, kind)
    except ProblemsFoundError as error:
        return Outcome(TOLD, recorded=False, said=str(error.problems[0]))
    except Exception as error:  # this is what is looked for
        return Outcome(CRASH, recorded=False, said=repr(error))
    return Outcome(what, recorded, said)


def unlike_the_record(letters: Letters, book: Book, file: str, text: str) -> bool:
    """Whether the record of what was confirmed before the edit tells it."""
    lexicon = read_yaml(text, file) if file == LEXICON else letters.lexicon
    return any(unconfirmed(letters.record, book, lexicon, letters.letter, ""))


def after(letters: Letters, kind: Kind) -> tuple[str, str]:
    """Whether any letter is another by the edited kind, and whether the report of the impact lists exactly that."""
    same = kind.book.lexicon == letters.kind.book.lexicon
    known = letters.facts if same else [facts(each, kind.book.lexicon) for each in letters.results]
    narratives = [listed(build(each, kind.book), kind) for each in known]
    compared = [
        (str(at), old, new)
        for at, (old, new) in enumerate(zip(letters.narratives, narratives, strict=True))
        if printed(old) != printed(new)
    ]
    if not compared:
        return UNHEARD, ""
    report = impact([("same", letters.narratives[0], letters.narratives[0]), *compared])
    ids = {id_ for id_, _, _ in compared}
    if set(report.changed) != ids or {id_ for each in report.changes for id_ in each.councils} != ids:
        return MISSED, "other letters"
    for id_, old, new in compared:
        before, behind = Counter(printed(old)), Counter(printed(new))
        between = list(pairs(list(standing(old)), list(standing(new))))
        gone, come = (Counter(shown(pair[side]) for pair in between if pair[side]) for side in (0, 1))
        if before - gone != behind - come:
            return MISSED, f"a sentence of letter {id_}"
    first = report.changes[0]
    return SILENT, f"{first.old.text if first.old else ''} -> {first.new.text if first.new else ''}"


def printed(narrative: Narrative) -> list[tuple[str, str, str]]:
    """What a letter prints: each sentence with the list and the paragraph that it stands in."""
    return [shown(each) for each in standing(narrative)]


def shown(each: Standing) -> tuple[str, str, str]:
    """What a reader sees of one sentence."""
    return each[0].listed, each[0].name, each[1].markdown


def run(letters: Letters, file: str, edits: int, seed: int) -> Iterator[tuple[Slip, Outcome]]:
    """Every slip of a run with what became of it."""
    text = (letters.kind.folder / file).read_text("utf-8")
    for slip in slips(text, edits, seed):
        yield slip, outcome(letters, file, slip.text)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command: prints the figures, and the slips that were not told."""
    parser = argparse.ArgumentParser(description="Tries random slips of an editor on a kind.")
    parser.add_argument("folder", type=Path, metavar="KINDDIR", help="the folder of the kind")
    parser.add_argument("--edits", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--letters", type=int, default=200, help="random results beside samples and population"
    )
    parser.add_argument("--lexicon", action="store_true", help="slips in lexicon.yaml, not in patterns.md")
    parser.add_argument("--show", action="store_true", help="print every slip that the rules do not tell")
    asked = parser.parse_args(arguments)
    file = LEXICON if asked.lexicon else BOOK
    letters = letters_of(asked.folder.resolve(), asked.letters, asked.seed)
    found: list[Outcome] = []
    for slip, became in run(letters, file, asked.edits, asked.seed):
        found.append(became)
        if {became.what, became.in_all} & {CRASH, MISSED} or (
            asked.show and became.what in {UNHEARD, SILENT}
        ):
            print(
                f"{became.what}: {slip.sort}, line {slip.line}: {slip.before!r} -> {slip.after!r}\n    {became.said}"
            )
    print(
        f"{asked.folder.name}/{file}: {asked.edits} edits, seed {asked.seed}, {len(letters.results)} letters each"
    )
    rules, both = Counter(each.what for each in found), Counter(each.in_all for each in found)
    print(f"{'':10}{'rules alone':>18}{'with the record':>18}")
    for what in (CRASH, TOLD, HARMLESS, UNHEARD, SILENT, MISSED):
        print(
            f"{what:10}"
            + "".join(f"{each[what]:8} {each[what] / asked.edits:8.1%} " for each in (rules, both))
        )
    alarms = sum(each.recorded and each.what == HARMLESS for each in found)
    print(f"harmless edits that the record tells: {alarms}")
    return int(bool(rules[CRASH] or rules[MISSED]))


if __name__ == "__main__":
    sys.exit(main())

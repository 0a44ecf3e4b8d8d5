"""Reads a draft back as a person left it: its sentences by their marks, and what was changed around them.

Everything that differs from the draft as it was made comes out: as words of a sentence, as words of a person's own, as
a change outside the narrative, or as a remark. Nothing is passed over but spaces.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ratingletters.errors import Problem, ProblemsFoundError
from ratingletters.model.provenance import Provenance
from ratingletters.model.returned import Outside, Returned, Told
from ratingletters.places import Place
from ratingletters.reading.characters import forbidden
from ratingletters.word import provenance
from ratingletters.word.inline import Run, markdown, sayable
from ratingletters.word.marks import sentence_runs, tag_of
from ratingletters.word.outside import differences, elsewhere
from ratingletters.word.package import Package, unpack
from ratingletters.word.parts import filled_parts
from ratingletters.word.pieces import Piece, pieces
from ratingletters.word.provenance import Line
from ratingletters.word.remarks import displaced, misplaced, remarks
from ratingletters.word.stretches import Row, Stretch, rows

NEAR = 12
"""Characters on both sides of a cut by which it is found in the sentence as it was."""

_DRAFT = "take the draft that letters made: draft.docx in the folder of the letter"
_ANEW = "make your changes in the draft that letters made, or in narrative.md"


def read_returned(source: str, data: bytes) -> Returned:
    """A draft as a person left it. ``source`` is what to call the file in places.

    Raises :class:`ProblemsFoundError` for a file that is no Word document, or no draft of ours (DOC-020), for one that
    has lost its marks (DOC-021), and for characters that no letter may hold (DOC-022).
    """
    package = unpack(source, data)
    origins, lines = story(source, package)
    document, *others = filled_parts(package)
    tags = {tag_of(each.mark): number for number, each in enumerate(origins.origins, 1)}
    paragraphs = rows(document.root, tags, len(origins.origins))
    if any(each.numbers for each in lines) and not any(each.sentences for each in paragraphs):
        what = "no mark of any sentence is left in it: the program that saved it threw them away"
        raise ProblemsFoundError([Problem(Place(source), what, "DOC-021", _ANEW)])
    page = Page(source, [each for each in lines if not each.spot], paragraphs, words_of(origins))
    told = page.told()
    problems = [problem for each in told for problem in unwritable(each)]
    if problems:
        raise ProblemsFoundError(problems)
    apart = [(part.spot, [row.text for row in rows(part.root, {}, 0)]) for part in others]
    outside = (*page.outside, *elsewhere(source, [each.text for each in lines if each.spot], apart))
    seen = (*page.remarks, *remarks(package, document.root))
    return Returned(origins, page.order, told, outside, tuple(dict.fromkeys(seen)))


def read_provenance(source: str, data: bytes) -> Provenance:
    """Where the sentences of a draft come from. Raises as :func:`read_returned` for a file that does not tell."""
    return story(source, unpack(source, data))[0]


def story(source: str, package: Package) -> tuple[Provenance, list[Line]]:
    """What a file tells of itself: where its sentences come from, and its page as it was made."""
    part = provenance.find(package)
    what = "this is no draft of letters: it does not tell where its sentences come from"
    try:
        if part is not None and filled_parts(package):
            return provenance.read(part), list(provenance.lines(part))
    except (ValueError, TypeError, KeyError, IndexError):
        what = "the part of it that tells where its sentences come from is damaged"
    raise ProblemsFoundError([Problem(Place(source), what, "DOC-020", _DRAFT)])


def words_of(origins: Provenance) -> dict[int, str]:
    """The words of each sentence as it was drafted."""
    return {number: each.sentence.markdown for number, each in enumerate(origins.origins, 1)}


class Page:
    """The paragraphs of one file being read. ``lines`` are those that it was made with, ``drafted`` the words of each
    sentence then."""

    def __init__(
        self, source: str, lines: Sequence[Line], paragraphs: Sequence[Row], drafted: Mapping[int, str]
    ) -> None:
        self.source, self.lines, self.paragraphs, self.drafted = source, lines, paragraphs, drafted
        self.order = tuple(number for each in lines for number in each.numbers)
        self.printed = {
            number: runs
            for each in lines
            for number, runs in zip(
                each.numbers, sentence_runs([drafted[number] for number in each.numbers]), strict=False
            )
        }
        self.outside: list[Outside] = []
        self.remarks: list[str] = []
        self.taken_in: list[Line] = []

    def told(self) -> tuple[Told, ...]:
        """Every sentence that has words in the file, in its order."""
        found = [(row, self.order, self.in_narrative(row)) for row in self.paragraphs if row.sentences]
        for each in differences([each for each in self.lines if each not in self.taken_in], self.paragraphs):
            if each.row and each.among and not each.before and not each.row.in_table:
                found.append((each.row, each.among, self.in_narrative(each.row)))
            else:
                place, after = (self.place(each.row), each.row.text) if each.row else (Place(self.source), "")
                self.outside.append(Outside(place, each.before, after))
        found.sort(key=lambda each: each[0].number)
        self.remarks += misplaced(
            (row for row, _, _ in found), [each.numbers for each in self.lines], self.drafted
        )
        self.remarks += displaced(self.paragraphs, self.lines, self.drafted)
        return tuple(self.joined(found))

    def in_narrative(self, row: Row) -> list[Piece]:
        """The words of a paragraph of the narrative, without the boilerplate that stands in it."""
        for what in row.seen:
            self.outside.append(Outside(self.place(row), "", f"({what})"))
        stretches = row.stretches
        for line in self.lines:
            if line.text and line.numbers and line.numbers[0] in row.sentences:
                stretches = self.without(line.text, stretches, row)
            if line.tail and line.numbers[-1] in row.sentences:
                stretches = self.without(line.tail, stretches[::-1], row)[::-1]
        return [each for each in pieces(stretches, self.drafted) if each.number or not self.took_in(each)]

    def took_in(self, piece: Piece) -> bool:
        """Whether words are a paragraph of boilerplate that a person joined with one of the narrative."""
        text = " ".join(piece.text.split())
        line = next((each for each in self.lines if each.text == text and not each.numbers), None)
        if line is None or any(each.text == text for each in self.paragraphs):
            return False
        self.taken_in.append(line)
        self.remarks.append(f"two paragraphs that were joined before ‘{text[:40]}…’ stay apart")
        return True

    def without(self, text: str, stretches: Sequence[Stretch], row: Row) -> tuple[Stretch, ...]:
        """The stretches without the boilerplate that begins the paragraph; if it is not there as it was, that is a
        change outside the narrative."""
        count = next((at for at, each in enumerate(stretches) if each.sentence), len(stretches))
        said = " ".join("".join(each.run.text for each in stretches[:count]).split())
        if said != text:
            self.outside.append(Outside(self.place(row), text, said))
        return tuple(stretches[count:])

    def joined(self, found: Sequence[tuple[Row, Sequence[int], Sequence[Piece]]]) -> list[Told]:
        """The pieces of all paragraphs, those of one sentence together, each own one beside its neighbour."""
        words: dict[int, tuple[Run, ...]] = {}
        own: list[tuple[int, tuple[Run, ...], Row, int, bool]] = []
        order: list[tuple[int, Row]] = []
        for row, among, parts in found:
            for at, piece in enumerate(parts):
                if piece.number in words and piece.number:
                    words[piece.number] += (*self.between(piece, words[piece.number]), *piece.runs)
                elif piece.number:
                    words[piece.number] = piece.runs
                    order.append((piece.number, row))
                else:
                    near, ahead = neighbour(at, parts, [number for number, _ in order if number in among])
                    own.append((len(order), piece.runs, row, near or next(iter(among), 0), ahead))
        made = [self.sentence(number, words[number], row) for number, row in order]
        for at, runs, row, near, ahead in reversed(own):
            made.insert(at, Told(0, self.said(runs), self.place(row), near, ahead))
        return made

    def between(self, piece: Piece, before: Sequence[Run]) -> tuple[Run, ...]:
        """What stands between two parts of a sentence that a new paragraph has cut: a space, unless there was none."""
        cut = "".join(run.text for run in before).lstrip()[-NEAR:] + piece.text.rstrip()[:NEAR]
        drafted = "".join(run.text for run in self.printed[piece.number])
        return () if cut in drafted else (Run(" "),)

    def sentence(self, number: int, runs: Sequence[Run], row: Row) -> Told:
        """A sentence of the draft: in its own words where nothing but spaces differs."""
        said = self.said(runs)
        is_as_drafted = said == markdown(self.printed[number])
        return Told(number, self.drafted[number] if is_as_drafted else said, self.place(row))

    def said(self, runs: Sequence[Run]) -> str:
        """Runs as Markdown; appearance that it cannot say is remarked on."""
        words = markdown(runs)
        if not sayable(runs):
            self.remarks.append(f"bold or italics within a word are not taken over: ‘{words[:60]}’")
        return words

    def place(self, row: Row) -> Place:
        """Where a paragraph stands."""
        return Place(self.source, spot=f"paragraph {row.number}")


def neighbour(at: int, parts: Sequence[Piece], before: Sequence[int]) -> tuple[int, bool]:
    """The sentence that a person's own words stand beside, and whether they stand ahead of it: one of the same
    paragraph, else the last of those ``before``; 0 if there is none."""
    behind = next((each.number for each in reversed(parts[:at]) if each.number), 0)
    ahead = next((each.number for each in parts[at + 1 :] if each.number), 0)
    last = before[-1] if before else 0
    return (behind, False) if behind else (ahead, True) if ahead else (last, not last)


def unwritable(told: Told) -> Iterator[Problem]:
    """A problem for each character that no letter may hold."""
    for _, name in forbidden(told.words):
        yield Problem(told.place, f"{name} stands here", "DOC-022", "no letter may hold it; delete it")

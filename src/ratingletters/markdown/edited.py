"""Reads ``narrative.md`` as a person left it. What cannot be understood is told, with its line."""

from __future__ import annotations

import re
from collections.abc import Collection

from ratingletters.errors import Problem, ProblemsFoundError, did_you_mean
from ratingletters.markdown.marked import BEFORE, CHOICES, EDITED, HEADER, LEFT_OUT, OWN, commented
from ratingletters.markdown.write import unopened
from ratingletters.model.edit import Edit, Item, Line, Mark, MarkedParagraph, State, Waiting
from ratingletters.reading.characters import forbidden, one_line_end
from ratingletters.reading.text import locator

COMMENT = re.compile(r"(?<!\\)<!--(.*?)-->", re.DOTALL)
MARK = re.compile(r"\s*(by hand|[a-z0-9]+(?:-[a-z0-9]+)*)\s+([0-9a-f]{6}\.[0-9a-f]{10})\s*")
NOTE = re.compile(
    rf"\s*(stale|orphan): (.+)\n{re.escape(EDITED)}(.*)\n(?:{re.escape(BEFORE)}(.*)\n)?((?s:.*))"
)
OURS = frozenset(" ".join(text.split()) for text in (*CHOICES.values(), OWN))
"""What the program itself says in a note."""
HEADING = re.compile(r"#{1,6} +(.*?)(?: +#+)?")
SENTENCE_END = re.compile(r"[.!?][)*_’”'\"]*$")
LIMIT = 20_000


def read_marked(text: str, source: str, headings: Collection[str] = ()) -> tuple[MarkedParagraph, ...]:
    """The paragraphs of a ``narrative.md``, sentence by sentence, each with its place. ``headings`` are the names
    of the kind's lists.

    A line that does not end a sentence goes on in the next one, as Markdown has it. Raises
    :class:`ProblemsFoundError` with all that cannot be understood: a comment that is neither mark nor note
    (NAR-001) or is not closed (NAR-002), a heading of no list (NAR-003), a sentence longer than a letter (NAR-004),
    TXT-002.
    """
    return Reader(one_line_end(text), source, headings).read()


class Reader:
    """One file being read: the paragraphs so far, the sentence that is not ended yet, and the problems."""

    def __init__(self, text: str, source: str, headings: Collection[str]) -> None:
        self.text, self.headings, self.locate = text, headings, locator(text, source)
        self.problems: list[Problem] = []
        self.paragraphs: list[MarkedParagraph] = []
        self.items: list[Item] = []
        self.heading = ""
        self.words: list[str] = []
        self.begun = 0

    def read(self) -> tuple[MarkedParagraph, ...]:
        """All paragraphs."""
        for spot, name in forbidden(self.text):
            self.problem(spot, f"{name} stands here", "TXT-002", "no letter may hold it; delete it")
        end = 0
        for found in COMMENT.finditer(self.text):
            self.plain(end, found.start())
            self.comment(found)
            end = found.end()
        self.plain(end, len(self.text))
        self.end_paragraph()
        if self.problems:
            raise ProblemsFoundError(self.problems)
        return tuple(self.paragraphs)

    def plain(self, start: int, end: int) -> None:
        """The lines between two comments."""
        at = start
        for line in self.text[start:end].splitlines(keepends=True):
            self.line(line, at)
            at += len(line)

    def line(self, line: str, at: int) -> None:
        """A line, or what of it stands outside comments: it opens a paragraph, ends one, or has words."""
        bare = line.strip(" \t\n")
        heading = HEADING.fullmatch(bare)
        if heading:
            self.end_paragraph()
            self.heading = heading[1]
            if self.heading not in self.headings:
                remedy = did_you_mean(self.heading, self.headings) or "this kind of letter has no list"
                self.problem(at, f"'{self.heading}' is the heading of no list", "NAR-003", remedy)
        elif bare:
            self.add(bare, at + line.index(bare[0]))
            if line.endswith("\n") and SENTENCE_END.search(bare):
                self.end_sentence(None, at)
        elif line.endswith("\n") and (at == 0 or self.text[at - 1] == "\n") and (self.items or self.words):
            self.end_paragraph()
            self.heading = ""

    def add(self, bare: str, at: int) -> None:
        """Words of a sentence; the mark of a list's item is none of them."""
        if "<!--" in bare.replace("\\<!--", ""):
            self.problem(at, "a comment opens here and is not closed", "NAR-002", "write the mark as it was")
        if not self.words:
            self.begun = at
            bare = re.sub(r"^[-*+]( +|$)", "", bare)
        self.words += [bare] if bare else []

    def comment(self, found: re.Match[str]) -> None:
        """A mark ends the sentence in front of it; a note stands by itself."""
        mark, waiting = MARK.fullmatch(found[1]), NOTE.fullmatch(found[1])
        if mark:
            self.end_sentence(Mark(mark[1], mark[2]), found.start())
            return
        self.end_sentence(None, found.start())
        held = MARK.fullmatch(waiting[2]) if waiting else None
        if waiting and held and " ".join(waiting[5].split()) not in OURS:
            what = "this note was changed below the words that it keeps"
            remedy = "put words of yours on a line of their own, and write the note as it was or delete it"
            self.problem(found.start(), what, "NAR-001", remedy)
        elif waiting and held:
            words = "" if waiting[3] == LEFT_OUT else commented(waiting[3])
            place = self.locate(found.start())
            edit = Edit(Mark(held[1], held[2]), commented(waiting[4] or ""), words, place)
            self.items.append(Waiting(State(waiting[1]), edit))
        elif " ".join(found[1].split()) != " ".join(HEADER[4:-4].split()):
            what = f"this comment is no mark: {' '.join(found[0].split())[:60]}"
            remedy = "put the mark back as it was; a comment of your own would not be kept: take it out"
            self.problem(found.start(), what, "NAR-001", remedy)

    def end_sentence(self, mark: Mark | None, at: int) -> None:
        """The words read so far, with their mark; without one, a sentence of a person's own."""
        words = unopened(" ".join(self.words))
        if len(words) > LIMIT:
            what = f"this sentence has {len(words)} characters"
            self.problem(self.begun, what, "NAR-004", f"write at most {LIMIT}")
        if words or mark:
            self.items.append(Line(words, mark, self.locate(self.begun if words else at)))
        self.words = []

    def end_paragraph(self) -> None:
        """Ends the paragraph, if there is one."""
        self.end_sentence(None, self.begun)
        if self.items:
            self.paragraphs.append(MarkedParagraph(tuple(self.items), self.heading))
        self.items = []

    def problem(self, spot: int, what: str, code: str, remedy: str) -> None:
        """Notes what cannot be understood."""
        self.problems.append(Problem(self.locate(spot), what, code, remedy))

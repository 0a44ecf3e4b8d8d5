"""Reads a pattern book: Markdown, strictly, so that a slip is a problem and never a sentence that changes.

``# `` opens a paragraph, ``## `` a point, ``### `` a card. A card is a description, where its words come from
(``attested: …`` or ``draft``), conditions and one block quote with its sentence. In a book of cards on request each
card is a point of its own, and ``## `` divides the book for its reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from ratingletters.errors import ProblemsFoundError
from ratingletters.model.narrative import Mood
from ratingletters.narrative.card import Book, BookParagraph, BookPoint, Card, Find, RowTest
from ratingletters.narrative.clauses import Scope, read_row_test
from ratingletters.narrative.directives import FORMS, Block, Draft, Wording, read_directives
from ratingletters.narrative.lexicon import Lexicon
from ratingletters.narrative.notes import Code, Notes
from ratingletters.narrative.sentences import read_sentence
from ratingletters.narrative.soundness import check_card, check_follows
from ratingletters.narrative.when import read_set_test
from ratingletters.places import Place

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SWALLOWED = re.compile(r"(?:mood|cue|repeat by|follows|attested:) .*|find \S+: .*|when|draft")


def read_book(text: str, source: str, lexicon: Lexicon, *, on_request: bool = False) -> Book:
    """The pattern book in ``text``, or that of the cards ``on_request``; ``source`` is the file's name for places.

    Raises :class:`ProblemsFoundError` with every problem of the book.
    """
    notes = Notes(source)
    paragraphs: list[BookParagraph] = []
    seen: dict[str, int] = {}
    blocks = [each for each in read_blocks(text, notes) if each.sort != "comment"]
    for block, inside in divided(blocks, "h1", notes, "a paragraph ('# Name')"):
        check_name(block, "paragraph", seen, notes)
        points: list[BookPoint] = []
        for point, cards in divided(inside, "h2", notes, "a point ('## name')"):
            check_name(point, f"point of {block.text}", seen, notes)
            read = [
                read_card(head, parts, Scope(lexicon), notes, on_request=on_request)
                for head, parts in divided(cards, "h3", notes, "a card ('### name')")
                if check_name(head, "card", seen, notes)
            ]
            if not read:
                notes.note(point.line, Code.STRUCTURE, f"the point '{point.text}' has no card")
            sound = [card for card in read if card]
            if on_request:
                points += [BookPoint(card.name, (card,)) for card in sound]
            else:
                points.append(BookPoint(point.text, tuple(sound)))
        if not points:
            notes.note(block.line, Code.STRUCTURE, f"the paragraph '{block.text}' has no point")
        paragraphs.append(BookParagraph(block.text, tuple(points)))
    for paragraph in paragraphs:
        check_follows(paragraph, notes)
    if not paragraphs:
        notes.note(0, Code.STRUCTURE, "there is no paragraph in this book", "begin with '# Name'")
    if notes.problems:
        raise ProblemsFoundError(notes.problems)
    return Book(lexicon, tuple(paragraphs))


def read_blocks(text: str, notes: Notes) -> Iterator[Block]:
    """The blocks of the Markdown; a block that has no place in a pattern book is taken down."""
    tokens = outlined().parse(text)
    at = 0
    while at < len(tokens):
        token = tokens[at]
        line = (token.map or [0])[0] + 1
        end = closing(tokens, at)
        inside = tokens[at : end + 1]
        texts = [(each.content, (each.map or [0])[0] + 1) for each in inside if each.type == "inline"]
        at = end + 1
        if token.type == "heading_open" and token.markup in {"#", "##", "###"}:
            yield Block(token.tag, texts[0][0], line)
        elif token.type == "paragraph_open":
            yield Block("paragraph", texts[0][0], line)
        elif token.type == "bullet_list_open" and flat(inside, "list_item_open"):
            yield Block("list", "", line, tuple(texts))
        elif token.type == "blockquote_open" and len(texts) == 1 and flat(inside, "blockquote_open"):
            yield Block("quote", texts[0][0], line)
        elif token.type == "html_block" and re.fullmatch(r"<!--(?:(?!-->).)*-->\s*", token.content, re.S):
            yield Block("comment", "", line)
        else:
            notes.note(
                line,
                Code.STRUCTURE,
                "this has no place in a pattern book",
                "it holds headings '#', '##', '###', paragraphs, lists of tests with one line each, and one"
                " sentence a card after '> '",
            )


@cache
def outlined() -> MarkdownIt:
    """The parser of a book's blocks, which leaves what is in their lines alone."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  a kind that is remembered needs none

    return MarkdownIt("commonmark").disable("inline")


def closing(tokens: list[Token], at: int) -> int:
    """The index of the token that closes the block opened at an index."""
    depth = 0
    for index in range(at, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1


def flat(tokens: list[Token], item: str) -> bool:
    """Whether a list or quote holds nothing but one paragraph in each item."""
    kinds = [token.type for token in tokens if token.nesting >= 0]
    allowed = {"bullet_list_open", item, "paragraph_open", "inline"}
    return set(kinds) <= allowed and kinds.count(item) == kinds.count("inline")


def divided(blocks: list[Block], sort: str, notes: Notes, wanted: str) -> Iterator[tuple[Block, list[Block]]]:
    """Each heading of one level with the blocks below it. Blocks before the first one are taken down."""
    head: Block | None = None
    inside: list[Block] = []
    for block in blocks:
        if block.sort == sort:
            if head:
                yield head, inside
            head, inside = block, []
        elif head is None:
            notes.note(block.line, Code.STRUCTURE, f"this stands before any heading of {wanted}")
        else:
            inside.append(block)
    if head:
        yield head, inside


def check_name(block: Block, what: str, seen: dict[str, int], notes: Notes) -> bool:
    """Takes down a name that is no name, or that another of its sort has; says whether it is a name."""
    if what == "paragraph":
        good = bool(re.fullmatch(r"[A-Z][\w ,’'-]*", block.text))
    else:
        good = bool(SLUG.fullmatch(block.text))
    if not good:
        remedy = "one capital, then words" if what == "paragraph" else "small letters, digits and hyphens"
        notes.note(block.line, Code.STRUCTURE, f"'{block.text}' cannot name a {what}", remedy)
        return False
    key = f"{what} {block.text}"
    if key in seen:
        notes.note(block.line, Code.TWICE, f"the {key} is already at line {seen[key]}", "choose another name")
    seen.setdefault(key, block.line)
    return True


def read_card(
    head: Block, blocks: list[Block], scope: Scope, notes: Notes, *, on_request: bool
) -> Card | None:
    """One card; None after taking down what is wrong."""
    before = len(notes.problems)
    draft = Draft(head.text, head.line, scope, on_request=on_request)
    waiting: tuple[str, Find | None, int] | None = None
    for block in blocks:
        if waiting and block.sort != "list":
            notes.note(waiting[2], Code.STRUCTURE, f"'{waiting[0]}' is not followed by a list of tests")
            waiting = None
        if block.sort == "list":
            read_tests(block, waiting, draft, notes)
            waiting = None
        elif block.sort == "quote":
            read_quote(block, draft, notes)
        elif describes(block, draft):
            check_description(block, notes)
            draft.description.append(block.text)
        else:
            waiting = read_directives(block, draft, notes)
    if waiting:
        notes.note(waiting[2], Code.STRUCTURE, f"'{waiting[0]}' is not followed by a list of tests")
    return finished(draft, notes, before)


def describes(block: Block, draft: Draft) -> bool:
    """Whether a paragraph is the card's description: prose, in front of everything else."""
    if draft.directed or not block.text[:1].isupper():
        return False
    first = block.text.split()[0].lower()
    return not get_close_matches(first, FORMS, n=1, cutoff=0.75)


def check_description(block: Block, notes: Notes) -> None:
    """Takes down a directive that no blank line divides from the description, and that would be lost in it."""
    for offset, text in enumerate(block.text.split("\n")):
        if SWALLOWED.fullmatch(text):
            notes.note(
                block.line + offset,
                Code.STRUCTURE,
                f"'{text}' is read as a part of the description",
                "leave a blank line above it",
            )


def read_tests(
    block: Block, waiting: tuple[str, Find | None, int] | None, draft: Draft, notes: Notes
) -> None:
    """The tests below ``find … where`` or ``when``."""
    if waiting is None:
        notes.note(
            block.line, Code.STRUCTURE, "these tests belong to nothing", "put 'find … where' or 'when' above"
        )
        return
    word, find, _ = waiting
    read = []
    for text, line in block.items:
        if "\n" in text or not text:
            notes.note(line, Code.STRUCTURE, "a test is one line", "begin each test with '- '")
        elif word == "when":
            test = read_set_test(text, line, draft.scope, notes)
            draft.tests += [test] if test else []
        elif find:
            row_test = read_row_test(text, line, find.kind, draft.scope.lexicon, notes)
            read += [shared(row_test)] if row_test else []
    if find:
        draft.scope.finds[find.name] = replace(find, tests=tuple(read))


@cache
def shared(test: RowTest) -> RowTest:
    """The one object for all equal tests, so that the builder can tell them by their identity."""
    return test


def read_quote(block: Block, draft: Draft, notes: Notes) -> None:
    """The card's sentence, which may be broken over lines."""
    draft.directed = True
    sentence = (" ".join(block.text.split("\n")), block.line)
    if draft.others and draft.others[-1].sentence is None:
        draft.others[-1].sentence = sentence
    elif draft.sentence:
        remedy = "make it a card, or write 'or: LETTER' or 'or: draft' above it if it is another wording"
        notes.note(block.line, Code.SENTENCE, "a card has one sentence; this is a second", remedy)
    else:
        draft.sentence = sentence


def finished(draft: Draft, notes: Notes, before: int) -> Card | None:
    """The card, checked for soundness; None if anything in it was wrong."""
    if draft.source is None:
        notes.note(
            draft.line,
            Code.SOURCE,
            f"'{draft.name}' does not say where its words come from",
            "write 'attested: LETTER' or 'draft' below its description",
        )
    if draft.sentence is None:
        notes.note(draft.line, Code.SENTENCE, f"'{draft.name}' has no sentence", "write it after '> '")
        return None
    parts = read_sentence(*draft.sentence, draft.scope, notes)
    card = Card(
        draft.name,
        Place(notes.source, draft.line),
        " ".join(" ".join(draft.description).split()),
        draft.source or "",
        tuple(draft.scope.finds.values()),
        tuple(draft.tests),
        draft.mood or Mood.NEUTRAL,
        draft.cue,
        draft.repeat,
        draft.follows or "",
        parts,
        on_request=draft.on_request,
    )
    others = tuple(other for each in draft.others if (other := reworded(card, each, draft.scope, notes)))
    if len(notes.problems) == before:
        check_card(card, draft.sentence[1], draft.scope, notes)
        for other in others:
            check_card(other, other.place.line, draft.scope, notes)
    return replace(card, others=others) if len(notes.problems) == before else None


def reworded(card: Card, wording: Wording, scope: Scope, notes: Notes) -> Card | None:
    """The card in another wording; None after taking down that it has none."""
    if wording.sentence is None:
        notes.note(wording.line, Code.SENTENCE, "no sentence stands below this", "write it after '> '")
        return None
    place = Place(notes.source, wording.line)
    return replace(
        card, place=place, attested=wording.source, sentence=read_sentence(*wording.sentence, scope, notes)
    )

"""Reads the directives of a card: what it finds, when it speaks, its mood, its cue, where its words come from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TypeVar

from ratingletters.model.narrative import Mood
from ratingletters.narrative.card import Cue, Find, SetTest
from ratingletters.narrative.clauses import Scope, read_find
from ratingletters.narrative.notes import Code, Notes

Once = TypeVar("Once")

OTHER = re.compile(r"or: ([a-z0-9]+(?:-[a-z0-9]+)*)")

FORMS = {
    "find": "find NAME: each KIND where",
    "when": "when",
    "mood": "mood positive",
    "cue": "cue However, after positive",
    "repeat": "repeat by SET.FIELD",
    "follows": "follows CARD",
    "attested:": "attested: LETTER",
    "draft": "draft",
    "or:": "or: LETTER",
}


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the Markdown: its sort, its text, its first line; a list's items with their lines."""

    sort: str
    text: str
    line: int
    items: tuple[tuple[str, int], ...] = ()


@dataclass(slots=True)
class Wording:
    """Another wording of a card while it is being read: the letter that has it (empty for a draft), the line
    that says so, and its sentence with its line."""

    source: str
    line: int
    sentence: tuple[str, int] | None = None


@dataclass(slots=True)
class Draft:
    """A card while it is being read."""

    name: str
    line: int
    scope: Scope
    description: list[str] = field(default_factory=list)
    source: str | None = None
    tests: list[SetTest] = field(default_factory=list)
    mood: Mood | None = None
    cue: Cue | None = None
    repeat: tuple[str, str] | None = None
    follows: str | None = None
    sentence: tuple[str, int] | None = None
    others: list[Wording] = field(default_factory=list)
    directed: bool = False
    on_request: bool = False


def read_directives(block: Block, draft: Draft, notes: Notes) -> tuple[str, Find | None, int] | None:
    """The lines of one paragraph of directives; the last one, if a list must follow it."""
    draft.directed = True
    lines = block.text.split("\n")
    for offset, text in enumerate(lines):
        line = block.line + offset
        if draft.sentence and (wording := OTHER.fullmatch(text)):
            draft.others.append(Wording("" if wording[1] == "draft" else wording[1], line))
            continue
        if draft.sentence:
            notes.note(line, Code.STRUCTURE, f"'{text}' stands below the sentence", "move it above")
        waiting = read_directive(text, line, draft, notes)
        if waiting and offset == len(lines) - 1:
            return waiting
        if waiting:
            notes.note(line, Code.STRUCTURE, f"'{waiting[0]}' is not followed by a list of tests")
    return None


def read_directive(text: str, line: int, draft: Draft, notes: Notes) -> tuple[str, Find | None, int] | None:
    """One directive; what a following list belongs to, if one must follow."""
    word, _, rest = text.partition(" ")
    if word == "find":
        find = read_find(text, line, draft.scope, notes)
        if find:
            draft.scope.finds[find.name] = find
        return ("find", find, line) if text.endswith(" where") else None
    if text == "when":
        return ("when", None, line)
    if word == "mood" and rest in {Mood.POSITIVE, Mood.NEGATIVE}:
        draft.mood = set_once(draft.mood, Mood(rest), text, line, notes)
    elif cue := re.fullmatch(r"cue (\S.*,) after (positive|negative)", text):
        draft.cue = set_once(draft.cue, Cue(cue[1], Mood(cue[2])), text, line, notes)
    elif repeat := re.fullmatch(r"repeat by (\w+)\.(.+)", text):
        draft.repeat = set_once(draft.repeat, (repeat[1], repeat[2]), text, line, notes)
        check_repeat(repeat[1], repeat[2], line, draft.scope, notes)
    elif follows := re.fullmatch(r"follows ([a-z0-9]+(?:-[a-z0-9]+)*)", text):
        draft.follows = set_once(draft.follows, follows[1], text, line, notes)
    elif attested := re.fullmatch(r"attested: ([a-z0-9]+(?:-[a-z0-9]+)*)", text):
        draft.source = set_once(draft.source, attested[1], text, line, notes)
    elif text == "draft":
        draft.source = set_once(draft.source, "", text, line, notes)
    else:
        meant = next(iter(get_close_matches(word.lower(), FORMS, n=1)), "")
        notes.unknown(
            line,
            Code.DIRECTIVE,
            f"'{text}' is no directive of a card",
            FORMS.get(meant, text),
            FORMS.values(),
        )
    return None


def check_repeat(name: str, field: str, line: int, scope: Scope, notes: Notes) -> None:
    """Takes down a set or a field that is not known. A card that repeats by name speaks of one row at a time."""
    kind = scope.kind(name)
    if kind is None:
        notes.unknown(line, Code.NAME, f"no set is called '{name}' here", name, scope.names())
    elif field not in kind.fields:
        notes.unknown(line, Code.NAME, f"'{field}' is not a field of {kind.name}", field, kind.fields)
    elif field == "name":
        scope.alone = name


def set_once(old: Once | None, new: Once, text: str, line: int, notes: Notes) -> Once:
    """The new value; takes down a directive that was already given."""
    if old is not None:
        notes.note(line, Code.TWICE, f"'{text}' says again what was already said", "keep one of them")
    return new

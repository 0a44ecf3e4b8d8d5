"""Reads the sentence of a card: its own words, slots in braces, and optional parts in double brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from ratingletters.narrative.card import Optional, Shape, Slot, Words
from ratingletters.narrative.clauses import Scope
from ratingletters.narrative.lexicon import ALL_BY_NUMBER, BY_NUMBER, EACH, SINGULAR, FactKind, Field, Sort
from ratingletters.narrative.notes import Code, Notes
from ratingletters.narrative.typography import typeset

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

BRACKETS = re.compile(r"(\[\[|\]\]|\{[^{}]*\}|[{}])")
SLOT = re.compile(r"\{[^{}]*\}")
OPTIONAL = re.compile(r"\[\[(.*?)\]\]")
OPTIONALS = 6
AGREEMENT = re.compile(r"[^\s/{}]+/[^\s/{}]+")
INNER_STOP = re.compile(r"[.!?]['’”]?\s+\S")
PARTS_FORM = "words"


def read_sentence(text: str, line: int, scope: Scope, notes: Notes) -> tuple[Words | Slot | Optional, ...]:
    """The parts of a sentence; what is wrong is taken down and left out."""
    check_shape(text, line, notes)
    parts: list[Words | Slot | Optional] = []
    optional: list[Words | Slot] | None = None
    for piece in BRACKETS.split(typeset_around(text)):
        if piece == "[[" and optional is None:
            optional = []
        elif piece == "]]" and optional is not None:
            if not any(isinstance(each, Slot) for each in optional):
                notes.note(line, Code.SLOT, "an optional part without a slot can never vanish", "drop [[ ]]")
            parts.append(Optional(tuple(optional)))
            optional = None
        elif piece in {"[[", "]]", "{", "}"}:
            notes.note(
                line, Code.SENTENCE, f"'{piece}' has no partner", "slots are {…}, optional parts [[…]]"
            )
        elif piece.startswith("{"):
            slot = read_slot(piece[1:-1], line, scope, notes)
            if slot:
                (parts if optional is None else optional).append(slot)
        elif piece:
            (parts if optional is None else optional).append(Words(piece))
    if optional is not None:
        notes.note(line, Code.SENTENCE, "'[[' is not closed", "add ]]")
    return tuple(parts)


def typeset_around(text: str) -> str:
    """The sentence in the letter's typography, in which a slot counts as a word: the apostrophe of
    ``{council}'s`` is one, and no opening quotation mark. Nothing between braces changes."""
    shaped = typeset(SLOT.sub(lambda found: "x" * len(found[0]), text))
    for found in SLOT.finditer(text):
        shaped = shaped[: found.start()] + found[0] + shaped[found.end() :]
    return shaped


def readings(text: str) -> Iterator[str]:
    """The sentence as it reads with and without each of its optional parts, every slot as one letter. The
    spaces around a part that vanished are closed up, as the builder does."""
    if not OPTIONAL.search(text):
        yield BRACKETS.sub(lambda found: "" if found[0] in {"[[", "]]"} else "x", text)
        return
    before, inside, after = OPTIONAL.split(text, maxsplit=1)
    yield from readings(before + inside + after)
    yield from readings(before + (after.lstrip(" ") if before[-1:] in {"", " "} else after))


def check_shape(text: str, line: int, notes: Notes) -> None:
    """One sentence that opens like one, ends with a full stop and has no mark-up but emphasis, whichever of
    its optional parts vanish."""
    if text[:1].islower():
        notes.note(line, Code.SENTENCE, "the sentence does not begin with a capital letter")
    if re.search(r"\}\{|\}\w", text):
        notes.note(line, Code.SENTENCE, "a slot touches the next word", "put a space between them")
    if re.search(r",\s*\[\[", text):
        notes.note(line, Code.SENTENCE, "a comma before '[[' would stay when it vanishes", "put it inside")
    if len(OPTIONAL.findall(text)) > OPTIONALS:
        notes.note(
            line, Code.SENTENCE, f"there are more than {OPTIONALS} optional parts", "make it two cards"
        )
        return
    for bare in readings(text):
        check_reading(bare, line, notes)


def check_reading(bare: str, line: int, notes: Notes) -> None:
    """One reading of a sentence."""
    if not bare.endswith(".") or bare.endswith(".."):
        notes.note(
            line,
            Code.SENTENCE,
            "the sentence does not end with one full stop",
            "it must do so without its optional parts, too" if bare else "",
        )
    if INNER_STOP.search(bare):
        notes.note(line, Code.SENTENCE, "there is more than one sentence here", "one sentence a card")
    if re.search(r"\(\s*\)|‘’|“”|''|\"\"|\*\*\s*\*\*", bare):
        notes.note(line, Code.SENTENCE, "marks would stand around nothing", "put them inside [[ ]]")
    if re.search(r"\s[,.;:]", bare) or "  " in bare:
        notes.note(
            line, Code.SENTENCE, "there is a space too many", "one between words, none before a comma or stop"
        )
    for child, content in parse_inline(bare):
        if child == "text" and re.search(r"[*_~`]", content):
            notes.note(line, Code.SENTENCE, f"a mark in '{content}' has no partner", "*emphasis* takes two")
        if child not in {"text", "em_open", "em_close", "strong_open", "strong_close"}:
            notes.note(
                line,
                Code.SENTENCE,
                f"a sentence cannot hold '{child}' mark-up",
                "only *emphasis* and **strong emphasis**",
            )


@cache
def markdown() -> MarkdownIt:
    """The one Markdown parser of the pattern book: CommonMark."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  a kind that is remembered needs none

    return MarkdownIt("commonmark")


def parse_inline(text: str) -> Iterator[tuple[str, str]]:
    """The types of the inline tokens of a text, with their contents."""
    for token in markdown().parseInline(text):
        for child in token.children or ():
            yield child.type, child.content


def read_slot(text: str, line: int, scope: Scope, notes: Notes) -> Slot | None:
    """What stands between the braces; None after taking down what is wrong."""
    target, _, form = (part.strip() for part in text.partition(":"))
    kind_scope = scope.kind(target)
    if kind_scope:
        return read_names(text, target, form, line, kind_scope, notes)
    share = re.fullmatch(r"(\w+) of (\w+)", target)
    if share and scope.kind(share[1]) and scope.kind(share[2]):
        return read_share(text, share[1], share[2], form, line, scope, notes)
    name, dot, rest = target.partition(".")
    kind = scope.kind(name)
    if kind is None:
        notes.unknown(line, Code.NAME, f"no set is called '{name}' here", name, scope.names())
        return None
    parts = re.fullmatch(r"(.+) of (.+)", rest)
    if parts and parts[1] in kind.fields and parts[2] in kind.fields:
        return read_parts(text, name, kind, kind.fields[parts[1]], parts[2], form, line, scope, notes)
    if not dot or rest not in kind.fields:
        notes.unknown(line, Code.NAME, f"'{rest}' is not a field of {kind.name}", rest, kind.fields)
        return None
    return read_field(text, name, kind, kind.fields[rest], form, line, scope, notes)


def read_names(text: str, target: str, form: str, line: int, kind: FactKind, notes: Notes) -> Slot | None:
    """``{set}`` or ``{set: is/are}``."""
    if AGREEMENT.fullmatch(form) and not set(form.split("/")) & {"a", "an"}:
        return Slot(text, Shape.AGREEMENT, target, kind, form=form)
    fitting = name_forms(kind)
    if form and form not in fitting:
        notes.unknown(line, Code.SLOT, f"'{form}' is not a form of a set", form, (*fitting, "is/are"))
        return None
    if "name" not in kind.fields:
        notes.unknown(
            line, Code.SLOT, f"{kind.name} has no name; name a field of '{target}'", "", kind.fields
        )
        return None
    return Slot(text, Shape.NAMES, target, kind, kind.fields["name"], form=form)


def name_forms(kind: FactKind) -> tuple[str, ...]:
    """The forms in which a list of a kind's names can be said: ``together`` where they end alike ("primary and
    secondary schools"), ``by number`` as many as there are ("primary schools and the pupil referral unit"), ``all by
    number`` with how many that is ("all four primary schools and both special schools")."""
    numbered = {SINGULAR, "total"} <= set(kind.fields)
    return ("together", BY_NUMBER, ALL_BY_NUMBER) if numbered else ("together",)


def read_share(
    text: str, name: str, of: str, form: str, line: int, scope: Scope, notes: Notes
) -> Slot | None:
    """``{A of B: a share of}`` or ``{A of B: is/are}``: A narrowed from B."""
    kind = scope.kind(name)
    if kind is None or name == of or not scope.within(name, of):
        notes.note(
            line, Code.SLOT, f"'{name}' is not part of '{of}'", f"write 'find {name}: each of {of} where'"
        )
        return None
    if AGREEMENT.fullmatch(form):
        return Slot(text, Shape.AGREEMENT, name, kind, of=of, form=form)
    if form not in scope.lexicon.columns:
        what = f"'{form}' is not a column of the proportions table"
        notes.unknown(line, Code.SLOT, what, form, scope.lexicon.columns)
        return None
    return Slot(text, Shape.SHARE, name, kind, of=of, form=form)


def read_parts(
    text: str,
    name: str,
    kind: FactKind,
    part: Field,
    whole: str,
    form: str,
    line: int,
    scope: Scope,
    notes: Notes,
) -> Slot | None:
    """``{set.good of total: words}``: two counts of one row."""
    if not scope.single(name):
        notes.note(
            line, Code.SLOT, f"'{name}' may have several rows; a count is said of one", "find the KIND"
        )
        return None
    if part.sort is not Sort.COUNT or kind.fields[whole].sort is not Sort.COUNT or form != PARTS_FORM:
        notes.note(line, Code.SLOT, f"'{{{text}}}' is not a count", "write {set.COUNT of COUNT: words}")
        return None
    return Slot(text, Shape.PARTS, name, kind, part, whole, form)


def read_field(
    text: str, name: str, kind: FactKind, asked: Field, form: str, line: int, scope: Scope, notes: Notes
) -> Slot | None:
    """``{set.field}`` or ``{set.field: form}``, the form one that fits what the field holds."""
    if asked.sort is Sort.COUNT:
        counted = ("counted",) if SINGULAR in kind.fields else ()
        if AGREEMENT.fullmatch(form) and (scope.single(name) or counted):
            return Slot(text, Shape.AGREEMENT, name, kind, asked, form=form)
        ordinal = ("ordinal",) if scope.lexicon.counts.ordinals else ()
        fitting: tuple[str, ...] = (PARTS_FORM, *ordinal, *counted) if scope.single(name) else counted
    elif asked.sort is Sort.PERCENT:
        if AGREEMENT.fullmatch(form) and scope.single(name):
            return Slot(text, Shape.AGREEMENT, name, kind, asked, form=form)
        columns = scope.lexicon.columns.values()
        whole = [each.name for each in columns if (each.counted or each.gaps) and kind.entries]
        fitting = (*(each.name for each in columns), *(f"{name}{EACH}" for name in whole))
        fitting += ("out of",) if scope.lexicon.counts.out_of else ()
    elif asked.sort is Sort.SCALE:
        fitting = tuple(scope.lexicon.words.get(asked.scale, ()))
    elif asked.sort is Sort.PARTITION:
        counts = scope.lexicon.counts
        forms = ("split", "split others", *(("split better",) if counts.better else ()))
        fitting = forms if counts.split and scope.single(name) else ()
    elif asked.sort is Sort.MONTH:
        fitting = ("month", "year")
    elif asked.sort in {Sort.NAME, Sort.TEXT} and kind.entries:
        fitting = ("", "together")
    else:
        fitting = ("",)
    if form not in fitting:
        what = f"'{form}' is not a form of '{asked.name}'" if form else f"'{{{text}}}' needs a form"
        if any(fitting):
            notes.unknown(line, Code.SLOT, what, form, filter(None, fitting))
        else:
            single = "" if fitting else "; a count is said of one row, found as 'the KIND'"
            notes.note(line, Code.SLOT, what + single, f"write {{{name}.{asked.name}}}" if fitting else "")
        return None
    return Slot(text, Shape.FIELD, name, kind, asked, form=form)

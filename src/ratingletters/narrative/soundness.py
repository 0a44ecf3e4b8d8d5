"""What can be known unsound about a card before it meets any results."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ratingletters.narrative.card import (
    BookParagraph,
    Card,
    Operator,
    Optional,
    SetOperator,
    Shape,
    Slot,
    Words,
)
from ratingletters.narrative.clauses import Scope
from ratingletters.narrative.contradictions import contradictions
from ratingletters.narrative.lexicon import EACH, FactKind, Sort
from ratingletters.narrative.notes import Code, Notes
from ratingletters.narrative.proofreading import own_words, singular_and_plural, slips
from ratingletters.narrative.slots import lists

OPENERS = re.compile(
    r"(a|all|among|an|and|as|at|both|by|each|every|few|fewer|for|from|half|in|it|its|many|more|most|national|no|none|of|on|one"
    r"|only|other|others|over|performance|private|progress|provision|results|services|several|so|some|standards|that|the"
    r"|their|there|these|they|this|those|too|two|under|where|while|with|within)",
    re.IGNORECASE,
)
BEFORE = (
    "all|each|every|both|entire|whole|any|no|none|only|without exception|two|three|four|five|six|seven|eight|nine"
    "|ten"
)
LETTER = re.compile(r"[a-z0-9-]+-(19|20)[0-9]{2}")
AFTER = "all|both|each|none|without exception|throughout"


def check_card(card: Card, line: int, scope: Scope, notes: Notes) -> None:
    """Takes down every reason for which a card could never be trusted."""
    if not card.required and not card.tests and not card.slots:
        notes.note(
            line,
            Code.NO_FACT,
            f"'{card.name}' could be said without any fact",
            "name one in a slot outside [[ ]], or in a test",
        )
    if card.attested and not LETTER.fullmatch(card.attested):
        what = f"'{card.attested}' does not name a letter"
        notes.note(card.place.line, Code.SOURCE, what, "write whose it was and its year: NAME-2009")
    for slot in slots(card.sentence):
        check_column(slot, card, line, scope, notes)
    for what, remedy in contradictions(card):
        notes.note(card.place.line, Code.TEST, f"{card.name}: {what}", remedy)
    for what, remedy in slips(own_words(card.sentence), scope.lexicon.proper):
        notes.note(line, Code.SENTENCE, what, remedy)
    for one, between, other in zip(card.sentence, card.sentence[1:], card.sentence[2:], strict=False):
        if isinstance(one, Slot) and one == other and between == Words(" "):
            notes.note(
                line, Code.SENTENCE, f"'{{{one.said}}} {{{one.said}}}' says a slot twice", "say it once"
            )
    check_all(card, line, scope, notes)
    check_relations(card, line, notes)
    check_agreement(card, line, notes)
    check_cue(card, line, scope, notes)
    if card.repeat and card.repeat[0] not in card.required:
        notes.note(
            line, Code.NAME, f"'repeat by' needs a set that must not be empty: '{card.repeat[0]}' may be"
        )


def slots(parts: Iterable[Words | Slot | Optional]) -> Iterator[Slot]:
    """Every slot of a sentence, those in optional parts too."""
    for part in parts:
        if isinstance(part, Slot):
            yield part
        elif isinstance(part, Optional):
            yield from part.slots()


def check_column(slot: Slot, card: Card, line: int, scope: Scope, notes: Notes) -> None:
    """A column that has no word for small shares needs a test that keeps them away (``mostly`` and 51)."""
    column = scope.lexicon.columns.get(slot.form.removesuffix(EACH))
    if column is None or not column.lowest or column.gaps:
        return
    limits = [
        test.number
        for test in card.tests
        if test.operator is SetOperator.SHARE_AT_LEAST and (test.set, test.of) == (slot.set, slot.of)
    ]
    if slot.field:
        tests = scope.row_tests(slot.set) + [
            test.row_test for test in card.tests if test.row_test and test.set == slot.set
        ]
        limits += [
            int(test.constant)
            for test in tests
            if test.operator is Operator.AT_LEAST and test.field == slot.field.name
        ]
    if max(limits, default=0) < column.lowest:
        asked = f"{slot.field.name if slot.field else slot.said.split(':')[0]} is at least {column.lowest}"
        notes.note(
            line,
            Code.COLUMN,
            f"'{column.name}' has no word below {column.lowest}, and {{{slot.said}}} could need one",
            f"add the test '{asked}'",
        )


def check_all(card: Card, line: int, scope: Scope, notes: Notes) -> None:
    """ "All" of a kind of fact is a claim about every row: it needs ``is complete``, and may then be borne by
    no other set of that kind."""
    said = "".join(
        part.text if isinstance(part, Words) else "{}"
        for piece in card.sentence
        for part in (piece.parts if isinstance(piece, Optional) else (piece,))
    )
    for phrase in scope.lexicon.proper:
        said = said.replace(phrase, "_")
    said = re.sub(r"[*()‘’“”]|_(?=\w)|(?<=\w)_", "", said)
    for kind in scope.lexicon.kinds.values():
        if claims_all(said, kind) and not tested_complete(card, kind):
            notes.note(
                line,
                Code.ALL,
                f"'{card.name}' speaks of all {kind.nouns[0]} without knowing that there are no others",
                f"find them once, with 'each {kind.name}', and add the test 'NAME is complete' below 'when'",
            )


def claims_all(said: str, kind: FactKind) -> bool:
    """Whether the words say "all" (or none, each, every, the five) of a kind's rows, before or after its noun;
    "all other areas" is of others'."""
    nouns = "|".join(re.escape(form) for noun in kind.nouns for form in (noun, noun.removesuffix("s")))
    word = r"[ \u00a0,]+(?!other areas)[\w’-]+"
    before = rf"\b(?:{BEFORE})\b(?:{word}){{0,8}}?[ \u00a0,]+(?:{nouns})\b"
    after = rf"\b(?:{nouns})\b(?:{word}){{0,3}}?[ \u00a0,]+(?:{AFTER})\b(?! other)"
    return bool(re.search(f"{before}|{after}", said, re.IGNORECASE))


def tested_complete(card: Card, kind: FactKind) -> bool:
    """Whether a set of a kind is tested to be complete, and no slot speaks of another set of that kind."""
    complete = {test.set for test in card.tests if test.operator is SetOperator.COMPLETE}
    sets = {find.name for find in card.finds if find.kind.name == kind.name}
    return bool(sets & complete) and {slot.set for slot in slots(card.sentence)} & sets <= complete


def check_relations(card: Card, line: int, notes: Notes) -> None:
    """Two lists of one relation must come from one set, where the builder can see whether they are its
    full product. A relation is a kind with fields that are rows of other kinds."""
    listed = [slot for slot in slots(card.sentence) if lists(slot)]
    for slot in listed:
        if slot.field is None or slot.field.sort is not Sort.ROW:
            continue
        related = {field.row_of for field in slot.kind.fields.values() if field.sort is Sort.ROW}
        for other in listed:
            another = other.kind.name == slot.kind.name and other.field != slot.field
            if other.set != slot.set and (another or other.kind.name in related):
                notes.note(
                    line,
                    Code.RELATION,
                    f"'{card.name}' lists {{{slot.said}}} and {{{other.said}}}, which the builder cannot pair",
                    "take both lists from one set, so that their pairs can be checked",
                )
                return


def check_agreement(card: Card, line: int, notes: Notes) -> None:
    """Agreement follows a number that the sentence says: a count agrees only where it is said. Its two words are
    one word's two numbers."""
    every = list(slots(card.sentence))
    for slot in every:
        if slot.shape is Shape.AGREEMENT and not singular_and_plural(slot.form):
            what = f"'{slot.form}' are not the singular and the plural of one word"
            notes.note(line, Code.SLOT, what, "write them as in is/are or gap/gaps")
        if slot.shape is not Shape.AGREEMENT or slot.field is None:
            continue
        said = [
            each
            for each in every
            if each.shape is not Shape.AGREEMENT and (each.set, each.field) == (slot.set, slot.field)
        ]
        if not said:
            notes.note(
                line,
                Code.SLOT,
                f"{{{slot.said}}} agrees with a number that is not said",
                f"say it, as in {{{slot.set}.{slot.field.name} of total: words}}, or agree with {{{slot.set}: …}}",
            )


def check_cue(card: Card, line: int, scope: Scope, notes: Notes) -> None:
    """Behind a cue a sentence goes on with a small letter, which a proper name must not lose."""
    first = card.sentence[0] if card.sentence else None
    if card.cue is None:
        return
    for what, remedy in slips(card.cue.words, scope.lexicon.proper):
        notes.note(card.place.line, Code.SENTENCE, f"cue: {what}", remedy)
    if not isinstance(first, Words):
        return
    word = re.split(r"[\s,.]", first.text.lstrip("*‘“("), maxsplit=1)[0]
    kept = any(first.text.lstrip("*‘“(").startswith(phrase) for phrase in scope.lexicon.proper)
    if word and not OPENERS.fullmatch(word) and not kept and not word.isupper():
        notes.note(
            line,
            Code.SENTENCE,
            f"behind '{card.cue.words}' the word '{word}' would lose its capital",
            "begin with a slot or a word such as The, or add a name to 'proper' in the lexicon",
        )


def check_follows(paragraph: BookParagraph, notes: Notes) -> None:
    """A card that follows another goes on with its claim ("The same is true of …"): it stands later in the
    paragraph, and its sets have passed every test that their namesakes have passed there."""
    before: dict[str, Card] = {}
    for point in paragraph.points:
        for card in point.cards:
            if card.follows and card.follows not in before:
                what = f"'{card.name}' follows '{card.follows}', which does not stand before it here"
                notes.unknown(card.place.line, Code.NAME, what, card.follows, before)
            elif card.follows:
                check_same_claim(card, before[card.follows], notes)
        before |= {card.name: card for card in point.cards}


def check_same_claim(card: Card, followed: Card, notes: Notes) -> None:
    """Takes down a set that has not passed what its namesake in the followed card has."""
    given = {find.name: find.tests for find in card.finds}
    for find in followed.finds:
        if find.name not in followed.required:
            continue
        missing = [test.said for test in find.tests if test not in given.get(find.name, ())]
        if missing or find.name not in given:
            what = f"'{card.name}' follows '{followed.name}' without its set '{find.name}'"
            remedy = f"find '{find.name}' here with the tests: {'; '.join(test.said for test in find.tests)}"
            notes.note(card.place.line, Code.TEST, what, remedy)

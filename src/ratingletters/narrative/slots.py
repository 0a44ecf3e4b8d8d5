"""What a slot becomes: its words and the facts behind them, or the reason why it cannot be said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import prod

from ratingletters.model.narrative import Fact, Piece
from ratingletters.narrative.card import Shape, Slot
from ratingletters.narrative.conditions import Filling, complete, identity
from ratingletters.narrative.facts import Row
from ratingletters.narrative.lexicon import ALL_BY_NUMBER, BY_NUMBER, EACH, Column, Lexicon, Sort
from ratingletters.narrative.listing import counted, gathered, numbered, texts
from ratingletters.narrative.typography import NO_BREAK, curled, listed
from ratingletters.narrative.unsaid import EmptySetError, UnsaidError
from ratingletters.narrative.values import Month, Partition, Point, Share, Value

FIELD = Shape.FIELD
LISTED, LISTING = (Sort.NAME, Sort.TEXT, Sort.ROW), (Shape.NAMES, Shape.FIELD)
"""The sorts of fields and the shapes of slots that list names or texts."""
COUNTED = {"counted": ("name",)} | dict.fromkeys((BY_NUMBER, ALL_BY_NUMBER), ("total",))
"""What the words of a form rest on besides its field."""


def fill(slot: Slot, filling: Filling, spoken: Sequence[Slot]) -> Piece:
    """The piece that a slot becomes. ``spoken`` are all slots of the sentence, its own included.

    Raises :class:`UnsaidError` if the facts do not bear it.
    """
    rows = filling.sets[slot.set]
    if not rows:
        raise EmptySetError(f"'{slot.set}' is empty")
    lexicon = filling.ground.lexicon
    match slot.shape:
        case Shape.PARTS:
            text = parts_words(slot, rows[0], lexicon)
        case Shape.SHARE:
            text = set_share(slot, rows, filling)
        case Shape.AGREEMENT:
            text = slot.form.split("/")[takes_plural(slot, rows, filling, spoken)]
        case Shape.NAMES if slot.form in {BY_NUMBER, ALL_BY_NUMBER}:
            text = numbered(rows, lexicon, whole=slot.form == ALL_BY_NUMBER)
        case _:
            text = field_words(slot, rows, lexicon)
    return Piece(curled(text), slot.said, tuple(behind(slot, rows, filling)))


def behind(slot: Slot, rows: Sequence[Row], filling: Filling) -> Iterable[Fact]:
    """The facts that a slot's words rest on."""
    if slot.field is not None:
        named = ("name",) if slot.form.endswith(EACH) else COUNTED.get(slot.form, ())
        fields = [slot.field.name, *([slot.of] if slot.of else []), *named]
        return [row.fact(field) for row in rows for field in fields]
    if slot.of:
        tested = filling.tested_between(slot.set, slot.of)
        return [row.fact(field) for row in filling.sets[slot.of] for field in tested or [naming(row)]]
    return [row.fact(naming(row)) for row in rows]


def naming(row: Row) -> str:
    """The field that tells which row it is."""
    return "name" if "name" in row.values else next(iter(row.values))


def out_of(slot: Slot, shares: Sequence[Share], lexicon: Lexicon) -> str:
    """``five out of six``: the shares of all rows counted together."""
    if any(share.part is None or share.whole is None for share in shares):
        raise UnsaidError(f"'{slot.said}' is not counted")
    counts = [sum(share.part or 0 for share in shares), sum(share.whole or 0 for share in shares)]
    part, whole = map(lexicon.counts.number, counts)
    return lexicon.counts.out_of.format(part=part, whole=whole)


def field_words(slot: Slot, rows: Sequence[Row], lexicon: Lexicon) -> str:
    """The words for one field over all rows of a set."""
    assert slot.field is not None  # noqa: S101
    values = known_values(slot, rows)
    match slot.field.sort:
        case Sort.PERCENT:
            shares = [each for each in values if isinstance(each, Share)]
            if slot.form.endswith(EACH):
                return each_share(slot, rows, shares, lexicon)
            return (
                out_of(slot, shares, lexicon)
                if slot.form == "out of"
                else shares_words(slot, shares, lexicon)
            )
        case Sort.COUNT if slot.form == "counted":
            return counted(rows, slot.field.name, lexicon)
        case Sort.COUNT if slot.form == "ordinal":
            return ordinal(slot, int(str(values[0])), lexicon)
        case Sort.COUNT:
            return lexicon.counts.number(int(str(values[0])))
        case Sort.PARTITION:
            return split_words(slot, values[0], lexicon)
        case Sort.SCALE | Sort.MONTH | Sort.CHOICE:
            return one_word(slot, values, lexicon)
        case _:
            return gathered(texts(values)) if slot.form == "together" else listed(texts(values))


def each_share(slot: Slot, rows: Sequence[Row], shares: Sequence[Share], lexicon: Lexicon) -> str:
    """``the majority of primary schools and the large majority of childminders``: each row with the share of it."""
    column = lexicon.columns[slot.form.removesuffix(EACH)]
    words = [share_words(share, column, lexicon) for share in shares]
    alike = {
        word: [row.values["name"] for row, one in zip(rows, words, strict=True) if one == word]
        for word in words
    }
    if len(alike) < len(rows) and any(counts(share, column, lexicon) for share in shares):
        raise UnsaidError(f"'{slot.said}' would say a count of several rows at once")
    return listed([f"{word} {gathered(texts(names))}" for word, names in alike.items()])


def known_values(slot: Slot, rows: Sequence[Row]) -> list[Value]:
    """The values of a slot's field in every row. Raises :class:`UnsaidError` if one is not known."""
    assert slot.field is not None  # noqa: S101
    name = slot.field.name
    try:
        return [row.values[name] for row in rows]
    except KeyError:
        missing = next(row for row in rows if name not in row.values)
        raise UnsaidError(f"{missing.address(name)} is not known") from None


def ordinal(slot: Slot, count: int, lexicon: Lexicon) -> str:
    """``third``. Raises :class:`UnsaidError` beyond the words that the lexicon has."""
    if not 0 < count <= len(lexicon.counts.ordinals):
        raise UnsaidError(f"'{slot.said}' is {count}, for which there is no word")
    return lexicon.counts.ordinals[count - 1]


def split_words(slot: Slot, value: Value, lexicon: Lexicon) -> str:
    """``three are good and one is satisfactory``: a whole said by its parts, all of them. With the form
    ``split others`` the last part is said as what is left: ``and the others are satisfactory``; with ``split better``
    the best parts are one: ``five are good or better and one is satisfactory``."""
    parts = value.parts if isinstance(value, Partition) else ()
    words = [(lexicon.grade_words[grade], count) for grade, count in parts]
    if slot.form == "split better":
        words = best_as_one(slot, parts, lexicon)
    if len(words) < 2:
        raise UnsaidError(f"'{slot.said}' has no parts to tell apart")
    said = []
    for at, (word, count) in enumerate(words):
        left = slot.form == "split others" and at == len(words) - 1
        form = ("other" if left else "one") if count == 1 else ("others" if left else "several")
        said.append(lexicon.counts.split[form].format(number=lexicon.counts.number(count), grade=word))
    return listed(said)


def best_as_one(slot: Slot, parts: Sequence[tuple[str, int]], lexicon: Lexicon) -> list[tuple[str, int]]:
    """The parts of a whole in words, those at a grade or better as one. Raises :class:`UnsaidError` where the best
    parts are not several: "good or better" would say less than is known."""
    grades = lexicon.orders["grade"]
    least = grades[lexicon.counts.better.removesuffix(" or better")]
    best = [count for grade, count in parts if grades[grade] >= least]
    if len(best) < 2:
        raise UnsaidError(f"'{slot.said}' has no two parts that are {lexicon.counts.better}")
    rest = [(lexicon.grade_words[grade], count) for grade, count in parts if grades[grade] < least]
    return [(lexicon.counts.better, sum(best)), *rest]


def one_word(slot: Slot, values: Sequence[Value], lexicon: Lexicon) -> str:
    """The one grade, month or choice that all rows share. A word over different ones would be false."""
    same = {str(value)[:4] if slot.form == "year" else identity(value) for value in values}
    if len(same) > 1:
        raise UnsaidError(f"'{slot.said}' would put one word over different values")
    value = values[0]
    if isinstance(value, Point):
        return lexicon.words[value.scale][slot.form][value.id]
    if isinstance(value, Month):
        return f"{value.first:%Y}" if slot.form == "year" else f"{value.first:%B}{NO_BREAK}{value.first:%Y}"
    return "".join(texts([value]))


def shares_words(slot: Slot, shares: Sequence[Share], lexicon: Lexicon) -> str:
    """One word for the shares of all rows: the same for each, or that of the weakest where the column may."""
    column = lexicon.columns[slot.form]
    if len(shares) > 1 and any(counts(share, column, lexicon) for share in shares):
        raise UnsaidError(f"'{slot.said}' would say a count of several rows at once")
    words = {share_words(share, column, lexicon) for share in shares}
    if len(words) > 1 and not column.weakest:
        raise UnsaidError(f"'{slot.said}' would put one word over different shares")
    return share_words(min(shares, key=lambda share: share.per_cent), column, lexicon)


def counts(share: Share, column: Column, lexicon: Lexicon) -> bool:
    """Whether a column says a share as a count: the things counted are few."""
    return column.counted and share.whole is not None and share.whole <= lexicon.counts.up_to


def share_words(share: Share, column: Column, lexicon: Lexicon) -> str:
    """A share by its column; as a count where the column says so and the things counted are few."""
    if counts(share, column, lexicon):
        if share.whole == 1:
            raise UnsaidError("one of one is not a share")
        return lexicon.counts.share(share)
    word = column.word(share.per_cent)
    if word is None and column.gaps:
        raise EmptySetError(f"'{column.name}' has no word near {share}")
    if word is None:
        raise UnsaidError(f"'{column.name}' has no word for {share}")
    return word


def set_share(slot: Slot, rows: Sequence[Row], filling: Filling) -> str:
    """How much one set is of another, in words. "All" of a kind needs every row of that kind, and rows of
    which it is not known whether they belong must not change the word."""
    lexicon = filling.ground.lexicon
    whole = filling.sets[slot.of]
    found = filling.finds[slot.of]
    everything = not found.of and not found.tests and bool(found.kind.entries)
    if len(rows) == len(whole) and everything and not complete(whole, lexicon):
        raise UnsaidError(f"all of '{slot.of}' would be said, and it is not complete")
    least, most = (
        share_words(share, lexicon.columns[slot.form], lexicon) for share in filling.shares(slot.set, slot.of)
    )
    if least != most:
        raise UnsaidError(f"between '{least}' and '{most}' of '{slot.of}', since some of it is not known")
    return least


def parts_words(slot: Slot, row: Row, lexicon: Lexicon) -> str:
    """``three of the four``: one count of a row as part of another."""
    assert slot.field is not None  # noqa: S101
    part, whole = row.values.get(slot.field.name), row.values.get(slot.of)
    if not isinstance(part, int) or not isinstance(whole, int) or not 0 <= part <= whole or not whole:
        raise UnsaidError(f"'{slot.said}' is not known")
    if whole == 1:
        raise UnsaidError("one of one is not a share")
    return lexicon.counts.share(Share.of(part, whole))


def takes_plural(slot: Slot, rows: Sequence[Row], filling: Filling, spoken: Sequence[Slot]) -> bool:
    """Whether the number that is said takes the plural.

    A set is as many as its names; where the sentence names a field of it instead, as many as that field has
    values. A share that is said as a count is as many as it counts: ``one of the three``.
    """
    if slot.field is not None:
        values = [row.values.get(slot.field.name) for row in rows]
        return values != [1] and not says_one(slot, values, filling.ground.lexicon, spoken)
    if slot.of:
        lexicon = filling.ground.lexicon
        said = {
            each.form
            for each in spoken
            if (each.shape, each.set, each.of) == (Shape.SHARE, slot.set, slot.of)
        }
        counted = any(lexicon.columns[form].counted for form in said)
        few = len(filling.sets[slot.of]) <= lexicon.counts.up_to
        return not (counted and few and len(rows) == 1)
    fields = [each.field.name for each in spoken if each.set == slot.set and each.field and lists(each)]
    for each in spoken:
        if each.set == slot.set and each.form in {"counted", BY_NUMBER, ALL_BY_NUMBER}:
            field = each.field.name if each.field and each.form == "counted" else "total"
            return [row.values.get(field) for row in rows] != [1]
    if not fields or "name" in fields:
        return len(rows) > 1 or rows[0].plural
    return max(len({identity_of(row, field) for row in rows}) for field in fields) > 1


def says_one(slot: Slot, values: Sequence[Value | None], lexicon: Lexicon, spoken: Sequence[Slot]) -> bool:
    """Whether the sentence says the share in a slot's field as a count of one."""
    forms = {
        each.form for each in spoken if (each.set, each.field, each.shape) == (slot.set, slot.field, FIELD)
    }
    for value in values if len(values) == 1 else ():
        if isinstance(value, Share) and value.part == 1:
            columns = [lexicon.columns[form] for form in forms & lexicon.columns.keys()]
            return "out of" in forms or any(counts(value, column, lexicon) for column in columns)
    return False


def lists(slot: Slot) -> bool:
    """Whether a slot lists names or texts of its rows."""
    if slot.form == "counted" or slot.form.endswith(EACH):
        return slot.shape is FIELD
    return slot.field is not None and slot.field.sort in LISTED and slot.shape in LISTING


def check_parts(slots: Sequence[Slot], filling: Filling) -> None:
    """One word beside a list is said of the whole list: "The A are good" needs all of A to be good, not only
    the part that was found good. Raises :class:`UnsaidError` where the word is of a part only."""
    if len(slots) < 2:
        return
    named = {slot.set for slot in slots if lists(slot)}
    for slot in slots if named else ():
        worded = slot.shape is FIELD and not lists(slot)
        if not worded or slot.set in named or not filling.sets[slot.set]:
            continue
        for name in named:
            if filling.within(slot.set, name) and filling.sets[name] != filling.sets[slot.set]:
                raise UnsaidError(f"'{slot.said}' is of a part of '{name}', and the list is of all of it")


def check_product(slots: Sequence[Slot], filling: Filling) -> None:
    """Two lists drawn from one relation must be its full product ("weaker in A and B across X and Y" claims
    all four pairs). Raises :class:`UnsaidError` where they are not."""
    by_set: dict[str, dict[str, Slot]] = {}
    for slot in slots if len(slots) > 1 else ():
        if slot.field and lists(slot):
            by_set.setdefault(slot.set, {})[slot.field.name] = slot
    for name, fields in by_set.items():
        if len(fields) < 2:
            continue
        rows = filling.sets[name]
        pairs = {tuple(identity_of(row, field) for field in fields) for row in rows}
        alone = [{identity_of(row, field) for row in rows} for field in fields]
        if len(pairs) != prod(map(len, alone)):
            raise UnsaidError(f"{' and '.join(fields)} of '{name}' are not in every combination")


def identity_of(row: Row, field: str) -> str | int:
    """What tells one row's value from another's; a name is told apart by its row."""
    value = row.values.get(field)
    return row.id if field == "name" or value is None else identity(value)

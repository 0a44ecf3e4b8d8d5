"""Reads a lexicon: a kind's words, checked against what the program can compute."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic import Field as Limits

from ratingletters.errors import Problem, ProblemsFoundError, did_you_mean
from ratingletters.model.report import Level
from ratingletters.model.scalars import Text, whole
from ratingletters.narrative.computed import COMPUTED, COUNTED_ON, ONE, SCALES, Computed
from ratingletters.narrative.computed import fields as computed_fields
from ratingletters.narrative.lexicon import Column, CountWords, Entry, FactKind, Field, Lexicon, Sort
from ratingletters.narrative.reportable import read_reportable
from ratingletters.narrative.values import Term
from ratingletters.narrative.variants import in_order
from ratingletters.narrative.wording import untrue
from ratingletters.reading.document import Document
from ratingletters.reading.validation import validated
from ratingletters.reading.yaml import read_yaml

Steps = dict[Annotated[int, BeforeValidator(whole), Limits(ge=0, le=100)], Text | None]
Path = tuple[str | int, ...]

SIMPLE = {
    each.value: each for each in (Sort.NAME, Sort.TEXT, Sort.COUNT, Sort.PERCENT, Sort.MONTH, Sort.PARTITION)
}


class Sheet(BaseModel):
    """A part of the file: no key that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class PercentSheet(Sheet):
    """The proportions table: one column a construction, and the bands that its edges make."""

    words: Annotated[dict[Text, Steps], Limits(min_length=1)]
    counted: tuple[Text, ...] = ()
    weakest: tuple[Text, ...] = ()
    bands: Annotated[
        tuple[Annotated[int, BeforeValidator(whole), Limits(ge=0, le=100)], ...], Limits(min_length=1)
    ]


class SplitSheet(Sheet):
    """The words for one part of a whole; ``{number}`` and ``{grade}`` are filled in."""

    one: Text
    several: Text
    other: Text
    others: Text


class CountSheet(Sheet):
    """How small numbers are said."""

    numbers: Annotated[tuple[Text, ...], Limits(min_length=2)]
    up_to: Annotated[int, BeforeValidator(whole), Limits(alias="up to", ge=1)]
    all: Text
    both: Text
    some: Text
    none: Text
    split: SplitSheet | None = None
    out_of: Annotated[Text | None, Limits(alias="out of")] = None
    ordinals: tuple[Text, ...] = ()
    better: Text | None = None


class KindSheet(Sheet):
    """One kind of fact: its fields, the nouns for its rows, and the rows that can occur."""

    fields: dict[Text, Any]
    nouns: tuple[Text, ...] = ()
    rows: dict[Text, dict[Text, Text]] = Limits(default_factory=dict)


class ReportSheet(Sheet):
    """The facts that a letter should not be silent on, a line each, by level."""

    must: tuple[Text, ...] = ()
    should: tuple[Text, ...] = ()
    may: tuple[Text, ...] = ()


class LexiconSheet(Sheet):
    """The whole of ``lexicon.yaml``."""

    percent: PercentSheet
    counts: CountSheet
    scales: dict[Text, Annotated[tuple[Text, ...], Limits(min_length=2)]] = Limits(default_factory=dict)
    words: dict[Text, dict[Text, dict[Text, Text]]]
    proper: tuple[Text, ...] = ()
    variants: dict[Text, Annotated[tuple[Text, ...], Limits(min_length=1)]] = Limits(default_factory=dict)
    imperatives: tuple[Text, ...] = ()
    openings: tuple[Text, ...] = ()
    openings_of: Annotated[dict[Text, tuple[Text, ...]], Limits(alias="openings of", default_factory=dict)]
    joins: tuple[Text, ...] = ()
    fronts: tuple[Text, ...] = ()
    kinds: Annotated[dict[Text, KindSheet], Limits(min_length=1)]
    report: ReportSheet = ReportSheet()


def read_lexicon(text: str, source: str) -> Lexicon:
    """The lexicon in ``text``; ``source`` is the file's name for places.

    Raises :class:`ProblemsFoundError` with every problem of the lexicon.
    """
    document = read_yaml(text, source)
    sheet = validated(LexiconSheet, document, code="LEX")
    reader = Reader(sheet, document)
    lexicon = reader.lexicon()
    if not reader.problems:
        for path, number, what, remedy in untrue(lexicon):
            reader.note(path, number, what, remedy)
        lines = {level: getattr(sheet.report, level) for level in Level}
        lexicon = replace(lexicon, report=read_reportable(lines, lexicon, reader.note))
    if reader.problems:
        raise ProblemsFoundError(reader.problems)
    return lexicon


class Reader:
    """One lexicon being checked; its problems so far."""

    def __init__(self, sheet: LexiconSheet, document: Document) -> None:
        self.sheet, self.document = sheet, document
        self.problems: list[Problem] = []
        self.orders = {
            scale: {point: order for order, point in enumerate(reversed(points), start=1)}
            for scale, points in sheet.scales.items()
        }
        self.orders["rating"] = {
            point: int(point) for point in self.points("rating") if str(point).isdecimal()
        }

    def note(self, path: Path, number: int, what: str, remedy: str = "", *, key: bool = False) -> None:
        """Takes down one problem."""
        place = self.document.place(path, key=key)
        self.problems.append(Problem(place, what, f"LEX-{number:03}", remedy))

    def points(self, scale: str) -> Iterator[str]:
        """Every point of a scale that some form has a word for, each once, as the file orders them."""
        forms = self.sheet.words.get(scale, {})
        yield from dict.fromkeys(point for form in forms.values() for point in form)

    def lexicon(self) -> Lexicon:
        """The lexicon as far as it could be read; only to be used when no problem was noted."""
        percent = self.sheet.percent
        for part in ("counted", "weakest"):
            for at, name in enumerate(getattr(percent, part)):
                if name not in percent.words:
                    hint = did_you_mean(name, percent.words)
                    self.note(("percent", part, at), 101, f"'{name}' is not a column", hint)
        if sorted(percent.bands, reverse=True) != list(percent.bands) or percent.bands[-1] != 0:
            self.note(("percent", "bands"), 102, "bands go down from the highest to 0")
        self.check_scales()
        self.check_better()
        self.check_words()
        self.check_variants()
        self.check_openings()
        return Lexicon(
            source=self.document.source,
            kinds={name: self.kind(name, sheet) for name, sheet in self.sheet.kinds.items()},
            columns={name: self.column(name, steps) for name, steps in percent.words.items()},
            bands=percent.bands,
            counts=count_words(self.sheet.counts),
            words=self.sheet.words,
            orders=self.orders,
            proper=self.sheet.proper,
            variants={name.lower(): ways for name, ways in self.sheet.variants.items()},
            imperatives=self.sheet.imperatives,
            openings=dict.fromkeys(self.sheet.openings, ()) | self.sheet.openings_of,
            joins=self.sheet.joins,
            fronts=self.sheet.fronts,
        )

    def column(self, name: str, steps: Steps) -> Column:
        """One column, highest share first."""
        percent = self.sheet.percent
        ordered = tuple(sorted(steps.items(), reverse=True))
        if not ordered:
            self.note(("percent", "words", name), 103, f"the column '{name}' has no words")
            ordered = ((0, ""),)
        return Column(name, ordered, name in percent.weakest, name in percent.counted)

    def computed(self, kind: str) -> Mapping[str, Computed]:
        """What is computed for a kind of fact, on this lexicon's scale of its grades."""
        return computed_fields(kind, self.sheet.scales.get(COUNTED_ON.get(kind, ""), ()))

    def check_scales(self) -> None:
        """Every scale is one that facts are of, and names each of its points once."""
        for scale, points in self.sheet.scales.items():
            path: Path = ("scales", scale)
            if scale not in SCALES:
                self.note(path, 104, f"'{scale}' is not a scale", did_you_mean(scale, SCALES), key=True)
            for at, point in enumerate(points):
                if point in points[:at]:
                    self.note(
                        (*path, at), 125, f"'{point}' stands twice on its scale", "take one of them out"
                    )

    def check_variants(self) -> None:
        """Every line of other ways to say a phrase has its brackets in order."""
        for phrase, lines in self.sheet.variants.items():
            for at, line in enumerate(lines):
                if not in_order(line):
                    what = f"'{line}' cannot be written out"
                    remedy = (
                        "write (one|other) or (one|), no bracket in another, and not too many in one line"
                    )
                    self.note(("variants", phrase, at), 131, what, remedy)

    def check_openings(self) -> None:
        """Words that open sentences of some kinds of fact name kinds that the lexicon has."""
        for words, kinds in self.sheet.openings_of.items():
            for at, kind in enumerate(kinds):
                if kind not in self.sheet.kinds:
                    what = f"'{kind}' is not a kind of fact here"
                    self.note(("openings of", words, at), 132, what, did_you_mean(kind, self.sheet.kinds))

    def check_better(self) -> None:
        """What a split says of the best parts together is one of the shares that are computed."""
        better, shares = self.sheet.counts.better, list(self.computed("overall"))
        known = [each for each in shares if each.endswith(" or better") and not each.startswith("last ")]
        if better and better not in known:
            what = f"'{better}' is not the share at a grade or better"
            self.note(("counts", "better"), 133, what, did_you_mean(better, known))

    def check_words(self) -> None:
        """Every form of a scale has a word for each of its points, in the order of the scale, and no other."""
        for scale, forms in self.sheet.words.items():
            if scale not in self.orders:
                path: Path = ("words", scale)
                self.note(path, 104, f"'{scale}' is not a scale", did_you_mean(scale, self.orders), key=True)
                continue
            for form, words in forms.items():
                for point in self.orders[scale]:
                    if point not in words:
                        path = ("words", scale, form)
                        self.note(path, 105, f"'{form}' has no word for {scale} {point}", "add one", key=True)
                points = tuple(dict.fromkeys(self.sheet.scales.get(scale, words)))
                if set(words) == set(points) and tuple(words) != points:
                    what = f"'{form}' has the {scale}s in another order than 'scales' has"
                    self.note(("words", scale, form), 126, what, "write both from best to worst", key=True)
                for point in words:
                    if point not in self.orders[scale]:
                        self.note(
                            ("words", scale, form, point),
                            106,
                            f"'{point}' is not a point of the scale '{scale}'",
                            did_you_mean(point, self.orders[scale]),
                            key=True,
                        )

    def kind(self, name: str, sheet: KindSheet) -> FactKind:
        """One kind of fact with its fields and rows."""
        if name not in COMPUTED:
            self.note(
                ("kinds", name),
                107,
                f"'{name}' is not a kind of fact",
                did_you_mean(name, COMPUTED),
                key=True,
            )
        fields = {each: self.field(name, each, given) for each, given in sheet.fields.items()}
        entries = {
            row: self.entry(name, row, order, texts, fields)
            for order, (row, texts) in enumerate(sheet.rows.items())
        }
        if not entries and any(each.sort is Sort.NAME for each in fields.values()) and name not in ONE:
            self.note(
                ("kinds", name), 108, f"'{name}' has no rows to take names from", "add 'rows'", key=True
            )
        return FactKind(name, name in ONE, fields, entries, sheet.nouns or (f"{name}s",))

    def field(self, kind: str, name: str, given: Any) -> Field:
        """One field as the file declares it, and as the program computes it."""
        path: Path = ("kinds", kind, "fields", name)
        found = self.declared(name, given, path)
        if found is None:
            return Field(name, Sort.TEXT)
        computed = self.computed(kind).get(name)
        if computed and not agrees(found, computed):
            wanted = f"{computed.sort} {computed.of}{', '.join(computed.choices)}"
            self.note(path, 109, f"'{name}' of {kind} is a {wanted.strip()}, not this")
        if not computed and kind in COMPUTED and found.sort not in {Sort.TEXT, Sort.CHOICE}:
            self.note(
                path,
                110,
                f"'{name}' is not computed for {kind}",
                did_you_mean(name, self.computed(kind)) or "a text or a choice may be given in the rows",
                key=True,
            )
        return found

    def declared(self, name: str, given: Any, path: Path) -> Field | None:
        """The field that ``count``, ``grade``, ``{choice: …}`` or ``{row of: …, as: …}`` declares; None after
        taking down that it declares nothing known."""
        match given:
            case str() if given in SIMPLE:
                return Field(name, SIMPLE[given])
            case str() if given in self.orders:
                return Field(name, Sort.SCALE, scale=str(given))
            case {"choice": list() as ids, **rest} if not rest and all(isinstance(each, str) for each in ids):
                return Field(name, Sort.CHOICE, choices={str(each): str(each) for each in ids})
            case {"choice": dict() as words, **rest} if not rest:
                return Field(name, Sort.CHOICE, choices={str(key): str(word) for key, word in words.items()})
            case {"row of": str() as kind, **rest} if set(rest) <= {"as"} and kind in self.sheet.kinds:
                shown = str(rest.get("as", "name"))
                fields = self.sheet.kinds[kind].fields
                known = [each for each, sort in fields.items() if sort in ("name", "text")]
                for word in {"name": None, shown: None}:
                    if word not in known:
                        what = f"'{word}' is not a name or a text of {kind}"
                        self.note(path, 111, what, did_you_mean(word, known))
                return Field(name, Sort.ROW, row_of=str(kind), as_field=shown)
        known_sorts = [*SIMPLE, *self.orders, "{choice: […]}", "{row of: KIND}"]
        self.note(path, 112, f"'{name}' is declared as nothing known", f"what fits: {', '.join(known_sorts)}")
        return None

    def entry(
        self, kind: str, row: str, order: int, texts: dict[str, str], fields: dict[str, Field]
    ) -> Entry:
        """One row's words."""
        path: Path = ("kinds", kind, "rows", row)
        computed = self.computed(kind)
        terms: dict[str, Term] = {}
        for name, text in texts.items():
            field = fields.get(name)
            if name == "number" and text in {"singular", "plural"}:
                continue
            if field is None or (name in computed and name != "name"):
                known = [each for each in fields if each == "name" or each not in computed]
                self.note(
                    (*path, name),
                    113,
                    f"'{name}' is not a word of {kind}",
                    did_you_mean(name, known),
                    key=True,
                )
            elif field.sort is Sort.CHOICE and text not in field.choices:
                what = f"'{text}' is not one of the choices of '{name}'"
                self.note((*path, name), 114, what, did_you_mean(text, field.choices))
            else:
                shown = field.choices[text] if field.sort is Sort.CHOICE else text
                identity = row if field.sort is Sort.NAME else text
                terms[name] = Term(identity, shown)
        if "name" in fields and "name" not in terms:
            self.note(path, 115, f"the row '{row}' has no name", "add 'name'", key=True)
        return Entry(row, order, texts.get("number") == "plural", terms)


def count_words(sheet: CountSheet) -> CountWords:
    """The words for counts, as the builder takes them."""
    split = sheet.split.model_dump() if sheet.split else {}
    words = (sheet.all, sheet.both, sheet.some, sheet.none)
    return CountWords(
        sheet.numbers, sheet.up_to, *words, split, sheet.out_of or "", sheet.ordinals, sheet.better or ""
    )


def agrees(field: Field, computed: Computed) -> bool:
    """Whether a declared field holds what is computed for it."""
    if field.sort is not computed.sort:
        return False
    if field.sort is Sort.CHOICE:
        return set(field.choices) == set(computed.choices)
    return computed.of in {"", field.scale, field.row_of}

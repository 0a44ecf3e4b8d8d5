"""What can be known untrue about a lexicon's words: one word for two things, "all" for less than all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ratingletters.narrative.lexicon import CountWords, FactKind, Lexicon, Sort
from ratingletters.narrative.proofreading import alone, repeated
from ratingletters.narrative.typography import curled
from ratingletters.narrative.variants import written_out

Untrue = tuple[tuple[str | int, ...], int, str, str]
"""The path in the file, the number of the problem, what is wrong, and what to do."""

AMOUNTS = re.compile(
    r"\b(?:all|every|each|both|no|none|not|only|most(?! recent)|majority|half|quarters?|thirds?|few|many)\b"
)

ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)
ENGLISH = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def untrue(lexicon: Lexicon) -> Iterator[Untrue]:
    """Every word that would make some sentence false, whatever the card; and words that are none."""
    yield from untrue_columns(lexicon)
    yield from untrue_counts(lexicon.counts)
    yield from untrue_split(lexicon.counts.split)
    if lexicon.counts.out_of and not re.fullmatch(r"\{part\} [^{}]*\{whole\}", lexicon.counts.out_of):
        what = f"'{lexicon.counts.out_of}' does not say 'out of' of a count"
        yield ("counts", "out of"), 121, what, "write it as '{part} out of {whole}'"
    for scale, forms in lexicon.words.items():
        for form, words in forms.items():
            yield from twice(words, ("words", scale, form))
    for name, kind in lexicon.kinds.items():
        yield from untrue_names(name, kind)
    yield from untrue_variants(lexicon)
    for path, text in texts(lexicon):
        for what, remedy in (*alone(curled(text)), *repeated(text)):
            yield path, 130, what, remedy


def untrue_columns(lexicon: Lexicon) -> Iterator[Untrue]:
    """Words for shares that are the words for two, that say all or none of less, or that change within a band."""
    for name, column in lexicon.columns.items():
        worded = [(least, word) for least, word in column.steps if word is not None]
        steps = {str(least): word for least, word in worded}
        yield from twice(steps, ("percent", "words", name))
        for least, word in worded:
            if re.match(r"(all|every|each|both|entire|whole)\b", word) and least < 100:
                path = ("percent", "words", name, str(least))
                yield path, 117, f"'{word}' would be said of {least} per cent", "keep it for 100"
            if re.match(r"(no|none|nothing)\b", word) and least > 0:
                path = ("percent", "words", name, str(least))
                yield path, 117, f"'{word}' would be said of {least} per cent", "keep it for 0"
        if column.counted:
            for least, _ in column.steps:
                if least not in lexicon.bands:
                    what = f"'{name}' changes its word at {least}, which is no band"
                    yield ("percent", "bands"), 118, what, "give the bands every edge of the counted columns"


def texts(lexicon: Lexicon) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text of a lexicon that a letter may print, with its path."""
    for column in lexicon.columns.values():
        yield from (
            (("percent", "words", column.name, str(least)), word) for least, word in column.steps if word
        )
    for scale, forms in lexicon.words.items():
        yield from (
            (("words", scale, form, point), word) for form in forms for point, word in forms[form].items()
        )
    for name, kind in lexicon.kinds.items():
        for row, entry in kind.entries.items():
            yield from ((("kinds", name, "rows", row, word), term.text) for word, term in entry.terms.items())
    for name, phrase in lexicon.counts.split.items():
        yield ("counts", "split", name), phrase
    for phrase, lines in lexicon.variants.items():
        yield from ((("variants", phrase, at), written_out(line)[0]) for at, line in enumerate(lines))


def untrue_variants(lexicon: Lexicon) -> Iterator[Untrue]:
    """Other ways of saying a phrase that are the words for something else. A row may be said in another of its own
    words, but not by another's name, a share in the words that another column has for it."""
    taken = {
        word for forms in lexicon.words.values() for points in forms.values() for word in points.values()
    }
    taken = {curled(word).lower() for word in taken}
    shares: dict[str, set[int]] = {}
    for column in lexicon.columns.values():
        for least, word in column.steps:
            shares.setdefault((word or "").lower(), set()).add(least)
    rows = [
        {curled(term.text).lower(): name for name, term in entry.terms.items()}
        for kind in lexicon.kinds.values()
        for entry in kind.entries.values()
    ]
    names = {text for texts in rows for text, name in texts.items() if name == "name"}
    for phrase, lines in lexicon.variants.items():
        own = {text for texts in rows if curled(phrase).lower() in texts for text in texts}
        amounts = set(AMOUNTS.findall(phrase))
        ways = dict.fromkeys(way for line in lines for way in written_out(line) if way != phrase)
        for way in ways:
            said = curled(way).lower()
            if said in shares and shares[said] == shares.get(phrase):
                continue
            if said in taken or said in shares or (said in names and said not in own):
                what = f"'{way}' has a meaning of its own here and cannot stand for '{phrase}'"
                yield ("variants", phrase), 129, what, "choose other words"
            elif not amounts.issuperset(AMOUNTS.findall(way)):
                yield ("variants", phrase), 129, f"'{way}' says how much", "leave that to the cards"


def twice(words: Mapping[str, str], path: tuple[str | int, ...]) -> Iterator[Untrue]:
    """Words that stand for two things."""
    seen: dict[str, str] = {}
    for key, word in words.items():
        if word.strip().lower() in seen:
            what = f"'{word}' is the word for {seen[word.strip().lower()]} and for {key}"
            yield (*path, key), 119, what, "give each its own word"
        seen.setdefault(word.strip().lower(), key)


def untrue_counts(counts: CountWords) -> Iterator[Untrue]:
    """Number words out of their order, and phrases that would put the wrong number in a place."""
    for at, (word, english) in enumerate(zip(counts.numbers[1:], ENGLISH, strict=False), start=1):
        if word != english:
            yield (
                ("counts", "numbers", at),
                120,
                f"'{word}' stands where '{english}' belongs",
                "from nought up",
            )
    for at, (word, english) in enumerate(zip(counts.ordinals, ORDINALS, strict=False)):
        if word != english:
            what = f"'{word}' stands where '{english}' belongs"
            yield ("counts", "ordinals", at), 120, what, "from first up"
    if len(counts.ordinals) > len(ORDINALS):
        yield ("counts", "ordinals"), 120, "ordinals go up to tenth at most", "no more years are told"
    if len(counts.numbers) > len(ENGLISH) + 1:
        yield ("counts", "numbers"), 120, "words go up to twelve at most", "figures stand beyond"
    for name, phrase, wanted in (
        ("some", counts.some, r"[^{}]*\{part\}[^{}]*\{whole\}[^{}]*"),
        ("all", counts.all, r"all [^{}]*\{whole\}[^{}]*"),
        ("none", counts.none, r"(none|no)\b[^{}]*(\{whole\}[^{}]*)?"),
        ("both", counts.both, r"both[^{}]*"),
    ):
        if not re.fullmatch(wanted, phrase):
            example = {"some": "{part} of the {whole}", "all": "all {whole}", "none": "none of the {whole}"}
            remedy = f"write it as '{example.get(name, 'both')}'"
            yield ("counts", name), 121, f"'{phrase}' does not say '{name}' of a count", remedy


def untrue_split(split: Mapping[str, str]) -> Iterator[Untrue]:
    """Words for a part of a whole that would leave out its number or its grade."""
    for name, phrase in split.items():
        gaps = sorted(re.findall(r"\{([^{}]*)\}", phrase))
        wanted = ["grade", "number"] if name in {"one", "several"} else ["grade"]
        if gaps != wanted:
            what = f"'{phrase}' does not name {' and '.join(wanted)} once each"
            yield ("counts", "split", name), 124, what, "write {number} and {grade} where they stand"


def untrue_names(name: str, kind: FactKind) -> Iterator[Untrue]:
    """Two rows of one name, a name that is none, and choices whose words say another choice."""
    names = {row: entry.terms["name"].text for row, entry in kind.entries.items() if "name" in entry.terms}
    for path, number, what, remedy in twice(names, ("kinds", name, "rows")):
        yield (*path, "name"), number, what, remedy
    for row, entry in kind.entries.items():
        for word, term in entry.terms.items():
            if not term.text.strip() or term.text != term.text.strip() or term.text.endswith("."):
                path = ("kinds", name, "rows", row, word)
                yield (
                    path,
                    122,
                    f"'{term.text}' does not fit into a sentence",
                    "no spaces around it, no full stop",
                )
    for field_name, field in kind.fields.items():
        if field.sort is not Sort.CHOICE:
            continue
        path = ("kinds", name, "fields", field_name, "choice")
        yield from twice(field.choices, path)
        for choice, word in field.choices.items():
            if word != choice and word in field.choices:
                yield (
                    (*path, choice),
                    123,
                    f"'{word}' is another choice than '{choice}'",
                    "choose another word",
                )

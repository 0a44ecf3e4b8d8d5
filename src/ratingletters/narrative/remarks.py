"""Whether a sentence that a person has edited keeps to the house style: what does not, where, and what to write."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ratingletters.model.house_style import HouseStyle, Remark
from ratingletters.narrative.soundness import OPENERS
from ratingletters.narrative.typography import spelt

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SHORT = "|".join(rf"{month[:3]}(?:{month[3:]})?\b" for month in MONTHS)
DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])"
YEAR = r"(?P<year>(?:19|20)[0-9][0-9])"
MONTH = rf"(?P<month>{SHORT}|Sept)\.?"
DATES = tuple(
    re.compile(rf"(?<![\w/.-]){form}(?![\w/-])")
    for form in (
        rf"{DAY}(?:st|nd|rd|th)?(?: of)? {MONTH}(?:,? {YEAR})?",
        rf"(?:the )?{MONTH} {DAY}(?:st|nd|rd|th)?(?:,? {YEAR})?(?! [0-9])",
        rf"{DAY}(?P<by>[/.])(?P<number>0?[1-9]|1[0-2])(?P=by)(?P<year>(?:19|20)?[0-9][0-9])",
        rf"{YEAR}-(?P<number>0[1-9]|1[0-2])-{DAY}",
    )
)
FIGURE = re.compile(r"(?<![\w£$.,/–-])[0-9]+(?![\w/–]|[.,:][0-9]|-[0-9])")
SPELT = {spelt(number): number for number in range(1, 100)}
NUMBER = re.compile(
    r"(?<![\w-])(" + "|".join(sorted(SPELT, key=len, reverse=True)) + r")(?![\w]|-)", re.IGNORECASE
)
COMPANY = r"(?P<number>[0-9]+)(?:-year-olds?)?"
LIST = re.compile(r",(?P<item>(?: [\w'*-]+){1,4})(?P<comma>,) (?P<word>and|or) ")
NO_ITEM = re.compile(
    r"^ (and|or|including|with)\b"
    r"|\b(are|be|been|can|could|do|does|had|has|have|is|may|must|should|was|were|will|would)\b"
)
"""What stands between two commas and is no item of a list: an aside, or a clause with its verb."""
OPENING_WORD = re.compile(r"However|Instead|Moreover|Nevertheless|Overall|Therefore|\w+ly")
OPENING = "*_‘“('\"["


def remarks(text: str, style: HouseStyle) -> tuple[Remark, ...]:
    """Everything in one sentence of Markdown that is not in the house style, in the order of the sentence.

    Quotation marks may be straight or typographic and spaces no-break: typography is not a matter of style.
    """
    if not style.source:
        return ()
    plain = text.replace("\u00a0", " ").replace("’", "'")
    found = [
        *spaces(plain),
        *length(plain, style),
        *terms(plain, style),
        *dates(plain, style),
        *percentages(plain, style),
        *numbers(plain, style),
        *lists(plain, style),
        *small_letters(plain, style),
        *names(plain, style),
    ]
    return tuple(sorted(set(found)))


def spaces(text: str) -> Iterator[Remark]:
    """More than one space between words, and a space before a comma or a stop."""
    for found in re.finditer(r"\S+ {2,}\S+", text):
        instead = re.sub(" +", " ", found[0])
        yield Remark(found.start(), found[0], "has more than one space", instead)
    for found in re.finditer(r"\S+ +[,.;:](?=\s|$)", text):
        instead = found[0].replace(" ", "")
        yield Remark(found.start(), found[0], "has a space before the mark", instead)


def length(text: str, style: HouseStyle) -> Iterator[Remark]:
    """A sentence of too many words."""
    words = [word for word in text.split() if re.search(r"\w", word)]
    if style.longest and len(words) > style.longest:
        what = f"opens a sentence of {len(words)} words, and {style.longest} are the most; make it two"
        yield Remark(0, " ".join(words[:3]), what)


def terms(text: str, style: HouseStyle) -> Iterator[Remark]:
    """Words for which the house has others."""
    for wrong, right in style.terms:
        sort = re.NOFLAG if wrong != wrong.lower() else re.IGNORECASE
        for found in re.finditer(rf"(?<!\w){re.escape(wrong)}(?!\w)", text, sort):
            instead = right[0].upper() + right[1:] if starts(text, found.start()) else right
            yield Remark(found.start(), found[0], "is not a term of the house", instead)


def dates(text: str, style: HouseStyle) -> Iterator[Remark]:
    """A day that is not written as ``9 December 2009``."""
    for form in DATES if style.dates else ():
        for found in form.finditer(text):
            parts = found.groupdict()
            month = parts.get("month")
            named = next((each for each in MONTHS if month and each.startswith(month[:3])), "")
            instead = f"{int(parts['day'])} {named or MONTHS[int(parts['number']) - 1]}"
            if parts.get("year"):
                instead += f" {parts['year'] if len(parts['year']) == 4 else '20' + parts['year']}"
            if found[0] != instead:
                yield Remark(found.start(), found[0], "is not how a date is written", instead)


def percentages(text: str, style: HouseStyle) -> Iterator[Remark]:
    """A percentage said by another word or sign."""
    others = {
        "per cent": r"(?P<figure>\d+) ?(%|percent\b|pc\b)",
        "%": r"(?P<figure>\d+)( %| ?per ?cent\b| ?pc\b)",
    }
    if style.percentages:
        for found in re.finditer(others[style.percentages], text):
            space = " " if style.percentages[0].isalpha() else ""
            instead = f"{found['figure']}{space}{style.percentages}"
            yield Remark(found.start(), found[0], "is not how a percentage is written", instead)


def numbers(text: str, style: HouseStyle) -> Iterator[Remark]:
    """A small number in figures, or a larger one in words; not in a date or beside a word that keeps figures,
    nor where numbers in figures keep each other company ("5 and 11-year-olds"). A sentence opens with words."""
    if not style.words_up_to:
        return
    spared = [range(*found.span()) for form in DATES for found in form.finditer(text)]
    for found in FIGURE.finditer(text):
        number = int(found[0])
        if any(found.start() in span for span in spared):
            continue
        if starts(text, found.start()) and 0 < number < 100:
            yield Remark(
                found.start(), found[0], "is a figure that opens a sentence", spelt(number).capitalize()
            )
        elif 0 < number <= style.words_up_to and not kept(text, *found.span(), style):
            yield Remark(found.start(), found[0], "is a small number in figures", spelt(number))
    for found in NUMBER.finditer(text):
        number = SPELT[found[1].lower()]
        if number > style.words_up_to and not starts(text, found.start()):
            yield Remark(found.start(), found[0], "is a larger number in words", str(number))


def kept(text: str, start: int, end: int, style: HouseStyle) -> bool:
    """Whether the figure at a place stays one for the sake of what stands beside it."""
    before, after = text[:start], text[end:].lstrip(" -")
    if any(re.search(rf"(?<!\w){re.escape(word)} $", before, re.IGNORECASE) for word in style.figures_after):
        return True
    if any(re.match(rf"{re.escape(word)}(?!\w)", after, re.IGNORECASE) for word in style.figures_before):
        return True
    if re.match(r"%|per ?cent|percentage point", after):
        return True
    larger = re.match(rf"(?:,? (?:and|or|to) |, ){COMPANY}", text[end:])
    smaller = re.search(rf"{COMPANY}(?:,? (?:and|or|to) |, )$", before)
    return any(int(each["number"]) > style.words_up_to for each in (larger, smaller) if each)


def lists(text: str, style: HouseStyle) -> Iterator[Remark]:
    """A comma before the last item of a list; not one that ends an aside or a clause, as far as can be seen."""
    for found in LIST.finditer(text) if style.bare_lists else ():
        head = text[: found.start()]
        if OPENING_WORD.fullmatch(head.strip(OPENING)) or NO_ITEM.search(found["item"]):
            continue
        words = found[0].strip(", ")
        start = found.start() + 2
        yield Remark(start, words, f"has a comma before '{found['word']}'", words.replace(",", ""))


def small_letters(text: str, style: HouseStyle) -> Iterator[Remark]:
    """A phrase with a capital that has none here; a capital is kept in a name and where a sentence begins."""
    spared = [range(*each.span()) for name in style.names for each in within(name, text)]
    for phrase in style.small:
        for found in within(phrase, text):
            said = found[0]
            opens = starts(text, found.start())
            instead = said[0] + phrase[1:] if opens else phrase
            before = re.search(r"([A-Z][\w'-]*) $", text[: found.start()])
            named = re.match(r" of (the )?[A-Z]", text[found.end() :]) or (
                before and not OPENERS.fullmatch(before[1])
            )
            if said != instead and not named and not any(found.start() in span for span in spared):
                yield Remark(found.start(), said, "is written with small letters", instead)


def names(text: str, style: HouseStyle) -> Iterator[Remark]:
    """A name that is not written as its owner writes it."""
    for name in style.names:
        for found in within(name, text):
            if found[0] != name:
                yield Remark(found.start(), found[0], "is a name", name)


def within(phrase: str, text: str) -> Iterator[re.Match[str]]:
    """Every place at which a phrase stands as whole words, in capitals or small."""
    yield from re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text, re.IGNORECASE)


def starts(text: str, at: int) -> bool:
    """Whether a place is where the sentence begins, past any opening mark."""
    return not text[:at].strip(OPENING + " ")

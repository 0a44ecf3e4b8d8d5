"""An independent reader of the narrative of ``annual-rating-2009``: is what is printed true?

It shares no code with ``ratingletters``. It reads the printed sentences with regular expressions of its own, keeps
its own copy of every word and name, and recomputes each claim from the raw results (plain dicts, numbers as they
would be written) in exact fractions. A sentence it cannot read is a false claim.

``judge`` returns findings of three sorts: *false* (the printed words are not true of the results), *omitted* (true,
but a row that bears the claim as well as one that is named is left out), and *borderline* (true by the rules of the
house, and open to another reading in plain English).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

Raw = dict[str, Any]

FALSE, OMITTED, BORDERLINE = "false", "omitted", "borderline"


@dataclass(frozen=True)
class Finding:
    """What the reader holds against one sentence."""

    sort: str
    claim: str
    why: str
    sentence: str


OUTCOMES = {
    "being healthy": "healthy",
    "staying safe": "safe",
    "enjoying and achieving": "achieving",
    "making a positive contribution": "contribution",
    "achieving economic well-being": "economic",
}
TYPES = {
    "child care settings": "childcare",
    "nursery schools": "nursery",
    "primary schools": "primary",
    "secondary schools": "secondary",
    "special schools": "special",
    "pupil referral units": "pru",
    "children's homes": "homes",
    "local authority adoption service": "adoption",
    "local authority fostering service": "fostering",
    "private fostering arrangements": "private_fostering",
}
ARRANGEMENTS = {
    "local authority adoption": "adoption",
    "local authority fostering": "fostering",
    "private fostering": "private_fostering",
}
IN_OUTCOMES = {**TYPES, "adoption services": "adoption", "fostering services": "fostering"}
AREAS = {"safeguarding": "safeguarding", "services for looked after children": "looked_after"}
ITEMS = {"initial assessment": "NI 68", "core assessment": "LI core"}
VULNERABLE = ("homes", "adoption", "fostering", "private_fostering")
SERVICES = ("adoption", "fostering", "private_fostering")
VERBS = {"excellently": 4, "well": 3, "adequately": 2, "poorly": 1}
MONTHS = {
    name: number
    for number, name in enumerate(
        (
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ),
        1,
    )
}
NUMBERS = {
    word: number
    for number, word in enumerate(
        ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    )
}
COMPARATORS = ("similar_areas", "national")
BANDS = {  # word without its article: from and to, in whole per cent
    "all": (100, 100),
    "almost all": (97, 99),
    "very large majority of": (80, 96),
    "large majority of": (65, 79),
    "majority of": (51, 64),
    "half of": (50, 50),
    "minority of": (35, 49),
    "small minority of": (20, 34),
    "very small minority of": (4, 19),
    "almost no": (1, 3),
    "no": (0, 0),
}
MOSTLY = {
    "consistently": (100, 100),
    "almost always": (97, 99),
    "mostly": (80, 96),
    "largely": (65, 79),
    "generally": (51, 64),
}
SIZES = {"very small": (0, 5), "small": (6, 10), "significant": (11, 100)}
GRADES = ("outstanding", "good", "satisfactory", "inadequate")
SHARE = (
    r"(?P<share>all(?: \w+)?|both|almost all|almost no|no|half of|(?P<article>the|a) (?:very |)(?:large |small |)"
    r"(?:majority|minority) of|(?:\w+) of the \w+)"
)


def exact(figure: Any) -> Fraction:
    """A figure as written, exactly."""
    return Fraction(str(figure))


def rounded(share: Fraction) -> int:
    """Half up to a whole per cent, without any floating point."""
    return (2 * share.numerator + share.denominator) // (2 * share.denominator)


def per_cent(part: int, whole: int) -> Fraction:
    """What part of the whole, in per cent."""
    return Fraction(100 * part, whole)


def names(text: str, known: dict[str, str]) -> list[str] | None:
    """The ids in ``a, b and c``; None when it is no such list of known names. Longest names first, since one
    of them holds an "and"."""
    one = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    if not re.fullmatch(rf"(?:(?:{one})(?:, (?:{one}))* and )?(?:{one})", text):
        return None
    return [known[name] for name in re.findall(one, text)]


def number(word: str) -> int | None:
    """The number that a word or figure says: words to nine, figures from 10."""
    if word.lower() in NUMBERS:
        return NUMBERS[word.lower()]
    return int(word) if word.isdigit() and int(word) > 9 else None


def counted(words: str) -> tuple[int | None, int | None] | None:
    """``three of the four`` as (3, 4); None when the words count nothing."""
    said = words.lower()
    if said == "both":
        return 2, 2
    if found := re.fullmatch(r"all (\w+)", said):
        return number(found[1]), number(found[1])
    if found := re.fullmatch(r"none of the (\w+)", said):
        return 0, number(found[1])
    if found := re.fullmatch(r"(\w+) of the (\w+)", said):
        return number(found[1]), number(found[2])
    return None


def plain(printed: str) -> str:
    """Printed Markdown as its reader sees it, quotation marks made straight."""
    text = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", printed)
    return straight(text.replace("\u00a0", " "))


def straight(text: str) -> str:
    """Quotation marks made straight."""
    return text.translate(str.maketrans("‘’“”", "''\"\""))


class Results:
    """The raw results with what can be counted from them."""

    def __init__(self, raw: Raw) -> None:
        self.raw = raw
        self.tolerance = exact(raw["tolerance"])
        self.types: dict[str, Raw] = {each["type"]: each for each in raw.get("provision") or ()}
        self.indicators: dict[str, Raw] = {each["id"]: each for each in raw.get("indicators") or ()}
        self.gaps: list[Raw] = list(raw.get("gaps") or ())
        review = raw.get("review") or []
        self.reviews: list[Raw] = [review] if isinstance(review, dict) else list(review)

    def count(self, type_: str, *grades: str) -> int:
        """Settings of a type with one of these grades; all of them without any."""
        counts = self.types[type_]["counts"]
        return sum(int(counts.get(grade, 0)) for grade in grades or GRADES)

    def over_all(self, *grades: str) -> int:
        """Settings of every type."""
        return sum(self.count(type_, *grades) for type_ in self.types)

    def share(self, type_: str) -> Fraction:
        """Good or better, in per cent."""
        return per_cent(self.count(type_, "outstanding", "good"), self.count(type_))

    def above(self, type_: str, comparator: str) -> Fraction | None:
        """By how much more than the tolerance the share of a type is above a comparator, both rounded; None:
        nobody knows the comparator."""
        other = self.types[type_].get(comparator)
        if other is None:
            return None
        return rounded(self.share(type_)) - rounded(exact(other)) - self.tolerance

    def clearly_above(self, type_: str) -> bool:
        """Is the share of a type above both comparators by more than the tolerance, however one rounds?"""
        both = [self.types[type_].get(comparator) for comparator in COMPARATORS]
        return all(
            other is not None
            and min(self.share(type_), 99) - max(exact(other), Fraction(1)) > self.tolerance
            and (self.above(type_, comparator) or 0) > 0
            for other, comparator in zip(both, COMPARATORS, strict=True)
        )

    def only(self, type_: str, grade: str) -> bool:
        """Have all settings of a type this grade?"""
        return type_ in self.types and self.count(type_, grade) == self.count(type_) > 0

    def in_line(self, row: Raw, comparator: str) -> bool:
        """Is the value of an indicator or a gap within its tolerance of a comparator that is known?"""
        other = row.get(comparator)
        return other is not None and abs(exact(row["value"]) - exact(other)) <= exact(row["tolerance"])

    def moved(self, row: Raw) -> int | None:
        """-1, 0 or 1: fell, stayed or rose by more than the tolerance; None: nobody knows."""
        if row.get("previous") is None:
            return None
        by = exact(row["value"]) - exact(row["previous"])
        return 0 if abs(by) <= exact(row["tolerance"]) else 1 if by > 0 else -1

    def weak(self) -> set[tuple[str, str]]:
        """Service and outcome of every judgement below good."""
        return {
            (each["type"], outcome)
            for each in self.raw.get("outcome_judgements") or ()
            for outcome, grade in each.items()
            if outcome != "type" and grade in {"satisfactory", "inadequate"}
        }


Found = Iterator[tuple[str, str]]
"""Sort of finding and why."""


def bears(words: str, part: int, whole: int, up_to: int = 10) -> Found:
    """Are the words of a share true of ``part`` of ``whole``?"""
    if (said := counted(words)) is not None:
        if said != (part, whole):
            yield FALSE, f"{part} of {whole} is said as '{words}'"
        if part == whole and not words.lower().startswith(("all", "both")):
            yield FALSE, f"'{words}' where it is all of them"
        if words.lower() == "all two":
            yield FALSE, "'all two' for both"
        return
    core = re.sub(r"^(?:the|a) ", "", words.lower())
    if core not in BANDS:
        yield FALSE, f"unknown share '{words}'"
        return
    if whole <= up_to:
        yield FALSE, f"{part} of {whole} is not said as a count but as '{words}'"
    low, high = BANDS[core]
    share = per_cent(part, whole)
    found = rounded(share)
    if core == "all" and part != whole:
        yield FALSE, f"'all' for {part} of {whole}"
    elif core == "no" and part:
        yield FALSE, f"'no' for {part} of {whole}"
    elif (core == "almost all" and part < whole and found == 100) or (
        core == "almost no" and part and found == 0
    ):
        pass
    elif not low <= found <= high:
        yield FALSE, f"{part} of {whole} is {found} per cent, said as '{words}'"
    elif core == "half of" and share != 50:
        yield BORDERLINE, "'half' of what is not exactly half"
    elif core in {"majority of", "large majority of", "very large majority of"} and share < low:
        yield BORDERLINE, f"'{core}' reached by rounding up"


def headline(found: re.Match[str], results: Results) -> Found:
    """Children's services in the council perform as its rating says."""
    if found["name"] != straight(results.raw["council"]["name"]):
        yield FALSE, f"the council is called {results.raw['council']['name']!r}"
    if VERBS[found["how"]] != int(results.raw["rating"]):
        yield FALSE, f"the rating is {results.raw['rating']}"


def overall(found: re.Match[str], results: Results) -> Found:
    """The share of all settings that are good or better."""
    whole = results.over_all()
    if not whole:
        yield FALSE, "there are no settings at all"
        return
    if whole == 1:
        yield BORDERLINE, "one setting, spoken of in the plural"
    if found["article"] == "a":
        yield FALSE, "'a' where the column has 'the'"
    part = results.over_all("outstanding", "good")
    if 2 * part <= whole:
        yield BORDERLINE, "good news of half or fewer"
    yield from bears(found["share"], part, whole)


def strengths(found: re.Match[str], results: Results) -> Found:
    """Each listed type is ahead of both comparators, and the word is that of the weakest."""
    listed = names(found["list"], TYPES)
    if not listed:
        yield FALSE, f"no list of types: '{found['list']}'"
        return
    yield from well_listed(listed, TYPES)
    low, high = MOSTLY[found["mostly"]]
    for each in listed:
        if each not in results.types:
            yield FALSE, f"{each} is not in the results"
            return
        share = rounded(results.share(each))
        if share < max(low, 80):
            yield FALSE, f"{each} is {share} per cent good or better, said as '{found['mostly']}'"
        for comparator in COMPARATORS:
            by = results.above(each, comparator)
            if by is None:
                yield FALSE, f"{each} is not above {comparator}, which is not known"
                continue
            exactly = results.share(each) - exact(results.types[each][comparator])
            if by <= 0 and exactly <= results.tolerance:
                side = "within the tolerance of" if exactly > 0 else "not above"
                yield FALSE, f"{each} is {side} {comparator}, rounded and exactly"
            elif by <= 0:
                yield BORDERLINE, "above, and yet within the tolerance when both are rounded half up"
            elif exactly <= results.tolerance:
                yield BORDERLINE, "above when rounded, and yet within the tolerance exactly"
    weakest = min(results.share(each) for each in listed)
    if found["mostly"] == "consistently" and weakest != 100:
        yield BORDERLINE, "'consistently' of what is not exactly all"
    if not (low <= rounded(weakest) <= high or (found["mostly"] == "almost always" and weakest >= 97)):
        yield FALSE, f"the weakest is {rounded(weakest)} per cent, said as '{found['mostly']}'"
    for each in results.types:
        several = results.count(each) > 1  # one setting makes no "schools"
        if each not in listed and several and results.share(each) >= weakest and results.clearly_above(each):
            yield OMITTED, f"{each} is as strong as the weakest listed"


def inadequate(found: re.Match[str], results: Results) -> Found:
    """How much is inadequate, and every type that has any."""
    listed = names(found["list"].replace("the local", "local"), TYPES)
    if not listed:
        yield FALSE, f"no list of types: '{found['list']}'"
        return
    yield from well_listed(listed, TYPES)
    part, whole = results.over_all("inadequate"), results.over_all()
    low, high = SIZES[found["size"]]
    share = rounded(per_cent(part, whole)) if whole else 0
    if not part or not low <= share <= high:
        yield FALSE, f"{part} of {whole} are inadequate, said as '{found['size']}'"
    for each in listed:
        if each not in results.types or not results.count(each, "inadequate"):
            yield FALSE, f"{each} has nothing inadequate"
        elif 2 * results.count(each, "inadequate") > results.count(each):
            yield BORDERLINE, "'small percentage' located in a type that is mostly inadequate"
    for each in results.types:
        if each not in listed and results.count(each, "inadequate"):
            yield FALSE, f"the words claim the whole list, and {each} is missing"


def vulnerable(_: re.Match[str], results: Results) -> Found:
    """The settings for vulnerable children do not all have one grade."""
    known = [each for each in VULNERABLE if each in results.types]
    grades = {grade for each in known for grade in GRADES if results.count(each, grade)}
    if len(grades) < 2:
        yield FALSE, f"all of it has the grades {sorted(grades)}"
    elif grades == {"outstanding", "good"}:
        yield BORDERLINE, "'more variable', counted as bad news, of outstanding and good only"
    rest = [each for each in results.types if each not in VULNERABLE]
    if grades and len({g for each in rest for g in GRADES if results.count(each, g)}) > len(grades):
        yield BORDERLINE, "'more variable' where other provision has more different grades"


def review(found: re.Match[str], results: Results) -> Found:
    """Each area was judged so by the review of that month."""
    listed = names(found["list"], AREAS)
    if not listed:
        yield FALSE, f"no list of areas: '{found['list']}'"
        return
    yield from well_listed(listed, AREAS)
    held = f"{found['year']}-{MONTHS[found['month']]:02}"
    then = [each["judgements"] for each in results.reviews if str(each["held"])[:7] == held]
    for area in listed:
        grades = {judged[area] for judged in then if area in judged}
        if grades != {found["grade"]}:
            yield FALSE, f"{area} was judged {sorted(grades)} in {held}"
    if len(then) > 1:
        yield BORDERLINE, "'the' review where two were held in the month"
    for judged in then:
        for area, grade in judged.items():
            if area not in listed and grade == found["grade"]:
                yield OMITTED, f"{area} had the same grade"


def homes(found: re.Match[str], results: Results) -> Found:
    """How many homes are good, and which services are."""
    if "homes" not in results.types:
        yield FALSE, "no homes in the results"
        return
    part, whole = results.count("homes", "good"), results.count("homes")
    words = found["words"][0].lower() + found["words"][1:]
    yield from bears(words, part, whole)
    if results.count("homes", "outstanding"):
        yield FALSE, "some homes are outstanding, and good is said to be the best"
    if found["verb"] != ("is" if part == 1 and counted(words) else "are"):
        yield FALSE, f"{part} {found['verb']} good"
    if re.match(r"\d", found["words"]):
        yield BORDERLINE, "a sentence begins with figures"
    listed = names(found["list"], TYPES)
    if not listed:
        yield FALSE, f"no list of services: '{found['list']}'"
        return
    yield from well_listed(listed, TYPES)
    for each in listed:
        if each not in SERVICES or not results.only(each, "good"):
            yield FALSE, f"the {each} is not a good service"
        elif results.count(each) > 1 and each != "private_fostering":
            yield BORDERLINE, "'the service' where several are counted"
    if found["also"] != ("are" if len(listed) > 1 or listed == ["private_fostering"] else "is"):
        yield FALSE, f"{found['list']} {found['also']}"
    for each in SERVICES:
        if each not in listed and results.only(each, "good"):
            yield OMITTED, f"the {each} is good too"


def satisfactory(found: re.Match[str], results: Results) -> Found:
    """Each listed service has that grade and no other."""
    text = found["list"]
    listed = names(text if found["cue"] else text[0].lower() + text[1:], ARRANGEMENTS)
    if not listed:
        yield FALSE, f"no list of arrangements: '{text}'"
        return
    yield from well_listed(listed, ARRANGEMENTS)
    if not found["cue"] and not text[0].isupper():
        yield FALSE, "a sentence begins with a small letter"
    for each in listed:
        if not results.only(each, "satisfactory"):
            yield FALSE, f"{each} is not only satisfactory"
    for each in SERVICES:
        if each not in listed and results.only(each, "satisfactory"):
            yield OMITTED, f"{each} is satisfactory too"


def outcomes(found: re.Match[str], results: Results) -> Found:
    """All five outcomes are in the band said, and the weaker services are so in every outcome listed."""
    given = results.raw.get("outcomes") or {}
    words = found["share"]
    core = re.sub(r"^(?:the|a) ", "", words)
    if found["article"] == "the":
        yield FALSE, "'the' where the column has 'a'"
    if core not in BANDS:
        yield FALSE, f"unknown share '{words}'"
        return
    low, high = BANDS[core]
    if core in {"no", "almost no", "minority of", "small minority of", "very small minority of"}:
        yield BORDERLINE, f"'good or better in {words}': true, and clumsy"
    for outcome in OUTCOMES.values():
        if outcome not in given:
            yield FALSE, f"'all outcomes', and {outcome} is not known"
            continue
        share = exact(given[outcome])
        if core in {"all", "no"}:
            good = share == low
        elif core == "almost all":
            good = rounded(share) >= 97 and share != 100
        elif core == "almost no":
            good = rounded(share) <= 3 and share != 0
        else:
            good = low <= rounded(share) <= high
        if not good:
            yield FALSE, f"{outcome} is {given[outcome]} per cent, said as '{words}'"
        elif core == "half of" and share != 50:
            yield BORDERLINE, "'half' of what is not exactly half"
    if not found["services"]:
        if results.weak():
            yield BORDERLINE, "weaker judgements are in the results and not said"
        return
    services, across = names(found["services"], IN_OUTCOMES), names(found["outcomes"], OUTCOMES)
    if not services or not across:
        yield FALSE, f"no lists: '{found['services']}', '{found['outcomes']}'"
        return
    yield from well_listed(services, IN_OUTCOMES)
    yield from well_listed(across, OUTCOMES)
    said = {(service, outcome) for service in services for outcome in across}
    for service, outcome in sorted(said - results.weak()):
        yield FALSE, f"{service} is not weaker in {outcome}"
    for service, outcome in sorted(results.weak() - said):
        yield FALSE, f"the words name the weaker ones, and {service} in {outcome} is missing"


def in_line(found: re.Match[str], results: Results) -> Found:
    """The share of indicators in line with all other areas, and the outcomes whose own are."""
    whole = len(results.indicators)
    level = [each for each in results.indicators.values() if results.in_line(each, "national")]
    if found["article"] == "the":
        yield FALSE, "'the' where the column has 'a'"
    if not whole:
        yield FALSE, "there are no indicators"
        return
    if whole == 1:
        yield BORDERLINE, "one indicator, spoken of in the plural"
    yield from bears(found["share"], len(level), whole)
    if any(each.get("national") is None for each in results.indicators.values()):
        yield BORDERLINE, "a share of all indicators, of which some have no national average"
    if not found["list"]:
        return
    listed = names(found["list"], OUTCOMES)
    if not listed:
        yield FALSE, f"no list of outcomes: '{found['list']}'"
        return
    yield from well_listed(listed, OUTCOMES)

    def parts(outcome: str) -> tuple[int, int]:
        own = [each for each in results.indicators.values() if each.get("outcome") == outcome]
        return sum(results.in_line(each, "national") for each in own), len(own)

    for outcome in listed:
        part, of = parts(outcome)
        if not of or part < of:
            yield FALSE, f"{part} of {of} indicators for {outcome} are in line"
    claimed = sum(parts(outcome)[1] for outcome in listed)
    if claimed > len(level):
        words = f"{len(level)} of {whole}, 'including' {claimed} of {found['list']}"
        yield FALSE, f"more are included than there are: {words}"
    elif len(level) < whole and claimed == whole:
        yield FALSE, "'including' every indicator there is"
    for outcome in OUTCOMES.values():
        part, of = parts(outcome)
        if (
            outcome not in listed
            and of
            and all(part * parts(each)[1] >= parts(each)[0] * of for each in listed)
        ):
            yield OMITTED, f"{outcome} is as much in line"


def improvements(found: re.Match[str], results: Results) -> Found:
    """Each percentage named has improved by more than its tolerance."""
    listed = names(found["list"], ITEMS)
    if not listed:
        yield FALSE, f"no list of items: '{found['list']}'"
        return
    yield from well_listed(listed, ITEMS)
    if found["number"] != ("percentages" if len(listed) > 1 else "percentage"):
        yield FALSE, f"the {found['number']} of {len(listed)}"
    for each in ITEMS.values():
        row = results.indicators.get(each)
        moved = results.moved(row) if row else None
        improved = row is not None and moved == {"higher": 1, "lower": -1}[row["better"]]
        if each in listed and not improved:
            yield FALSE, f"{each} has not improved"
        elif each not in listed and improved:
            yield OMITTED, f"{each} has improved too"


def gaps(_: re.Match[str], results: Results) -> Found:
    """Gaps move in different ways, and mostly match those elsewhere."""
    if len(results.gaps) < 2:
        yield FALSE, "fewer than two gaps"
        return
    moves = {results.moved(each) for each in results.gaps} - {None}
    if len(moves) < 2:
        yield FALSE, "all gaps move one way"
    for comparator in COMPARATORS:
        part = sum(results.in_line(each, comparator) for each in results.gaps)
        if 2 * part <= len(results.gaps):
            yield FALSE, f"{part} of {len(results.gaps)} gaps are in line with {comparator}"
        elif rounded(per_cent(part, len(results.gaps))) < 65:
            yield BORDERLINE, "'generally' of less than a large majority"


def destinations(found: re.Match[str], results: Results) -> Found:
    """Fewer without a place, perhaps still many, and more to higher education than in similar areas."""
    neet, university = results.indicators.get("NI 117"), results.indicators.get("NI 106")
    if neet is None or university is None:
        yield FALSE, "NI 117 or NI 106 is not in the results"
        return
    if results.moved(neet) != {"a decreasing": -1, "a steady": 0, "an increasing": 1}.get(found["trend"]):
        yield FALSE, f"NI 117 went from {neet.get('previous')} to {neet['value']}: '{found['trend']}'"
    over = None
    if neet.get("national") is not None:
        by = exact(neet["value"]) - exact(neet["national"])
        over = 0 if abs(by) <= exact(neet["tolerance"]) else 1 if by > 0 else -1
    if found["still"] and (found["level"] != "high" or over != 1):
        yield FALSE, f"'still {found['level']}' of {neet['value']} beside {neet.get('national')}"
    if not found["still"] and over == 1:
        yield OMITTED, "the numbers are still high"
    other = university.get("similar_areas")
    if other is None or not exact(university["value"]) - exact(other) > exact(university["tolerance"]):
        yield FALSE, f"more progress: {university['value']} beside {other} in similar areas"


def well_listed(listed: Sequence[str], known: dict[str, str]) -> Found:
    """Nothing twice, and in the order of the house."""
    if len(set(listed)) < len(listed):
        yield FALSE, f"a name twice in {listed}"
    order = list(dict.fromkeys(known.values()))
    if sorted(listed, key=order.index) != list(listed):
        yield FALSE, f"the order of {listed}"


Judge = Callable[[re.Match[str], Results], Found]

CLAIMS: dict[str, tuple[str, Judge]] = {
    "rating-headline": (
        r"Children's services in (?P<name>.+) perform (?P<how>excellently|well|adequately|poorly)\.",
        headline,
    ),
    "overall-most": (
        rf"The overall effectiveness of {SHARE} regulated and inspected services and settings is good or better\.",
        overall,
    ),
    "strong-mostly": (
        r"Provision is particularly effective in (?P<list>.+), where performance is (?P<mostly>[a-z ]+) good or"
        r" better and above that of similar areas and the national average\.",
        strengths,
    ),
    "inadequate-few": (
        r"A (?P<size>very small|small|significant) percentage of inadequate provision is located in (?P<list>.+)\.",
        inadequate,
    ),
    "vulnerable-variable": (
        r"Provision and services for those children and young people whose circumstances make them vulnerable is"
        r" more variable\.",
        vulnerable,
    ),
    "review-one-grade": (
        rf"The joint area review held in (?P<month>{'|'.join(MONTHS)}) (?P<year>\d{{4}}) judged (?P<list>.+) to be"
        r" (?P<grade>outstanding|good|adequate|inadequate)\.",
        review,
    ),
    "homes-and-services-good": (
        r"(?P<words>.+?) children's homes (?P<verb>is|are) good and the (?P<list>.+) (?P<also>is|are) also good\.",
        homes,
    ),
    "services-only-satisfactory": (
        r"(?P<cue>However, )?(?P<list>.+) arrangements are only satisfactory\.",
        satisfactory,
    ),
    "outcomes-one-band": (
        rf"Judgements for all Every Child Matters outcomes are good or better in {SHARE} inspected and regulated"
        r" services and settings(?:, with weaker performance identified in (?P<services>.+) across"
        r" (?P<outcomes>.+))?\.",
        outcomes,
    ),
    "indicators-in-line": (
        rf"Performance against {SHARE} indicators(?:, including those for (?P<list>.+),)? is generally in line with"
        r" all other areas\.",
        in_line,
    ),
    "improvements-with-stem": (
        r"Improvements have been identified in outcomes for children and young people known to the care system,"
        r" including the (?P<number>percentages?) of referrals going on to (?P<list>.+)\.",
        improvements,
    ),
    "gaps-variable-consistent": (
        r"Gaps in achievement between those children and young people whose circumstances make them vulnerable and"
        r" others the same age are variable but generally consistent with similar areas and those found"
        r" nationally\.",
        gaps,
    ),
    "neet-down-and-university": (
        r"(?:(?P<still>Although still (?P<level>high|typical|low), the)|The) numbers of young people not in"
        r" education, employment or training show (?P<trend>an? [a-z]+) trend and more young people from low income"
        r" background progress to higher education than in similar areas\.",
        destinations,
    ),
}
COMPILED = {card: (re.compile(pattern), judged) for card, (pattern, judged) in CLAIMS.items()}
ORDER = list(CLAIMS)


def read(sentence: str) -> tuple[str, re.Match[str]] | None:
    """Which claim a sentence makes. The pattern of one claim never matches a sentence of another."""
    text = plain(sentence)
    found = [(card, match) for card, (pattern, _) in COMPILED.items() if (match := pattern.fullmatch(text))]
    return found[0] if len(found) == 1 else None


def good_news(card: str, found: re.Match[str]) -> bool:
    """May "However," follow this sentence, when bad news comes?"""
    if card == "review-one-grade":
        return found["grade"] in {"outstanding", "good"}
    return card in {"overall-most", "strong-mostly", "homes-and-services-good", "improvements-with-stem"}


def judge(raw: Raw, paragraphs: Sequence[Sequence[str]]) -> tuple[list[str], list[Finding]]:
    """The claims made, sentence by sentence, and everything held against them."""
    results = Results(raw)
    claims: list[str] = []
    findings: list[Finding] = []
    for sentences in paragraphs:
        before = False
        for sentence in sentences:
            made = read(sentence)
            if made is None:
                findings.append(Finding(FALSE, "unread", "no pattern reads it", sentence))
                claims.append("unread")
                before = False
                continue
            card, found = made
            claims.append(card)
            against = list(COMPILED[card][1](found, results))
            if card == "services-only-satisfactory" and bool(found["cue"]) != before:
                why = (
                    "'However,' without good news before it"
                    if found["cue"]
                    else "good news and no 'However,'"
                )
                against.append((FALSE, why))
            if re.search(r"  | [,.;]|[{}]|\bNone\b|,,", sentence) and card != "rating-headline":
                against.append((FALSE, "stray spaces, signs or words"))
            findings += [Finding(sort, card, why, sentence) for sort, why in against]
            before = good_news(card, found)
    if claims != sorted(set(claims), key=[*ORDER, "unread"].index):
        findings.append(Finding(FALSE, "letter", f"order or repetition of {claims}", ""))
    return claims, findings

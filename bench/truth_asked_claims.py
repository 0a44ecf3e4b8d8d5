# ruff: noqa: E501  the pattern of a claim stands on one line
"""What sentences on request claim, recomputed from the raw results: each reads one sort of sentence, and tells
what in it is not true. The reader's own arithmetic and words; none of the builder's."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from truth_asked_names import AGES, FIGURES, GROUPS, NAMES, OUTCOMES, PEOPLE, THINGS, TYPES
from truth_results import Raw, Results, exact, per_cent, rounded
from truth_words import FALSE as UNTRUE
from truth_words import MONTHS, NUMBER, bears, number, with_figures

GRADE = "outstanding|good|satisfactory|inadequate|adequate"
PART = r"(?:almost none|none|half|(?:the|a) (?:very )?(?:large |small )?(?:majority|minority))"
SHARE = (
    rf"(?:all {NUMBER}\b|almost all|almost no|nearly all|both|all|most|half of|none of the {NUMBER}|no"
    rf"|(?:the|a) (?:very )?(?:large |small )?(?:majority|minority) of|{NUMBER} of the {NUMBER})"
)
FRACTIONS = {
    f"{hedge}{name} of": (low, high)
    for name, at in (
        ("one quarter", 25),
        ("one third", 33),
        ("half", 50),
        ("two thirds", 67),
        ("three quarters", 75),
    )
    for hedge, low, high in (
        ("almost ", at - 2, at - 1),
        ("nearly ", at - 2, at - 1),
        ("", at, at),
        ("more than ", at + 1, at + 2),
    )
}
FRACTION = "|".join(sorted(FRACTIONS, key=len, reverse=True))
BESIDE = (
    r"(?P<well>well )?(?P<side>above|in line with|below) (?:the (?P<nat>national average)|the average in (?P<sim>similar areas)"
    r"(?P<both> and nationally)?)"
)
PLACE = r"(?:in (?P<psim>similar areas)(?P<pboth> and nationally)?|(?P<pnat>nationally))"
Judge = Callable[["re.Match[str]", "Council"], Iterator[str]]


class Council(Results):
    """The raw results of a letter of a kind."""

    def __init__(self, raw: Raw, kind: str) -> None:
        super().__init__(raw)
        self.kind = kind
        self.named = TYPES[kind]
        self.groups = GROUPS[kind]
        self.gap_of = {row["id"]: row for row in self.gaps}

    def ids(self, text: str, field: str = "many") -> list[str]:
        """The types in a list of their names; what several end in may be said once. Raises where it is no list."""
        known = {getattr(each, field).lower(): id_ for id_, each in self.named.items()}
        text = text.lower()
        items = [text] if text in known else split_list(text, known)
        if not items:
            raise UnreadError
        return [known[each] for each in items]

    def good(self, type_: str) -> int:
        return self.count(type_, "outstanding", "good")

    def percent(self, type_: str, *grades: str) -> Fraction:
        return per_cent(self.count(type_, *grades), self.count(type_))


class UnreadError(Exception):
    """A sentence that is not of the sort that its words looked like."""


def split_list(text: str, known: dict[str, str]) -> list[str]:
    """The names in ``a, b and c`` or ``a and b schools``; empty where it is no such list."""
    one = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    if re.fullmatch(rf"(?:(?:{one}), )*(?:{one}) and (?:{one})", text):
        return re.findall(one, text)
    parts = re.split(r", | and ", text)
    for words in range(1, len(parts[-1].split())):
        tail = " ".join(parts[-1].split()[-words:])
        whole = [*(f"{part} {tail}" for part in parts[:-1]), parts[-1]]
        if len(parts) > 1 and all(each in known for each in whole):
            return whole
        for plain in range(1, len(parts) - 1):
            mixed_list = [*parts[:plain], *whole[plain:]]
            if all(each in known for each in mixed_list):
                return mixed_list
    return []


class Sides(dict[str, "int | None"]):
    """-1, 0 or 1 beside each comparator, and those that are more than three tolerances away."""

    def __init__(self) -> None:
        super().__init__()
        self.far: set[str] = set()


def sides(own: Fraction, row: Raw, tolerance: Fraction, *, whole: bool) -> Sides:
    """-1, 0 or 1 beside each comparator; shares are compared as whole per cents."""
    found = Sides()
    for key in ("similar_areas", "national"):
        other = row.get(key)
        if other is None:
            found[key] = None
            continue
        by = rounded(own) - rounded(exact(other)) if whole else own - exact(other)
        found[key] = 0 if abs(by) <= tolerance else 1 if by > 0 else -1
        if tolerance and abs(by) > 3 * tolerance:
            found.far.add(key)
    return found


def beside(found: re.Match[str], lies: Sides) -> Iterator[str]:
    """Whether the side that is said is the side of each comparator that is named."""
    want = {"above": 1, "in line with": 0, "below": -1}[found["side"]]
    for key in comparators(found["nat"], found["sim"], found["both"]):
        if lies[key] != want:
            yield f"{key}: {lies[key]}, said {found['side']}"
        if found["well"] and key not in lies.far:
            yield f"{key}: not well {found['side']}"


def comparators(nat: str | None, sim: str | None, both: str | None) -> list[str]:
    return [*(["national"] if nat or both else []), *(["similar_areas"] if sim else [])]


def shares_of(text: str, council: Council) -> Iterator[tuple[str, str]]:
    """``the majority of primary schools and all four …``: each type with its share's words."""
    starts = list(re.finditer(rf"(?:^|, | and )(?=({SHARE}) )", text, re.IGNORECASE))
    if not starts or starts[0].start():
        raise UnreadError
    ends = [*(each.start() for each in starts[1:]), len(text)]
    for start, end in zip(starts, ends, strict=True):
        words = re.match(SHARE, text[start.end() : end], re.IGNORECASE)
        if not words:
            raise UnreadError
        for type_ in council.ids(text[start.end() + words.end() + 1 : end]):
            yield words[0], type_


def number_of(word: str) -> int:
    found = number(word)
    if found is None:
        raise UnreadError
    return found


def bear(words: str, part: int, whole: int) -> Iterator[str]:
    """What is false in the words of a share."""
    yield from (why for sort, why in bears(words, part, whole) if sort == UNTRUE)


# provision


def shares(found: re.Match[str], council: Council) -> Iterator[str]:
    """Shares good or better, with what is added to them."""
    told = list(shares_of(found["shares"], council))
    for words, type_ in told:
        yield from bear(words, council.good(type_), council.count(type_))
    tail, type_ = found["tail"] or "", told[0][1]
    if not tail:
        return
    if tail == " and none is inadequate":
        yield from (f"{each} has some" for _, each in told if council.count(each, "inadequate"))
    elif one := re.fullmatch(
        rf"(?:,? with| but| and|, including) ({NUMBER}) (?:that )?(?:is |are |judged to be )(?:only )?({GRADE})",
        tail,
    ):
        if len(told) > 1 or council.count(type_, one[2]) != number_of(one[1]):
            yield f"{council.count(type_, one[2])} {one[2]}"
    elif part := re.fullmatch(rf" (?:but|and) (?P<part>{PART}) are (?:only )?(?P<grade>{GRADE})", tail):
        words = {"almost none": "almost no", "none": "no"}.get(part["part"], f"{part['part']} of")
        yield from bear(words, council.count(type_, part["grade"]), council.count(type_))
    elif side := re.fullmatch(rf"(?:, which is| and|,) {BESIDE}", tail):
        yield from beside(side, type_sides(council, type_))
    elif rest := re.fullmatch(
        rf", (?:with )?({NUMBER}) (?:is|are|judged to be) satisfactory and ({NUMBER}) (?:is |are )?inadequate",
        tail,
    ):
        for many, grade in ((rest[1], "satisfactory"), (rest[2], "inadequate")):
            if council.count(type_, grade) != number_of(many):
                yield f"{council.count(type_, grade)} {grade}"
    elif re.fullmatch(r",? (?:with|and) very few (?:are )?inadequate", tail):
        yield from few_of(council.count(type_, "inadequate"), council.count(type_))
    elif re.fullmatch(r",? (?:but|although) none is outstanding", tail):
        yield from (f"{each} has some" for _, each in told if council.count(each, "outstanding"))
    elif worry := re.fullmatch(WORRY, tail):
        yield from worrying(worry, council, type_)
    else:
        raise UnreadError


WORRY = (
    rf"(?:,? with| but| and) (?P<many>{NUMBER}) (?:(?P<verb>is|are|has|have) )?"
    r"(?P<what>in special measures|a notice to improve)"
)


def worrying(found: re.Match[str], council: Council, type_: str) -> Iterator[str]:
    """How many schools of a type are in special measures or have a notice to improve."""
    key = "special_measures" if "measures" in found["what"] else "notice_to_improve"
    many = number_of(found["many"])
    if council.types[type_].get(key) != many:
        yield f"{council.types[type_]}"
    if found["verb"] and (found["verb"] in {"is", "has"}) is not (many == 1):
        yield found["verb"]


def few_of(part: int, whole: int) -> Iterator[str]:
    """Next to none, but some."""
    if not part or rounded(per_cent(part, whole)) > 3:
        yield f"{part} of {whole}"


def mostly_but(field: str) -> Judge:
    """Mostly good or better, and a part is satisfactory."""

    def judged(found: re.Match[str], council: Council) -> Iterator[str]:
        [type_] = council.ids(found["list"], field)
        if not 80 <= rounded(council.share(type_)) <= 96:
            yield f"{float(council.share(type_)):.2f}"
        words = {"almost none": "almost no", "none": "no"}.get(found["part"], f"{found['part']} of")
        yield from bear(words, council.count(type_, "satisfactory") * 1000, council.count(type_) * 1000)

    return judged


def too_many_and(found: re.Match[str], council: Council) -> Iterator[str]:
    """Too many of a type are satisfactory, and others are inadequate or in special measures."""
    yield from too_many("many")(found, council)
    [type_] = council.ids(found["list"])
    many = number_of(found["many"])
    inadequate_ones = found["what"] == "inadequate"
    count = (
        council.count(type_, "inadequate")
        if inadequate_ones
        else council.types[type_].get("special_measures")
    )
    if count != many or (found["verb"] == "is") is not (many == 1):
        yield f"{council.types[type_]}"


def at_least(found: re.Match[str], council: Council) -> Iterator[str]:
    """Shares that are satisfactory or better."""
    for words, type_ in shares_of(found["shares"], council):
        yield from bear(
            words, council.count(type_, "outstanding", "good", "satisfactory"), council.count(type_)
        )


def reviews_of_three(found: re.Match[str], council: Council) -> Iterator[str]:
    """Serious case reviews of three grades, all of them."""
    counts = {
        each: int(count) for each, count in (council.raw.get("case_reviews") or {}).items() if int(count)
    }
    told = {each: number_of(found[each]) for each in ("good", "adequate", "inadequate")}
    if counts != told or sum(counts.values()) != number_of(found["total"]):
        yield f"{counts}"
    for each, verb in (("good", found["verb"]), ("adequate", found["verb2"]), ("inadequate", found["verb3"])):
        if verb and (verb == "was") is not (told[each] == 1):
            yield verb


HELPING = {
    "helping children to be healthy": "being healthy", "keeping children safe": "staying safe",
    "helping children to enjoy and achieve": "enjoying and achieving",
    "helping children to make a positive contribution": "making a positive contribution",
    "helping young people to achieve economic well-being": "achieving economic well-being",
}  # fmt: skip


def helping(found: re.Match[str], council: Council) -> Iterator[str]:
    """What is done for one outcome is good or better."""
    yield from outcome(PlainMatch(found, list=HELPING[found["helping"].lower()]), council)  # type: ignore[arg-type]


def share_before(council: Council, type_: str) -> Fraction:
    """Last year's share good or better. Raises where last year is not known."""
    before = {grade: int(count) for grade, count in council.types[type_]["previous"].items()}
    return per_cent(before.get("outstanding", 0) + before.get("good", 0), sum(before.values()))


def share_moved(found: re.Match[str], council: Council) -> Iterator[str]:
    """A share that is greater or smaller than last year, and where it lies now."""
    [type_] = council.ids(found["list"])
    by = rounded(council.share(type_)) - rounded(share_before(council, type_))
    up = found["way"].lower() in {"increased", "higher", "have improved"}
    if abs(by) <= council.tolerance or (by > 0) is not up:
        yield f"{by} points"
    if found.groupdict().get("side"):
        yield from beside(found, type_sides(council, type_))
    if found.groupdict().get("part"):
        yield from bear(f"{found['part']} of", council.good(type_) * 1000, council.count(type_) * 1000)


def best_none_worst(found: re.Match[str], council: Council) -> Iterator[str]:
    """Some of a type are outstanding and none is inadequate."""
    [(words, type_)] = list(shares_of(found["shares"], council))
    yield from bear(words, council.count(type_, "outstanding"), council.count(type_))
    if council.count(type_, "inadequate"):
        yield f"{council.types[type_]['counts']}"


def arrangements_remain(found: re.Match[str], council: Council) -> Iterator[str]:
    before = council.types["private_fostering"].get("previous") or {}
    if not council.only("private_fostering", found["grade"]) or not int(before.get(found["grade"], 0)):
        yield f"{council.types['private_fostering']}"


def too_few_things(found: re.Match[str], council: Council) -> Iterator[str]:
    row = council.indicators[known_as(found["what"], THINGS)]
    if lies(row)["national"] != -1 or better(row, "national") != -1:
        yield f"{lies(row)}"


def all_counted(found: re.Match[str], council: Council) -> Iterator[str]:
    """So many of a type, and all of them good or better."""
    [type_] = council.ids(found["list"])
    if {council.good(type_), council.count(type_)} != {number_of(found["many"])}:
        yield f"{council.types[type_]['counts']}"


def too_few_and(found: re.Match[str], council: Council) -> Iterator[str]:
    yield from below_share("many", 50)(found, council)
    worry = re.fullmatch(WORRY, found["tail"])
    if not worry:
        raise UnreadError
    yield from worrying(worry, council, council.ids(found["list"])[0])


def often(found: re.Match[str], council: Council) -> Iterator[str]:
    """Things done more or less often than in other places."""
    row = council.indicators[known_as(found["what"], THINGS)]
    want = 1 if found["way"] == "more" else -1
    for key in comparators(found["pnat"], found["psim"], found["pboth"]):
        if lies(row)[key] != want:
            yield f"{key}: {lies(row)[key]}"


def few_and_worrying(found: re.Match[str], council: Council) -> Iterator[str]:
    """Fewer than half are good or better, and some cause concern."""
    [type_] = council.ids(found["list"])
    if not 0 < council.percent(type_, "outstanding", "good") < 50:
        yield f"{council.types[type_]['counts']}"
    worry = re.fullmatch(WORRY, found["tail"])
    if not worry:
        raise UnreadError
    yield from worrying(worry, council, type_)


GRADES = {
    "good or better": ("outstanding", "good"),
    "at least good": ("outstanding", "good"),
    "no better than satisfactory": ("satisfactory", "inadequate"),
}


def of_grade(words: str) -> tuple[str, ...]:
    return GRADES.get(words, (words,))


def share_of_grade(found: re.Match[str], council: Council) -> Iterator[str]:
    """Shares of one grade; where they are said to be few, they are."""
    yield from one_is(found)
    for words, type_ in shares_of(found["shares"], council):
        part, whole = council.count(type_, found["grade"]), council.count(type_)
        yield from bear(words, part, whole)
        if found["only"] and not 0 < rounded(per_cent(part, whole)) <= 49:
            yield "only"


def fractions_of(found: re.Match[str], council: Council) -> Iterator[str]:
    """``one third of primary schools and almost half of nurseries``: each type near its fraction."""
    starts = list(re.finditer(rf"(?:^|, | and )(?=(?:{FRACTION}) )", found["shares"], re.IGNORECASE))
    ends = [*(each.start() for each in starts[1:]), len(found["shares"])]
    if len(starts) < 2 or starts[0].start():
        raise UnreadError
    for start, end in zip(starts, ends, strict=True):
        text = found["shares"][start.end() : end]
        words = re.match(FRACTION, text, re.IGNORECASE)
        assert words is not None
        low, high = FRACTIONS[words[0].lower()]
        for type_ in council.ids(text[words.end() + 1 :]):
            share = council.percent(type_, *of_grade(found["how"]))
            if not low <= rounded(share) <= high:
                yield f"{type_}: {float(share):.2f}"


def out_of(found: re.Match[str], council: Council) -> Iterator[str]:
    """So many out of so many of a type."""
    [type_] = council.ids(found["list"])
    part = council.count(type_, *of_grade(found["how"]))
    if (part, council.count(type_)) != (number_of(found["part"]), number_of(found["whole"])):
        yield f"{council.types[type_]['counts']}"
    if (found["verb"] == "is") is not (part == 1):
        yield found["verb"]


def all_good(found: re.Match[str], council: Council) -> Iterator[str]:
    """All of a type are good or better, and a part is outstanding."""
    [type_] = council.ids(found["list"])
    best, total = council.count(type_, "outstanding"), council.count(type_)
    if council.good(type_) != total:
        yield f"{council.types[type_]['counts']}"
    yield from outstanding_part(found, best, total)


def good_and_part(found: re.Match[str], council: Council) -> Iterator[str]:
    """A share of a type is good, neither better nor worse, and a part is outstanding."""
    [(words, type_)] = list(shares_of(found["shares"], council))
    yield from bear(words, council.count(type_, "good"), council.count(type_))
    yield from outstanding_part(found, council.count(type_, "outstanding"), council.count(type_))


def outstanding_part(found: re.Match[str], best: int, total: int) -> Iterator[str]:
    if found["part"]:
        words = {"almost none": "almost no", "none": "no"}.get(found["part"], f"{found['part']} of")
        yield from bear(words, best * 1000, total * 1000)  # never counted
    elif number_of(found["many"] or found["many_"]) != best:
        yield f"{best} outstanding"


def by_number(found: re.Match[str], council: Council) -> Iterator[str]:
    """``all four primary schools, both special schools and the college`` are of a grade."""
    items = re.split(r", (?=all |both |the )| and (?=all |both |the )", found["items"], flags=re.IGNORECASE)
    for item in items:
        told = re.fullmatch(
            rf"(?:all (?P<whole>{NUMBER})|(?P<both>both)|the) (?P<name>.+)", item, re.IGNORECASE
        )
        if not told:
            raise UnreadError
        one = not told["whole"] and not told["both"]
        [type_] = council.ids(told["name"], "one" if one else "many")
        whole = 1 if one else 2 if told["both"] else number_of(told["whole"])
        if council.count(type_) != whole or council.count(type_, *of_grade(found["how"])) != whole:
            yield f"{item}: {council.types[type_]['counts']}"
    single = len(items) == 1 and not re.match("all |both ", items[0], re.IGNORECASE)
    if (found["verb"] in {"is", "was"}) is not single:
        yield found["verb"]


def services_remained(found: re.Match[str], council: Council) -> Iterator[str]:
    """Services with the grade of last year."""
    told = [each for each in ("adoption", "fostering") if each in found["services"].lower()]
    for type_ in told:
        before = council.types[type_].get("previous") or {}
        if not council.only(type_, found["grade"]) or not int(before.get(found["grade"], 0)):
            yield f"{council.types[type_]}"
    if (found["verb"] in {"has remained", "remains"}) is not (len(told) == 1):
        yield found["verb"]


def nothing_inadequate(_: re.Match[str], council: Council) -> Iterator[str]:
    yield from (each for each in council.types if council.count(each, "inadequate"))


def overall_inadequate(found: re.Match[str], council: Council) -> Iterator[str]:
    """The share of everything that is inadequate, and whether that is few."""
    part, whole = council.over_all("inadequate"), council.over_all()
    if found["share"]:
        yield from bear(found["share"], part, whole)
    most = 34 if found["only"] else 3 if found["few"] else 100
    if not part or rounded(per_cent(part, whole)) > most:
        yield f"{part} of {whole}"


def one_is(found: re.Match[str]) -> Iterator[str]:
    """Whether one of several is, and more of them are."""
    if (found["verb"] == "is") is not found["shares"].lower().startswith("one of the"):
        yield found["verb"]


def only_shares(found: re.Match[str], council: Council) -> Iterator[str]:
    """A share that is half or less."""
    yield from one_is(found)
    yield from shares(found, council)
    for _, type_ in shares_of(found["shares"], council):
        if not 0 < rounded(council.share(type_)) <= 50:
            yield f"{type_}: {float(council.share(type_)):.2f}"


def no_school(_: re.Match[str], council: Council) -> Iterator[str]:
    """No school is inadequate; where any setting is, a school may be."""
    yield from (
        f"{type_} has some"
        for type_ in council.named
        if council.types.get(type_) and council.count(type_, "inadequate")
    )
    if not {"primary", "secondary", "pru"} & set(council.types):
        yield "there is no school"


def own_homes(found: re.Match[str], council: Council) -> Iterator[str]:
    """Children's homes of the council's own by grade."""
    if found["whole"] and number_of(found["whole"]) != council.count("homes"):
        yield f"{council.count('homes')} homes"
    for many, grade in ((found["many"], found["grade"]), (found["more"], found["grade_"])):
        if many and number_of(many) != council.count("homes", grade):
            yield f"{council.count('homes', grade)} {grade}"


def type_sides(council: Council, type_: str) -> Sides:
    return sides(council.share(type_), council.types[type_], council.tolerance, whole=True)


def within(field: str, low: int, high: int, *grades: str, tail: bool = False) -> Judge:
    """Types named in the sentence, of which the share with these grades lies between two per cents, both included."""

    def judged(found: re.Match[str], council: Council) -> Iterator[str]:
        for type_ in council.ids(found["list"], field):
            share = council.percent(type_, *grades)
            per_cents = min(max(rounded(share), 1 if share else 0), 100 if share == 100 else 99)
            if not low <= per_cents <= high:
                yield f"{type_}: {float(share):.2f}"
            if tail and found["side"]:
                yield from beside(found, type_sides(council, type_))

    return judged


def below_share(field: str, high: int) -> Judge:
    """Types of which so many per cent at most are good or better."""
    return within(field, 0, high, "outstanding", "good")


def too_many(field: str) -> Judge:
    def judged(found: re.Match[str], council: Council) -> Iterator[str]:
        for type_ in council.ids(found["list"], field):
            if (
                council.count(type_, "satisfactory") < 2
                or rounded(council.percent(type_, "satisfactory")) < 35
            ):
                yield f"{type_}: {council.types[type_]['counts']}"

    return judged


def mixed(field: str) -> Judge:
    def judged(found: re.Match[str], council: Council) -> Iterator[str]:
        for type_ in council.ids(found["list"], field):
            grades = [each for each in council.types[type_]["counts"].values() if int(each)]
            if len(grades) < 3 or not 35 <= rounded(council.share(type_)) <= 64:
                yield f"{type_}: {council.types[type_]['counts']}"

    return judged


def fraction(found: re.Match[str], council: Council) -> Iterator[str]:
    """Near a fraction: in the two points beside it."""
    for type_ in council.ids(found["list"]):
        share = council.percent(type_, *of_grade(found["how"]))
        low, high = FRACTIONS[found["fraction"].lower()]
        if not low <= rounded(share) <= high:
            yield f"{float(share):.2f}"
        if found["only"] and rounded(share) > 50:
            yield "only"
        if found["tail"]:
            side = re.fullmatch(rf"(?:, which is| and|,) {BESIDE}", found["tail"])
            if not side:
                raise UnreadError
            yield from beside(side, type_sides(council, type_))


def less_than_good(found: re.Match[str], council: Council) -> Iterator[str]:
    yield from one_is(found)
    for words, type_ in shares_of(found["shares"], council):
        yield from bear(words, council.count(type_, "satisfactory", "inadequate"), council.count(type_))


def proportion(field: str) -> Judge:
    def judged(found: re.Match[str], council: Council) -> Iterator[str]:
        for type_ in council.ids(found["list"], field):
            yield from beside(found, type_sides(council, type_))

    return judged


def proportion_than(found: re.Match[str], council: Council) -> Iterator[str]:
    """Higher or lower than in places, or than average."""
    groups = found.groupdict()
    average = "psim" not in groups
    want = 1 if found["way"].lower() in {"higher", "larger", "greater"} else -1
    keys = ["national"] if average else comparators(found["pnat"], found["psim"], found["pboth"])
    for type_ in council.ids(found["list"]):
        yield from (key for key in keys if type_sides(council, type_)[key] != want)


def counted_list(text: str, council: Council) -> Iterator[tuple[int, str]]:
    """``two primary schools and one secondary school``."""
    for item in re.split(rf", (?={NUMBER} )| and (?={NUMBER} )", text, flags=re.IGNORECASE):
        count, _, name = item.partition(" ")
        many = number_of(count)
        yield many, council.ids(name, "one" if many == 1 else "many")[0]


def counts_of(of: Callable[[Council, str], int]) -> Judge:
    def judged(found: re.Match[str], council: Council) -> Iterator[str]:
        for many, type_ in counted_list(found["list"], council):
            if of(council, type_) != many:
                yield f"{type_}: {of(council, type_)}"

    return judged


def inadequate(council: Council, type_: str) -> int:
    return council.count(type_, "inadequate")


def inadequate_of(found: re.Match[str], council: Council) -> Iterator[str]:
    for words, type_ in shares_of(found["shares"], council):
        yield from bear(words, inadequate(council, type_), council.count(type_))


def concern(key: str) -> Callable[[Council, str], int]:
    return lambda council, type_: int(council.types[type_].get(key, -1))


def both_concerns(found: re.Match[str], council: Council) -> Iterator[str]:
    [(many, type_)] = counted_list(found["list"], council)
    keys = ("notice_to_improve", "special_measures")
    first, second = keys if found["how"].endswith("improve") else keys[::-1]
    if (concern(first)(council, type_), concern(second)(council, type_)) != (many, number_of(found["rest"])):
        yield f"{council.types[type_]}"


def no_concern(found: re.Match[str], council: Council) -> Iterator[str]:
    for type_ in council.ids(found["list"]):
        row = council.types[type_]
        if (row.get("special_measures"), row.get("notice_to_improve")) != (0, 0):
            yield f"{type_}: {row}"


def some_inadequate(field: str) -> Judge:
    def judged(found: re.Match[str], council: Council) -> Iterator[str]:
        for type_ in council.ids(found["list"], field):
            if not council.count(type_, "inadequate") or rounded(council.percent(type_, "inadequate")) > 19:
                yield type_

    return judged


def parts(found: re.Match[str], council: Council) -> Iterator[str]:
    """A whole by its parts, all of them."""
    type_ = council.ids(found["list"])[0]
    counts = {grade: int(count) for grade, count in council.types[type_]["counts"].items() if int(count)}
    if sum(counts.values()) != number_of(found["whole"]):
        yield "the whole"
    told: dict[str, int] = {}
    for part in re.split(r", | and ", found["parts"]):
        said = re.fullmatch(rf"({NUMBER}|the others?) (?:is|are) (good or better|{GRADE})", part)
        if not said:
            raise UnreadError
        rest = sum(counts.values()) - sum(told.values())
        told[said[2]] = rest if said[1].startswith("the other") else number_of(said[1])
        if said[1].startswith("the other") and (said[1] == "the other") is not (rest == 1):
            yield said[1]
    if "good or better" in told:
        best = [counts.pop(grade, 0) for grade in ("outstanding", "good")]
        counts = {"good or better": sum(best)} | counts
        if not all(best):
            yield "good or better"
    if told != counts:
        yield f"{counts}"


def some_of(found: re.Match[str], council: Council) -> Iterator[str]:
    """So many of a type have a grade, and so many another."""
    type_, rest = council.ids(found["list"])[0], found["rest"] or ""
    if council.count(type_, found["grade"]) != number_of(found["part"]):
        yield f"{council.types[type_]['counts']}"
    if found["whole"] and council.count(type_) != number_of(found["whole"]):
        yield "the whole"
    left = council.count(type_) - council.count(type_, found["grade"])
    if other := re.fullmatch(
        rf" and (?:a further )?({NUMBER}) (?:is |are )?({GRADE})|, with ({NUMBER}) judged to be ({GRADE})",
        rest,
    ):
        many, grade = (other[1], other[2]) if other[1] else (other[3], other[4])
        if council.count(type_, grade) != number_of(many):
            yield f"{grade}: {council.types[type_]['counts']}"
    elif other := re.fullmatch(rf" and the other ({NUMBER}) are ({GRADE})", rest):
        if council.count(type_, other[2]) != left or number_of(other[1]) != left:
            yield f"the rest: {council.types[type_]['counts']}"
    elif other := re.fullmatch(
        rf"(?: and the others are|, with the remaining ({NUMBER})| and the remaining ({NUMBER}) are"
        rf"| and the (?:other|third) is| and the remaining one is) ({GRADE})",
        rest,
    ):
        many = other[1] or other[2]
        one = " is " in rest
        if (
            council.count(type_, other[3]) != left
            or (many and number_of(many) != left)
            or one is not (left == 1)
        ):
            yield f"the rest: {council.types[type_]['counts']}"
        if "third" in rest and council.count(type_) != 3:
            yield "third"
    elif rest:
        raise UnreadError


def few_good(found: re.Match[str], council: Council) -> Iterator[str]:
    """Less than half of a type are good, and none better; where it is said, none is inadequate."""
    [type_] = council.ids(found["list"])
    counts = [council.count(type_, grade) for grade in ("good", "outstanding", "inadequate")]
    good, best, worst = counts
    if good != number_of(found["part"]) or council.count(type_) != number_of(found["whole"]):
        yield f"{council.types[type_]['counts']}"
    if best or 2 * good >= council.count(type_) or (found.groupdict().get("sound") and worst):
        yield f"{council.types[type_]['counts']}"


def proportion_beside(found: re.Match[str], council: Council) -> Iterator[str]:
    """Above or below in each place that is named."""
    want = 1 if found["side"] == "above" else -1
    for type_ in council.ids(found["list"]):
        where = type_sides(council, type_)
        for key in [*(["national"] if found["nat"] else []), *(["similar_areas"] if found["sim"] else [])]:
            if where[key] != want:
                yield f"{type_}, {key}: {where[key]}"


def early_years(found: re.Match[str], council: Council) -> Iterator[str]:
    """Of every type of early years settings most are good, and those named are of them."""
    grades = ("good",) if found["how"] == "good" else ("outstanding", "good")
    early = [each for each in EARLY if each in council.types and council.count(each)]
    yield from (each for each in council.ids(found["list"]) if each not in early)
    yield from (each for each in early if rounded(council.percent(each, *grades)) < 65)


def service_id(words: str) -> str:
    """The type that a service's name is of."""
    return words.lower().removesuffix(" service").removesuffix(" arrangements").replace(" ", "_")


def service_dated(found: re.Match[str], council: Council) -> Iterator[str]:
    """A service's grade and the year of its inspection; one service was, several arrangements were."""
    type_ = service_id(found["service"])
    row = council.types[type_]
    if not council.only(type_, found["grade"]) or not same_month(
        found["year"], row.get("inspected", "0000-01")
    ):
        yield f"{row}"
    if (found["verb"] == "were") is not found["service"].endswith("s"):
        yield found["verb"]


def service_declined(found: re.Match[str], council: Council) -> Iterator[str]:
    """A service with a worse grade than last year."""
    type_, order = service_id(found["service"]), ("inadequate", "satisfactory", "good", "outstanding")
    before = council.types[type_].get("previous") or {}
    (now,) = (grade for grade in order if council.count(type_, grade))
    (was,) = (grade for grade in order if int(before.get(grade, 0)))
    if now != (found["now"] or found["now_"]) or was != (found["was"] or was):
        yield f"{type_}: {was}, now {now}"
    if order.index(was) <= order.index(now):
        yield f"{type_}: {was}, now {now}"
    if (found["verb"] == "have") is not found["service"].endswith("s"):
        yield found["verb"]


def services_maintained(found: re.Match[str], council: Council) -> Iterator[str]:
    """Adoption and fostering are as good as last year."""
    for type_ in ("adoption", "fostering"):
        before = council.types[type_].get("previous") or {}
        if not council.only(type_, found["grade"]) or not int(before.get(found["grade"], 0)):
            yield f"{council.types[type_]}"


def alike(found: re.Match[str], council: Council) -> Iterator[str]:
    """All settings of each type have one grade."""
    groups = found.groupdict()
    for type_ in council.ids(found["list"]):
        if not council.only(type_, found["grade"]) or council.count(type_) < 2:
            yield f"{type_}: {council.types[type_]['counts']}"
        if groups.get("many") and number_of(found["many"]) != council.count(type_):
            yield "how many"
        if groups.get("both") and council.count(type_) != 2:
            yield "both"


def single(found: re.Match[str], council: Council) -> Iterator[str]:
    [type_] = council.ids(found["list"], "one")
    if not council.only(type_, found["grade"]) or council.count(type_) != 1:
        yield f"{council.types[type_]['counts']}"


def services(found: re.Match[str], council: Council) -> Iterator[str]:
    """Adoption and fostering, or arrangements for private fostering."""
    groups = found.groupdict()
    told = [(each, groups[f"{each}_grade"]) for each in ("one", "two") if groups.get(each)]
    for word, grade in told:
        for type_ in ("adoption", "fostering"):
            if type_ in groups[word] and not council.only(type_, grade):
                yield f"{type_} is not {grade}"
    if groups.get("private") and not council.only("private_fostering", groups["private"]):
        yield "private fostering"
    year = groups.get("year")
    if year and not same_month(year, str(council.types["private_fostering"].get("inspected", "0000-01"))):
        yield "the year"


def service_improved(found: re.Match[str], council: Council) -> Iterator[str]:
    """A service with a better grade than last year."""
    type_ = found["service"].lower().removesuffix(" service").removesuffix(" arrangements").replace(" ", "_")
    order = ("inadequate", "satisfactory", "good", "outstanding")
    before = council.types[type_].get("previous") or {}
    (now,) = (grade for grade in order if council.count(type_, grade))
    (was,) = (grade for grade in order if int(before.get(grade, 0)))
    if (
        now != (found["now"] or found["now_"])
        or was != (found["was"] or was)
        or order.index(was) >= order.index(now)
    ):
        yield f"{type_}: {was}, now {now}"
    if (found["verb"] == "have") is not found["service"].endswith("s"):
        yield found["verb"]


def of_phase(low: int, *types: str) -> Judge:
    """Every type of setting of one phase; the share of all their settings where one is said."""

    def judged(found: re.Match[str], council: Council) -> Iterator[str]:
        ids = [each for each in types if each in council.types and council.count(each)]
        words = found.groupdict().get("share")
        if words:
            yield from bear(words, sum(map(council.good, ids)), sum(map(council.count, ids)))
        else:
            yield from (each for each in ids if rounded(council.share(each)) < low)

    return judged


def of_settings(found: re.Match[str], council: Council) -> Iterator[str]:
    [type_] = council.ids(found["list"], "provision")
    yield from bear(found["share"], council.good(type_), council.count(type_))


def over_all(found: re.Match[str], council: Council) -> Iterator[str]:
    good, total = council.over_all("outstanding", "good"), council.over_all()
    yield from bear(found["share"], good, total)
    if found.groupdict().get("few"):
        yield from few_of(council.over_all("inadequate"), total)
    if found.groupdict().get("only") and rounded(per_cent(good, total)) > 50:
        yield "only"


# reviews, visits, case reviews, outcomes


def judgements(council: Council) -> dict[str, tuple[str, str]]:
    return {
        area: (grade, row["held"]) for row in council.reviews for area, grade in row["judgements"].items()
    }


def areas(text: str) -> list[str]:
    found = [
        name
        for words, name in (("safeguarding", "safeguarding"), ("looked after children", "looked_after"))
        if words in text.lower()
    ]
    if not found:
        raise UnreadError
    return found


def reviewed(found: re.Match[str], council: Council) -> Iterator[str]:
    """Areas, the month or year, and the capacity to improve."""
    groups, held = found.groupdict(), judgements(council)
    told = [(area, groups["grade"]) for area in areas(groups["areas"])] if groups.get("areas") else []
    told += (
        [("safeguarding", groups["safe"]), ("looked_after", groups["cared"])] if groups.get("safe") else []
    )
    told += [("capacity", groups["capacity"])] if groups.get("capacity") else []
    for area, grade in told:
        if area not in held or held[area][0] != grade:
            yield f"{area}: {held.get(area)}"
        dated = area != "capacity" and area in held and groups.get("when")
        if dated and not same_month(groups["when"], held[area][1]):
            yield "the month"


def same_month(words: str, held: str) -> bool:
    """``March 2010`` or ``2010`` beside ``2010-03``."""
    *month, year = words.split()
    return held.startswith(year) and (not month or int(held[5:7]) == MONTHS[month[0]])


def visited(found: re.Match[str], council: Council) -> Iterator[str]:
    """What one of the unannounced inspections found."""
    rows = list(council.raw.get("unannounced") or ())
    groups = found.groupdict()
    if not any(fits_visit(groups, row) for row in rows):
        yield f"{rows}"


def fits_visit(said: dict[str, str | None], row: Raw) -> bool:
    priority, strengths, development = (row.get(key) for key in ("priority", "strengths", "development"))
    text = said["what"] or ""
    if said.get("when") and not same_month(said["when"] or "", row["held"]):
        return False
    if re.search(r"no areas for priority|not identify any areas for priority", text) and priority != 0:
        return False
    for count, name in (
        (priority, "for priority action"),
        (strengths, "of strength"),
        (development, "for development"),
    ):
        told = re.search(rf"({NUMBER}) (areas?) {name}", text)
        if told and told[1] != "no" and (number(told[1]) != count or (told[2] == "area") is not (count == 1)):
            return False
        if re.search(rf"(?<!no )(?<!any )\bareas {name}", text) and not told and (count is None or count < 2):
            return False
    return True


def case_reviews(found: re.Match[str], council: Council) -> Iterator[str]:
    counts = {
        grade: int(count) for grade, count in (council.raw.get("case_reviews") or {}).items() if int(count)
    }
    groups = found.groupdict()
    total = sum(counts.values())
    if groups.get("total") and number_of(groups["total"]) != total:
        yield f"{counts}"
    if groups.get("all") is not None and (len(counts) > 1 or total < 2):
        yield f"all: {counts}"
    if groups.get("single") is not None and total != 1:
        yield f"{counts}"
    if (
        groups.get("total")
        and groups.get("many_")
        and sum(map(number_of, (groups["many"], groups["many_"]))) != total
    ):
        yield f"{counts}"
    for at in ("", "_"):
        grade = groups.get(f"grade{at}")
        many = groups.get(f"many{at}")
        if grade and many and counts.get(grade, 0) != number_of(many):
            yield f"{grade}: {counts}"
        if grade and not many and set(counts) != {grade}:
            yield f"{grade}: {counts}"


def outcome(found: re.Match[str], council: Council) -> Iterator[str]:
    names = (
        split_list(found["list"].lower(), OUTCOMES)
        if found["list"].lower() not in OUTCOMES
        else [found["list"].lower()]
    )
    if not names:
        raise UnreadError
    for name in names:
        share = exact(council.raw["outcomes"][OUTCOMES[name]])
        words = found.groupdict().get("share")
        if words and words != "most":
            yield from bear(words, int(share * 10**6), 10**8)
        elif rounded(share) < (65 if words else 80):
            yield f"{name}: {float(share)}"


# measures


def lies(row: Raw) -> Sides:
    return sides(exact(row["value"]), row, exact(row["tolerance"]), whole=False)


def last_lay(row: Raw, key: str = "national") -> int | None:
    if row.get("previous") is None or row.get(f"{key}_previous") is None:
        return None
    by = exact(row["previous"]) - exact(row[f"{key}_previous"])
    return 0 if abs(by) <= exact(row["tolerance"]) else 1 if by > 0 else -1


def better(row: Raw, key: str) -> int | None:
    side = lies(row)[key]
    return side if side is None or row["better"] == "higher" else -side


def improved(council: Council, row: Raw) -> int | None:
    moved = council.moved(row)
    return moved if moved is None or row["better"] == "higher" else -moved


MOVES = {
    "improved": "improved", "is improving": "improved", "has improved": "improved", "improving": "improved",
    "has worsened": "worse", "has become worse": "worse",
    "has worsened since last year": "worse", "has declined since last year": "worse",
    "has risen": "up", "has fallen": "down", "rising": "up", "falling": "down", "is falling": "down",
    "is rising": "up",
}  # fmt: skip
MOVE = "|".join(sorted(MOVES, key=len, reverse=True))
PLACEMENT = (
    rf"(?:{BESIDE}|(?P<way>higher|lower) than {PLACE}|(?P<level>high|low)(?! (?:but|and|compared|in)))"
)


def moves(council: Council, row: Raw, words: str) -> bool:
    way = MOVES[words]
    if way in {"improved", "worse"}:
        return improved(council, row) == (1 if way == "improved" else -1)
    return council.moved(row) == (1 if way == "up" else -1)


def placed(found: re.Match[str], row: Raw, still: str) -> Iterator[str]:
    where = lies(row)
    if found["side"]:
        yield from beside(found, where)
    elif found["way"]:
        want = 1 if found["way"] == "higher" else -1
        keys = comparators(found["pnat"], found["psim"], found["pboth"])
        yield from (f"{key}: {where[key]}" for key in keys if where[key] != want)
    elif where["national"] != (1 if found["level"] == "high" else -1):
        yield f"national: {where['national']}"
    for key in comparators(found["nat"], found["sim"], found["both"]) or ["national"] if still else []:
        if last_lay(row, key) is None or last_lay(row, key) != where[key]:
            yield f"{still}, last year: {last_lay(row, key)}"


TAILS = (
    rf"is (?P<now>now )?(?P<still>still )?{PLACEMENT}",
    rf"(?P<still>remains) {PLACEMENT}",
    rf"(?P<move>{MOVE})(?: (?:and|but) (?:is (?:now )?(?P<still>still )?|(?P<remains>remains ))(?:{PLACEMENT}))?",
    rf"is {PLACEMENT} (?:and|but) (?P<move>{MOVE})",
    r"is (?P<level>high|low) (?:but|and) (?P<move>falling|rising)",
    r"is (?P<level>high|low) (?:compared with|in comparison with) (?P<similar>similar areas)",
    rf"is (?P<than>better than|worse than|not as good as) {PLACE}",
    rf"(?:is improving|has improved|has (?P<gone>risen|fallen)) (?P<pace>faster|more slowly) than {PLACE}",
    rf"(?:has (?P<better>improved) and )?is (?P<since>now )?(?P<even>as good as|better than) {PLACE}",
    rf"has (?P<gone2>risen|fallen) (?:for (?P<years>{NUMBER}) years in succession|over the last (?P<years2>{NUMBER}) years)",
    r"has (?P<ran>improved|risen|fallen) for the (?P<nth>\w+) year running",
    rf"is {PLACEMENT} and (?P<stuck>has not improved)",
    rf"has improved for (?P<years>{NUMBER}) years in succession",
    rf"has improved over the last (?P<years>{NUMBER}) years(?: and is (?:now )?{BESIDE})?",
    rf"(?P<again>continues to improve)(?: and is (?:now )?{BESIDE})?",
)


def ran_for(row: Raw, said: dict[str, str]) -> Iterator[str]:
    """For how many years a measure has become better, each by more than its tolerance."""
    values = [exact(each) for each in (row["value"], row["previous"], *row.get("earlier", ()))]
    way = 1 if row["better"] == "higher" else -1
    steps = [way * (now - then) > exact(row["tolerance"]) for now, then in itertools.pairwise(values)]
    run = next((at for at, step in enumerate(steps) if not step), len(steps))
    told = ORDINALS.index(said["nth"]) + 1 if "nth" in said else number_of(said.get("years", "two"))
    if run < 2 if "again" in said else run != told:
        yield f"{run} years"


def tail_of(row: Raw, tail: str, council: Council) -> Iterator[str]:
    """What is false in what is said of a measure."""
    tail = re.sub(r"\b(are)\b", "is", re.sub(r"\bhave\b", "has", re.sub(r"\bremain\b", "remains", tail)))
    tail = re.sub(r"\bcontinue\b", "continues", tail).replace("those of similar", "the average in similar")
    for pattern in TAILS:
        found = re.fullmatch(pattern, tail)
        if not found:
            continue
        said = {key: value for key, value in found.groupdict().items() if value}
        if "move" in said and not moves(council, row, said["move"]):
            yield f"{said['move']}: {council.moved(row)}"
        if "similar" in said:
            if lies(row)["similar_areas"] != (1 if said["level"] == "high" else -1):
                yield f"{lies(row)}"
        elif "pace" in said or "even" in said:
            pass
        elif "than" in said:
            want = 1 if said["than"].startswith("better") else -1
            for key in comparators(found["pnat"], found["psim"], found["pboth"]):
                if better(row, key) != want:
                    yield f"{key}: {better(row, key)}"
        elif {"side", "way"} & set(said):
            full = PlacedMatch(found)
            yield from placed(full, row, said.get("still", "") or said.get("remains", ""))
        elif "level" in said:
            if lies(row)["national"] != (1 if said["level"] == "high" else -1):
                yield f"{lies(row)}"
            still = said.get("still", "") or said.get("remains", "")
            if still and last_lay(row) != lies(row)["national"]:
                yield f"{still}, last year {last_lay(row)}"
        if "stuck" in said and improved(council, row) not in {0, -1}:
            yield f"moved {council.moved(row)}"
        if "pace" in said:
            keys = comparators(found["pnat"], found["psim"], found["pboth"])
            yield from (why for key in keys for why in paced(row, key, said["pace"]))
        if "even" in said:
            for key in comparators(found["pnat"], found["psim"], found["pboth"]):
                if better(row, key) != (0 if said["even"].startswith("as") else 1):
                    yield f"{key}: {better(row, key)}"
            if {"better", "since"} & set(said) and improved(council, row) != 1:
                yield "not improved"
        went = said.get("ran", "") or said.get("gone", "") or said.get("gone2", "")
        if "years2" in said:
            said["years"] = said["years2"]
        way = {"risen": 1, "fallen": -1}.get(went)
        if way and council.moved(row) != way:
            yield went
        if {"years", "again", "nth"} & set(said):
            yield from ran_for(row, said)
        return
    raise UnreadError


ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def paced(row: Raw, key: str, how: str) -> Iterator[str]:
    """Whether a measure becomes better faster or more slowly than a comparator, which does not become worse."""
    way, tolerance = 1 if row["better"] == "higher" else -1, exact(row["tolerance"])
    here = way * (exact(row["value"]) - exact(row["previous"]))
    there = way * (exact(row[key]) - exact(row[f"{key}_previous"]))
    ahead = (here - there) * (1 if how == "faster" else -1)
    if here <= tolerance or there < 0 or ahead <= tolerance:
        yield f"{key}: pace {float(here)} {float(there)}"


class PlacedMatch:
    """A match whose missing groups are None."""

    def __init__(self, found: re.Match[str]) -> None:
        self.found = found.groupdict()

    def __getitem__(self, name: str) -> str | None:
        return self.found.get(name)


SUBJECTS = {
    **FIGURES, **NAMES,
    **{f"standards at the age of {age}": id_ for age, id_ in AGES.items()},
    **{f"at the age of {age}, standards": id_ for age, id_ in AGES.items()},
}  # fmt: skip
SUBJECT = "|".join(map(re.escape, sorted(SUBJECTS, key=len, reverse=True)))


def known_as(text: str, known: dict[str, str]) -> str:
    """The id of a name, whatever its capitals."""
    return {name.lower(): id_ for name, id_ in known.items()}[text.lower()]


def measure(found: re.Match[str], council: Council) -> Iterator[str]:
    yield from tail_of(council.indicators[known_as(found["subject"], SUBJECTS)], found["tail"], council)


def ages(found: re.Match[str], council: Council) -> Iterator[str]:
    """Several ages at once."""
    told = re.split(r", | and ", found["ages"])
    if (len(told) > 1) is not (found["noun"] == "ages"):
        yield "age or ages"
    for age in told:
        yield from beside(found, lies(council.indicators[AGES[age.lower()]]))


def peers(found: re.Match[str], council: Council) -> Iterator[str]:
    """How those of some ages do beside their peers."""
    want = {"as well as": 0, "better than": 1, "less well than": -1}.get(found["how"] or "", -1)
    keys = comparators(found["pnat"], found["psim"], found["pboth"])
    for age in re.findall(r"(\w+)-year-olds", found["ages"]):
        row = council.indicators[AGES[age.lower()]]
        yield from (f"{age}, {key}: {better(row, key)}" for key in keys if better(row, key) != want)


def peers_at(found: re.Match[str], council: Council) -> Iterator[str]:
    """The same, by the ages alone."""
    ages = " ".join(f"{age}-year-olds" for age in re.findall(r"age of (\w+)", found["at"]))
    yield from peers(PlainMatch(found, ages=ages), council)  # type: ignore[arg-type]


def too(found: re.Match[str], council: Council) -> Iterator[str]:
    """Too many people, or too few: more or fewer than nationally, and that is worse."""
    known = {name.lower(): id_ for name, id_ in PEOPLE.items()}
    if found["who"].lower() not in known:
        raise UnreadError
    row = council.indicators[known[found["who"].lower()]]
    if (
        lies(row)["national"] != (1 if found["way"].lower() == "too many" else -1)
        or better(row, "national") != -1
    ):
        yield f"national: {lies(row)['national']}"


def indicators_of(found: re.Match[str], council: Council) -> Iterator[str]:
    """The share of one outcome's indicators that are on a side of comparators."""
    rows = [
        row for row in council.indicators.values() if row.get("outcome") == OUTCOMES[found["outcome"].lower()]
    ]
    wanted = {"above": (1,), "below": (-1,), "in line with, or above,": (0, 1)}[found["side"]]
    keys = comparators(found["nat"], found["sim"], found["both"])
    part = sum(all(better(row, key) in wanted for key in keys) for row in rows)
    yield from bear(found["share"], part * 10**6, len(rows) * 10**6)  # never counted


def people(found: re.Match[str], council: Council) -> Iterator[str]:
    """More or fewer people than in other places."""
    who = re.sub(
        r" than (?:in similar areas and nationally|in similar areas|nationally)(?= |$)", "", found["who"]
    )
    known = {name.lower(): id_ for name, id_ in PEOPLE.items()}
    if who.lower() not in known:
        raise UnreadError
    where = lies(council.indicators[known[who.lower()]])
    place = re.search(rf" than {PLACE}", found["who"])
    if not place:
        raise UnreadError
    want = 1 if found["way"] == "More" else -1
    keys = comparators(place["pnat"], place["psim"], place["pboth"])
    yield from (f"{key}: {where[key]}" for key in keys if where[key] != want)


def things(found: re.Match[str], council: Council) -> Iterator[str]:
    id_ = THINGS[found["what"]] if found.groupdict().get("what") else "NI 86"
    yield from share_of_figure(found["share"], council.indicators[id_])


def share_of_figure(words: str, row: Raw) -> Iterator[str]:
    yield from bear(words, int(exact(row["value"]) * 10**6), 10**8)


def improvements(found: re.Match[str], council: Council) -> Iterator[str]:
    if improved(council, council.indicators[known_as(found["what"], {**FIGURES, **NAMES})]) != 1:
        yield "not improved"


def indicators_together(found: re.Match[str], council: Council) -> Iterator[str]:
    """The share of the indicators that are in line with comparators, or better."""
    rows = list(council.indicators.values())
    keys = ["national"] if found["all"] else comparators(found["nat"], found["sim"], found["both"])
    fair = [[better(row, key) for key in keys] for row in rows]
    sure = sum(all(each in ((0, 1) if found["or"] else (0,)) for each in one) for one in fair)
    maybe = sum(
        all(each is None or each in ((0, 1) if found["or"] else (0,)) for each in one) for one in fair
    )
    for part in {sure, maybe}:
        yield from bear(found["share"], part, len(rows))


# gaps


def gap_row(found: re.Match[str], council: Council) -> Raw:
    groups = found.groupdict()
    name = groups.get("group") or f"{groups['base']} {groups['at']}"
    known = {each.lower(): id_ for each, id_ in council.groups.items()}
    if name.lower() not in known:
        raise UnreadError
    return council.gap_of[known[name.lower()]]


GAP_TAILS = (
    r"is (?P<move>narrowing|widening)(?: (?:and|but) is (?P<width>wider than|similar to that|narrower than) "
    + PLACE
    + ")?",
    r"is (?P<width>wider than|similar to that|narrower than) " + PLACE,
)


def gap(found: re.Match[str], council: Council) -> Iterator[str]:
    row = gap_row(found, council)
    if exact(row["value"]) <= exact(row["tolerance"]):
        yield "there is no such gap"
    for pattern in GAP_TAILS:
        said = re.fullmatch(pattern, found["tail"])
        if not said:
            continue
        move = said.groupdict().get("move")
        if move and council.moved(row) != (-1 if move == "narrowing" else 1):
            yield f"{move}: {council.moved(row)}"
        if said["width"]:
            want = {"wider than": 1, "similar to that": 0, "narrower than": -1}[said["width"]]
            for key in comparators(said["pnat"], said["psim"], said["pboth"]):
                if lies(row)[key] != want:
                    yield f"{key}: {lies(row)[key]}"
        return
    raise UnreadError


def group_does(found: re.Match[str], council: Council) -> Iterator[str]:
    row = gap_row(found, council)
    value, tolerance = exact(row["value"]), exact(row["tolerance"])
    side = 0 if abs(value) <= tolerance else 1 if value > 0 else -1
    if side != {"as well as": 0, "better than": -1}.get(found["how"] or "", 1):
        yield f"gap {float(value)}"


def gaps_of(found: re.Match[str], council: Council) -> Iterator[str]:
    """Several groups whose gaps move alike, or all that are known."""
    rows = list(council.gaps)
    if found["groups"]:
        known = {each.lower(): id_ for each, id_ in council.groups.items() if id_ in council.gap_of}
        named = split_list(found["groups"].lower(), known)
        if not named:
            raise UnreadError
        rows = [council.gap_of[known[each]] for each in named]
    want = -1 if found["move"] == "narrowing" else 1
    for row in rows:
        moved = council.moved(row)
        if moved != want and not (moved is None and not found["groups"]):
            yield f"{row['id']}: {moved}"
        if found["groups"] and exact(row["value"]) <= exact(row["tolerance"]):
            yield f"{row['id']} is no gap"


EARLY = ("childminders", "childcare", "nursery", "centres")
LATE = ("sixth_forms", "sixth_form_colleges", "fe")
GOOD = "good or better"
L = r"(?P<list>.+?)"
OTHERS = "others of the same age"
GROUPED = rf"(?:for (?P<group>.+?)|between (?P<group_>.+?) and {OTHERS})"
VISIT = (
    r"The unannounced inspection of contact, referral and assessment arrangements(?: held in (?P<when>(?:\w+ )?\d{4}))?"
    r" (?P<what>(?:found|identified|did not identify) .+)\."
)
SERVICE = r"(?:adoption|fostering) services?"
FULL = r"A full inspection of safeguarding and services for looked after children held in (?P<when>\w+ \d{4}) judged"
SCR = "serious case reviews?"
EVALUATED = "serious case reviews evaluated by Ofsted"
NATIONAL = "national indicators"
OUTCOME_SIDE = r"(?P<side>above|below|in line with, or above,) (?:the (?P<nat>national average)|the average in (?P<sim>similar areas)(?P<both> and nationally)?)"
FAIR = r"in line with(?P<or>, or above,)? (?:(?P<all>all other areas)|the (?P<nat>national average)|the average in (?P<sim>similar areas)(?P<both> and nationally)?)"

CLAIMS: tuple[tuple[str, Judge], ...] = (
    (rf"(?P<shares>{SHARE} .+) are {GOOD}(?P<tail>.*)\.", shares),
    (rf"(?:Provision is {GOOD} in (?P<shares>{SHARE} .+?)|Provision in (?P<shares_>{SHARE} .+) is {GOOD})(?P<tail>)\.", shares),
    (rf"(?:All (?:of the )?{L} are {GOOD})\.", within("many", 100, 100, "outstanding", "good")),
    (rf"(?:The )?{L} are (?:all )?{GOOD}\.", within("many", 100, 100, "outstanding", "good")),
    (rf"{L} are mostly {GOOD}(?:(?:,| and| and are) {BESIDE})?\.", within("many", 80, 96, "outstanding", "good", tail=True)),
    (rf"{L} provision is mostly {GOOD}(?:(?: and| and is) {BESIDE})?\.", within("provision", 80, 96, "outstanding", "good", tail=True)),
    (rf"Provision in {L} is mostly {GOOD}\.", within("many", 80, 96, "outstanding", "good")),
    (rf"(?:Most (?:of the )?{L} are|In most (?P<list_>.+) provision is) {GOOD}\.", within("many", 65, 96, "outstanding", "good")),
    (rf"Most {L} provision is {GOOD}\.", within("provision", 65, 96, "outstanding", "good")),
    (rf"(?:Most {L} are|(?P<list_>.+) are mostly) (?:only )?satisfactory\.", within("many", 65, 96, "satisfactory")),
    (rf"(?:Most {L} provision is|(?P<list_>.+) provision is mostly) (?:only )?satisfactory\.", within("provision", 65, 96, "satisfactory")),
    (rf"(?:Most {L} are|(?P<list_>.+) are mostly) good\.", within("many", 65, 96, "good")),
    (rf"(?:Most {L} provision is|(?P<list_>.+) provision is mostly) good\.", within("provision", 65, 96, "good")),
    (rf"(?:Too few|Not enough) {L} are {GOOD}\.", below_share("many", 50)),
    (rf"There are (?:too few|not enough) {GOOD} {L}\.", below_share("many", 50)),
    (rf"Too many {L} are no better than satisfactory\.", below_share("many", 50)),
    (rf"Too much {L} provision is no better than satisfactory\.", below_share("provision", 50)),
    (rf"(?:Too many {L} are (?:only )?satisfactory|There are too many satisfactory (?P<list_>.+))\.", too_many("many")),
    (rf"Too much {L} provision is only satisfactory\.", too_many("provision")),
    (rf"The quality of {L} is (?:mixed|too variable)\.", mixed("quality")),
    (rf"(?:The quality of|Provision in) {L} is (?:mixed|too variable)\.", mixed("many")),
    (rf"{L} provision is mixed\.", mixed("provision")),
    (rf"The proportion of (?:{GOOD} {L}|(?P<list_>.+) that are {GOOD}) has (?P<way>increased) since last year and is now {BESIDE}\.", share_moved),
    (rf"A (?P<way>higher|lower) proportion of {L} are {GOOD} than last year\.", share_moved),
    (rf"{L} (?P<way>have improved) and (?P<part>{PART}) are now {GOOD}\.", share_moved),
    (rf"(?P<shares>{SHARE} .+) (?:is|are) outstanding and none is inadequate\.", best_none_worst),
    (rf"Private fostering arrangements (?:remain|have remained) (?P<grade>{GRADE})\.", arrangements_remain),
    (rf"(?:Too few|Not enough) (?P<what>{'|'.join(map(re.escape, THINGS))})\.", too_few_things),
    (rf"The (?P<many>{NUMBER}) {L} are (?:all )?{GOOD}\.", all_counted),
    (rf"Too few {L} are {GOOD}(?P<tail> and .+)\.", too_few_and),
    (rf"(?P<share>{SHARE}) early years and childcare provision is {GOOD}\.", of_phase(51, *EARLY)),
    (rf"The gap between (?P<base>.+) and {OTHERS} (?P<tail>is (?:narrowing|widening)) (?P<at>at (?:the age of \w+|Key Stage \d))\.", gap),
    (rf"The local authority's (?P<service>adoption service|fostering service) (?P<verb>has|have) improved(?P<now>)? from (?P<was>{GRADE}) to (?P<now_>{GRADE})\.", service_improved),
    (rf"The local authority's (?P<service>adoption service|fostering service) (?P<verb>has|have) declined(?P<now>)? from (?P<was>{GRADE}) to (?P<now_>{GRADE})\.", service_declined),
    (rf"{L} are mostly {GOOD} but (?P<part>{PART}) are only satisfactory\.", mostly_but("many")),
    (rf"{L} provision is mostly {GOOD} but (?P<part>{PART}) is only satisfactory\.", mostly_but("provision")),
    (rf"Too many {L} are only satisfactory and (?P<many>{NUMBER}) (?P<verb>is|are) (?P<what>inadequate|in special measures)\.", too_many_and),
    (rf"(?P<shares>{SHARE} .+) are (?:at least satisfactory|satisfactory or better)\.", at_least),
    (rf"Of the (?P<total>{NUMBER}) serious case reviews evaluated by Ofsted, (?P<good>{NUMBER}) (?P<verb>was|were) (?:judged to be )?good, (?P<adequate>{NUMBER}) (?:(?P<verb2>was|were) )?adequate and (?P<inadequate>{NUMBER}) (?:(?P<verb3>was|were) )?inadequate\.", reviews_of_three),
    (rf"(?P<share>{SHARE}|the majority of) (?:regulated and inspected services and settings are|provision is) {GOOD} at (?P<helping>{'|'.join(HELPING)})\.", helping),
    (rf"(?P<what>{'|'.join(map(re.escape, THINGS))}) (?P<way>more|less) often than {PLACE}\.", often),
    (rf"There (?:is|are) (?P<list>{NUMBER} .+) in special measures\.", counts_of(concern("special_measures"))),
    (rf"There (?:is|are) (?P<list>{NUMBER} .+) with a notice to improve\.", counts_of(concern("notice_to_improve"))),
    (rf"(?P<share>{SHARE}) regulated and inspected services and settings are {GOOD}(?P<few>,? (?:with|and) very few (?:are )?inadequate)\.", over_all),
    (rf"The local authority's (?P<one>adoption and fostering services) were (?:both )?judged to be (?P<one_grade>{GRADE}) at their last inspections\.", services),
    (rf"(?P<only>Only )?(?P<fraction>{FRACTION}) (?:the )?{L} are (?P<how>{GOOD}|no better than satisfactory|{GRADE})(?P<tail>.*)\.", fraction),
    (rf"(?P<shares>(?:{FRACTION}) .+) are (?P<how>{GOOD}|no better than satisfactory)\.", fractions_of),
    (rf"(?!No )(?P<only>Only )?(?P<shares>{SHARE} .+) (?P<verb>is|are) (?P<grade>{GRADE})\.", share_of_grade),
    (rf"(?P<part>{NUMBER}) out of (?P<whole>{NUMBER}) {L} (?P<verb>is|are) (?P<how>{GOOD}|{GRADE})\.", out_of),
    (rf"Fewer than half of (?:the )?{L} are {GOOD}(?P<tail>(?:,| and) .+)\.", few_and_worrying),
    (rf"(?:All {L} are at least good|(?P<list_>.+) are all {GOOD})(?:,? (?:with|and) (?P<part>{PART})(?: are)? outstanding|(?: and (?P<many>{NUMBER}) (?:is|are)|, with (?P<many_>{NUMBER}) judged to be) outstanding)\.", all_good),
    (rf"(?P<shares>{SHARE} .+) are good(?:,? (?:with|and) (?P<part>{PART})(?: are)? outstanding)\.", good_and_part),
    (rf"(?P<items>(?:all|both|the) .+) (?P<verb>is|are|was|were)(?: judged to be)? (?P<how>{GOOD}|{GRADE})\.", by_number),
    (rf"The (?:local authority's )?(?P<services>(?:adoption|fostering) .+) (?P<verb>has remained|have remained|remains|remain) (?P<grade>{GRADE})\.", services_remained),
    (r"(?:There is no inadequate provision|No (?:regulated and inspected )?services (?:or|and) settings are inadequate)\.", nothing_inadequate),
    (rf"(?!No )(?:(?P<only>Only )?(?P<share>{SHARE})|(?P<few>Very few)) regulated and inspected services and settings are inadequate\.", overall_inadequate),
    (rf"(?P<shares>{SHARE} .+) (?P<verb>is|are) no better than satisfactory\.", less_than_good),
    (rf"The proportion of (?:{GOOD} {L}|(?P<list_>.+) that are {GOOD}) is {BESIDE}\.", proportion("many")),
    (rf"The proportion of {L} provision that is {GOOD} is {BESIDE}\.", proportion("provision")),
    (rf"Performance in {L} is {BESIDE}\.", proportion("many")),
    (rf"The quality of {L} is {BESIDE}\.", proportion("quality")),
    (rf"The proportion of (?:{GOOD} {L}|(?P<list_>.+) that are {GOOD}) is (?P<way>higher|lower) than {PLACE}\.", proportion_than),
    (rf"In {L}, the proportion judged {GOOD} is (?P<side>above|below) (?:the (?P<nat>national average)(?: and (?:above|below) that of (?P<sim>similar areas))?|that in (?P<sim_>similar areas))\.", proportion_beside),
    (rf"Only (?P<part>{NUMBER}) of the (?P<whole>{NUMBER}) {L} (?:is|are) (?:better than satisfactory|good)\.", few_good),
    (rf"(?P<sound>Although) all (?P<whole>{NUMBER}) {L} meet minimum standards, only (?P<part>{NUMBER}) (?:is|are) good\.", few_good),
    (rf"(?P<sound>None) of the (?P<whole>{NUMBER}) {L} is inadequate but only (?P<part>{NUMBER}) (?:is|are) good\.", few_good),
    (rf"Most early years provision is (?P<how>{GOOD}|good), including {L}\.", early_years),
    (rf"The (?P<service>adoption service|fostering service|private fostering arrangements) (?P<verb>was|were) (?:(?P<grade>{GRADE}) when inspected|judged to be (?P<grade_>{GRADE})) in (?P<year>\d{{4}})\.", service_dated),
    (rf"The (?P<service>adoption service|fostering service|private fostering arrangements) (?P<verb>has|have) declined (?:and (?:is|are) now (?P<now>{GRADE})|from (?P<was>{GRADE}) to (?P<now_>{GRADE}))\.", service_declined),
    (rf"Both the (?:adoption and fostering|fostering and adoption) services have maintained their (?P<grade>{GRADE}) judgements\.", services_maintained),
    (rf"(?P<total>{NUMBER}) serious case reviews were evaluated, (?P<many>{NUMBER}) as (?P<grade>{GRADE}) and (?P<many_>{NUMBER}) as (?P<grade_>{GRADE})\.", case_reviews),
    (rf"The (?P<one>adoption and fostering services) were both judged (?:to be )?(?P<one_grade>{GRADE})\.", services),
    (rf"A (?P<way>higher|lower|larger|greater|smaller) proportion of {L} (?:is|are) {GOOD} than {PLACE}\.", proportion_than),
    (rf"A (?P<way>higher|lower) than average proportion of {L} (?:is|are) {GOOD}\.", proportion_than),
    (rf"(?:{L} are a (?:particular )?strength, with all judged to be {GOOD}|Provision is particularly good in (?P<list_>.+))\.", within("many", 100, 100, "outstanding", "good")),
    (rf"(?P<list>{NUMBER} .+) (?:is|are|was judged to be) inadequate\.", counts_of(inadequate)),
    (rf"(?P<shares>(?:all {NUMBER}|both|{NUMBER} of the {NUMBER}) .+) (?:is|are) inadequate\.", inadequate_of),
    (rf"There (?:is|are) (?P<many>{NUMBER}) inadequate {L}\.", lambda found, council: counts_of(inadequate)(relisted(found), council)),
    (rf"There is some inadequate provision in {L}\.", some_inadequate("many")),
    (rf"There is some inadequate {L} provision\.", some_inadequate("provision")),
    (rf"A small proportion of {L} (?:is|are) inadequate\.", some_inadequate("many")),
    (rf"(?:None of the {L} (?:is|are) inadequate|There are no inadequate (?P<list_>.+)|No (?P<list__>.+) are inadequate)\.", within("many", 0, 0, "inadequate")),
    (rf"No {L} is inadequate\.", within("one", 0, 0, "inadequate")),
    (rf"There is no inadequate {L} provision\.", within("provision", 0, 0, "inadequate")),
    (rf"Of the (?P<whole>{NUMBER}) {L}(?: inspected)?, (?P<parts>.+)\.", parts),
    (rf"(?P<part>{NUMBER}) of the (?:(?P<whole>{NUMBER}) )?{L}(?: inspected)? (?:is|are|was|were)(?: judged to be)? (?P<grade>{GRADE})(?P<rest>.*)\.", some_of),
    (rf"(?:All of the |All |The (?P<many>{NUMBER}) |(?P<both>Both ))?{L} (?:are|inspected are|are all|were judged to be) (?P<grade>{GRADE})\.", alike),
    (rf"The (?:one )?{L}(?: inspected)? (?:is|was judged to be) (?P<grade>{GRADE})(?: when it was last inspected| overall)?\.", single),
    (rf"(?:The local authority(?:'s)?|Both the(?: local authority's)?|Both)?(?: (?=adop|fost))?(?P<one>(?i:(?:adoption|fostering)(?: service)? and (?:adoption|fostering) services?|{SERVICE})) (?:is|are|was|were)(?: both)?(?: judged to be)? (?P<one_grade>{GRADE})(?: overall| at the last inspection)?\.", services),
    (rf"(?:The local authority(?:'s)? )?(?P<one>(?i:{SERVICE})) (?:is|are|was judged to be) (?P<one_grade>{GRADE}) and (?:its |the )?(?P<two>{SERVICE})(?: is| are)? (?P<two_grade>{GRADE})\.", services),
    (rf"Private fostering arrangements (?:are|were|were judged(?: to be)?) (?P<private>{GRADE})(?: when they were last inspected|(?: when inspected)? in (?P<year>(?:\w+ )?\d{{4}}))?\.", services),
    (rf"(?P<list>{NUMBER} .+) (?:is|are) (?:subject to special measures|in special measures)\.", counts_of(concern("special_measures"))),
    (rf"(?P<list>{NUMBER} .+) (?:has|have) (?:been given )?a notice to improve\.", counts_of(concern("notice_to_improve"))),
    (rf"(?P<list>{NUMBER} .+?) (?P<how>(?:has|have) a notice to improve|(?:is|are) in special measures) and (?P<rest>{NUMBER}) (?:(?:has|have) a notice to improve|(?:is|are) in special measures)\.", both_concerns),
    (rf"(?:None of the {L} is in special measures or has a notice to improve|There are no (?P<list_>.+) in special measures or with a notice to improve)\.", no_concern),
    (rf"Only (?P<shares>{SHARE} .+) (?P<verb>is|are) {GOOD}(?P<tail>)\.", only_shares),
    (rf"Fewer than half of (?:the )?{L} are {GOOD}\.", within("many", 1, 49, "outstanding", "good")),
    (r"(?:None of the schools inspected is|No school is|There are no) inadequate(?: schools)?\.", no_school),
    (rf"{L} are particularly effective, with none judged to be less than good\.", within("many", 100, 100, "outstanding", "good")),
    (rf"(?P<many>{NUMBER}) of the local authority's (?:(?P<whole>{NUMBER}) )?children's homes (?:is|are) (?P<grade>{GRADE})(?: and (?P<more>{NUMBER}) (?:is|are) (?P<grade_>{GRADE}))?\.", own_homes),
    (rf"(?P<at>At the age of .+), children and young people achieve (?P<how>as well as|better than|less well than) their peers {PLACE}\.", peers_at),
    (r"(?P<way>Too many|Too few|Not enough) (?P<who>.+)\.", too),
    (rf"(?P<share>{SHARE}|the majority of) (?P<outcome>{'|'.join(OUTCOMES)}) indicators are {OUTCOME_SIDE}\.", indicators_of),
    (rf"Performance is {OUTCOME_SIDE} for (?P<share>{SHARE}|the majority of) (?P<outcome>{'|'.join(OUTCOMES)}) indicators\.", indicators_of),
    (rf"(?P<share>{SHARE}) early years and childcare (?:providers are|provision is) {GOOD}\.", of_phase(51, *EARLY)),
    (rf"Early years and childcare provision is mostly {GOOD}\.", of_phase(80, *EARLY)),
    (rf"(?P<share>{SHARE}|the majority of) post-16 (?:settings are|provision is) {GOOD}\.", of_phase(51, *LATE)),
    (rf"(?:Post-16 provision|Provision for young people over the age of 16) is mostly {GOOD}\.", of_phase(80, *LATE)),
    (rf"The (?P<service>adoption service|fostering service|private fostering arrangements) (?P<verb>has|have) improved (?:and (?:is|are) now (?P<now>{GRADE})|from (?P<was>{GRADE}) to (?P<now_>{GRADE}))\.", service_improved),
    (rf"{L} provision is {GOOD} in (?P<share>{SHARE}) settings\.", of_settings),
    (rf"(?P<only>Only )?(?P<share>{SHARE}) (?:services, settings and institutions inspected by Ofsted|regulated and inspected services and settings) are {GOOD}\.", over_all),
    (rf"The overall effectiveness of (?P<only>only )?(?P<share>{SHARE}) regulated and inspected services and settings is {GOOD}\.", over_all),
    (rf"(?:The overall effectiveness of )?(?P<areas>(?:safeguarding|services for looked after children).*?) (?:is|are|was judged to be|were judged to be) (?P<grade>{GRADE})(?: overall)?(?: and the capacity for improvement (?:is )?(?P<capacity>{GRADE})|, with (?P<capacity_>{GRADE}) capacity to improve)?\.", reviewed),
    (rf"The (?:inspection|joint area review) held in (?P<when>(?:\w+ )?\d{{4}}) judged (?:the overall effectiveness of )?(?P<areas>(?:safeguarding|services for looked after children)(?:(?! to be ).)*) to be (?P<grade>{GRADE})\.", reviewed),
    (rf"An inspection of (?P<areas>.+) held in (?P<when>\w+ \d{{4}}) judged them to be (?P<grade>{GRADE})\.", reviewed),
    (rf"The joint area review(?: held in (?P<when>(?:\w+ )?\d{{4}}))? judged safeguarding to be (?P<safe>{GRADE}) and services for looked after children to be (?P<cared>{GRADE})\.", reviewed),
    (rf"{FULL} (?:overall effectiveness|both) to be (?P<safe>{GRADE})(?:,? with (?P<capacity>{GRADE}) capacity to improve| and capacity to improve to be (?P<capacity_>{GRADE}))\.", lambda found, council: reviewed(PlainMatch(found, cared=found["safe"]), council)),
    (rf"(?:Capacity to improve (?:is|was judged to be)|The local authority has) (?P<capacity>{GRADE})(?: capacity to improve)?\.", reviewed),
    (VISIT, visited),
    (rf"(?P<single>One|A|The|The one) serious case review(?: evaluated by Ofsted)? was judged to be (?P<grade>{GRADE})\.", case_reviews),
    (rf"Ofsted evaluated (?P<single>one) serious case review as (?P<grade>{GRADE})\.", case_reviews),
    (rf"(?:(?P<total>{NUMBER}) serious case reviews(?: evaluated by Ofsted)?|The (?P<total_>{NUMBER}) {EVALUATED}|(?P<all>All) {EVALUATED}) were judged to be (?P<grade>{GRADE})\.", case_reviews),
    (rf"Ofsted evaluated (?P<total>{NUMBER}) serious case reviews as (?P<grade>{GRADE})\.", case_reviews),
    (rf"Of the (?P<total>{NUMBER}) {EVALUATED}, (?P<many>{NUMBER}) (?:was|were) (?:judged to be )?(?P<grade>{GRADE}) and (?P<many_>{NUMBER}) (?:(?:was|were) )?(?P<grade_>{GRADE})\.", case_reviews),
    (rf"(?P<total>{NUMBER}) serious case reviews (?:have been evaluated;|were evaluated by Ofsted, of which) (?P<many>{NUMBER}) (?:was|were) (?:judged to be )?(?P<grade>{GRADE}) and (?P<many_>{NUMBER}) (?P<grade_>{GRADE})\.", case_reviews),
    (rf"(?P<many>{NUMBER}) of the (?P<total>{NUMBER}) serious case reviews (?:was|were) judged to be (?P<grade>{GRADE}) and (?P<many_>{NUMBER}) (?P<grade_>{GRADE})\.", case_reviews),
    (rf"(?:Ofsted evaluated )?(?P<many>{NUMBER}) {SCR} (?:(?:was|were) evaluated )?as (?P<grade>{GRADE}) and (?P<many_>{NUMBER}) as (?P<grade_>{GRADE})\.", case_reviews),
    (rf"(?:Judgements for )?{L} (?:is|are) (?:{GOOD} in (?P<share>{SHARE})|a strength across most) regulated and inspected services and settings\.", outcome),
    (rf"(?P<subject>{SUBJECT}) (?P<tail>(?:is|are|has|have|remains?|continues?) .+)\.", measure),
    (rf"Standards at (?:the )?(?P<noun>ages?) (?:of )?(?P<ages>.+) are {BESIDE}\.", ages),
    (rf"(?P<ages>.+?-year-olds) (?:achieve (?P<how>as well as|better than|less well than)|do not achieve as well as) their peers {PLACE}\.", peers),
    (r"(?P<way>More|Fewer) (?P<who>.+)\.", people),
    (rf"(?P<share>{SHARE}) (?P<what>{'|'.join(map(re.escape, THINGS))})\.", things),
    (rf"(?:Behaviour is|Standards of behaviour are) (?:{GOOD}|good) in (?P<share>{SHARE}) secondary schools\.", things),
    (rf"In (?P<share>{SHARE}) secondary schools,? behaviour is (?:{GOOD}|good)\.", things),
    (r"(?:Improvements have been (?:identified|made)|There have been improvements) in (?P<what>.+)\.", improvements),
    (rf"(?:Performance against )?(?P<share>{SHARE}) {NATIONAL} (?:is|are) {FAIR}\.", indicators_together),
    (r"The gap (?:in achievement )?for (?P<group>.+?) (?P<tail>is .+)\.", gap),
    (rf"The gap between (?P<group>.+?) and {OTHERS} (?P<tail>is .+)\.", gap),
    (rf"The gap (?P<at>at (?:the age of \w+|Key Stage \d)) between (?P<base>.+) and {OTHERS} (?P<tail>is .+)\.", gap),
    (rf"The gap between (?P<base>.+) and {OTHERS} (?P<at>at (?:the age of \w+|Key Stage \d)) (?P<tail>is .+)\.", gap),
    (rf"(?P<group>.+?) (?:achieve (?P<how>as well as|better than|less well than)|do not achieve as well as) {OTHERS}\.", group_does),
    (rf"Gaps in achievement(?: between (?P<groups>.+) and {OTHERS})? are (?P<move>narrowing|widening)\.", gaps_of),
)  # fmt: skip


class PlainMatch:
    """A match with groups of its own besides."""

    def __init__(self, found: re.Match[str] | PlainMatch, **more: str | None) -> None:
        groups = found.groupdict()
        for name, value in list(groups.items()):
            if (
                value is not None
                and name.endswith("_")
                and groups.get(name.rstrip("_")) is None
                and name.rstrip("_") in {"list", "shares", "capacity", "total", "grade", "sim"}
            ):
                groups[name.rstrip("_")] = value
        self.groups = groups | more

    def groupdict(self) -> dict[str, str | None]:
        return self.groups

    def __getitem__(self, name: str) -> str | None:
        return self.groups[name]


def relisted(found: re.Match[str]) -> PlainMatch:
    return PlainMatch(found, list=f"{found['many']} {found['list']}")


PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), judge) for pattern, judge in CLAIMS)


def falsehoods(sentence: str, council: Council) -> list[str]:
    """What is false in a sentence; "unread" where no claim reads it. A sentence that two claims read must be true as
    either."""
    text = with_figures(sentence)
    read, wrong = False, []
    for pattern, judge in PATTERNS:
        found = pattern.fullmatch(text)
        if not found:
            continue
        try:
            why = list(judge(PlainMatch(found), council))  # type: ignore[arg-type]
        except (UnreadError, KeyError):
            continue
        read = True
        wrong += why
    return wrong if read else ["unread"]

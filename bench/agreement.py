"""Does a sentence agree with itself? Subject and verb, number and noun, "a" and "an", decided from the words alone.

An oracle for the English of the letters, not of English: it knows how their sentences are built, and looks at every
finite verb in them. It shares no code with ``ratingletters`` and has no list of what is printed; a noun is plural when
it looks so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

JOINED = {  # an "and" or a comma within one name joins no two things
    "English and mathematics": "English",
    "enjoying and achieving": "achieving",
    "private and voluntary": "private",
    "children and young people whose": "young people whose",
    "children and young people with": "young people with",
    "children and young people from": "young people from",
    "children and young people eligible": "young people eligible",
    "children and young people entitled": "young people entitled",
    "regulated and inspected services and settings": "settings",
    "inspected and regulated services and settings": "settings",
    "services, settings and institutions": "settings",
    "contact, referral and assessment arrangements": "arrangements",
    "education, employment or training": "education",
    "early years and childcare": "early years",
    "schools and centres": "schools",
    "in line with, or above,": "in line with",
    "progress of young people": "advance of young people",  # no verb
    "similar areas and nationally": "similar areas",
    "similar areas and the national average": "similar areas",
    "England and similar areas": "England",
    "that of services for looked after children": "the effectiveness",
}
JOINED_SMALL = {phrase.lower(): one for phrase, one in JOINED.items()}
PHRASES = re.compile("|".join(map(re.escape, JOINED)), re.IGNORECASE)
SIC = {  # the letter's own words, kept as they were signed
    "Provision and services for those young people whose circumstances make them vulnerable is more"
    " variable.",
    "Safeguarding and services for looked after children is outstanding.",
    "Safeguarding and services for looked after children is good.",
    "Safeguarding and services for looked after children is adequate.",
    "Safeguarding and services for looked after children is inadequate.",
}
OPENINGS = (
    r"However, ",
    r"Although still \w+, ",
    r"At Key Stage \d, ",
    r"Of the \w+ [^,]+, ",
    r"In .+, (?=fewer than |less of |more of |provision is )",
    r"For children under the age of five, ",
    r"For .+? (?=the (?:gap|difference)\b)",
)
"""What may stand before the subject of a sentence."""
OPENING = re.compile("|".join(OPENINGS), re.IGNORECASE)

SINGULAR_VERBS = ("is", "was", "has", "does", "remains", "continues")
PLURAL_VERBS = ("are", "were", "have", "do")
BARE_VERBS = (
    "perform",
    "performed",
    "show",
    "maintain",
    "continue",
    "remain",
    "fall",
    "achieve",
    "progress",
    "say",
)
VERB = re.compile(rf"\b({'|'.join((*SINGULAR_VERBS, *PLURAL_VERBS, *BARE_VERBS))})\b")
UNCHANGED = {"performed"}
MODAL = re.compile(r"\b(?:to|would|will|should|must|may|can)(?: otherwise| still| also)?$")
RELATIVE = re.compile(r"\b(?:that|who|which)$")

NUMBERS = {
    word: number
    for number, word in enumerate(
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    )
}
COUNT = rf"(?:{'|'.join(NUMBERS)}|\d+)"
PEOPLE = {"people", "children", "others", "they"}
NOT_PLURAL = {"less", "across", "process", "class", "access", "progress", "this", "is", "was", "has", "as"}
PREPOSITION = re.compile(
    r"\s(?:of|in|at|for|from|by|with|to|who|that|whose|among|against|between|including|going|not|under|inspected|held|made|than|eligible|entitled|aged|run)\b"
)
ABSTRACT = re.compile(  # the head of the subject; the list behind it is not the subject
    r"(?:the )?(?:quality of|proportion of|overall evaluation of|(?:less|more) of the|rate of|number"
    r" of|overall effectiveness of|performance|provision"
    r"|levels of|gaps? in|gap between|difference in|numbers of|standards"
    r"|attainment (?:at|of)|results|judgements|national performance measures|children's"
    r" services|percentages? of|joint area review"
    r"|inspection held)"
)
OF_A_WHOLE = re.compile(
    r"(?:(?:only|nearly|almost|more than) )?(?:"
    r"(?:the |a )?(?:very )?(?:large |small |great |vast )?(?:majority|minority) of"
    r"|half of|fewer than half of|two thirds of|(?:one|three) quarters? of|one third of"
    r"|a (?:higher|lower|higher than average) proportion of|an? (?:very small|small|significant)"
    r" percentage of"
    r"|almost all|almost no|nearly all|all|most|no|fewer|more) (?:the )?"
)


SEVERAL_FIGURES = re.compile(
    r"\bthe proportion of .+ and the proportion of .+?(?= are | have )", re.IGNORECASE
)


def disagreements(sentence: str) -> Iterator[str]:
    """What does not agree in a sentence; nothing when all is well."""
    text = sentence.removesuffix(".")
    text = PHRASES.sub(lambda found: JOINED_SMALL[found[0].lower()], text)
    if f"{text.removeprefix('However, ')[:1].upper()}{text.removeprefix('However, ')[1:]}." in SIC:
        return
    yield from articles(text)
    yield from counted_nouns(text)
    yield from matched_lists(text)
    if found := re.search(r"\b(\w+) \1\b", text, re.IGNORECASE):
        yield f"'{found[0]}'"
    text = SEVERAL_FIGURES.sub("the figures ", text)
    while opening := OPENING.match(text):
        text = text[opening.end() :]
    yield from verbs(text)


def imperative(text: str) -> bool:
    """Whether a sentence tells somebody to do something, and so has no subject."""
    return re.match(r"(?:Improve|Increase|Narrow|Reduce|Raise|Ensure|Make) ", text) is not None


def verbs(text: str) -> Iterator[str]:
    """Every finite verb against its subject."""
    last = ""
    start = 0
    for verb in VERB.finditer(text):
        before = text[start : verb.start()].rstrip()
        if MODAL.search(before) or not text[: verb.start()].strip():
            continue
        after = text[verb.end() :].strip()
        if imperative(text) and not RELATIVE.search(before):
            continue
        relative = RELATIVE.search(before) or re.search(r" where \w+$", before)
        if relative:
            subject = re.sub(r" (?:that|who|which)$", "", before)
            subject = re.split(r" (?:of|fewer|between|where|for) ", subject)[-1]
        elif re.search(r"(?:^|, )as$|\bThere$", before):  # "as is the agency", "There is one"
            subject = re.split(r", | and | among " if before == "There" else ", which ", after)[0]
        elif ", where " in before or ("show that " in text[: verb.start()] and last and "that " in before):
            subject = re.split(r", where |\bthat ", before)[-1]
        elif start:
            subject = re.split(r",? and |, (?:but )?", f"{before} and ", maxsplit=1)[1].removesuffix("and ")
        else:
            subject = before
        subject = re.sub(
            r"^(?:(?:and|that|only|now|still|also|been|some)\s+)+|\s+(?:also|now|still|only|and|that)$",
            "",
            subject,
        )
        subject = subject.strip(" ,") or last
        if subject.lower() == "there":
            continue
        wanted = plural(subject)
        said = verb[1] not in SINGULAR_VERBS
        if verb[1] not in UNCHANGED and wanted is not None and wanted is not said:
            yield f"'{subject}' with '{verb[1]}'"
        if not relative:
            start, last = verb.end(), subject


def plural(subject: str) -> bool | None:
    """Whether a subject takes the plural; None where it may take either."""
    text = subject.strip()
    low = text[:1].lower() + text[1:]
    if low.startswith("no "):
        return head(re.split(r" or ", PREPOSITION.split(low)[0])[-1])
    if part := re.match(rf"(?:only )?({COUNT}) of the {COUNT}\b", low):
        return part[1] != "one"
    if re.match(r"none of", low):
        return None
    if re.match(r"(?:both\b|the others$)", low):
        return True
    if low == "the other":
        return False
    if exact := re.match(rf"(?:all )?({COUNT})(?: (?!third|quarter)|$)", low):
        return exact[1] not in {"one", "1"} or " and " in low
    if ABSTRACT.match(low):
        return head(re.sub(r"^the ", "", low))
    if re.match(r"fewer (?!than)", low):
        return True
    if whole := OF_A_WHOLE.match(low):
        low = low[whole.end() :]
        if low.endswith((" provision", " education")):  # "most nursery and primary school provision"
            return False
    if re.search(r", | and ", low):
        return True
    return head(low)


def head(phrase: str) -> bool:
    """Whether the noun of a phrase is plural: the last word before a preposition."""
    noun = PREPOSITION.split(f"{phrase} ")[0].strip(" ,")
    return many(noun.split()[-1]) if noun else False


def many(word: str) -> bool:
    """Whether a noun looks plural."""
    bare = word.strip("*'\"").lower()
    return bare in PEOPLE or (
        bare.endswith("s") and not bare.endswith(("'s", "ss")) and bare not in NOT_PLURAL
    )


def articles(text: str) -> Iterator[str]:
    """ "a" before a consonant, "an" before a vowel, as they sound."""
    for found in re.finditer(r"\b(an?) ([\w*'\"]+)", text, re.IGNORECASE):
        word = found[2].strip("*'\"").lower()
        vowel = bool(re.match(r"(?:[aeio]|un(?!i)|up|ur|hour|hono|8|11\b|18\b)", word))
        vowel = vowel and not re.match(r"(?:one|once|eu)", word)
        if vowel is not (found[1].lower() == "an"):
            yield f"'{found[0]}'"


def counted_nouns(text: str) -> Iterator[str]:
    """A number of things, and the noun in that number."""
    ends = "and|of|out|from|who|that|which|with|in|being|only|judged|run|or"
    ends = "|".join((ends, *SINGULAR_VERBS, *PLURAL_VERBS, *BARE_VERBS))
    thing = rf"((?:(?!(?:{ends})\b)[\w'’-]+ ?)+)"
    for found in re.finditer(
        rf"(?<![\w-])(?!no\b)({COUNT})(?! of\b)(?!-year)(?: of the {COUNT})? {thing}", text, re.IGNORECASE
    ):
        lead = text[: found.start()].rstrip().lower()
        if re.search(
            r"(?:ages?|age of|ages of|stage|level|and|under the age of|post|year|,|in|[a-z]{3,9}) ?$", lead
        ):
            if not re.search(
                r"\b(?:all|of the|there (?:is|are)|only|one is|the remaining|for|and|of)$", lead
            ):
                continue
            if re.search(r"\b(?:age|ages) of(?: [\w, ]+ and)?$|\bages? [\w, ]+ and$", lead):
                continue
        noun = found[2].split()
        if not noun or noun[0] in {
            "inspected",
            "regulated",
            "good",
            "satisfactory",
            "inadequate",
            "outstanding",
        }:
            continue
        if set(noun) & {"is", "are"} or int_of(found[1]) > 1900:
            continue
        stop = next(
            (at for at, each in enumerate(noun) if each in {"inspected", "regulated"} and at), len(noun)
        )
        last = noun[:stop][-1]
        if many(last) is not (found[1].lower() not in {"one", "1"}):
            yield f"'{found[1]} {' '.join(noun[:stop])}'"


def int_of(word: str) -> int:
    """The number that a word or figure says."""
    return NUMBERS.get(word.lower(), int(word) if word.isdigit() else 0)


def matched_lists(text: str) -> Iterator[str]:
    """A noun whose number is that of the list behind it."""
    for found in re.finditer(
        r"\b(ages?) (?:of )?((?:five|\d+)(?:(?:, (?:five|\d+))* and (?:five|\d+))?)", text
    ):
        several = " and " in found[2]
        if several is not (found[1] == "ages"):
            yield f"'{found[0]}'"
    assessment = "(?:initial|core) assessment"
    for found in re.finditer(
        rf"\b(percentages?) of referrals going on to ({assessment}(?: and {assessment})?)", text
    ):
        if (" and " in found[2]) is not (found[1] == "percentages"):
            yield f"'{found[0]}'"
    for found in re.finditer(r"\bthe (gaps?) in achievement (?:is|are) [a-z ]+? for (.+)$", text):
        if (" and " in found[2]) is not (found[1] == "gaps"):
            yield f"'{found[0]}'"
    for found in re.finditer(r"^(.+) (?:has|have) improved, with both\b", text):
        if len(re.split(r", | and ", found[1])) != 2:
            yield f"'both' of '{found[1]}'"
    if stray := re.search(r", and (?!this\b|more of it\b|all is well\b)|\band (?:and|or)\b|,,", text):
        yield f"'{stray[0]}'"

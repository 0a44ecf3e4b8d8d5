"""How rows are listed in a sentence: by their names, together where those end alike, by number, counted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from ratingletters.narrative.facts import Row
from ratingletters.narrative.lexicon import SINGULAR, Lexicon
from ratingletters.narrative.typography import curled, escaped, listed
from ratingletters.narrative.unsaid import UnsaidError
from ratingletters.narrative.values import Term, Value


def texts(values: Sequence[Value]) -> list[str]:
    """The words of terms, each once, in the order in which they come, safe as Markdown."""
    once = {value.id: value.text for value in values if isinstance(value, Term)}
    return [as_markdown(text) for text in once.values()]


@lru_cache(maxsize=4096)
def as_markdown(text: str) -> str:
    """A name or text of the data in the letter's typography, safe as Markdown."""
    return escaped(curled(text))


def gathered(names: Sequence[str]) -> str:
    """A list in which the words that all names end in, or the last ones, are said once: ``primary and secondary
    schools``, ``childminders, nursery and primary schools``. A plain list where that would tear a name apart ("local
    authority children's and respite care homes") or might be read with the names before ("secondary sixth forms,
    sixth form and further education colleges")."""
    for first in range(len(names) - 1):
        alike = ending_of(names[first:])
        heads = [" ".join(name.split(" ")[:-alike]) for name in names[first:]] if alike else []
        if heads and (not first or apart(names[:first], heads)):
            return f"{listed([*names[:first], *heads])} {' '.join(names[-1].split(' ')[-alike:])}"
    return listed(names)


def apart(names: Sequence[str], heads: Sequence[str]) -> bool:
    """Whether names before a list of heads cannot be read as part of it: heads of one word that none of them has."""
    words = {word for name in names for word in name.split(" ")}
    return "and" not in words and all(" " not in head and head not in words for head in heads)


def ending_of(names: Sequence[str]) -> int:
    """How many words all names end in and may say once; 0 where that would tear a name apart."""
    split = [name.split(" ") for name in names]
    alike = 0
    while min(map(len, split)) > alike + 1 and len({each[-alike - 1] for each in split}) == 1:
        alike += 1
    heads = [" ".join(each[:-alike]) for each in split] if alike else []
    return 0 if any(" and " in head or head.endswith("’s") for head in heads) else alike


def numbered(rows: Sequence[Row], lexicon: Lexicon, *, whole: bool = False) -> str:
    """Names, each as many as there are: ``primary schools and the pupil referral unit``; as a ``whole`` ``all four
    primary schools and the pupil referral unit``."""
    said = []
    for row in rows:
        one, total = row.values.get(SINGULAR), row.values.get("total")
        if not isinstance(total, int) or (total == 1 and one is None):
            raise UnsaidError(f"how many there are is not known of {row.address('name')}")
        name = "".join(texts([row.values["name"]]))
        said.append(
            f"the {one}" if total == 1 else f"{lexicon.counts.whole(total)} {name}" if whole else name
        )
    return listed(said)


def counted(rows: Sequence[Row], field: str, lexicon: Lexicon) -> str:
    """``two primary schools and one secondary school``: each row with how many of it a ``field`` counts."""
    said = []
    for row in rows:
        count = row.values.get(field)
        noun = row.values.get(SINGULAR if count == 1 else "name")
        if not isinstance(count, int) or noun is None:
            raise UnsaidError(f"{row.address(field)} is not known, or has no noun")
        if not count:
            raise UnsaidError(f"{row.address(field)} is none")
        said.append(f"{lexicon.counts.number(count)} {''.join(texts([noun]))}")
    return listed(said)

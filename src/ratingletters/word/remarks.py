"""What a person should know of an edited draft that no narrative takes over: comments, tracked changes, appearance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree

from ratingletters.word.comments import AUTHOR
from ratingletters.word.package import Package
from ratingletters.word.parts import tag
from ratingletters.word.provenance import Line
from ratingletters.word.stretches import Row, tracked


def remarks(package: Package, body: etree._Element) -> Iterator[str]:
    """Comments of people, and tracked changes that nobody has accepted."""
    for who in sorted(tracked(body)):
        yield f"tracked changes by {who} were read as if they were accepted"
    for root in package.roots.values():
        if root.tag == tag("w:comments"):
            for each in root.iterchildren(tag("w:comment")):
                who = each.get(tag("w:author"), "somebody")
                text = " ".join("".join(str(one.text or "") for one in each.iter(tag("w:t"))).split())
                if who != AUTHOR:
                    yield f"a comment by {who} is not taken over: {text}"


def displaced(rows: Sequence[Row], lines: Sequence[Line], words: Mapping[int, str]) -> Iterator[str]:
    """Paragraphs of the narrative that stand behind another paragraph of boilerplate than they did."""
    then: dict[int, str] = {}
    last = ""
    for line in lines:
        last = last if line.numbers else line.text
        then |= dict.fromkeys(line.numbers, last)
    known = {each.text for each in lines if not each.numbers}
    there = {each.text for each in rows if not each.sentences} | {""}
    last = ""
    for row in rows:
        said = [each.sentence for each in row.stretches if each.sentence and each.run.text.strip()]
        if said and then.get(said[0], last) != last and then[said[0]] in there:
            yield f"a paragraph that was moved, ‘{words[said[0]][:40]}…’, stays where it was"
        elif not row.sentences and row.text in known:
            last = row.text


def misplaced(
    rows: Iterable[Row], drafted: Iterable[tuple[int, ...]], words: Mapping[int, str]
) -> Iterator[str]:
    """Paragraphs that were broken or joined: the pattern book decides which sentences make one. ``drafted`` are the
    sentences of each paragraph as it was, ``words`` those of each sentence."""
    found: dict[int, list[int]] = {}
    for row in rows:
        for number in dict.fromkeys(each.sentence for each in row.stretches if each.run.text.strip()):
            found.setdefault(number, []).append(row.number)
    last = 0
    for numbers in drafted:
        for at, number in enumerate(each for each in numbers if each in found):
            begins = words[number][:40]
            if at and last and found[number][0] != found[last][-1]:
                yield f"a paragraph that was begun before ‘{begins}…’ is not taken over"
            elif not at and last and found[number][0] == found[last][-1]:
                yield f"two paragraphs that were joined before ‘{begins}…’ stay apart"
            if len(found[number]) > 1:
                yield f"a paragraph that was begun within ‘{begins}…’ is not taken over"
            last = number

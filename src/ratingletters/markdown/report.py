"""Writes what a letter leaves unsaid and what in it pulls two ways, for its editor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ratingletters.markdown.explain import Locate, Tree, fact_lines, fact_tree, refusal_lines
from ratingletters.model.report import Level, Report

HEADINGS = {
    Level.MUST: "Not said, and must be:",
    Level.SHOULD: "Not said, and should be:",
}


def write_report(report: Report, locate: Locate) -> str:
    """The report as Markdown that reads well unrendered; a part without an entry is left out. What may be said
    is only counted."""
    lines: list[str] = []
    for level, heading in HEADINGS.items():
        facts = [" or ".join(fact_lines(each.facts, locate)) for each in report.omitted(level)]
        lines += listed(heading, facts)
    spare = sum(1 for _ in report.omitted(Level.MAY))
    if spare:
        lines += [f"Not said, and may be: {spare}", ""]
    lines += listed("Refused:", refusal_lines(report.narrative))
    lines += listed(
        "Cards that would have spoken, had an earlier one not:",
        (f"{each.card} ({each.place}), behind {each.by}" for each in report.shadowed),
    )
    lines += listed("Rows in a positive and a negative sentence:", tension_lines(report))
    lines += listed("Points at which no card spoke:", silence(report))
    return "\n".join(lines)


def listed(heading: str, entries: Iterable[str]) -> list[str]:
    """A heading and its entries; nothing where there is none."""
    items = [f"- {entry}" for entry in entries]
    return [heading, "", *items, ""] if items else []


def tension_lines(report: Report) -> Iterator[str]:
    """One line a tension, with the numbers of its sentences in the letter."""
    numbers = {id(each): number for number, each in enumerate(report.narrative.sentences(), start=1)}
    for each in report.tensions:
        yield (
            f"{each.row}: positive in {numbers[id(each.positive)]} ({each.positive.card}),"
            f" negative in {numbers[id(each.negative)]} ({each.negative.card})"
        )


def silence(report: Report) -> Iterator[str]:
    """One line a paragraph of the book: its silent points."""
    for paragraph in dict.fromkeys(each.paragraph for each in report.silent):
        points = [each.point for each in report.silent if each.paragraph == paragraph]
        yield f"{paragraph}: {', '.join(points)}"


def report_tree(report: Report, locate: Locate) -> Tree:
    """The same as plain values, for JSON; omissions of every level in full."""
    return {
        "omissions": [
            {"level": each.level.value, "facts": [fact_tree(fact, locate) for fact in each.facts]}
            for each in report.omissions
        ],
        "silent": [{"paragraph": each.paragraph, "point": each.point} for each in report.silent],
        "shadowed": [
            {"card": each.card, "place": str(each.place), "by": each.by} for each in report.shadowed
        ],
        "tensions": [
            {
                "row": each.row,
                "positive": each.positive.markdown,
                "negative": each.negative.markdown,
                "others": each.others,
            }
            for each in report.tensions
        ],
    }

"""Runs the cases of every card: what must stand in the letter, and what must not. README.md says how."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ratingletters.composition import Kind, narrate
from ratingletters.model.narrative import Sentence
from ratingletters.model.results import Results
from ratingletters.reading.yaml import read_yaml_file
from ratingletters.workspace.kind import load_kind

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[2]
SAMPLES = {
    "annual-rating-2009": "samples/liverpool-2009/results.yaml",
    "annual-assessment-2010": "samples/assessment-2010/results.yaml",
    "inspection-summary-2024": "templates/inspection-summary-2024/example.yaml",
}
FIRST = (
    "annual-rating-2009"  # its cases stand in the folder itself, those of every other kind in one of its name
)
WHOLE = "the-letter"
KEYS = {"title", "change", "remove", "rows", "says", "silent", "never"}


@dataclass(frozen=True)
class Shipped:
    """A kind with the results that its cases change and the names of its cards."""

    kind: Kind
    sample: dict[str, Any]
    cards: tuple[str, ...]


def shipped(name: str) -> Shipped:
    """A kind of the repository with its sample results."""
    kind = load_kind(ROOT / "templates" / name)
    sample = read_yaml_file(ROOT / SAMPLES[name]).value
    return Shipped(kind, sample, tuple(card.name for card in kind.whole_book.cards()))


KINDS = {name: shipped(name) for name in SAMPLES}
CARDS = [(name, card) for name, each in KINDS.items() for card in each.cards]


@dataclass(frozen=True)
class Case:
    """One case of a file; ``speaks`` says whether the file's card must speak or be silent."""

    kind: str
    card: str
    speaks: bool
    told: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.kind}: {self.card}: {self.told['title']}"


def cases() -> list[Case]:
    """Every case of every file of every kind."""
    found = []
    for kind in KINDS:
        for file in sorted((FOLDER if kind == FIRST else FOLDER / kind).glob("*.yaml")):
            groups = read_yaml_file(file).value
            assert set(groups) <= {"examples", "counter-examples"}, file
            for group, each in groups.items():
                found += [Case(kind, file.stem, group == "examples", one) for one in each]
    return found


CASES = cases()


def row(rows: list[Any], name: str) -> dict[str, Any] | None:
    """The row with a type or id."""
    return next((each for each in rows if name in {each.get("type"), each.get("id")}), None)


def within(results: dict[str, Any], path: str) -> tuple[Any, str]:
    """The group or list that holds the end of a path, and the path's last step."""
    *way, last = path.split(".")
    node: Any = results
    for step in way:
        node = row(node, step) if isinstance(node, list) else node.setdefault(step, [])
        assert node is not None, f"'{path}': the sample has no '{step}'"
    return node, last


def remove(results: dict[str, Any], path: str) -> None:
    node, last = within(results, path)
    if isinstance(node, list):
        node.remove(row(node, last))
    else:
        del node[last]


def change(results: dict[str, Any], path: str, value: Any) -> None:
    node, last = within(results, path)
    if not isinstance(node, list):
        node[last] = value
    elif (found := row(node, last)) is not None:
        found.update(value)
    else:
        name = "id" if path.split(".", maxsplit=1)[0] in {"indicators", "gaps"} else "type"
        node.append({name: last, **value})


def sentences(case: Case) -> list[Sentence]:
    """What the letter says once the sample is changed."""
    used = KINDS[case.kind]
    results = copy.deepcopy(used.sample)
    for path in case.told.get("remove", ()):
        remove(results, path)
    for path, value in case.told.get("change", {}).items():
        change(results, path, value)
    if case.told.get("rows") == "reversed":
        results = {key: each[::-1] if isinstance(each, list) else each for key, each in results.items()}
    return list(narrate(Results.model_validate(results), used.kind).sentences())


def plain(text: str) -> str:
    """A sentence as a person types it."""
    return text.replace("\u00a0", " ").replace("’", "'").replace("‘", "'")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_letter_says_what_the_case_says_and_keeps_silent_where_it_must(case: Case) -> None:
    assert set(case.told) <= KEYS, case
    made = sentences(case)
    standing = [plain(each.markdown) for each in made]
    speaking = {each.card for each in made}
    says = case.told.get("says") or []
    assert [each for each in says if each not in standing] == []
    assert [each for each in case.told.get("never") or [] if each in standing] == []
    silent = set(case.told.get("silent") or ())
    assert silent <= set(KINDS[case.kind].cards), "no such card"
    assert silent & speaking == set()
    own = [plain(each.markdown) for each in made if case.card in {each.card, WHOLE}]
    assert [each for each in own if each not in says] == []
    assert bool(own) is case.speaks or case.told.get("never"), "speaks, or is silent, unlike its group"


@pytest.mark.parametrize(("kind", "card"), CARDS)
def test_every_card_has_an_example_and_a_counter_example(kind: str, card: str) -> None:
    assert {case.speaks for case in CASES if (case.kind, case.card) == (kind, card)} == {True, False}


def test_every_file_is_named_after_a_card() -> None:
    assert {(case.kind, case.card) for case in CASES if case.card != WHOLE} == set(CARDS)


def test_every_folder_is_named_after_a_kind() -> None:
    assert {each.name for each in FOLDER.iterdir() if each.is_dir()} - {"__pycache__"} == set(KINDS) - {FIRST}


def test_every_case_changes_something_but_the_one_that_says_so() -> None:
    unchanged = [case for case in CASES if not {"change", "remove", "rows"} & set(case.told)]
    assert {(case.card, case.told["title"]) for case in unchanged} == {(WHOLE, "Nothing is changed")}
    assert [case.kind for case in unchanged] == list(KINDS)

"""The made-up population: 152 sound results files, always the same, and letters that can be told apart."""

from __future__ import annotations

import hashlib
import json
import os
import re
import runpy
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from ratingletters import Workspace, read_results
from ratingletters.model.narrative import Narrative
from ratingletters.model.results import Counts
from ratingletters.sources.sourced import Sourced

ROOT = Path(__file__).parents[2]
MAKE = ROOT / "samples" / "population" / "make.py"
COUNCILS = {each["id"]: each for each in json.loads(MAKE.with_name("councils.json").read_text("utf-8"))}
TINY = ("city-of-london", "isles-of-scilly")
FINGERPRINT = "14da6feb647276f4f539ab60277d1b781b9c1b314e9eb63732745b68543bce5f"


def made(folder: Path, seed: str = "0", *further: str) -> Path:
    """The folder with the files that the command wrote."""
    subprocess.run(
        [sys.executable, MAKE, folder, *further],
        check=True,
        capture_output=True,
        env=os.environ | {"PYTHONHASHSEED": seed},
        timeout=30,
    )
    return folder


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("population"))


@pytest.fixture(scope="module")
def population(folder: Path) -> dict[str, Sourced]:
    return {each.results.council.id: each for each in read_results(folder)}


@pytest.fixture(scope="module")
def narratives(population: Mapping[str, Sourced]) -> dict[str, Narrative]:
    desk = Workspace(ROOT)
    return {council: desk.preview(sourced) for council, sourced in population.items()}


def test_there_is_a_file_for_each_of_152_councils(folder: Path, population: Mapping[str, Sourced]) -> None:
    assert len(COUNCILS) == 152
    assert set(bytes_of(folder)) == {f"{council}.yaml" for council in COUNCILS}
    assert set(population) == set(COUNCILS)


def test_every_council_agrees_with_its_kind(population: Mapping[str, Sourced]) -> None:
    Workspace(ROOT).sound(list(population.values()))


def test_made_twice_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    assert bytes_of(made(tmp_path / "again", "1", "--year", "2009")) == bytes_of(folder)


def test_every_machine_gives_the_same_bytes(folder: Path) -> None:
    digest = hashlib.sha256(b"".join(name.encode() + data for name, data in bytes_of(folder).items()))
    assert digest.hexdigest() == FINGERPRINT


def test_a_year_without_ratings_is_refused(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError) as caught:
        made(tmp_path / "none", "0", "--year", "2010")
    assert caught.value.returncode == 2
    assert not (tmp_path / "none").exists()


def test_the_ratings_are_the_published_ones_and_fill_the_published_totals(
    folder: Path, population: Mapping[str, Sourced]
) -> None:
    ratings = {council: sourced.results.rating for council, sourced in population.items()}
    published = {council: each["rating_2009"] for council, each in COUNCILS.items() if each["rating_2009"]}
    assert len(published) == 31
    assert published.items() <= ratings.items()
    assert Counter(ratings.values()) == {4: 10, 3: 93, 2: 40, 1: 9}
    texts = {name: data.decode() for name, data in bytes_of(folder).items()}
    assert {name.removesuffix(".yaml") for name, text in texts.items() if "# published" in text} == {
        *published
    }


def test_councils_have_their_own_names_and_nobody_is_real(population: Mapping[str, Sourced]) -> None:
    for council, sourced in population.items():
        results = sourced.results
        facts = COUNCILS[council]
        assert (results.council.code, results.council.name, results.council.short_name) == (
            facts["code"],
            facts["name"],
            facts["short_name"],
        )
        assert results.addressee.name.endswith(". Example")
        assert results.addressee.salutation.endswith(" Example")
        assert results.addressee.address[-1].startswith("YY")
        assert results.signatory.name == "Sam Example"


def test_every_file_says_that_it_is_made_up(folder: Path) -> None:
    assert all(data.startswith(b"# Made up by ") for data in bytes_of(folder).values())


def test_grades_are_spread_as_they_are_nationally(population: Mapping[str, Sourced]) -> None:
    totals: Counter[str] = Counter()
    good: Counter[str] = Counter()
    for sourced in population.values():
        for row in sourced.results.provision:
            totals[row.type] += row.counts.total
            good[row.type] += row.counts.of("outstanding") + row.counts.of("good")
    for kind, national in {"childcare": 65, "primary": 53, "secondary": 49, "special": 78, "pru": 63}.items():
        assert abs(100 * good[kind] / totals[kind] - national) < 4, kind


def test_better_ratings_stand_over_better_settings(population: Mapping[str, Sourced]) -> None:
    shares: dict[int, list[float]] = {1: [], 2: [], 3: [], 4: []}
    for council, sourced in population.items():
        if council not in TINY:
            counts = [row.counts for row in sourced.results.provision]
            good = sum(each.of("outstanding") + each.of("good") for each in counts)
            shares[sourced.results.rating].append(good / sum(each.total for each in counts))
    means = [sum(each) / len(each) for _, each in sorted(shares.items())]
    assert means == sorted(means)


def test_councils_are_as_large_as_their_kind(population: Mapping[str, Sourced]) -> None:
    def settings(council: str) -> int:
        rows = population[council].results.provision
        return sum((row.counts.total for row in rows), Counts().total)

    assert all(settings(council) < 20 for council in TINY)
    assert all(len(population[council].results.provision) < 5 for council in TINY)
    unitary = sorted(
        settings(council)
        for council, facts in COUNCILS.items()
        if facts["type"] == "unitary" and council not in TINY
    )
    assert 250 < unitary[len(unitary) // 2] < 400
    assert settings("kent") > 5 * unitary[len(unitary) // 2]


def rows_of(kind: str) -> set[str]:
    """The ids that the lexicon of the kind knows."""
    return set(Workspace(ROOT).kind("annual-rating-2009").book.lexicon.kinds[kind].entries)


def test_what_may_be_missing_is_missing_somewhere_and_what_may_vary_varies(
    population: Mapping[str, Sourced],
) -> None:
    all_results = [sourced.results for sourced in population.values()]
    indicators = [row for each in all_results for row in each.indicators]
    assert {len(each.outcomes) for each in all_results} == {4, 5}
    assert {len(each.review) for each in all_results} == {0, 1, 2}
    assert any(len(set(row.judgements.values())) == 2 for each in all_results for row in each.review)
    tables = runpy.run_path(str(MAKE))
    assert {row.id for row in indicators} == {each.id for each in tables["INDICATORS"]}
    assert {row.id for row in indicators} <= rows_of("indicator")
    assert any(row.previous is None for row in indicators)
    assert any(row.similar_areas is None for row in indicators)
    gaps = {row.id for each in all_results for row in each.gaps}
    assert gaps == {each.id for each in tables["GAPS"]}
    assert gaps <= rows_of("gap")


def test_the_generators_tables_name_councils_that_there_are() -> None:
    tables = runpy.run_path(str(MAKE))
    for table in ("LIMITED", "TINY", "SIZES"):
        assert set(tables[table]) <= set(COUNCILS), table
    assert {COUNCILS[council]["rating_2009"] for council in tables["LIMITED"]} == {2}


def test_every_council_has_a_narrative_of_its_own(narratives: Mapping[str, Narrative]) -> None:
    verdicts = [next(each.sentences()).markdown for each in narratives.values()]
    bodies = [
        " ".join(sentence.markdown for sentence in list(each.sentences())[1:]) for each in narratives.values()
    ]
    assert len(narratives) == len(set(verdicts)) == 152
    assert len(set(bodies)) >= 145, "the letters are hardly different but for the name"


def test_every_narrative_begins_with_its_councils_verdict(
    narratives: Mapping[str, Narrative], population: Mapping[str, Sourced]
) -> None:
    words = {4: "excellently", 3: "well", 2: "adequately", 1: "poorly"}
    for council, narrative in narratives.items():
        verdict = next(narrative.sentences()).markdown
        said = re.fullmatch(r"Children’s services in (.+) perform (\w+)\.", verdict)
        assert said, verdict
        name, rating = said.groups()
        article = "" if COUNCILS[council]["name"].endswith("Council") else "the "
        assert name == article + COUNCILS[council]["name"].replace("'", "’")
        assert rating == words[population[council].results.rating]

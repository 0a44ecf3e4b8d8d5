"""Many letters at once: what stops one and not the others, what is left as it is, and who makes them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from tests.workspace.offices import act, office
from tests.workspace.signing import KIND, SAMPLE, SHELVES, sample

from ratingletters import Workspace
from ratingletters.errors import ProblemsFoundError, RefusedError
from ratingletters.register.disk import Disk
from ratingletters.register.drafts import Change
from ratingletters.sources.pieces import pieces
from ratingletters.workspace.act import history
from ratingletters.workspace.drafts import AT_ONCE, Batch
from ratingletters.workspace.making import Order, make_range
from ratingletters.workspace.prove import prove

LETTERS = Path(sys.executable).with_name("letters")
POPULATION = SAMPLE.parents[1] / "population/make.py"


@pytest.fixture(scope="session")
def councils(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the results of twelve councils."""
    folder = tmp_path_factory.mktemp("population")
    subprocess.run([sys.executable, POPULATION, folder], check=True, capture_output=True)
    for each in sorted(folder.glob("*.yaml"))[12:]:
        each.unlink()
    return folder


def many(folder: Path, count: int) -> Path:
    """A folder with the sample's results under so many ids."""
    folder.mkdir()
    for at in range(count):
        (folder / f"{at:03}.yaml").write_text(sample(("id: liverpool", f"id: c{at:03}")), encoding="utf-8")
    return folder


def desk_at(folder: Path) -> Workspace:
    return Workspace(office(folder), shelves=SHELVES)


def again(desk: Workspace) -> Workspace:
    """The same workspace, with nothing read of it yet."""
    return Workspace(desk.root, shelves=SHELVES)


def draft(
    desk: Workspace, *inputs: Path, executor: Executor | None = None, at_once: int = AT_ONCE
) -> dict[str, Change]:
    """What became of each letter."""
    drafted = desk.drafts(pieces(*inputs), act=act(), executor=executor, at_once=at_once)
    return {each.reference.rpartition("/")[2]: each.change for each in drafted}


def files(root: Path) -> dict[str, bytes]:
    """All that lies below a workspace's letters, but for the lock."""
    return {
        str(each.relative_to(root)): each.read_bytes()
        for each in sorted((root / "letters").rglob("*"))
        if each.is_file() and each.name != ".register.lock"
    }


@pytest.fixture(scope="module")
def undisturbed(councils: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What twelve letters look like that one process has made."""
    desk = desk_at(tmp_path_factory.mktemp("undisturbed") / "office")
    assert desk.root
    draft(desk, councils)
    return files(desk.root)


@pytest.fixture(params=["threads", "processes", "a Dask cluster"])
def executor(request: pytest.FixtureRequest) -> Iterator[Executor]:
    if request.param == "threads":
        with ThreadPoolExecutor(4) as threads:
            yield threads
    elif request.param == "processes":
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as processes:
            yield processes
    else:
        distributed = pytest.importorskip("distributed")
        with (
            distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
            distributed.Client(cluster) as client,
        ):
            yield client.get_executor()


@pytest.mark.filterwarnings("ignore")
def test_letters_and_register_are_the_same_whoever_makes_them(
    executor: Executor,
    councils: Path,
    undisturbed: dict[str, bytes],
    tmp_path: Path,
) -> None:
    desk = desk_at(tmp_path / "office")
    assert desk.root
    assert list(draft(desk, councils, executor=executor, at_once=5).values()) == [Change.DRAFTED] * 12
    assert files(desk.root) == undisturbed


def test_letters_come_in_the_order_of_their_results_and_are_in_the_register_by_then(tmp_path: Path) -> None:
    desk = desk_at(tmp_path / "office")
    assert desk.root
    drafted = desk.drafts(pieces(many(tmp_path / "many", AT_ONCE + 3)), act=act())
    assert next(drafted).reference == f"{KIND}/c000"
    assert len(history(desk.root).events) == AT_ONCE
    assert [each.reference[-4:] for each in drafted] == [f"c{at:03}" for at in range(1, AT_ONCE + 3)]
    assert prove(desk.root).problems == ()


def test_a_rehearsal_writes_nothing_and_tells_nothing(tmp_path: Path) -> None:
    folder = many(tmp_path / "many", 2)
    (folder / "000.yaml").write_text("kind: none", encoding="utf-8")
    desk = desk_at(tmp_path / "office")
    assert desk.root
    before = files(desk.root)
    desk.rehearse(pieces(folder))
    assert files(desk.root) == before


def test_a_council_with_problems_stops_only_itself_and_all_problems_are_told_in_order(tmp_path: Path) -> None:
    folder = many(tmp_path / "many", 6)
    for at, (old, new) in {
        1: ("rating: 3 ", "rating: 5 "),
        4: ("date: 2009-12-09\n", ""),
        5: ("kind:", "kind"),
    }.items():
        file = folder / f"{at:03}.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    desk = desk_at(tmp_path / "office")
    told: list[str] = []
    with pytest.raises(ProblemsFoundError) as raised:
        told += (each.reference[-4:] for each in desk.drafts(pieces(folder), act=act()))
    assert told == ["c000", "c002", "c003"]
    assert [Path(each.place.source).name for each in raised.value.problems][:2] == ["001.yaml", "004.yaml"]
    assert {Path(each.place.source).name for each in raised.value.problems} == {
        "001.yaml",
        "004.yaml",
        "005.yaml",
    }


def test_a_council_that_is_given_twice_is_drafted_once_and_both_places_are_told(tmp_path: Path) -> None:
    folder = many(tmp_path / "many", AT_ONCE + 2)
    twice = folder / f"{AT_ONCE:03}.yaml"
    twice.write_text(sample(("id: liverpool", "id: c001"), ("rating: 3 ", "rating: 4 ")), encoding="utf-8")
    desk = desk_at(tmp_path / "office")
    assert desk.root
    with pytest.raises(ProblemsFoundError) as raised:
        draft(desk, folder)
    (problem,) = raised.value.problems
    assert (problem.code, problem.place.source) == ("RES-014", str(twice))
    assert f"here and at {folder / '001.yaml'}:14:15" in problem.what
    kept = (desk.root / f"letters/{KIND}/c001/v1/results.yaml").read_text(encoding="utf-8")
    assert "rating: 3\n" in kept
    assert len(list((desk.root / "letters" / KIND).iterdir())) == AT_ONCE + 1


def test_a_broken_kind_is_told_once_and_nothing_is_written(tmp_path: Path) -> None:
    desk = desk_at(tmp_path / "office")
    assert desk.root
    folder = desk.root / "templates" / KIND
    folder.mkdir()
    for each in (SHELVES[0] / KIND).iterdir():
        (folder / each.name).write_bytes(each.read_bytes())
    (folder / "letter.docx").write_bytes(b"no Word file")
    with pytest.raises(ProblemsFoundError) as raised:
        draft(desk, many(tmp_path / "many", 3))
    assert {Path(each.place.source).name for each in raised.value.problems} == {"letter.docx"}
    assert not (desk.root / "letters" / KIND).exists()


def test_a_second_run_touches_only_what_is_missing_or_changed(tmp_path: Path) -> None:
    folder = many(tmp_path / "many", 5)
    desk = desk_at(tmp_path / "office")
    assert desk.root
    draft(desk, folder)
    times = {each: each.stat().st_mtime_ns for each in desk.root.rglob("v1/*")}
    (folder / "001.yaml").write_text(
        sample(("id: liverpool", "id: c001"), ("good: 390", "good: 389")), encoding="utf-8"
    )
    (desk.root / f"letters/{KIND}/c003/v1/draft.docx").unlink()
    assert draft(again(desk), folder) == {
        "c000": Change.UNCHANGED,
        "c001": Change.REDRAFTED,
        "c002": Change.UNCHANGED,
        "c003": Change.REDRAFTED,
        "c004": Change.UNCHANGED,
    }
    after = {each: each.stat().st_mtime_ns for each in desk.root.rglob("v1/*")}
    touched = {each.parent.parent.name for each in after if after[each] != times.get(each)}
    assert touched == {"c001", "c003"}
    assert len(history(desk.root).events) == 6
    assert prove(desk.root).problems == ()


@pytest.mark.parametrize("changed", ["date", "kind", "edit", "lost record"])
def test_a_draft_is_made_anew_when_anything_of_it_is_otherwise(tmp_path: Path, changed: str) -> None:
    folder, desk = many(tmp_path / "many", 1), desk_at(tmp_path / "office")
    assert desk.root
    draft(desk, folder)
    lies = desk.root / f"letters/{KIND}/c000/v1"
    before = (lies / "narrative.md").read_text(encoding="utf-8")
    if changed == "date":
        file = folder / "000.yaml"
        file.write_text(
            file.read_text(encoding="utf-8").replace("2009-12-09", "2009-12-10"), encoding="utf-8"
        )
    elif changed == "kind":
        own = desk.root / "templates" / KIND
        own.mkdir()
        for each in (SHELVES[0] / KIND).iterdir():
            (own / each.name).write_bytes(
                each.read_bytes().replace(b"particularly effective", b"notably effective")
            )
    elif changed == "edit":
        (lies / "narrative.md").write_text(before.replace("particularly", "notably"), encoding="utf-8")
    else:
        (lies / "draft.json").unlink()
    found = draft(again(desk), folder)
    assert found == {"c000": Change.UNCHANGED if changed == "lost record" else Change.REDRAFTED}
    assert "basis" in (lies / "draft.json").read_text(encoding="utf-8")
    assert draft(again(desk), folder) == {"c000": Change.UNCHANGED}


def test_what_a_person_changes_while_the_letter_is_made_is_not_replaced(tmp_path: Path) -> None:
    folder, desk = many(tmp_path / "many", 2), desk_at(tmp_path / "office")
    assert desk.root
    draft(desk, folder)
    for file in folder.iterdir():
        file.write_text(file.read_text(encoding="utf-8").replace("good: 390", "good: 200"), encoding="utf-8")
    batch = Batch(desk, desk.root, act(), Disk())
    (made,) = [tuple(make_range(desk, each)) for each in batch.ranges(pieces(folder), Order())]
    edited = desk.root / f"letters/{KIND}/c000/v1/narrative.md"
    edited.write_text("mine\n", encoding="utf-8")
    assert [each.reference for each in batch.written(made)] == [f"{KIND}/c001"]
    with pytest.raises(RefusedError, match="was changed while the letter was made"):
        batch.setbacks.tell()
    assert edited.read_text(encoding="utf-8") == "mine\n"


def test_a_batch_that_is_killed_leaves_whole_letters_and_the_next_run_ends_as_if_nothing_had_been(
    tmp_path: Path,
) -> None:
    folder, root = many(tmp_path / "many", 2 * AT_ONCE + 1), office(tmp_path / "office")
    command = [str(LETTERS), "draft", str(folder), "--workspace", str(root), "--jobs", "2"]
    environment = os.environ | {"LETTERS_PERSON": "analyst"}
    killed = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment)
    while not list(root.glob("letters/*/*/v1/draft.json")) and killed.poll() is None:
        time.sleep(0.01)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert len(list(root.glob("letters/*/*/v1/draft.docx"))) < 2 * AT_ONCE + 1
    done = subprocess.run(command, check=False, capture_output=True, env=environment, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("draft.docx\n") == 2 * AT_ONCE + 1
    assert prove(root).problems == ()
    assert len(history(root).events) == 2 * AT_ONCE + 1
    other = desk_at(tmp_path / "other")
    assert other.root
    draft(other, folder)
    assert {name: data for name, data in files(root).items() if not name.endswith("register.jsonl")} == {
        name: data for name, data in files(other.root).items() if not name.endswith("register.jsonl")
    }

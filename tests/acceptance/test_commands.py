"""The commands as a person types them: what they print, where, and how they end."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LETTERS = Path(sys.executable).with_name("letters")
SAMPLE = "samples/liverpool-2009/results.yaml"


def run(*words: str, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """One command in a folder; its output as text."""
    environment = {**os.environ, "NO_COLOR": "1"}
    return subprocess.run(
        [str(LETTERS), *words],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A workspace of its own, with the sample in it."""
    (tmp_path / "letters.toml").touch()
    shutil.copytree(ROOT / "samples/liverpool-2009", tmp_path / "samples/liverpool-2009")
    return tmp_path


def test_a_sound_file_is_checked_without_a_word_on_stdout(desk: Path) -> None:
    done = run("check", SAMPLE, cwd=desk)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "1 council, no problems\n")


def test_all_problems_are_told_at_once_each_with_its_place(desk: Path) -> None:
    file = desk / SAMPLE
    text = file.read_text(encoding="utf-8")
    text = text.replace("rating: 3", "rating: 5").replace("year: 2009", "year: 2010")
    file.write_text(text.replace("type: pru", "type: prus"), encoding="utf-8")
    done = run("check", SAMPLE, cwd=desk)
    lines = [line for line in done.stderr.splitlines() if line.startswith(SAMPLE)]
    assert done.returncode == 1
    assert [line.rsplit("[", 1)[1] for line in lines] == ["RES-101]", "RES-012]", "RES-102]"]
    assert "rating 5 is off the scale 1 to 4" in done.stderr
    assert "did you mean 'pru'?" in done.stderr
    assert done.stderr.endswith("3 problems\n")


def test_problems_come_as_one_json_document_too(desk: Path) -> None:
    done = run("check", "-", "--json", cwd=desk, stdin="kind: [\n")
    tree = json.loads(done.stdout)
    assert (done.returncode, tree["v"]) == (1, 1)
    assert tree["problems"][0]["source"] == "<stdin>"


def test_a_missing_file_ends_with_3_and_a_wrong_option_with_2(desk: Path) -> None:
    assert run("check", "nowhere.yaml", cwd=desk).returncode == 3
    wrong = run("check", SAMPLE, "--rating", "3", cwd=desk)
    assert wrong.returncode == 2
    assert "Traceback" not in wrong.stderr


def test_a_piped_preview_is_plain_markdown(desk: Path) -> None:
    done = run("preview", SAMPLE, cwd=desk)
    assert done.returncode == 0
    assert len(done.stdout.split("\n\n")) == 3
    assert "\x1b" not in done.stdout
    assert done.stderr == ""


def test_the_preview_in_json_gives_every_slot_its_facts_and_their_places(desk: Path) -> None:
    tree = json.loads(run("preview", SAMPLE, "--json", cwd=desk).stdout)
    sentences = [each for one in tree["letters"][0]["paragraphs"] for each in one["sentences"]]
    slots = [slot for sentence in sentences for slot in sentence["slots"]]
    assert len(sentences) == 13
    assert all(slot["facts"] for slot in slots)
    assert all(
        fact["place"].startswith(SAMPLE)
        for slot in slots
        for fact in slot["facts"]
        if fact["place"] is not None
    )


def test_an_unknown_kind_is_a_problem_of_the_results_with_its_place(desk: Path) -> None:
    file = desk / SAMPLE
    text = file.read_text(encoding="utf-8").replace("kind: annual-rating-2009", "kind: annual-rating-2090")
    file.write_text(text, encoding="utf-8")
    done = run("preview", SAMPLE, cwd=desk)
    assert done.returncode == 1
    assert "did you mean 'annual-rating-2009'?" in done.stderr
    assert run("preview", SAMPLE, "--kind", "annual-rating-2009", cwd=desk).returncode == 0


def test_one_council_of_many_can_be_picked_and_a_near_miss_is_named(desk: Path) -> None:
    assert run("preview", "samples/liverpool-2009", "--council", "liverpool", cwd=desk).returncode == 0
    missed = run("preview", SAMPLE, "--council", "liverpol", cwd=desk)
    assert missed.returncode == 3
    assert "did you mean 'liverpool'?" in missed.stderr


def test_a_draft_twice_gives_the_same_bytes_and_says_unchanged(desk: Path) -> None:
    first = run("draft", SAMPLE, cwd=desk)
    folder = desk / "letters/annual-rating-2009/liverpool/v1"
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    second = run("draft", SAMPLE, cwd=desk)
    assert first.stderr == "1 letter: 1 drafted\n"
    assert second.stderr == "1 letter: 1 unchanged\n"
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == before
    assert set(before) == {"results.yaml", "narrative.md", "draft.docx", "draft.json"}


def test_the_same_input_gives_the_same_bytes_elsewhere_and_at_another_time(
    desk: Path, tmp_path: Path
) -> None:
    other = tmp_path / "elsewhere"
    other.mkdir()
    (other / "letters.toml").touch()
    shutil.copytree(desk / "samples", other / "samples")
    run("draft", SAMPLE, cwd=desk)
    environment = {**os.environ, "TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "77"}
    subprocess.run(
        [str(LETTERS), "draft", SAMPLE], cwd=other, env=environment, check=True, capture_output=True
    )
    made = "letters/annual-rating-2009/liverpool/v1"
    assert {each.name: each.read_bytes() for each in (desk / made).iterdir()} == {
        each.name: each.read_bytes() for each in (other / made).iterdir()
    }


def test_a_draft_that_a_person_changed_in_word_is_refused_with_4_and_kept(desk: Path) -> None:
    run("draft", SAMPLE, cwd=desk)
    edited = desk / "letters/annual-rating-2009/liverpool/v1/draft.docx"
    edited.write_bytes(b"edited in Word")
    done = run("draft", SAMPLE, "--date", "2009-12-10", cwd=desk)
    assert done.returncode == 4
    assert "draft.docx" in done.stderr
    assert edited.read_bytes() == b"edited in Word"


NARRATIVE = "letters/annual-rating-2009/liverpool/v1/narrative.md"


def edit(desk: Path, old: str, new: str) -> None:
    """Changes words in the narrative of the draft."""
    file = desk / NARRATIVE
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_edits_are_checked_and_drafted_with_their_state_and_their_verdict(desk: Path) -> None:
    run("draft", SAMPLE, cwd=desk)
    edit(desk, "of the large majority of", "of the very large majority of")
    edit(desk, "particularly effective", "notably effective")
    for command in ("check", "draft"):
        said = run(command, SAMPLE, cwd=desk).stderr
        assert f"{NARRATIVE}:6:1: overall-most: kept; contradicted\n" in said
        assert "it says 'the very large majority of', and the results bear 'the large majority of'" in said
        assert f"{NARRATIVE}:7:1: strong-mostly: kept; unverified\n" in said
        assert "2 hand edits, 1 against the facts, 1 to read against the results\n" in said
    tree = json.loads(run("check", SAMPLE, "--json", cwd=desk).stdout)
    assert [(each["card"], each["state"], each["verdict"]) for each in tree["edits"]] == [
        ("overall-most", "kept", "contradicted"),
        ("strong-mostly", "kept", "unverified"),
    ]
    assert tree["edits"][0]["place"] == f"{NARRATIVE}:6:1"


def test_after_a_correction_an_edit_waits_with_the_words_then_the_person_s_and_those_of_now(
    desk: Path,
) -> None:
    run("draft", SAMPLE, cwd=desk)
    edit(desk, "of the large majority of", "of most")
    file = desk / SAMPLE
    file.write_text(file.read_text("utf-8").replace("good: 390", "good: 200"), encoding="utf-8")
    done = run("draft", SAMPLE, cwd=desk)
    assert done.returncode == 0
    assert "overall-most: stale" in done.stderr
    for words in ("made then: The overall effectiveness of the large majority", "your words: The overall effectiveness "
                  "of most regulated", "made now: The overall effectiveness of the majority",
                  "1 to choose about"):  # fmt: skip
        assert words in done.stderr
    assert "your words: The overall effectiveness of most regulated" in (desk / NARRATIVE).read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("<!-- overall-most ", "<!-- look! ", "NAR-001"),
        (" -->\nProvision", "\nProvision", "NAR-001"),
        ("The overall", "# The overall\n\nThe overall", "NAR-003"),
        ("The overall", "The\u202e overall", "TXT-002"),
        ("overall-most 6", "overall-most 7", "NAR-006"),
    ],
)
def test_a_narrative_that_cannot_be_understood_is_told_with_its_place_and_kept(
    desk: Path, old: str, new: str, code: str
) -> None:
    run("draft", SAMPLE, cwd=desk)
    edit(desk, old, new)
    before = (desk / NARRATIVE).read_bytes()
    for command in ("check", "draft"):
        done = run(command, SAMPLE, cwd=desk)
        assert done.returncode == 1
        assert f"{NARRATIVE}:" in done.stderr
        assert f"[{code}]" in done.stderr
        assert (desk / NARRATIVE).read_bytes() == before


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "NAR-008"),
        (b"\xff\xfeo\x00n\x00e\x00", "TXT-001"),
        (b"PK\x03\x04\x14\x00", "TXT-002"),
        (b"mine\n", "NAR-008"),
    ],
)
def test_a_narrative_that_is_no_text_or_has_no_marks_is_told_and_kept(
    desk: Path, data: bytes, code: str
) -> None:
    run("draft", SAMPLE, cwd=desk)
    (desk / NARRATIVE).write_bytes(data)
    done = run("draft", SAMPLE, cwd=desk)
    assert (done.returncode, f"[{code}]" in done.stderr) == (1, True)
    assert (desk / NARRATIVE).read_bytes() == data


def test_a_draft_without_a_workspace_or_a_date_writes_nothing(tmp_path: Path) -> None:
    sample = (ROOT / SAMPLE).read_text(encoding="utf-8")
    outside = run("draft", "-", cwd=tmp_path, stdin=sample)
    assert outside.returncode == 3
    assert "letters.toml" in outside.stderr
    (tmp_path / "letters.toml").touch()
    undated = run("draft", "-", cwd=tmp_path, stdin=sample.replace("date: 2009-12-09\n", ""))
    assert undated.returncode == 1
    assert "give --date" in undated.stderr
    assert not (tmp_path / "letters").exists()


def test_the_date_given_is_the_letters_date(desk: Path) -> None:
    done = run("draft", SAMPLE, "--date", "2009-12-10", cwd=desk)
    assert done.returncode == 0
    assert run("draft", SAMPLE, "--date", "tomorrow", cwd=desk).returncode == 2


def test_kinds_are_listed_shown_and_checked(desk: Path) -> None:
    assert run("kinds", "list", cwd=desk).stdout.split() == [
        "annual-assessment-2010",
        "annual-rating-2009",
        "inspection-summary-2024",
    ]
    shown = run("kinds", "show", "annual-rating-2009", cwd=desk)
    assert "3  Performs Well" in shown.stdout
    folder = ROOT / "templates/annual-rating-2009"
    books = [(folder / name).read_text(encoding="utf-8") for name in ("patterns.md", "on-request.md")]
    assert shown.stdout.count("\n  ") == sum(book.count("\n### ") for book in books)
    assert run("kinds", "check", "annual-rating-2009", cwd=desk).returncode == 0
    assert run("kinds", "check", "annual-ratting-2009", cwd=desk).returncode == 3


def test_every_problem_of_a_broken_kind_is_told(desk: Path) -> None:
    kind = desk / "templates/annual-rating-2009"
    shutil.copytree(ROOT / "templates/annual-rating-2009", kind)
    book, lexicon = kind / "patterns.md", kind / "letter.yaml"
    book.write_text(book.read_text(encoding="utf-8").replace("at least 80", "at least 79"), encoding="utf-8")
    lexicon.write_text(
        lexicon.read_text(encoding="utf-8").replace("organisation: ", "organisaton: "), encoding="utf-8"
    )
    lines = book.read_text(encoding="utf-8").split("\n")
    done = run("kinds", "check", "annual-rating-2009", cwd=desk)
    assert done.returncode == 1
    line = next(at for at, each in enumerate(lines, 1) if each.endswith("good or better is at least 79"))
    assert f"patterns.md:{line}: 79 is not an edge" in done.stderr
    assert "did you mean 'organisation'?" in done.stderr


@pytest.mark.parametrize(
    "words", [["--help"], ["check", "-h"], ["preview", "-h"], ["draft", "-h"], ["kinds"]]
)
def test_help_is_plain_text(words: list[str], desk: Path) -> None:
    done = run(*words, cwd=desk)
    assert "Usage: letters" in done.stdout + done.stderr
    assert "╭" not in done.stdout + done.stderr


def test_text_of_data_is_never_read_as_markup(desk: Path) -> None:
    file = desk / SAMPLE
    text = file.read_text(encoding="utf-8")
    name = "Liverpool *City* [red]Council[/red] & <b>Sons</b>"
    file.write_text(text.replace("name: Liverpool City Council", f'name: "{name}"'), encoding="utf-8")
    done = run("preview", SAMPLE, cwd=desk)
    assert done.returncode == 0
    assert r"Liverpool \*City\* \[red\]Council\[/red\] & \<b>Sons\</b> perform well." in done.stdout


def shell(command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A command line of a shell, with letters on its path."""
    environment = {**os.environ, "PATH": f"{LETTERS.parent}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(
        ["bash", "-c", command], cwd=cwd, capture_output=True, text=True, env=environment, check=False
    )


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        (f"letters preview {SAMPLE} >&-", 0, ""),
        (f"letters check {SAMPLE} 2>&-", 0, ""),
        ("letters check - <&-", 3, "<stdin>: it is closed"),
        (f"letters preview {SAMPLE} >/dev/full", 3, "standard output: cannot be written"),
        (f"set -o pipefail; letters preview --explain {SAMPLE} | head -n 1 >/dev/null", 0, ""),
        (f"letters check --kind nope {SAMPLE}", 3, "letter kind 'nope': there is no such kind"),
    ],
)
def test_streams_that_are_closed_or_full_are_no_bugs(desk: Path, command: str, code: int, said: str) -> None:
    done = shell(command, desk)
    assert done.returncode == code
    assert said in done.stderr
    assert "bug" not in done.stderr


def test_an_error_is_one_json_document_too(desk: Path) -> None:
    done = run("preview", "nowhere.yaml", "--json", cwd=desk)
    tree = json.loads(done.stdout)
    assert (done.returncode, tree["problems"]) == (3, [])
    assert tree["error"].startswith("nowhere.yaml: there is no such file")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_batch_stopped_by_its_user_says_how_far_it_came(desk: Path, jobs: str) -> None:
    text = (desk / SAMPLE).read_text(encoding="utf-8")
    (desk / "many").mkdir()
    for at in range(150):
        changed = text.replace("id: liverpool", f"id: c{at}")
        (desk / f"many/{at:03}.yaml").write_text(changed, encoding="utf-8")
    letters = subprocess.Popen(
        [str(LETTERS), "draft", "many", "--jobs", jobs],
        cwd=desk,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    while not list(desk.glob("letters/*/*/v1/draft.json")) and letters.poll() is None:
        time.sleep(0.01)
    os.killpg(letters.pid, signal.SIGINT)
    _, said = letters.communicate(timeout=60)
    told = re.fullmatch(r"(?:(\d+) letters: \1 drafted\n)?stopped; .*\n", said)
    assert (letters.returncode, bool(told)) == (130, True), said
    drafted = {each.parent for each in desk.glob("letters/*/*/v1/draft.json")}
    assert told
    assert int(told[1] or 0) <= len(drafted) < 150
    assert run("draft", "many", cwd=desk).returncode == 0


@pytest.mark.parametrize("rating", ["-1", "9.0", "9" * 40])
def test_a_rating_off_the_scale_never_reaches_the_builder(desk: Path, rating: str) -> None:
    file = desk / SAMPLE
    text = file.read_text(encoding="utf-8").replace("rating: 3 ", f"rating: {rating} ")
    file.write_text(text, encoding="utf-8")
    done = run("preview", SAMPLE, cwd=desk)
    assert done.returncode == 1
    assert "[RES-" in done.stderr


def test_what_a_letter_was_made_from_has_the_date_that_was_given(desk: Path) -> None:
    run("draft", SAMPLE, "--date", "2009-12-24", cwd=desk)
    kept = "letters/annual-rating-2009/liverpool/v1/results.yaml"
    assert run("draft", kept, cwd=desk).stderr == "1 letter: 1 unchanged\n"

"""Sign-off: what is signed, by whom, and what is refused."""

import json
import re
import shutil
import stat
from pathlib import Path

import pytest
from tests.word.hands import edited, replaces
from tests.workspace.offices import act
from tests.workspace.signing import FIGURE, KIND, LETTER, ROOT, SHELVES, Office, new_office, sample

from ratingletters import Workspace
from ratingletters.errors import Problem, ProblemsFoundError, RefusedError, UnusableFileError
from ratingletters.model.letter import Letter
from ratingletters.places import Place
from ratingletters.register.disk import Disk
from ratingletters.register.event import EventType
from ratingletters.register.fingerprint import fingerprint, fingerprint_of_files
from ratingletters.register.status import Status
from ratingletters.word import Template, check_letter
from ratingletters.workspace import sign_off as sign_off_module
from ratingletters.workspace.prove import prove
from ratingletters.workspace.sign_off import sign_off
from ratingletters.workspace.stop import stop


@pytest.fixture
def desk(tmp_path: Path) -> Office:
    return new_office(tmp_path)


def refusal(office: Office, person: str = "manager") -> str:
    with pytest.raises(RefusedError) as refused:
        office.sign(person)
    return str(refused.value)


def test_the_signed_letter_is_read_only_whole_and_not_marked_as_a_draft(desk: Office) -> None:
    desk.draft()
    signed = desk.sign()
    letter = desk.folder / "v1/letter.docx"
    assert check_letter(letter.read_bytes(), signed.kept.letter) == ()
    for name in ("letter.docx", "letter.json", "results.yaml", "narrative.md"):
        assert stat.S_IMODE((desk.folder / "v1" / name).stat().st_mode) == 0o444
        assert dict(signed.event.files)[name] == fingerprint((desk.folder / "v1" / name).read_bytes())
    assert desk.version().status is Status.SIGNED_OFF


def test_the_trace_of_a_signed_letter_has_every_sentence_with_its_card_and_facts(desk: Office) -> None:
    desk.draft()
    signed = desk.sign()
    trace = json.loads((desk.folder / "v1/letter.json").read_text(encoding="utf-8"))
    told = [one["text"] for each in trace["paragraphs"] for one in each["sentences"]]
    assert told == [each.markdown for each in signed.kept.letter.narrative.sentences()]
    assert all(one["grounds"] or one["slots"] for each in trace["paragraphs"] for one in each["sentences"])
    assert "results.yaml:" in json.dumps(trace)
    assert str(desk.root) not in json.dumps(trace)


def test_the_kind_is_kept_as_it_stood_under_its_fingerprint(desk: Office) -> None:
    desk.draft()
    signed = desk.sign()
    folder = desk.root / "letters/.kinds" / signed.event.kind
    assert (
        fingerprint_of_files({each.name: each.read_bytes() for each in folder.iterdir()}) == signed.event.kind
    )


def test_what_was_signed_off_can_be_proved(desk: Office) -> None:
    desk.draft()
    desk.sign()
    assert prove(desk.root).problems == ()


def test_who_drafted_a_letter_cannot_sign_it_off(desk: Office) -> None:
    people = desk.root / "letters.toml"
    text = people.read_text(encoding="utf-8")
    people.write_text(text.replace('may = ["sign-off"]', 'may = ["draft", "sign-off"]'), encoding="utf-8")
    desk.draft(person="manager")
    assert "who cannot sign it off" in refusal(desk)
    assert desk.version().status is Status.DRAFT


def test_who_edited_a_letter_cannot_sign_it_off(desk: Office) -> None:
    people = desk.root / "letters.toml"
    text = people.read_text(encoding="utf-8")
    people.write_text(text.replace('may = ["sign-off"]', 'may = ["draft", "sign-off"]'), encoding="utf-8")
    desk.draft()
    desk.edit("particularly", "notably")
    desk.draft(person="manager")
    assert desk.events()[-1].type is EventType.EDITED
    assert "who cannot sign it off" in refusal(desk)


def test_who_may_not_sign_is_refused_whatever_key_is_held(desk: Office) -> None:
    desk.draft()
    assert "analyst may not sign off" in refusal(desk, "analyst")


def test_a_letter_without_a_draft_is_unknown(desk: Office) -> None:
    with pytest.raises(UnusableFileError, match="no such letter"):
        desk.sign()


def test_a_second_sign_off_is_refused_and_changes_nothing(desk: Office) -> None:
    desk.draft()
    desk.sign()
    before = {each.name: each.read_bytes() for each in (desk.folder / "v1").iterdir()}
    assert "signed off already" in refusal(desk)
    assert {each.name: each.read_bytes() for each in (desk.folder / "v1").iterdir()} == before


@pytest.mark.parametrize("name", ["results.yaml", "narrative.md", "draft.docx"])
def test_a_draft_that_was_changed_since_is_not_signed_off(desk: Office, name: str) -> None:
    desk.draft()
    file = desk.folder / "v1" / name
    data = file.read_bytes()
    file.write_bytes(
        edited(data, replaces("particularly effective", "notably effective"))
        if name == "draft.docx"
        else data + b"\n"
    )
    assert name in refusal(desk)
    assert not (desk.folder / "v1/letter.docx").exists()


def test_an_edit_that_waits_for_a_choice_is_named_with_its_line(desk: Office) -> None:
    desk.draft(sample(FIGURE))
    desk.edit("Improvements have been identified", "Improvements are seen")
    desk.draft(sample(FIGURE))
    desk.draft()
    assert re.search(r"wait for a choice: improvements-\S+ \(line \d+\)", refusal(desk))


def test_an_edit_against_the_facts_is_not_signed_off(desk: Office) -> None:
    desk.draft()
    desk.edit("of the large majority of", "of the very large majority of")
    desk.draft()
    assert re.search(r"against the facts: overall-most \(line \d+\)", refusal(desk))


def test_an_edit_that_cannot_be_verified_is_signed_off_with_a_warning(desk: Office) -> None:
    desk.draft()
    desk.edit("particularly effective", "notably effective")
    desk.draft()
    assert any("not verified" in each for each in desk.sign().warnings)
    assert "notably effective" in (desk.folder / "v1/letter.json").read_text(encoding="utf-8")


def test_a_sentence_left_out_is_told_to_whoever_signs(desk: Office) -> None:
    desk.draft()
    text = (desk.folder / "v1/narrative.md").read_text(encoding="utf-8")
    said = re.search(r"^A very small percentage.*?(?= <!--)", text, re.MULTILINE)
    assert said
    desk.edit(said[0], "")
    desk.draft()
    assert any("left out by hand" in each for each in desk.sign().warnings)


def test_a_kind_that_was_changed_since_the_draft_is_not_signed_off(tmp_path: Path) -> None:
    office = new_office(tmp_path)
    office.draft()
    changed = dict(office.desk.kind_files("annual-rating-2009")) | {"lexicon.yaml": b"other"}
    office.desk.files = {"annual-rating-2009": changed}
    assert "its kind was changed since it was drafted" in refusal(office)


def test_one_letter_that_cannot_be_signed_stops_only_itself(desk: Office) -> None:
    other = sample(("id: liverpool", "id: leeds"), ("Liverpool City", "Leeds City"))
    desk.draft()
    desk.draft(other)
    desk.edit("of the large majority of", "of the very large majority of")
    desk.draft()
    told: list[str] = []
    with pytest.raises(RefusedError, match="liverpool"):
        sign_off(
            desk.desk,
            desk.root,
            ["*/*"],
            act("manager"),
            desk.key,
            lambda each: told.append(each.kept.reference),
        )
    assert told == ["annual-rating-2009/leeds"]


def test_a_withheld_letter_is_released_by_its_sign_off(desk: Office) -> None:
    desk.draft()
    stop(desk.root, EventType.WITHHELD, [LETTER], "to be looked at", act())
    desk.sign()
    assert desk.version().status is Status.SIGNED_OFF


@pytest.mark.parametrize("fresh", [False, True])
def test_a_signed_letter_that_was_withheld_is_signed_again_as_it_is(desk: Office, fresh: bool) -> None:
    desk.draft()
    first = desk.sign()
    stop(desk.root, EventType.WITHHELD, [LETTER], "to be looked at", act())
    if fresh:
        desk.desk = Workspace(desk.root, shelves=SHELVES)
    again = desk.sign()
    assert (again.event.files, again.event.kind) == (first.event.files, first.event.kind)
    assert desk.version().status is Status.SIGNED_OFF


def test_the_trace_says_the_same_wherever_the_kind_lies(desk: Office, tmp_path: Path) -> None:
    desk.draft()
    there = tmp_path / "elsewhere"
    shutil.copytree(desk.root, there)
    first, trace = desk.sign(), (desk.folder / "v1/letter.json").read_bytes()
    assert str(tmp_path).encode() not in trace
    assert b'"place": "patterns.md:' in trace
    shutil.copytree(SHELVES[0] / KIND, there / "templates" / KIND)
    desk.root, desk.desk = there, Workspace(there)
    assert desk.sign().event.files == first.event.files


def test_a_stopped_sign_off_is_finished_by_the_next_with_one_event(desk: Office) -> None:
    class Stopping(Disk):
        def append(self, *_: object) -> None:
            raise KeyboardInterrupt

    desk.draft()
    with pytest.raises(KeyboardInterrupt):
        sign_off(desk.desk, desk.root, [LETTER], act("manager"), desk.key, disk=Stopping())
    first = (desk.folder / "v1/letter.docx").read_bytes()
    desk.sign()
    assert (desk.folder / "v1/letter.docx").read_bytes() == first
    assert [each.type for each in desk.events()].count(EventType.SIGNED_OFF) == 1


def test_a_narrative_that_no_draft_has_read_is_told_before_it_is_signed(desk: Office) -> None:
    desk.draft()
    desk.edit("<!-- rating-headline", "<!-- rating")
    with pytest.raises((RefusedError, ProblemsFoundError), match=r"narrative\.md"):
        desk.sign()


def test_a_pattern_passes_over_what_is_signed_off_already_and_a_name_does_not(desk: Office) -> None:
    desk.draft()
    desk.sign()
    assert sign_off(desk.desk, desk.root, ["*/*"], act("manager"), desk.key) == ()
    with pytest.raises(RefusedError, match="already"):
        desk.sign()
    with pytest.raises(RefusedError, match="already"):
        sign_off(desk.desk, desk.root, ["*/*", LETTER], act("manager"), desk.key)


def test_a_pattern_does_not_release_a_withheld_letter(desk: Office) -> None:
    desk.draft()
    stop(desk.root, EventType.WITHHELD, [LETTER], "an inspection is open", act())
    with pytest.raises(RefusedError, match="a pattern does not release it"):
        sign_off(desk.desk, desk.root, ["*/*"], act("manager"), desk.key)
    assert desk.sign().event.version == 1


def test_a_kind_whose_wording_nobody_confirmed_makes_no_signed_letter(tmp_path: Path) -> None:
    office = new_office(tmp_path)
    folder = office.root / "templates/annual-rating-2009"
    shutil.copytree(ROOT / "templates/annual-rating-2009", folder)
    book = folder / "patterns.md"
    book.write_text(
        book.read_text(encoding="utf-8").replace("particularly effective", "notably effective"),
        encoding="utf-8",
    )
    office.desk = Workspace(office.root)
    office.draft()
    assert re.search(r"is not as it was confirmed \(.*patterns\.md:\d+", refusal(office))
    office.desk.confirm("annual-rating-2009")
    office.desk = Workspace(office.root)
    office.draft()
    assert office.sign().event.type is EventType.SIGNED_OFF


def test_a_letter_that_would_not_be_whole_stops_only_its_own_letter(
    desk: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.draft()
    desk.draft(sample(("id: liverpool", "id: leeds"), ("Liverpool City", "Leeds City")))
    whole = sign_off_module.merged

    def broken(template: Template, letter: Letter) -> bytes:
        if letter.council_id == "leeds":
            raise ProblemsFoundError([Problem(Place("letter.docx"), "it is not whole", "DOC-001")])
        return whole(template, letter)

    monkeypatch.setattr(sign_off_module, "merged", broken)
    told: list[str] = []
    with pytest.raises(ProblemsFoundError, match="it is not whole"):
        sign_off(
            desk.desk,
            desk.root,
            ["*/*"],
            act("manager"),
            desk.key,
            lambda each: told.append(each.kept.reference),
        )
    assert told == [LETTER]

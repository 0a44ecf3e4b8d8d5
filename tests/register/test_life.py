"""Any acts by anybody in any order: the register does what a small model says, and what was issued never changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tests.register.acts import corrected, drafted, edited, issued, publish, signed_off, stopped
from tests.register.machine import Machine
from tests.register.test_power_cut import ROOT, disk_of

from ratingletters.errors import RefusedError
from ratingletters.register.event import Event, EventType
from ratingletters.register.folders import Folders
from ratingletters.register.status import Status
from ratingletters.register.verify import verify
from ratingletters.register.writing import Register, opened

LETTER = st.sampled_from(("k/a", "k/b"))
PERSON = st.sampled_from(("ann", "bob", "cat"))
NUMBER = st.integers(1, 4)


@dataclass
class Paper:
    """The model's version of a letter: a sheet of paper on a desk."""

    state: str
    authors: set[str]
    corrects: int = 0
    was_signed: bool = False


@dataclass
class Model:
    """What the acts should do, said as short as can be."""

    papers: dict[str, list[Paper]] = field(default_factory=dict)

    def does(self, act: EventType, letter: str, number: int, who: str, corrects: int) -> bool:
        papers = self.papers.setdefault(letter, [])
        paper = papers[number - 1] if number <= len(papers) else None
        current = next((at for at, each in enumerate(papers, 1) if each.state == "issued"), 0)
        editable = paper is not None and paper.state in {"draft", "withheld"} and not paper.was_signed
        begins = number == len(papers) + 1 and not (
            papers and papers[-1].state in {"draft", "withheld", "signed off"}
        )
        match act:
            case EventType.DRAFTED if begins and not current:
                papers.append(Paper("draft", {who}))
            case EventType.CORRECTED if begins and current == corrects > 0:
                papers.append(Paper("draft", {who}, corrects))
            case EventType.DRAFTED | EventType.EDITED if paper and editable:
                paper.authors.add(who)
            case EventType.CORRECTED if paper and editable and current == corrects == paper.corrects:
                paper.authors.add(who)
            case EventType.SIGNED_OFF if (
                paper and paper.state in {"draft", "withheld"} and who not in paper.authors
            ):
                paper.state, paper.was_signed = "signed off", True
            case EventType.ISSUED if paper and paper.state == "signed off":
                paper.state = "issued"
                if paper.corrects and papers[paper.corrects - 1].state == "issued":
                    papers[paper.corrects - 1].state = "superseded"
            case EventType.WITHHELD if paper and paper.state in {"draft", "signed off"}:
                paper.state = "withheld"
            case EventType.WITHDRAWN if paper and paper.state in {
                "draft",
                "withheld",
                "signed off",
                "issued",
            }:
                paper.state = "withdrawn"
            case EventType.DESTROYED if paper and paper.state in {"issued", "superseded", "withdrawn"}:
                paper.state = "destroyed"
            case _:
                return False
        return True


class Life(RuleBasedStateMachine):
    """Each act is tried on the register and on the model; both refuse it, or both do it."""

    @initialize()
    def begin(self) -> None:
        self.machine, self.model = Machine(), Model()
        self.disk, self.folders = disk_of(self.machine), Folders(ROOT)
        self.disk.make_folder(ROOT)
        self.register: Register = opened(self.folders, self.disk)
        self.issued: dict[Path, bytes] = {}

    def try_act(self, event: Event) -> None:
        before = self.register.head
        if not self.model.does(event.type, event.letter, event.version, event.actor, event.corrects):
            with pytest.raises(RefusedError) as refused:
                self.register.add(event)
            assert refused.value.remedy
            assert self.register.head == before
            return
        if event.type is EventType.SIGNED_OFF:
            publish(self.register, event.letter, event.version)
        self.register.add(event)
        folder = self.folders.version(event.letter, event.version)
        if event.type is EventType.ISSUED:
            self.issued |= {folder / name: self.disk.read(folder / name) for name, _ in event.files}
        if event.type is EventType.DESTROYED:
            self.disk.remove(folder / name for name in self.disk.names(folder))
            self.issued = {path: data for path, data in self.issued.items() if path.parent != folder}

    @rule(
        letter=LETTER, number=NUMBER, who=PERSON, act=st.sampled_from((drafted, edited, signed_off, issued))
    )
    def act(self, letter: str, number: int, who: str, act: type[Event]) -> None:
        self.try_act(act(letter, number, who))

    @rule(letter=LETTER, who=PERSON, act=st.sampled_from((drafted, edited, signed_off, issued)))
    def act_on_the_latest(self, letter: str, who: str, act: type[Event]) -> None:
        self.try_act(act(letter, max(1, len(self.register.letters.of(letter))), who))

    @rule(letter=LETTER, number=NUMBER, corrects=NUMBER)
    def correct(self, letter: str, number: int, corrects: int) -> None:
        self.try_act(corrected(letter, number, corrects))

    @rule(letter=LETTER)
    def correct_what_is_issued(self, letter: str) -> None:
        current = self.register.letters.current(letter)
        self.try_act(
            corrected(letter, self.register.letters.next_draft(letter), current.number if current else 1)
        )

    @rule(
        letter=LETTER,
        number=NUMBER,
        act=st.sampled_from((EventType.WITHHELD, EventType.WITHDRAWN, EventType.DESTROYED)),
    )
    def stop(self, letter: str, number: int, act: EventType) -> None:
        self.try_act(stopped(act, letter, number))

    @rule(letter=LETTER, act=st.sampled_from((EventType.WITHHELD, EventType.WITHDRAWN)))
    def stop_the_latest(self, letter: str, act: EventType) -> None:
        self.try_act(stopped(act, letter, max(1, len(self.register.letters.of(letter)))))

    @rule()
    def begin_again(self) -> None:
        """Another process comes to the same register."""
        letters, head = self.register.letters, self.register.head
        self.register = opened(self.folders, self.disk)
        assert (self.register.letters, self.register.head) == (letters, head)

    @rule(data=st.data())
    def tamper(self, data: st.DataObject) -> None:
        """Somebody changes one bit of the register or of an issued file; it is found, and put right again."""
        known = [self.folders.register, *self.issued]
        path = data.draw(st.sampled_from(known))
        if self.disk.found(path) is None:
            return
        node = self.machine.node(path)
        sound, at = node.data, data.draw(st.integers(0, len(node.data) - 1))
        node.data = sound[:at] + bytes([sound[at] ^ 1 << data.draw(st.integers(0, 7))]) + sound[at + 1 :]
        assert verify(self.folders, self.register.head, disk=self.disk).problems
        node.data = sound

    @invariant()
    def the_register_is_what_the_model_says(self) -> None:
        for letter, papers in self.model.papers.items():
            versions = self.register.letters.of(letter)
            assert [str(each.status) for each in versions] == [paper.state for paper in papers]
            assert sum(each.status is Status.ISSUED for each in versions) <= 1

    @invariant()
    def what_was_issued_is_as_it_was(self) -> None:
        assert all(self.disk.read(path) == data for path, data in self.issued.items())

    def teardown(self) -> None:
        proved = verify(self.folders, self.register.head, disk=self.disk)
        assert proved.problems == ()


TestLife = Life.TestCase
TestLife.settings = settings(max_examples=100, stateful_step_count=50, deadline=None)

"""Any acts by anybody in any order, on real files: they do what a small model says; what was issued never changes."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tests.faults.scenes import NEW, OLD
from tests.workspace.offices import act
from tests.workspace.signing import KIND, LETTER, LOADED, SHELVES

from ratingletters import Workspace
from ratingletters.errors import RefusedError, UnusableFileError
from ratingletters.register.disk import Disk
from ratingletters.register.event import EventType
from ratingletters.register.key_file import SigningKey, load_key
from ratingletters.register.signers import Signer
from ratingletters.register.status import Status, letters_of
from ratingletters.workspace.act import folders, history
from ratingletters.workspace.correct import correct
from ratingletters.workspace.issue import issue
from ratingletters.workspace.key_acts import add_key, make_key
from ratingletters.workspace.new import new_workspace
from ratingletters.workspace.prove import prove
from ratingletters.workspace.sign_off import sign_off
from ratingletters.workspace.stop import stop

PEOPLE = ("ann", "bob", "cat")
RIGHTS = '\n[people.{0}]\nname = "{0}"\nmay = ["draft", "sign-off", "issue"]\n'
WORDS = ("particularly effective", "notably effective")
"""A sentence as the builder makes it, and as a person changes it; it does not hang on the figure that is corrected."""

WHO, FIGURE = st.sampled_from(PEOPLE), st.booleans()


@dataclass
class Paper:
    """The model's version of the letter. What it says is whether it has the corrected figure and the changed words;
    ``there`` are the words that lie in the folder, ``by`` is how it was last drafted."""

    figure: bool
    words: bool
    by: str
    authors: set[str]
    corrects: int = 0
    state: str = "draft"
    there: bool = False
    was_signed: bool = False

    @property
    def editable(self) -> bool:
        return self.state in {"draft", "withheld"} and not self.was_signed


@dataclass
class Model:
    """What the acts should do. Each tells whether it is done, or else refused."""

    papers: list[Paper] = field(default_factory=list)

    @property
    def last(self) -> Paper | None:
        return self.papers[-1] if self.papers else None

    @property
    def current(self) -> int:
        return next((at for at, each in enumerate(self.papers, 1) if each.state == "issued"), 0)

    @property
    def can_begin(self) -> bool:
        return self.last is None or self.last.state not in {"draft", "withheld", "signed off"}

    def draft(self, who: str, figure: bool) -> bool:
        last = self.last
        if last and last.editable and (last.figure == figure or not last.corrects):
            if (last.figure, last.words) != (figure, last.there):
                last.by = "edited" if last.figure == figure else "drafted"
                last.authors.add(who)
            last.figure, last.words = figure, last.there
            return True
        if self.can_begin and not self.current:
            self.papers.append(Paper(figure, words=False, by="drafted", authors={who}))
            return True
        return False

    def correct(self, who: str, figure: bool) -> bool:
        last, current = self.last, self.current
        if current and last and last.editable and last.corrects == current:
            if (last.figure, last.words, last.by) != (figure, last.there, "corrected"):
                last.authors.add(who)
            last.figure, last.words, last.by = figure, last.there, "corrected"
            return True
        if current and self.can_begin:
            words = self.papers[current - 1].words
            self.papers.append(Paper(figure, words, "corrected", {who}, current, there=words))
            return True
        return False

    def sign(self, who: str) -> bool:
        last = self.last
        if (
            not last
            or last.state not in {"draft", "withheld"}
            or who in last.authors
            or last.words != last.there
        ):
            return False
        last.state, last.was_signed = "signed off", True
        return True

    def issue(self) -> bool:
        last = self.last
        if not last or last.state != "signed off":
            return False
        last.state = "issued"
        if last.corrects:
            self.papers[last.corrects - 1].state = "superseded"
        return True

    def stop(self, to: str) -> bool:
        last = self.last
        ends = to == "withdrawn" and last and last.state in {"withheld", "issued"}
        if not last or not (ends or last.state in {"draft", "signed off"}):
            return False
        last.state = to
        return True


@cache
def keys() -> dict[str, tuple[SigningKey, Signer]]:
    """A key for everybody, made once."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "office"
        office(root)
        public = {who: make_key(root, who, Path(name) / who, str, "of a test", act(who)) for who in PEOPLE}
        return {who: (load_key(Path(name) / who, str), Signer(who, key)) for who, key in public.items()}


def office(root: Path) -> None:
    """A workspace in which everybody may do everything."""
    new_workspace(root)
    with (root / "letters.toml").open("a", encoding="utf-8") as file:
        file.writelines(RIGHTS.format(each) for each in PEOPLE)


class Life(RuleBasedStateMachine):
    """Each act is tried in a workspace and on the model; both refuse it, or both do it."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.root, self.model = Path(self.folder.name) / "office", Model()
        self.issued: dict[Path, bytes] = {}
        office(self.root)
        for who, (_, signer) in keys().items():
            add_key(self.root, signer, act(who))
        self.desk = Workspace(self.root, shelves=SHELVES, kinds=LOADED.kinds, files=LOADED.files)

    @rule(who=WHO, figure=FIGURE)
    def draft(self, who: str, figure: bool) -> None:
        with self.refused_unless(self.model.draft(who, figure)):
            self.desk.draft([NEW if figure else OLD], act=act(who))

    @rule()
    def edit(self) -> None:
        """Somebody changes a draft by hand, or changes it back."""
        last = self.model.last
        if last and last.editable:
            file = self.version_folder() / "narrative.md"
            before, after = WORDS[last.there], WORDS[not last.there]
            file.write_text(file.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
            last.there = not last.there

    @rule(who=WHO)
    def sign(self, who: str) -> None:
        with self.refused_unless(self.model.sign(who)):
            sign_off(self.desk, self.root, [LETTER], act(who), keys()[who][0])

    @rule(who=WHO)
    def issue(self, who: str) -> None:
        if allowed := self.model.issue():
            folder = self.version_folder()
            self.issued |= {
                each: each.read_bytes() for each in folder.iterdir() if not each.name.startswith("draft")
            }
        with self.refused_unless(allowed):
            issue(self.root, [LETTER], act(who))

    @rule(who=WHO, figure=FIGURE)
    def correct(self, who: str, figure: bool) -> None:
        with self.refused_unless(self.model.correct(who, figure)):
            correct(
                self.desk, self.root, [(NEW if figure else OLD, KIND, None)], "A wrong figure.", "", act(who)
            )

    @rule(who=WHO, how=st.sampled_from((EventType.WITHHELD, EventType.WITHDRAWN)))
    def stop(self, who: str, how: EventType) -> None:
        if self.model.last:
            with self.refused_unless(self.model.stop(how.value)):
                stop(self.root, how, [LETTER], "a reason", act(who))

    @rule(who=WHO, figure=FIGURE)
    def onwards(self, who: str, figure: bool) -> None:
        """What an office would do next, so that lives come to their ends."""
        last = self.model.last
        match last.state if last else "":
            case "draft" | "withheld":
                self.sign(next((each for each in PEOPLE if last and each not in last.authors), who))
            case "signed off":
                self.issue(who)
            case "issued":
                self.correct(who, figure)
            case _:
                self.draft(who, figure)

    @rule(data=st.data())
    def tamper(self, data: st.DataObject) -> None:
        """Somebody changes one bit of the register or of an issued file; it is found, and put right again."""
        path = data.draw(st.sampled_from([folders(self.root).register, *self.issued]))
        head, sound = history(self.root).head, path.read_bytes()
        at = data.draw(st.integers(0, len(sound) - 1))
        path.chmod(0o644)
        path.write_bytes(
            sound[:at] + bytes([sound[at] ^ 1 << data.draw(st.integers(0, 7))]) + sound[at + 1 :]
        )
        assert prove(self.root, head).problems
        path.write_bytes(sound)

    @invariant()
    def the_register_is_what_the_model_says(self) -> None:
        versions = letters_of(history(self.root).events).versions.get(LETTER, [])
        assert [str(each.status) for each in versions] == [each.state for each in self.model.papers]
        assert [each.authors for each in versions] == [each.authors for each in self.model.papers]
        assert sum(each.status is Status.ISSUED for each in versions) <= 1

    @invariant()
    def what_was_issued_is_as_it_was(self) -> None:
        assert all(Disk().read(path) == data for path, data in self.issued.items())

    def teardown(self) -> None:
        proof = prove(self.root, history(self.root).head)
        assert proof.problems == ()
        self.folder.cleanup()

    def version_folder(self) -> Path:
        return folders(self.root).version(LETTER, len(self.model.papers))

    def refused_unless(self, done: bool) -> Refusing:
        return Refusing(done, self.root)


@dataclass
class Refusing:
    """An act that is done, or refused with what to do and nothing added to the register."""

    done: bool
    root: Path

    def __enter__(self) -> None:
        self.head = history(self.root).head

    def __exit__(self, _type: object, error: BaseException | None, _trace: object) -> bool:
        if self.done:
            return False
        assert isinstance(error, RefusedError | UnusableFileError), error
        assert str(error).count("\n"), "what to do"
        assert history(self.root).head == self.head
        return True


TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=15, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)

"""The desk: checks results, previews narratives, drafts letters, shows and checks kinds."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ratingletters import word
from ratingletters.compose import Kind, narrate, report
from ratingletters.errors import Problem, ProblemsFoundError, UnusableFileError, did_you_mean
from ratingletters.kinds.definition import read_definition
from ratingletters.kinds.folders import DEFINITION, TEMPLATE, kind_folder, kind_folders
from ratingletters.model.edit import Carried
from ratingletters.model.kind import Definition
from ratingletters.model.narrative import Narrative
from ratingletters.model.report import Report
from ratingletters.model.usage import Usage
from ratingletters.narrative.usage import usage
from ratingletters.places import Place
from ratingletters.reading.document import Document, ValuePath
from ratingletters.register.status import letters_of
from ratingletters.sources.results import read_results
from ratingletters.sources.sourced import Sourced
from ratingletters.workspace.act import Act, folders, history
from ratingletters.workspace.agreement import disagreements
from ratingletters.workspace.confirm import confirm_wording, unconfirmed_wording
from ratingletters.workspace.drafting import Drafted, edits_of
from ratingletters.workspace.drafts import draft_letters
from ratingletters.workspace.house_style import unstyled
from ratingletters.workspace.impact import KindImpact, kind_impact
from ratingletters.workspace.kind import kind_files, load_kind
from ratingletters.workspace.layout import MARKER, TEMPLATES


@dataclass(slots=True)
class Workspace:
    """A desk over a folder with ``letters.toml``, ``templates/`` and ``letters/``.

    ``root`` is that folder; None when there is none, which is enough to check and preview. ``shelves`` are
    the further folders of kinds, looked up in order after the workspace's own; ``first`` goes before it.
    Kinds are loaded once; ``files`` are theirs, ``kept_kinds`` those that signed letters were made by.
    """

    root: Path | None
    first: Path | None = None
    shelves: Sequence[Path] = ()
    kinds: dict[str, Kind] = field(default_factory=dict)
    files: dict[str, Mapping[str, bytes]] = field(default_factory=dict)
    kept_kinds: dict[str, tuple[Kind, Mapping[str, bytes]]] = field(default_factory=dict)

    @staticmethod
    def above(folder: Path) -> Path | None:
        """The workspace that a folder is in: itself or the nearest one upwards; None if there is none."""
        return next((each for each in (folder, *folder.parents) if (each / MARKER).is_file()), None)

    def kind_places(self) -> Iterator[Path]:
        """Where kinds are looked up, in order."""
        if self.first:
            yield self.first
        if self.root:
            yield self.root / TEMPLATES
        yield from self.shelves

    def kind_folders(self) -> tuple[Path, ...]:
        """The folder of every kind that can be used here, by name."""
        return tuple(kind_folders(self.kind_places()))

    def kind(self, name: str) -> Kind:
        """A kind by name. Raises :class:`UnusableFileError` if there is none, else as ``load_kind``."""
        if name not in self.kinds:
            self.kinds[name] = load_kind(kind_folder(name, self.kind_places()))
        return self.kinds[name]

    def kind_files(self, name: str) -> Mapping[str, bytes]:
        """The files of a kind, byte for byte, as they were when they were first asked for."""
        if name not in self.files:
            self.files[name] = kind_files(kind_folder(name, self.kind_places()))
        return self.files[name]

    def check_kind(self, name: str) -> tuple[Problem, ...]:
        """Every problem of a kind: its definition, lexicon, pattern book, house style and Word template; and what of
        its wording is not as it was confirmed."""
        problems: list[Problem] = []
        folder = kind_folder(name, self.kind_places())
        required: tuple[str, ...] = ()
        try:
            definition = read_definition(folder / DEFINITION)
            required = definition.merge_fields
            problems += unknown_fields(definition, folder)
        except ProblemsFoundError as error:
            problems += error.problems
        try:
            problems += unstyled(self.kind(name))
            problems += unconfirmed_wording(self.kind(name))
        except ProblemsFoundError as error:
            problems += error.problems
        except UnusableFileError:
            if not problems:
                raise
        try:
            problems += word.check_template(word.load_template(folder / TEMPLATE), required)
        except ProblemsFoundError as error:
            problems += error.problems
        return tuple(sorted(set(problems)))

    def confirm(self, name: str) -> tuple[Problem, ...]:
        """Records the wording of a kind as it is, and returns what was not as confirmed before.

        Raises :class:`ProblemsFoundError` for a kind that is not sound, :class:`UnusableFileError` if its folder
        cannot be written.
        """
        return tuple(confirm_wording(self.kind(name)))

    def read(self, *inputs: Path | str, stdin: str = "", kind: str = "") -> tuple[Sourced, ...]:
        """The results in files, folders and standard input, sound by themselves and against their kinds.

        ``kind`` overrides the one that they name. Raises :class:`ProblemsFoundError` with every problem of
        every council in one run, :class:`UnusableFileError` for an input that cannot be read.
        """
        if kind:
            self.kind(kind)
        return read_results(
            *inputs, stdin=stdin, further=lambda document, path: self.further(document, path, kind)
        )

    def further(self, document: Document, path: ValuePath, kind: str) -> Iterator[Problem]:
        """The problems of one council that only show against its kind."""
        value = document.at(path)
        name = kind or (value.get("kind") if isinstance(value, dict) else None)
        if not isinstance(name, str):
            return
        known = {folder.name for folder in self.kind_folders()}
        if name not in known:
            place = document.place((*path, "kind"))
            what = f"there is no letter kind '{name}'"
            yield Problem(place, what, "RES-103", did_you_mean(name, sorted(known)))
            return
        yield from disagreements(document, path, self.kind(str(name)))

    def sound(self, councils: Iterable[Sourced], kind: str = "") -> None:
        """Raises :class:`ProblemsFoundError` unless the results agree with their kinds."""
        problems = [one for each in councils for one in self.further(each.document, each.path, kind)]
        if problems:
            raise ProblemsFoundError(problems)

    def preview(self, council: Sourced, kind: str = "") -> Narrative:
        """The narrative of one council's results, which must agree with their kind."""
        self.sound([council], kind)
        return narrate(council.results, self.kind(kind or council.results.kind))

    def report(self, council: Sourced, kind: str = "") -> Report:
        """The same narrative with its report: what it leaves unsaid, and what in it pulls two ways."""
        self.sound([council], kind)
        return report(council.results, self.kind(kind or council.results.kind))

    def usage(self, name: str, councils: Iterable[Sourced]) -> Usage:
        """How the pattern book of a kind serves the results of many councils."""
        kind = self.kind(name)
        return usage((report(each.results, kind) for each in councils), kind.book)

    def impact(self, name: str, against: Path, councils: Sequence[Sourced]) -> KindImpact:
        """What changes in the letters from the kind in another folder to the kind as it is here."""
        return kind_impact(self.kind(name), against, councils)

    def draft(
        self,
        councils: Sequence[Sourced],
        date: datetime.date | None = None,
        kind: str = "",
        act: Act | None = None,
        done: Callable[[Drafted], None] = lambda _: None,
    ) -> tuple[Drafted, ...]:
        """Drafts the letters of all councils, dated ``date`` or as their results say.

        Nothing is written when anything is wrong with any of the results, or with a kind's template. Hand edits
        of a draft are carried over. ``act`` says who drafts and when; a draft of nobody's is not in the register.
        ``done`` is told of each letter. Raises :class:`ProblemsFoundError`,
        :class:`UnusableFileError`, and, when all other letters are drafted, :class:`ProblemsFoundError` for
        edits that cannot be understood, or :class:`RefusedError` for other files that a person has changed.
        """
        if self.root is None:
            raise UnusableFileError(
                "workspace",
                f"no {MARKER} was found here or in a folder above",
                "name the workspace with --workspace, or make one: letters init DIR",
            )
        self.sound(councils, kind)
        problems = list(undated(councils, date))
        if problems:
            raise ProblemsFoundError(problems)
        dated = [
            (each, kind or each.results.kind, date or each.results.date or datetime.date.min)
            for each in councils
        ]
        return draft_letters(self, self.root, dated, act, done)

    def edits(self, councils: Iterable[Sourced], kind: str = "") -> tuple[Carried, ...]:
        """What would become of the hand edits in the drafts of councils' letters, on these results. A council
        without a draft has none. Raises :class:`ProblemsFoundError` for edits that cannot be understood."""
        if self.root is None:
            return ()
        letters = letters_of(history(self.root).events)
        carried: list[Carried] = []
        for council in councils:
            name = kind or council.results.kind
            reference = f"{name}/{council.results.council.id}"
            folder = folders(self.root).version(reference, letters.next_draft(reference))
            carried += edits_of(council.results, self.kind(name), folder)
        return tuple(carried)

    def templates(self, names: Iterable[str]) -> Mapping[str, word.Template]:
        """The Word templates of kinds, read once and checked. Raises :class:`ProblemsFoundError`."""
        found: dict[str, word.Template] = {}
        problems: list[Problem] = []
        for name in sorted(names):
            found[name] = word.load_template(self.kind(name).folder / TEMPLATE)
            problems += word.check_template(found[name], self.kind(name).definition.merge_fields)
        if problems:
            raise ProblemsFoundError(problems)
        return found


def undated(councils: Iterable[Sourced], date: datetime.date | None) -> Iterator[Problem]:
    """A problem for each council whose letter would have no date. The clock is never asked."""
    for council in councils:
        if date is None and council.results.date is None:
            yield Problem(
                council.place(()),
                "the letter has no date",
                "RES-104",
                "give --date, or 'date:' in the results",
            )


def unknown_fields(definition: Definition, folder: Path) -> Iterator[Problem]:
    """A problem for each merge field that ``letter.yaml`` asks for and no letter has."""
    for name in definition.fields:
        if name not in word.FIELDS:
            place = Place(str(folder / DEFINITION))
            yield Problem(
                place, f"fields: '{name}' is not a merge field", "KND-105", did_you_mean(name, word.FIELDS)
            )

"""The desk: checks results, previews narratives, drafts letters, shows and checks kinds."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ratingletters import word
from ratingletters.compose import Kind, narrate, report
from ratingletters.errors import Problem, ProblemsFoundError, RefusedError, UnusableFileError, did_you_mean
from ratingletters.kinds.folders import DEFINITION, TEMPLATE, kind_folder, kind_folders
from ratingletters.model.edit import Carried
from ratingletters.model.kind import Definition
from ratingletters.model.narrative import Narrative
from ratingletters.model.report import Report
from ratingletters.model.usage import Usage
from ratingletters.narrative.usage import usage
from ratingletters.places import Place
from ratingletters.reading.document import Document, ValuePath
from ratingletters.sources.results import read_results
from ratingletters.sources.sourced import Sourced
from ratingletters.workspace.agreement import disagreements
from ratingletters.workspace.drafting import Drafted, draft_folder, draft_letter, edits_of
from ratingletters.workspace.house_style import unstyled
from ratingletters.workspace.impact import KindImpact, kind_impact
from ratingletters.workspace.kind import load_kind

MARKER = "letters.toml"
LETTERS = "letters"
TEMPLATES = "templates"


@dataclass(slots=True)
class Workspace:
    """A desk over a folder with ``letters.toml``, ``templates/`` and ``letters/``.

    ``root`` is that folder; None when there is none, which is enough to check and preview. ``shelves`` are
    the further folders of kinds, looked up in order after the workspace's own; ``first`` goes before it.
    Kinds are loaded once.
    """

    root: Path | None
    first: Path | None = None
    shelves: Sequence[Path] = ()
    kinds: dict[str, Kind] = field(default_factory=dict)

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

    def check_kind(self, name: str) -> tuple[Problem, ...]:
        """Every problem of a kind: its definition, lexicon, pattern book, house style and Word template."""
        problems: list[Problem] = []
        folder = kind_folder(name, self.kind_places())
        required: tuple[str, ...] = ()
        try:
            required = self.kind(name).definition.merge_fields
            problems += unknown_fields(self.kind(name).definition, folder)
            problems += unstyled(self.kind(name))
        except ProblemsFoundError as error:
            problems += error.problems
        try:
            problems += word.check_template(word.load_template(folder / TEMPLATE), required)
        except ProblemsFoundError as error:
            problems += error.problems
        return tuple(sorted(set(problems)))

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
        done: Callable[[Drafted], None] = lambda _: None,
    ) -> tuple[Drafted, ...]:
        """Drafts the letters of all councils, dated ``date`` or as their results say.

        Nothing is written when anything is wrong with any of the results, or with a kind's template. Hand edits
        of a draft are carried over. ``done`` is told of each letter. Raises :class:`ProblemsFoundError`,
        :class:`UnusableFileError`, and, when all other letters are drafted, :class:`ProblemsFoundError` for
        edits that cannot be understood, or :class:`RefusedError` for other files that a person has changed.
        """
        if self.root is None:
            raise UnusableFileError(
                "workspace",
                f"no {MARKER} was found here or in a folder above",
                f"name the workspace with --workspace, or make one: a folder with an empty file {MARKER}",
            )
        self.sound(councils, kind)
        problems = list(undated(councils, date))
        if problems:
            raise ProblemsFoundError(problems)
        templates = self.templates({kind or each.results.kind for each in councils})
        drafted: list[Drafted] = []
        refused: list[RefusedError] = []
        for council in councils:
            name = kind or council.results.kind
            on = date or council.results.date or datetime.date.min
            folder = draft_folder(self.root / LETTERS, name, council.results.council.id)
            try:
                drafted.append(draft_letter(council.results, self.kind(name), templates[name], on, folder))
            except ProblemsFoundError as error:
                problems += error.problems
            except RefusedError as error:
                refused.append(error)
            else:
                done(drafted[-1])
        if problems:
            raise ProblemsFoundError(problems)
        if refused:
            raise RefusedError("\n".join(error.what for error in refused), refused[0].remedy)
        return tuple(drafted)

    def edits(self, council: Sourced, kind: str = "") -> tuple[Carried, ...]:
        """What would become of the hand edits in the draft of a council's letter, on these results. Empty where
        there is no draft. Raises :class:`ProblemsFoundError` for edits that cannot be understood."""
        if self.root is None:
            return ()
        name = kind or council.results.kind
        folder = draft_folder(self.root / LETTERS, name, council.results.council.id)
        return edits_of(council.results, self.kind(name), folder)

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

"""The desk: checks results, previews narratives, drafts letters, shows and checks kinds."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ratingletters.composition import Kind, narrate, report
from ratingletters.errors import Problem, ProblemsFoundError, UnusableFileError, did_you_mean
from ratingletters.kinds.folders import kind_files, kind_folder, kind_folders
from ratingletters.model.edit import Carried
from ratingletters.model.narrative import Narrative
from ratingletters.reading.document import Document, ValuePath
from ratingletters.register.status import letters_of
from ratingletters.sources.pieces import Piece
from ratingletters.sources.results import read_results
from ratingletters.sources.sourced import Sourced
from ratingletters.workspace.act import Act, folders, history
from ratingletters.workspace.agreement import disagreements
from ratingletters.workspace.drafting import Drafted, edits_of
from ratingletters.workspace.drafts import AHEAD, AT_ONCE, drafts
from ratingletters.workspace.layout import MARKER, TEMPLATES
from ratingletters.workspace.making import Order, rehearse
from ratingletters.workspace.ready import ReadyKind, made_ready
from ratingletters.workspace.remembered import remembered

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from ratingletters.model.report import Report
    from ratingletters.model.usage import Usage
    from ratingletters.workspace.impact import KindImpact


@dataclass(slots=True)
class Workspace:
    """A desk over a folder with ``letters.toml``, ``templates/`` and ``letters/``.

    ``root`` is that folder; None when there is none, which is enough to check and preview. ``shelves`` are
    the further folders of kinds, looked up in order after the workspace's own; ``first`` goes before it.
    Kinds are loaded once, and remembered in the folder ``cache`` where one is given; ``files`` are theirs,
    ``kept_kinds`` those that signed letters were made by.
    """

    root: Path | None
    first: Path | None = None
    shelves: Sequence[Path] = ()
    cache: Path | None = None
    kinds: dict[str, Kind] = field(default_factory=dict)
    ready: dict[str, ReadyKind] = field(default_factory=dict)
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
            self.kinds[name] = remembered(kind_folder(name, self.kind_places()), self.cache)
        return self.kinds[name]

    def kind_files(self, name: str) -> Mapping[str, bytes]:
        """The files of a kind, byte for byte, as they were when they were first asked for."""
        if name not in self.files:
            self.files[name] = kind_files(kind_folder(name, self.kind_places()))
        return self.files[name]

    def check_kind(self, name: str) -> tuple[Problem, ...]:
        """Every problem of a kind: its definition, lexicon, pattern book, house style and Word template; and what of
        its wording is not as it was confirmed."""
        from ratingletters.workspace.kind_check import kind_problems  # noqa: PLC0415

        return kind_problems(kind_folder(name, self.kind_places()), lambda: self.kind(name))

    def confirm(self, name: str) -> tuple[Problem, ...]:
        """Records the wording of a kind as it is, and returns what was not as confirmed before.

        Raises :class:`ProblemsFoundError` for a kind that is not sound, :class:`UnusableFileError` if its folder
        cannot be written.
        """
        from ratingletters.workspace.confirm import confirm_wording  # noqa: PLC0415

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
        if name not in self.kinds and name not in (known := {folder.name for folder in self.kind_folders()}):
            place = document.place((*path, "kind"))
            what = f"there is no letter kind '{name}'"
            yield Problem(place, what, "RES-103", did_you_mean(name, sorted(known)))
            return
        yield from disagreements(document, path, self.kind(str(name)))

    def mark(self, problems: Iterable[Problem]) -> tuple[Path, ...]:
        """Writes a copy of every workbook in which there are problems, the wrong cells coloured, and tells their names.

        Raises :class:`RefusedError` where that would replace a file which a person has saved.
        """
        from ratingletters.workspace.workbook import mark_workbooks  # noqa: PLC0415

        return mark_workbooks(problems)

    def blank_workbook(self, path: Path, kind: str = "") -> None:
        """Writes a blank workbook for results, with the words of a kind to choose from.

        Raises :class:`RefusedError` when there is a file of that name, :class:`UnusableFileError` as for ``kind``.
        """
        from ratingletters.workspace.workbook import new_workbook  # noqa: PLC0415

        new_workbook(path, self.kind(kind) if kind else None)

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
        from ratingletters.narrative.usage import usage  # noqa: PLC0415

        kind = self.kind(name)
        return usage((report(each.results, kind) for each in councils), kind.book)

    def impact(self, name: str, against: Path, councils: Sequence[Sourced]) -> KindImpact:
        """What changes in the letters from the kind in another folder to the kind as it is here."""
        from ratingletters.workspace.impact import kind_impact  # noqa: PLC0415

        return kind_impact(self.kind(name), against, councils)

    def draft(
        self,
        councils: Iterable[Piece | Sourced],
        date: datetime.date | None = None,
        kind: str = "",
        act: Act | None = None,
        executor: Executor | None = None,
    ) -> tuple[Drafted, ...]:
        """Drafts the letters of all councils, as :meth:`drafts`, and tells of them when all are done."""
        return tuple(self.drafts(councils, date, kind, act, executor))

    def drafts(
        self,
        councils: Iterable[Piece | Sourced],
        date: datetime.date | None = None,
        kind: str = "",
        act: Act | None = None,
        executor: Executor | None = None,
        ahead: int = AHEAD,
        at_once: int = AT_ONCE,
        comments: bool = False,
    ) -> Iterator[Drafted]:
        """Drafts letters one after the other, dated ``date`` or as their results say; nothing is done before it is
        asked for. ``councils`` are results, or pieces of files (:func:`~ratingletters.sources.pieces.pieces`) that are
        read when their turn comes, so that a batch of any size needs the same memory.

        A council with which anything is wrong, its results or the hand edits of its draft, stops only itself. A draft
        that lies there already, made from the same, is left as it is. ``act`` says who drafts and when; a draft of
        nobody's is not in the register. An ``executor`` makes the letters in its threads, processes or machines, as
        many ranges of ``at_once`` letters ``ahead``; they must see the workspace under the same name. ``comments``
        shows card and facts of each sentence as Word comments.

        Raises :class:`UnusableFileError`, :class:`ProblemsFoundError` for a kind that is not sound, and, when all other
        letters are drafted, :class:`ProblemsFoundError` or :class:`RefusedError` for all that stopped one.
        """
        if self.root is None:
            raise UnusableFileError(
                "workspace",
                f"no {MARKER} was found here or in a folder above",
                "name the workspace with --workspace, or make one: letters init DIR",
            )
        if kind:
            self.kind(kind)
        return drafts(self, self.root, councils, act, Order(kind, date, comments), executor, ahead, at_once)

    def rehearse(
        self, councils: Iterable[Piece | Sourced], date: datetime.date | None = None, kind: str = ""
    ) -> None:
        """Makes the first letters and lets go of them, so that processes which are begun as copies of this one have
        all that making letters takes. What is wrong with them is told when they are drafted."""
        if self.root:
            rehearse(self, self.root, councils, Order(kind, date))

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

    def ready_kind(self, name: str) -> ReadyKind:
        """A kind ready for letters to be made, once. Raises as :meth:`kind`, and :class:`ProblemsFoundError` for its
        template."""
        if name not in self.ready:
            self.ready[name] = made_ready(self.kind(name), self.kind_files(name), self.cache)
        return self.ready[name]

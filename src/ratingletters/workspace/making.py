"""A range of letters made from results: the part of a batch that any process can do, on any machine that sees the
workspace. Nothing is written here; who holds the register looks again at what was seen here, and writes.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import astuple, dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ratingletters.errors import Problem, ProblemsFoundError, RatingLettersError, RefusedError
from ratingletters.kinds.folders import kind_files
from ratingletters.model.edit import Carried
from ratingletters.model.results import Results
from ratingletters.places import Place
from ratingletters.register.disk import Disk
from ratingletters.register.drafts import Replacement, read_draft, replacement, unchanged
from ratingletters.register.fingerprint import fingerprint, fingerprint_of_files
from ratingletters.register.folders import Folders
from ratingletters.sources.pieces import Piece
from ratingletters.sources.sourced import Sourced
from ratingletters.workspace.act import folders, program
from ratingletters.workspace.drafting import Stamp, make_letter
from ratingletters.workspace.ready import ReadyKind

if TYPE_CHECKING:
    from ratingletters.workspace.desk import Workspace


SMALL = 1 << 16
"""The most bytes of a piece that is worth a rehearsal."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of all letters of a batch: ``kind`` overrides what their results name, ``date`` what these say;
    ``comments`` is as in :class:`Stamp`."""

    kind: str = ""
    date: datetime.date | None = None
    comments: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What a letter is to be made of, sound and complete: results that agree with their kind, and a date. ``place`` is
    where the council's id stands."""

    results: Results
    kind: str
    date: datetime.date
    place: Place

    @property
    def reference(self) -> str:
        """The name of the letter."""
        return f"{self.kind}/{self.results.council.id}"


@dataclass(frozen=True, slots=True)
class Ready:
    """A letter made and not written: the ``version`` that it would be, the fingerprint of its kind, what has to be
    written, what became of hand edits and how many sentences are in draft wording."""

    reference: str
    version: int
    kind: str
    place: Place
    draft: Replacement
    edits: tuple[Carried, ...] = ()
    unattested: int = 0


@dataclass(frozen=True, slots=True)
class Range:
    """Some letters of a batch. ``versions`` are the numbers that drafts made now would have, for the letters of which
    that is not 1."""

    councils: tuple[Piece | Asked, ...]
    order: Order
    folders: Folders
    versions: Mapping[str, int] = field(default_factory=dict)

    def asked(self, desk: Workspace) -> Iterator[Asked | ProblemsFoundError]:
        """The letters that are to be made, or what is wrong with their results, in order."""
        for each in self.councils:
            if isinstance(each, Asked):
                yield each
                continue
            for found in each.councils(lambda document, path: desk.further(document, path, self.order.kind)):
                try:
                    yield asked(found, self.order) if isinstance(found, Sourced) else found
                except ProblemsFoundError as error:
                    yield error


def asked(council: Sourced, order: Order) -> Asked:
    """What the letter of a council is to be made of. Raises :class:`ProblemsFoundError` for one that would have no
    date: the clock is never asked."""
    results = council.results
    chosen = order.date or results.date
    if chosen is None:
        what, remedy = "the letter has no date", "give --date, or 'date:' in the results"
        raise ProblemsFoundError([Problem(council.place(), what, "RES-104", remedy)])
    return Asked(results, order.kind or results.kind, chosen, council.place(("council", "id")))


def make_range(
    desk: Workspace, range_: Range, disk: Disk | None = None
) -> Iterator[Ready | ProblemsFoundError | RefusedError]:
    """Each letter of a range made ready to be written, or why it cannot be. Raises :class:`ProblemsFoundError` for a
    kind that is not sound, :class:`UnusableFileError` for a folder that cannot be read."""
    disk = disk or Disk()
    for each in range_.asked(desk):
        if isinstance(each, ProblemsFoundError):
            yield each
            continue
        kind = desk.ready_kind(each.kind)
        try:
            yield made_ready(kind, range_, each, disk)
        except (ProblemsFoundError, RefusedError) as error:
            yield error


def made_ready(kind: ReadyKind, range_: Range, asked: Asked, disk: Disk) -> Ready:
    """One letter, or word that there is nothing to be made anew. Raises :class:`ProblemsFoundError` for hand edits
    that cannot be understood or a letter that would not be whole, :class:`RefusedError` for other files that a person
    changed."""
    number = range_.versions.get(asked.reference, 1)
    folder = range_.folders.version(asked.reference, number)
    stamp = Stamp(number, kind.print, range_.order.comments)
    before, basis = read_draft(folder, disk), basis_of(asked, stamp)
    if as_it_lies := unchanged(folder, before, basis, disk):
        return Ready(asked.reference, number, kind.print, asked.place, as_it_lies)
    template = kind.template if stamp.comments else kind.drafts
    made = make_letter(asked.results, kind.kind, template, asked.date, before, folder, stamp)
    files = made.files if made.edits else replace(made.files, basis=basis)
    draft = replacement(folder, before, files, disk)
    return Ready(asked.reference, number, kind.print, asked.place, draft, made.edits, made.unattested)


def basis_of(asked: Asked, stamp: Stamp) -> str:
    """The fingerprint of all that a draft without hand edits is made from: the results, the date, the kind and this
    program."""
    parts = (
        asked.results.model_dump_json(),
        asked.date.isoformat(),
        asked.kind,
        *map(str, astuple(stamp)),
        program(),
    )
    return fingerprint("\n".join(parts).encode())


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The same work in another process, at a desk of its own: ``root``, ``first``, ``shelves`` and ``cache`` are as for
    :class:`Workspace`; ``kinds`` stands for all kinds as they are, so that a process that lives on reads them again
    when they have changed."""

    root: Path
    first: Path | None
    shelves: tuple[Path, ...]
    cache: Path | None
    kinds: str

    @classmethod
    def of(cls, desk: Workspace, root: Path) -> Elsewhere:
        """The work of a desk, to be done elsewhere."""
        kinds = {str(each): fingerprint_of_files(kind_files(each)).encode() for each in desk.kind_folders()}
        return cls(root, desk.first, tuple(desk.shelves), desk.cache, fingerprint_of_files(kinds))

    def __call__(self, range_: Range) -> tuple[Ready | ProblemsFoundError | RefusedError, ...]:
        return tuple(make_range(desk_at(self), range_))


def rehearse(desk: Workspace, root: Path, councils: Iterable[Piece | Sourced], order: Order) -> None:
    """Makes letters of small pieces as they are made elsewhere, and lets go of them."""
    small = tuple(
        each for each in councils if isinstance(each, Piece) and each.data and len(each.data) <= SMALL
    )
    with suppress(RatingLettersError):
        Elsewhere.of(desk, root)(Range(small, order, folders(root)))


@lru_cache(maxsize=1)
def desk_at(elsewhere: Elsewhere) -> Workspace:
    """The desk of this process."""
    from ratingletters.workspace.desk import Workspace  # noqa: PLC0415

    return Workspace(elsewhere.root, elsewhere.first, elsewhere.shelves, elsewhere.cache)

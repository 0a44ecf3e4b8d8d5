"""Export: letters for their recipients, as PDF or in Word, each proved before it goes out and sealed if that is asked.

Nothing of it is in the register: what was issued is the letter in Word, and all this can be made again from it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from ratingletters.errors import Problem, RefusedError, Setbacks, UnusableFileError
from ratingletters.pdf.office import Office, Word, fonts, pdfs
from ratingletters.places import Place
from ratingletters.register.disk import Disk
from ratingletters.workspace.exported import Made, is_there, put
from ratingletters.workspace.wanted import Form, Wanted, wanted

if TYPE_CHECKING:
    from ratingletters.seals.key import SealKey


class Change(StrEnum):
    """What an export did about a file."""

    EXPORTED = "exported"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that lies in the folder now. ``fonts`` are those of a PDF that was made now; none for any other."""

    wanted: Wanted
    file: Path
    change: Change
    fonts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Seal:
    """The key to seal with, and the clock that says when, in UTC."""

    key: SealKey
    now: Callable[[], datetime.datetime]

    def over(self, form: Form, data: bytes) -> bytes:
        """A file under the seal."""
        if form is Form.PDF:
            from ratingletters.seals.pdf import seal_pdf  # noqa: PLC0415

            return seal_pdf(data, self.key, self.now())
        from ratingletters.seals.word import seal_word  # noqa: PLC0415

        return seal_word(data, self.key, self.now())


@dataclass(frozen=True, slots=True)
class Export:
    """An export into the folder ``to``. ``office`` makes the PDFs, and ``seal`` seals all files; None for none.
    ``drafts``: letters that are not signed off are exported too, under names that say so."""

    to: Path
    office: Office | None = None
    seal: Seal | None = None
    drafts: bool = False


def export_letters(
    root: Path,
    references: Sequence[str],
    forms: Sequence[Form],
    export: Export,
    done: Callable[[Exported], None] = lambda _: None,
    disk: Disk | None = None,
) -> tuple[Exported, ...]:
    """Exports letters; a file that is there already and made of the same stays. A letter that cannot be exported
    stops only itself.

    Raises :class:`RefusedError` where a draft would be sealed, :class:`UnusableFileError` where pyHanko or
    LibreOffice is missing or does not work; and, when the others are exported, :class:`RefusedError` for letters
    that a rule keeps in the house, :class:`ProblemsFoundError` for those of which LibreOffice makes no PDF.
    """
    require(forms, export)
    disk, setbacks = disk or Disk(), Setbacks()
    exported: list[Exported] = []
    left: list[Wanted] = []

    def finished(each: Wanted, change: Change, found: frozenset[str] = frozenset()) -> None:
        exported.append(Exported(each, export.to / file_of(each, export), change, found))
        done(exported[-1])

    for each in wanted(root, references, forms, setbacks, drafts=export.drafts, disk=disk):
        with setbacks.of_one():
            if is_there(export.to, file_of(each, export), made_of(each, export), disk):
                finished(each, Change.UNCHANGED)
            else:
                left.append(each)
    for some in contents(left, export.office, setbacks):
        sealed = [(each, export.seal.over(each.form, data) if export.seal else data) for each, data in some]
        files = [(file_of(each, export), made_of(each, export), data) for each, data in sealed]
        put(export.to, files, disk)
        for each, data in some:
            finished(each, Change.EXPORTED, fonts(data) if each.form is Form.PDF else frozenset())
    setbacks.tell()
    return tuple(exported)


def require(forms: Sequence[Form], export: Export) -> None:
    """Refuses what can be done to no letter, before anything is done to one."""
    if export.seal and export.drafts:
        raise RefusedError("a draft is not sealed", "sign it off first, and export it without --drafts")
    if export.seal and Form.PDF in forms:
        try:
            import ratingletters.seals.pdf  # noqa: F401, PLC0415
        except ImportError:
            remedy = "install it: pip install 'ratingletters[seal]'"
            raise UnusableFileError("pyHanko", "it is not installed, and it seals PDFs", remedy) from None


def contents(
    left: Sequence[Wanted], office: Office | None, setbacks: Setbacks
) -> Iterator[list[tuple[Wanted, bytes]]]:
    """The bytes of files before a seal, some files at a time; what LibreOffice cannot make is gathered."""
    for each in left:
        if each.form is Form.WORD:
            yield [(each, each.read())]
    names = {each.name: each for each in left if each.form is Form.PDF}
    if office is not None and names:
        for made in pdfs(office, (Word(each.name, each.read()) for each in names.values())):
            setbacks.problems += [no_pdf(names[each.name], each.why) for each in made if not each.data]
            yield [(names[each.name], each.data) for each in made if each.data]


def no_pdf(each: Wanted, why: str) -> Problem:
    """The problem of a letter of which LibreOffice makes nothing."""
    remedy = "open it in LibreOffice; if it looks as it should, export it again"
    return Problem(Place(str(each.source)), why, "DOC-030", remedy)


def file_of(each: Wanted, export: Export) -> str:
    """The name of a file in the folder. One under a seal says so, for its fingerprint is not the register's."""
    return f"{each.name}{'-sealed' if export.seal else ''}.{each.form}"


def made_of(each: Wanted, export: Export) -> Made:
    """What a file is made of."""
    return Made(each.print, export.seal.key.fingerprint if export.seal else "")

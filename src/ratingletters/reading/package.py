"""The package: a file of Word or Excel as the zip that it is, guarded before anything in it is unpacked.

Such a file comes from outside. Each rule here stands for a file that has crashed a tool, or that two readers would
understand differently.
"""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from ratingletters.errors import Problem, ProblemsFoundError
from ratingletters.places import Place

RELATIONSHIPS = "_rels/.rels"
CONTENT_TYPES = "[Content_Types].xml"
STRICT = "purl.oclc.org/ooxml"
"""What the namespaces of a file hold that was saved as 'Strict Open XML'."""

MEBIBYTE = 2**20
MOST_MEMBERS, MOST_RATIO = 2_000, 200

OLE = bytes.fromhex("d0cf11e0")


@dataclass(frozen=True, slots=True)
class Form:
    """A sort of file: what messages call it and the program that writes it, the code of its problems, the most bytes
    that it may unpack to, and the most of one XML part."""

    noun: str
    program: str
    old: str
    save_as: str
    use: str
    code: str
    most_bytes: int
    most_part_bytes: int

    @property
    def save_again(self) -> str:
        """What to do about a file that another program would have written otherwise."""
        return f"open it in {self.program} and save it again as {self.save_as}"

    def problem(self, place: Place, number: str, what: str, remedy: str = "") -> Problem:
        """A problem of such a file; its remedy is to save it again where no other is told."""
        return Problem(place, what, f"{self.code}-{number}", remedy or self.save_again)


@contextmanager
def opened(form: Form, place: Place, data: bytes) -> Iterator[zipfile.ZipFile]:
    """The zip, once its directory has passed the guard. Raises :class:`ProblemsFoundError` with all that is wrong
    there, or when a member turns out to be damaged while it is read."""
    if problem := not_a_package(form, place, data):
        raise ProblemsFoundError([problem])
    try:
        with zipfile.ZipFile(BytesIO(data)) as file:
            entries = file.infolist()
            if problems := oversized(form, place, entries) or misnamed(form, place, entries):
                raise ProblemsFoundError(problems)
            if CONTENT_TYPES not in file.namelist():
                what = f"this is a zip file, but not a {form.noun}"
                raise ProblemsFoundError([form.problem(place, "001", what)])
            yield file
    except zipfile.BadZipFile as error:
        raise ProblemsFoundError([damaged(form, place, str(error))]) from error


def read_member(form: Form, place: Place, file: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of one member. Raises :class:`ProblemsFoundError` when they cannot be unpacked."""
    try:
        return file.read(name)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError):
        what = f"its part {name} cannot be unpacked"
        raise ProblemsFoundError([damaged(form, place, what)]) from None


def is_xml(name: str) -> bool:
    """Whether a member of this name is an XML part."""
    return PurePosixPath(name).suffix.lower() in {".xml", ".rels", ".vml"} or name == RELATIONSHIPS


def not_a_package(form: Form, place: Place, data: bytes) -> Problem | None:
    """What is wrong when the bytes are no zip at all."""
    if not data:
        return form.problem(place, "002", "the file is empty", f"save the {form.use} there again")
    if data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            what = "this file is protected by a password"
            return form.problem(place, "003", what, "save it without one")
        what = f"this is an old {form.old}, or one protected by a password"
        return form.problem(place, "003", what)
    if not zipfile.is_zipfile(BytesIO(data)):
        return form.problem(place, "001", f"this is not a {form.noun}")
    return None


def oversized(form: Form, place: Place, entries: list[zipfile.ZipInfo]) -> list[Problem]:
    """Too many members, or too much in them, by what the zip declares: nothing is inflated to find out."""
    remedy = f"no letter needs this much; start again from a {form.use} that is known to be good"
    if len(entries) > MOST_MEMBERS:
        what = f"it holds {len(entries):,} members; {MOST_MEMBERS:,} is the most"
        return [form.problem(place, "005", what, remedy)]
    total = sum(entry.file_size for entry in entries)
    if total > form.most_bytes:
        most = form.most_bytes // MEBIBYTE
        what = f"it would unpack to {total / MEBIBYTE:,.0f} MiB; {most} MiB is the most"
        return [form.problem(place, "004", what, remedy)]
    swollen = [
        entry.filename
        for entry in entries
        if (is_xml(entry.filename) and entry.file_size > form.most_part_bytes)
        or (entry.file_size > MEBIBYTE and entry.file_size > MOST_RATIO * max(entry.compress_size, 1))
    ]
    return [
        form.problem(place, "004", f"its part {name} would unpack far too large", remedy) for name in swollen
    ]


def misnamed(form: Form, place: Place, entries: list[zipfile.ZipInfo]) -> list[Problem]:
    """Names that two readers could understand differently, and members that are locked."""
    names = Counter(entry.filename.lower() for entry in entries)
    problems = [
        form.problem(place, "006", f"it holds {name} {times} times: two readers may see two {form.use}s")
        for name, times in names.items()
        if times > 1
    ]
    for entry in entries:
        path = PurePosixPath(entry.filename)
        if path.is_absolute() or ".." in path.parts or "\\" in entry.orig_filename:
            what = f"its member {entry.filename!r} has a name that leads elsewhere"
            problems.append(form.problem(place, "006", what))
        if entry.flag_bits & 1:
            what = f"its member {entry.filename} is protected by a password"
            problems.append(form.problem(place, "003", what, "save it without one"))
    return problems


def damaged(form: Form, place: Place, what: str) -> Problem:
    """A problem of a file that is not as its program wrote it."""
    return form.problem(place, "007", f"the file is damaged: {what}", "fetch a sound copy of it")

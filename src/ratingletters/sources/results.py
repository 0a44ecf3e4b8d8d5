"""Results read from files, from folders of them, and from text on standard input."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from ratingletters.errors import Problem, ProblemsFoundError, UnusableFileError
from ratingletters.model.results import Results
from ratingletters.reading.document import Document, ValuePath
from ratingletters.reading.json import read_json_file
from ratingletters.reading.validation import validated
from ratingletters.reading.yaml import read_yaml, read_yaml_file
from ratingletters.sources.repeats import councils_twice, repeats
from ratingletters.sources.sourced import Sourced


def read_sheets(file: Path) -> Document:
    """The results in a workbook or in a folder of CSV; their readers are imported when there is one."""
    from ratingletters.sources.sheets import read_csv_results, read_workbook_file  # noqa: PLC0415

    return read_csv_results(file) if file.is_dir() else read_workbook_file(file)


SOURCES: Mapping[str, Callable[[Path], Document]] = MappingProxyType(
    {
        ".yaml": read_yaml_file,
        ".yml": read_yaml_file,
        ".json": read_json_file,
        ".xlsx": read_sheets,
    }
)
"""Which reader reads a file with which ending. A new source is one more line, and its reader."""

STDIN = "-"

COUNCILS_CSV = "councils.csv"
"""The file by which a folder of CSV is known."""

CHECKED = ".checked"
"""What stands before the ending of a workbook's marked copy, which is not results: a folder is read without it."""

Check = Callable[[Document, ValuePath], Iterable[Problem]]


def no_more(_document: Document, _path: ValuePath) -> Iterable[Problem]:
    """No further problems."""
    return ()


def read_results(*inputs: Path | str, stdin: str = "", further: Check = no_more) -> tuple[Sourced, ...]:
    """The results of every council in ``inputs``, in their order, each with its document.

    An input is a file (its ending must be in ``SOURCES``), a folder (its files with such an ending, by name;
    folders within it are left alone), or ``-`` for the YAML text ``stdin``. A file holds one council, or a
    list of them. ``further`` is asked for more problems of each council, which are told with the others.
    Raises ProblemsFoundError with every problem in every file, UnusableFileError for one that
    cannot be read at all.
    """
    documents: list[Document] = []
    problems: list[Problem] = []
    read: list[Sourced] = []
    for file in files_of(*inputs):
        try:
            documents.append(read_yaml(stdin, "<stdin>") if file is None else reader_of(file)(file))
        except ProblemsFoundError as error:
            problems.extend(error.problems)
    for document in documents:
        for found in councils_in(document, further):
            if isinstance(found, Sourced):
                read.append(found)
            else:
                problems.extend(found.problems)
    problems.extend(councils_twice([each for document in documents for each in _councils(document)]))
    if problems:
        raise ProblemsFoundError(problems)
    return tuple(read)


def councils_in(document: Document, further: Check = no_more) -> Iterator[Sourced | ProblemsFoundError]:
    """The results of each council in a document, or all that is wrong with them; ``further`` as for
    ``read_results``. Of a document that has problems of its own no results are sound; of one place one problem is
    told."""
    told = {each.place for each in document.problems}
    if document.problems:
        yield ProblemsFoundError(document.problems)
    if document.value == []:
        what, remedy = "this list holds no council", "begin from a sample and change its values"
        yield ProblemsFoundError([Problem(document.place(()), what, "RES-003", remedy)])
    for _, path in _councils(document):
        problems = [*repeats(document, path), *further(document, path)]
        try:
            results = validated(Results, document, path=path)
        except ProblemsFoundError as error:
            problems.extend(error.problems)
        if untold := [each for each in problems if each.place not in told]:
            yield ProblemsFoundError(untold)
        elif not document.problems:
            yield Sourced(results, document, path)


def reader_of(file: Path) -> Callable[[Path], Document]:
    """The reader for a file; a pipe, which has no ending, is read as YAML. A folder is one of CSV."""
    return read_sheets if file.is_dir() else SOURCES.get(file.suffix.lower(), read_yaml_file)


def files_of(*inputs: Path | str) -> tuple[Path | None, ...]:
    """The files that inputs stand for, each once, in their order; None is standard input."""
    return tuple(dict.fromkeys(each for given in inputs for each in _files(given)))


def _councils(document: Document) -> Iterator[tuple[Document, tuple[int, ...]]]:
    if isinstance(document.value, list):
        yield from ((document, (at,)) for at in range(len(document.value)))
    else:
        yield document, ()


def _files(given: Path | str) -> Iterator[Path | None]:
    """The files that an input stands for; None is standard input."""
    if str(given) == STDIN:
        yield None
        return
    path = Path(given)
    if path.is_dir():
        files = [
            each
            for each in _listed(path)
            if each.suffix.lower() in SOURCES and each.name[0] not in ".~" and not each.stem.endswith(CHECKED)
        ]
        if any(each.name.lower() == COUNCILS_CSV for each in _listed(path)):
            files.append(path)
        if not files:
            raise UnusableFileError(str(path), "no results in this folder", _readable())
        yield from files
    elif path.suffix.lower() in SOURCES or (path.exists() and not path.is_file()):
        yield path
    else:
        ending = (
            f"files ending in '{path.suffix}' are not read"
            if path.suffix
            else "the file's name has no ending"
        )
        raise UnusableFileError(str(path), ending, _readable())


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(each for each in folder.iterdir() if not each.is_dir())
    except OSError as error:
        raise UnusableFileError(str(folder), f"the folder could not be read: {error.strerror}") from None


def _readable() -> str:
    return f"results are read from files ending in {', '.join(SOURCES)}, and from folders of CSV with a {COUNCILS_CSV}"

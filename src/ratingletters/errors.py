"""What can go wrong, with its facts. The sentence shown to a person is composed here, in one place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from ratingletters.places import Place


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in something a person wrote: where, what, and what to do.

    ``code`` is stable (``RES-012``): TXT, YML, JSN and TML for what cannot be read as a file of its sort; RES for
    results, KND for a kind's ``letter.yaml`` and ``confirmed.yaml``, LEX for its lexicon, BOK for its pattern book,
    HST for its house style, TPL for its Word template; DOC for a letter that would not be whole; REG for the
    register and the files that it names; WSP for a workspace's ``letters.toml``, KEY for its keys.
    """

    place: Place
    what: str
    code: str
    remedy: str = ""

    def __str__(self) -> str:
        said = f"{self.place}: {self.what} [{self.code}]"
        return f"{said}\n    {self.remedy}" if self.remedy else said


class RatingLettersError(Exception):
    """The parent of every error that this package raises on purpose. It can be told from one process to another."""

    def __reduce__(self) -> tuple[type[RatingLettersError], tuple[object, ...]]:
        return type(self), tuple(vars(self).values())


class ProblemsFoundError(RatingLettersError):
    """Problems in results, a kind or a letter: all of them, in the order of their places. Exit code 1."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class UnusableFileError(RatingLettersError):
    """A file or folder that could not be read or written; nothing was half done. Exit code 3."""

    def __init__(self, path: str, why: str, remedy: str = "") -> None:
        self.path, self.why, self.remedy = path, why, remedy
        super().__init__(f"{path}: {why}" + (f"\n    {remedy}" if remedy else ""))


class RefusedError(RatingLettersError):
    """An act that a rule forbids. Exit code 4."""

    def __init__(self, what: str, remedy: str = "") -> None:
        self.what, self.remedy = what, remedy
        super().__init__(what + (f"\n    {remedy}" if remedy else ""))


class BusyError(RatingLettersError):
    """Another process holds the lock of a register, or of a draft's folder, for longer than was waited: ``waited``
    seconds. Exit code 5."""

    def __init__(self, path: str, waited: float) -> None:
        self.path, self.waited = path, waited
        super().__init__(
            f"{path}: another process is at work here, and was not done after {waited:g} seconds\n"
            "    run the same command again; a lock is freed by the system when its process ends"
        )


class Setbacks:
    """Errors of single letters, gathered while the others go on; :meth:`tell` raises them all when these are done."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.refused: list[RefusedError] = []

    @contextmanager
    def of_one(self) -> Iterator[None]:
        """What is done to one letter: problems of it and a rule against it stop nothing else."""
        try:
            yield
        except ProblemsFoundError as error:
            self.problems += error.problems
        except RefusedError as error:
            self.refused.append(error)

    def tell(self) -> None:
        """Raises :class:`ProblemsFoundError` with every problem, or :class:`RefusedError` with every refusal and
        whatever problems there are beside them; nothing where there was neither."""
        found = [ProblemsFoundError(self.problems)] if self.problems else []
        if self.refused:
            raise RefusedError("\n".join(map(str, (*self.refused, *found))))
        if found:
            raise found[0]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``did you mean 'rating'?`` for a near miss; else the words that would do, when they are few."""
    import difflib  # noqa: PLC0415  only a mistake needs it

    words = [str(each) for each in known]
    near = difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    if near:
        return f"did you mean '{near[0]}'?"
    return f"known here: {', '.join(words)}" if 0 < len(words) <= 16 else ""

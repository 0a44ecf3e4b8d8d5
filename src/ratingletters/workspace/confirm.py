"""A kind's wording and the record of what was confirmed of it: what differs, and a new record."""

from __future__ import annotations

from ratingletters.composition import Kind
from ratingletters.errors import Problem, ProblemsFoundError
from ratingletters.kinds.confirmed import read_confirmed, write_confirmed
from ratingletters.kinds.folders import CONFIRMED, DEFINITION, LEXICON
from ratingletters.model.confirmed import Confirmed
from ratingletters.narrative.confirmed import as_it_is, unconfirmed
from ratingletters.reading.yaml import read_yaml_file
from ratingletters.register.disk import Disk


def unconfirmed_wording(kind: Kind) -> list[Problem]:
    """Everything in a kind that is not as it was confirmed; nothing for a kind of which nothing ever was.

    Raises :class:`ProblemsFoundError` when its record is none, :class:`UnusableFileError` if it cannot be read.
    """
    then = read_confirmed(kind.folder)
    return [] if then is None else differences(kind, then)


def confirm_wording(kind: Kind) -> list[Problem]:
    """Records a kind's wording as it is, and returns what was not as confirmed before: everything, the first time, or
    when there is no reading the record. Raises :class:`UnusableFileError` when it cannot be written."""
    try:
        then = read_confirmed(kind.folder)
    except ProblemsFoundError:
        then = None
    changed = differences(kind, then or Confirmed())
    documents = (read_yaml_file(kind.folder / file) for file in (LEXICON, DEFINITION))
    Disk().replace(kind.folder / CONFIRMED, write_confirmed(as_it_is(kind.whole_book, *documents)).encode())
    return changed


def differences(kind: Kind, then: Confirmed) -> list[Problem]:
    """What differs from a record, at its place, with what to do."""
    remedy = f"if it is meant: letters kinds confirm {kind.definition.kind}"
    lexicon, letter = (read_yaml_file(kind.folder / file) for file in (LEXICON, DEFINITION))
    return sorted(unconfirmed(then, kind.whole_book, lexicon, letter, remedy))

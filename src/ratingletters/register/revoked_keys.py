"""The file ``revoked_keys``: public keys, one a line, as ``ssh-keygen -Y verify -r`` reads it.

It says of every signature that it is worth nothing, old ones too. The register is finer: there a key is revoked
from an event on, and what it signed before stays signed.
"""

from __future__ import annotations

from ratingletters.errors import Problem, ProblemsFoundError
from ratingletters.places import Place
from ratingletters.register.allowed_signers import content
from ratingletters.register.public_key import PublicKey, read_key
from ratingletters.register.wire import MalformedError

CODES = (("KEY-007", "a line of revoked_keys is not a key"),)


def read_revoked_keys(text: str, source: str) -> tuple[PublicKey, ...]:
    """Every key in the file. Raises :class:`ProblemsFoundError` with every problem at its line."""
    problems: list[Problem] = []
    keys: list[PublicKey] = []
    for number, line in content(text):
        try:
            keys.append(read_key(line))
        except MalformedError as error:
            what = f"the key {error}"
            problems.append(
                Problem(Place(source, number), what, "KEY-007", "copy the line of its .pub file again")
            )
    if problems:
        raise ProblemsFoundError(problems)
    return tuple(keys)

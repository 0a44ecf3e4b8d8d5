"""What was confirmed of a kind's wording: the record that ``confirmed.yaml`` in the kind's folder holds."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from ratingletters.model.scalars import Frozen, Text, absent, absent_group


def spaced(value: Any) -> Any:
    """Words that stand in one text, with spaces between them."""
    return value.split() if isinstance(value, str) else absent(value)


Prints = Annotated[dict[Text, Text], BeforeValidator(absent_group)]
Vocabulary = Annotated[tuple[Text, ...], BeforeValidator(spaced)]


class Confirmed(Frozen):
    """A fingerprint for each card (named ``Paragraph / point / card``, in the book's order) and for each part of
    ``lexicon.yaml`` and ``letter.yaml``; and every word that the cards' own sentences have, in small letters."""

    cards: Prints = Field(default_factory=dict)
    lexicon: Prints = Field(default_factory=dict)
    letter: Prints = Field(default_factory=dict)
    words: Vocabulary = ()

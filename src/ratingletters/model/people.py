"""The people of a workspace and what each may do, as its ``letters.toml`` lists them."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from ratingletters.model.scalars import Frozen, Id, Line


class Right(StrEnum):
    """An act that not everybody may do. Who drafts a letter may not sign it off, whatever their rights."""

    DRAFT = "draft"
    SIGN_OFF = "sign-off"
    ISSUE = "issue"


class Person(Frozen):
    """Someone who works on letters: ``may`` lists their rights; none when it is absent."""

    name: Line
    email: Line | None = None
    may: tuple[Right, ...] = ()


class People(Frozen):
    """Everybody in ``letters.toml`` by the id under which the register and ``allowed_signers`` know them."""

    people: dict[Id, Person] = Field(default_factory=dict)

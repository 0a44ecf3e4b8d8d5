"""The letter kind as its ``letter.yaml`` defines it: what is neither wording nor page."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from ratingletters.model.scalars import Frozen, Text, absent_group, whole

FileName = Annotated[Text, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*\.yaml$")]
ListName = Annotated[Text, StringConstraints(pattern=r"^[a-z][a-z_]*$")]


class Definition(Frozen):
    """One kind of letter.

    ``kind`` is its name, equal to the name of its folder; ``title`` and ``organisation`` become the
    document's properties; ``year`` is the year of the scheme, and results of another year are refused,
    but for ``later years`` in which its letter was sent as well.
    ``scale`` maps each point of the rating scale to its title, as the rating cell prints it. ``paragraphs``
    lists the paragraphs of the pattern book in order. ``lists`` are those whose sentences are items under a
    heading, with the word that follows ``lists.`` in their merge field. ``fields`` are the merge fields that
    the template must use: a letter without one of them would be incomplete. ``house_style`` is the file beside
    it with the house style of edited text; absent where there is none.
    """

    kind: Text
    title: Text
    organisation: Text
    year: Annotated[int, BeforeValidator(whole)]
    later_years: Annotated[
        tuple[Annotated[int, BeforeValidator(whole)], ...], Field(alias="later years")
    ] = ()
    scale: Annotated[dict[Annotated[int, BeforeValidator(whole)], Text], Field(min_length=2)]
    paragraphs: Annotated[tuple[Text, ...], Field(min_length=1)]
    fields: Annotated[tuple[Text, ...], Field(min_length=1)]
    house_style: Annotated[FileName | None, Field(alias="house-style")] = None
    lists: Annotated[dict[Text, ListName], BeforeValidator(absent_group)] = Field(default_factory=dict)

    @property
    def list_fields(self) -> dict[str, str]:
        """The merge field of each paragraph that is a list."""
        return {paragraph: f"lists.{name}" for paragraph, name in self.lists.items()}

    @property
    def merge_fields(self) -> tuple[str, ...]:
        """Every field that the template must use, the lists' included."""
        return (*self.fields, *self.list_fields.values())

    @property
    def span(self) -> str:
        """The scale's ends, as a message says them: ``1 to 4``."""
        return f"{min(self.scale)} to {max(self.scale)}"

"""A workspace with people in it, and acts at a time of our choosing."""

from datetime import UTC, datetime
from pathlib import Path

from ratingletters.workspace.act import Act
from ratingletters.workspace.new import new_workspace

NOW = datetime(2026, 11, 23, 12, 0, 0, 999, tzinfo=UTC)
PEOPLE = """
[people.analyst]
name = "The analyst"
may = ["draft", "issue"]

[people.manager]
name = "The manager"
may = ["sign-off"]
"""


def office(folder: Path) -> Path:
    """A new workspace where an analyst and a manager work."""
    new_workspace(folder)
    with (folder / "letters.toml").open("a", encoding="utf-8") as file:
        file.write(PEOPLE)
    return folder


def act(person: str = "analyst", at: datetime = NOW) -> Act:
    """Something that a person does at a time."""
    return Act(person, lambda: at)

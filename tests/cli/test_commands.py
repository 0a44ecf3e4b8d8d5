"""The list of commands."""

import pytest
from typer.testing import CliRunner

from ratingletters.cli.app import app
from ratingletters.cli.commands import COMMANDS, built


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_in_the_list_can_be_asked_for_help(name: str) -> None:
    found = CliRunner().invoke(app, [name, "--help"])
    assert found.exit_code == 0
    assert f"letters {name}" in found.output.replace("root", "letters")


def test_the_list_tells_each_command_whole() -> None:
    said = CliRunner().invoke(app, ["--help"]).output
    for name, (_, says) in COMMANDS.items():
        assert f"{name} " in said
        assert says in said


def test_a_command_that_was_mistyped_is_told_with_the_nearest() -> None:
    found = CliRunner().invoke(app, ["drft"])
    assert found.exit_code == 2
    assert "Did you mean 'draft'?" in found.output


@pytest.mark.parametrize("name", ["kinds", "keys", "register"])
def test_a_group_has_its_commands(name: str) -> None:
    assert "list" in built(name).commands

"""The commands of the program in plain sight. Each is imported and built only when it is asked for, since to build them
all takes longer than most of them take to work."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

COMMANDS = {
    # name: its module and its function or its app, and what the list of commands says of it
    "check": ("check.check", "Tell every problem in results, with its place."),
    "preview": ("preview.preview", "Print the narrative as Markdown."),
    "draft": ("draft.draft", "Draft letters in Word, for people to read and edit."),
    "edits": ("word_edits.edits", "Read what was changed in a draft in Word."),
    "explain": ("explain.explain", "Tell where each sentence of a draft in Word comes from."),
    "sign-off": ("sign_off.sign_off", "Sign letters off: make each whole, and sign its bytes."),
    "issue": ("issue.issue", "Issue letters that are signed off."),
    "export": ("export.export", "Export signed letters as PDF or in Word, sealed if asked."),
    "correct": ("correct.correct", "Correct issued letters, and tell what changes."),
    "compare": ("compare.compare", "Compare two versions of a letter."),
    "withhold": ("stop.withhold", "Withhold letters that are not issued yet."),
    "withdraw": ("stop.withdraw", "Withdraw versions of letters."),
    "status": ("status.status", "Tell how every letter stands."),
    "init": ("init.init", "Make a workspace."),
    "doctor": ("doctor.doctor", "Tell what is there and what is missing."),
    "kinds": ("kinds.app", "List, show and check the letter kinds."),
    "keys": ("keys.app", "Make, add, list and revoke the keys that sign."),
    "register": ("register.app", "What was done to which letter, and the proof of it."),
}


class Commands(TyperGroup):
    """The commands, of each only its line in the list until it is the one that was typed."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        for name, (_, says) in COMMANDS.items():
            self.add_command(TyperCommand(name, help=says))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that was typed, built, with the arguments after it; an error that names the nearest, if none."""
        name, _, rest = super().resolve_command(ctx, args)
        return name, built(name) if name else None, rest


def built(name: str) -> Any:
    """A command or a group of commands, whole."""
    module, _, attribute = COMMANDS[name][0].partition(".")
    made = getattr(import_module(f"ratingletters.cli.{module}"), attribute)
    if isinstance(made, typer.Typer):
        return typer.main.get_group(made)
    alone = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
    alone.command(name)(made)
    return typer.main.get_command(alone)

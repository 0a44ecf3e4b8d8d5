"""The command line: sentences on the screen, and exit codes. No rule lives here."""

from ratingletters.cli.app import main

__all__ = ["main"]

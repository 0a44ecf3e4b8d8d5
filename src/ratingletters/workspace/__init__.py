"""The desk: what a person can do with results, kinds and letters. The one place where the rooms meet."""

from ratingletters.workspace.desk import Workspace

__all__ = ["Workspace"]

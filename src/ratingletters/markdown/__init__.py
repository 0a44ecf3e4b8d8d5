"""The narrative as Markdown."""

"""The redline: two versions of a letter as one Word file with real tracked changes."""

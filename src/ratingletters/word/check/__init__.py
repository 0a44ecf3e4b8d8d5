"""Checking a finished Word file: what it says, its structure, and whether everybody can read it.

Nothing in here uses what wrote the file, so that a mistake there is not made twice.
"""

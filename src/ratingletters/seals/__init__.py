"""Seals: what shows a recipient that a letter is the organisation's, and unchanged. The record of a sign-off is the
register's; a seal adds nothing to it and takes nothing away."""

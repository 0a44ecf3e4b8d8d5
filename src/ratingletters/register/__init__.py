"""What was drafted, signed off and issued: for now, the drafts."""

"""What a slot raises when the facts do not bear it. Neither error ever leaves the builder."""


class UnsaidError(Exception):
    """A slot that the facts do not bear; its text is the reason."""


class EmptySetError(UnsaidError):
    """A slot of an empty set: nothing to say, and nothing to report."""

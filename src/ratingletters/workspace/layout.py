"""What lies where in a workspace."""

from __future__ import annotations

MARKER = "letters.toml"
"""Its people and their rights; the file also marks the folder as a workspace."""

LETTERS = "letters"
"""The register and the letters."""

TEMPLATES = "templates"
"""The letter kinds of its own."""

ALLOWED_SIGNERS = "allowed_signers"
"""The keys that may sign."""

REVOKED_KEYS = "revoked_keys"
"""Those that may no longer; absent while there is none."""

EXPORTS = "exports"
"""Letters as they go to their recipients, unless another folder is named."""

"""The nouns: results, narrative, letter, kind. No input or output happens here."""

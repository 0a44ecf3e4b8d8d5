"""The shipped kind and the sample results, for the tests that need the real ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ratingletters.model.narrative import Narrative
from ratingletters.model.results import Results
from ratingletters.narrative.book import read_book
from ratingletters.narrative.build import build
from ratingletters.narrative.facts import facts
from ratingletters.narrative.words import read_lexicon
from ratingletters.reading.yaml import read_yaml

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "templates" / "annual-rating-2009"
BOOK_TEXT = (FOLDER / "patterns.md").read_text(encoding="utf-8")
LEXICON_TEXT = (FOLDER / "lexicon.yaml").read_text(encoding="utf-8")
LEXICON = read_lexicon(LEXICON_TEXT, "lexicon.yaml")
BOOK = read_book(BOOK_TEXT, "patterns.md", LEXICON)
SAMPLE_TEXT = (ROOT / "samples" / "liverpool-2009" / "results.yaml").read_text(encoding="utf-8")
SAMPLE: dict[str, Any] = read_yaml(SAMPLE_TEXT, "results.yaml").value


def narrative_of(value: dict[str, Any]) -> Narrative:
    """What the shipped book says about results given as plain values."""
    return build(facts(Results.model_validate(value), LEXICON), BOOK)

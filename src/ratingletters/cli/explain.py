"""``letters explain``: where each sentence of a draft in Word comes from, by the file alone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ratingletters.cli.exits import put, say
from ratingletters.cli.options import JsonOption, show_json

DraftFile = Annotated[
    Path, typer.Argument(metavar="FILE.docx", help="A draft in Word, wherever it lies.", show_default=False)
]


def explain(file: DraftFile, as_json: JsonOption = False) -> None:
    """Tell for each sentence of a draft in Word its card and its facts, or that a person wrote it."""
    from ratingletters import word  # noqa: PLC0415
    from ratingletters.markdown.origins import origins_tree, write_origins  # noqa: PLC0415
    from ratingletters.reading.text import read_bytes  # noqa: PLC0415

    returned = word.read_returned(str(file), read_bytes(file))
    if as_json:
        show_json(origins_tree(returned))
        return
    put(write_origins(returned))
    for each in returned.remarks:
        say(each)

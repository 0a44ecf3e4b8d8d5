"""``letter.json``, a signed letter's trace: every sentence with its card and its facts, and what it was made from."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import PurePath

from ratingletters.markdown.explain import trace
from ratingletters.model.narrative import Narrative
from ratingletters.places import Place
from ratingletters.register.fingerprint import fingerprint
from ratingletters.workspace.act import program
from ratingletters.workspace.drafting import prints
from ratingletters.workspace.kept import Kept

DEPTH = 4
"""How deep the file is broken into lines: down to one sentence a line."""


def written_trace(each: Kept) -> bytes:
    """The trace of a letter. It says the same on every machine and in every folder, so that a sign-off that was stopped
    can go on anywhere."""
    values = {
        "v": 1,
        "letter": each.name,
        "date": each.letter.date.isoformat(),
        "rating": {"grade": each.letter.rating, "title": each.letter.rating_title},
        "program": program(),
        "kind": {name: fingerprint(data) for name, data in sorted(each.kind_files.items())},
        "files": dict(prints(each.files)),
        **trace(without_folders(each.letter.narrative), each.place),
    }
    return f"{lined(values, DEPTH)}\n".encode()


def without_folders(narrative: Narrative) -> Narrative:
    """The narrative with every card's place named by its file alone."""
    return Narrative(
        tuple(
            replace(each, sentences=tuple(replace(one, place=by_file(one.place)) for one in each.sentences))
            for each in narrative.paragraphs
        ),
        tuple(replace(each, place=by_file(each.place)) for each in narrative.refusals),
    )


def by_file(place: Place) -> Place:
    """A place named by its file, without the folders above it."""
    return replace(place, source=PurePath(place.source).name)


def lined(value: object, depth: int) -> str:
    """JSON broken into lines down to a depth, so that it can be searched and compared line by line. Below it the
    standard library writes, which is ten times as fast without lines."""
    if not depth or not value or not isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return "[\n" + ",\n".join(lined(each, depth - 1) for each in value) + "\n]"
    parts = (f"{json.dumps(name)}: {lined(each, depth - 1)}" for name, each in value.items())
    return "{\n" + ",\n".join(parts) + "\n}"

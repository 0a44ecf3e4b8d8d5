"""The deliberate breaks of ``breaks.yaml``, done to a sound letter."""

import warnings
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from tests.word.making import letter, zipped

from ratingletters.word import load_template, merge

ROOT = Path(__file__).parents[3]
BREAKS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("breaks.yaml").read_text("utf-8"))
SOUND = merge(
    load_template(ROOT / "templates/annual-assessment-2010/letter.docx"),
    letter(lists=("lists.strengths", "lists.areas")),
    draft=False,
)


def broken(how: dict[str, Any]) -> bytes:
    """The sound letter with one break."""
    with zipfile.ZipFile(BytesIO(SOUND)) as file:
        files = {name: file.read(name) for name in file.namelist()}
    if "old" in how:
        part, old = files[how["in"]].decode(), how["old"]
        assert old in part
        files[how["in"]] = part.replace(old, how["new"], 1).encode()
    files |= {name: text.encode() for name, text in how.get("add", {}).items()}
    files.pop(how.get("leave out", ""), None)
    data = BytesIO(zipped(files))
    if twice := how.get("twice"):
        with zipfile.ZipFile(data, "a") as file, warnings.catch_warnings(action="ignore"):
            file.writestr(twice, files[twice])
    return data.getvalue()

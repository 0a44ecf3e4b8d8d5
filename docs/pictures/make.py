"""Pictures of every kind's page, to look at after each change of a template: LibreOffice, poppler, Pillow.

``python docs/pictures/make.py [DIR] [--dpi 48] [--longest 3]`` makes letters of little and of much to say, and one with
long names; draws their pages side by side, and tells how many pages each has. They are drafts, so that nobody takes a
picture for a letter that was sent; and but for the samples' own they are about nobody (``made-up.yaml``).
"""

from __future__ import annotations

import argparse
import datetime
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml
from PIL import Image
from pydantic import BaseModel

from ratingletters import load_kind, read_results, write_word
from ratingletters.composition import compose
from ratingletters.model.results import Finding, Results
from ratingletters.word import load_template

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
USUAL = {
    "annual-rating-2009": ROOT / "samples/liverpool-2009/results.yaml",
    "annual-assessment-2010": ROOT / "samples/assessment-2010/results.yaml",
    "inspection-summary-2024": ROOT / "templates/inspection-summary-2024/example.yaml",
}
MADE_UP = yaml.safe_load((HERE / "made-up.yaml").read_text("utf-8"))
LISTS = ("provision", "review", "outcome_judgements", "indicators", "gaps", "findings")
PLACES = ("", " in the villages")
COLOURS, GAP, GREY = 24, 8, (150, 150, 150)

Model = TypeVar("Model", bound=BaseModel)


def letters(usual: Results) -> Iterator[tuple[str, Results]]:
    """The usual results, and others made of them that are about no council."""
    yield "usual", usual
    made_up = named(changed(usual, council=changed(usual.council, name_in_sentence=None)), MADE_UP["people"])
    nothing: dict[str, Any] = {"previous": None, "outcomes": {}, **dict.fromkeys(LISTS, ())}
    yield "little", changed(made_up, **nothing)
    yield "findings", changed(made_up, **nothing | {"findings": tuple(findings(PLACES[:1]))})
    yield "much", changed(made_up, findings=tuple(findings(PLACES)))
    yield "names", named(made_up, MADE_UP["long names"])


def findings(places: tuple[str, ...]) -> Iterator[Finding]:
    """Every finding, said of each place."""
    for sort, texts in MADE_UP["findings"].items():
        yield from (Finding(text=f"{text}{place}", sort=sort) for place in places for text in texts)


def named(results: Results, people: Mapping[str, Mapping[str, Any]]) -> Results:
    """The results about others: for each of them the values that differ."""
    return changed(
        results, **{each: changed(getattr(results, each), **values) for each, values in people.items()}
    )


def changed(model: Model, **values: Any) -> Model:
    """The same with other values."""
    return model.model_copy(update=values)


def written(folder: Path) -> list[Path]:
    """The letters of every kind as Word files."""
    files = []
    for name, results in USUAL.items():
        kind = load_kind(ROOT / "templates" / name)
        template = load_template(kind.folder / "letter.docx")
        for sort, given in letters(read_results(results)[0].results):
            file = folder / f"{name}-{sort}.docx"
            made = compose(given, kind, given.date or datetime.date(given.year, 12, 9))
            file.write_bytes(write_word(template, made, draft=True))
            files.append(file)
    return files


def drawn(files: list[Path], folder: Path, dpi: int) -> dict[str, list[Path]]:
    """The pages of Word files as pictures, by the names of the files."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True)
    for file in files:
        name = str(folder / file.stem)
        subprocess.run(["pdftoppm", "-r", str(dpi), "-png", f"{name}.pdf", f"{name}-page"], check=True)
    return {file.stem: sorted(folder.glob(f"{file.stem}-page*.png")) for file in files}


def side_by_side(pages: list[Path]) -> Image.Image:
    """The pages on a grey ground, in few colours."""
    pictures = [Image.open(page).convert("RGB") for page in pages]
    width = sum(each.width + GAP for each in pictures) + GAP
    ground = Image.new("RGB", (width, pictures[0].height + 2 * GAP), GREY)
    left = GAP
    for each in pictures:
        ground.paste(each, (left, GAP))
        left += each.width + GAP
    return ground.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


def main() -> None:
    """Makes the letters, draws them, and writes a picture of each."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=HERE)
    parser.add_argument("--dpi", type=int, default=48)
    parser.add_argument("--longest", type=int, default=3, help="letters of more pages are told and not drawn")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for name, pages in drawn(written(Path(scratch)), Path(scratch), asked.dpi).items():
            print(f"{name}: {len(pages)} page{'s' * (len(pages) > 1)}")
            if len(pages) <= asked.longest:
                side_by_side(pages).save(asked.folder / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()

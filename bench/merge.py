"""How fast letters are merged, beside other programs that fill Word files: CPU time, interleaved, medians of rounds.

``python bench/merge.py [--rounds N] [--letters N] [--write FILE]``. Every program makes the same letters from a
template with the same words, and is first seen to say the same. A letter is made from values in memory, as bytes in
memory; where a row says so it is written to a file as well. Other programs are fetched on demand into
``build/bench-peers`` by pip and npm; one that cannot be had is left out, and named. Then ``--letters`` letters are made
by eight threads from one template and held against those of one thread.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from importlib.metadata import PackageNotFoundError, distributions, version
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import docxtpl
import jinja2
from lxml import etree
from merge_templates import W, numbered, plain, rewritten, said, with_braces, with_merge_fields
from results import write_section

from ratingletters import load_kind, read_results
from ratingletters.composition import compose
from ratingletters.model.letter import Letter
from ratingletters.word import Template, load_template
from ratingletters.word.archive import Deflate, archive, member, quick, reproducible
from ratingletters.word.compiled import compile_parts, compile_template, fill_template
from ratingletters.word.fields import context
from ratingletters.word.package import CORE, unpack
from ratingletters.word.properties import core_properties, without_its_maker

ROOT = Path(__file__).resolve().parent.parent
KIND = ROOT / "templates/annual-rating-2009"
PEERS = ROOT / "build/bench-peers"
PYTHON_PEERS, NODE_PEERS = ("docx-mailmerge2",), ("docxtemplater", "easy-template-x")
NODE_PACKAGES = ("docxtemplater@3", "pizzip@3", "easy-template-x@7")
COUNCILS = 20
THREADS = 8

Made = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class Contestant:
    """A way to a letter: the CPU seconds that ``count`` letters take."""

    name: str
    seconds: Callable[[int], float]
    count: int


def letters() -> list[Letter]:
    """The sample letter, addressed to made-up people."""
    council = read_results(ROOT / "samples/liverpool-2009/results.yaml")[0]
    made = compose(council.results, load_kind(KIND), date(2009, 12, 9))
    return [
        replace(
            made, addressee=replace(made.addressee, name=f"Person Number {at}", salutation=f"Number {at}")
        )
        for at in range(COUNCILS)
    ]


def ours(template: Template, made: list[Letter], deflate: Deflate) -> Made:
    """This program: everything that a letter takes, from the checks of its text on."""
    package = unpack(template.source, template.data)
    parts = compile_parts(template.source, package)
    compiled = compile_template(
        template.source,
        without_its_maker(package),
        parts,
        constants={"draft": True},
        given=(CORE,),
        deflate=deflate,
    )

    def make(at: int) -> bytes:
        return fill_template(compiled, context(made[at], draft=True), {CORE: core_properties(made[at])})

    return make


def docxtpl_anew(template: Template, values: list[dict[str, Any]]) -> Made:
    """docxtpl as its manual has it."""

    def make(at: int) -> bytes:
        document = docxtpl.DocxTemplate(BytesIO(template.data))
        document.render(values[at], autoescape=True)
        out = BytesIO()
        document.save(out)
        return out.getvalue()

    return make


def docxtpl_again(template: Template, values: list[dict[str, Any]]) -> Made:
    """docxtpl with all that it lets one use again: the template object and Jinja's environment."""
    document = docxtpl.DocxTemplate(BytesIO(template.data))
    environment = jinja2.Environment(autoescape=True)

    def make(at: int) -> bytes:
        document.render(values[at], environment)
        out = BytesIO()
        document.save(out)
        return out.getvalue()

    return make


def mailmerge(template: Template, values: list[dict[str, Any]]) -> Made:
    """docx-mailmerge2, whose object merges once."""
    from mailmerge import MailMerge  # noqa: PLC0415

    rewriting = with_merge_fields(values[0])
    source = rewritten(template.data, rewriting)
    fields = [numbered(each) for each in values]

    def make(at: int) -> bytes:
        out = BytesIO()
        with MailMerge(BytesIO(source)) as document:
            document.merge(**fields[at])
            document.write(out)
        return out.getvalue()

    return make


def from_scratch(letter: bytes) -> Made:
    """python-docx, with the letter's blocks laid out before it: paragraphs and tables, no styles."""
    with zipfile.ZipFile(BytesIO(letter)) as file:
        body = etree.fromstring(file.read("word/document.xml"))[0]
    _, around = said(letter)
    top = next(line for line in around if not line.startswith("Page"))
    bottom = next(line for line in around if line.startswith("Page"))
    blocks = [
        [[texts(cell) for cell in row.iter(f"{W}tc")] for row in block.iter(f"{W}tr")]
        if block.tag == f"{W}tbl"
        else texts(block)
        for block in body
    ]

    def make(_: int) -> bytes:
        document = docx.Document()
        for block in filter(None, blocks):
            if isinstance(block, str):
                document.add_paragraph(block)
                continue
            table = document.add_table(0, len(block[0]))
            for row in block:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        section = document.sections[0]
        section.header.paragraphs[0].text, section.footer.paragraphs[0].text = top, bottom
        out = BytesIO()
        document.save(out)
        return out.getvalue()

    return make


def texts(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def deflated_anew(letter: bytes, deflate: Deflate, changed: set[str] | None = None) -> Made:
    """The limit: the bytes of the letter's members deflated and put together, nothing else. ``changed`` are those
    that are deflated, all if None."""
    with zipfile.ZipFile(BytesIO(letter)) as file:
        members = {name: file.read(name) for name in file.namelist()}
    ready = {name: member(name, data, deflate) for name, data in members.items()}

    def make(_: int) -> bytes:
        return archive(
            member(name, data, deflate) if changed is None or name in changed else ready[name]
            for name, data in members.items()
        )

    return make


def written(make: Made, file: Path) -> Made:
    """The same, and each letter written to a file."""

    def make_and_write(at: int) -> bytes:
        data = make(at)
        file.write_bytes(data)
        return data

    return make_and_write


def inside(make: Made) -> Callable[[int], float]:
    """The CPU seconds of this process for letters."""

    def seconds(count: int) -> float:
        start = time.process_time()
        for at in range(count):
            make(at % COUNCILS)
        return time.process_time() - start

    return seconds


def node_peers(template: Template, values: list[dict[str, Any]]) -> dict[str, Callable[[int], float]]:
    """The programs in JavaScript, in a process of their own that counts its own CPU time."""
    (PEERS / "out").mkdir(parents=True, exist_ok=True)
    (PEERS / "template.docx").write_bytes(rewritten(template.data, with_braces))
    (PEERS / "letters.json").write_text(json.dumps(values), encoding="utf-8")
    command = ["node", str(Path(__file__).with_name("merge_peers.mjs")), str(PEERS)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603
    assert process.stdin is not None
    assert process.stdout is not None
    ask, answers = process.stdin, process.stdout

    def asked(peer: str) -> Callable[[int], float]:
        def seconds(count: int) -> float:
            ask.write(json.dumps({"peer": peer, "count": count}) + "\n")
            ask.flush()
            return float(json.loads(answers.readline())["cpu"])

        return seconds

    return {peer: asked(peer) for peer in NODE_PEERS}


def run(command: list[str]) -> None:
    """Runs a program that fetches others; says so when it cannot."""
    try:
        subprocess.run(command, check=True, capture_output=True, cwd=PEERS)  # noqa: S603
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"{command[0]} could not fetch what was asked: {error}", file=sys.stderr)


def fetch() -> tuple[bool, bool]:
    """Fetches the peers, in Python and in JavaScript, into their folder; whether each are there."""
    PEERS.mkdir(parents=True, exist_ok=True)
    target = PEERS / "python"
    if not target.exists():
        pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(target)]
        run([*pip, *PYTHON_PEERS])
    sys.path.append(str(target))
    if shutil.which("node") and not (PEERS / "node_modules").exists():
        (PEERS / "package.json").write_text("{}", encoding="utf-8")
        run(["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", *NODE_PACKAGES])
    has_python = (target / "mailmerge.py").exists() or (target / "mailmerge").exists()
    return has_python, (PEERS / "node_modules").exists() and shutil.which("node") is not None


def same_words(name: str, data: bytes, wanted: bytes) -> None:
    """Stops the measurement of a letter that does not say what it should."""
    if said(data) != said(wanted):
        (here, top), (there, other) = said(data), said(wanted)
        odd = [(a, b) for a, b in zip(here, there, strict=False) if a != b][:2]
        raise SystemExit(f"{name} says something else: {odd} {len(here)} {len(there)} {top ^ other}")


def contestants(folder: Path) -> tuple[list[Contestant], list[str]]:
    """All that are measured, each seen to make the same letter; and what is left out."""
    template, made = load_template(KIND / "letter.docx"), letters()
    contexts = [context(each, draft=True) for each in made]
    values = [plain(each) for each in contexts]
    wanted = ours(template, made, reproducible)(0)
    has_python, has_node = fetch()
    missing = [*(() if has_python else PYTHON_PEERS), *(() if has_node else NODE_PEERS)]
    is_fast = quick() is not reproducible
    changed = {"word/document.xml", CORE}
    compressors = {"zlib": reproducible} | ({"isal": quick()} if is_fast else {})
    missing += [] if is_fast else ["isal"]
    makes: dict[str, tuple[Made, int]] = {
        "docxtpl": (docxtpl_anew(template, contexts), 10),
        "docxtpl, used again": (docxtpl_again(template, contexts), 10),
        "python-docx from scratch": (from_scratch(wanted), 10),
    }
    if has_python:
        makes["docx-mailmerge2"] = (mailmerge(template, values), 30)
    for name, deflate in compressors.items():
        own, limit = ours(template, made, deflate), deflated_anew(wanted, deflate)
        makes |= {
            f"ours, {name}": (own, 200),
            f"ours, {name}, written": (written(own, folder / "letter.docx"), 200),
            f"limit, {name}: every part deflated": (limit, 200),
            f"limit, {name}: every part deflated, written": (written(limit, folder / "letter.docx"), 200),
            f"limit, {name}: changed parts deflated": (deflated_anew(wanted, deflate, changed), 200),
        }
    makes["limit: written"] = (written(lambda _: wanted, folder / "letter.docx"), 200)
    for name, (make, _) in makes.items():
        same_words(name, make(0), wanted)
    found = [Contestant(name, inside(make), count) for name, (make, count) in makes.items()]
    for name, seconds in (node_peers(template, values) if has_node else {}).items():
        seconds(1)
        same_words(name, (PEERS / "out" / f"{name}.docx").read_bytes(), wanted)
        found.append(Contestant(name, seconds, 20))
    return found, missing


def measured(found: list[Contestant], rounds: int) -> dict[str, float]:
    """Milliseconds a letter by name: medians of rounds, after a round that is not counted."""
    taken: dict[str, list[float]] = {each.name: [] for each in found}
    for at in range(rounds + 1):
        for each in found:
            seconds = each.seconds(each.count)
            if at:
                taken[each.name].append(1000 * seconds / each.count)
    return {name: statistics.median(times) for name, times in taken.items()}


def table(times: Mapping[str, float]) -> list[str]:
    """The rows of a Markdown table, the quickest first."""
    mine = [name for name in ("ours, zlib", "ours, isal") if name in times]
    lines = [
        f"| what | ms a letter | {' | '.join(f'times {name}' for name in mine)} |",
        f"|---|---:|{'---:|' * len(mine)}",
    ]
    for name, each in sorted(times.items(), key=lambda item: item[1]):
        ratios = " | ".join(f"{each / times[own]:.2f}" for own in mine)
        lines.append(f"| {name} | {each:.3f} | {ratios} |")
    return lines


def verdicts(times: Mapping[str, float]) -> list[str]:
    """Each goal with what was measured."""
    mine = {name: times[f"ours, {name}"] for name in ("isal", "zlib") if f"ours, {name}" in times}
    fastest = min(
        (name for name in times if not name.startswith(("ours", "limit", "docxtpl"))), key=times.__getitem__
    )
    lines = []
    for name, own in mine.items():
        goal = {"isal": 30, "zlib": 20}[name]
        limit = times[f"limit, {name}: every part deflated, written"] / times[f"ours, {name}, written"]
        for what, wanted, reached in (
            (f"times faster than docxtpl, {name}", goal, times["docxtpl"] / own),
            (f"times faster than the fastest peer ({fastest}), {name}", 10, times[fastest] / own),
            (f"per cent of the speed of deflating every part and writing, {name}", 50, 100 * limit),
        ):
            told = "reached" if reached >= wanted else "missed"
            lines.append(f"- {reached:.1f} {what} (goal {wanted}: {told})")
    return lines


def threads(count: int) -> str:
    """Letters of eight threads that share one template, against those of one thread."""
    template, some = load_template(KIND / "letter.docx"), letters()[0]
    many = [
        replace(some, addressee=replace(some.addressee, name=f"Person Number {at}")) for at in range(count)
    ]
    make = ours(template, many, reproducible)
    with ThreadPoolExecutor(THREADS) as pool:
        prints = list(pool.map(lambda at: zlib.crc32(make(at)), range(count)))
    wrong = sum(zlib.crc32(make(at)) != found for at, found in enumerate(prints))
    assert len(set(prints)) > count * 0.99
    return f"{THREADS} threads, {count:,} letters, one compiled template: {wrong} wrong"


def versions() -> str:
    """All programs with their versions."""
    found = [f"{name} {version(name)}" for name in ("docxtpl", "python-docx", "jinja2", "lxml")]
    found += [f"{each.name} {each.version}" for each in distributions(path=[str(PEERS / "python")])]
    for name in NODE_PEERS:
        package = PEERS / "node_modules" / name / "package.json"
        found += [f"{name} {json.loads(package.read_text())['version']}"] if package.exists() else []
    try:
        found.append(f"isal {version('isal')}")
    except PackageNotFoundError:
        found.append("no isal")
    return ", ".join(found)


def main() -> None:
    """Measures, prints, and writes the section when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--letters", type=int, default=5_000, help="how many letters eight threads make")
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found, missing = contestants(Path(folder))
        times = measured(found, asked.rounds)
    lines = [
        f"Made by `bench/merge.py`: {asked.rounds} rounds, interleaved, medians of CPU time. {os.cpu_count()} cores,"
        f" {platform.system()} {platform.machine()}, Python {platform.python_version()}, zlib"
        f" {zlib.ZLIB_RUNTIME_VERSION}, {versions()}.",
        *(["", f"Left out, since not at hand: {', '.join(missing)}."] if missing else []),
        "",
        *table(times),
        "",
        *verdicts(times),
        f"- {threads(asked.letters)}",
    ]
    print("\n".join(lines))
    if asked.write:
        write_section(asked.write, "Merging", lines)


if __name__ == "__main__":
    main()

"""``letters doctor``: what is there, what is missing, and what to do about it."""

from __future__ import annotations

import platform
import re
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from ratingletters.cli.exits import Exit, counted, put, say
from ratingletters.cli.office import soffice
from ratingletters.cli.options import (
    JsonOption,
    QuietOption,
    TemplatesOption,
    WorkspaceOption,
    show_json,
    workspace_at,
)
from ratingletters.cli.person import PersonOption, acting, clock

if TYPE_CHECKING:
    from ratingletters.workspace.health import Finding

PROGRAMS = (
    ("soffice", "letters export --pdf", "install LibreOffice Writer"),
    ("ssh-keygen", "keys in an agent or on hardware", "install OpenSSH's client"),
)
"""Programs that are used where they are, each with what needs it; nothing else does."""


def doctor(
    by: PersonOption = "",
    workspace: WorkspaceOption = None,
    templates: TemplatesOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Tell what is there and what is missing: program, workspace, keys, you."""
    from ratingletters.workspace.health import Verdict, examined  # noqa: PLC0415

    desk = workspace_at(workspace, templates)
    found = [*machine(), *examined(desk, acting(by), clock())]
    wrong = sum(1 for each in found if each.verdict is Verdict.WRONG)
    if as_json:
        show_json({"findings": [tree(each) for each in found], "wrong": wrong})
    else:
        for each in found:
            if not quiet or each.verdict is not Verdict.GOOD:
                remedy = f"{'':18}{each.remedy}\n" if each.remedy else ""
                put(f"{each.verdict.value:6} {each.name:10} {each.said}\n{remedy}")
        say(counted(wrong, "thing") + " wrong" if wrong else "nothing is wrong")
    if wrong:
        raise typer.Exit(Exit.PROBLEMS)


def machine() -> Iterator[Finding]:
    """The program, what it stands on, and the programs that it calls."""
    from importlib.metadata import version  # noqa: PLC0415

    from ratingletters.workspace.health import Finding, Verdict  # noqa: PLC0415

    yield Finding("letters", Verdict.GOOD, version("ratingletters"))
    yield Finding("Python", Verdict.GOOD, f"{platform.python_version()} on {platform.system()}")
    yield packages()
    for name, use, remedy in PROGRAMS:
        path = soffice() if name == "soffice" else shutil.which(name)
        if path:
            yield Finding(name, Verdict.GOOD, str(path))
        else:
            yield Finding(name, Verdict.NOTE, f"not found; needed for {use} only", remedy)


def packages() -> Finding:
    """Whether every package that the program needs is installed."""
    from importlib.metadata import PackageNotFoundError, requires, version  # noqa: PLC0415

    from ratingletters.workspace.health import Finding, Verdict  # noqa: PLC0415

    found, missing = [], []
    for each in requires("ratingletters") or ():
        name = re.split(r"[^A-Za-z0-9._-]", each)[0]
        if "extra ==" in each:
            continue
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        remedy = "install the program again: pip install --force-reinstall ratingletters"
        return Finding("packages", Verdict.WRONG, f"missing: {', '.join(missing)}", remedy)
    return Finding("packages", Verdict.GOOD, ", ".join(found))


def tree(finding: Finding) -> dict[str, object]:
    """A finding as plain values."""
    return {
        "name": finding.name,
        "verdict": finding.verdict.value,
        "said": finding.said,
        "remedy": finding.remedy,
    }

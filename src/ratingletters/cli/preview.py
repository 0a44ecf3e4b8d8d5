"""``letters preview``: the narrative as Markdown, with its reasons on request."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from ratingletters.cli.exits import put, say
from ratingletters.cli.options import (
    CouncilOption,
    JsonOption,
    KindOption,
    ResultsFiles,
    TemplatesOption,
    VerboseOption,
    WorkspaceOption,
    read,
    show_json,
    workspace_at,
)

ExplainOption = Annotated[
    bool,
    typer.Option(
        "--explain", help="For each sentence its card, its slots and its facts; then what was left unsaid."
    ),
]


def preview(
    results: ResultsFiles,
    explain: ExplainOption = False,
    kind: KindOption = "",
    council: CouncilOption = "",
    workspace: WorkspaceOption = None,
    templates: TemplatesOption = None,
    as_json: JsonOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Print the narrative as Markdown; rendered when stdout is a terminal."""
    from ratingletters.markdown.explain import explain as explained  # noqa: PLC0415
    from ratingletters.markdown.explain import trace  # noqa: PLC0415
    from ratingletters.markdown.report import report_tree, write_report  # noqa: PLC0415
    from ratingletters.markdown.write import write_markdown  # noqa: PLC0415

    desk = workspace_at(workspace, templates, remembering=True)
    found = read(desk, results, council, kind)
    letters: list[dict[str, object]] = []
    texts = []
    for each in found:
        report = desk.report(each, kind) if explain or as_json else None
        narrative = report.narrative if report else desk.preview(each, kind)
        reference = f"{kind or each.results.kind}/{each.results.council.id}"
        if report and as_json:
            told = trace(narrative, each.place) | report_tree(report, each.place)
            letters.append({"letter": reference, **told})
            continue
        if verbose:
            for refusal in narrative.refusals:
                part = f"the part '{refusal.part}'" if refusal.part else "the sentence"
                say(f"{refusal.place}: {refusal.card}: {part} was refused: {refusal.why}")
        text = write_markdown(narrative)
        if report:
            reasons = (explained(narrative, each.place), write_report(report, each.place))
            text = "\n".join(part for part in reasons if part)
        if not narrative.paragraphs:
            say(f"{reference}: the results bear no sentence of this kind")
        texts.append(f"# {each.results.council.name}\n\n{text}" if len(found) > 1 else text)
    if as_json:
        show_json({"letters": letters})
    else:
        show("\n".join(texts), plain=explain)


def show(text: str, *, plain: bool) -> None:
    """Markdown on stdout: rendered for a terminal, else as it is."""
    if plain or not sys.stdout.isatty():
        put(text)
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.markdown import Markdown  # noqa: PLC0415

    Console(width=min(Console().width, 100)).print(Markdown(text))

"""``letters kinds``: which letter kinds there are, what one says, and whether it is sound."""

from __future__ import annotations

import typer

from ratingletters.cli import confirm, coverage, impact, usage
from ratingletters.cli.exits import counted, put, say
from ratingletters.cli.options import (
    JsonOption,
    KindName,
    QuietOption,
    TemplatesOption,
    WorkspaceOption,
    show_json,
    workspace_at,
)

app = typer.Typer(help="List, show and check the letter kinds.", rich_markup_mode=None, no_args_is_help=True)
app.command(name="confirm")(confirm.confirm)
app.command(name="coverage")(coverage.coverage)
app.command(name="impact")(impact.impact)
app.command(name="usage")(usage.usage)


@app.command(name="list")
def list_kinds(
    workspace: WorkspaceOption = None, templates: TemplatesOption = None, as_json: JsonOption = False
) -> None:
    """List the letter kinds that can be used here."""
    folders = workspace_at(workspace, templates).kind_folders()
    if as_json:
        show_json({"kinds": [{"kind": each.name, "folder": str(each)} for each in folders]})
        return
    for folder in folders:
        put(f"{folder.name}\n")


@app.command(name="show")
def show(
    name: KindName,
    workspace: WorkspaceOption = None,
    templates: TemplatesOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show a letter kind: its scale, and every card with what it says."""
    kind = workspace_at(workspace, templates, remembering=True).kind(name)
    definition, book = kind.definition, kind.whole_book
    if as_json:
        cards = [
            {
                "card": card.name,
                "place": str(card.place),
                "about": card.description,
                "attested": card.attested,
            }
            for card in book.cards()
        ]
        show_json({"kind": definition.model_dump(mode="json"), "cards": cards})
        return
    lines = [f"{definition.kind}: {definition.title} {definition.year}, {definition.organisation}", ""]
    lines += [f"{point}  {title}" for point, title in sorted(definition.scale.items(), reverse=True)]
    for paragraph in book.paragraphs:
        lines += ["", paragraph.name]
        for point in paragraph.points:
            lines += [f"  {card.name:32} {card.description}" for card in point.cards]
    put("\n".join(lines) + "\n")


@app.command(name="check")
def check(
    name: KindName,
    workspace: WorkspaceOption = None,
    templates: TemplatesOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Check a letter kind: definition, lexicon, pattern book, Word template, and what was confirmed of them."""
    from ratingletters.errors import ProblemsFoundError  # noqa: PLC0415

    desk = workspace_at(workspace, templates)
    problems = desk.check_kind(name)
    cards = list(desk.kind(name).whole_book.cards()) if name in desk.kinds else []
    drafts = [card for card in cards if not card.attested]
    if not (as_json or quiet):
        for card in drafts:
            say(f"{card.place}: '{card.name}' is a draft")
    if problems:
        raise ProblemsFoundError(problems)
    if as_json:
        show_json({"kind": name, "problems": []})
    elif not quiet:
        say(f"{name}: {counted(len(cards), 'card')}, {len(drafts)} of them drafts, no problems")

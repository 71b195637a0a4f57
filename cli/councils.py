"""`craffu grid` and `craffu told`: one question asked of many councils, and who else was told the same."""

import json
import sys
import textwrap
from typing import Any

import click

from cli.narrowing import council_called, filters_of
from cli.terminal import one_line
from corpus.settings import load_settings

_WIDTH = 100


@click.command()
@click.argument("questions", nargs=-1, required=True)
@click.option("--authority", "authorities", multiple=True, help="Of this council; may be repeated. None: of all held.")
@click.option("--json", "as_json", is_flag=True, help="The whole grid as one JSON object.")
@click.option("--csv", "as_csv", is_flag=True, help="A line a claim, safe in a spreadsheet.")
def grid(questions: tuple[str, ...], authorities: tuple[str, ...], as_json: bool, as_csv: bool) -> None:
    """Ask each of QUESTIONS once of each council, from what is held about it alone."""
    from workbench.answering import open_assistant
    from workbench.councils.grid import councils_held, csv_lines, grid_fields
    from workbench.councils.grid import grid as asked

    assistant = open_assistant(load_settings())
    councils = filters_of(authorities, None).authorities or councils_held(assistant.sources.index)
    found = asked(assistant, councils, questions)
    if as_csv:
        sys.stdout.writelines(csv_lines(found))
    else:
        fields = grid_fields(found)
        click.echo(json.dumps(fields, ensure_ascii=False, indent=2) if as_json else _printed(fields))


@click.command()
@click.argument("text")
@click.option("--authority", help="The council that was told, which is left out.")
@click.option("--json", "as_json", is_flag=True, help="All of them as one JSON object.")
def told(text: str, authority: str | None, as_json: bool) -> None:
    """List what other councils were asked for in words near TEXT, and whether the next report held asks again."""
    from workbench.answering import open_assistant
    from workbench.councils.told import Neighbours, told_fields
    from workbench.kept import Kept

    settings, council = load_settings(), council_called(authority) if authority else None
    sources = open_assistant(settings).sources
    neighbours = Neighbours(Kept(sources.index, settings.data, settings.written), sources.embedder, sources.vocabulary)
    fields = told_fields(neighbours.told(text, council), sources.index.generation)
    click.echo(json.dumps(fields, ensure_ascii=False, indent=2) if as_json else _listed(fields))


def _printed(fields: dict[str, Any]) -> str:
    lines = []
    for number, question in enumerate(fields["questions"]):
        lines += [one_line(question)]
        for row in fields["rows"]:
            cell = row["cells"][number]
            said = " ".join(one_line(claim["text"]) for claim in cell["claims"]) or "nothing held"
            sources = {f"{c['filename']}{', page ' + str(c['page']) if c['page'] else ''}" for c in cell["citations"]}
            where = f" [{one_line('; '.join(sorted(sources)))}]" if sources else ""
            lines.append(textwrap.fill(f"  {row['authority']}: {said}{where}", _WIDTH, subsequent_indent="    "))
        lines.append("")
    return "\n".join(lines)


def _listed(fields: dict[str, Any]) -> str:
    quotes = {citation["n"]: one_line(citation["quote"]) for citation in fields["citations"]}
    lines = []
    for item in fields["items"]:
        asked = " ".join(quotes[n] for n in item["asked"])
        then = (
            f"{item['then'].replace('_', ' ')}{' (' + item['next_published'] + ')' if item['next_published'] else ''}"
        )
        said = f"{item['authority']}, {item['published'] or 'date not known'}: “{asked}” – {then}"
        lines.append(textwrap.fill(said, _WIDTH, subsequent_indent="    "))
    return "\n".join(lines) or "No other council is held to have been asked for anything near this."

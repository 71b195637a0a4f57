"""`craffu promises`: what was to be done by when, and what is held of it after that day."""

import json
from datetime import date
from typing import Any

import click

from cli.days import DAY, today
from cli.narrowing import filters_of
from cli.terminal import one_line, safe
from corpus.settings import load_settings


@click.command()
@click.option("--authority", "authorities", multiple=True, help="A council, by any of its names; may be repeated.")
@click.option("--state", "states", multiple=True, type=click.Choice(["kept", "missed", "moved", "unknown"]))
@click.option("--by", default="", help="Words of the name of who is to do it.")
@click.option("--from", "start", type=DAY, help="Due on this day or later.")
@click.option("--to", "end", type=DAY, help="Due on this day or earlier.")
@click.option("--as-of", type=DAY, help="Hide what was published after this day.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object each, as GET /v1/promises gives them.")
def promises(  # noqa: PLR0913, PLR0917  # one parameter an option
    authorities: tuple[str, ...],
    states: tuple[str, ...],
    by: str,
    start: date | None,
    end: date | None,
    as_of: date | None,
    as_json: bool,
) -> None:
    """What documents say is to be done by a time, by the day it is due, and what became of it."""
    from cli.reading import read_first
    from corpus.index import Index
    from workbench.kept import Kept
    from workbench.promises.chosen import Wanted, chosen
    from workbench.promises.extract import PROMISES
    from workbench.promises.ledger import Ledger, State
    from workbench.promises.told import told

    settings = load_settings()
    filters = filters_of(authorities, as_of)
    wanted = Wanted(tuple(map(State, states)), by, start, end)
    kept = Kept(Index.open(settings), settings.data, settings.written)
    read_first(kept, (PROMISES,), filters)
    found = chosen(Ledger(kept).entries(filters), wanted)
    for each in found:
        fields = told(each, as_of or today())
        click.echo(json.dumps(fields, ensure_ascii=False) if as_json else safe(_printed(fields)))
    if not found:
        click.echo("No such promise is held.", err=True)


def _printed(fields: dict[str, Any]) -> str:
    due = fields["due"]
    when = "day not told" if due is None else f"until {due['to']}" if fields["span"] else due["to"]
    how = f" (counted from {fields['base']})" if fields["computed"] and fields["base"] else ""
    who = f", {fields['by']}" if fields["by"] else ""
    lines = [f"{when}{how}  {fields['state'].upper()}  {fields['force']}{who}", f"    “{one_line(fields['text'])}”"]
    lines.append(f"      {_source(fields['citation'])}")
    if fields["evidence"]:
        label = "shown by" if fields["shown_by"] == "evidence" else "nearest later mention, which does not tell"
        lines.append(f"    {label}: “{one_line(fields['evidence']['quote'])}”")
        lines.append(f"      {_source(fields['evidence'])}")
    else:
        lines.append("    no later mention held")
    return "\n".join([*lines, ""])


def _source(citation: dict[str, Any]) -> str:
    page = f", page {citation['page']}" if citation["page"] else ""
    who = citation["publisher"] or citation["source_class"]
    return one_line(f"{who}, {citation['published'] or 'date not known'}{page}; {citation['filename']}")

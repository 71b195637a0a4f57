"""`craffu disagreements`: what documents about a council say differently, on the terminal."""

import json
import textwrap
from typing import Any

import click

from cli.narrowing import council_called
from cli.terminal import one_line
from corpus.settings import load_settings

_WIDTH = 100


@click.command()
@click.option("--authority", required=True, help="The council, by any of its names.")
@click.option("--type", "only", type=click.Choice(["scope", "date", "unit", "slip"]), help="Only this type.")
@click.option("--json", "as_json", is_flag=True, help="All of them as one JSON object.")
def disagreements(authority: str, only: str | None, as_json: bool) -> None:
    """List what documents about a council say differently of one figure, term, day or person, and why."""
    from cli.reading import read_first
    from corpus.filters import Filters
    from workbench.answering import open_assistant
    from workbench.disagreements.found import Finder
    from workbench.disagreements.reply import disagreements_fields
    from workbench.kept import Kept
    from workbench.prepared import Part, reads

    settings, council = load_settings(), council_called(authority)
    sources = open_assistant(settings).sources
    kept = Kept(sources.index, settings.data, settings.written)
    read_first(kept, reads(Part.DISAGREEMENTS, sources.embedder), Filters(authorities=(council,)))
    finder = Finder(kept, sources.embedder, sources.vocabulary)
    found = [each for each in finder.of(council) if only in (None, each.type.value)]
    fields = disagreements_fields(found, sources.index.generation)
    click.echo(json.dumps(fields, ensure_ascii=False, indent=2) if as_json else _printed(fields))


def _printed(fields: dict[str, Any]) -> str:
    quotes = {citation["n"]: citation for citation in fields["citations"]}
    lines = []
    for item in fields["items"]:
        lines += [f"{item['type']}: {item['kind'].replace('_', ' ')}"]
        for side in item["sides"]:
            citation = quotes[side["citation"]]
            by = citation["publisher"] or citation["filename"]
            head = f"  {one_line(side['words'])}  " if side["words"] else "  "
            said = f"{head}“{one_line(citation['quote'])}” {one_line(by)}, {citation['published'] or 'date not known'}"
            lines.append(textwrap.fill(said, _WIDTH, subsequent_indent="    "))
        lines.append("")
    return "\n".join(lines) or "Nothing held about this council was found to disagree."

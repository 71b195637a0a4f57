"""`craffu recommendations`: what was asked for in the documents held, and what became of it."""

import json
from datetime import date
from typing import Any

import click

from cli.days import DAY, today
from cli.narrowing import council_called
from cli.terminal import one_line
from corpus.settings import load_settings

_STATES = (
    "accepted",
    "accepted_in_part",
    "rejected",
    "noted",
    "in_progress",
    "done",
    "repeated",
    "closed",
    "no_later_mention",
)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object each, as GET /v1/recommendations gives them.")
@click.option("--authority", multiple=True, help="A council, by any of its names.")
@click.option("--body", multiple=True, help="Who asked, by any of their names.")
@click.option("--state", multiple=True, type=click.Choice(_STATES), help="What became of it.")
@click.option("--document", multiple=True, help="The id of the document that asks.")
@click.option("--older-than", type=click.IntRange(0), help="Asked more than this many days ago.")
@click.option("--newer-than", type=click.IntRange(0), help="Asked fewer than this many days ago.")
@click.option("--as-of", type=DAY, help="Hide what was published after this day.")
def recommendations(  # noqa: PLR0913, PLR0917  # one parameter an option
    as_json: bool,
    authority: tuple[str, ...],
    body: tuple[str, ...],
    state: tuple[str, ...],
    document: tuple[str, ...],
    older_than: int | None,
    newer_than: int | None,
    as_of: date | None,
) -> None:
    """What inspectors, auditors, inquiries and committees asked for, newest first, with their state."""
    from cli.reading import read_first
    from corpus.filters import Filters
    from workbench.recommendations.chosen import Wanted, chosen
    from workbench.recommendations.fields import fields
    from workbench.recommendations.stances import State
    from workbench.recommendations.tracker import open_tracker

    filters = Filters(authorities=tuple(map(council_called, authority)), document_ids=document, as_of=as_of)
    wanted = Wanted(body, tuple(map(State, state)), older_than, newer_than)
    day = as_of or today()
    with open_tracker(load_settings()) as tracker:
        read_first(tracker.kept, tracker.reads)
        for tracked in chosen(tracker.all(filters), wanted, day):
            item = fields(tracked, day)
            click.echo(json.dumps(item, ensure_ascii=False) if as_json else _lines(item))


def _lines(item: dict[str, Any]) -> str:
    """One thing asked for as a few lines: its state and who asked, its words, and where each later passage stands."""
    of_all = " (of all together)" if item["state_is_of_all"] else ""
    head = [item["state"].replace("_", " ") + of_all, item["kind"], item["number"], item["asker"], item["asked_on"]]
    lines = ["  ".join(one_line(each) for each in head if each), f"    {one_line(item['text'])}"]
    lines.append(_places(item, item["quotes"]))
    for answer in item["answers"]:
        said = f"{answer['on'] or 'no date'}  {(answer['state'] or 'mention').replace('_', ' ')}"
        lines += [f"    {said}", _places(item, answer["quotes"][:1])]
    return "\n".join(lines)


def _places(item: dict[str, Any], numbers: list[int]) -> str:
    found = [citation for citation in item["citations"] if citation["n"] in numbers]
    return "\n".join(f"      {_place(citation)}" for citation in found)


def _place(citation: dict[str, Any]) -> str:
    page = f", page {citation['page']}" if citation["page"] else ""
    return f"{one_line(citation['filename'])}{page}, {citation['start']} to {citation['end']}"

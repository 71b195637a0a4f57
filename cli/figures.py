"""`craffu figures`: what the documents tell of how much and how many, on the terminal or for a program."""

import json
from datetime import date
from typing import TYPE_CHECKING

import click

from cli.days import DAY
from cli.narrowing import filters_of
from cli.terminal import one_line, safe
from corpus.settings import load_settings

if TYPE_CHECKING:
    from workbench.figures.held import Held
    from workbench.figures.series import Series


@click.command()
@click.argument("measure", default="")
@click.option("--authority", "authorities", multiple=True, help="Only figures told of this council; may be repeated.")
@click.option("--from", "start", type=DAY, help="Only figures of this day or later.")
@click.option("--to", "end", type=DAY, help="Only figures of this day or earlier.")
@click.option("--as-of", type=DAY, help="Only what was published by this day.")
@click.option("--json", "as_json", is_flag=True, help="All fields, as GET /v1/figures gives them.")
@click.option("--csv", "as_csv", is_flag=True, help="A table for a spreadsheet.")
def figures(  # noqa: PLR0913, PLR0917  # one parameter an option
    measure: str,
    authorities: tuple[str, ...],
    start: date | None,
    end: date | None,
    as_of: date | None,
    as_json: bool,
    as_csv: bool,
) -> None:
    """List the figures held of MEASURE ("agency staff"); without one, every figure."""
    from assistant.visits import Visits
    from cli.reading import read_first
    from corpus.index import Index
    from workbench.figures.extract import FIGURES
    from workbench.figures.held import Wanted, absent, held
    from workbench.figures.series import series_of
    from workbench.figures.table import csv_lines
    from workbench.figures.told import told
    from workbench.kept import Kept

    if as_json and as_csv:
        raise click.UsageError("--json or --csv, not both.")
    settings = load_settings()
    filters = filters_of(authorities, as_of)
    index = Index.open(settings)
    wanted = Wanted(measure.strip(), filters.authorities, start, end, filters)
    kept = Kept(index, settings.data, settings.written)
    read_first(kept, (FIGURES,))
    found = held(kept, Visits(index), wanted)
    if as_csv:
        click.echo("".join(csv_lines(found)), nl=False)
    elif as_json:
        body = {"items": told(found, found), "not_held": absent(found, wanted)}
        click.echo(json.dumps(body, ensure_ascii=False, indent=2))
    else:
        _print(found, series_of(found), absent(found, wanted))


def _print(found: "list[Held]", series: "list[Series]", missing: list[str]) -> None:
    from workbench.figures.measures import catalogue
    from workbench.figures.series import definition_of

    for one in series:
        told = one.definition
        name = catalogue().measures[told.measure].names["en"]
        kinds = [*told.narrower, *([told.form] if told.form != "level" else []), *(["range"] if told.ranged else [])]
        click.echo(f"\n{told.of}: {', '.join([name, *kinds])}")
        for each in (*(held for point in one.points for held in point.told), *one.undated):
            click.echo(_line(each, disputed=each.figure.at in one.disputed))
    others = [each for each in found if definition_of(each) is None]
    if others:
        click.echo("\nChanges, and figures that belong to no series")
        for each in others:
            click.echo(_line(each, disputed=False))
    if len(series) > 1:
        click.echo("\nEach set is of another council, measure, unit or way of counting: they are not to be joined.")
    for council in missing:
        click.echo(f"No such figure is held for {council}.", err=True)
    if not found and not missing:
        click.echo("No such figure is held.", err=True)


def _line(each: "Held", disputed: bool) -> str:
    figure, described = each.figure, each.record.description
    time = "time not told" if figure.at is None else _span(figure.at.start, figure.at.end)
    page = f", page {figure.quote.page.index}" if figure.quote.page else ""
    source = f"{described.publisher or described.source_class.value}, {described.published or 'date not known'}{page}"
    mark = " (disputed)" if disputed else ""
    return safe(f"  {time:<24} {figure.said:<16}{mark} {one_line(figure.words)}  [{source}; {each.record.filename}]")


def _span(start: date, end: date) -> str:
    return str(start) if start == end else f"{start} to {end}"

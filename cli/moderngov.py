"""`craffu ingest moderngov`: the papers and minutes of a committee's meetings."""

import json
import sys
from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import click

from cli.days import Day, today
from cli.moderngov_report import as_lines, found, left_alone, planned
from cli.progress import bars
from cli.summary import as_json, as_rows, as_table, exit_code
from corpus.errors import UsageError
from corpus.settings import load_settings

if TYPE_CHECKING:
    from ingest.moderngov.moderngov import Wanted
    from ingest.sources.sources import Told

LOOK_BACK = timedelta(days=90)  # papers are added for weeks after a meeting
DAY = Day(["%Y-%m-%d", "%d/%m/%Y"])
LANGUAGES = {"both": ("en", "cy"), "en": ("en",), "cy": ("cy",)}


@click.command()
@click.argument("base")
@click.option("--committee", required=True, help="The committee's number: CId in the addresses of its pages.")
@click.option("--from", "begins", type=DAY, help="First day of meetings; 90 days before the last when not given.")
@click.option("--to", "ends", type=DAY, help="Last day of meetings; today when not given.")
@click.option(
    "--language", type=click.Choice(list(LANGUAGES)), default="both", show_default=True, help="Which to have."
)
@click.option("--welsh-base", help="The address of the Welsh site, where that is another.")
@click.option("--authority", help="The council, where the address does not tell.")
@click.option("--dry-run", is_flag=True, help="List what would be fetched, and stop.")
@click.option("--json", "json_wanted", is_flag=True, help="The result as one JSON object on stdout.")
@click.option("--again", is_flag=True, help="Read every file anew, unchanged ones too.")
@click.option("--quiet", is_flag=True, help="No progress.")
def moderngov(dry_run: bool, json_wanted: bool, again: bool, quiet: bool, **which: Any) -> None:  # noqa: ANN401
    """Ingest the papers and minutes of a committee's meetings from the ModernGov site at BASE.

    BASE is the address in front of mgWebService.asmx, for example https://democracy.council.gov.uk. What is restricted
    is left alone and said so. Run it again to have what was added or changed since.
    """
    from ingest.fetch.fetch import Fetcher
    from ingest.fetch.run import fetching
    from ingest.moderngov.moderngov import fetch, look_up
    from ingest.run import ingest

    settings, wanted = load_settings(), _wanted(which)
    task = [repr(wanted), f"dry run: {dry_run}"]
    with bars(quiet) as progress, fetching(settings, task) as since, Fetcher(settings, since) as fetcher:
        agenda = look_up(wanted, fetcher, progress)
        if dry_run:
            click.echo(_dumps(planned(agenda)) if json_wanted else "\n".join(as_lines(planned(agenda))))
            return
        got = fetch(agenda, settings, fetcher, progress)
        summary = ingest(got.sources, settings, progress, again=again)
    result = {"found": found(agenda, got), **left_alone(agenda)}
    if json_wanted:
        click.echo(_dumps(result | as_json(summary)))
    else:
        click.echo("\n".join([*as_rows(list(found(agenda, got).items())), "", as_table(summary)]))
        click.echo("\n".join(as_lines(left_alone(agenda))), nl=bool(as_lines(left_alone(agenda))))
    sys.exit(exit_code(summary, got.nothing_answered))


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _wanted(which: Mapping[str, Any]) -> "Wanted":
    from ingest.moderngov.moderngov import Wanted

    last = which["ends"] or today()
    first = which["begins"] or last - LOOK_BACK
    if first > last:
        raise UsageError(f"--from {first} is later than --to {last}.")
    languages, told = LANGUAGES[which["language"]], _told(which["authority"])
    return Wanted(which["base"], which["committee"].strip(), first, last, languages, which["welsh_base"], told)


def _told(authority: str | None) -> "tuple[Told, ...]":
    from corpus.terms import load_vocabulary
    from ingest.sources.sources import Told

    if authority is None:
        return ()
    council = load_vocabulary().council(authority)
    if council is None:
        raise UsageError(f"No council is called {authority}; give another of its names.")
    return (Told("user", {"authority": council.name, "publisher": council.full}),)

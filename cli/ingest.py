"""`craffu ingest`: read files, folders and web addresses into the index; a table says what became of them."""

import json
import sys
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

import click

from cli.moderngov import moderngov
from cli.progress import bars
from cli.summary import as_json, as_table, exit_code
from cli.terminal import one_line
from corpus.settings import Settings, load_settings

if TYPE_CHECKING:
    from ingest.fetch.asked import Asked, Got
    from ingest.summary import Progress


class _Ingest(click.Command):
    """Takes paths and addresses; with `moderngov` in front it is the command for a council's meetings."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        first = next((number for number, word in enumerate(args) if not word.startswith("-")), None)
        if first is not None and args[first] == moderngov.name:
            return moderngov.make_context(
                f"{info_name} {args[first]}", [*args[:first], *args[first + 1 :]], parent, **extra
            )
        return super().make_context(info_name, args, parent, **extra)


@click.command(cls=_Ingest)
@click.argument("paths", nargs=-1, required=True)
@click.option("--json", "json_wanted", is_flag=True, help="The summary as one JSON object on stdout.")
@click.option("--again", is_flag=True, help="Read every file anew, unchanged ones too.")
@click.option("--quiet", is_flag=True, help="No progress.")
def ingest(paths: tuple[str, ...], json_wanted: bool, again: bool, quiet: bool) -> None:
    """Read the files, folders and web addresses (http, https) at PATHS into the index.

    "bundled" names the documents that come with Craffu, "sources" the list of their originals on the web. A CSV file
    with a column `url` is a list of addresses. `craffu ingest moderngov --help` tells of a council's meetings.

    A file that cannot be read or fetched is quarantined with its reason, and the rest go on. Files that have not
    changed since the last time are skipped.
    """
    from ingest.fetch.lists import split_given
    from ingest.run import ingest as run

    settings, given = load_settings(), split_given(paths)
    for warning in given.warnings:
        click.echo(one_line(f"craffu: {warning}"), err=True)
    with bars(quiet) as progress, _fetched(given.asked, settings, progress) as got:
        summary = run([*given.paths, *got.sources], settings, progress, again=again)
    click.echo(json.dumps(as_json(summary), ensure_ascii=False) if json_wanted else as_table(summary))
    sys.exit(exit_code(summary, got.nothing_answered))


def _fetched(asked: list["Asked"], settings: Settings, progress: "Progress") -> "AbstractContextManager[Got]":
    """What came of the addresses, within a block that ingests it."""
    if not asked:
        from ingest.fetch.asked import Got

        return nullcontext(Got())
    from ingest.fetch.web import get

    return get(asked, settings, progress)

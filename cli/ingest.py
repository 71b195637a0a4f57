"""`craffu ingest`: read files, folders and web addresses into the index; a table says what became of them."""

import json
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.moderngov import moderngov
from cli.progress import bars
from cli.summary import as_json, as_table, exit_code
from corpus.settings import load_settings

if TYPE_CHECKING:
    from ingest.web_asked import Asked


class _Ingest(click.Command):
    """Takes paths and addresses; with `moderngov` in front it is the command for a council's meetings."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        if args and args[0] == moderngov.name:
            return moderngov.make_context(f"{info_name} {args[0]}", args[1:], parent, **extra)
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
    asked, files = _split(paths)
    settings = load_settings()
    with bars(quiet) as progress, ExitStack() as stack:
        from ingest.run import ingest as run

        down, sources = False, []
        if asked:
            from ingest.web import get

            got = stack.enter_context(get(asked, settings, progress))
            down, sources = got.nothing_answered, got.sources
        summary = run([*files, *sources], settings, progress, again=again)
    click.echo(json.dumps(as_json(summary), ensure_ascii=False) if json_wanted else as_table(summary))
    sys.exit(exit_code(summary, down))


def _split(paths: tuple[str, ...]) -> tuple[list["Asked"], list[Path | str]]:
    """The web addresses that are asked for, those in lists among them, and the files and folders.

    Raises UsageError on a path that is not there, before anything is fetched."""
    from ingest.web_list import split_given

    return split_given(paths)

"""The `craffu` command: each subcommand lives in a module of its own and loads what it needs when it runs."""

import logging
import sys

import click

from cli.ask import ask, search
from cli.brief import brief
from cli.councils import grid, told
from cli.differences import differences
from cli.disagreements import disagreements
from cli.doctor import doctor
from cli.documents import documents
from cli.evaluate import evaluate
from cli.feedback import feedback
from cli.figures import figures
from cli.ingest import ingest
from cli.keys import keys
from cli.log import log_group
from cli.mcp import mcp
from cli.promises import promises
from cli.recommendations import recommendations
from cli.replay import replay
from cli.serve import serve
from cli.snapshot import restore, snapshot
from corpus.errors import CraffuError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="craffu")
def craffu() -> None:
    """Ask inspection reports, annual reports, council papers and news; get cited answers, or a plain "not held".

    Everything lives in one data folder, CRAFFU_DATA (default .craffu). Exit codes: 0 done, 1 done with some files
    quarantined, 2 bad usage or settings, 3 no index, 4 an outside service is down.
    """


for command in (
    *(ingest, documents, doctor, snapshot, restore),
    *(ask, search, serve, mcp, keys),
    *(brief, differences, disagreements, figures, grid, promises, recommendations, told),
    *(evaluate, feedback, log_group, replay),
):
    craffu.add_command(command)


def main() -> None:
    """Run the command line; what Craffu raises on purpose becomes one line on stderr and an exit code."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    try:
        craffu(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("craffu: stopped; the last complete index is in place.", err=True)
        sys.exit(130)
    except OSError as error:
        if error.filename is None:
            raise
        why = f"craffu: {error.filename} cannot be used: {error.strerror}. Check CRAFFU_DATA and permissions."
        click.echo(why, err=True)
        sys.exit(2)
    except CraffuError as error:
        click.echo(f"craffu: {error}", err=True)
        sys.exit(error.exit_code)

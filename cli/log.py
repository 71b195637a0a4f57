"""`craffu log`: list, export, check and erase what was asked of the server and answered."""

import getpass
import sys
from typing import TYPE_CHECKING

import click

from cli.log_choice import choosing
from cli.terminal import one_line
from corpus.errors import UsageError
from corpus.settings import load_settings

if TYPE_CHECKING:
    from api.answer_log.store import AnswerLog
    from api.answer_log.wanted import Wanted


@click.group("log")
def log_group() -> None:
    """What was asked of the server and answered: list, export, check, erase.

    The log is append-only and kept for CRAFFU_RETENTION_DAYS. What is in it may have to be disclosed.
    """


@log_group.command("list")
@choosing
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1), help="At most so many, the newest.")
def list_log(limit: int, wanted: "Wanted") -> None:
    """A line for each answer and each erasure, the newest last."""
    from collections import deque

    for entry in deque(_log().entries(wanted), maxlen=limit):
        said = entry.said
        if said is None:
            facts = ["erased"]
        elif "reply" in said:
            reply = said["reply"]
            facts = [said["answer_id"], said["way"], said["key"] or "", reply["status"], said["asked"]["question"]]
        else:
            facts = ["erasure of", str(len(said["numbers"])), f"by {said['who']}:", said["why"]]
        click.echo("  ".join(one_line(each) for each in (entry.time[:19], *facts) if each))


@log_group.command()
@choosing
@click.option("--format", "form", type=click.Choice(["csv", "jsonl"]), default="csv", show_default=True)
@click.option("--with-keys", is_flag=True, help="With the names of the keys that were used.")
def export(form: str, with_keys: bool, wanted: "Wanted") -> None:
    """Write the answers to stdout, for a request for information or a subject access request.

    CSV has a row for each answer; JSON Lines have the whole entries, erasures too. Read it before it is given out:
    questions may name people.
    """
    from api.answer_log.export import as_csv, as_json_lines

    made = as_csv if form == "csv" else as_json_lines
    out = sys.stdout.buffer
    if form == "csv":
        out.write(b"\xef\xbb\xbf")  # or spreadsheets take Welsh letters for something else
    for line in made(_log().entries(wanted), with_keys or wanted.key is not None):
        out.write(line.encode())


@log_group.command()
@click.option("--head", help="A head noted earlier; the log must still hold it.")
def check(head: str | None) -> None:
    """Verify that the log is as it was written. Note the head it prints somewhere else, and give it the next time."""
    from api.answer_log.check import check as checked

    result = checked(load_settings().data, head)
    for fault in result.faults:
        click.echo(one_line(fault), err=True)
    click.echo(f"{result.entries} entries, {result.erased} of them erased, {len(result.faults)} faults")
    click.echo(f"head {result.head or 'none'}")
    sys.exit(1 if result.faults else 0)


@log_group.command()
@choosing
@click.option("--why", required=True, help="The reason, which stays in the log: name a request, not a person.")
@click.option("--who", help="Who has it done; the user of this command where it is not given.")
@click.option("--yes", is_flag=True, help="Do not ask first.")
def erase(why: str, who: str | None, yes: bool, wanted: "Wanted") -> None:
    """Erase answers from the log and from those kept. That it was done stays in the log, without their words."""
    log = _log()
    if not wanted.named:
        raise UsageError("Say which answers to erase: --answer, --from, --to, --key, --text or --document.")
    count = log.count(wanted)
    if count and not yes:
        click.confirm(f"Erase {count} answers for good?", abort=True, err=True)
    click.echo(f"erased {log.erase(wanted, who or getpass.getuser(), why) if count else 0} answers", err=True)


def _log() -> "AnswerLog":
    from api.answer_log.store import AnswerLog

    settings = load_settings()
    return AnswerLog(settings.written, settings.retention_days)

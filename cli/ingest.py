"""`craffu ingest`: read files and folders into the index, with progress on stderr and a table at the end."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from cli.terminal import one_line
from corpus.errors import UsageError
from corpus.settings import load_settings

if TYPE_CHECKING:
    from ingest.summary import Event, Progress, Summary

STEPS = {"read": ("reading", "file"), "embed": ("embedding", "passage")}


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="The summary as one JSON object on stdout.")
@click.option("--again", is_flag=True, help="Read every file anew, unchanged ones too.")
@click.option("--quiet", is_flag=True, help="No progress.")
def ingest(paths: tuple[str, ...], as_json: bool, again: bool, quiet: bool) -> None:
    """Read files and folders at PATHS into the index; "bundled" names the documents that come with Craffu.

    A file that cannot be read is quarantined with its reason, and the rest go on. Files that have not changed since
    the last time are skipped.
    """
    from ingest.run import ingest as run

    settings = load_settings()
    with _progress(quiet) as progress:
        summary = run([_path(path) for path in paths], settings, progress, again=again)
    click.echo(json.dumps(_as_json(summary), ensure_ascii=False) if as_json else _table(summary))
    sys.exit(1 if _quarantined(summary) else 0)


def _path(given: str) -> Path | str:
    if given.startswith(("http://", "https://")):
        raise UsageError(f"Craffu does not fetch addresses yet: save {given} as a file and ingest that.")
    return given if given == "bundled" else Path(given)


@contextmanager
def _progress(quiet: bool) -> Iterator["Progress"]:
    """A bar for each step, with rate and time left."""
    from tqdm import tqdm

    bars: dict[str, tqdm[NoReturn]] = {}

    def show(event: "Event") -> None:
        if quiet or event.step not in STEPS or not event.total:
            return
        label, unit = STEPS[event.step]
        if event.step not in bars:
            bars[event.step] = tqdm(total=event.total, desc=label, unit=f" {unit}", file=sys.stderr, dynamic_ncols=True)
        bar = bars[event.step]
        bar.update(event.done - bar.n)
        if event.outcome and event.outcome.reason:
            bar.write(one_line(f"quarantined {event.outcome.path}: {event.outcome.reason}"), file=sys.stderr)

    try:
        yield show
    finally:
        for bar in bars.values():
            bar.close()


def _quarantined(summary: "Summary") -> list[tuple[str, str]]:
    return [(outcome.path, outcome.reason) for outcome in summary.outcomes if outcome.reason]


def _counts(summary: "Summary") -> dict[str, int]:
    from ingest.summary import Change

    return {change.value: summary.count(change) for change in Change}


def _table(summary: "Summary") -> str:
    seconds = sum(summary.seconds.values())
    rows: list[tuple[str, object]] = [*_counts(summary).items()]
    if summary.documents:
        rows += [("pages", summary.pages), ("unreadable pages", summary.unreadable_pages)]
        rows += [("passages", summary.passages), ("newly embedded", summary.embedded)]
    rows += [("seconds", f"{seconds:.1f}"), ("index generation", summary.generation or "none")]
    lines = [f"{name:18}{value:>10}" for name, value in rows]
    lines += [one_line(f"quarantined: {path}: {reason}") for path, reason in _quarantined(summary)]
    return "\n".join(lines)


def _as_json(summary: "Summary") -> dict[str, object]:
    quarantined = [{"path": path, "reason": reason} for path, reason in _quarantined(summary)]
    return {
        **_counts(summary),
        "pages": summary.pages,
        "unreadable_pages": summary.unreadable_pages,
        "passages": summary.passages,
        "embedded": summary.embedded,
        "seconds": summary.seconds,
        "generation": summary.generation,
        "quarantined_files": quarantined,
    }

"""Progress on stderr: a bar for each step, with rate and time left."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

from cli.terminal import one_line

if TYPE_CHECKING:
    from ingest.summary import Event, Progress

STEPS = {
    "list": ("looking up", "meeting"),
    "fetch": ("fetching", "document"),
    "read": ("reading", "file"),
    "embed": ("embedding", "passage"),
}


@contextmanager
def bars(quiet: bool) -> Iterator["Progress"]:
    """Shows the events it is given; nothing when `quiet`."""
    from tqdm import tqdm

    shown: dict[str, tqdm[NoReturn]] = {}

    def show(event: "Event") -> None:
        if quiet or event.step not in STEPS or not event.total:
            return
        label, unit = STEPS[event.step]
        if event.step not in shown:
            shown[event.step] = tqdm(
                total=event.total, desc=label, unit=f" {unit}", file=sys.stderr, dynamic_ncols=True
            )
        bar = shown[event.step]
        bar.update(event.done - bar.n)
        if event.outcome and event.outcome.reason:
            bar.write(one_line(f"{event.outcome.change} {event.outcome.path}: {event.outcome.reason}"), file=sys.stderr)

    try:
        yield show
    finally:
        for bar in shown.values():
            bar.close()

"""The options by which `craffu log` and `craffu replay` say which answers are meant."""

import sys
from collections.abc import Callable, Mapping
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from cli.days import DAY
from corpus.errors import UsageError

if TYPE_CHECKING:
    from api.answer_log.wanted import Wanted

_OPTIONS = (
    click.option("--answer", "answers", multiple=True, metavar="ID", help="This answer; may be repeated."),
    click.option("--from", "first", type=DAY, help="From this day (UTC) on."),
    click.option("--to", "last", type=DAY, help="Until this day (UTC), included."),
    click.option("--key", help="Asked with the key of this name."),
    click.option("--text", "words", help="In which these words stand; - reads them from stdin, out of the history."),
    click.option("--document", "documents", multiple=True, metavar="ID", help="That cite this document; may repeat."),
)
_NAMES = ("answers", "first", "last", "key", "words", "documents")


def choosing(command: Callable[..., None]) -> Callable[..., None]:
    """The command with these options, which it gets as `wanted`; all that are given must hold."""

    @wraps(command)
    def chosen(**given: object) -> None:
        command(wanted=wanted_by({name: given.pop(name) for name in _NAMES}), **given)

    decorated: Callable[..., None] = chosen
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated


def wanted_by(given: Mapping[str, Any]) -> "Wanted":
    """Raises UsageError where words are asked for and none are given."""
    from api.answer_log.wanted import Wanted

    words = sys.stdin.read().strip() if given["words"] == "-" else given["words"]
    if words is not None and not words.strip():
        raise UsageError("--text needs words.")
    return Wanted(**{**given, "words": words})

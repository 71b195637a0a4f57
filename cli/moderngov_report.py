"""What `craffu ingest moderngov` found, and what it left alone, for people and for machines."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from cli.terminal import one_line

if TYPE_CHECKING:
    from ingest.fetch.asked import Got
    from ingest.moderngov.agenda import Agenda


def found(agenda: "Agenda", got: "Got") -> dict[str, int]:
    """How much there was, and what became of it."""
    return {
        "meetings": len(agenda.meetings),
        "agenda items": agenda.items,
        "minutes": len(agenda.minutes),
        "papers": len(agenda.papers),
        "new or changed": got.changed,
        "as before": got.unchanged,
        "restricted": len(agenda.restricted),
        "not fetched": got.failed,
    }


def left_alone(agenda: "Agenda") -> dict[str, list[str]]:
    """What was not fetched on purpose, and what the user should know."""
    return {"restricted": list(agenda.restricted), "note": list(agenda.notes)}


def planned(agenda: "Agenda") -> dict[str, list[str]]:
    """What would be fetched."""
    return {
        "paper": list(agenda.papers),
        "minutes": [minutes.name for minutes in agenda.minutes],
        **left_alone(agenda),
        "failed": [f"{source.name}: {source.missing}" for source in agenda.failed],
    }


def as_lines(named: Mapping[str, Sequence[str]]) -> list[str]:
    """A line for each thing, its name in front."""
    return [one_line(f"{name}: {line}") for name, lines in named.items() for line in lines]

"""What `craffu ingest` did, as a table for people and as JSON for machines."""

from typing import TYPE_CHECKING

from cli.terminal import one_line

if TYPE_CHECKING:
    from ingest.summary import Summary

SERVICE_DOWN = 4


def counts(summary: "Summary") -> dict[str, int]:
    """How many files were added, updated, and so on."""
    from ingest.summary import Change

    return {change.value: summary.count(change) for change in Change}


def not_read(summary: "Summary") -> list[tuple[str, str, str]]:
    """What became of each file that is not in the index, its path and the reason."""
    return [(outcome.change.value, outcome.path, outcome.reason) for outcome in summary.outcomes if outcome.reason]


def as_table(summary: "Summary") -> str:
    """A row for each count, a line for each file that could not be read."""
    rows: list[tuple[str, object]] = [*counts(summary).items()]
    if summary.documents:
        rows += [("pages", summary.pages), ("unreadable pages", summary.unreadable_pages)]
        rows += [("passages", summary.passages), ("newly embedded", summary.embedded)]
    rows += [("seconds", f"{sum(summary.seconds.values()):.1f}"), ("index generation", summary.generation or "none")]
    lines = [one_line(f"{what}: {path}: {why}") for what, path, why in not_read(summary)]
    lines += [one_line(f"gone: {path}: still held; `craffu documents remove` takes it out") for path in summary.gone]
    lines += [one_line(f"told: {warning}") for warning in summary.warnings]
    return "\n".join([*as_rows(rows), *lines])


def as_rows(rows: list[tuple[str, object]]) -> list[str]:
    return [f"{name:18}{value:>10}" for name, value in rows]


def as_json(summary: "Summary") -> dict[str, object]:
    """The same as one JSON object."""
    from ingest.summary import Change

    def files(change: Change) -> list[dict[str, str | None]]:
        return [{"path": o.path, "reason": o.reason} for o in summary.outcomes if o.change is change]

    return {
        **counts(summary),
        "pages": summary.pages,
        "unreadable_pages": summary.unreadable_pages,
        "passages": summary.passages,
        "embedded": summary.embedded,
        "seconds": summary.seconds,
        "generation": summary.generation,
        "quarantined_files": files(Change.QUARANTINED),
        "left_out_files": files(Change.LEFT_OUT),
        "gone": list(summary.gone),
        "warnings": list(summary.warnings),
    }


def exit_code(summary: "Summary", down: bool = False) -> int:
    """0 when all is well, 1 when a file was quarantined, 4 when no service answered."""
    from ingest.summary import Change

    if down:
        return SERVICE_DOWN
    return 1 if summary.count(Change.QUARANTINED) else 0

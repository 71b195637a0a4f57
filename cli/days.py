"""Days as options of commands take them, and the day that it is."""

from datetime import UTC, date, datetime

import click


class Day(click.DateTime):
    """A date in one of these forms; of "2019" and "2019-01" the first day."""

    def convert(  # type: ignore[override]  # a date, where click gives its midnight
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        return value if type(value) is date else super().convert(value, param, ctx).date()


DAY = Day(["%Y-%m-%d"])


def today() -> date:
    """In UTC, as the server's log and pages count."""
    return datetime.now(UTC).date()

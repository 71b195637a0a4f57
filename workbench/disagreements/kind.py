"""The kinds of disagreement, each with its type."""

from enum import StrEnum


class Type(StrEnum):
    """Why documents say different things: of different things, at different times, in other units, or wrongly."""

    SCOPE = "scope"
    DATE = "date"
    UNIT = "unit"
    SLIP = "slip"


class Kind(StrEnum):
    """What exactly lies behind a disagreement."""

    POINTS = "points"  # a fall of so many percentage points told as one of so many per cent
    WORKING_DAYS = "working_days"  # as many days, and as many working days
    RATE = "rate"  # for each year or month, and in all
    ROUNDED = "rounded"  # one figure, told more or less exactly
    PLANNED_AND_ACTUAL = "planned_and_actual"
    BEFORE_AND_AFTER = "before_and_after"  # something was taken off: gross and net
    PART_AND_WHOLE = "part_and_whole"
    AS_AT = "as_at"  # the same measure at another time, or added up until then
    DEADLINE = "deadline"  # when something is due
    EVENT_AND_REPORT = "event_and_report"  # the day of a visit, and that of its report
    WHEN = "when"  # when something happened
    FIGURE = "figure"  # nothing explains it: one of the two is likely a slip
    DAY = "day"  # a day or two apart
    NAME = "name"


TYPE = {
    Kind.POINTS: Type.UNIT,
    Kind.WORKING_DAYS: Type.UNIT,
    Kind.RATE: Type.UNIT,
    Kind.ROUNDED: Type.UNIT,
    Kind.PLANNED_AND_ACTUAL: Type.SCOPE,
    Kind.BEFORE_AND_AFTER: Type.SCOPE,
    Kind.PART_AND_WHOLE: Type.SCOPE,
    Kind.AS_AT: Type.DATE,
    Kind.DEADLINE: Type.DATE,
    Kind.EVENT_AND_REPORT: Type.DATE,
    Kind.WHEN: Type.DATE,
    Kind.FIGURE: Type.SLIP,
    Kind.DAY: Type.SLIP,
    Kind.NAME: Type.SLIP,
}

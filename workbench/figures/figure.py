"""A figure: one number that a document tells, of what, of whom, as at when, with the words it stands in."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.document import Period
from workbench.quoted import Quote


class Form(StrEnum):
    """How a number is put: what was counted, by how much it changed, what is expected, what is aimed at."""

    LEVEL = "level"
    CHANGE = "change"
    FORECAST = "forecast"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` to `high` in `unit` ("£", "%", "per 10,000", "count", "weeks", "grade"); `high` only for a range.

    `measure` is a key of the catalogue, None for what is worded otherwise; `words` is how the document words it,
    `narrower` what makes it a narrower thing. `of` is the council, or whom else it is told of ("England"), None where
    nobody is named. `at` is the day or stretch that the text gives it, None where it gives none; `at_words` how that is
    written. `where` is the place of the number in the text. A grade's name is in `said`, `value` is its rank."""

    measure: str | None
    words: str
    value: float
    high: float | None
    unit: str
    said: str
    form: Form
    of: str | None
    at: Period | None
    at_words: str | None
    narrower: tuple[str, ...]
    quote: Quote
    where: tuple[int, int]

"""What every document at hand says of itself, set down by reading it, and how a description is held against it."""

import csv
from dataclasses import dataclass
from pathlib import Path

from corpus.document import Description, PartialDate, Period

TABLE = Path(__file__).parent / "descriptions.csv"
FIELDS = ("authority", "kind", "publisher", "source_class", "date", "published", "period", "meeting_date", "language")


@dataclass(frozen=True, slots=True)
class Truth:
    """A row: `file` begins with its folder (reports, seeds, records); an empty value means that the document is of no
    council, or does not tell; `status` says why it is no document at all."""

    file: str
    authority: str
    kind: str
    publisher: str
    source_class: str
    published: str
    period: str
    meeting_date: str
    language: str
    status: str


def truths(folder: str) -> list[Truth]:
    """The rows of one folder."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [Truth(**row) for row in csv.DictReader(file) if row["file"].startswith(f"{folder}/")]


def right(truth: Truth, field: str, described: Description) -> bool:
    """Whether a field is as the truth says. "date" is right where what the document was published on, or the days that
    it reports on, are."""
    if field == "date":
        told = [name for name in ("published", "period") if getattr(truth, name)]
        return any(right(truth, name, described) for name in told or ["published"])
    return str(getattr(truth, field)) == said(described, field)


def said(described: Description, field: str) -> str:
    """A described value as the table writes it."""
    value = getattr(described, field)
    if isinstance(value, Period):
        return _period(value)
    return "" if value is None else str(value)


def _period(value: Period) -> str:
    month = PartialDate(value.start.year, value.start.month)
    return str(month) if (month.first, month.last) == (value.start, value.end) else f"{value.start}/{value.end}"

"""Figures as a table for a spreadsheet: CSV in which no cell can be taken for a formula."""

import csv
import io
from collections.abc import Iterable, Iterator

from workbench.figures.held import Held
from workbench.figures.measures import catalogue
from workbench.figures.series import definition_of

COLUMNS = (
    *("authority", "measure", "name", "words", "value", "high", "unit", "said", "form", "from", "to", "at_words"),
    *("narrower", "series", "publisher", "source_class", "published", "text_status", "title", "document_id"),
    *("edition", "page", "start", "end", "quote"),
)
# What makes a spreadsheet run a cell: https://owasp.org/www-community/attacks/CSV_Injection
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # full-width forms run too


def csv_lines(found: Iterable[Held], language: str = "en") -> Iterator[str]:
    """The heading, then a line a figure, each with its line end (RFC 4180)."""
    yield _line(COLUMNS)
    for each in found:
        yield _line([safe_cell(value) for value in _row(each, language)])


def safe_cell(value: object) -> object:
    """Words that a spreadsheet would run get an apostrophe in front; numbers stay numbers."""
    if isinstance(value, str) and value.lstrip(" ").startswith(_RUNS):
        return f"'{value}"
    return value


def _row(each: Held, language: str) -> list[object]:
    figure, described = each.figure, each.record.description
    measure = catalogue().measures.get(figure.measure or "")
    definition = definition_of(each)
    quote = figure.quote
    return [
        *(figure.of, figure.measure, measure.names[language] if measure else None, figure.words),
        *(figure.value, figure.high, figure.unit, figure.said, figure.form.value),
        *((figure.at.start, figure.at.end) if figure.at else (None, None)),
        *(figure.at_words, "; ".join(figure.narrower), definition.id if definition else None),
        *(described.publisher, described.source_class.value, described.published, described.text_status.value),
        *(described.title, each.record.id, each.record.edition),
        *(quote.page.index if quote.page else None, quote.start, quote.end, quote.text),
    ]


def _line(values: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(["" if value is None else value for value in values])
    return line.getvalue()

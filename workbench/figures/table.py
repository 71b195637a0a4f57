"""Figures as a table for a spreadsheet."""

from collections.abc import Iterable, Iterator

from workbench.figures.held import Held
from workbench.figures.measures import catalogue
from workbench.figures.series import definition_of
from workbench.spreadsheet import csv_line

COLUMNS = (
    *("authority", "measure", "name", "words", "value", "high", "unit", "said", "form", "from", "to", "at_words"),
    *("narrower", "series", "publisher", "source_class", "published", "text_status", "title", "document_id"),
    *("edition", "page", "start", "end", "quote"),
)


def csv_lines(found: Iterable[Held], language: str = "en") -> Iterator[str]:
    """The heading, then a line a figure."""
    yield csv_line(COLUMNS)
    for each in found:
        yield csv_line(_row(each, language))


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

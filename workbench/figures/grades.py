"""The grades of inspection reports as figures: one for the whole and one for each area, as at the days of the visit."""

from collections.abc import Iterator

from assistant.visits import Judgement, Visit, Visits
from corpus.filters import Filters
from corpus.passage import Unit
from workbench.figures.figure import Figure, Form
from workbench.figures.measures import GRADE, catalogue
from workbench.kept import Kept
from workbench.quoted import Document


def grades(kept: Kept, visits: Visits, councils: tuple[str, ...], filters: Filters) -> Iterator[tuple[Visit, Figure]]:
    """Of every visit to these councils (none: to all), oldest first, its overall grade and those of the areas."""
    for visit in visits.of(councils, filters):
        document = kept.document(visit.record)
        overall = [visit.overall] if visit.overall else []
        areas = [row for row in visit.table if row not in overall]
        for row in overall:
            yield visit, _figure(document, visit, row, ())
        for row in areas:
            yield visit, _figure(document, visit, row, (_area(row),))


def _figure(document: Document, visit: Visit, row: Judgement, narrower: tuple[str, ...]) -> Figure:
    unit: Unit = row.unit
    time = visit.inspected or visit.reported
    return Figure(
        measure=GRADE,
        words=_area(row),
        value=float(catalogue().ranks.get(row.grade, 0)),
        high=None,
        unit=GRADE,
        said=row.grade,
        form=Form.LEVEL,
        of=visit.council,
        at=time,
        at_words=None,
        narrower=narrower,
        quote=document.quote(unit.start, unit.end),
        where=(unit.start, unit.end),
    )


def _area(row: Judgement) -> str:
    """What was graded: the row without its number and its grade."""
    lower = row.text.lower()
    said = row.text[: lower.rfind(row.grade)].strip(" .:|-") or row.text
    return said.lstrip("0123456789. ")

"""The figures held that a reader asks for: by council, measure, time and document, and what of it is not held."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from assistant.visits import Visits
from corpus.document import DocumentRecord, Period
from corpus.filters import Filters
from corpus.folding import fold
from workbench.figures.extract import FIGURES
from workbench.figures.figure import Figure
from workbench.figures.grades import grades
from workbench.figures.measures import GRADE, measures_named
from workbench.kept import Kept


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; what is empty or None means any. `measure` is in a reader's words; `start` and `end` bound the
    time that a figure is of, else the day its document was published. `filters` are of the documents."""

    measure: str = ""
    councils: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    filters: Filters = field(default_factory=Filters)


@dataclass(frozen=True, slots=True)
class Held:
    """A figure and the document that tells it."""

    figure: Figure
    record: DocumentRecord

    @property
    def id(self) -> str:
        """The same for the same figure of the same edition."""
        start, end = self.figure.where
        return f"{self.record.id}/{self.record.edition[:8]}/{start}-{end}"

    @property
    def time(self) -> Period | None:
        """What the figure is of, else when its document was published."""
        published = self.record.description.published
        return self.figure.at or (Period(published.first, published.last) if published else None)


def held(kept: Kept, visits: Visits, wanted: Wanted) -> list[Held]:
    """What is held of it, council by council, measure by measure, the oldest first."""
    keys = measures_named(wanted.measure) if wanted.measure else ()
    documents = replace(wanted.filters, authorities=())  # a paper of one council may tell another's figure
    found = [
        Held(figure, record)
        for record, figures in kept.each(FIGURES, documents)
        for figure in figures
        if _fits(figure, wanted, keys)
    ]
    if not wanted.measure or GRADE in keys:
        found += [Held(figure, v.record) for v, figure in grades(kept, visits, wanted.councils, documents)]
    return sorted((each for each in found if _then(each, wanted)), key=_order)


def absent(found: Sequence[Held], wanted: Wanted) -> list[str]:
    """The councils asked for of which nothing is held."""
    told = {each.figure.of for each in found}
    return [council for council in wanted.councils if council not in told]


def _fits(figure: Figure, wanted: Wanted, keys: Sequence[str]) -> bool:
    if wanted.councils and figure.of not in wanted.councils:
        return False
    if not wanted.measure:
        return True
    return figure.measure in keys if keys else _worded(figure, wanted.measure)


def _worded(figure: Figure, asked: str) -> bool:
    """Whether a figure's own words hold all that is asked for."""
    said = fold(figure.words).lower()
    return all(word in said for word in fold(asked).lower().split())


def _then(each: Held, wanted: Wanted) -> bool:
    if wanted.start is None and wanted.end is None:
        return True
    time = each.time
    return time is not None and time.start <= (wanted.end or date.max) and (wanted.start or date.min) <= time.end


def _order(each: Held) -> tuple[str, str, date, str, int]:
    figure = each.figure
    time = each.time
    return (figure.of or "~", figure.measure or "~", time.end if time else date.max, each.record.id, figure.where[0])

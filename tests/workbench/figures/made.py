"""Figures and documents made for tests."""

from datetime import date
from pathlib import Path

from corpus.document import Description, DocumentRecord, PartialDate, Period, SourceClass, Status
from workbench.figures.figure import Figure, Form
from workbench.figures.held import Held
from workbench.quoted import Quote

DAY = Period(date(2023, 3, 31), date(2023, 3, 31))


def held(
    value: float,
    at: Period | None = DAY,
    *,
    document: str = "one",
    measure: str | None = "looked_after",
    of: str | None = "Powys",
    **others: object,
) -> Held:
    """A figure of a document that holds nothing else."""
    words = f"They were {value:g}."
    quote = Quote(words, 0, len(words), 0)
    fields = {
        "high": None,
        "unit": "count",
        "said": f"{value:g}",
        "form": Form.LEVEL,
        "narrower": (),
        "words": "children",
    }
    made = Figure(
        measure=measure,
        value=value,
        of=of,
        at=at,
        at_words=None,
        quote=quote,
        where=(10, len(words) - 1),
        **(fields | others),
    )  # type: ignore[arg-type]  # as the caller says
    return Held(made, record(document))


def record(name: str, source_class: SourceClass = SourceClass.COUNCIL) -> DocumentRecord:
    described = Description(title=f"Report {name}", source_class=source_class, published=PartialDate(2023, 5))
    return DocumentRecord(
        name, "e" * 64, f"{name}.txt", str(Path(name)), Status.INDEXED, None, described, None, (), "2023-06-01", 10
    )

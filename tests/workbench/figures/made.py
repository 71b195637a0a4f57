"""Figures and documents made for tests."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

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
    **others: Any,
) -> Held:
    """A figure of a document that holds nothing else."""
    words = f"They were {value:g}."
    made = Figure(
        measure=measure,
        words="children",
        value=value,
        high=None,
        unit="count",
        said=f"{value:g}",
        form=Form.LEVEL,
        of=of,
        at=at,
        at_words=None,
        narrower=(),
        quote=Quote(words, 0, len(words), 0),
        where=(10, len(words) - 1),
    )
    return Held(replace(made, **others), record(document))


def record(name: str, source_class: SourceClass = SourceClass.COUNCIL) -> DocumentRecord:
    described = Description(title=f"Report {name}", source_class=source_class, published=PartialDate(2023, 5))
    return DocumentRecord(
        name, "e" * 64, f"{name}.txt", str(Path(name)), Status.INDEXED, None, described, None, (), "2023-06-01", 10
    )

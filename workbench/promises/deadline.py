"""A time by which a sentence says that something is to be done, or through which it goes on."""

from dataclasses import dataclass
from datetime import date

from corpus.document import Period
from workbench.promises.promise import Counted, Length


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time in a plain text, `text[start:end]`. `firm`: worded as a deadline ("by", "within"), not only as a date;
    `due` None where it cannot be told; `span`: something goes on until then, from its first day on."""

    start: int
    end: int
    due: Period | None
    firm: bool
    length: Length | None = None
    counted: Counted | None = None
    base: date | None = None
    span: bool = False

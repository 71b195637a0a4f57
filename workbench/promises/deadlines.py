"""The times by which a sentence says that something is to be done: lengths of time given, and dates."""

from corpus.document import PartialDate
from workbench.promises.dated import dated
from workbench.promises.deadline import Deadline
from workbench.promises.lengths import given


def deadlines_in(text: str, published: PartialDate | None, own_report: bool) -> list[Deadline]:
    """In reading order. `own_report`: whether "the report" of the text is the document itself."""
    told = list(given(text, published, own_report))
    taken = [(each.start, each.end) for each in told]
    days = [each for each in dated(text, published) if not _within(each, taken)]
    return sorted([*told, *days], key=lambda each: each.start)


def _within(each: Deadline, spans: list[tuple[int, int]]) -> bool:
    return any(start < each.end and each.start < end for start, end in spans)

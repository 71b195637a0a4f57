"""The page numbers that the reports within a pack print, beside those of the pack itself."""

from collections import Counter
from collections.abc import Sequence

from ingest.load_pdf_edges import Sheet, printed_numbers
from ingest.pack import PackItem

_FEWEST = 2  # pages on which a number must grow by one from page to page


def report_labels(sheets: Sequence[Sheet], labels: Sequence[str | None], items: Sequence[PackItem]) -> list[str | None]:
    """For each page the number of the report it belongs to; None where there is none but the pack's, `labels`.

    Reports and their appendices begin anew, so a number counts that grows with others of the same item."""
    found: list[str | None] = [None] * len(sheets)
    for item in items:
        pages = range(item.first, item.last + 1)
        numbers = {page: _without(printed_numbers(sheets[page]), labels[page]) for page in pages}
        steps = Counter(number - page for page in pages for number in numbers[page])
        for page in pages:
            count, best = max(((steps[number - page], number) for number in numbers[page]), default=(0, 0))
            if count >= _FEWEST:
                found[page] = str(best)
    return found


def _without(numbers: set[int], label: str | None) -> set[int]:
    return {number for number in numbers if str(number) != label}

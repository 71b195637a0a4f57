"""Which words of a quote are looked for on the picture of a page."""

from dataclasses import dataclass

from corpus.document import Edition, Page


@dataclass(frozen=True, slots=True)
class Words:
    """What of a quote stands on a page, and how often the same words stand on it before."""

    text: str = ""
    earlier: int = 0


def words_on(edition: Edition, page: Page, start: int, end: int) -> Words:
    start, end = max(start, page.start), min(end, page.end)
    if start >= end:
        return Words()
    text = edition.text[start:end]
    return Words(text, edition.text.count(text, page.start, start))

"""Find the lines of contents pages in a PDF: runs of lines that end in growing page numbers."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.load.types import Line

_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d{1,3}$|\s\d{1,3}$")
_FEWEST = 4
_SHARE = 0.45  # of a page's lines down to the last entry; long entries take two lines
_GROWING = 0.85


def contents_lines(text: str, lines: Sequence[Line]) -> set[int]:
    """Indices of the lines of contents pages, their headings included."""
    found: set[int] = set()
    by_page: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        if not line.running and not line.table:
            by_page.setdefault(line.page, []).append(index)
    for indices in by_page.values():
        entries = [index for index in indices if _LEADERS.search(text[lines[index].start : lines[index].end])]
        if len(entries) >= _FEWEST and len(entries) >= _SHARE * len(indices) and _growing(text, lines, entries):
            found.update(range(indices[0], entries[-1] + 1))
    return found


def _growing(text: str, lines: Sequence[Line], entries: Sequence[int]) -> bool:
    numbers = [int(re.findall(r"\d+", text[lines[index].start : lines[index].end])[-1]) for index in entries]
    grows = sum(first <= second for first, second in pairwise(numbers))
    return grows >= _GROWING * (len(numbers) - 1)

"""Tables of figures without lines: neighbouring rows of a PDF page whose figures stand in the same columns."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.document import CELL
from ingest.load.pdf_gaps import FIGURES, Gap, cut_line, gaps_of
from ingest.load.pdf_lines import Row, TextPage

_FEWEST_COLUMNS = 2  # of figures, beside the labels
_ALIGNED = 4.0  # points
_NEAR = 3.5  # font sizes between two rows of a table
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-–/]\s?(?:\d\d){1,2})?\*?")


def tabled_figures(page: TextPage, rows: tuple[Row, ...], gaps: Mapping[int, Sequence[Gap]]) -> tuple[Row, ...]:
    """The rows, those of a table of figures with their cells parted, under the row above that names its columns."""
    found = list(rows)
    for number, run in enumerate(_runs(rows, gaps), start=1):
        heads = _header(page, rows, gaps, run)
        widest = max((gaps[at] for at in run), key=len)
        for at in [*heads, *run]:
            own = gaps.get(at) or gaps_of(page, rows, at)
            behind_label = widest[:1] if at in run and len(own) < len(widest) else []
            begins = [(left + right) / 2 for left, right in (*behind_label, *own)]
            text = CELL.join(part.text for part in cut_line(page, page.lines[at], begins))
            found[at] = replace(
                rows[at], text=text, table=number, header=at in heads or (at == run[0] and _is_years(text))
            )
    return tuple(found)


def _runs(rows: Sequence[Row], gaps: Mapping[int, Sequence[Gap]]) -> Iterator[list[int]]:
    """Two rows or more, one under the other, with figures in the same columns."""
    run: list[int] = []
    for at, row in enumerate(rows):
        if not row.text.strip():
            continue
        figures = len(gaps.get(at, ())) >= _FEWEST_COLUMNS and FIGURES.search(row.text) is not None
        if run and not (figures and _goes_on(rows, gaps, run[-1], at)):
            if len(run) > 1:
                yield run
            run = []
        if figures:
            run = [*run, at]
    if len(run) > 1:
        yield run


def _goes_on(rows: Sequence[Row], gaps: Mapping[int, Sequence[Gap]], last: int, at: int) -> bool:
    ours, theirs = _shared(gaps[last], gaps[at])
    if not ours or not 0 < rows[last].y - rows[at].y <= _NEAR * rows[at].size:
        return False
    ends = zip(_ends(rows[last], ours), _ends(rows[at], theirs), strict=True)
    begins = zip(ours, theirs, strict=True)
    return all(
        abs(end - other) <= _ALIGNED or abs(gap[1] - under[1]) <= _ALIGNED
        for (end, other), (gap, under) in zip(ends, begins, strict=True)
    )


def _shared(one: Sequence[Gap], other: Sequence[Gap]) -> tuple[Sequence[Gap], Sequence[Gap]]:
    """The gaps of two rows, without the one behind a long label that a short one does not show; none if unlike."""
    count = min(len(one), len(other))
    if max(len(one), len(other)) - count > (count > _FEWEST_COLUMNS):
        return (), ()
    return one[-count:], other[-count:]


def _ends(row: Row, gaps: Sequence[Gap]) -> list[float]:
    """Where the figures of a row end."""
    return [*(left for left, _ in gaps[1:]), row.x_end]


def _header(page: TextPage, rows: Sequence[Row], gaps: Mapping[int, Sequence[Gap]], run: Sequence[int]) -> list[int]:
    """The row above, if it stands apart as the figures do."""
    above = next((at for at in range(run[0] - 1, -1, -1) if rows[at].text.strip()), None)
    if above is None or not 0 < rows[above].y - rows[run[0]].y <= _NEAR * rows[above].size:
        return []
    if FIGURES.search(rows[above].text) and not any(map(_YEAR.fullmatch, rows[above].text.split())):
        return []  # a row of another table
    count = len(gaps_of(page, rows, above))
    return [above] if count and count >= len(gaps[run[0]]) - 1 else []


def _is_years(text: str) -> bool:
    """Whether all that stands behind the label is years."""
    return all(_YEAR.fullmatch(cell) for cell in text.split(CELL)[1:])

"""The figures of a table's row: its first cell says of what, the header of each column when or what of it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.dates_relative import all_dates_in
from corpus.folding import plain
from corpus.passage import Unit
from workbench.figures.figure import Figure, Form
from workbench.figures.measures import Measure, catalogue
from workbench.figures.numbers import Number
from workbench.figures.sentence import Context
from workbench.quoted import Document

_CELLS = re.compile(r"\t| \| ")
_CELL = re.compile(
    r"(?P<pound>£)?(?P<minus>-)?(?P<number>\d[\d,]*(?:\.\d+)?)\s?(?P<scale>million|miliwn|thousand|bn|m|k)?\s?(?P<percent>%)?",
    re.IGNORECASE,
)
_SCALES = {"thousand": 1e3, "k": 1e3, "million": 1e6, "miliwn": 1e6, "m": 1e6, "bn": 1e9}
_IN = (
    (re.compile(r"£\s?'?000|£\s?k\b|\(000s?\)", re.IGNORECASE), 1e3),
    (re.compile(r"£\s?m\b|£ ?million", re.IGNORECASE), 1e6),
)
_FORMS = (Form.TARGET, Form.FORECAST, Form.CHANGE)  # in this order


def row_figures(document: Document, row: Unit, header: Unit | None, context: Context) -> Iterator[Figure]:
    """A figure for each cell that is a number alone, with the unit, day and kind that its column's header gives."""
    cells = _cells(document, row)
    heads = [text for _, text in _cells(document, header)] if header else []
    if len(cells) < 2 or not (label := cells[0][1]) or _CELL.fullmatch(label):
        return
    for i, (place, text) in enumerate(cells[1:], 1):
        match = _CELL.fullmatch(text)
        if match is None or _is_year(match):
            continue
        head = heads[i] if len(heads) == len(cells) else ""
        yield _figure(document, row, (label, head), (match, place), context)


def _cells(document: Document, unit: Unit) -> list[tuple[int, str]]:
    """Each cell's place in the text and its plain words."""
    text = document.edition.text[unit.start : unit.end]
    cells, begin = [], 0
    for match in [*_CELLS.finditer(text), None]:
        end = match.start() if match else len(text)
        raw = text[begin:end]
        cells.append((unit.start + begin + len(raw) - len(raw.lstrip()), plain(raw)))
        begin = match.end() if match else end
    return cells


def _is_year(match: re.Match[str]) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", match[0]) is not None


def _figure(
    document: Document, row: Unit, labels: tuple[str, str], cell: tuple[re.Match[str], int], context: Context
) -> Figure:
    label, head = labels
    match, place = cell
    said = f"{label} / {head}" if head else label
    number = _number(match, said)
    measure = _measure(number, label, context)
    at = next((each for each in all_dates_in(head or label, context.published) if each.period), None)
    other = catalogue().row["others"].search(head)
    form = next((form for form in _FORMS if any(catalogue().row[form].search(each) for each in labels)), Form.LEVEL)
    return Figure(
        measure=measure.key if measure else None,
        words=said,
        value=number.low,
        high=None,
        unit=number.unit,
        said=number.said,
        form=form,
        of=other["name"] if other else context.council,
        at=at.period if at else None,
        at_words=(head or label)[at.start : at.end] if at else None,
        narrower=_narrower(label) if measure else (),
        quote=document.quote(row.start, row.end),
        where=(place, place + len(number.said)),
    )


def _number(match: re.Match[str], said: str) -> Number:
    value = float(match["number"].replace(",", "")) * _SCALES.get((match["scale"] or "").lower(), 1)
    unit = "£" if match["pound"] else "%" if match["percent"] else _unit(said)
    if unit == "£" and not match["scale"]:
        value *= next((scale for pattern, scale in _IN if pattern.search(said)), 1)
    number = Number(-value if match["minus"] else value, None, unit, match[0], 0, 0)
    return replace(number, said=match[0].strip())


def _unit(said: str) -> str:
    """The unit that a row's label or its column's head tells."""
    row = catalogue().row
    if row["percent"].search(said):
        return "%"
    if row["rate"].search(said):
        return "per 10,000"
    return "£" if "£" in said else "count"


def _measure(number: Number, label: str, context: Context) -> Measure | None:
    """The measure whose words the row's label holds most of, else those of the section it stands in."""
    for said in (label, context.section.rsplit(" / ", 1)[-1]):
        held = [
            (len(match[0]), measure.key, measure)
            for measure in catalogue().measures.values()
            if measure.unit == number.unit and not (measure.unlike and measure.unlike.search(said))
            for pattern in measure.wording
            for match in pattern.finditer(said)
        ]
        if held:
            return max(held)[2]
    return None


def _narrower(label: str) -> tuple[str, ...]:
    return tuple(name for name, pattern in catalogue().narrower.items() if pattern.search(label))

"""The figures of one document: of its sentences and list items, and of the rows of its tables."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from corpus.passage import Unit, UnitKind
from workbench.figures.figure import Figure
from workbench.figures.measures import catalogue
from workbench.figures.reading import Read, read
from workbench.figures.rows import row_figures
from workbench.figures.sentence import Context, Sentence
from workbench.kept import Extractor
from workbench.quoted import Document

_SENTENCE = re.compile(r"(?<=[.!?])[\"')]?\s+(?=[\"'(]?[A-ZÂÊÎÔÛŴŶ])")
_ABBREVIATED = re.compile(r"\b(?:Cllr|Mr|Mrs|Ms|Dr|No|St|e\.g|i\.e|p)\.$")
_CONTENT = (UnitKind.SENTENCE, UnitKind.LIST_ITEM)


def figures(document: Document) -> list[Figure]:
    """Every figure that the document tells, in its order; headers, boilerplate and dates are none."""
    by_ordinal = {unit.ordinal: unit for unit in document.units}
    found: list[Figure] = []
    frame: Unit | None = None  # the last item that leads others in: "At 31 March 388 ... Of this number:"
    for i, unit in enumerate(document.units):
        lead = by_ordinal.get(unit.lead_in) if unit.lead_in is not None else None
        frame = _frame(document, unit, frame)
        if frame and frame is not unit and unit.kind is UnitKind.LIST_ITEM and not document.plain(lead).endswith(":"):
            lead = frame
        if unit.kind is UnitKind.TABLE_ROW:
            found += row_figures(document, unit, lead, _context(document, unit, "", ""))
        elif unit.kind in _CONTENT and _has_number(document, unit):
            before = document.units[i - 1] if i and document.units[i - 1].block == unit.block else None
            context = _context(document, unit, _led_by(document, lead, by_ordinal), document.plain(before))
            found += _of(document, unit, context)
    return found


FIGURES = Extractor("figures", 5, Figure, figures)


def _frame(document: Document, unit: Unit, frame: Unit | None) -> Unit | None:
    """The item that leads in those behind it, also where a page's end parts it from them; to the next heading."""
    if unit.kind is UnitKind.LIST_ITEM and document.plain(unit).endswith(":"):
        return unit
    return frame if frame and unit.section == frame.section else None


def _led_by(document: Document, lead: Unit | None, by_ordinal: Mapping[int, Unit]) -> str:
    """What a lead-in says; one that only points back ("Of this number:") with the statement that it points to."""
    said = document.plain(lead)
    if lead is None or not catalogue().joined["points_back"].fullmatch(said):
        return said
    return f"{document.plain(by_ordinal.get(lead.ordinal - 1))} {said}"


def _has_number(document: Document, unit: Unit) -> bool:
    """A look before the reading: most sentences have none."""
    text = document.edition.text[unit.start : unit.end]
    in_words = unit.kind is UnitKind.LIST_ITEM or "children" in text or "blant" in text
    return in_words or any(map(str.isdigit, text))


def _context(document: Document, unit: Unit, lead_in: str, before: str) -> Context:
    description = document.record.description
    section = " / ".join((description.title, *unit.section))
    return Context(description.published, description.period, description.authority, lead_in, before, section)


def _of(document: Document, unit: Unit, context: Context) -> Iterator[Figure]:
    earlier: Read | None = None
    place = unit.start
    for sentence in _sentences(document.plain(unit)):
        told = read(Sentence(sentence, context), earlier)
        earlier = told[0] if told else earlier
        for each in told:
            place = _place(document, unit, each, place)
            yield made(document, unit, each, place)
        context = replace(context, before=sentence)


def made(document: Document, unit: Unit, told: Read, place: int) -> Figure:
    """The figure with its quote, the whole unit; `place` is where the number begins in the document's text."""
    number, measure = told.told.number, told.told.measure
    return Figure(
        measure=measure.key if measure else None,
        words=told.told.words,
        value=number.low,
        high=number.high,
        unit=number.unit,
        said=number.said,
        form=told.form,
        of=told.of,
        at=told.at,
        at_words=told.at_words,
        narrower=told.narrower,
        quote=document.quote(unit.start, unit.end),
        where=(place, place + len(number.said)),
    )


def _sentences(text: str) -> list[str]:
    """The sentences of a list item that holds several."""
    sentences: list[str] = []
    begin = 0
    for match in _SENTENCE.finditer(text):
        if not _ABBREVIATED.search(text[: match.start()]):
            sentences.append(text[begin : match.start()])
            begin = match.end()
    return [*sentences, text[begin:]]


def _place(document: Document, unit: Unit, told: Read, begin: int) -> int:
    """Where the number stands in the text, after the one before; where its unit begins if it is written otherwise."""
    digits = re.match(r"[\d,.]*\d|\w+", told.told.number.said.removeprefix("£").removeprefix("in the "))
    at = document.edition.text.find(digits[0], begin, unit.end) if digits else -1
    return at if at >= 0 else unit.start

"""What a document answers to numbered recommendations: the passage on each, and the stance that it takes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from workbench.kept import Extractor
from workbench.quoted import Document, Quote
from workbench.recommendations.asked import is_answer
from workbench.recommendations.numbers import Numbered, bare_label, cell_numbers, label_of, mentioned
from workbench.recommendations.parts import Part, parts_of
from workbench.recommendations.rows import Cell, cells
from workbench.recommendations.stances import State, alone, is_firm, opening, progress, stance, under
from workbench.recommendations.words import expression, on_one_line

_MOST = 60  # parts of one answer
_STATUS_WORDS = 4  # of a cell that tells how far the work has come
_FEWEST_WORDS = 8  # of a table's row that says something without a stance


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph, list item or table row of an answer. `state` is the stance or progress it tells, `firm` whether
    of the recommendation itself."""

    quote: Quote
    state: State | None = None
    firm: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """What a document says under the number of one recommendation, "" where a table's row repeats its wording only.
    `title` is the heading that names it, `restated` what stands behind the number or in the row, `said` all that
    follows, in which more of what was asked may be repeated."""

    number: str
    title: str | None
    restated: Quote | None
    said: tuple[Said, ...]
    named: bool = False  # a sentence that names the number, wherever it stands


@dataclass
class _Section:
    """The answers below one numbered heading or group of numbers, while they are being read."""

    document: Document
    title: Part | None = None
    numbers: dict[str, Part | None] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)  # numbers restated since something was last said
    said: dict[str, list[Said]] = field(default_factory=dict)
    open: bool = True  # whether a number may still be waiting

    def restate(self, numbers: tuple[str, ...], part: Part) -> None:
        if not self.open or all(self.numbers[number] is self.title for number in self.waiting):
            self.waiting, self.open = [], True
        for number in numbers:
            self.numbers[number] = part
            self.waiting.append(number)

    def add(self, said: Said) -> None:
        """A stance belongs to the numbers restated just before it; all else to every number of the section."""
        meant = self.waiting if said.firm and self.waiting else list(self.numbers)
        if said.firm:
            self.open = False
        for number in meant:
            self.said.setdefault(number, []).append(said)

    def answers(self) -> Iterator[Answered]:
        title = self.title.text if self.title else None
        for number, part in self.numbers.items():
            said = tuple(self.said.get(number, ()))[:_MOST]
            restated = self.document.quote(part.start, part.end) if part and part is not self.title else None
            if said:
                yield Answered(number, title, restated, said)


def answered(document: Document) -> tuple[Answered, ...]:
    """Every answer to a numbered recommendation that a document gives, in its order."""
    found: list[Answered] = []
    section = _Section(document)
    for part in parts_of(document):
        if part.is_row:
            found += _in_row(document, part)
            continue
        if part.mark is not None:
            found += section.answers()
            section = _Section(document)
            section.restate((part.mark,), part)
            continue
        named = None if part.is_reply else _label(part, section)
        if named and (part.is_heading or named.kind):
            found += section.answers()
            section = _Section(document, title=part)
            section.restate(named.numbers, part)
            _rest(document, section, part, named)
        elif named:
            section.restate(named.numbers, part)
        else:
            found += _said_of_others(document, part)
            if section.numbers and not part.is_note:
                section.add(said_in(document, part))
    found += section.answers()
    return tuple(found if is_answer(document) else filter(_takes_a_stance, found))


def _takes_a_stance(found: Answered) -> bool:
    """What counts of a document that asks: a report may print the answer below what it asks."""
    if found.named:
        return any(said.firm for said in found.said)
    return any(said.firm and _stands_alone(said) for said in found.said)


def _stands_alone(said: Said) -> bool:
    text = on_one_line(said.quote.text)
    takes = expression("answering", "takes").search(text) is not None
    return takes or opening(_without_label(text)) is not None


def _without_label(text: str) -> str:
    """What stands behind "Recommendation 3:" or "Our response:", the whole where neither does."""
    label, reply = label_of(text), expression("answering", "reply").match(text)
    behind = label.end if label else reply.end() if reply else 0
    return text[behind:].strip(" :.-–—|)") if behind else text


def _label(part: Part, section: _Section) -> Numbered | None:
    """The number that a part begins with: in words, with a letter ("4a) i."), or a heading's plain one ("5) Care")."""
    if part.continued and not part.label:
        return None
    named = part.label or bare_label(part.text)
    if named:
        return named
    label = part.block.label
    if label and label.isdigit() and (part.is_heading or part.text.startswith(f"{label})") or label in section.numbers):
        return Numbered((label,), 0, len(label) + 1)
    return None


def _rest(document: Document, section: _Section, part: Part, named: Numbered) -> None:
    """What stands behind a number on its own line: "Recommendation 3: accepted in principle"."""
    rest = part.text[named.end :].strip(" :.-–—|)")
    state = opening(rest)
    if state:
        section.add(Said(document.quote(part.start, part.end), state, firm=True))


def said_in(document: Document, part: Part) -> Said:
    """What a paragraph or list item of an answer says."""
    quote = document.quote(part.start, part.end)
    state = alone(part.text) or (opening(_without_label(part.text)) if part.is_reply else None)
    if state:
        return Said(quote, state, firm=True)
    for start, end in _sentences(document, part):
        text = on_one_line(document.edition.text[start:end])
        state = stance(text)
        if state and not mentioned(text):
            return Said(quote, state, firm=is_firm(text))
    return Said(quote, progress(part.text))


def _said_of_others(document: Document, part: Part) -> Iterator[Answered]:
    """Stances that name the recommendations they are on: "The Government accepts recommendations 4, 5 and 6"."""
    for start, end in _sentences(document, part):
        quote = document.quote(start, end)
        for side in expression("answering", "sides").split(on_one_line(quote.text)):
            state = stance(side) if expression("answering", "this").search(side) is None else None
            said = (Said(quote, state, firm=is_firm(side)),)
            numbers = [number for named in mentioned(side) if not _of_another(side, named) for number in named.numbers]
            yield from (Answered(number, None, None, said, named=True) for number in numbers if state)


def _in_row(document: Document, part: Part) -> Iterator[Answered]:
    """A table's row with a recommendation's number or wording in one cell and what is said of it in others."""
    row = cells(document, part)
    named = [cell for cell in row if cell_numbers(cell.text)]
    own = next((cell for cell in named if not cell.text[0].isdigit()), named[0] if named else None)
    restated = next((cell for cell in row if expression("asked", "column").search(cell.head)), None)
    rest = [cell for cell in row if cell not in (own, restated)]
    state = _state_of_row(rest)
    is_plain = restated is None and (own is None or own.text[0].isdigit())
    words = sum(len(cell.text.split()) for cell in row if cell is not own)
    says = state is not None or (not is_plain and words >= _FEWEST_WORDS)
    if not rest or (own is None and restated is None) or not says:
        return
    behind = restated and all(cell.start > restated.start for cell in rest)
    quote = document.quote(rest[0].start if behind else part.start, part.end)
    wording = document.quote(restated.start, restated.end) if restated else None
    said = (Said(quote, state, firm=state is not None),)
    yield from (Answered(number, None, wording, said) for number in (cell_numbers(own.text) if own else ("",)))


def _state_of_row(row: list[Cell]) -> State | None:
    """The stance; of what is agreed how far it has come, where a short cell says so."""
    taken = next((found for found in map(_stance_of_cell, row) if found), None)
    come = [cell.text for cell in row if len(cell.text.split()) <= _STATUS_WORDS]
    reached = next((found for found in map(progress, come) if found), None)
    if taken is None:
        return reached or next((found for found in (progress(cell.text) for cell in row) if found), None)
    return reached if reached and taken is State.ACCEPTED else taken


def _of_another(text: str, named: Numbered) -> bool:
    """Whether a number is said to be of another report than the one that is answered."""
    return (
        re.match(
            r"\)?\.? (?:of|in|from) (?:the|that|its|their|our|another) (?!(?:inquiry'?s? )?report\b)", text[named.end :]
        )
        is not None
    )


def _stance_of_cell(cell: Cell) -> State | None:
    """The stance of a cell that takes one; what begins with it needs no subject ("Accepting in full")."""
    opened = opening(cell.text) or alone(" ".join(cell.text.split()[:4]))
    return under(cell.head, cell.text) or opened or stance(cell.text)


def _sentences(document: Document, part: Part) -> Iterator[tuple[int, int]]:
    own = [u for u in document.of_block(part.block.ordinal) if u.start < part.end and u.end > part.start]
    for unit in own:
        yield max(unit.start, part.start), min(unit.end, part.end)
    if not own:
        yield part.start, part.end


ANSWERED = Extractor("answered", 6, Answered, answered)

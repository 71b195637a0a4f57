"""What a document answers to numbered recommendations: the passage on each, and the stance that it takes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from workbench.kept import Extractor
from workbench.quoted import Document
from workbench.recommendations.asked import is_answer
from workbench.recommendations.in_rows import in_row
from workbench.recommendations.numbers import Numbered, bare_label, mentioned
from workbench.recommendations.parts import Part, parts_of
from workbench.recommendations.said import Answered, Said, said_in, sentences_of, without_label
from workbench.recommendations.stances import is_firm, opening, stance
from workbench.recommendations.words import expression, on_one_line

_MOST = 60  # parts of one answer
# A number that is of another report than the one that is answered.
_OF_ANOTHER = re.compile(r"\)?\.? (?:of|in|from) (?:the|that|its|their|our|another) (?!(?:inquiry'?s? )?report\b)")


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
            found += in_row(document, part)
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
            _take_rest(section, part, named)
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
    return takes or opening(without_label(text)) is not None


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


def _take_rest(section: _Section, part: Part, named: Numbered) -> None:
    """What stands behind a number on its own line: "Recommendation 3: accepted in principle"."""
    state = opening(named.rest_of(part.text))
    if state:
        section.add(Said(section.document.quote(part.start, part.end), state, firm=True))


def _said_of_others(document: Document, part: Part) -> Iterator[Answered]:
    """Stances that name the recommendations they are on: "The Government accepts recommendations 4, 5 and 6"."""
    for start, end in sentences_of(document, part):
        quote = document.quote(start, end)
        for side in expression("answering", "sides").split(on_one_line(quote.text)):
            state = stance(side) if expression("answering", "this").search(side) is None else None
            said = (Said(quote, state, firm=is_firm(side)),)
            meant = [named for named in mentioned(side) if not _OF_ANOTHER.match(side, named.end)]
            numbers = [number for named in meant for number in named.numbers]
            yield from (Answered(number, None, None, said, named=True) for number in numbers if state)


ANSWERED = Extractor("answered", 6, Answered, answered)

"""A briefing: lines by section, questions and sources with numbered citations, whatever it is put out as."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.reply import Citation
from workbench.briefing.wanted import Wanted


class LineKind(StrEnum):
    QUOTE = "quote"
    COMPUTED = "computed"  # worked out from the figures or dates in its quotes
    WRITTEN = "written"
    ABSENT = "absent"  # what is not held: says nothing about the world
    OWN = "own"  # a member's


class SectionName(StrEnum):
    """In reading order; the words for each are in words.toml."""

    FIRST = "first"
    PAPERS = "papers"
    FOUND = "found"
    TOLD = "told"
    ASKED = "asked"
    PROMISES = "promises"
    CHANGED = "changed"
    FIGURES = "figures"
    DISAGREEMENTS = "disagreements"
    SILENCES = "silences"
    QUESTIONS = "questions"


@dataclass(frozen=True, slots=True)
class Line:
    """One statement and the numbers of the citations that it stands on. `key` names it within the briefing; `told` is
    said before it in Craffu's words (who, when, what state), `language` that of `text`."""

    key: str
    text: str
    citations: tuple[int, ...] = ()
    kind: LineKind = LineKind.QUOTE
    told: str = ""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a figure's table: when, what, and who says so."""

    when: str
    value: str
    source: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A series of one measure: an SVG picture, what it shows in words, and the same as a table."""

    key: str
    title: str
    svg: str
    description: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One to put at the meeting: `asked` is said aloud, `likely` what is held that replies to it, `then` the follow-up.
    `item` is the agenda item it belongs to."""

    key: str
    asked: str
    citations: tuple[int, ...]
    likely: Line | None
    then: str
    item: str | None = None
    kind: LineKind = LineKind.WRITTEN


@dataclass(frozen=True, slots=True)
class Section:
    name: SectionName
    lines: tuple[Line, ...]
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """What it was made from: how many documents, how many were left out for want of a date, and the pack's title."""

    documents: int
    undated: int
    pack_title: str | None = None
    pack_pages: int | None = None


@dataclass(frozen=True, slots=True)
class Briefing:
    """`snapshot` is the generation it was made from; the same wish on the same snapshot makes the same again."""

    wanted: Wanted
    snapshot: str
    held: Held
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    citations: tuple[Citation, ...]

    def section(self, name: SectionName) -> Section:
        return next((each for each in self.sections if each.name is name), Section(name, ()))

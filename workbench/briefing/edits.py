"""What members did to a briefing: lines taken out, and lines of their own, which are marked as theirs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.briefing.briefing import Briefing, Line, LineKind, Question, Section, SectionName

LONGEST_OWN = 1000  # characters
MOST_OWN = 50


@dataclass(frozen=True, slots=True)
class Own:
    """A member's line, put at the end of a section."""

    section: SectionName
    text: str


@dataclass(frozen=True, slots=True)
class Edits:
    """The keys of the lines and questions that are taken out, and what was added, in order."""

    out: tuple[str, ...] = ()
    own: tuple[Own, ...] = ()


def edited(briefing: Briefing, edits: Edits) -> Briefing:
    """The briefing as members want it; what is left is numbered anew in reading order, what nothing cites is gone."""
    sections = [_section(each, edits) for each in briefing.sections]
    own = [each.text for each in edits.own if each.section is SectionName.QUESTIONS]
    added = [Question(f"own-questions-{n}", text, (), None, "", kind=LineKind.OWN) for n, text in enumerate(own, 1)]
    kept = [each for each in briefing.questions if each.key not in edits.out]
    return _renumbered(replace(briefing, sections=tuple(sections), questions=(*kept, *added)))


def _section(section: Section, edits: Edits) -> Section:
    own = [each.text for each in edits.own if each.section is section.name]
    added = [Line(f"own-{section.name.value}-{n}", text, kind=LineKind.OWN) for n, text in enumerate(own, 1)]
    kept = [line for line in section.lines if line.key not in edits.out]
    charts = tuple(chart for chart in section.charts if chart.key not in edits.out)
    return replace(section, lines=(*kept, *added), charts=charts)


def _renumbered(briefing: Briefing) -> Briefing:
    new = {old: n for n, old in enumerate(dict.fromkeys(_cited(briefing)), 1)}
    citations = sorted((replace(c, n=new[c.n]) for c in briefing.citations if c.n in new), key=lambda c: c.n)
    sections = [
        replace(
            each,
            lines=tuple(_line(line, new) for line in each.lines),
            charts=tuple(
                replace(chart, rows=tuple(replace(row, citations=_new(row.citations, new)) for row in chart.rows))
                for chart in each.charts
            ),
        )
        for each in briefing.sections
    ]
    questions = [
        replace(each, citations=_new(each.citations, new), likely=each.likely and _line(each.likely, new))
        for each in briefing.questions
    ]
    return replace(briefing, sections=tuple(sections), questions=tuple(questions), citations=tuple(citations))


def _cited(briefing: Briefing) -> Iterator[int]:
    """Every number in reading order, again each time it is cited."""
    for section in briefing.sections:
        for line in section.lines:
            yield from line.citations
        for chart in section.charts:
            for row in chart.rows:
                yield from row.citations
    for question in briefing.questions:
        yield from question.citations
        yield from question.likely.citations if question.likely else ()


def _line(line: Line, new: Mapping[int, int]) -> Line:
    return replace(line, citations=_new(line.citations, new))


def _new(numbers: Sequence[int], new: Mapping[int, int]) -> tuple[int, ...]:
    return tuple(new[n] for n in numbers)

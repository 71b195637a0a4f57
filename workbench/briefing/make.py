"""Make a briefing: each section from what is held, the questions from the sections, then numbers for all citations."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import zip_longest

from assistant.ground import Draft, Span, ground, stands
from assistant.reply import Citation, Claim
from assistant.retrieve import Sources
from corpus.filters import Filters
from workbench.briefing import figures
from workbench.briefing.asked import answered, asked_for, quiet, quoted
from workbench.briefing.briefing import Briefing, Chart, Line, LineKind, Question, Section, SectionName
from workbench.briefing.disputes import disputes
from workbench.briefing.found import findings
from workbench.briefing.library import Library
from workbench.briefing.others import FEW, others
from workbench.briefing.papers import papers
from workbench.briefing.point import Lead, Point
from workbench.briefing.promises import promises
from workbench.briefing.questions import Asking, questions
from workbench.briefing.silences import absences, not_in_papers
from workbench.briefing.wanted import Wanted
from workbench.briefing.words import say
from workbench.figures.series import Series
from workbench.kept import Kept
from workbench.prepared import Part, read, reads

Progress = Callable[[str, int, int], None]  # what is being done, how many steps are done, of how many
Points = Mapping[SectionName, Sequence[Point]]

READING = "documents"  # the step while documents are read that have not been
_FIRST = 6  # statements of the first screen


def make(wanted: Wanted, sources: Sources, kept: Kept, progress: Progress = lambda *_: None) -> Briefing:
    """The same wish on the same generation makes the same briefing. Raises UsageError where the papers are not held."""
    library = Library(sources, wanted)
    _read(library, kept, progress)
    points: dict[SectionName, list[Point]] = {}
    steps = _steps(library, kept, points)
    for done, (name, step) in enumerate(steps.items()):
        progress(name.value, done, len(steps) + 1)
        points[name] = [point for point in step() if stands(point.draft)]
    progress(SectionName.QUESTIONS.value, len(steps), len(steps) + 1)
    asked = questions(library, [point for told in points.values() for point in told])
    drawn = figures.series(library, kept)
    return _numbered(library, {SectionName.FIRST: _foremost(points), **points}, drawn, asked)


def _read(library: Library, kept: Kept, progress: Progress) -> None:
    """What the workbench's parts rest on, which takes long where nobody has asked before."""
    embedder, council = library.sources.embedder, library.wanted.authority
    for part in Part:
        about = Filters(authorities=(council,)) if part is Part.DISAGREEMENTS and council else Filters()
        if council or part is not Part.DISAGREEMENTS:
            read(kept, reads(part, embedder), about, lambda done, total: progress(READING, done, total))


def _steps(library: Library, kept: Kept, points: Points) -> dict[SectionName, Callable[[], list[Point]]]:
    """How each section is made, in order; what has gone quiet looks at the sections before it, in `points`."""
    asked = cache(lambda: asked_for(library, kept))
    return {
        SectionName.PAPERS: lambda: papers(library),
        SectionName.FOUND: lambda: findings(library, quoted(asked())),
        SectionName.TOLD: lambda: others(library) if len(points[SectionName.FOUND]) < FEW else [],
        SectionName.ASKED: lambda: answered(library, asked()),
        SectionName.PROMISES: lambda: promises(library, kept),
        SectionName.CHANGED: lambda: figures.changes(library, figures.series(library, kept)),
        SectionName.FIGURES: list,
        SectionName.DISAGREEMENTS: lambda: disputes(library, kept),
        SectionName.SILENCES: lambda: [
            *quiet(library, asked()),
            *not_in_papers(library, [each.draft for each in points[SectionName.FOUND] if each.lead is Lead.CONCERN]),
        ],
    }


def _foremost(points: Points) -> list[Point]:
    """The weightiest statement of each section, then the next of each, until the first screen is full."""
    ranked = [sorted(told, key=lambda point: -point.weight) for told in points.values()]
    once: dict[str, Point] = {}
    for point in (point for turn in zip_longest(*ranked) for point in turn if point and point.weight >= 1):
        once.setdefault(point.draft.text, point)
    return list(once.values())[:_FIRST]


def _numbered(library: Library, points: Points, drawn: Sequence[Series], asked: Sequence[Asking]) -> Briefing:
    """Everything grounded at once, in reading order, so that a passage has one number wherever it is cited."""
    names = [name for name in SectionName if name in points]
    standing = [one for one in asked if stands(one.evidence)]
    told = [draft for one in standing for draft in (one.evidence, one.reply) if draft and stands(draft)]
    drafts = [draft for name in names for draft in _drafts(name, points[name], drawn)]
    claims, citations = ground([*drafts, *told])
    claimed = iter(claims)
    sections = []
    for name in names:
        lines = _lines(name, points[name], claimed, citations)
        charts = _charts(library, drawn, claimed, citations) if name is SectionName.FIGURES else ()
        sections.append(Section(name, lines, charts))
    put = [_question(n, one, claimed, citations, library.wanted.language) for n, one in enumerate(standing, 1)]
    whole = _with_absences(sections, library)
    return Briefing(library.wanted, library.sources.index.generation, library.held, whole, tuple(put), citations)


def _drafts(name: SectionName, points: Sequence[Point], drawn: Sequence[Series]) -> list[Draft]:
    """What a section rests on, in reading order: its statements, then its charts."""
    charts = [draft for one in drawn for draft in figures.drafts(one)] if name is SectionName.FIGURES else []
    return [*(point.draft for point in points), *charts]


def _charts(
    library: Library, drawn: Sequence[Series], claims: Iterator[Claim], citations: Sequence[Citation]
) -> tuple[Chart, ...]:
    numbers = {(c.document_id, c.edition, c.start, c.end): c.n for c in citations}

    def number(span: Span) -> int:
        return numbers[span.record.id, span.record.edition, span.start, span.end]

    for one in drawn:
        for _ in figures.drafts(one):
            next(claims)  # a row shows the figure, its source the words
    return tuple(figures.chart(library, f"chart-{n}", one, number) for n, one in enumerate(drawn, 1))


def _lines(
    name: SectionName, points: Sequence[Point], claims: Iterator[Claim], citations: Sequence[Citation]
) -> tuple[Line, ...]:
    return tuple(
        _line(f"{name.value}-{n}", next(claims), point.kind, point.told, citations) for n, point in enumerate(points, 1)
    )


def _line(key: str, claim: Claim, kind: LineKind, told: str, citations: Sequence[Citation]) -> Line:
    language = citations[claim.citations[-1] - 1].language
    return Line(key, claim.text, claim.citations, kind, told, language)


def _question(n: int, one: Asking, claims: Iterator[Claim], citations: Sequence[Citation], language: str) -> Question:
    evidence = next(claims)
    key = f"questions-{n}"
    if one.reply and stands(one.reply):
        told = say("likely_near", language) if one.only_near else ""
        likely = _line(f"{key}-likely", next(claims), LineKind.QUOTE, told, citations)
    else:
        likely = Line(
            f"{key}-likely",
            say("likely_last" if one.is_last else "likely_none", language),
            kind=LineKind.ABSENT,
            language=language,
        )
    return Question(key, one.asked, evidence.citations, likely, one.then, one.item)


def _with_absences(sections: Sequence[Section], library: Library) -> tuple[Section, ...]:
    """What is not held at all, before what the papers leave out."""
    told = [Line(f"silences-none-{n}", text, kind=LineKind.ABSENT) for n, text in enumerate(absences(library), 1)]
    return tuple(
        Section(each.name, (*told, *each.lines), each.charts) if each.name is SectionName.SILENCES else each
        for each in sections
    )

"""Answer from graded inspection reports: a council's grades, lead inspector, dates and points to improve, by visit."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.agree import document_periods
from assistant.asked import Asked
from assistant.clarify import asked_of
from assistant.compose import Composed
from assistant.ground import cite
from assistant.messages import say
from assistant.reply import Abstention, Reason, ReasonCode
from assistant.requested import one_asked
from assistant.retrieve import Sources
from assistant.understand import Understood
from assistant.visit_asked import VisitAsked, Wanted, meant, visit_asked
from assistant.visit_drafts import VisitDrafts, grade_named, same_grade
from assistant.visit_words import reads
from assistant.visits import Visit, Visits
from corpus.document import Period
from corpus.filters import Filters
from corpus.folding import plain

_MOST = 20  # visits told of in one answer
_NEAREST = 3  # visits shown where there is none of the time asked for
_FAR = 10**6  # days: what has no time of its own


class Inspected:
    """Answers questions on visits from the reports of one index."""

    def __init__(self, sources: Sources) -> None:
        self._index = sources.index
        self._visits = Visits(sources.index)
        self._drafts = VisitDrafts(sources.index, self._visits)

    def answer(self, understood: Understood, filters: Filters) -> Composed | Abstention | None:
        """Drafts, each told apart by council and days of the visit; an abstention where visits to the council are held,
        but neither a visit nor anything else of the time asked for; None where the question is not on visits, or the
        general path may find what no report tells."""
        asked = visit_asked(understood)
        if asked is None or self._of_other_body(understood) or one_asked(understood):
            return None
        if not understood.councils:
            return self._of_all(understood, asked, filters)
        visits, missing = self._meant(understood, filters)
        if not visits:
            return self._none_then(understood, filters)
        unknown = not all(self._visits.of((council,), filters) for council in missing)
        if unknown or self._explains(understood, asked, visits):
            return None
        if asked.wanted in (Wanted.IMPROVE, Wanted.COUNT):
            return self._drafts.points(understood, asked, visits)
        drafts = [draft for visit in visits for draft in self._drafts.told(understood, asked, visit)]
        absent = say("side_missing", understood.language, what=" / ".join(missing)) if missing else None
        return Composed(tuple(drafts), missing=absent) if drafts else None

    def _meant(self, understood: Understood, filters: Filters) -> tuple[list[Visit], list[str]]:
        """The visits meant, council by council as asked; where each council has its own time, paired with it. Then the
        councils that were not visited at the time asked for."""
        times, councils = understood.periods, understood.councils
        paired = len(councils) > 1 and len(times) == len(councils)
        found: list[Visit] = []
        missing: list[str] = []
        for i, council in enumerate(councils):
            of_council = meant(understood, self._visits.of((council,), filters), times[i : i + 1] if paired else times)
            found += of_council
            missing += [] if of_council else [council]
        return found, missing

    def _none_then(self, understood: Understood, filters: Filters) -> Abstention | None:
        """Declines where nothing held about the councils is of the time asked for; the visits nearest to it are shown.
        A report that looks back on an older visit does not answer for it."""
        visits = self._visits.of(understood.councils, filters)
        times = understood.periods
        if not visits or not times or self._held(understood, filters):
            return None
        near = sorted(visits, key=lambda visit: _apart(visit, times[0]))[:_NEAREST]
        spans = [self._drafts.span(visit, visit.overall.unit) for visit in near if visit.overall]
        what = ", ".join(understood.text[m.start : m.end] for m in understood.dates if m.period)
        message = f"{say('wrong_period', understood.language, what=what)} {say('nearest', understood.language)}"
        nearest = tuple(cite(span, n) for n, span in enumerate(spans, 1))
        return Abstention("not_found", Reason(ReasonCode.WRONG_PERIOD, message), nearest=nearest)

    def _held(self, understood: Understood, filters: Filters) -> bool:
        """Whether any document about the councils is of the time asked for."""
        about = replace(filters, authorities=understood.councils)
        records = (self._index.record(*own) for own in self._index.allowed(about).items())
        own_times = (time for record in records if record for time in document_periods(record.description))
        return any(time.overlaps(asked) for time in own_times for asked in understood.periods)

    def _of_all(self, understood: Understood, asked: VisitAsked, filters: Filters) -> Composed | Abstention | None:
        """Which councils were given the grade named, or which visits a person led; of each council the newest visit
        where no time is named. Else it must be said which council is meant, unless one alone was visited then."""
        if understood.people:
            return self._led_by(understood, filters) if asked.wanted is Wanted.LEAD else None
        grade = grade_named(understood.said)
        if not reads("which", understood.said):
            return self._of_one(understood, asked, filters)
        if asked.wanted is not Wanted.GRADE or grade is None:
            return None
        past = not understood.periods and reads("past", understood.said)
        by_council: dict[str, list[Visit]] = {}
        for visit in self._visits.of((), filters):
            by_council.setdefault(visit.council, []).append(visit)
        rows = [
            (visit, row)
            for visits in by_council.values()
            for visit in (visits if past else meant(understood, visits, understood.periods))
            for row in self._drafts.judgements(understood, asked, visit)
            if same_grade(row.grade, grade)
        ]
        drafts = tuple(self._drafts.quoted(understood, visit, row.unit) for visit, row in rows[:_MOST])
        return Composed(drafts, missing=_more(understood, len(rows))) if drafts else None

    def _of_one(self, understood: Understood, asked: VisitAsked, filters: Filters) -> Abstention | None:
        """Asks which of the councils visited at the time named, or ever, is meant; None where that is no question."""
        visits = [v for v in self._visits.of((), filters) if not understood.periods or _then(v, understood.periods)]
        councils = sorted({visit.council for visit in visits})
        if len(councils) < 2 or reads("every", understood.said):
            return None
        reason = Reason(ReasonCode.NEEDS_AUTHORITY, say("needs_authority", understood.language))
        return Abstention("clarify", reason, options=asked_of(understood, councils[:_MOST]))

    def _led_by(self, understood: Understood, filters: Filters) -> Composed | None:
        names = [plain(name).lower() for name in understood.people]
        drafts = []
        for visit in self._visits.of((), filters):
            lead = self._visits.line(visit, "lead")
            if lead and any(name in plain(self._drafts.span(visit, lead).text).lower() for name in names):
                drafts.append(self._drafts.quoted(understood, visit, lead))
        return Composed(tuple(drafts[:_MOST]), missing=_more(understood, len(drafts))) if drafts else None

    def _explains(self, understood: Understood, asked: VisitAsked, visits: Sequence[Visit]) -> bool:
        """Whether a reason is asked for, and for what is so; what is not so is put right by the grade, as where one is
        said to be lost that was given again."""
        if not reads("why", understood.said) and understood.asked is not Asked.REASON:
            return False
        grade = grade_named(understood.said)
        rows = [row for visit in visits for row in self._drafts.judgements(understood, asked, visit)]
        if grade is None:
            return True
        given = any(same_grade(row.grade, grade) for row in rows)
        return given != reads("lost", understood.said)

    def _of_other_body(self, understood: Understood) -> bool:
        """Whether the question names a body, and none of those whose reports are held as visits."""
        if not understood.bodies:
            return False
        visits = self._visits.of(understood.councils, Filters())
        return not any(visit.record.description.publisher in understood.bodies for visit in visits)


def _then(visit: Visit, periods: Sequence[Period]) -> bool:
    own = [time for time in (visit.inspected, visit.reported) if time]
    return any(time.overlaps(asked) for time in own for asked in periods)


def _apart(visit: Visit, time: Period) -> int:
    """Days between a visit and a stretch of time."""
    own = visit.inspected or visit.reported
    return min(abs((own.start - time.end).days), abs((time.start - own.end).days)) if own else _FAR


def _more(understood: Understood, found: int) -> str | None:
    return say("more_visits", understood.language, shown=_MOST, found=found) if found > _MOST else None

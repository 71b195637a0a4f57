"""Draft what graded inspection reports say of their visits, each draft told apart by council and days."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose import Composed
from assistant.ground import Draft, Span
from assistant.messages import say, written_date
from assistant.reply import ClaimKind
from assistant.spans import quoted as quote
from assistant.spans import span_between, span_of
from assistant.understand import Understood
from assistant.visit_asked import VisitAsked, Wanted
from assistant.visit_points import Point
from assistant.visit_words import area_rows, reads, visit_words
from assistant.visits import Judgement, Visit, Visits
from corpus.index import Index
from corpus.passage import Unit


class VisitDrafts:
    """Drafts from the visits of one index."""

    def __init__(self, index: Index, visits: Visits) -> None:
        self._index = index
        self._visits = visits

    def told(self, understood: Understood, asked: VisitAsked, visit: Visit) -> list[Draft]:
        """What one visit's report says of what is wanted."""
        if asked.wanted is Wanted.GRADE:
            return [self.quoted(understood, visit, row.unit) for row in self.judgements(understood, asked, visit)]
        if asked.wanted is Wanted.LEAD:
            lead = self._visits.line(visit, "lead")
            return [self.quoted(understood, visit, lead)] if lead else []
        if asked.wanted is Wanted.DATES:
            return [replace(quote(self.span(visit, visit.dates)), label=visit.council)] if visit.dates else []
        return self._publication(understood, visit)

    def judgements(self, understood: Understood, asked: VisitAsked, visit: Visit) -> list[Judgement]:
        """The rows of the areas named, the whole table where grades are asked for, else the overall judgement."""
        if asked.areas:
            rows = [self._row(area, visit) for area in asked.areas]
            return list(dict.fromkeys(row for row in rows if row))
        grade = grade_named(understood.said)
        if grade and understood.councils and reads("parts", understood.said):
            return [row for row in visit.table if same_grade(row.grade, grade)]
        if visit.overall is None:  # reports from 2026 on give none
            return list(visit.table)
        if reads("table", understood.said) and not reads("one", understood.said):
            return list(dict.fromkeys((visit.overall, *visit.table)))
        return [visit.overall]

    def _row(self, area: str, visit: Visit) -> Judgement | None:
        if area == "board":
            return self._visits.board(visit)
        for name in area_rows(area):
            for row in visit.table:
                if name in row.text.lower():
                    return row
        return None

    def quoted(self, understood: Understood, visit: Visit, unit: Unit) -> Draft:
        return self._labelled(understood, visit, quote(self.span(visit, unit)))

    def _labelled(self, understood: Understood, visit: Visit, draft: Draft) -> Draft:
        """A draft with council and days in front; the line of the days is cited too."""
        if visit.dates is None:
            return replace(draft, label=visit.council)
        days = self.span(visit, visit.dates)
        label = say("inspected", understood.language, council=visit.council, days=_days(days.text))
        return replace(draft, spans=(*draft.spans, days), label=label)

    def _publication(self, understood: Understood, visit: Visit) -> list[Draft]:
        """The line that says when the report was published; where there is none, what its description says."""
        line = self._visits.line(visit, "published")
        if line:
            return [replace(quote(self.span(visit, line)), label=visit.council)]
        described = visit.record.description
        if described.published is None or visit.dates is None:
            return []
        told = described.published
        date = written_date(told.year, told.month, told.day, understood.language)
        note = say("published_told", understood.language, date=date, origin=described.origins.get("published", ""))
        return [replace(quote(self.span(visit, visit.dates)), label=visit.council, note=note)]

    def points(self, understood: Understood, asked: VisitAsked, visits: Sequence[Visit]) -> Composed | None:
        """The points of one visit whole, and how many where that is asked; of several visits how many each."""
        of_board = "board" in asked.areas
        found = [(visit, points) for visit in visits if (points := self._visits.points(visit, of_board))]
        if not found:
            return None
        if asked.wanted is Wanted.COUNT or len(found) > 1:
            return Composed(tuple(self._counted(understood, visit, points) for visit, points in found))
        visit, points = found[0]
        drafts = [quote(span_between(each.first, each.last, visit.record, self._index)) for each in points]
        if not understood.periods:  # whose and of when the list is, where the question does not say
            drafts[0] = self._labelled(understood, visit, drafts[0])
        return Composed(tuple(drafts), listed=len(drafts) > 1)

    def _counted(self, understood: Understood, visit: Visit, points: Sequence[Point]) -> Draft:
        whole = span_between(points[0].first, points[-1].last, visit.record, self._index)
        number = sum(not point.within for point in points)
        said = Draft(say("points", understood.language, number=number), (whole,), ClaimKind.COMPUTED)
        return self._labelled(understood, visit, said)

    def span(self, visit: Visit, unit: Unit) -> Span:
        return span_of(unit, visit.record, self._index)


def grade_named(text: str) -> str | None:
    """The first grade that a question names, in lower case."""
    found = re.search(rf"\b{visit_words()['report']['grade']}\b", text, re.IGNORECASE)
    return found[1].lower() if found else None


def same_grade(one: str, other: str) -> bool:
    """Whether two grades are one: "require improvement", "requires improvement to be good"."""
    return one.split(maxsplit=1)[0].rstrip("s") == other.split(maxsplit=1)[0].rstrip("s")


def _days(line: str) -> str:
    """The days in "Inspection dates: 4 to 15 March 2019"."""
    return " ".join(line.split(":", 1)[-1].split())

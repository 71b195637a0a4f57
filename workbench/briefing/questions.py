"""Questions for the agenda: open, one point each, tied to exact words, with what is held in reply and the follow-up."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

from assistant.ground import Draft
from assistant.words import stem_set
from corpus.document import DocumentRecord, SourceClass
from workbench.briefing.fit import is_for_a_question, shortened
from workbench.briefing.found import day_of, looks_back
from workbench.briefing.library import Library
from workbench.briefing.papers import item_for
from workbench.briefing.point import Lead, Point
from workbench.briefing.words import when, who

FEWEST, MOST = 5, 8
_SAID_ALOUD = 26  # words of a quote
_ALIKE = 0.6  # of their words: what two questions may not share
_REPLIES, _NEAR = 0.45, 0.3  # of what was said: what a reply, and what is only nearest to one, must speak of
_NEAR_WORDS = 35  # of what is only nearest: eight of them go onto a page
LOOKED_AT = 5


@dataclass(frozen=True, slots=True)
class Asking:
    """A question before its citations are numbered; `evidence` is what it rests on, `reply` what is held in answer, or
    with `only_near` the nearest to it that is; `is_last` that nothing newer is held."""

    asked: str
    evidence: Draft
    reply: Draft | None
    only_near: bool
    is_last: bool
    then: str
    item: str | None


def questions(library: Library, points: Sequence[Point]) -> list[Asking]:
    """At most eight: in turn of each kind of lead, the weightiest first, none that says what one before says."""
    taken: Counter[Lead] = Counter()
    asked = []
    for point in _in_turn(points):
        assert point.lead
        asked.append(_asking(library, point, taken[point.lead]))
        taken[point.lead] += 1
        if len(asked) == MOST:
            break
    return sorted(asked, key=lambda one: one.item is None)  # those on the agenda first, each kind as it came


def _in_turn(points: Sequence[Point]) -> Iterator[Point]:
    by_lead: dict[Lead, list[Point]] = {}
    for point in sorted(points, key=lambda each: -each.weight):
        if point.lead and is_for_a_question(point.draft.text):
            by_lead.setdefault(point.lead, []).append(point)
    by_lead[Lead.BETTER] = by_lead.get(Lead.BETTER, [])[:1]  # praise leads to one question, about its lasting
    said: list[frozenset[str]] = []
    for turn in zip_longest(*(by_lead[lead] for lead in Lead if lead in by_lead)):
        for point in filter(None, turn):
            words = stem_set(point.draft.text)
            if all(len(words & other) < _ALIKE * min(len(words), len(other)) for other in said):
                said.append(words)
                yield point


def _asking(library: Library, point: Point, turn: int) -> Asking:
    assert point.lead
    language, wording = library.wanted.language, _words()[library.wanted.language]
    asked, then = (wording[part][point.lead.value] for part in ("asked", "then"))
    item = point.item or item_for(library, point.draft.text)
    reply = _reply(library, point)
    near = reply or _nearest(library, point)
    said = f"{_opening(point, language)} {asked[turn % len(asked)]}"
    return Asking(said, point.draft, near, reply is None, not _newer(library, point), then[turn % len(then)], item)


def _opening(point: Point, language: str) -> str:
    """Who said what when; of a dispute both, of a paper only the words."""
    wording = _words()[language]
    if point.lead in (Lead.PAPER, Lead.PROPOSED):
        return str(wording["opening_item"]).format(quote=shortened(point.draft.spans[-1].text, _SAID_ALOUD))
    spans = point.draft.spans
    about = point.shown or ("",) * len(spans)
    places = {(span.record.id, span.start): (span, words) for span, words in zip(spans, about, strict=True)}
    shown = list(places.values())  # two figures can be in one sentence
    shown = shown[:2] if point.lead in (Lead.DISPUTE, Lead.FIGURE) else shown[-1:]
    most = _SAID_ALOUD // len(shown) + 6 * (len(shown) > 1)
    said = (
        str(wording["opening"]).format(
            who=who(span.record.description, language),
            when=when(span.record.description, language),
            quote=shortened(span.text, most, words),
        )
        for span, words in shown
    )
    return " ".join(said)


def _reply(library: Library, point: Point) -> Draft | None:
    """The council's own words that come nearest to replying, later words before earlier ones."""
    council = [*library.by(SourceClass.COUNCIL), *filter(None, [library.pack])]
    return next(_speaking_of(library, point, council, _REPLIES), None)


def _nearest(library: Library, point: Point) -> Draft | None:
    """What anybody says later that comes nearest, in few words."""
    found = _speaking_of(library, point, _newer(library, point), _NEAR)
    fit = (draft for draft in found if len(draft.text.split()) <= _NEAR_WORDS)
    return next((draft for draft in fit if not looks_back(draft.text, draft.spans[-1].record)), None)


def _newer(library: Library, point: Point) -> list[DocumentRecord]:
    """What was published after it was said, the papers among them."""
    return [record for record in (*library.records, *filter(None, [library.pack])) if day_of(record) > point.day]


def _speaking_of(library: Library, point: Point, records: Sequence[DocumentRecord], enough: float) -> Iterator[Draft]:
    """What is said later of the same as a point, but does not say the same again."""
    cited = {span.record.id for span in point.draft.spans}
    later = [record for record in records if record.id not in cited and _is_later(record, point)]
    said = stem_set(point.draft.text)
    for each in library.alike(point.draft.spans[-1].text, later, enough)[:LOOKED_AT]:
        if len(stem_set(each.text) & said) < _ALIKE * len(said) and is_for_a_question(each.text):
            yield library.draft(each)


def _is_later(record: DocumentRecord, point: Point) -> bool:
    day = str(record.description.published or record.description.meeting_date or "")
    return not day or not point.day or day >= point.day


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "questions.toml").read_text(encoding="utf-8"))

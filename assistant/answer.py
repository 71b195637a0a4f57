"""The whole path from a question to an answer or an abstention, readable in `Assistant.answer`."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from assistant.asked import Asked
from assistant.assemble import Found, assemble
from assistant.bounds import gives_orders
from assistant.clarify import which_council
from assistant.compose import Composed, Synthesizer, compose
from assistant.comprehend import comprehend
from assistant.conflicts import cited
from assistant.followup import Turn
from assistant.gate import nearest_first, passing, why_not
from assistant.ground import Span, cite, ground
from assistant.inspected import Inspected
from assistant.lists import whole_span
from assistant.meant import bound_of, is_elsewhere
from assistant.messages import say
from assistant.miscounted import right_count_first
from assistant.model.phrasing import Phraser
from assistant.premise import wrong_premise
from assistant.published import publication_draft
from assistant.reply import Abstention, Answer, Citation, Reason, ReasonCode, Reply
from assistant.requested import requested
from assistant.reread import reread
from assistant.retrieve import Sources, retrieve
from assistant.select import Evidence, select
from assistant.sides import sides
from assistant.spans import span_of
from assistant.timing import Timer
from assistant.understand import Understood
from corpus.filters import Filters

__all__ = ["Assistant", "Question", "Turn"]

NEAREST = 3  # of the nearest things held, shown when declining
MUCH = 0.7  # of the question: what a document about another council must speak of to answer for this one
LITTLE = 0.15  # of the question: what speaks of less is not near
EXTRACTIVE = "extractive"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, the conversation so far (oldest first), and what it is narrowed to.

    `language` ("en" or "cy") is that of Craffu's own words in the reply; the question's own where it is None.
    `asked_on` is the day that "last year" is counted from; today where it is None. `phrased`: a language model may
    shorten the answer, where one is configured.
    """

    text: str
    history: tuple[Turn, ...] = ()
    filters: Filters = field(default_factory=Filters)
    language: str | None = None
    asked_on: date | None = None
    phrased: bool = True


class Assistant:
    """Answers questions from one open index. Safe to ask from several threads."""

    def __init__(self, sources: Sources, synthesizer: Synthesizer = compose, phraser: Phraser | None = None) -> None:
        self.sources = sources
        self.inspected = Inspected(sources)
        self.synthesizer = synthesizer
        self.phraser = phraser

    def answer(self, question: Question) -> Reply:
        """An answer whose every claim is cited, or an abstention with its reason."""
        timer = Timer()
        with timer.step("understand"):
            understood = comprehend(
                question.text,
                question.history,
                self.sources,
                question.language,
                question.filters.as_of,
                today=question.asked_on,
            )
        outcome = self._declined(understood) or self._answered(understood, question.filters, timer)
        phrasing = None
        if self.phraser and question.phrased and isinstance(outcome, Answer):
            with timer.step("phrase"):
                outcome, phrasing = self.phraser.phrased(understood, outcome)
        return Reply(
            id=uuid.uuid4().hex,
            question=understood.text,
            outcome=outcome,
            snapshot=self.sources.index.generation,
            answerer=f"llm:{phrasing.model}" if phrasing and phrasing.used else EXTRACTIVE,
            timings_ms=timer.milliseconds(),
            understood=understood.shown,
            phrasing=phrasing,
        )

    def close(self) -> None:
        """Close the index."""
        self.sources.index.close()

    def _declined(self, understood: Understood) -> Abstention | None:
        """Declining by the question alone: its words, and what it means."""
        refused = understood.refused or bound_of(understood)
        if refused:
            return Abstention("refused", Reason(refused.code, say(refused.message, understood.language)))
        if is_elsewhere(understood):
            return Abstention("not_found", Reason(ReasonCode.OUTSIDE_CORPUS, say("elsewhere", understood.language)))
        if not understood.concepts and not understood.people:
            return Abstention("clarify", Reason(ReasonCode.NEEDS_TOPIC, say("needs_topic", understood.language)))
        return None

    def _answered(self, understood: Understood, filters: Filters, timer: Timer) -> Answer | Abstention:
        asked = sides(understood)
        two_asked = asked[0].part and not asked[0].alternative
        told = None if two_asked else self._told(understood, filters, timer)
        asked = [understood] if told else asked
        found = [told or self._found(side, filters, timer) for side in asked]
        declined = [part for part in found if isinstance(part, Abstention)]
        if len(declined) == len(found):
            return declined[0]
        with timer.step("compose"):
            composed = assemble(understood, asked, found, self.synthesizer, self.sources)
        with timer.step("ground"):
            claims, citations = ground(composed.drafts)
        if not claims:
            return Abstention("not_found", _reason(ReasonCode.NOT_GROUNDED, understood))
        conflicts = cited(composed.disputes, citations)
        return Answer(claims, citations, conflicts, composed.missing, composed.listed, _confidence(found))

    def _told(self, understood: Understood, filters: Filters, timer: Timer) -> Composed | Abstention | None:
        """What inspection reports say of their visits, where the question is about that alone."""
        with timer.step("inspected"):
            return self.inspected.answer(understood, filters)

    def _found(self, understood: Understood, filters: Filters, timer: Timer) -> Found:
        """The evidence for one side of a question (most have but one), best first, or why there is none."""
        told = self._told(understood, filters, timer)
        if told:
            return told
        with timer.step("retrieve"):
            passages = retrieve(understood, self.sources, filters)
        if understood.asked is Asked.PUBLISHED:
            draft = publication_draft(understood, passages, self.sources.index)
            if draft:
                return Composed((draft,))
        with timer.step("listed"):
            listed = requested(understood, passages, self.sources)
        if listed:
            return listed
        with timer.step("select"):
            found = [each for each in select(understood, passages, self.sources) if not gives_orders(each.text)]
        with timer.step("read"):
            found = reread(understood, found, self.sources)
        with timer.step("gate"):
            premise = wrong_premise(understood, self.sources)
            absent = self._is_absent(understood)
            evidence = [each for each in passing(understood, found, self.sources) if not absent or each.covered >= MUCH]
            if premise or not evidence:
                why = premise or (
                    self._not_about(understood) if absent else why_not(understood, found, self.sources.tuning.rules)
                )
                return self._not_found(understood, found, why)
            options = which_council(understood, evidence, found, self.sources.vocabulary)
            if options:
                return Abstention("clarify", _reason(ReasonCode.NEEDS_AUTHORITY, understood), options=options)
        return right_count_first(understood, evidence, self.sources.vocabulary)

    def _is_absent(self, understood: Understood) -> bool:
        """Whether no document held is about any council that the question names."""
        about = Filters(authorities=understood.councils)
        return bool(understood.councils) and not self.sources.index.allowed(about)

    def _not_about(self, understood: Understood) -> tuple[ReasonCode, str]:
        what = " / ".join(understood.councils)
        return ReasonCode.OUTSIDE_CORPUS, say("outside_corpus", understood.language, what=what)

    def _not_found(self, understood: Understood, found: Sequence[Evidence], why: tuple[ReasonCode, str]) -> Abstention:
        nearest = self._nearest(understood, found)
        code, message = why
        if nearest:
            message = f"{message} {say('nearest', understood.language)}"
        return Abstention("not_found", Reason(code, message), nearest=nearest)

    def _nearest(self, understood: Understood, found: Sequence[Evidence]) -> tuple[Citation, ...]:
        """The nearest things held, never of another council than was asked for; a list whole, as one quote."""
        index = self.sources.index
        found = [each for each in found if each.covered >= LITTLE]
        found = [each for each in found if not understood.councils or each.signals["council"] > 0]
        spans: dict[tuple[str, int], Span] = {}
        for each in nearest_first(understood, found, self.sources.tuning.rules):
            span = whole_span(each, index) or span_of(each.unit, each.source.record, index, each.also_in)
            spans.setdefault((span.record.id, span.start), span)
            if len(spans) == NEAREST:
                break
        return tuple(cite(span, n) for n, span in enumerate(spans.values(), 1))


def _confidence(found: Sequence[Found]) -> float | None:
    """How likely the best evidence answers, of the side where it is least likely; None where one was looked up."""
    held = [part for part in found if not isinstance(part, Abstention)]
    best = [part[0].likelihood if isinstance(part, list) and part else None for part in held]
    known = [chance for chance in best if chance is not None]
    return round(min(known), 3) if len(known) == len(best) else None


def _reason(code: ReasonCode, understood: Understood) -> Reason:
    return Reason(code, say(code.value, understood.language))

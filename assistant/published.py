"""Answer when a document was published, from its own header or dateline."""

from collections.abc import Sequence

from assistant.ground import Draft, Span, stands
from assistant.messages import say, written_date
from assistant.reply import ClaimKind
from assistant.retrieve import ScoredPassage
from assistant.select import says
from assistant.spans import quoted, span_of
from assistant.understand import Understood
from assistant.words import stems, tokens
from corpus.dates import dates_in
from corpus.document import DocumentRecord, PartialDate
from corpus.folding import fold
from corpus.index import Index

ENOUGH = 0.5  # of the question's concepts that a document must name to be the one meant
AS_WELL_NAMED = 0.15  # how much less than the best a document may name and still be meant


def publication_draft(understood: Understood, passages: Sequence[ScoredPassage], index: Index) -> Draft | None:
    """A draft with the date of the document that the question names, resting on the lines that give its title and its
    date; the line with the date alone where no line gives the title."""
    ranked = sorted(_named(understood, passages), key=lambda pair: -pair[0])
    for score, record in ranked:
        if score < max(ENOUGH, ranked[0][0] - AS_WELL_NAMED):
            return None
        published = record.description.published
        dateline = _dateline(record, published, index) if published else None
        if published and dateline:
            said = _said(record, published, understood.language)
            draft = Draft(said, (*_title(record, index), dateline), ClaimKind.WRITTEN)
            return draft if stands(draft) else quoted(dateline)
    return None


def _named(understood: Understood, passages: Sequence[ScoredPassage]) -> list[tuple[float, DocumentRecord]]:
    """Documents with how much of the question their title and publisher name, then how well they were retrieved."""
    best: dict[str, tuple[float, DocumentRecord]] = {}
    asked = set(tokens(understood.text))
    for scored in passages:
        description = scored.record.description
        bag = frozenset(stems(f"{description.title} {scored.passage.indexed}"))
        share = sum(says(concept, bag) for concept in understood.concepts) / max(len(understood.concepts), 1)
        by_publisher = bool(description.publisher and set(tokens(description.publisher)) <= asked)
        score = share + by_publisher + scored.score / 100
        if scored.record.id not in best or best[scored.record.id][0] < score:
            best[scored.record.id] = (score, scored.record)
    return list(best.values())


def _dateline(record: DocumentRecord, published: PartialDate, index: Index) -> Span | None:
    for unit in index.metadata_units(record.id, record.edition):
        span = span_of(unit, record, index)
        periods = (mention.period for mention in dates_in(span.text))
        if any(p and p.start == published.first and p.end == published.last for p in periods):
            return span
        if published.month is None and str(published) in span.text.split():
            return span
    return None


def _title(record: DocumentRecord, index: Index) -> tuple[Span, ...]:
    """The header line or the first heading that gives the title; empty where the title comes from elsewhere."""
    beginning = index.units([f"{record.id}/{record.edition[:8]}/0"])
    units = (*index.metadata_units(record.id, record.edition), *beginning)
    spans = (span_of(unit, record, index) for unit in units)
    title = fold(record.description.title)
    return next(((span,) for span in spans if title in fold(span.text)), ())


def _said(record: DocumentRecord, published: PartialDate, language: str) -> str:
    name = "published_on" if published.day else "published_in"
    date = written_date(published.year, published.month, published.day, language)
    return say(name, language, title=record.description.title, date=date)

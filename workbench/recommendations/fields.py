"""One thing asked for as a JSON object with the contract's citations, numbered from 1 in order of use."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from assistant.reply import citation_fields
from corpus.document import DocumentRecord
from corpus.folding import readable
from workbench.numbered import Numbered
from workbench.quoted import Quote
from workbench.recommendations.tracked import Answer, Source, Tracked, day_of


def fields(tracked: Tracked, today: date) -> dict[str, Any]:
    """See `api.schemas_recommendations.RecommendationBody` for what each field means."""
    asked, numbered = tracked.asked, Numbered()
    own = _numbers(numbered, tracked.record, asked.quotes)
    lead_in = numbered.of(asked.lead_in, tracked.record) if asked.lead_in else None
    also = [_source(source, numbered) for source in tracked.sources[1:]]
    answers = [_answer(answer, numbered) for answer in tracked.answers]
    deciding = tracked.deciding
    return {
        "id": tracked.id,
        "kind": asked.kind.value,
        "number": asked.number,
        "title": asked.title,
        "theme": asked.theme,
        "list_title": asked.list_title,
        "text": " ".join(readable(quote.text) for quote in asked.quotes),
        "quotes": own,
        "lead_in": lead_in,
        "asker": asked.asker,
        "addressee": asked.addressee,
        "authority": tracked.record.description.authority,
        "document_id": tracked.record.id,
        "asked_on": str(tracked.when) if tracked.when else None,
        "age_days": tracked.age_days(today),
        "restated": asked.restated,
        "repeats": tracked.earlier.id if tracked.earlier else None,
        "also_in": also,
        "answers": answers,
        "state": tracked.state.value,
        "state_shown_by": tracked.answers.index(deciding) if deciding else None,
        "state_is_of_all": bool(deciding and deciding.by == "all"),
        "own_mention_held": bool(tracked.own_answers),
        "citations": [citation_fields(citation) for citation in numbered.citations],
    }


def _source(source: Source, numbered: Numbered) -> dict[str, Any]:
    return {"document_id": source.record.id, "quotes": _numbers(numbered, source.record, source.asked.quotes)}


def _answer(answer: Answer, numbered: Numbered) -> dict[str, Any]:
    day = day_of(answer.record)
    return {
        "document_id": answer.record.id,
        "on": str(day) if day else None,
        "by": answer.by.value,
        "state": answer.state.value if answer.state else None,
        "quotes": _numbers(numbered, answer.record, answer.quotes),
    }


def _numbers(numbered: Numbered, record: DocumentRecord, quotes: Sequence[Quote]) -> list[int]:
    return [numbered.of(quote, record) for quote in quotes]

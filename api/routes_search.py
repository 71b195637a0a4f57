"""Search: the scored passages for a few words, with the parts of each score."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.dependencies import ServingNow, TakesTurns
from api.items import document_item
from api.narrowing import as_filters
from api.responses import problem_responses
from api.schemas import FilterQuery, QuestionText
from api.schemas_documents import PassageBody, SearchBody
from api.serving import Serving
from assistant.retrieve import ScoredPassage, retrieve
from assistant.understand import understand
from corpus.document import page_at
from corpus.index import Index

router = APIRouter(prefix="/v1", tags=["search"])


class SearchQuery(FilterQuery):
    q: QuestionText
    limit: int = Query(default=10, ge=1, le=100)


@router.get("/search", responses=problem_responses(422, 503))
async def search(query: Annotated[SearchQuery, Query()], serving: ServingNow, turns: TakesTurns) -> SearchBody:
    """Passages that come nearest to the words, best first."""
    return await turns.run(search_passages, query, serving)


def search_passages(query: SearchQuery, serving: Serving) -> SearchBody:
    """The same for callers that have a turn."""
    with serving.assistant() as assistant:
        sources = assistant.sources
        filters = as_filters(query, query.as_of, sources)
        found = retrieve(understand(query.q, (), sources.vocabulary), sources, filters, query.limit)
        items = [_passage(sources.index, scored) for scored in found]
        return SearchBody(query=query.q, snapshot=sources.index.generation, items=items)


def _passage(index: Index, scored: ScoredPassage) -> PassageBody:
    passage = scored.passage
    edition = index.edition(passage.document_id, passage.edition)
    page = page_at(edition.pages, passage.start)
    return PassageBody(
        passage_id=passage.id,
        edition=passage.edition,
        document=document_item(scored.record),
        section=list(passage.section),
        page=page.index if page else None,
        page_label=page.label if page else None,
        text=edition.text[passage.start : passage.end],
        start=passage.start,
        end=passage.end,
        score=scored.score,
        parts=dict(scored.parts),
    )

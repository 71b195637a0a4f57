"""Two documents side by side, over HTTP and as a page: what one made of the other, or what changed between reports."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from api.cited import addressed
from api.dependencies import TakesTurns, UsesWorkbench
from api.empty import empty_page
from api.items import document_item
from api.narrowing import council_named
from api.problems import ProblemError
from api.responses import problem_responses
from api.schemas_differences import DifferencesBody, DifferencesQuery, PairBody, PairsBody, PairsQuery
from api.templates import render
from api.workbench import Workbench
from assistant.answer import Assistant
from corpus.document import DocumentRecord, Status
from corpus.errors import NoIndexError
from corpus.filters import Filters
from corpus.index import Index
from workbench.differences.compare import Comparer
from workbench.differences.pairs import Pair, pairs, pairs_of
from workbench.differences.relation import Relation
from workbench.differences.reply import comparison_fields
from workbench.kept import Kept

router = APIRouter(tags=["workbench"])
_LONGEST = 300  # characters of an id


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the page's address names: two documents, or one, or a council."""

    left: str = ""
    right: str = ""
    authority: str = ""


@router.get("/v1/differences", responses=problem_responses(404, 422, 503))
async def differences(
    query: Annotated[DifferencesQuery, Query()], workbench: UsesWorkbench, turns: TakesTurns
) -> DifferencesBody:
    """What the right document made of what the left one says, sentence by sentence: kept, softened, dropped, added; of
    two reports of one body, what is new, repeated and gone."""
    return await turns.run(_compared, query, workbench)


@router.get("/v1/differences/pairs", responses=problem_responses(404, 422, 503))
async def differences_pairs(
    query: Annotated[PairsQuery, Query()], workbench: UsesWorkbench, turns: TakesTurns
) -> PairsBody:
    """Documents worth comparing: accounts of one visit, a report and the one before it, a report and its answer."""
    return await turns.run(_paired, query, workbench)


@router.get("/differences", include_in_schema=False)
async def differences_page(
    request: Request, workbench: UsesWorkbench, turns: TakesTurns, wanted: Annotated[Wanted, Depends()]
) -> HTMLResponse:
    """Which documents may be compared; two of them side by side where both are named."""
    return await turns.run(_page, request, workbench, wanted)


def _compared(query: DifferencesQuery, workbench: Workbench) -> DifferencesBody:
    with workbench.open() as (assistant, kept):
        left, right = (
            readable_record(kept.index, id_, name) for id_, name in ((query.left, "left"), (query.right, "right"))
        )
        if left.id == right.id:
            raise ProblemError(422, "left and right are the same document", "right")
        relation = Relation(query.relation) if query.relation else None
        found = _comparer(assistant, kept).compare(left, right, relation)
        fields = comparison_fields(found, kept.index.generation)
        return DifferencesBody(**fields | {"left": document_item(left), "right": document_item(right)})


def _paired(query: PairsQuery, workbench: Workbench) -> PairsBody:
    with workbench.open() as (assistant, kept):
        found = _pairs(query.document, query.authority, assistant, kept)
        return PairsBody(items=[_pair_body(pair) for pair in found], snapshot=kept.index.generation)


def _pairs(document: str | None, authority: str | None, assistant: Assistant, kept: Kept) -> Sequence[Pair]:
    vocabulary = assistant.sources.vocabulary
    if document:
        return pairs_of(readable_record(kept.index, document, "document"), kept.index, vocabulary)
    councils = (council_named(authority, vocabulary, "authority"),) if authority else ()
    return pairs(kept.index, vocabulary, Filters(authorities=councils))


def _pair_body(pair: Pair) -> PairBody:
    left, right = document_item(pair.left), document_item(pair.right)
    return PairBody(left=left, right=right, relation=pair.relation.value, why=pair.why.value)


def _page(request: Request, workbench: Workbench, wanted: Wanted) -> HTMLResponse:
    try:
        if wanted.left.strip() and wanted.right.strip():
            body = _compared(DifferencesQuery(left=wanted.left[:_LONGEST], right=wanted.right[:_LONGEST]), workbench)
            return render(request, "differences.html", {"compared": shown(body)})
        with workbench.open() as (assistant, kept):
            everything = _pairs(wanted.left or wanted.right or None, None, assistant, kept)
            councils = sorted({each for pair in everything if (each := pair.left.description.authority)})
            chosen = [pair for pair in everything if wanted.authority in ("", pair.left.description.authority)]
        context = {"pairs": chosen, "councils": councils, "chosen": wanted.authority}
        return render(request, "differences.html", context)
    except NoIndexError:
        return empty_page(request)


def shown(body: DifferencesBody) -> dict[str, Any]:
    """A comparison for its page: each row with its citations in place of their numbers, each with its address."""
    fields = body.model_dump(mode="json", by_alias=True)
    citations = {one["n"]: addressed(one) for one in fields["citations"]}
    rows = [row | {side: citations.get(row[side]) for side in ("left", "right", "near")} for row in fields["rows"]]
    return fields | {"rows": rows}


def readable_record(index: Index, document_id: str, field: str) -> DocumentRecord:
    """The current edition of a document. Raises ProblemError 404 where it is not held or could not be read."""
    record = index.record(document_id)
    if record is None or record.status is Status.QUARANTINED:
        raise ProblemError(404, f"no document {document_id!r} is held that could be read", field)
    return record


def _comparer(assistant: Assistant, kept: Kept) -> Comparer:
    return Comparer(kept, assistant.sources.embedder, assistant.sources.vocabulary)

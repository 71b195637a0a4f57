"""Reading a place in a document: its text as stored, what stands around it, and its reference."""

from api.items import document_item
from api.mcp.schemas import LONGEST_READ, ReadArguments, ReadBody
from api.mcp.text import reference
from api.problems import ProblemError
from api.routes_documents import held, held_edition
from corpus.document import Edition
from corpus.index import Index


def read(index: Index, asked: ReadArguments) -> ReadBody:
    """Raises ProblemError 404 for what is not held, 422 for a place that is not in the text."""
    record = held(index, asked.document_id, asked.edition)
    edition = held_edition(index, asked.document_id, asked.edition)
    start, end = _place(edition, asked)
    page = edition.page_at(start)
    document = document_item(record)
    number, label = (page.index, page.label) if page else (None, None)
    return ReadBody(
        snapshot=index.generation,
        document=document,
        edition=edition.sha256,
        section=_section(edition, start),
        page=number,
        page_label=label,
        before=edition.text[max(0, start - asked.around) : start],
        text=edition.text[start:end],
        after=edition.text[end : end + asked.around],
        start=start,
        end=end,
        reference=reference(document.model_dump() | {"page": number, "page_label": label}, document.language or "en"),
    )


def _place(edition: Edition, asked: ReadArguments) -> tuple[int, int]:
    if asked.start is not None and asked.end is not None:
        if asked.end > len(edition.text):
            raise ProblemError(422, f"is beyond the text, which has {len(edition.text):,} characters", "end")
        return asked.start, asked.end
    page = next((page for page in edition.pages if page.index == asked.page), None)
    if page is None:
        pages = f"the document has {len(edition.pages)} pages" if edition.pages else "this format has no pages"
        raise ProblemError(422, f"no such page: {pages}", "page")
    return page.start, min(page.end, page.start + LONGEST_READ)


def _section(edition: Edition, start: int) -> list[str]:
    return list(next((block.section for block in edition.blocks if start < block.end), ()))

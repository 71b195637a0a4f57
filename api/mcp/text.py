"""What MCP's tools found as text to read: each statement with its [n], each source with its place and its words."""

from collections.abc import Mapping
from typing import Any

from api.schemas_documents import SearchBody
from assistant.messages import say


def answer_text(reply: Mapping[str, Any]) -> str:
    """The answer with its markers, then its sources; for an abstention what is nearest, or what to choose from."""
    language = reply["understood"]["language"]
    sources = [_source(citation, language) for citation in (*reply["citations"], *reply["nearest"])]
    options = "\n".join(f"- {option}" for option in reply["options"])
    return "\n\n".join(part for part in (reply["answer"], options, *sources) if part)


def search_text(found: SearchBody) -> str:
    """The passages found, best first, each under its reference."""
    parts = []
    for n, item in enumerate(found.items, 1):
        fields = item.document.model_dump() | item.model_dump(exclude={"document"})
        place = _place(item.document.id, item.start, item.end)
        parts.append(f"[{n}] {reference(fields, 'en')} ({place})\n{item.text}")
    return "\n\n".join(parts) or say("no_passages", "en")


def reference(fields: Mapping[str, Any], language: str) -> str:
    """Title, publisher, date and page of a citation's fields, as far as they are known."""
    page = fields["page"] and say("page", language, page=fields["page"])
    label = fields["page_label"]
    printed = say("printed", language, label=label) if label and label != str(fields["page"]) else None
    summary = say("summary_record", language) if fields["text_status"] == "summary" else None
    known = (fields["title"], fields["publisher"], fields["published"], page, printed, summary, fields["filename"])
    return ", ".join(str(each) for each in known if each)


def _source(citation: Mapping[str, Any], language: str) -> str:
    place = _place(citation["document_id"], citation["start"], citation["end"])
    return f"[{citation['n']}] {reference(citation, language)} ({place})\n“{citation['quote']}”"


def _place(document_id: str, start: int, end: int) -> str:
    """What `read_passage` takes."""
    return f"document_id {document_id}, start {start}, end {end}"

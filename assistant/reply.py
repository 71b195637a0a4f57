"""What the assistant gives back: an Answer whose every claim is cited, or an Abstention with its reason."""

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Literal

from assistant.interpretation import Interpretation
from corpus.document import Description, Page


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote found in a stored text: `text[start:end] == quote`. Only `assistant.ground` makes one.

    `agenda_item` is a pack's item ("5. Performance report"), `paragraph` the printed number the quote stands under,
    `language` that of the quote, `also_in` the near-duplicates that hold the same words."""

    n: int
    passage_id: str
    document_id: str
    edition: str
    filename: str
    description: Description
    page: Page | None
    section: tuple[str, ...]
    quote: str
    start: int
    end: int
    agenda_item: str | None = None
    paragraph: str | None = None
    language: str | None = None
    also_in: tuple[str, ...] = ()


class ClaimKind(StrEnum):
    QUOTE = "quote"
    COMPUTED = "computed"
    WRITTEN = "written"


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement and the numbers of the citations it stands on; `text` has no markers."""

    text: str
    citations: tuple[int, ...]
    kind: ClaimKind = ClaimKind.QUOTE


@dataclass(frozen=True, slots=True)
class Conflict:
    """Held sources that disagree about one thing."""

    topic: str
    citations: tuple[int, ...]


class ReasonCode(StrEnum):
    NO_PASSAGES = "no_passages"
    NOT_ANSWERED = "not_answered"
    NOT_GROUNDED = "not_grounded"
    WRONG_AUTHORITY = "wrong_authority"
    WRONG_PERIOD = "wrong_period"
    OUTSIDE_CORPUS = "outside_corpus"
    OPINION = "opinion"
    PERSONAL_DATA = "personal_data"
    UNSAFE_REQUEST = "unsafe_request"
    NEEDS_AUTHORITY = "needs_authority"
    NEEDS_PERIOD = "needs_period"
    NEEDS_TOPIC = "needs_topic"


@dataclass(frozen=True, slots=True)
class Reason:
    code: ReasonCode
    message: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Claims in reading order. `missing` says what was asked for and is not held and makes the status `partial`; it
    states nothing about the world, only about the answer, so it carries no citation. `confidence` is how likely the
    best evidence answers, between 0 and 1, of the least likely side; None for what is looked up, and without a reader.
    """

    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    conflicts: tuple[Conflict, ...] = ()
    missing: str | None = None
    listed: bool = False  # the claims are the items of one list
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Abstention:
    """Declining, with the reason; a result, not an error."""

    status: Literal["not_found", "clarify", "refused"]
    reason: Reason
    options: tuple[str, ...] = ()
    nearest: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrasing:
    """What a language model had to do with an answer, where one is configured: its name, the host that the question
    and the quotes went to, whether its sentences are shown, `why` not, and how many of them were dropped."""

    model: str
    host: str
    used: bool
    why: str | None
    dropped: int


@dataclass(frozen=True, slots=True)
class Reply:
    """One question answered or declined. `timings_ms` per step, and `total`."""

    id: str
    question: str
    outcome: Answer | Abstention
    snapshot: str
    answerer: str
    timings_ms: dict[str, float]
    understood: Interpretation = field(default_factory=Interpretation)
    phrasing: Phrasing | None = None  # only where a model is configured and there was an answer


def as_contract(reply: Reply) -> dict[str, Any]:
    """The reply as the JSON object that callers rely on (docs/api.md)."""
    outcome = reply.outcome
    common = {
        "id": reply.id,
        "status": status_of(outcome),
        "question": reply.question,
        "understood": reply.understood.fields(),
        "answer": as_markdown(outcome),
        "snapshot": reply.snapshot,
        "answerer": reply.answerer,
        "timings_ms": reply.timings_ms,
    }
    if reply.phrasing:
        common["phrasing"] = asdict(reply.phrasing)
    fields = _answer_fields(outcome) if isinstance(outcome, Answer) else _abstention_fields(outcome)
    return common | fields


def _answer_fields(answer: Answer) -> dict[str, Any]:
    return {
        "claims": [{"text": c.text, "citations": list(c.citations), "kind": c.kind.value} for c in answer.claims],
        "listed": answer.listed,
        "missing": answer.missing,
        "citations": [citation_fields(citation) for citation in answer.citations],
        "reason": None,
        "options": [],
        "nearest": [],
        "conflicts": [{"topic": c.topic, "citations": list(c.citations)} for c in answer.conflicts],
        "confidence": answer.confidence,
    }


def _abstention_fields(abstention: Abstention) -> dict[str, Any]:
    return {
        "claims": [],
        "listed": False,
        "missing": None,
        "citations": [],
        "reason": {"code": abstention.reason.code.value, "message": abstention.reason.message},
        "options": list(abstention.options),
        "nearest": [citation_fields(citation) for citation in abstention.nearest],
        "conflicts": [],
        "confidence": None,
    }


def status_of(outcome: Answer | Abstention) -> str:
    """The contract's status word."""
    if isinstance(outcome, Abstention):
        return outcome.status
    return "partial" if outcome.missing else "answered"


def as_markdown(outcome: Answer | Abstention) -> str:
    """The answer in Markdown, `[n]` after each claim; for an abstention, its message."""
    if isinstance(outcome, Abstention):
        return outcome.reason.message
    lines = [f"{claim.text} {''.join(f'[{n}]' for n in claim.citations)}" for claim in outcome.claims]
    body = "\n".join(f"{i}. {line}" for i, line in enumerate(lines, 1)) if outcome.listed else "\n\n".join(lines)
    return f"{body}\n\n{outcome.missing}" if outcome.missing else body


def citation_fields(citation: Citation) -> dict[str, Any]:
    """One citation as the contract's fields."""
    page = citation.page
    return {
        "n": citation.n,
        "passage_id": citation.passage_id,
        "document_id": citation.document_id,
        "edition": citation.edition,
        "filename": citation.filename,
        **description_fields(citation.description),
        "language": citation.language or citation.description.language,
        "page": page.index if page else None,
        "page_label": page.label if page else None,
        "report_page": page.report_label if page else None,
        "agenda_item": citation.agenda_item,
        "paragraph": citation.paragraph,
        "recognised": page.confidence if page else None,
        "section": list(citation.section),
        "also_in": list(citation.also_in),
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
    }


def description_fields(description: Description) -> dict[str, Any]:
    """A document's description as the contract's fields; dates are ISO, cut short where day or month is not known."""
    period = description.period
    return {
        "title": description.title,
        "publisher": description.publisher,
        "source_class": description.source_class.value,
        "kind": description.kind,
        "authority": description.authority,
        "language": description.language,
        "url": description.url,
        "licence": description.licence,
        "text_status": description.text_status.value,
        "published": str(description.published) if description.published else None,
        "period": {"from": period.start.isoformat(), "to": period.end.isoformat()} if period else None,
        "event_date": str(description.event_date) if description.event_date else None,
        "meeting_date": str(description.meeting_date) if description.meeting_date else None,
    }

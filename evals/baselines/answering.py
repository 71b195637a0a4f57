"""Answer with what a retriever found, in the contract's shape: two passages whole, or their three best sentences."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.base.embeddings.base import BaseEmbedding

from assistant.reply import description_fields
from corpus.document import page_at
from corpus.errors import UsageError
from corpus.index import Index
from evals.baselines.passages import Place, sentences, statements
from evals.baselines.systems import System
from evals.case import Case
from evals.respondent import Found, Reply, Respondent

PASSAGES, SENTENCES = 2, 3  # what an answer is made of; two passages are llama-index's default
NOT_HELD = "Nothing near enough was found."


@dataclass(frozen=True)
class Baseline:
    """A system over the passages of an index, `retriever` over all of them."""

    system: System
    retriever: BaseRetriever
    embedder: BaseEmbedding
    places: Mapping[str, Place]
    index: Index

    def whole(self, name: str) -> Respondent:
        """Answers with the first two passages as they are, as `response_mode="no_text"` hands them over."""
        return self._respondent(name, lambda question, found: found)

    def short(self, name: str) -> Respondent:
        """Answers with the three sentences of those passages that the same system puts first."""
        return self._respondent(name, self._sentences)

    def _respondent(self, name: str, chosen: Callable[[str, Sequence[Place]], Sequence[Place]]) -> Respondent:
        def ask(case: Case) -> Reply:
            started = perf_counter()
            question = _in_full(case)
            ranked = self._ranked(question)
            near = bool(ranked) and ranked[0][1] >= self.system.least
            used = chosen(question, self._answering(ranked)) if near else ()
            total = (perf_counter() - started) * 1000
            made = _reply(used, self.index) | {"confidence": ranked[0][1]} if used else _reply((), self.index)
            return made | {"question": question, "timings_ms": {"total": total}}

        def search(case: Case, question: str) -> list[Found]:
            return [_found(place, self.index) for place, _ in self._ranked(question)]

        about = {"snapshot": self.index.generation, "least": self.system.least}
        return Respondent(name, ask, self._text, search=search, about=about)

    def _ranked(self, question: str) -> list[tuple[Place, float]]:
        found = self.retriever.retrieve(question)
        return [(self.places[each.node.node_id], each.score or 0.0) for each in found]

    def _answering(self, ranked: Sequence[tuple[Place, float]]) -> list[Place]:
        found = (statements(place, self.index.edition(place.record.id)) for place, _ in ranked[:PASSAGES])
        return [place for place in found if place]

    def _sentences(self, question: str, found: Sequence[Place]) -> list[Place]:
        places = sentences(found, self.index)
        if not places:
            return []
        ranked = self.system.build([place.node for place in places.values()], self.embedder).retrieve(question)
        return [places[each.node.node_id] for each in ranked[:SENTENCES]]

    def _text(self, document_id: str, edition: str) -> str | None:
        try:
            return self.index.edition(document_id, edition).text
        except UsageError:
            return None


def _in_full(case: Case) -> str:
    """The question after those before it: nothing else tells these systems what a follow-up is about."""
    return " ".join([*(turn.question for turn in case.history), case.question])


def _reply(used: Sequence[Place], index: Index) -> dict[str, Any]:
    citations = [_citation(n, place, index) for n, place in enumerate(used, 1)]
    claims = [
        {"text": " ".join(citation["quote"].split()), "citations": [citation["n"]], "kind": "quote"}
        for citation in citations
    ]
    lines = [f"{claim['text']} [{n}]" for n, claim in enumerate(claims, 1)]
    return {
        "status": "answered" if used else "not_found",
        "answer": "\n\n".join(lines) or NOT_HELD,
        "claims": claims,
        "citations": citations,
        "snapshot": index.generation,
    }


def _citation(n: int, place: Place, index: Index) -> dict[str, Any]:
    """The document as Craffu describes it, so that a wrong council or period is seen in either alike."""
    edition = index.edition(place.record.id)
    page = page_at(edition.pages, place.start)
    return description_fields(place.record.description) | {
        "n": n,
        "document_id": place.record.id,
        "edition": edition.sha256,
        "filename": place.record.filename,
        "page": page.index if page else None,
        "section": [],
        "quote": edition.text[place.start : place.end],
        "start": place.start,
        "end": place.end,
    }


def _found(place: Place, index: Index) -> Found:
    edition, about = index.edition(place.record.id), place.record.description
    page = page_at(edition.pages, place.start)
    text = edition.text[place.start : place.end]
    return Found(place.record.filename, page.index if page else None, text, about.authority, about.source_class.value)

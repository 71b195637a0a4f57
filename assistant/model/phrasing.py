"""Has a language model shorten an extractive answer, and keeps of it what stands; else the answer stays as it was."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

from assistant.bounds import gives_orders
from assistant.model.asking import as_data, instruction, read_reply, schema
from assistant.model.configured import Model, UnansweredError, configured
from assistant.model.wording import parts_of
from assistant.model.written import Written, written
from assistant.reply import Answer, Citation, Claim, ClaimKind, Phrasing
from assistant.select import says
from assistant.understand import Understood
from assistant.words import stem_set
from corpus.settings import Settings

MOST_EVIDENCE_WORDS = 1_000  # about 1,500 tokens
SHORT = 12  # words: an answer of one quote no longer than that is short enough


class Asks(Protocol):
    """Gives a model's reply as text, or raises UnansweredError."""

    def ask(self, instruction: str, data: str, schema: Mapping[str, Any]) -> str: ...


class Phraser:
    """The model that the settings turn on. Safe to use from several threads."""

    def __init__(self, model: Model, endpoint: Asks) -> None:
        self.model = model
        self._endpoint = endpoint

    def phrased(self, understood: Understood, answer: Answer) -> tuple[Answer, Phrasing]:
        """The answer in the model's sentences, or as it was; and what became of them. Never raises, and takes no
        longer than CRAFFU_LLM_SECONDS."""
        evidence = _evidence(answer)
        why = _why_not(answer, evidence)
        if why:
            return answer, self._told(why)
        try:
            reply = self._endpoint.ask(instruction(), as_data(understood.text, evidence), schema())
            found = written(read_reply(reply), evidence)
        except UnansweredError as error:
            return answer, self._told(error.why)
        if not _enough(found, answer, understood):
            return answer, self._told("too_little", found.dropped)
        return _renumbered(found.claims, answer), self._told(None, found.dropped)

    def _told(self, why: str | None, dropped: int = 0) -> Phrasing:
        return Phrasing(self.model.name, self.model.host, why is None, why, dropped)


def phraser(settings: Settings) -> Phraser | None:
    """None where no model is configured, which is the default."""
    model = configured(settings)
    if model is None:
        return None
    from assistant.model.endpoint import Endpoint  # noqa: PLC0415  # takes time and memory

    return Phraser(model, Endpoint(settings))


def _evidence(answer: Answer) -> list[list[Citation]]:
    """What the model is given: the quotes of each claim."""
    numbered = {citation.n: citation for citation in answer.citations}
    return [[numbered[n] for n in claim.citations] for claim in answer.claims]


def _why_not(answer: Answer, evidence: Sequence[Sequence[Citation]]) -> str | None:
    """Why the model is not asked: an answer that must stay as it is (a whole list, a computed difference, sources that
    disagree, sides told apart), one that is short already, one too long to send, or a quote that gives orders."""
    if answer.listed or answer.conflicts or any(claim.kind is not ClaimKind.QUOTE for claim in answer.claims):
        return "as_it_is"
    words = sum(len(claim.text.split()) for claim in answer.claims)
    if len(answer.claims) == 1 and words <= SHORT:
        return "short"
    if words > MOST_EVIDENCE_WORDS:
        return "too_long"
    orders = any(gives_orders(citation.quote) for citations in evidence for citation in citations)
    return "unsafe_evidence" if orders else None


def _enough(found: Written, answer: Answer, understood: Understood) -> bool:
    """Whether what stands answers as well: no more fell than stands, it speaks of what question and answer both did,
    and every name and figure of the best quote is still there: one of them is what was asked for."""
    if 1 not in found.evidence or found.dropped > len(found.claims):
        return False
    before, after = (stem_set(" ".join(claim.text for claim in claims)) for claims in (answer.claims, found.claims))
    if any(says(concept, before) and not says(concept, after) for concept in understood.concepts):
        return False
    kept = {word.text for claim in found.claims for part in parts_of(claim.text) for word in part.words}
    return all(word.text in kept for part in parts_of(answer.claims[0].text) for word in part.words if word.loud)


def _renumbered(claims: Sequence[Claim], answer: Answer) -> Answer:
    """The claims with the citations that they use, numbered from 1 in order of use."""
    held = {citation.n: citation for citation in answer.citations}
    used = list(dict.fromkeys(n for claim in claims for n in claim.citations))
    numbers = {old: new for new, old in enumerate(used, 1)}
    return replace(
        answer,
        claims=tuple(replace(claim, citations=tuple(numbers[n] for n in claim.citations)) for claim in claims),
        citations=tuple(replace(held[old], n=new) for old, new in numbers.items()),
    )

"""Answers given before, asked again: on the snapshot they came from, and on today's."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from api.answer_log.entry import Entry
from api.desk import as_question
from api.problems import ProblemError
from api.schemas_answers import QuestionBody
from assistant.answer import Assistant
from assistant.model.remembered import remembered
from assistant.reply import as_contract
from corpus.generations import held_generations
from corpus.index import Index
from corpus.settings import Settings
from workbench.answering import open_assistant

_PLACE = ("document_id", "edition", "start", "end", "quote")
_Claim = tuple[str, str, tuple[tuple[Any, ...], ...]]


@dataclass(frozen=True, slots=True)
class Replayed:
    """One answer asked again. `on_snapshot` are the differences on the generation it came from, None where that is not
    held any more; `today` those on the generation that answers now."""

    answer_id: str
    on_snapshot: tuple[str, ...] | None
    today: tuple[str, ...]
    generation: str


class Replaying:
    """Asks again what was logged; the embedder is loaded once, and no language model is asked. Raises NoIndexError,
    ModelError on opening."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._now = open_assistant(settings.model_copy(update={"llm_url": None, "llm_model": None}))
        self._opened = {self.generation: self._now}

    @property
    def generation(self) -> str:
        """The generation that answers today."""
        return self._now.sources.index.generation

    def replay(self, entry: Entry, generation: str | None = None) -> Replayed:
        """On both; `generation` names the one that stands for its own, a restored snapshot. There the question is asked
        on the day it was asked: "last year" is that day's."""
        assert entry.said is not None
        before = entry.said["reply"]
        then = self._assistant(generation or before["snapshot"])
        day = datetime.fromisoformat(entry.time).date()
        on_snapshot = None if then is None else differences(before, _again(then, entry.said, day))
        return Replayed(before["id"], on_snapshot, self.today(entry), self.generation)

    def today(self, entry: Entry) -> tuple[str, ...]:
        """What differs when the question is asked today, of what is held today."""
        assert entry.said is not None
        return differences(entry.said["reply"], _again(self._now, entry.said, None))

    def _assistant(self, generation: str) -> Assistant | None:
        if generation not in self._opened and generation in held_generations(self._settings):
            index = Index(self._settings, generation)
            self._opened[generation] = Assistant(replace(self._now.sources, index=index), self._now.synthesizer)
        return self._opened.get(generation)


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    """What another reply says or cites otherwise, a line each; nothing where claims, citations and outcome are the
    same. Ids and times are not compared."""
    return (
        *_changed("the outcome", _outcome(before), _outcome(after)),
        *_changed("the answerer", before["answerer"], after["answerer"]),
        *_claims_changed(_claims(before), _claims(after)),
        *_changed("what to choose from", "; ".join(before["options"]), "; ".join(after["options"])),
        *_changed("the nearest held", _nearest(before), _nearest(after)),
    )


def _again(assistant: Assistant, said: Mapping[str, Any], day: date | None) -> dict[str, Any]:
    """The reply to what was asked; where a filter names nothing that is held any more, an empty one that says so."""
    try:
        question = as_question(QuestionBody.model_validate(said["asked"]), assistant.sources)
    except ProblemError as error:
        refused = {"status": "refused filters", "reason": {"code": error.detail}, "claims": [], "citations": []}
        return {**said["reply"], **refused, "options": [], "nearest": []}
    if said["reply"]["answerer"].startswith("llm:"):  # its sentences are held against the quotes found now
        assistant = Assistant(assistant.sources, assistant.synthesizer, remembered(said["reply"]))
    return as_contract(assistant.answer(replace(question, asked_on=day)))


def _claims_changed(before: Sequence[_Claim], after: Sequence[_Claim]) -> Iterator[str]:
    if sorted(before) == sorted(after) and before != after:
        yield "the order of the claims"
    yield from (f"no longer said: {_told(claim)}" for claim in before if claim not in after)
    yield from (f"now said: {_told(claim)}" for claim in after if claim not in before)


def _changed(what: str, before: str, after: str) -> Iterator[str]:
    if before != after:
        yield f"{what}: was {before or 'nothing'}, is {after or 'nothing'}"


def _outcome(reply: Mapping[str, Any]) -> str:
    reason = f" ({reply['reason']['code']})" if reply["reason"] else ""
    return f"{reply['status']}{reason}"


def _claims(reply: Mapping[str, Any]) -> list[_Claim]:
    """Each claim with the places of its quotes."""
    cited = {each["n"]: tuple(each[name] for name in _PLACE) for each in reply["citations"]}
    return [(c["text"], c["kind"], tuple(cited[n] for n in c["citations"])) for c in reply["claims"]]


def _nearest(reply: Mapping[str, Any]) -> str:
    return "; ".join(_place([each[name] for name in _PLACE]) for each in reply["nearest"])


def _told(claim: _Claim) -> str:
    return f"“{claim[0]}” ({'; '.join(map(_place, claim[2]))})"


def _place(place: Sequence[Any]) -> str:
    document, edition, start, end, _ = place
    return f"{document}, edition {edition[:12]}, {start} to {end}"

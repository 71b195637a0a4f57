"""Answer what a document asks for, its "areas for improvement" or "recommendations", with the whole of that list."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Protocol

from assistant.agree import council_agreement, period_agreement
from assistant.asked import Asked
from assistant.compose import Composed
from assistant.ground import Draft, Span
from assistant.intents import Intent
from assistant.messages import say
from assistant.reply import ClaimKind
from assistant.retrieve import ScoredPassage, Sources
from assistant.spans import quoted
from assistant.understand import Concept, Understood
from assistant.visit_words import reads, visit_words
from assistant.words import stem_set
from corpus.document import DocumentRecord
from corpus.index import Index

SURE = 0.6  # how likely it must be that a question wants such a list
READ = 4  # documents whose lists are looked at, best passages first
OPENING = 1  # the passage up to which a document says what it is on
MOST = 40  # items that are given as one answer


@dataclass(frozen=True, slots=True)
class Request:
    """One thing asked for, in its own words, the heading its list stands under, and its number where it has one."""

    spans: tuple[Span, ...]
    list_title: str
    number: str | None = None


class Requests(Protocol):
    """Whatever reads out of a document what it asks for."""

    def __call__(self, record: DocumentRecord, index: Index) -> Sequence[Request]:
        """All that a document asks for, in its order."""
        ...


def requested(understood: Understood, passages: Sequence[ScoredPassage], sources: Sources) -> Composed | None:
    """The list that the question wants, or the one item of it, of the best document that has it; None where it wants
    another thing, or no document found has such a list of the council, time and matter asked for."""
    if sources.requests is None or not (_wants(understood) or one_asked(understood)):
        return None
    for record in _documents(understood, passages, sources):
        found = _of_question(understood, record, _scope(record, passages), sources.requests(record, sources.index))
        if found:
            return _composed(understood, found)
    return None


def _wants(understood: Understood) -> bool:
    wanted = understood.intent.surely(Intent.IMPROVE, Intent.IMPROVE_COUNT, at=SURE) or _asks_outright(understood)
    return wanted and understood.asked is not Asked.YES_NO


def _asks_outright(understood: Understood) -> bool:
    """Whether the question says "recommend" as what it wants: no meaning is needed to tell."""
    return re.search(_requested()["outright"], understood.text, re.IGNORECASE) is not None


def _documents(understood: Understood, passages: Sequence[ScoredPassage], sources: Sources) -> Iterator[DocumentRecord]:
    """The documents of the passages that agree with the question, whoever is named as asking first, else best first."""
    records = list({each.record.id: each.record for each in passages if _agrees(understood, each, sources)}.values())
    yield from sorted(records[:READ], key=lambda record: record.description.publisher not in understood.bodies)


def _agrees(understood: Understood, found: ScoredPassage, sources: Sources) -> bool:
    description = found.record.description
    council = council_agreement(understood, description, "", sources.vocabulary)
    period = period_agreement(understood.periods, description, description.title)
    by = f"{description.publisher} {description.title} {found.passage.indexed}"
    body = not understood.bodies or any(
        mention.entry in understood.bodies for mention in sources.vocabulary.bodies_in(by)
    )
    return body and (not understood.councils or council > 0) and (not understood.periods or period > 0)


def _scope(record: DocumentRecord, passages: Sequence[ScoredPassage]) -> str:
    """What the opening of a document on one matter alone, such as a focused visit, says it is on."""
    if record.description.kind not in _requested()["narrow"]:
        return ""
    return " ".join(
        each.passage.indexed for each in passages if each.record.id == record.id and each.passage.ordinal <= OPENING
    )


def _of_question(
    understood: Understood, record: DocumentRecord, scope: str, requests: Sequence[Request]
) -> list[Request]:
    """The one list among a document's that the question means; empty where none is on its matter."""
    lists = [list(group) for _, group in groupby(requests, key=lambda request: request.list_title)]
    lists = [each for each in lists if len(each) <= MOST and not _beside(understood, record, scope, each)]
    return max(lists, key=lambda each: _fits(understood, each), default=[])


def _fits(understood: Understood, listed: Sequence[Request]) -> tuple[bool, int, int]:
    """How well a list fits: as many as asked for, its heading in the question's words, the longer one."""
    shared = stem_set(understood.said) & stem_set(listed[0].list_title)
    return len(listed) == understood.count, len(shared), len(listed)


def _beside(understood: Understood, record: DocumentRecord, scope: str, listed: Sequence[Request]) -> bool:
    """Whether the question is on a matter that neither the document's title, its scope nor the list's heading names."""
    described = record.description
    about = (described.title, described.kind, described.publisher, described.authority, scope, listed[0].list_title)
    sections = (" ".join(span.section) for request in listed[:1] for span in request.spans)
    known = stem_set(" ".join(filter(None, (*about, *sections))))
    return any(_topical(concept) and not _named_in(concept, known) for concept in understood.concepts)


def _topical(concept: Concept) -> bool:
    """Whether a concept says what the question is about, rather than that something is asked for."""
    if concept.body or concept.weight < 1 or concept.ways[0].isdigit():
        return False
    return not any(all(reads("words", word) or _asking().search(word) for word in way.split()) for way in concept.ways)


def _named_in(concept: Concept, known: frozenset[str]) -> bool:
    return any(set(form) <= known for form in concept.forms)


def _asking() -> re.Pattern[str]:
    return re.compile(_requested()["words"], re.IGNORECASE)


def _requested() -> Mapping[str, Any]:
    words: Mapping[str, Any] = visit_words()["requested"]
    return words


def one_asked(understood: Understood) -> int | None:
    """Which item of a list is asked for: "recommendation 3", "the first requirement"; -1 is the last."""
    data = _requested()
    numbered = re.search(data["number"], understood.text, re.IGNORECASE)
    if numbered:
        return int(numbered["number"])
    placed = re.search(data["place"], understood.text, re.IGNORECASE)
    if placed is None:
        return None
    word = (placed["place"] or placed["after"]).lower()
    return -1 if word in data["last"] else 1 if word in data["first"] else data["places"].index(word) + 1


def _item(asked: int, found: Sequence[Request]) -> Request | None:
    """The item with that number, by its place where the list has no numbers; None where it has no such item."""
    by_number = {request.number: request for request in reversed(found) if request.number}
    if by_number and asked > 0:
        return by_number.get(str(asked))
    at = asked - 1 if asked > 0 else asked
    return found[at] if at < len(found) else None


def _composed(understood: Understood, found: Sequence[Request]) -> Composed:
    drafts = [quoted(*request.spans) for request in found]
    asked = one_asked(understood)
    item = _item(asked, found) if asked else None
    if item:
        return Composed((quoted(*item.spans),))
    if understood.intent.intent is Intent.IMPROVE_COUNT or asked:
        spans = tuple(span for draft in drafts for span in draft.spans)
        told = say("points", understood.language, number=len(drafts))
        drafts = [Draft(told, spans, ClaimKind.COMPUTED, label=spans[0].record.description.title)]
    count = asked if asked and asked > 0 else understood.count
    note = say("found_count", understood.language, asked=count, found=len(found))
    return Composed(tuple(drafts), listed=len(drafts) > 1, missing=note if count not in (None, len(found)) else None)

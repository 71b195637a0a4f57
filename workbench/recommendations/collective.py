"""What a document says of all that was asked for together: "The council accepts the recommendations"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.passage import UnitKind
from corpus.terms import load_vocabulary
from workbench.kept import Extractor
from workbench.quoted import Document, Quote
from workbench.recommendations.numbers import mentioned
from workbench.recommendations.stances import State, stance
from workbench.recommendations.words import expression, on_one_line

_MAY = re.compile(r"recommend|argymhell|monitor|concern|priorit|areas? for|special measures", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Collective:
    """A sentence on everything that was asked for; `bodies` are those that say it or are named in it."""

    state: State
    quote: Quote
    bodies: tuple[str, ...]


def collective(document: Document) -> tuple[Collective, ...]:
    """Every such sentence of a document."""
    return tuple(_said(document))


def _said(document: Document) -> Iterator[Collective]:
    for unit in document.units:
        raw = document.edition.text[unit.start : unit.end]
        if unit.kind in (UnitKind.SENTENCE, UnitKind.LIST_ITEM) and _MAY.search(raw):
            state = _state(on_one_line(raw))
            if state:
                named = {mention.entry for mention in load_vocabulary().bodies_in(raw)}
                publisher = document.record.description.publisher
                yield Collective(state, document.quote(unit.start, unit.end), tuple(sorted(named | {publisher or ""})))


def _state(text: str) -> State | None:
    if expression("answering", "closed").search(text):
        return State.CLOSED
    if expression("answering", "all").search(text) and not mentioned(text):
        return stance(text)
    return None


COLLECTIVE = Extractor("collective", 1, Collective, collective)

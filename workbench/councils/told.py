"""Who else was told the same, and what happened next: near wordings of what other councils were asked to do, with the
next report held and whether it asks for the same again."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from assistant.reply import citation_fields
from corpus.document import DocumentRecord
from corpus.embedder import Embedder
from corpus.terms import Vocabulary
from workbench.differences.pairs import Why, pairs_of
from workbench.differences.subjects import subjects_in
from workbench.kept import Kept
from workbench.numbered import Numbered
from workbench.recommendations.asked import ASKED, Asked
from workbench.recommendations.meaning import alike, asked_vectors, content

SAME = 0.56  # from this likeness two requests are near wordings of one; as for points of two reports (differences)
AGAIN = 0.56  # and a later report asks for the same again
AGAIN_SUBJECT = 0.4  # the same where both name a subject; one that names another does not ask for the same
_MEANING = 0.7  # what meaning counts; words the rest


@dataclass(frozen=True, slots=True)
class Told:
    """A request to another council. `next_report` is the report after it that is held, None where there is none;
    `again` what that report asks for that is near it, None where it asks for nothing like it."""

    record: DocumentRecord
    asked: Asked
    likeness: float
    next_report: DocumentRecord | None
    again: Asked | None


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Looks for near wordings in one open index."""

    kept: Kept
    embedder: Embedder
    vocabulary: Vocabulary

    def told(self, text: str, besides: str | None = None, limit: int = 20) -> list[Told]:
        """What other councils than `besides` were asked for that is near a text, the nearest of each document first."""
        vector = np.asarray(self.embedder.documents([text])[0])
        best: list[tuple[float, DocumentRecord, Asked]] = []
        for record, requests in self.kept.each(ASKED):
            asks = requests and not requests[0].restated
            if asks and record.description.authority not in (None, besides):
                likeness, asked = max(self._near(record, requests, text, vector), key=lambda pair: pair[0])
                best += [(likeness, record, asked)] if likeness >= SAME else []
        nearest = sorted(best, key=lambda each: -each[0])[:limit]
        return [self._then(likeness, record, asked) for likeness, record, asked in nearest]

    def _near(
        self, record: DocumentRecord, requests: tuple[Asked, ...], text: str, vector: np.ndarray
    ) -> list[tuple[float, Asked]]:
        vectors = self.kept.of(record, asked_vectors(self.embedder))
        words = content(text)
        return [
            (_MEANING * float(np.dot(vector, own.values)) + (1 - _MEANING) * alike(words, content(each.words)), each)
            for each, own in zip(requests, vectors, strict=True)
        ]

    def _then(self, likeness: float, record: DocumentRecord, asked: Asked) -> Told:
        """With the report after it, and what that asks for again."""
        later = [pair for pair in pairs_of(record, self.kept.index, self.vocabulary) if pair.why is Why.NEXT]
        if not later:
            return Told(record, asked, likeness, None, None)
        following = later[0].right
        requests = self.kept.of(following, ASKED)
        vector = np.asarray(self.embedder.documents([asked.words])[0])
        near = self._near(following, requests, asked.words, vector) if requests else []
        subjects = subjects_in(asked.words)
        near = [each for each in near if not subjects or subjects & subjects_in(each[1].words)]
        again = max(near, key=lambda pair: pair[0], default=None)
        enough = AGAIN_SUBJECT if subjects else AGAIN
        return Told(record, asked, likeness, following, again[1] if again and again[0] >= enough else None)


def told_fields(found: list[Told], snapshot: str) -> dict[str, Any]:
    """Near wordings as callers rely on them (docs/api.md): quotes by the numbers of their citations."""
    numbered = Numbered()
    items = [
        {
            "authority": each.record.description.authority,
            "document": each.record.id,
            "asked": [numbered.of(quote, each.record) for quote in each.asked.quotes],
            "likeness": round(each.likeness, 2),
            "next_report": each.next_report.id if each.next_report else None,
            "then": _then(each),
            "again": [numbered.of(quote, each.next_report) for quote in each.again.quotes]
            if each.again and each.next_report
            else [],
            "next_published": _published(each.next_report),
            "published": _published(each.record),
            "worked_out": True,
        }
        for each in found
    ]
    return {"items": items, "citations": [citation_fields(one) for one in numbered.citations], "snapshot": snapshot}


def _then(told: Told) -> str:
    if told.next_report is None:
        return "no_later_report_held"
    return "asked_again" if told.again else "not_asked_again"


def _published(record: DocumentRecord | None) -> str | None:
    published = record.description.published if record else None
    return str(published) if published else None

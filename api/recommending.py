"""What was asked for and what became of it, worked out once a generation and narrowed for each request."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

from api.narrowing import as_filters
from api.schemas_recommendations import RecommendationsQuery
from api.workbench import Workbench
from assistant.answer import Assistant
from workbench.recommendations.chosen import Wanted, chosen
from workbench.recommendations.stances import State
from workbench.recommendations.tracked import Tracked
from workbench.recommendations.tracker import Tracker


class Recommending:
    """The tracker of the current generation, for many requests at once."""

    def __init__(self, workbench: Workbench) -> None:
        self._workbench = workbench
        self._lock = threading.Lock()
        self._tracker: Tracker | None = None

    @contextmanager
    def open(self) -> Iterator[tuple[Assistant, Tracker]]:
        """Borrow the assistant and the tracker over its index. Raises what `Serving.assistant` raises."""
        with self._workbench.open() as (assistant, kept):
            with self._lock:
                if self._tracker is None or self._tracker.kept is not kept:
                    self._tracker = Tracker(kept, assistant.sources.embedder)
                tracker = self._tracker
            yield assistant, tracker

    def found(self, query: RecommendationsQuery) -> tuple[str, list[Tracked]]:
        """The snapshot, and all that the query wants, newest first. Raises ProblemError 422 for a name not known."""
        with self.open() as (assistant, tracker):
            named = query.model_copy(
                update={
                    "authorities": [*query.authorities, *query.authority],
                    "document_ids": [*query.document_ids, *query.document],
                }
            )
            filters = as_filters(named, query.as_of, assistant.sources)
            snapshot, everything = assistant.sources.index.generation, tracker.all(filters)
        wanted = Wanted(
            tuple(query.body),
            tuple(State(word) for word in query.state),
            query.older_than_days,
            query.newer_than_days,
        )
        return snapshot, chosen(everything, wanted, query.as_of or today())


def today() -> date:
    return datetime.now(UTC).date()

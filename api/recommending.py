"""What was asked for and what became of it, worked out once a generation and narrowed for each request."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

from api.narrowing import as_filters
from api.schemas_recommendations import RecommendationsQuery
from api.workbench import Workbench
from assistant.answer import Assistant
from workbench.prepared import Part
from workbench.recommendations.chosen import Wanted, chosen
from workbench.recommendations.stances import State
from workbench.recommendations.tracked import Tracked
from workbench.recommendations.tracker import Tracker, tracker_of


class Recommending:
    """The tracker of the current generation, for many requests at once."""

    def __init__(self, workbench: Workbench) -> None:
        self._workbench = workbench

    @contextmanager
    def open(self) -> Iterator[tuple[Assistant, Tracker]]:
        """Borrow the assistant and the tracker over its index. Raises what `Serving.assistant` raises, and
        BeingReadError while documents are read for it."""
        with self._workbench.open() as (assistant, kept):
            self._workbench.read(Part.RECOMMENDATIONS, assistant, kept)
            yield assistant, tracker_of(kept, assistant.sources.embedder)

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

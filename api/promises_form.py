"""What the page of promises may be narrowed to."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Query

from api.paged import Paged
from api.schemas_promises import PromisesQuery
from workbench.promises.ledger import State

_FIRST, _LAST = 1900, 2100


@dataclass(frozen=True, slots=True)
class PromisesForm(Paged):
    """`since` and `until` are the years in which a promise is due."""

    path = "/promises"
    council: Annotated[str, Query(max_length=200)] = ""
    by: Annotated[str, Query(max_length=200)] = ""
    state: State | None = None
    since: Annotated[int | None, Query(ge=_FIRST, le=_LAST)] = None
    until: Annotated[int | None, Query(ge=_FIRST, le=_LAST)] = None

    def query(self) -> PromisesQuery:
        """The same as the API is asked."""
        said = {
            "authority": [self.council] if self.council.strip() else [],
            "by": self.by,
            "state": [self.state] if self.state else [],
            "from": date(self.since, 1, 1) if self.since else None,
            "to": date(self.until, 12, 31) if self.until else None,
        }
        return PromisesQuery.model_validate(said)

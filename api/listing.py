"""What listings have in common: the page behind a cursor, the address of the next, times that must not cross."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar
from urllib.parse import urlencode

from pydantic import BaseModel

from api.language import N_
from api.problems import ProblemError


class Listed(Protocol):
    """What a listing lists: each has an id of its own."""

    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=Listed)


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """A page of a listing; `cursor` asks for what comes behind it, None where nothing does."""

    items: Sequence[T]
    cursor: str | None

    def next(self, path: str, query: BaseModel) -> str | None:
        """The relative address of the next page: the same query, from here on."""
        if self.cursor is None:
            return None
        said = query.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"cursor"})
        return f"{path}?{urlencode(said | {'cursor': self.cursor}, doseq=True)}"


def listing(found: Sequence[T], cursor: str | None, limit: int, wrong: int = 422) -> Listing[T]:
    """The page that begins behind a cursor. Raises ProblemError with the status `wrong` where the cursor is of nothing
    found."""
    first = 0
    if cursor is not None:
        first = next((place for place, each in enumerate(found, 1) if each.id == cursor), 0)
        if not first:
            raise ProblemError(
                wrong, N_("is not of this listing: take it from the “next” of the page before"), "cursor"
            )
    shown = found[first : first + limit]
    return Listing(shown, shown[-1].id if first + limit < len(found) else None)


def refuse_crossed(start: date | None, end: date | None) -> None:
    """Raises ProblemError 422 where “from” is after “to”."""
    if start and end and start > end:
        raise ProblemError(422, N_("is after “to”, so nothing can match"), "from")

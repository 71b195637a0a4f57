"""A page that shows a long list a part at a time: what its form has in common with those of other such pages."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Annotated, ClassVar, TypeVar
from urllib.parse import urlencode

from fastapi import Query

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Paged:
    """What a form narrows the list at `path` to ("" and None mean any), and which part of it is shown, from 1."""

    path: ClassVar[str]
    page: Annotated[int, Query(ge=1)] = field(default=1, kw_only=True)

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out."""
        return self != type(self)(page=self.page)

    def to(self, **changes: object) -> str:
        """The address with something changed; it begins at the first part, and what says nothing is left out."""
        fields = {name: value for name, value in asdict(self).items() if name != "page"} | changes
        said = {name: str(value) for name, value in fields.items() if value not in (None, "")}
        return self.path + (f"?{urlencode(said)}" if said else "")

    def shown(self, found: Sequence[T], most: int) -> Sequence[T]:
        """The part that is asked for, of parts of `most`."""
        return found[(self.page - 1) * most : self.page * most]


def last_page(total: int, most: int) -> int:
    """The number of the last part, at least 1."""
    return max(1, -(-total // most))

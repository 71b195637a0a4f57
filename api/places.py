"""A place in a document as the reading page's address has it: edition, quoted stretch, page, and how it is shown."""

from dataclasses import asdict, dataclass
from typing import Annotated, Literal
from urllib.parse import quote, urlencode

from fastapi import Query

from api import finding
from api.routes_documents import EditionName

View = Literal["picture", "text"]


@dataclass(frozen=True, slots=True)
class Place:
    """`start` and `end` bound what is marked; `page` counts from 1 in the file, or in the leaves of a text without
    pages; `answer` and `n` name the citation that led here, `find` what was looked for in the document."""

    edition: EditionName = None
    start: Annotated[int | None, Query(ge=0)] = None
    end: Annotated[int | None, Query(ge=0)] = None
    page: Annotated[int | None, Query(ge=1)] = None
    view: View | None = None
    zoom: Annotated[int, Query(ge=1, le=3)] = 1
    find: Annotated[str, Query(max_length=finding.LONGEST)] = ""
    answer: Annotated[str | None, Query(max_length=100)] = None
    n: Annotated[int | None, Query(ge=1)] = None

    @property
    def marked(self) -> tuple[int, int] | None:
        return None if self.start is None or self.end is None else (self.start, self.end)

    def query(self, **changes: object) -> dict[str, str]:
        """The fields of the address with some changed; those that say nothing are left out."""
        fields = asdict(self) | changes
        said = {
            name: value for name, value in fields.items() if value not in (None, "") and (name, value) != ("zoom", 1)
        }
        return {name: str(value) for name, value in said.items()}


def address(document_id: str, query: dict[str, str], fragment: str = "") -> str:
    """The reading page of a document at a place, as a relative address."""
    return f"/documents/{quote(document_id, safe='')}?{urlencode(query)}".rstrip("?") + (
        f"#{fragment}" * bool(fragment)
    )

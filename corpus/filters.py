"""What a caller narrows a question to; filters narrow, never widen."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Filters:
    """Empty means "any". Names of authorities and publishers are canonical (see `corpus.terms`).

    `published_from` and `published_to` include their day; a document whose date is unknown passes neither.
    `as_of` hides what was published later and takes, of each document, the edition that was current then.
    """

    authorities: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    document_ids: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    published_from: date | None = None
    published_to: date | None = None
    as_of: date | None = None

"""What a command is narrowed to: councils by any of their names, and a day."""

from datetime import date
from typing import TYPE_CHECKING

from corpus.errors import UsageError

if TYPE_CHECKING:
    from corpus.filters import Filters


def council_called(name: str) -> str:
    """A council's canonical name. Raises UsageError where no council is called that."""
    from corpus.terms import load_vocabulary

    council = load_vocabulary().council(name)
    if council is None:
        raise UsageError(f"No council is called {name!r}. Try “Powys” or “Powys County Council”.")
    return council.name


def filters_of(authorities: tuple[str, ...], as_of: date | None) -> "Filters":
    """What is narrowed to these councils and this day. Raises UsageError where no council is called one of these."""
    from corpus.filters import Filters

    return Filters(authorities=tuple(map(council_called, authorities)), as_of=as_of)

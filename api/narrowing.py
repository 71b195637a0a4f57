"""What a caller asked to narrow to, as Filters with canonical names; an unknown name is refused, never ignored."""

from collections.abc import Collection
from datetime import date
from difflib import get_close_matches
from urllib.parse import urlencode

from api.language import N_
from api.problems import ProblemError
from api.schemas import FilterBody, FilterQuery
from assistant.retrieve import Sources
from corpus.filters import Filters
from corpus.terms import Vocabulary

_ALL = 10**9
_MOST_NAMED = 12
_LIST_FIELDS = ("authorities", "kinds", "publishers", "document_ids", "languages")
_DATE_FIELDS = ("published_from", "published_to", "as_of")


def as_filters(body: FilterBody, as_of: date | None, sources: Sources, prefix: str = "") -> Filters:
    """Filters with canonical names. Raises ProblemError 422 naming a council that is not known, a kind or publisher
    that is neither known nor held, or dates that cross."""
    if body.published_from and body.published_to and body.published_from > body.published_to:
        raise ProblemError(422, N_("is after published_to, so nothing can match"), f"{prefix}published_from")
    return Filters(
        authorities=tuple(council_named(name, sources.vocabulary, f"{prefix}authorities") for name in body.authorities),
        kinds=tuple(_kind(name, sources, f"{prefix}kinds") for name in body.kinds),
        publishers=tuple(_publisher(name, sources, f"{prefix}publishers") for name in body.publishers),
        document_ids=tuple(body.document_ids),
        languages=tuple(body.languages),
        published_from=body.published_from,
        published_to=body.published_to,
        as_of=as_of,
    )


def as_query(filters: FilterQuery, **others: str | int) -> str:
    """The filters as they stand in a web address, for the `next` link; empty ones are left out."""
    values = filters.model_dump(mode="json", include={*_LIST_FIELDS, *_DATE_FIELDS}, exclude_defaults=True)
    return urlencode(others | values, doseq=True)


def council_named(name: str, vocabulary: Vocabulary, field: str) -> str:
    """A council's canonical name. Raises ProblemError 422 where no council is called that."""
    council = vocabulary.council(name)
    if council is None:
        raise ProblemError(422, f"no council is called {name!r}. {_suggestion(name, vocabulary)}", field)
    return council.name


def _kind(name: str, sources: Sources, field: str) -> str:
    kind = sources.vocabulary.kind(name)
    if kind is not None:
        return kind.name
    return _held(name, "kind", {record.description.kind for record in sources.index.records(limit=_ALL)}, field)


def _publisher(name: str, sources: Sources, field: str) -> str:
    """A publisher's canonical name; one that is not known has to be what a document carries."""
    publisher = sources.vocabulary.publisher(name)
    if publisher is not None:
        return publisher.name
    held = {record.description.publisher for record in sources.index.records(limit=_ALL)}
    return _held(name, "publisher", held, field)


def _held(name: str, what: str, held: Collection[str | None], field: str) -> str:
    names = sorted(each for each in held if each)
    if name in names:
        return name
    close = get_close_matches(name, names, n=3, cutoff=0.6)
    others = f"Did you mean {' or '.join(close)}?" if close else f"Held are {', '.join(names[:_MOST_NAMED])}."
    raise ProblemError(422, f"no {what} is called {name!r}. {others}", field)


def _suggestion(name: str, vocabulary: Vocabulary) -> str:
    names = {
        known.casefold(): council.name for council in vocabulary.councils for known in (council.name, council.full)
    }
    close = get_close_matches(name.casefold(), names, n=3, cutoff=0.6)
    councils = list(dict.fromkeys(names[match] for match in close))
    return f"Did you mean {' or '.join(councils)}?" if councils else "The library lists what is held."

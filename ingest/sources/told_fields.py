"""What a user, a list or a service may tell of a document: the fields, how each is written, and what is not right."""

import json
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from types import MappingProxyType

from corpus.document import PartialDate, Period, SourceClass, TextStatus
from corpus.terms import load_vocabulary
from ingest.sources.sources import Told

Value = str | PartialDate | Period | SourceClass | TextStatus


def read_field(name: str, value: str) -> Value:
    """The value of a field as a description holds it. Raises ValueError, saying what is not right."""
    read = FIELDS.get(name)
    if read is None:
        raise ValueError(f"unknown field {name!r}; known: {', '.join(sorted(FIELDS))}")
    try:
        return read(value)
    except ValueError as error:
        raise ValueError(f"{value!r} is no {name.replace('_', ' ')} ({error})") from None


def told_digest(told: Iterable[Told]) -> str:
    """What tells whether other things are told of a file than the last time; "" where nothing is. When and from where
    a file was fetched is no telling."""
    values = [(one.by, sorted(one.values.items())) for one in told if set(one.values) - _FETCHED]
    return sha256(json.dumps(values).encode()).hexdigest() if values else ""


def _period(value: str) -> Period:
    first, _, last = value.partition("/")
    span = Period(PartialDate.parse(first).first, PartialDate.parse(last or first).last)
    if span.end < span.start:
        raise ValueError("it ends before it begins")
    return span


def _one_of(kinds: type[SourceClass] | type[TextStatus]) -> Callable[[str], Value]:
    def read(value: str) -> Value:
        try:
            return kinds(value.lower())
        except ValueError:
            raise ValueError(f"it is none of {', '.join(kinds)}") from None

    return read


def _language(value: str) -> str:
    code = value[:2].lower()
    if code not in ("en", "cy"):
        raise ValueError("it is neither en nor cy")
    return code


def _council(value: str) -> str:
    """The council by the name Craffu calls it; one that is not in the vocabulary as it is written."""
    known = load_vocabulary().council(value)
    return known.name if known else value


def _kind(value: str) -> str:
    known = load_vocabulary().kind(value)
    return known.name if known else value


FIELDS: Mapping[str, Callable[[str], Value]] = MappingProxyType(
    {
        **dict.fromkeys(("title", "publisher", "url", "licence", "committee", "meeting", "agenda_item"), str),
        **dict.fromkeys(("published", "event_date", "meeting_date"), PartialDate.parse),
        "retrieved_at": str,
        "authority": _council,
        "kind": _kind,
        "language": _language,
        "period": _period,
        "source_class": _one_of(SourceClass),
        "text_status": _one_of(TextStatus),
    }
)
_FETCHED = frozenset({"url", "retrieved_at"})

"""What is known of a document, as lines for people and as JSON for machines: each value, where from, how sure."""

from collections.abc import Iterator, Sequence
from dataclasses import fields

from cli.terminal import one_line
from corpus.document import Description, DocumentRecord, Link, Period

_NOT_DESCRIBED = ("origins", "certainty")


def as_lines(record: DocumentRecord, links: Sequence[Link], older: Sequence[DocumentRecord]) -> list[str]:
    """A line for each fact, "-" where it is not known; then what it belongs to and its older editions."""
    described = record.description
    lines = [_line(name, value) for name, value in _of_file(record).items()]
    for name, value in _values(described):
        lines.append(_line(name, value) + (_from(described, name) if value is not None else ""))
    for link in links:
        alike = f"   ({link.score:.2f} alike)" if link.score is not None else ""
        lines.append(_line(link.kind.replace("_", " "), link.other_of(record.id)) + alike)
    return lines + [_line("older edition", f"{each.edition}   ingested {each.ingested_at}") for each in older]


def as_json(record: DocumentRecord, links: Sequence[Link], older: Sequence[DocumentRecord]) -> dict[str, object]:
    """The same as one object; `described` gives each field's value, `from` and `certainty`, null where not known."""
    described = record.description
    return {
        "id": record.id,
        **_of_file(record),
        "described": {
            name: {"value": value, "from": described.origins.get(name), "certainty": described.certainty.get(name)}
            for name, value in _values(described)
        },
        "links": [
            {"kind": link.kind.value, "document": link.other_of(record.id), "score": link.score} for link in links
        ],
        "older_editions": [each.edition for each in older],
    }


def _of_file(record: DocumentRecord) -> dict[str, object]:
    return {
        "file": record.filename,
        "edition": record.edition,
        "status": record.status.value,
        "reason": record.reason,
        "pages": record.pages,
        "unreadable_pages": list(record.unreadable_pages) or None,
    }


def _values(described: Description) -> Iterator[tuple[str, str | None]]:
    """Every field of a description as text, in the order in which it names them."""
    for field in fields(described):
        if field.name in _NOT_DESCRIBED:
            continue
        value = getattr(described, field.name)
        if isinstance(value, Period):
            yield field.name, f"{value.start} to {value.end}"
        else:
            yield field.name, None if value is None else str(value)


def _line(name: str, value: object) -> str:
    return f"{name:18}{'-' if value is None else one_line(str(value))}"


def _from(described: Description, name: str) -> str:
    known = [described.origins.get(name), described.certainty.get(name)]
    said = ", ".join(each for each in known if each)
    return f"   (from {said})" if said else ""

"""Find the document that somebody names on the terminal: by its id, its file name, or a part of either."""

from corpus.document import DocumentRecord, Status
from corpus.errors import UsageError
from corpus.index import Index

_ALL = 10**9
_SHOWN = 5


def document_named(name: str, index: Index) -> DocumentRecord:
    """Raises UsageError where nothing held is called that, and where several are."""
    held = index.records(status=Status.INDEXED, limit=_ALL)
    exact = [record for record in held if name in (record.id, record.filename)]
    part = name.casefold()
    found = exact or [record for record in held if part in record.id.casefold() or part in record.filename.casefold()]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(f"No document held is called {name!r}. `craffu documents list` shows what is.")
    others = ", ".join(record.id for record in found[:_SHOWN])
    raise UsageError(f"{len(found)} documents are called {name!r}: {others}. Give more of the id.")

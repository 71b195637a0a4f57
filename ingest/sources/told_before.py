"""What was told of a document when it was ingested, from its description, so that reading it anew keeps it."""

from corpus.document import Description, Period
from ingest.sources.sources import Told
from ingest.sources.told_fields import FIELDS

_TELLERS = ("ModernGov", "web address", "user")  # the later wins, as when it was told


def told_before(description: Description) -> tuple[Told, ...]:
    """In the form in which it was told; what the file itself says is left to be read again."""
    told = []
    for teller in _TELLERS:
        named = [name for name in FIELDS if description.origins.get(name) == teller]
        values = {name: _written(value) for name in named if (value := getattr(description, name)) is not None}
        if values:
            told.append(Told(teller, values))
    return tuple(told)


def _written(value: object) -> str:
    if isinstance(value, Period):
        return f"{value.start.isoformat()}/{value.end.isoformat()}"
    return str(value)

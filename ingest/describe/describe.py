"""Describe a document: every value from the most trusted place that gives one, with that place written down."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from corpus.document import Block, Description, SourceClass, TextStatus
from corpus.terms import Kind, Publisher, load_vocabulary
from ingest.describe.authority import authority
from ingest.describe.certainty import CERTAIN, certainty
from ingest.describe.clues import Clues, clues_of
from ingest.describe.dates import published
from ingest.describe.days import committee, event_date, inspected, meeting_date, period
from ingest.describe.found import Found
from ingest.describe.kind import kind
from ingest.describe.names import council_as_publisher, language, publisher
from ingest.describe.title import title_of
from ingest.load.types import Format, Loaded
from ingest.sources.sources import Told
from ingest.sources.told_fields import FIELDS, read_field

_LICENCE = re.compile(r"\b(Open Government Licence(?:\s+v?\d(?:\.\d)?)?|Creative Commons [A-Z][\w -]{2,40}?\d\.\d)")
_SUMMARY = re.compile(r"\bown[- ]words\b|\bsummary\b|\bnot verbatim\b", re.IGNORECASE)
_MEETINGS = ("minutes", "council paper")
_ANNUAL = "annual report"


def describe(
    loaded: Loaded, blocks: Sequence[Block], filename: str, source: str, told: Sequence[Told] = ()
) -> Description:
    """The description. What is told wins, then the header, the address, what the first page and the body say, and last
    the names of folder and file; each field's own order stands where it is found.

    Raises ValueError on a told field that is unknown or has a bad value."""
    address = next((one.values["url"] for one in reversed(told) if one.values.get("url")), "")
    clues = clues_of(loaded, blocks, filename, source, address)
    title = title_of(clues)
    kind_found = kind(clues)
    kind_known = kind_found.value if kind_found else None
    speaker = publisher(clues, kind_known)
    council = authority(clues, title, speaker.value if speaker else None)
    speaker = speaker or council_as_publisher(kind_known, council)
    found: dict[str, Found[Any] | None] = {
        "title": title,
        "publisher": speaker and speaker.as_value(speaker.value.name),
        "source_class": _source_class(speaker, kind_found),
        "kind": kind_found and kind_found.as_value(kind_found.value.name),
        "authority": council,
        "language": language(clues),
        "url": _hint(clues, "url"),
        "alternate": _hint(clues, "alternate"),
        "licence": _licence(clues),
        "text_status": _text_status(clues),
        **_dates(clues, kind_known, title.value),
    }
    return _classed(with_told(_with_readers(_description(found), loaded), [*_front_matter(clues), *told]))


def _classed(description: Description) -> Description:
    """With the source class that follows from a publisher or a kind somebody told, where none is known."""
    if "source_class" in description.origins:
        return description
    speaker = load_vocabulary().publisher(description.publisher or "")
    known = load_vocabulary().kind(description.kind or "")
    for field, follows in (("publisher", speaker and speaker.source_class), ("kind", known and known.source_class)):
        if follows:
            origins, sure = description.origins, description.certainty.get(field, CERTAIN)
            return replace(
                description,
                source_class=follows,
                origins=origins | {"source_class": origins.get(field, field)},
                certainty=description.certainty | {"source_class": sure},
            )
    return description


def _front_matter(clues: Clues) -> list[Told]:
    """What a user wrote above the text; a value that is not right is left to what the text says."""
    if clues.hinted_by != "user":
        return []
    values = {name: value for name, value in clues.hints.items() if name in FIELDS and _is_right(name, value)}
    return [Told("user", values)]


def _is_right(name: str, value: str) -> bool:
    try:
        read_field(name, value)
    except ValueError:
        return False
    return True


def _dates(clues: Clues, known: Kind | None, title: str) -> dict[str, Found[Any] | None]:
    family = known.family if known else None
    meeting = family in _MEETINGS
    labelled = inspected(clues)
    when = published(clues, meeting, labelled.value if labelled else None)
    reported = labelled or period(clues, family if family == "inspection" or not _is_annual(title) else _ANNUAL, when)
    return {
        "published": when,
        "period": reported,
        "event_date": event_date(reported) if family == "inspection" else None,
        "meeting_date": meeting_date(clues, when) if meeting else None,
        "committee": committee(clues) if meeting else None,
    }


def _with_readers(description: Description, loaded: Loaded) -> Description:
    """Say which library read which page of a PDF, where it was not pdfium alone."""
    readers = loaded.hints.get("text") if loaded.format is Format.PDF else None
    return replace(description, origins=description.origins | {"text": readers}) if readers else description


def with_told(description: Description, told: Sequence[Told]) -> Description:
    """The description with what is told of the document, the later winning over the earlier.

    Raises ValueError on an unknown field or a bad value."""
    fields = {name: getattr(description, name) for name in description.__dataclass_fields__}
    for one in told:
        for name, value in one.values.items():
            fields[name] = read_field(name, value)
        fields["origins"] = fields["origins"] | dict.fromkeys(one.values, one.by)
        fields["certainty"] = fields["certainty"] | dict.fromkeys(one.values, CERTAIN)
    return Description(**fields)


def _description(found: Mapping[str, Found[Any] | None]) -> Description:
    known = {name: value for name, value in found.items() if value is not None}
    return Description(
        **{name: value.value for name, value in known.items()},
        origins={name: value.origin for name, value in known.items()},
        certainty={name: certainty(value) for name, value in known.items()},
    )


def _is_annual(title: str) -> bool:
    annual = load_vocabulary().kinds
    patterns = [pattern for kind in annual if kind.family == _ANNUAL for pattern in kind.patterns]
    return any(re.search(pattern, title, re.IGNORECASE) for pattern in patterns)


def _source_class(speaker: Found[Publisher] | None, kind_found: Found[Kind] | None) -> Found[SourceClass] | None:
    if speaker is not None and speaker.value.source_class is not SourceClass.OTHER:
        return speaker.as_value(speaker.value.source_class)
    if kind_found is not None and kind_found.value.source_class is not None:
        return kind_found.as_value(kind_found.value.source_class)
    return None


def _hint(clues: Clues, name: str) -> Found[str] | None:
    value = clues.hints.get(name)
    return Found(value, clues.hinted_by) if value else None


def _licence(clues: Clues) -> Found[str] | None:
    hinted = _hint(clues, "licence")
    if hinted is not None:
        return hinted
    match = _LICENCE.search(clues.body) or _LICENCE.search(clues.outside)
    return Found(match[1], "text") if match else None


def _text_status(clues: Clues) -> Found[TextStatus] | None:
    stated = clues.hints.get("text_status")
    if stated is None:
        return None
    return Found(TextStatus.SUMMARY if _SUMMARY.search(stated) else TextStatus.ORIGINAL, clues.hinted_by)

"""The briefing's own words in English and Welsh, from words.toml."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from assistant.messages import written_date
from corpus.document import Description, PartialDate
from corpus.terms import load_vocabulary


def say(name: str, language: str, **values: object) -> str:
    """The words of one name ("sections.found"), their places filled in. Raises KeyError for a name that is none."""
    found: Any = _words()[language]
    for part in name.split("."):
        found = found[part]
    return str(found).format(**values)


def said_date(value: PartialDate | None, language: str) -> str:
    """ "9 January 2019" or "9 Ionawr 2019"; that no date is known where there is none."""
    return written_date(value.year, value.month, value.day, language) if value else say("no_date", language)


def council_named(name: str, language: str) -> str:
    """ "Wrexham" or "Wrecsam"."""
    council = load_vocabulary().council(name) if language == "cy" else None
    return (council.place if council else None) or name


def who(description: Description, language: str) -> str:
    """Who speaks: the publisher, else what kind of source it is."""
    return description.publisher or say(f"sources.{description.source_class.value}", language)


def when(description: Description, language: str) -> str:
    """When it was published, else of which meeting it is."""
    if description.published is None and description.meeting_date:
        return say("meeting_of", language, date=said_date(description.meeting_date, language))
    return said_date(description.published, language)


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))

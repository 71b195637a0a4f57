"""Craffu's own words to the reader, in English and Welsh, from messages.toml."""

import tomllib
from functools import cache
from pathlib import Path


def say(name: str, language: str, **values: object) -> str:
    """The message in the reader's language ("en" or "cy"), its places filled in."""
    catalogue = _catalogues()
    template = catalogue.get(language, catalogue["en"])[name]
    return template.format(**values).strip()


def written_date(year: int, month: int | None, day: int | None, language: str) -> str:
    """ "9 January 2019", "January 2019" or "2019"; in Welsh "9 Ionawr 2019"."""
    names = _catalogues().get(language, _catalogues()["en"])["months"].split()
    parts = [str(day) if day else "", names[month - 1] if month else "", str(year)]
    return " ".join(part for part in parts if part)


@cache
def _catalogues() -> dict[str, dict[str, str]]:
    return tomllib.loads((Path(__file__).parent / "messages.toml").read_text(encoding="utf-8"))

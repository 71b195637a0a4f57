"""How sure a described value is: by where it came from, and by whether other places say the same."""

from typing import Any

from ingest.describe.found import Found

CERTAIN, LIKELY, GUESS = "certain", "likely", "guess"
_TOLD = frozenset({"user", "header", "ModernGov"})  # somebody said it of this very document
_BESIDE = frozenset({"file name", "folder name", "opening"})  # names that may be wrong, prose that may mean another


def certainty(found: Found[Any]) -> str:
    """ "certain" where it was told, or where the document says it and another place agrees and none contradicts;
    "guess" where only a name beside the document says it, or more places contradict than agree; else "likely"."""
    if found.origin in _TOLD:
        return CERTAIN
    if found.against > found.agreeing:
        return GUESS
    if found.origin in _BESIDE:
        return LIKELY if found.agreeing else GUESS
    return CERTAIN if found.agreeing and not found.against else LIKELY

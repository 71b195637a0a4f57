"""How sure an answer is, in words: how often answers were right whose confidence was like it, as it was measured."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

Word = Literal["very likely", "likely", "rather", "uncertain", "looked up"]

_MEASURED = Path(__file__).parent / "sureness.toml"
_WORDS: tuple[tuple[float, Word], ...] = (
    (0.85, "very likely"),
    (0.7, "likely"),
    (0.55, "rather"),
    (0.0, "uncertain"),
)


@dataclass(frozen=True, slots=True)
class Sureness:
    """`right` of so many `answers` that were as sure were right."""

    word: Word
    answers: int
    right: int


def sureness(reply: Mapping[str, Any], measured: Mapping[str, Any] | None = None) -> Sureness | None:
    """Of a reply of the contract; None where it declines, and where nothing is known, as without the reader. `measured`
    is what sureness.toml holds, where no other is given."""
    measured = _measured() if measured is None else measured
    if not reply["claims"]:
        return None
    confidence = reply.get("confidence")  # answers kept from before have none
    if confidence is None:
        return _looked_up(measured) if _was_looked_up(reply) else None
    least, *surer = measured["bands"]
    band = next((one for one in reversed(surer) if one["lowest"] <= confidence), least)
    share = band["right"] / band["answers"]
    return Sureness(next(word for lowest, word in _WORDS if share >= lowest), band["answers"], band["right"])


def _was_looked_up(reply: Mapping[str, Any]) -> bool:
    """Read from what a report says of its visit: nothing was searched for."""
    return "retrieve" not in reply["timings_ms"]


def _looked_up(measured: Mapping[str, Any]) -> Sureness | None:
    found = measured.get("looked_up")
    return Sureness("looked up", found["answers"], found["right"]) if found else None


@cache
def _measured() -> dict[str, Any]:
    return tomllib.loads(_MEASURED.read_text(encoding="utf-8"))

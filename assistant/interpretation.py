"""What a question was taken to ask, shown with the answer so that a reader sees what was answered."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from corpus.document import Period


@dataclass(frozen=True, slots=True)
class Interpretation:
    """`asks_for` are kinds of answer ("list", "money", "date"), `count` how many were spoken of, `read_as` words with
    what they were taken for where that is not certain ("Powis", "PCC"), `periods` the stretches of time asked about."""

    asks_for: tuple[str, ...] = ()
    count: int | None = None
    language: str = "en"
    councils: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()
    as_of: date | None = None
    read_as: tuple[tuple[str, str], ...] = ()

    def fields(self) -> dict[str, Any]:
        """As JSON: dates in ISO form."""
        return {
            "asks_for": list(self.asks_for),
            "count": self.count,
            "language": self.language,
            "councils": list(self.councils),
            "bodies": list(self.bodies),
            "roles": list(self.roles),
            "people": list(self.people),
            "kinds": list(self.kinds),
            "periods": [{"from": p.start.isoformat(), "to": p.end.isoformat()} for p in self.periods],
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "read_as": [{"written": written, "as": meant} for written, meant in self.read_as],
        }

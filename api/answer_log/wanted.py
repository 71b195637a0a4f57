"""Which entries of the log are meant: by answer, day, key, words, or document cited."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from corpus.folding import plain


@dataclass(frozen=True, slots=True)
class Wanted:
    """All that is given must hold; days are UTC, both included. `words` are compared without regard to case, quotes and
    white space, with everything that an entry says."""

    answers: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    key: str | None = None
    words: str | None = None
    documents: tuple[str, ...] = ()

    @property
    def named(self) -> list[str]:
        """What it goes by, without its values: those may be what is to be forgotten."""
        days = {"days": self.first or self.last}
        given = {"answer": self.answers, "key": self.key, "words": self.words, "document": self.documents} | days
        return [name for name, value in given.items() if value]

    @property
    def times(self) -> tuple[str, str]:
        """The first time that is wanted, and the first after it that is not."""
        end = self.last + timedelta(days=1) if self.last and self.last < date.max else None
        return (self.first.isoformat() if self.first else ""), (end.isoformat() if end else "9999-99")

    def meets_kept(self, answer_id: str, body: bytes, remarks: str) -> bool:
        """Whether an answer that is kept is wanted, by its id, words and documents."""
        said = {"answer_id": answer_id, "key": None, "reply": json.loads(body), "remarks": remarks}
        return self.meets(said)

    def meets(self, said: Mapping[str, Any]) -> bool:
        """Whether what an entry says is wanted, its day apart."""
        return (
            (not self.answers or said["answer_id"] in self.answers)
            and (self.key is None or said["key"] == self.key)
            and (self.words is None or _folded(self.words) in _folded(*_strings(said)))
            and (not self.documents or any(each in self.documents for each in _documents(said)))
        )


def _documents(said: Mapping[str, Any]) -> list[str]:
    return [cited["document_id"] for name in ("citations", "nearest") for cited in said["reply"][name]]


def _folded(*texts: str) -> str:
    return plain("\n".join(texts)).casefold()


def _strings(value: object) -> list[str]:
    """Every text in an object, in its order."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in _strings(part)]

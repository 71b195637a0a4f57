"""A public set as Craffu asks it: documents to ingest and cases over them."""

import random
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from evals.case import Case
from evals.facts import AnyFact

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True)
class Document:
    """A file to ingest: its name, its text or the file that it is a copy of, and what is known of it (`told`: columns
    of sources.csv)."""

    name: str
    text: str = ""
    file: Path | None = None
    told: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class QuestionSet:
    """Documents and cases; `left_out` says of how many questions no case was made, and why."""

    documents: tuple[Document, ...]
    cases: tuple[Case, ...]
    left_out: Mapping[str, int] = field(default_factory=Counter)

    def drawn(self, limit: int | None, seed: int, only_needed: bool) -> "QuestionSet":
        """`limit` questions drawn at random, in the set's order; with `only_needed`, the documents they name alone."""
        cases = self.cases
        if limit is not None and limit < len(cases):
            chosen = sorted(random.Random(seed).sample(range(len(cases)), limit))  # noqa: S311  # no secret
            cases = tuple(cases[place] for place in chosen)
        named = {name for case in cases for name in (*case.good_docs, *case.near_docs)}
        documents = tuple(each for each in self.documents if not only_needed or each.name in named)
        return replace(self, documents=documents, cases=cases)


class FileNames:
    """Gives every thing of a set a file name of its own that any system can keep."""

    def __init__(self, ending: str = ".txt") -> None:
        self._ending = ending
        self._names: dict[str, str] = {}
        self._taken: set[str] = set()

    def of(self, key: str) -> str:
        """The name for a key; the same for the same key."""
        if key not in self._names:
            stem = re.sub(r"[^\w-]+", "-", key).strip("-")[:80].casefold() or "document"
            named = next(name for name in _numbered(stem) if name not in self._taken)
            self._taken.add(named)
            self._names[key] = named + self._ending
        return self._names[key]


def _numbered(stem: str) -> Iterable[str]:
    yield stem
    number = 2
    while True:
        yield f"{stem}-{number}"
        number += 1


def any_of(answers: Iterable[str]) -> AnyFact:
    """A fact that any of these words say, whatever the spaces between them."""
    written = sorted({r"\s+".join(map(re.escape, answer.split())) for answer in answers if answer.strip()})
    return r"(?<!\w)(?:" + "|".join(written) + r")(?!\w)"


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentence, or sentences, that hold a span of the text."""
    ends = [match.span() for match in _SENTENCE_END.finditer(text)]
    first = max((after for _, after in ends if after <= start), default=0)
    last = min((before for before, _ in ends if before >= end), default=len(text))
    return text[first:last].strip()

"""Score promises against truth: each told by a few words of its sentence, the day it is due and what became of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.document import PartialDate
from corpus.filters import Filters
from corpus.folding import plain
from evals.workbench.truth import FOLDER, lines_held, share, summed
from workbench.kept import Kept
from workbench.promises.ledger import Entry, Ledger, State

DATASET = FOLDER / "promises.jsonl"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One line of truth: whether the promise was found, whether with the right day, and what it was said to be."""

    line: str
    state: str
    found: bool
    due: bool = False
    by: bool | None = None
    told: str | None = None

    @property
    def right(self) -> bool:
        return self.found and self.due and self.told == self.state and self.by is not False

    @property
    def about(self) -> str:
        return f"{self.line} ({self.state}; told {self.told})"


def score(kept: Kept, half: str | None = None, path: Path = DATASET) -> dict[str, Any]:
    """Look every line of a truth file up in the ledger: shares found, with the right day and state, and the precision
    of each state that was told. `half` is "dev" or "held", None for all."""
    lines, not_held = lines_held(path, half, kept.index)
    ledger = Ledger(kept)
    verdicts = [_verdict(line, ledger.entries(Filters(document_ids=(record.id,)))) for line, record in lines]
    parts = {
        "found": share(v.found for v in verdicts),
        "due": share(v.due for v in verdicts),
        "state": share(v.told == v.state for v in verdicts),
        "by": share(v.by for v in verdicts),
    }
    told = Counter(v.told for v in verdicts if v.told)
    right = Counter(v.told for v in verdicts if v.told == v.state)
    return summed(
        verdicts,
        not_held,
        parts={name: value for name, value in parts.items() if value is not None},
        state_precision={state: right[state] / number for state, number in sorted(told.items())},
    )


def _verdict(line: Mapping[str, Any], entries: list[Entry]) -> Verdict:
    about = f"{line['file']}: {line['words']!r}: {line['due']}"
    judged = [_judged(line, entry, about) for entry in entries if _is(line, entry)]
    return max(judged, key=lambda v: (v.right, v.due), default=Verdict(about, line["outcome"], found=False))


def _is(line: Mapping[str, Any], entry: Entry) -> bool:
    quote = entry.promise.quote
    page = quote.page.index if quote.page else None
    return plain(line["words"]).casefold() in plain(quote.text).casefold() and line["page"] in (None, page)


def _judged(line: Mapping[str, Any], entry: Entry, about: str) -> Verdict:
    due = entry.promise.due
    day = PartialDate.parse(line["due"]).last
    by = (line["by"] in (entry.promise.by or "")) if line["by"] else None
    return Verdict(about, line["outcome"], True, due is not None and due.end == day, by, State(entry.state).value)

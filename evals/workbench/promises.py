"""Score promises against truth: each told by a few words of its sentence, the day it is due and what became of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.document import PartialDate
from corpus.filters import Filters
from corpus.folding import plain
from evals.workbench.truth import lines_held
from workbench.kept import Kept
from workbench.promises.ledger import Entry, Ledger, State

DATASET = Path(__file__).parents[1] / "datasets" / "workbench" / "promises.jsonl"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One line of truth: whether the promise was found, whether with the right day, and what it was said to be."""

    about: str
    state: str
    found: bool
    due: bool = False
    by: bool | None = None
    told: str | None = None

    @property
    def right(self) -> bool:
        return self.found and self.due and self.told == self.state and self.by is not False


@dataclass(frozen=True, slots=True)
class Score:
    """What was scored, and the files of which no document is held."""

    verdicts: tuple[Verdict, ...]
    not_held: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Shares found, with the right day and state; precision of each state that was told; what is wrong."""
        of = len(self.verdicts)
        told = Counter(v.told for v in self.verdicts if v.told)
        right = Counter(v.told for v in self.verdicts if v.told == v.state)
        judged = [v.by for v in self.verdicts if v.by is not None]
        shares = {
            "found": sum(v.found for v in self.verdicts),
            "due": sum(v.due for v in self.verdicts),
            "state": sum(v.told == v.state for v in self.verdicts),
        }
        return {
            "right": sum(v.right for v in self.verdicts) / of if of else None,
            "of": of,
            "parts": {name: number / of for name, number in shares.items() if of}
            | ({"by": sum(judged) / len(judged)} if judged else {}),
            "state_precision": {state: right[state] / number for state, number in sorted(told.items())},
            "not_held": list(self.not_held),
            "wrong": [f"{v.about} ({v.state}; told {v.told})" for v in self.verdicts if not v.right],
        }


def score(kept: Kept, half: str | None = None, path: Path = DATASET) -> Score:
    """Look every line of a truth file up in the ledger. `half` is "dev" or "held", None for all."""
    lines, not_held = lines_held(path, half, kept.index)
    ledger = Ledger(kept)
    found = (_verdict(line, ledger.entries(Filters(document_ids=(record.id,)))) for line, record in lines)
    return Score(tuple(found), not_held)


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

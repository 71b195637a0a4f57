"""Score comparisons of two documents against truth: which statement became what, told by a few words of each side."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.document import DocumentRecord, Status
from corpus.errors import UsageError
from corpus.index import Index
from workbench.differences.compare import Comparer, Comparison, Row

DATASET = Path(__file__).parents[1] / "datasets" / "workbench" / "differences.jsonl"
_ALL = 10**9


@dataclass(frozen=True, slots=True)
class Verdict:
    """One line of truth: its pair, what became of the statement, what was found, and whether that is right."""

    pair: str
    state: str
    found: str | None
    right: bool
    about: str


@dataclass(frozen=True, slots=True)
class Score:
    """What was scored, and the pairs of which a document is not held."""

    verdicts: tuple[Verdict, ...]
    not_held: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Shares right, of all and of each state, and what is wrong."""
        said, right = Counter(v.state for v in self.verdicts), Counter(v.state for v in self.verdicts if v.right)
        found = Counter(v.found for v in self.verdicts if v.found)
        return {
            "right": sum(right.values()) / len(self.verdicts) if self.verdicts else None,
            "of": len(self.verdicts),
            "recall": {state: right[state] / count for state, count in sorted(said.items())},
            "precision": {state: right[state] / count for state, count in sorted(found.items())},
            "not_held": list(self.not_held),
            "wrong": [f"{v.pair}: {v.about}: {v.state}, found {v.found}" for v in self.verdicts if not v.right],
        }


def score(comparer: Comparer, half: str | None = None, path: Path = DATASET) -> Score:
    """Compare the pairs of a truth file that are held. `half` is "dev" or "held"; all where it is None."""
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    verdicts: list[Verdict] = []
    not_held = []
    for case in cases:
        if half not in (None, case["half"]):
            continue
        left, right = (_held(case[side], case.get("authority"), comparer.kept.index) for side in ("left", "right"))
        if left and right:
            verdicts += _verdicts(case, comparer.compare(left, right))
        else:
            not_held.append(case["id"])
    return Score(tuple(verdicts), tuple(not_held))


def _verdicts(case: dict[str, Any], comparison: Comparison) -> Iterable[Verdict]:
    """Raises UsageError where no statement has the words of a line of truth."""
    for line in case["rows"]:
        side = "left" if line["left"] else "right"
        rows = [row for row in comparison.rows if _has(row, side, line[side])]
        if not rows:
            raise UsageError(f"{case['id']}: no statement of {case[side]} has the words {line[side]!r}.")
        fits = [row for row in rows if row.state == line["state"] and _has(row, "right", line["right"])]
        found = (fits or rows)[0]
        yield Verdict(case["id"], line["state"], found.state.value, bool(fits), line[side])


def _has(row: Row, side: str, words: str | None) -> bool:
    statement = row.left if side == "left" else row.right
    if words is None:
        return True
    return statement is not None and words.casefold() in statement.words.casefold()


def _held(filename: str, authority: str | None, index: Index) -> DocumentRecord | None:
    records: Sequence[DocumentRecord] = index.records(status=Status.INDEXED, limit=_ALL)
    own = [r for r in records if r.filename == filename and authority in (None, r.description.authority)]
    return own[0] if own else None

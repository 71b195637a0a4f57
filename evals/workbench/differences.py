"""Score comparisons of two documents against truth: which statement became what, told by a few words of each side."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import UsageError
from evals.workbench.truth import FOLDER, cases_of, document_of, summed
from workbench.differences.compare import Comparer, Comparison, Row

DATASET = FOLDER / "differences.jsonl"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One line of truth: its pair, what became of the statement, what was found, and whether that is right."""

    pair: str
    state: str
    found: str | None
    right: bool
    words: str

    @property
    def about(self) -> str:
        return f"{self.pair}: {self.words}: {self.state}, found {self.found}"


def score(comparer: Comparer, half: str | None = None, path: Path = DATASET) -> dict[str, Any]:
    """Compare the pairs of a truth file that are held: shares right, of all and of each state. `half` is "dev", "held",
    "later" or "last" (pairs written down later); all where it is None."""
    verdicts: list[Verdict] = []
    not_held = []
    for case in cases_of(path, half):
        left, right = (
            document_of(case[side], case.get("authority"), comparer.kept.index) for side in ("left", "right")
        )
        if left and right:
            verdicts += _verdicts(case, comparer.compare(left, right))
        else:
            not_held.append(case["id"])
    said, true = Counter(v.state for v in verdicts), Counter(v.state for v in verdicts if v.right)
    found = Counter(v.found for v in verdicts if v.found)
    return summed(
        verdicts,
        not_held,
        recall={state: true[state] / count for state, count in sorted(said.items())},
        precision={state: true[state] / count for state, count in sorted(found.items())},
    )


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

"""Score the cells of a grid of councils against truth: the words that a cell must hold, or that it must be blank."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.answer import Assistant
from evals.workbench.truth import FOLDER, cases_of, share, summed
from workbench.councils.grid import Cell, grid

DATASET = FOLDER / "grid.jsonl"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One line of truth: what the cell must hold (None: it must be blank), and what it does."""

    authority: str
    question: str
    has: str | None
    found: str | None

    @property
    def right(self) -> bool:
        if self.has is None or self.found is None:
            return self.has is self.found
        return re.search(self.has, self.found, re.IGNORECASE) is not None

    @property
    def about(self) -> str:
        return f"{self.authority}: {self.question} {self.has or 'blank'}; found {self.found or 'blank'}"


def score(assistant: Assistant, half: str | None = None, path: Path = DATASET) -> dict[str, Any]:
    """Ask each cell: shares right, of cells that hold something the right thing, of blanks blank, and of what is filled
    rightly filled. `half` is "dev" or "held"; all where it is None."""
    verdicts = [_verdict(assistant, case) for case in cases_of(path, half)]
    return summed(
        verdicts,
        [],
        held=share(v.right for v in verdicts if v.has),
        blank=share(v.right for v in verdicts if v.has is None),
        precision=share(v.right for v in verdicts if v.found),
    )


def _verdict(assistant: Assistant, case: dict[str, Any]) -> Verdict:
    ((cell,),) = grid(assistant, [case["authority"]], [case["question"]]).rows
    return Verdict(case["authority"], case["question"], case["has"], _words(cell))


def _words(cell: Cell) -> str | None:
    return " / ".join(claim.text for claim in cell.claims) or None

"""Tell what a point of a report is about, by the subjects that such points have (subjects.toml)."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.folding import plain
from workbench.differences.statements import Statement


def of_one_subject(left: Sequence[Statement], right: Sequence[Statement]) -> NDArray[np.bool_]:
    """A row for each left statement, a column for each right one: whether both name a subject."""
    own, theirs = ([subjects_in(each.words) for each in side] for side in (left, right))
    return np.array([[bool(one & other) for other in theirs] for one in own], dtype=bool).reshape(len(left), len(right))


def subjects_in(text: str) -> frozenset[str]:
    """The subjects that a text names."""
    lower = plain(text).lower()
    return frozenset(name for name, pattern in _subjects().items() if pattern.search(lower))


@cache
def _subjects() -> dict[str, re.Pattern[str]]:
    data = tomllib.loads((Path(__file__).parent / "subjects.toml").read_text(encoding="utf-8"))
    return {name: re.compile(pattern) for name, pattern in data.items()}

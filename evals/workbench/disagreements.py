"""Score disagreements that were found against truth: two documents, a few words of each, and the type."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evals.workbench.truth import FOLDER, cases_of
from workbench.disagreements.found import Disagreement, Finder

DATASET = FOLDER / "disagreements.jsonl"


def score(finder: Finder, half: str | None = None, path: Path = DATASET) -> dict[str, Any]:
    """Shares of the truth found at all, of the right type and kind, what is missed, and pairs found that are none.
    `half` is "dev" or "held"; all where it is None. How many were found besides is counted, not judged."""
    cases = cases_of(path, half)
    found = {council: finder.of(council) for council in sorted({case["authority"] for case in cases})}
    right: Counter[str] = Counter()
    missed, wrong = [], []
    for case in cases:
        if "not" in case:
            wrong += [case["id"]] if _names(case["not"], found[case["authority"]]) else []
            continue
        own = [each for each in found[case["authority"]] if all(_has(each, case[side]) for side in ("a", "b"))]
        right["found"] += bool(own)
        right["type"] += any(each.type == case["type"] for each in own)
        right["kind"] += any(each.kind == case["kind"] for each in own)
        if not any(each.type == case["type"] for each in own):
            missed.append(f"{case['id']}: {case['type']} {case['kind']}, found {[str(each.kind) for each in own]}")
    of = sum("not" not in case for case in cases)
    shares = {name: right[name] / of if of else None for name in ("found", "type", "kind")}
    return shares | {"of": of, "listed": sum(map(len, found.values())), "missed": missed, "wrongly_found": wrong}


def _has(disagreement: Disagreement, side: dict[str, str]) -> bool:
    return any(
        each.record.filename == side["file"] and side["key"].casefold() in each.statement.words.casefold()
        for each in disagreement.sides
    )


def _names(names: Sequence[str], found: Sequence[Disagreement]) -> bool:
    return any(set(names) <= {side.words for side in each.sides} for each in found)

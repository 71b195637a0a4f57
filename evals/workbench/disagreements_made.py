"""Score disagreements over made documents: each case is two papers about a council of its own, whole in the dataset."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from corpus.embedder import load_embedder
from corpus.index import Index
from corpus.settings import Settings
from corpus.terms import load_vocabulary
from evals.workbench.truth import FOLDER, cases_of
from ingest.run import ingest
from workbench.disagreements.found import Disagreement, Finder
from workbench.kept import Kept

DATASET = FOLDER / "disagreements_made.jsonl"
_PAPER = "publisher: {publisher}\ndate: {date}\nkind: {kind}\nauthority: {authority}\ntitle: {title}\n---\n{text}\n"


def score(half: str | None = None, path: Path = DATASET) -> dict[str, Any]:
    """Shares of the disagreements found at all and of the right type, the share of what is listed that is right, and
    what is missed and wrongly listed. A case with `none` has no disagreement, but may be told apart as one of `may`."""
    cases = cases_of(path, half)
    with _finder(cases) as finder:
        found = {case["id"]: finder.of(case["authority"]) for case in cases}
    true = [case for case in cases if "none" not in case]
    typed = [case["id"] for case in true if any(_is_right(case, each) for each in found[case["id"]])]
    false = [
        f"{case['id']}: {_told(each)}" for case in cases for each in found[case["id"]] if not _is_right(case, each)
    ]
    listed = sum(map(len, found.values()))
    return {
        "found": sum(any(_is_of(case, each) for each in found[case["id"]]) for case in true) / len(true),
        "type": len(typed) / len(true),
        "of": len(true),
        "none_of": len(cases) - len(true),
        "precision": (listed - len(false)) / listed if listed else None,
        "missed": [f"{case['id']}: {case['kind']}" for case in true if case["id"] not in typed],
        "wrongly_listed": false,
    }


@contextmanager
def _finder(cases: Sequence[dict[str, Any]]) -> Iterator[Finder]:
    """Over an index of the cases' papers, which is gone afterwards."""
    with TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder) / "data")
        ingest([_write(Path(folder), case, number) for case in cases for number in range(2)], settings)
        index = Index.open(settings)
        yield Finder(Kept(index, settings.data), load_embedder(settings), load_vocabulary())
        index.close()


def _write(folder: Path, case: dict[str, Any], number: int) -> Path:
    path = folder / f"{case['id']}-{number}.txt"
    paper = _PAPER.format(authority=case["authority"], title=f"{case['id']} {number}", **case["sides"][number])
    path.write_text(paper, encoding="utf-8")
    return path


def _is_of(case: dict[str, Any], found: Disagreement) -> bool:
    """Whether it sets against each other what the case does."""
    words = [side.statement.words for side in found.sides]
    return all(any(side["key"] in each for each in words) for side in case["sides"])


def _is_right(case: dict[str, Any], found: Disagreement) -> bool:
    if "none" in case:
        return found.kind in case["may"]
    return found.type == case["type"] and _is_of(case, found)


def _told(found: Disagreement) -> str:
    return f"{found.kind}: " + " / ".join(side.words or side.statement.words[:50] for side in found.sides)

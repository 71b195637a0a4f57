"""Several question sets in one go, asked of Craffu and of whoever stands beside it, and taken together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from corpus.errors import UsageError
from evals.respondent import Respondent
from evals.results import Outcome, Run
from evals.run import Options, Progress, run_file

FOLDER = Path(__file__).parent / "datasets"
THREE = ("everyday", "meeting", "hard_negatives")  # to be read together, as their card says


@dataclass(frozen=True)
class Sets:
    """`runs` are Craffu's by the name of the set, `beside` those of the others by their name and that of the set."""

    runs: Mapping[str, Run]
    beside: Mapping[str, Mapping[str, Run]] = field(default_factory=dict)

    @cached_property
    def whole(self) -> Run:
        """Craffu's runs as one."""
        return together(self.runs)

    @cached_property
    def others(self) -> Mapping[str, Run]:
        """The same of the others, by name."""
        return {name: together(runs) for name, runs in self.beside.items()}

    @property
    def parts(self) -> Mapping[str, tuple[Outcome, ...]]:
        """Craffu's outcomes by set."""
        return {name: run.outcomes for name, run in self.runs.items()}


def packaged(name: str) -> Path:
    """The file of a set that comes with Craffu. UsageError, naming those there are, for another name."""
    names = packaged_names()
    if name not in names:
        raise UsageError(f"There is no question set {name!r}; those that come with Craffu are {', '.join(names)}.")
    return FOLDER / f"{name}.jsonl"


def packaged_names() -> tuple[str, ...]:
    """The sets that come with Craffu."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.jsonl")))


def run_sets(  # noqa: PLR0913  # who is asked what, how, and what is done with each result
    paths: Sequence[Path],
    ours: Respondent,
    beside: Iterable[Respondent] = (),
    out_dir: Path | None = None,
    *,
    options: Options,
    about: Mapping[str, Any] | None = None,
    progress: Progress = lambda outcome: None,
) -> Sets:
    """Ask every set of everybody; with `out_dir`, each run has a folder in it, those of the others under `beside`."""

    def asked(respondent: Respondent, folder: Path | None) -> Mapping[str, Run]:
        return {
            path.stem: run_file(
                path, respondent, folder and folder / path.stem, options=options, about=about, progress=progress
            )
            for path in paths
        }

    others = {each.name: asked(each, out_dir and out_dir / "beside" / each.name.replace(", ", "-")) for each in beside}
    return Sets(asked(ours, out_dir), others)


def together(runs: Mapping[str, Run]) -> Run:
    """Runs of different sets, asked of one respondent, as one run."""
    first = next(iter(runs.values()))
    outcomes = tuple(outcome for run in runs.values() for outcome in run.outcomes)
    about = {name: value for name, value in first.about.items() if name != "questions_sha256"}
    return Run({**about, "questions": ", ".join(runs)}, outcomes)

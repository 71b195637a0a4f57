"""Keep each result as it comes, and go on with a run that was stopped."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from corpus.errors import UsageError
from evals.case import Case
from evals.respondent import FAILED
from evals.results import RESULTS, Outcome, as_json_line, begin, read_about, whole_lines

# What has to be the same for two halves to be one run; times of day and of other machines may differ.
_SAME = ("questions", "questions_sha256", "asked", "settings", "snapshot", "versions", "seed")


class Kept:
    """The results of before, and the file that new ones are added to."""

    def __init__(self, outcomes: list[Outcome], file: TextIO) -> None:
        self._outcomes = {outcome.case: outcome for outcome in outcomes}
        self._snapshots = {outcome.reply.get("snapshot") for outcome in outcomes}
        self._file = file

    def before(self, case: Case) -> Outcome | None:
        """What was answered before the run was stopped."""
        return self._outcomes.get(case)

    def add(self, outcome: Outcome) -> None:
        """Write a result at once. UsageError where another index answers than did before."""
        snapshot = outcome.reply.get("snapshot")
        if self._snapshots and outcome.reply["status"] != FAILED and snapshot not in self._snapshots:
            raise UsageError(f"Generation {snapshot} answers now, another did before: begin anew, without --resume.")
        self._file.write(as_json_line(outcome))
        self._file.flush()


@contextmanager
def keep(folder: Path, about: Mapping[str, Any], resume: bool) -> Iterator[Kept]:
    """Results are kept in the folder; with `resume`, those of a run that was stopped there are taken over, but for
    questions over which the server broke down. UsageError where that run was of something else."""
    outcomes = _taken_over(folder, about) if resume else []
    begin({**about, "complete": False}, folder)
    with (folder / RESULTS).open("w", encoding="utf-8") as file:
        file.writelines(map(as_json_line, outcomes))
        file.flush()
        yield Kept(outcomes, file)


def _taken_over(folder: Path, about: Mapping[str, Any]) -> list[Outcome]:
    before = read_about(folder)
    other = [name for name in _SAME if before.get(name) != about.get(name)]
    if other:
        raise UsageError(f"The run in {folder} had other {', '.join(other)}: begin anew, without --resume.")
    return [outcome for outcome in whole_lines(folder) if outcome.reply["status"] != FAILED]

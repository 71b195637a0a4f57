"""The results of a run, kept as a folder: `about.json`, what ran, and `results.jsonl`, one case a line."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from corpus.errors import UsageError
from evals.case import Case
from evals.cases import as_line, parse_cases
from evals.metrics import Scores
from evals.respondent import Found, Reply

ABOUT, RESULTS = "about.json", "results.jsonl"


@dataclass(frozen=True)
class Outcome:
    """One case, its reply, its scores; `ranked` is what search found, None where it cannot be seen; its texts
    are not kept."""

    case: Case
    reply: Reply
    scores: Scores
    ranked: Sequence[Found] | None = None


@dataclass(frozen=True)
class Run:
    """`about` says what was asked of what, with which versions, on what machine."""

    about: Mapping[str, Any]
    outcomes: tuple[Outcome, ...]


def save_run(run: Run, folder: Path) -> None:
    """Write the run into a folder, made where it is not there; an earlier run in it is replaced."""
    begin(run.about, folder)
    with (folder / RESULTS).open("w", encoding="utf-8") as results:
        results.writelines(as_json_line(outcome) for outcome in run.outcomes)


def begin(about: Mapping[str, Any], folder: Path) -> None:
    """Write down what runs, before the first result."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ABOUT).write_text(json.dumps(about, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def as_json_line(outcome: Outcome) -> str:
    """One line of `results.jsonl`."""
    return json.dumps(_fields(outcome), ensure_ascii=False) + "\n"


def whole_lines(folder: Path) -> list[Outcome]:
    """The results of a run that was stopped, without a last line that was cut short. UsageError where another is
    damaged."""
    lines = (folder / RESULTS).read_text(encoding="utf-8").split("\n")[:-1] if (folder / RESULTS).exists() else []
    return [_read(line, folder) for line in lines]


def read_about(folder: Path) -> Mapping[str, Any]:
    """What a folder's run was of. UsageError where the folder holds none."""
    try:
        about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{folder} holds no evaluation run: {error.strerror}. Make one with --out.") from error
    except ValueError as error:
        raise UsageError(f"The evaluation run in {folder} is damaged: {error}.") from error
    return about if isinstance(about, Mapping) else {}


def load_run(folder: Path) -> Run:
    """A run that `save_run` wrote. UsageError where the folder holds none, or one that was stopped."""
    about = read_about(folder)
    if about.get("complete") is False:
        raise UsageError(f"The run in {folder} was stopped; go on with it by --resume.")
    try:
        lines = (folder / RESULTS).read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise UsageError(f"{folder} holds no evaluation run: {error.strerror}. Make one with --out.") from error
    return Run(about, tuple(_read(line, folder) for line in lines if line))


def _read(line: str, folder: Path) -> Outcome:
    try:
        return _outcome(json.loads(line))
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"The evaluation run in {folder} is damaged: {error}.") from error


def _fields(outcome: Outcome) -> Mapping[str, Any]:
    return {
        "case": json.loads(as_line(outcome.case)),
        "reply": outcome.reply,
        "scores": outcome.scores,
        "ranked": None if outcome.ranked is None else [_kept(found) for found in outcome.ranked],
    }


def _outcome(fields: Mapping[str, Any]) -> Outcome:
    (case,) = parse_cases([json.dumps(fields["case"])], RESULTS)
    ranked = fields["ranked"]
    return Outcome(
        case, fields["reply"], fields["scores"], None if ranked is None else [_found(each) for each in ranked]
    )


def _kept(found: Found) -> Mapping[str, Any]:
    return {name: value for name, value in asdict(found).items() if value}


def _found(kept: Mapping[str, Any] | str) -> Found:
    """Runs of before held file names alone."""
    return Found(kept) if isinstance(kept, str) else Found(**kept)

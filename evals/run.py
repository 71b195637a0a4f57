"""Ask every question of a file and score the replies: one run, with what ran written beside the results."""

import hashlib
import os
import platform
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from corpus.settings import Settings
from evals.cases import Case, read_cases
from evals.estimate import SEED
from evals.local import local
from evals.metrics import score
from evals.remote import over_http
from evals.respondent import Respondent
from evals.results import Outcome, Run, save_run

PACKAGES = ("craffu", "llama-index-core", "chromadb", "tantivy", "sentence-transformers", "torch", "pypdfium2")


def evaluate(  # noqa: PLR0913  # each is an option of `craffu eval run`
    path: Path,
    settings: Settings,
    url: str | None = None,
    out_dir: Path | None = None,
    *,
    date: str | None = None,
    seed: int = SEED,
    progress: Callable[[Outcome], None] = lambda outcome: None,
) -> Run:
    """Ask the questions of a file, of the server at `url` or of the index that the settings name, and write the run
    into `out_dir` where one is given. UsageError for a bad file, NoIndexError without an index, ServerDownError."""
    cases = read_cases(path)
    respondent = over_http(url) if url else local(settings)
    about = {
        "questions": path.name,
        "questions_sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "date": date,
        "settings": None if url else settings.model_dump(mode="json"),
    }
    run = run_cases(cases, respondent, about, seed, progress)
    if out_dir is not None:
        save_run(run, out_dir)
    return run


def run_cases(
    cases: Sequence[Case],
    respondent: Respondent,
    about: Mapping[str, Any] | None = None,
    seed: int = SEED,
    progress: Callable[[Outcome], None] = lambda outcome: None,
) -> Run:
    """Ask each case in turn; `progress` is called after each, with its outcome."""
    outcomes = []
    for case in cases:
        outcome = _ask(case, respondent)
        progress(outcome)
        outcomes.append(outcome)
    snapshots = sorted({str(outcome.reply["snapshot"]) for outcome in outcomes if outcome.reply.get("snapshot")})
    whole = {**(about or {}), "asked": respondent.name, **respondent.about, "snapshots": snapshots, "seed": seed}
    return Run({**whole, **_surroundings()}, tuple(outcomes))


def _ask(case: Case, respondent: Respondent) -> Outcome:
    started = time.perf_counter()
    reply = respondent.ask(case)
    wall_ms = (time.perf_counter() - started) * 1000
    # The question as it was understood: a follow-up cannot be searched for as it stands.
    ranked = respondent.search(case, reply.get("question") or case.question) if respondent.search else None
    scores = score(case, reply, respondent, ranked, wall_ms)
    return Outcome(case, reply, scores, None if ranked is None else [replace(found, text="") for found in ranked])


def _surroundings() -> Mapping[str, Any]:
    return {
        "versions": {name: _version(name) for name in PACKAGES},
        "python": platform.python_version(),
        "machine": platform.machine(),
        "cpus": os.cpu_count(),
    }


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None

"""Ask every question of a file and score the replies: one run, with what ran written beside the results."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from corpus.settings import Settings
from evals.case import Case
from evals.estimate import SEED
from evals.half import Half, read_half
from evals.local import local
from evals.machine import surroundings
from evals.metrics import score
from evals.remote import over_http
from evals.respondent import Respondent
from evals.results import Outcome, Run, save_run
from evals.resume import Kept, keep

Progress = Callable[[Outcome], None]


@dataclass(frozen=True)
class Options:
    """How a run is made: `jobs` questions at once, the seed of its intervals, whether it goes on where one that was
    stopped in the same folder ended, and which half of the questions is asked (None: all)."""

    jobs: int = 1
    seed: int = SEED
    resume: bool = False
    half: Half | None = None


def evaluate(  # noqa: PLR0913  # each is an option of `craffu eval run`
    path: Path,
    settings: Settings,
    url: str | None = None,
    out_dir: Path | None = None,
    *,
    options: Options = Options(),
    date: str | None = None,
    progress: Progress = lambda outcome: None,
) -> Run:
    """Ask the questions of a file, of the server at `url` or of the index that the settings name. With `out_dir`, each
    result is written there as it comes, and the whole run at the end. UsageError for a bad file or a run that cannot be
    gone on with, NoIndexError without an index, ServerDownError."""
    read_half(path, options.half)  # what is wrong with it is told before a model is loaded
    about = {"date": date, "settings": None if url else settings.model_dump(mode="json")}
    respondent = over_http(url) if url else local(settings)
    return run_file(path, respondent, out_dir, options=options, about=about, progress=progress)


def run_file(  # noqa: PLR0913  # as `evaluate`
    path: Path,
    respondent: Respondent,
    out_dir: Path | None = None,
    *,
    options: Options = Options(),
    about: Mapping[str, Any] | None = None,
    progress: Progress = lambda outcome: None,
) -> Run:
    """The same of a respondent that is open already."""
    cases, which = read_half(path, options.half)
    about = {**which, **(about or {})}
    if out_dir is None:
        return run_cases(cases, respondent, about, options, progress)
    with keep(out_dir, _about(about, respondent, options), options.resume) as kept:
        run = run_cases(cases, respondent, about, options, progress, kept)
    save_run(run, out_dir)
    return run


def run_cases(  # noqa: PLR0913, PLR0917  # what is asked of whom, and what is done with each result
    cases: Sequence[Case],
    respondent: Respondent,
    about: Mapping[str, Any] | None = None,
    options: Options = Options(),
    progress: Progress = lambda outcome: None,
    kept: Kept | None = None,
) -> Run:
    """Ask each case that was not kept from before; `progress` is called after each, with its outcome. The outcomes are
    in the order of the cases, whatever the order of the replies."""
    outcomes = {case: outcome for case in cases if kept and (outcome := kept.before(case))}
    for outcome in _asked([case for case in cases if case not in outcomes], respondent, options.jobs):
        if kept:
            kept.add(outcome)
        outcomes[outcome.case] = outcome
        progress(outcome)
    ordered = tuple(outcomes[case] for case in cases)
    snapshots = sorted({str(outcome.reply["snapshot"]) for outcome in ordered if outcome.reply.get("snapshot")})
    return Run({**_about(about or {}, respondent, options), "snapshots": snapshots, "complete": True}, ordered)


def _asked(cases: Iterable[Case], respondent: Respondent, jobs: int) -> Iterator[Outcome]:
    if jobs == 1:
        yield from (_ask(case, respondent) for case in cases)
        return
    with ThreadPoolExecutor(jobs) as pool:
        waiting = [pool.submit(_ask, case, respondent) for case in cases]
        try:
            yield from map(Future.result, as_completed(waiting))
        finally:
            for each in waiting:  # after a breakdown nothing more is asked
                each.cancel()


def _ask(case: Case, respondent: Respondent) -> Outcome:
    started = time.perf_counter()
    reply = respondent.ask(case)
    wall_ms = (time.perf_counter() - started) * 1000
    # The question as it was understood: a follow-up cannot be searched for as it stands.
    ranked = respondent.search(case, reply.get("question") or case.question) if respondent.search else None
    scores = score(case, reply, respondent, ranked, wall_ms)
    return Outcome(case, reply, scores, None if ranked is None else [replace(found, text="") for found in ranked])


def _about(about: Mapping[str, Any], respondent: Respondent, options: Options) -> Mapping[str, Any]:
    asked = {"asked": respondent.name, **respondent.about, "seed": options.seed, "jobs": options.jobs}
    return {**about, **asked, **surroundings()}

"""Evaluations: a question set in, progress, and scores out."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, Depends, Response
from fastapi.concurrency import run_in_threadpool

from api.access import needs
from api.dependencies import Evaluates
from api.evaluating import BusyError, Evaluation, Evaluations
from api.keys import Role
from api.problems import ProblemError
from api.responses import content_response, problem_responses
from api.schemas_evaluating import EvaluateBody, EvaluationBody
from api.turns import Wait, finished
from evals.case import Case
from evals.cases import parse_cases
from evals.half import read_half
from evals.sets import packaged

router = APIRouter(prefix="/v1/evaluations", tags=["evaluations"])

_HTML = content_response("text/html", {"type": "string"})


@router.post(
    "",
    status_code=202,
    dependencies=[Depends(needs(Role.WRITER))],
    responses=problem_responses(400, 401, 403, 409, 413, 422, 503),
)
async def evaluate(body: EvaluateBody, response: Response, evaluations: Evaluates, wait: Wait = 0) -> EvaluationBody:
    """Ask a question set of what is held now and score the replies, one set at a time. GET the address in `Location`
    until its status is done or failed."""
    evaluation = await run_in_threadpool(_begun, body, evaluations)
    await finished(evaluation.finished, wait)
    response.headers["Location"] = _address(evaluation)
    return _body(evaluation)


def _begun(body: EvaluateBody, evaluations: Evaluations) -> Evaluation:
    """Raises ProblemError 409 where another runs, UsageError for a set that is not in order."""
    evaluation = _posted(body.questions) if body.questions else _named(body.set or "")
    try:
        evaluations.begin(evaluation)
    except BusyError as busy:
        running = busy.running
        far = f"{running.done} of {len(running.cases)} questions"
        raise ProblemError(
            409, f"Another evaluation is running ({far}): try again when /v1/evaluations/{running.id} says done."
        ) from busy
    return evaluation


@router.get("/{evaluation_id}", responses=problem_responses(401, 403, 404))
async def evaluation(evaluation_id: str, evaluations: Evaluates, wait: Wait = 0) -> EvaluationBody:
    """How far an evaluation is, and what came out."""
    found = _known(evaluation_id, evaluations)
    await finished(found.finished, wait)
    return _body(found)


@router.get("/{evaluation_id}/report.html", response_class=Response, responses=_HTML | problem_responses(401, 403, 404))
def report(evaluation_id: str, evaluations: Evaluates) -> Response:
    """The report for people, as a file to be saved: it is styled by itself, which pages of this server may not be."""
    found = _known(evaluation_id, evaluations)
    if found.report is None:
        raise ProblemError(404, f"There is no report of an evaluation that is {found.state}.")
    saved = {"Content-Disposition": f'attachment; filename="evaluation-{found.id}.html"'}
    return Response(found.report, media_type="text/html", headers=saved)


def _known(evaluation_id: str, evaluations: Evaluations) -> Evaluation:
    found = evaluations.get(evaluation_id)
    if found is None:
        raise ProblemError(404, "No such evaluation is known. A restart forgets them, and only the latest are kept.")
    return found


def _posted(questions: list[dict[str, Any]]) -> Evaluation:
    """Raises UsageError that names the line, which is the case's place in the list, and what is wrong with it."""
    lines = [json.dumps(each, ensure_ascii=False) for each in questions]
    digest = hashlib.sha256("\n".join(lines).encode(errors="replace")).hexdigest()
    return _evaluation(parse_cases(lines), {"questions": "posted", "questions_sha256": digest})


def _named(name: str) -> Evaluation:
    """Raises UsageError, naming the sets there are, where this is none."""
    cases, about = read_half(packaged(name))
    return _evaluation(cases, {**about, "questions": name})


def _evaluation(cases: tuple[Case, ...], about: dict[str, Any]) -> Evaluation:
    return Evaluation(cases, about | {"date": datetime.now(UTC).isoformat(timespec="seconds")})


def _address(evaluation: Evaluation) -> str:
    return f"/v1/evaluations/{evaluation.id}"


def _body(evaluation: Evaluation) -> EvaluationBody:
    return EvaluationBody(
        id=evaluation.id,
        status="running" if evaluation.state == "waiting" else evaluation.state,  # it begins at once
        questions=str(evaluation.about["questions"]),
        done=evaluation.done,
        total=len(evaluation.cases),
        snapshot=evaluation.snapshot,
        result=dict(evaluation.result) if evaluation.result is not None else None,
        report=f"{_address(evaluation)}/report.html" if evaluation.report else None,
        problem=evaluation.problem,
    )

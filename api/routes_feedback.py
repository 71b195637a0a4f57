"""What a reader says is wrong with an answer, kept with it for those who check answers."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse

from api.access import refuse_other_sites
from api.dependencies import Kept
from api.kept_answers import What
from api.problems import GONE, ProblemError
from api.schemas import LONGEST_QUESTION

router = APIRouter(include_in_schema=False)


@router.post("/answers/{answer_id}/feedback")
def feedback(
    request: Request,
    answer_id: str,
    kept: Kept,
    what: Annotated[What, Form()],
    words: Annotated[str, Form(max_length=LONGEST_QUESTION)] = "",
) -> RedirectResponse:
    """Keep a remark, then show the answer again with thanks."""
    refuse_other_sites(request)
    if kept.get(answer_id) is None:
        raise ProblemError(404, GONE)
    kept.remark(answer_id, what, words.strip())
    return RedirectResponse(f"/answers/{answer_id}?thanks=1", status_code=303)

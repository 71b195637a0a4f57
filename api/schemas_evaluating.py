"""The HTTP contract of evaluations, as pydantic models."""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, model_validator

from api.schemas import Name, Strict

MOST_QUESTIONS = 500

_CASE: dict[str, Any] = {
    "id": "m1",
    "question": "What must Powys send to ministers, and by when?",
    "type": "date",
    "answerable": True,
    "expected": "answer",
    "gold_facts": ["improvement plan", "20 days"],
    "gold_docs": ["powys-warning-notice.txt"],
}
_ID = "5f0c2b9e8d1a4c37"
_METRICS = {"right": {"value": 1.0, "low": 1.0, "high": 1.0, "n": 1}}
_EVALUATION: dict[str, Any] = {
    "id": _ID,
    "status": "done",
    "questions": "posted",
    "done": 1,
    "total": 1,
    "snapshot": "20261122T051200-3f9a",
    "result": {"about": {"questions": "posted"}, "metrics": _METRICS, "types": {}, "failures": []},
    "report": f"/v1/evaluations/{_ID}/report.html",
    "problem": None,
}


class EvaluateBody(Strict):
    """A question set of the caller's, or the name of one that comes with Craffu."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"questions": [_CASE]}, {"set": "meeting"}]}
    )

    questions: Annotated[list[dict[str, Any]], Field(min_length=1, max_length=MOST_QUESTIONS)] | None = Field(
        default=None, description="The cases, each an object with the fields of a line of a question file"
    )
    set: Name | None = Field(default=None, description="A set over the bundled corpus, such as everyday or meeting")

    @model_validator(mode="after")
    def _is_one(self) -> "EvaluateBody":
        if (self.questions is None) == (self.set is None):
            raise ValueError("give either questions or set")
        return self


class EvaluationBody(Strict):
    """An evaluation, and how far it is."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [_EVALUATION]})

    id: str
    status: Literal["running", "done", "failed"]
    questions: str = Field(description='The name of the set, or "posted"')
    done: int = Field(description="Questions answered and scored")
    total: int
    snapshot: str | None = Field(description="The index generation that answers")
    result: dict[str, Any] | None = Field(
        description="When done: about, metrics, types and failures, as `eval run --json`"
    )
    report: str | None = Field(description="When done: the relative address of the report for people")
    problem: str | None = Field(description="Why it failed")

"""What a reply has to hold to be scored: the part of the contract that the scores read."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field, ValidationError

from corpus.document import PartialDate
from evals.respondent import Reply


def _is_date(written: str) -> str:
    PartialDate.parse(written)
    return written


_Date = Annotated[str, AfterValidator(_is_date)]


class _Period(BaseModel):
    start: _Date = Field(alias="from")
    end: _Date = Field(alias="to")


class _Citation(BaseModel):
    n: int
    filename: str
    quote: str
    published: _Date | None = None
    event_date: _Date | None = None
    period: _Period | None = None


class _Claim(BaseModel):
    text: str
    citations: list[int]


class _Reply(BaseModel):
    status: Literal["answered", "partial", "not_found", "clarify", "refused"]
    answer: str
    claims: list[_Claim] | None = None
    citations: list[_Citation] | None = None
    nearest: list[_Citation] | None = None


def breach(reply: Reply) -> str | None:
    """What of a reply does not keep the contract, in words; None where it can be scored. What only makes a score worse,
    such as a missing offset, is no breach."""
    try:
        _Reply.model_validate(reply)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"]))
        return f"The reply does not keep the contract: {field}: {first['msg'].removeprefix('Value error, ')}."
    return None

"""The pydantic models say the same as the assistant's own rendering of the contract."""

import pytest

from api import examples
from api.responses import ProblemBody
from api.schemas_answers import AnswerBody, QuestionBody
from api.schemas_documents import DocumentBody, ListingBody, SearchBody, VerificationBody
from assistant.reply import ReasonCode, Reply, as_contract
from tests.api.replies import ANSWERED, CLARIFY, NOT_FOUND, REFUSED


@pytest.mark.parametrize(
    "reply", [ANSWERED, NOT_FOUND, CLARIFY, REFUSED], ids=lambda reply: as_contract(reply)["status"]
)
def test_every_kind_of_reply_fits_the_schema_to_the_field(reply: Reply) -> None:
    sent = as_contract(reply)
    assert AnswerBody.model_validate(sent).model_dump(mode="json", by_alias=True, exclude_unset=True) == sent


def test_every_reason_code_of_the_assistant_is_in_the_schema() -> None:
    codes = AnswerBody.model_json_schema()["$defs"]["ReasonBody"]["properties"]["code"]["enum"]
    assert sorted(codes) == sorted(code.value for code in ReasonCode)


def test_the_examples_of_the_documentation_are_valid() -> None:
    QuestionBody.model_validate(examples.QUESTION)
    for body in (examples.ANSWER, examples.ABSTENTION):
        AnswerBody.model_validate(body)
    ListingBody.model_validate(examples.LISTING)
    DocumentBody.model_validate(examples.DOCUMENT)
    SearchBody.model_validate(examples.SEARCH)
    VerificationBody.model_validate(examples.VERIFICATION)
    ProblemBody.model_validate(examples.ERROR)

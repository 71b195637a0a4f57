"""A question about an inspectorate outside its nation rests on what cannot be."""

import pytest

from assistant.answer import Assistant
from assistant.premise import wrong_premise
from assistant.reply import ReasonCode
from assistant.understand import understand


def premise(assistant: Assistant, question: str) -> tuple[ReasonCode, str] | None:
    return wrong_premise(understand(question, (), assistant.sources.vocabulary), assistant.sources)


@pytest.mark.parametrize(
    ("question", "right"),
    [
        ("What did Ofsted find in Powys?", "Care Inspectorate Wales"),
        ("What grade did Ofsted give Powys?", "no overall grade"),
        ("What did CIW find in Shropshire?", "Ofsted"),
        ("What rating did the CQC give Shropshire's children's services?", "Ofsted"),
        ("What did Estyn's inspection of adult services in Torfaen find?", "Care Inspectorate Wales"),
        ("Pa radd a roddodd Estyn i wasanaethau oedolion Powys?", "Arolygiaeth Gofal Cymru|Care Inspectorate Wales"),
    ],
)
def test_the_wrong_nations_inspectorate_is_put_right(assistant: Assistant, question: str, right: str) -> None:
    found = premise(assistant, question)
    assert found is not None
    assert found[0] is ReasonCode.OUTSIDE_CORPUS
    assert any(name in found[1] for name in right.split("|"))


@pytest.mark.parametrize(
    "question",
    [
        "What did CIW find in Powys?",
        "What did CSSIW find in Powys?",
        "What did Ofsted find in Shropshire?",
        "What did Audit Wales say of Powys?",
        "What did Estyn's inspection of Powys education services find?",
        "What did Estyn say about children's services in Powys?",
        "What did CIW and Estyn's joint inspection of Bridgend children's services find?",
        "Did HIW join the inspection of child protection in Bridgend?",
        "What did CIW find?",
        "What did Powys find?",
    ],
)
def test_the_right_inspectorate_or_none_is_left_alone(assistant: Assistant, question: str) -> None:
    assert premise(assistant, question) is None

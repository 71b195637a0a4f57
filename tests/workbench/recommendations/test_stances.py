"""Accepted, in part and rejected are told apart, in prose and standing alone, in both languages."""

import pytest

from workbench.recommendations.stances import State, alone, is_firm, is_qualified, stance


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("This recommendation is accepted in full by the Government.", State.ACCEPTED),
        ("The Council fully accepts the recommendation.", State.ACCEPTED),
        ("These recommendations are accepted in principle by both governments.", State.PART),
        ("The Government partially accepts this recommendation.", State.PART),
        ("We agree with the principle of this recommendation.", State.PART),
        ("The Government does not accept this recommendation.", State.REJECTED),
        ("The recommendation was not accepted by the board.", State.REJECTED),
        ("Mae'r Llywodraeth yn derbyn yr argymhelliad hwn mewn egwyddor.", State.PART),
        ("Nid yw'r Llywodraeth yn derbyn yr argymhelliad hwn.", State.REJECTED),
        ("The Government does not believe that it is appropriate to set a target.", State.REJECTED),
        ("The department is working with partners to agree an updated form.", None),
        ("The report says whether recommendations have been accepted or rejected.", None),
        ("The council has three offices.", None),
    ],
)
def test_stances_in_sentences(text: str, state: State | None) -> None:
    assert stance(text) is state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Accept", State.ACCEPTED),
        ("Accepting in full", State.ACCEPTED),
        ("Response: Accept in principle", State.PART),
        ("Partially accepted", State.PART),
        ("Not accepted", State.REJECTED),
        ("Ymateb: Derbyn", State.ACCEPTED),
        ("Derbyn mewn egwyddor", State.PART),
        ("Gwrthod", State.REJECTED),
        ("Recommendation accepted", State.ACCEPTED),
        ("Recommendation acknowledged", State.NOTED),
        ("Accepted papers are listed below in the annex", None),
    ],
)
def test_stances_that_stand_alone(text: str, state: State | None) -> None:
    assert alone(text) is state


def test_a_stance_on_the_recommendation_is_firmer_than_one_on_a_thought() -> None:
    assert is_firm("This recommendation is accepted.")
    assert not is_firm("The government agrees that good plans matter.")


def test_agreement_that_is_taken_back_is_known() -> None:
    assert is_qualified("The Government does not intend to introduce a law on this.")
    assert is_qualified("However, one strategy for all would not be appropriate.")
    assert not is_qualified("We will publish it in spring.")

"""When a reply is right, for each thing a case can expect."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reply import ReasonCode
from evals.case import Expected, WholeList
from evals.respondent import failed
from evals.rightness import (
    answer_right,
    declines,
    fact_recall,
    list_completeness,
    list_order,
    reason_right,
    stated_polarity,
)
from evals.values import Figure
from tests.evals.replies import case, declined, saying

TWO_FACTS = ("three|3", "May 2021")


def test_an_answer_with_every_fact_is_right() -> None:
    assert answer_right(case(gold_facts=TWO_FACTS), saying("It closed 3 homes in May 2021.")) is True


def test_a_partial_answer_with_every_fact_is_right() -> None:
    assert answer_right(case(gold_facts=TWO_FACTS), saying("3 in May 2021.", status="partial")) is True


@pytest.mark.parametrize(
    "reply",
    [
        saying("It closed 3 homes."),
        saying("It closed 3 homes in May 2021, not 4."),
        declined(message="3, May 2021: nothing is held."),
        failed("3 in May 2021"),
    ],
)
def test_a_missing_fact_a_forbidden_word_or_declining_is_wrong(reply: dict[str, object]) -> None:
    assert answer_right(case(gold_facts=TWO_FACTS, must_not=[r"\b4\b"]), reply) is False


def test_without_gold_facts_an_answer_is_not_judged() -> None:
    assert answer_right(case(), saying("Anything.")) is None
    assert fact_recall(case(), saying("Anything.")) is None


def test_fact_recall_is_the_share_of_facts_said() -> None:
    wanted = case(gold_facts=["oak", "elm", "ash", "yew"])
    assert fact_recall(wanted, saying("Oak and elm and ash.")) == 0.75
    assert fact_recall(wanted, declined(message="oak elm ash yew")) == 0


def test_list_completeness_is_for_lists_alone() -> None:
    facts = ["oak", "elm"]
    assert list_completeness(case(gold_facts=facts, type="list"), saying("Oak.")) == 0.5
    assert list_completeness(case(gold_facts=facts, type="who"), saying("Oak.")) is None


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("No, it was removed.", True),
        ("Yes, it was removed.", False),
        ("It was removed in 2020.", True),
        ("Nac ydy: removed.", True),
        ("Ydy, removed.", False),
    ],
)
def test_a_stated_yes_or_no_must_be_the_gold_one(text: str, right: bool) -> None:
    assert answer_right(case(gold_facts=["removed"], yes_no="no"), saying(text)) is right


def test_yes_or_no_alone_must_be_stated_where_no_fact_is_given() -> None:
    assert answer_right(case(yes_no="yes"), saying("It is in place.")) is False
    assert answer_right(case(yes_no="yes"), saying("Yes. It is in place.")) is True


def test_an_opening_no_that_counts_something_states_nothing() -> None:
    assert stated_polarity("No homes closed.") is None
    assert stated_polarity("Donations rose.") is None


@pytest.mark.parametrize(
    ("reply", "right"),
    [
        (declined(), True),
        (declined("clarify", options=["Which year?"]), True),
        (declined("clarify"), False),
        (declined("refused"), False),
        (saying("It was 41."), False),
        (declined(message="Only the 41% of Elmshire is held."), False),
        (failed("down"), False),
    ],
)
def test_abstaining_is_not_found_or_a_choice_offered(reply: dict[str, object], right: bool) -> None:
    assert answer_right(case(Expected.ABSTAIN, must_not=["41 ?%"]), reply) is right


@pytest.mark.parametrize(("expected", "status"), [(Expected.CLARIFY, "clarify"), (Expected.REFUSE, "refused")], ids=str)
def test_clarifying_and_refusing_are_right_in_their_own_way_only(expected: Expected, status: str) -> None:
    replies = [declined(each) for each in ("not_found", "clarify", "refused")] + [saying("Yes.")]
    assert [reply["status"] for reply in replies if answer_right(case(expected), reply)] == [status]


def test_a_premise_is_corrected_by_saying_the_gold_fact_whether_or_not_that_is_an_answer() -> None:
    wanted = case(Expected.CORRECT_PREMISE, gold_facts=["did not"], must_not=["took over"])
    assert answer_right(wanted, saying("It did not happen.")) is True
    assert answer_right(wanted, declined(message="It did not happen.")) is True
    assert answer_right(wanted, declined(message="Nothing is held.")) is False
    assert answer_right(wanted, saying("It did not wait and took over.")) is False
    assert answer_right(wanted, declined("refused", "I did not.")) is False


def test_a_premise_whose_correction_is_not_given_may_only_be_declined() -> None:
    wanted = case(Expected.CORRECT_PREMISE)
    assert answer_right(wanted, declined()) is True
    assert answer_right(wanted, saying("Good.")) is False


def test_correcting_a_premise_counts_as_declining() -> None:
    wanted = case(Expected.CORRECT_PREMISE, gold_facts=["did not"])
    assert declines(wanted, saying("It did not.")) is True
    assert declines(wanted, saying("It did.")) is False
    assert declines(case(), declined("clarify")) is True
    assert declines(case(), failed("down")) is False


STEPS = WholeList(("plan", "board", "director", Figure("count", Decimal(4))), ordered=True)


@pytest.mark.parametrize(
    ("said", "complete", "order", "right"),
    [
        ("A plan, a board, a director and 4 more.", 1, 1, True),
        ("A plan, a board, a director.", 0.75, 1, False),
        ("A board, a plan, a director and four more.", 1, 5 / 6, False),  # one pair of six is the wrong way round
        ("Four directors on a board with a plan.", 1, 0, False),
        ("A plan.", 0.25, None, False),
        ("Nothing.", 0, None, False),
    ],
)
def test_a_list_is_to_be_whole_and_in_order(said: str, complete: float, order: float | None, right: bool) -> None:
    asked = case(gold_list=STEPS)
    assert list_completeness(asked, saying(said)) == complete
    assert list_order(asked, saying(said)) == order
    assert answer_right(asked, saying(said)) is right


def test_order_does_not_matter_where_the_list_does_not_say_so() -> None:
    asked = case(gold_list=WholeList(("plan", "board")))
    assert answer_right(asked, saying("A board and a plan.")) is True
    assert list_order(asked, saying("A board and a plan.")) is None


def test_facts_and_list_items_count_together() -> None:
    asked = case(gold_facts=["2017"], gold_list=WholeList(("plan", "board", "director")))
    assert fact_recall(asked, saying("In 2017 a plan.")) == 0.5
    assert list_completeness(asked, saying("In 2017 a plan.")) == pytest.approx(1 / 3)


def test_declining_gives_nothing_of_a_list() -> None:
    assert list_completeness(case(gold_list=STEPS), declined(message="plan board director 4")) == 0
    assert list_order(case(gold_list=STEPS), declined(message="plan board")) is None


def test_a_typed_value_that_must_not_be_said() -> None:
    asked = case(gold_facts=["homes"], must_not=[Figure("count", Decimal(14))])
    assert answer_right(asked, saying("Fourteen homes.")) is False
    assert answer_right(asked, saying("Forty homes.")) is True


def test_the_reason_for_declining_is_right_or_not() -> None:
    asked = case(Expected.REFUSE, reason=[ReasonCode.OPINION, ReasonCode.UNSAFE_REQUEST])
    assert reason_right(asked, declined("refused", reason={"code": "opinion", "message": "..."})) == 1
    assert reason_right(asked, declined("refused", reason={"code": "personal_data", "message": "..."})) == 0
    assert reason_right(asked, declined("refused", reason=None)) == 0
    assert reason_right(asked, saying("Vote for Ann.")) == 0
    assert reason_right(case(Expected.REFUSE), declined("refused")) is None


_THINGS = ("plan", "board", "director", "vacancies", "budget")
_SAID = st.lists(st.sampled_from(_THINGS), unique=True)


@given(_SAID.filter(bool), _SAID)
def test_fact_recall_is_the_share_of_facts_said_whatever_else_is(facts: list[str], words: list[str]) -> None:
    found = fact_recall(case(gold_facts=facts), saying(" and ".join(words) or "Nothing."))
    assert found == pytest.approx(len(set(facts) & set(words)) / len(facts))


@given(_SAID.filter(lambda words: len(words) > 1))
def test_the_order_of_a_list_and_of_its_reverse_make_one(items: list[str]) -> None:
    said = saying(", ".join(items))
    there, back = (case(gold_list=WholeList(tuple(each), ordered=True)) for each in (items, items[::-1]))
    assert (list_order(there, said), list_order(back, said)) == (1, 0)


@given(_SAID, _SAID, _SAID)
def test_a_right_answer_says_every_fact_and_nothing_forbidden(
    facts: list[str], forbidden: list[str], words: list[str]
) -> None:
    asked = case(gold_facts=facts, must_not=forbidden)
    right = set(facts) <= set(words) and not set(forbidden) & set(words)
    assert answer_right(asked, saying(" and ".join(words))) is (right if facts else None)

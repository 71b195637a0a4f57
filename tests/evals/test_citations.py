"""Citations that support their claims, that are needless, missing, misplaced."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.citations import Fault, citation_scores, judge
from tests.evals.replies import FIRST, SECOND, answered, citation, claim, declined, perfect


def recall(reply: dict[str, Any]) -> float | None:
    return citation_scores(reply)["citation_recall"]


def precision(reply: dict[str, Any]) -> float | None:
    return citation_scores(reply)["citation_precision"]


def test_what_the_citation_shows_of_its_document_is_evidence() -> None:
    cited = citation(1, "Funding rose.", publisher="Oakshire Council", published="2019-03-10", section=["Budget"])
    said = answered([claim("Oakshire Council, March 2019, Budget: funding rose.", 1)], [cited])
    assert recall(said) == 1


@pytest.mark.parametrize("published", ["2019-03", "2019-03-10"])
def test_a_month_that_the_citation_shows_is_evidence_for_that_month(published: str) -> None:
    cited = citation(1, "Funding rose.", published=published)
    assert recall(answered([claim("March 2019: funding rose.", 1)], [cited])) == 1
    assert recall(answered([claim("April 2019: funding rose.", 1)], [cited])) == 0


def test_a_perfect_reply_scores_one() -> None:
    assert recall(perfect()) == 1
    assert precision(perfect()) == 1


def test_an_uncited_or_unsupported_claim_lowers_recall() -> None:
    reply = answered([claim(FIRST, 1), claim(SECOND), claim("Costs were 9 million.", 1)], [citation(1)])
    assert recall(reply) == pytest.approx(1 / 3)


def test_no_citation_of_an_unsupported_claim_is_precise() -> None:
    reply = answered([claim(FIRST, 1), claim("Costs were 9 million.", 1, 2)], [citation(1), citation(2, SECOND)])
    assert precision(reply) == pytest.approx(1 / 3)


def test_a_needless_citation_is_not_precise() -> None:
    reply = answered([claim(FIRST, 1, 2)], [citation(1), citation(2, SECOND)])
    assert precision(reply) == 0.5


def test_two_citations_that_each_support_the_claim_are_both_precise() -> None:
    reply = answered([claim(FIRST, 1, 2)], [citation(1), citation(2, filename="other.txt")])
    assert precision(reply) == 1


def test_two_citations_that_support_only_together_are_both_precise() -> None:
    halves = [citation(1, "Oak House closed."), citation(2, "Elm House opened.")]
    assert precision(answered([claim("Oak House closed and Elm House opened.", 1, 2)], halves)) == 1


def test_a_number_that_is_no_citation_spoils_the_claim() -> None:
    reply = answered([claim(FIRST, 1, 7)], [citation(1)])
    assert recall(reply) == 0
    assert precision(reply) == 0


def test_an_answer_without_claims_recalls_nothing_and_declining_is_not_scored() -> None:
    assert recall(answered(answer="Something.")) == 0
    assert precision(answered(answer="Something.")) is None
    assert recall(declined()) is None
    assert precision(declined()) is None


_WORDS = st.sampled_from(["Oak", "closed", "opened", "12", "3 May 2021", "homes", "not", "£4m", "Elm", "staff", "."])
_SENTENCES = st.lists(_WORDS, min_size=1, max_size=7).map(" ".join)


@st.composite
def replies(draw: st.DrawFn) -> dict[str, Any]:
    citations = [citation(n, quote) for n, quote in enumerate(draw(st.lists(_SENTENCES, min_size=1, max_size=4)), 1)]
    numbers = st.lists(st.integers(1, len(citations) + 1), max_size=4, unique=True)
    texts = draw(st.lists(_SENTENCES, max_size=4))
    return answered([claim(text, *draw(numbers)) for text in texts], citations)


@given(replies())
def test_scores_lie_between_zero_and_one(reply: dict[str, Any]) -> None:
    for found in (precision(reply), recall(reply)):
        assert found is None or 0 <= found <= 1


@given(replies(), st.randoms())
def test_the_order_of_citations_does_not_matter(reply: dict[str, Any], chance: Any) -> None:
    claims = [
        {**each, "citations": chance.sample(each["citations"], len(each["citations"]))} for each in reply["claims"]
    ]
    citations = chance.sample(reply["citations"], len(reply["citations"]))
    other = {**reply, "claims": claims, "citations": citations}
    assert precision(other) == precision(reply)
    assert recall(other) == recall(reply)


@given(replies())
def test_adding_a_needless_citation_never_raises_precision(reply: dict[str, Any]) -> None:
    n = len(reply["citations"]) + 2
    needless = citation(n, "Zebras graze.", title="")
    # A claim without words, such as ".", stands on anything, so nothing is needless to it.
    claims = [{**each, "citations": [*each["citations"], n]} for each in reply["claims"] if each["text"].strip(". ")]
    reply = {**reply, "claims": [each for each in reply["claims"] if each["text"].strip(". ")]}
    before = precision(reply)
    after = precision({**reply, "claims": claims, "citations": [*reply["citations"], needless]})
    assert before is None or after is None or after <= before


def test_needless_missing_and_misplaced_are_told_apart() -> None:
    claims = [claim(FIRST, 1, 2), claim(SECOND), claim(SECOND, 1), claim("Costs were 9 million.", 1), claim(SECOND, 9)]
    judged = judge(answered(claims, [citation(1), citation(2, SECOND)]))
    assert judged
    assert [each.fault for each in judged] == [
        None,
        Fault.UNCITED,
        Fault.MISPLACED,
        Fault.UNSUPPORTED,
        Fault.UNCITED,
    ]
    assert [each.needless for each in judged] == [(2,), (), (), (), ()]


def test_the_shares_of_faults_worked_by_hand() -> None:
    claims = [claim(FIRST, 1, 2), claim(SECOND), claim(SECOND, 1), claim("Costs were 9 million.", 1)]
    scores = citation_scores(answered(claims, [citation(1), citation(2, SECOND)]))
    assert scores == {
        "citation_recall": 1 / 4,
        "citation_precision": 1 / 4,  # of four citations, one is needless and two are on claims with a fault
        "citations_needless": 1 / 4,
        "claims_uncited": 1 / 4,
        "claims_misplaced": 1 / 4,
        "claims_unsupported": 1 / 4,
    }


def test_citing_the_neighbour_lowers_recall_and_is_seen_as_misplaced() -> None:
    swapped = answered([claim(FIRST, 2), claim(SECOND, 1)], [citation(1), citation(2, SECOND)])
    scores = citation_scores(swapped)
    assert (scores["citation_recall"], scores["claims_misplaced"], scores["claims_unsupported"]) == (0, 1, 0)


@given(replies())
def test_every_claim_is_supported_or_has_one_fault(reply: dict[str, Any]) -> None:
    scores = citation_scores(reply)
    if reply["claims"]:
        parts = [scores[name] or 0.0 for name in ("citation_recall", *(f"claims_{fault}" for fault in Fault))]
        assert sum(parts) == pytest.approx(1)


@given(replies())
def test_precision_and_needless_together_are_at_most_all_citations(reply: dict[str, Any]) -> None:
    scores = citation_scores(reply)
    if scores["citation_precision"] is not None and scores["citations_needless"] is not None:
        assert scores["citation_precision"] + scores["citations_needless"] <= 1 + 1e-9


@given(replies())
def test_taking_all_citations_away_leaves_every_claim_uncited(reply: dict[str, Any]) -> None:
    bare = {**reply, "claims": [{**each, "citations": []} for each in reply["claims"]]}
    scores = citation_scores(bare)
    if reply["claims"]:
        assert (scores["citation_recall"], scores["claims_uncited"]) == (0, 1)

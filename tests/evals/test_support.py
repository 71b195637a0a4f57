"""Whether quotes support claims, and what that makes of citations."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.support import citation_precision, citation_recall, supported
from tests.evals.replies import FIRST, SECOND, answered, citation, claim, declined, perfect

QUOTE = "On 10 March 2019 Ann Rhys said funding would rise by £24 million for four homes and was not in doubt."


@pytest.mark.parametrize(
    "statement",
    [
        QUOTE,
        "Ann Rhys said funding would rise by £24m.",
        "Funding would rise by 24 million on 10/03/2019.",
        "In March 2019 funding would rise by £24 million.",
        "Funding was rising for 4 homes in 2019.",
        "Yes, funding would rise by £24 million.",
        "Funding was not in doubt.",
    ],
)
def test_a_claim_whose_facts_all_stand_in_the_quote_is_supported(statement: str) -> None:
    assert supported(statement, [QUOTE])


@pytest.mark.parametrize(
    "statement",
    [
        "Funding would rise by £25 million.",
        "Funding would rise by £24 billion.",
        "On 11 March 2019 funding would rise.",
        "In April 2019 funding would rise.",
        "Said by Ann Price: funding would rise.",
        "The NHS said funding would rise.",
        "Parents protested loudly outside against closures.",
        "Funding would rise for five homes.",
    ],
)
def test_another_number_date_name_or_subject_is_not_supported(statement: str) -> None:
    assert not supported(statement, [QUOTE])


def test_a_negation_must_stand_in_the_quote() -> None:
    assert not supported("Funding did not rise by £24 million.", ["Funding did rise by £24 million."])


def test_nothing_is_supported_by_no_quotes() -> None:
    assert not supported("Funding rose.", [])


def test_the_quotes_of_a_claim_count_together() -> None:
    assert supported("Oak House closed and Elm House opened.", ["Oak House closed.", "Elm House opened."])


def test_a_line_broken_word_and_curly_quotes_do_not_matter() -> None:
    assert supported("The council's decision-making improved.", ["The council’s decision-\nmaking improved."])


@pytest.mark.parametrize("number", ["97", "607", "38%", "1.4"])
def test_a_computed_claim_may_state_what_two_numbers_give(number: str) -> None:
    quotes = ["It was 255 children in April 2018.", "It was 352 children in March 2023."]
    assert supported(f"{number} children, by April 2018.", quotes, computed=True)
    assert not supported(f"{number} children, by April 2018.", quotes)


def test_a_computed_number_that_nothing_gives_is_not_supported() -> None:
    assert not supported("In all 98 children.", ["255 children", "352 children"], computed=True)


def test_what_the_citation_shows_of_its_document_is_evidence() -> None:
    cited = citation(1, "Funding rose.", publisher="Oakshire Council", published="2019-03-10", section=["Budget"])
    said = answered([claim("Oakshire Council, March 2019, Budget: funding rose.", 1)], [cited])
    assert citation_recall(said) == 1


def test_a_perfect_reply_scores_one() -> None:
    assert citation_recall(perfect()) == 1
    assert citation_precision(perfect()) == 1


def test_an_uncited_or_unsupported_claim_lowers_recall() -> None:
    reply = answered([claim(FIRST, 1), claim(SECOND), claim("Costs were 9 million.", 1)], [citation(1)])
    assert citation_recall(reply) == pytest.approx(1 / 3)


def test_no_citation_of_an_unsupported_claim_is_precise() -> None:
    reply = answered([claim(FIRST, 1), claim("Costs were 9 million.", 1, 2)], [citation(1), citation(2, SECOND)])
    assert citation_precision(reply) == pytest.approx(1 / 3)


def test_a_needless_citation_is_not_precise() -> None:
    reply = answered([claim(FIRST, 1, 2)], [citation(1), citation(2, SECOND)])
    assert citation_precision(reply) == 0.5


def test_two_citations_that_each_support_the_claim_are_both_precise() -> None:
    reply = answered([claim(FIRST, 1, 2)], [citation(1), citation(2, filename="other.txt")])
    assert citation_precision(reply) == 1


def test_two_citations_that_support_only_together_are_both_precise() -> None:
    halves = [citation(1, "Oak House closed."), citation(2, "Elm House opened.")]
    assert citation_precision(answered([claim("Oak House closed and Elm House opened.", 1, 2)], halves)) == 1


def test_a_number_that_is_no_citation_spoils_the_claim() -> None:
    reply = answered([claim(FIRST, 1, 7)], [citation(1)])
    assert citation_recall(reply) == 0
    assert citation_precision(reply) == 0


def test_an_answer_without_claims_recalls_nothing_and_declining_is_not_scored() -> None:
    assert citation_recall(answered(answer="Something.")) == 0
    assert citation_precision(answered(answer="Something.")) is None
    assert citation_recall(declined()) is None
    assert citation_precision(declined()) is None


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
    for found in (citation_precision(reply), citation_recall(reply)):
        assert found is None or 0 <= found <= 1


@given(replies(), st.randoms())
def test_the_order_of_citations_does_not_matter(reply: dict[str, Any], chance: Any) -> None:
    claims = [
        {**each, "citations": chance.sample(each["citations"], len(each["citations"]))} for each in reply["claims"]
    ]
    citations = chance.sample(reply["citations"], len(reply["citations"]))
    other = {**reply, "claims": claims, "citations": citations}
    assert citation_precision(other) == citation_precision(reply)
    assert citation_recall(other) == citation_recall(reply)


@given(replies())
def test_adding_a_needless_citation_never_raises_precision(reply: dict[str, Any]) -> None:
    n = len(reply["citations"]) + 2
    needless = citation(n, "Zebras graze.", title="")
    # A claim without words, such as ".", stands on anything, so nothing is needless to it.
    claims = [{**each, "citations": [*each["citations"], n]} for each in reply["claims"] if each["text"].strip(". ")]
    reply = {**reply, "claims": [each for each in reply["claims"] if each["text"].strip(". ")]}
    before = citation_precision(reply)
    after = citation_precision({**reply, "claims": claims, "citations": [*reply["citations"], needless]})
    assert before is None or after is None or after <= before


@given(_SENTENCES)
def test_a_quote_supports_itself(sentence: str) -> None:
    assert supported(sentence, [sentence])


@given(_SENTENCES, _SENTENCES, _SENTENCES)
def test_more_evidence_never_takes_support_away(said: str, one: str, other: str) -> None:
    assert supported(said, [one, other]) or not supported(said, [one])

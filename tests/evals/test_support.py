"""Whether quotes support a statement: what the check sees, and what it cannot see."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.support import supported

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


@pytest.mark.parametrize(("said", "held"), [("£776,000", True), ("£0.776m", True), ("£776 million", False)])
def test_what_two_amounts_give_may_be_said_in_another_unit(said: str, held: bool) -> None:
    quote = "The overspend of the council rose from £7.9 million to £8.676 million."
    assert supported(f"{quote} (a rise of {said})", [quote], computed=True) is held


def test_a_computed_number_that_nothing_gives_is_not_supported() -> None:
    assert not supported("In all 98 children.", ["255 children", "352 children"], computed=True)


WRITTEN = "12 March 2018"  # as a citation shows the day of publishing


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("The director of social services left last year.", "2017"),
        ("The director of social services left in January.", "January 2018"),
        ("The director of social services left yesterday.", "11 March 2018"),
        ("The director of social services left on Friday.", "9 March 2018"),
        ("The director of social services left last week.", "5 March 2018 to 11 March 2018"),
        ("The director of social services left three months ago.", "December 2017"),
        ("The director of social services leaves within 20 days.", "1 April 2018"),
        ("Gadawodd cyfarwyddwr gwasanaethau cymdeithasol yr wythnos diwethaf.", "6 Mawrth 2018"),
    ],
)
def test_a_computed_claim_may_say_which_date_its_words_mean(words: str, meant: str) -> None:
    claim = f"{words} ({meant}, counted from the publication date)"
    assert supported(claim, [f"A letter. {WRITTEN}. {words}"], computed=True)
    assert not supported(claim, [f"A letter. {WRITTEN}. {words}"])
    assert not supported(claim, [f"A letter. {words}"], computed=True)  # told from no day


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("The director of social services left last year.", "2015"),
        ("The director of social services left in January.", "January 2012"),
        ("The director of social services left yesterday.", "9 March 2018"),
        ("The director of social services left on Friday.", "8 March 2018"),
        ("The director of social services left three months ago.", "November 2017"),
        ("The director of social services left.", "11 March 2018"),
    ],
)
def test_a_date_that_the_words_do_not_mean_is_not_supported(words: str, meant: str) -> None:
    assert not supported(f"{words} ({meant}, counted)", [f"A letter. {WRITTEN}. {words}"], computed=True)


@pytest.mark.parametrize(
    ("statement", "quote", "why"),
    [
        ("The plan was approved.", "The plan was not approved.", "a negation left out"),
        ("Oak House sued Elm House.", "Elm House sued Oak House.", "who did what to whom"),
        ("Costs rose by 4 and income by 9.", "Costs rose by 9 and income by 4.", "a figure moved to another thing"),
        ("Ann Rhys met Bob Price.", "Ann Price met Bob Rhys.", "names put together anew"),
    ],
)
def test_what_the_check_cannot_see(statement: str, quote: str, why: str) -> None:
    assert supported(statement, [quote]), f"it does see {why} now: say so in docs/evaluation.md"


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("Youngsters were placed far away.", "Children lived a long way from home."),  # synonyms
        ("The council closed homes.", "Caeodd y cyngor gartrefi."),  # a translation
    ],
)
def test_what_the_check_holds_against_a_true_statement(statement: str, quote: str) -> None:
    assert not supported(statement, [quote])


_WORDS = st.sampled_from(["Oak", "closed", "opened", "12", "3 May 2021", "homes", "not", "£4m", "Elm", "staff", "."])
_SENTENCES = st.lists(_WORDS, min_size=1, max_size=7).map(" ".join)


@given(_SENTENCES)
def test_a_quote_supports_itself(sentence: str) -> None:
    assert supported(sentence, [sentence])


@given(_SENTENCES, _SENTENCES, _SENTENCES)
def test_more_evidence_never_takes_support_away(said: str, one: str, other: str) -> None:
    assert supported(said, [one, other]) or not supported(said, [one])

"""The answer as it is read, and how gold expressions are looked for in it."""

import pytest

from evals.facts import says
from evals.wording import plain
from tests.evals.replies import answered, citation, claim


def test_markers_go_and_numbers_in_brackets_that_are_no_markers_stay() -> None:
    reply = answered([claim("In Re A [2018] the court said 15 homes", 1, 2)], [citation(1), citation(2)])
    assert plain(reply) == "In Re A [2018] the court said 15 homes"


@pytest.mark.parametrize("marker", ["[1, 2]", "[1][2]", "[1](#c1)", "[1](/v1/documents/oak/file#page=3)"])
def test_every_way_of_writing_a_marker_goes(marker: str) -> None:
    reply = answered(citations=[citation(1), citation(2)], answer=f"It closed {marker}.")
    assert plain(reply) == "It closed."


def test_list_numbers_and_markdown_signs_go_and_lines_are_joined() -> None:
    reply = answered(answer="## Homes\n1. **Oak** House\n2. Elm\n\n- Ash\n> said `x`")
    assert plain(reply) == "Homes Oak House Elm Ash said x"


def test_a_list_number_does_not_pass_for_a_fact() -> None:
    reply = answered(answer="1. Oak\n2. Elm\n3. Ash\n4. Yew")
    assert not says(plain(reply), r"\b4\b")


def test_a_year_at_the_start_of_a_line_is_no_list_number() -> None:
    assert plain(answered(answer="2019. That was the year.")) == "2019. That was the year."


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("WELSH government", "the Welsh Government"),
        ("next year's", "next year’s budget"),
        ("2018-19", "in 2018–19"),
        ("£3 ?(m|million)", "£3\u00a0million"),
        ("next year’s", "next year’s budget"),
        ("Manager.*Newtown", "an Interim Manager for the Newtown team"),
    ],
)
def test_a_gold_expression_matches_whatever_the_case_quotes_and_dashes(pattern: str, text: str) -> None:
    assert says(text, pattern)


def test_a_gold_expression_that_is_not_there_does_not_match() -> None:
    assert not says("in 2012", r"\b12\b")

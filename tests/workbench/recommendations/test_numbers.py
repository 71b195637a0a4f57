"""Printed numbers are read in one form, and only where they are labels."""

import pytest

from workbench.recommendations.numbers import bare_label, cell_numbers, label_of, mentioned


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Recommendation 3: A better approach", "3"),
        ("Recommendation 10", "10"),
        ("Recommendation 5 The Government should act", "5"),
        ("R3 Improve the register", "3"),
        ("Argymhelliad 2: Dylai'r Cyngor", "2"),
        ("Recommendation 1 (a): The board", "1(a)"),
        ("Recommendation 4a) iv", "4(a)(iv)"),
        ("Proposal for improvement 2. Publish it", "2"),
    ],
)
def test_a_label_in_words(text: str, number: str) -> None:
    found = label_of(text)
    assert found is not None
    assert found.numbers == (number,)


@pytest.mark.parametrize(
    "text",
    ["Recommendation 7 includes many parts", "Recommendation 3 (which we made in 2019) stands", "R&D 3", "Recent 4"],
)
def test_a_sentence_about_a_number_is_no_label(text: str) -> None:
    assert label_of(text) is None


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("4a) i. A duty", ["4(a)(i)"]),
        ("4a) i-iii) Duty of candour", ["4(a)(i)", "4(a)(ii)", "4(a)(iii)"]),
        ("9a-c) Peer review", ["9(a)", "9(b)", "9(c)"]),
        ("2a. A memorial", ["2(a)"]),
    ],
)
def test_a_number_with_letters(text: str, numbers: list[str]) -> None:
    found = bare_label(text)
    assert found is not None
    assert list(found.numbers) == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("accepts recommendations 4, 5 and 6 in full", ["4", "5", "6"]),
        ("Recommendations 12) a-c) are accepted", ["12(a)", "12(b)", "12(c)"]),
        ("Recommendations 1 to 3 are", ["1", "2", "3"]),
        ("yn derbyn argymhellion 1, 2 a 3", ["1", "2", "3"]),
        ("in 2019 recommendation 1 a plan", ["1"]),
        ("no recommendation was made in 12 months", []),
    ],
)
def test_mentions_in_a_sentence(text: str, numbers: list[str]) -> None:
    assert [number for named in mentioned(text) for number in named.numbers] == numbers


def test_a_cell_that_holds_little_but_a_number() -> None:
    assert cell_numbers("R3") == ("3",)
    assert cell_numbers("Recommendation 9) (accepted in full by one)") == ("9",)
    assert cell_numbers("thirty minutes") == ()

"""Changes of a figure, read from a text and computed."""

import pytest

from assistant.change import changes_in, difference_note, is_forecast


@pytest.mark.parametrize(
    ("text", "old", "new", "note"),
    [
        ("Costs rose from £7.9 million to £8.676 million.", 7.9e6, 8.676e6, "calculated: a rise of £776,000, 9.8%"),
        ("It fell from 41% in 2023 to 7% by June 2025.", 41, 7, "calculated: a fall of 34 percentage points"),
        ("8,334 calls in 2022/23 compared with 5,667 in 2021/22", 5667, 8334, "calculated: a rise of 2,667, 47.1%"),
        ("There are 352 children, up from about 255.", 255, 352, "calculated: a rise of 97, 38%"),
        ("It went from 0 to 12.", 0, 12, "calculated: a rise of 12"),
        ("It went from 12 to 12.", 12, 12, "calculated: no difference"),
    ],
)
def test_a_change_told_in_so_many_words_is_read_and_computed(text: str, old: float, new: float, note: str) -> None:
    (change,) = changes_in(text)
    assert (change.old.value, change.new.value) == (old, new)
    assert difference_note(change.old, change.new, "en") == note


@pytest.mark.parametrize(
    "text",
    [
        "The visit was from 23 to 25 June 2025.",
        "Costs rose by £483,000 from £6 million.",
        "It has 14 staff and 20 posts.",
        "It rose from 12. To 30 people it mattered.",
        "It went from 12% to £30.",
    ],
)
def test_what_is_no_change_of_one_figure_is_left_alone(text: str) -> None:
    assert changes_in(text) == ()


def test_a_sentence_may_tell_two_changes() -> None:
    text = "Services rose from £15.8 million to £38.1 million and homes from £41.9 million to £48.3 million."
    assert [change.new.text for change in changes_in(text)] == ["£38.1 million", "£48.3 million"]


def test_neither_of_two_councils_figures_is_a_rise() -> None:
    (change,) = changes_in("from 12 to 30")
    assert difference_note(change.old, change.new, "en", timed=False) == "calculated: a difference of 18"


@pytest.mark.parametrize(("text", "expected"), [("It is set to overspend by £6m.", True), ("It overspent.", False)])
def test_a_forecast_is_told_from_what_came_to_be(text: str, expected: bool) -> None:
    assert is_forecast(text) is expected

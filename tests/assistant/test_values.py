"""Values in a text: names, figures, and whether it holds the kind asked for."""

import pytest

from assistant.asked import Asked
from assistant.values import (
    Figure,
    counts,
    defines,
    figures_in,
    hardly_counted,
    holds,
    names_in,
    numbers_in,
    tells_sums,
    tells_when,
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Cllr Rosemarie Harris said so.", ["Rosemarie Harris"]),
        ("It was signed by Ifan ap Dafydd and Carys O’Neill.", ["Ifan ap Dafydd", "Carys O'Neill"]),
        ("Dywedodd y Cynghorydd Rachel Powell hynny.", ["Rachel Powell"]),
        ("Croesawodd y Farwnes Heather Hallett yr ymateb.", ["Heather Hallett"]),
        ("The Chief Executive met the Welsh Government.", []),
        ("Mary Green Executive Director Children's Services", ["Mary Green"]),
        ("Parish Clerk", []),
        ("Care Inspectorate Wales wrote to Powys County Council.", []),
    ],
)
def test_names_are_of_persons_not_offices_or_bodies(text: str, names: list[str]) -> None:
    assert names_in(text) == names


def test_a_number_that_only_numbers_something_is_no_figure() -> None:
    text = "Under section 31, recommendations 3 and 5 of part 2, 12 children moved."
    assert [figure.text for figure in figures_in(text)] == ["12"]
    assert len(numbers_in(text)) == 5


def test_a_stretch_of_time_counts_nothing_else() -> None:
    assert [figure.text for figure in figures_in("Over the last 18 months 12 children moved.")] == ["12"]


def test_what_no_and_one_count_stands_right_behind_them() -> None:
    assert hardly_counted("There is no waiting list. Only one in the team left.") == ["waiting list", "in the team"]
    assert not counts("There is no waiting list.")
    assert counts("Two children wait.")


@pytest.mark.parametrize(
    ("row", "around", "sums"),
    [
        ("Total capital programme | 82,174", "Capital programme 2014/15, £000", True),
        ("Total | 82,174", "Children by age", False),
        ("Total | none", "Budget in £000", False),
    ],
)
def test_a_row_tells_sums_where_its_table_is_of_money(row: str, around: str, sums: bool) -> None:
    assert tells_sums(row, around) is sums


def test_figures_have_their_unit_and_size() -> None:
    figures = figures_in("In 2019 it cost £1.5m, 12 per cent more, for 8,334 contacts.")
    assert figures == [Figure(1.5e6, "£", "£1.5m"), Figure(12.0, "%", "12 per cent"), Figure(8334.0, "", "8,334")]


@pytest.mark.parametrize(
    ("kind", "text", "other"),
    [
        (Asked.MONEY, "It cost £2 million.", "It cost a lot."),
        (Asked.PERCENTAGE, "Some 12% of posts were empty.", "Some 12 posts were empty."),
        (Asked.COUNT, "There were 84 children.", "There were many children."),
        (Asked.COUNT, "There were three children.", "It cost £84,000."),
        (Asked.DURATION, "It took six weeks.", "It took long."),
        (Asked.DATE, "It ended on 9 January 2019.", "It ended in good order."),
        (Asked.DATE, "It will end within 20 days.", "It will end."),
        (Asked.PERSON, "Jack Straw chaired the board.", "A councillor chaired the board."),
        (Asked.GRADE, "The service was judged inadequate.", "The service was visited."),
        (Asked.GRADE, "Safeguarding: score 3", "Safeguarding: see page 3"),
        (Asked.COUNT, "5.2.1 Collisions: 18 in all.", "5.2.1 Collisions on the A134."),
        (Asked.REASON, "It closed because staff had left.", "It closed."),
        (Asked.MONEY, "Costiodd ddwy filiwn, sef 2 miliwn o bunnoedd.", "Costiodd lawer."),
        (Asked.DURATION, "Parodd yr ymweliad dri diwrnod.", "Parodd yr ymweliad yn hir."),
        (Asked.GRADE, "Barnwyd bod y gwasanaeth yn annigonol.", "Ymwelwyd â'r gwasanaeth."),
        (Asked.REASON, "Caeodd oherwydd bod staff wedi gadael.", "Caeodd."),
    ],
)
def test_a_text_holds_the_kind_of_value_asked_for(kind: Asked, text: str, other: str) -> None:
    assert holds(kind, text) is True
    assert holds(kind, other) is False


def test_an_open_question_needs_no_certain_value() -> None:
    assert holds(Asked.OPEN, "Anything.") is None


def test_a_time_may_be_told_by_another() -> None:
    assert tells_when("It reopens next spring.")
    assert not tells_when("It reopened on 4 May 2021.")


@pytest.mark.parametrize(
    "text",
    [
        "The HIVE is a team of nurses and teachers.",
        "Local Neighbourhood Improvement Areas (HIVE) are small.",
        "HIVE, a team of nurses, works in schools.",
        "It runs a service called the HIVE.",
    ],
)
def test_a_text_says_what_something_is(text: str) -> None:
    assert defines("HIVE", text)


def test_a_text_that_only_speaks_of_something_does_not_say_what_it_is() -> None:
    assert not defines("HIVE", "Children in the HIVE were happier.")
    assert not defines("", "Anything is possible.")

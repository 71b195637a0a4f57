"""What makes one statement softer than another, in English and Welsh; and what does not."""

import pytest

from workbench.differences.strength import Softer, sharper, softenings


@pytest.mark.parametrize(
    ("said", "became", "how"),
    [
        (
            "Inspectors had serious concerns about assessments.",
            "There were some challenges with assessments.",
            "weaker",
        ),
        ("Visits to children were often delayed.", "Visits to children take place every week.", "silent"),
        ("Only 41% of visits were in time.", "Visits were not always in time.", "figure"),
        ("Many plans are poor.", "Some plans are poor.", "fewer"),
        ("Plans are weak.", "Plans may be weak in places.", "hedged"),
        ("The council must act immediately on complaints.", "The council will consider complaints.", "asked"),
        ("Leadership is stable.", "Leadership is exceptional.", "praise"),
        ("Roedd pryderon difrifol am asesiadau.", "Mae heriau gydag asesiadau.", "weaker"),
        ("Mae asesiadau yn wan.", "Mae asesiadau yn cael eu gwneud bob wythnos.", "silent"),
    ],
)
def test_what_is_softer_is_told_with_its_words(said: str, became: str, how: str) -> None:
    found = softenings(said, became)
    assert Softer(how) in [each.how for each in found]
    assert all(each.said in said and each.became in became for each in found)


@pytest.mark.parametrize(
    ("said", "became"),
    [
        ("Staff turnover held back the pace of change.", "Turnover of staff has slowed the pace of change."),
        ("Agency staff fell from 41% to 7%.", "The use of agency workers dropped from 41 to 7 per cent."),
        ("No serious failings were found.", "Services are safe."),
        ("A plan is due within 20 days.", "A plan is due soon."),
        ("Serious concerns remain.", "Serious concerns remain about the service."),
    ],
)
def test_the_same_in_other_words_is_not_softer(said: str, became: str) -> None:
    assert softenings(said, became) == ()


def test_stronger_words_are_told_apart_from_the_same_words() -> None:
    assert sharper("There are some weaknesses.", "The service is inadequate.")
    assert not sharper("There are serious weaknesses.", "There are serious weaknesses still.")

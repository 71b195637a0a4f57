"""Every council of Wales and every English one with children's services is found in what is written about it."""

import pytest

from corpus.entries import Council
from corpus.terms import load_vocabulary

_VOCABULARY = load_vocabulary()
_ENGLISH, _WELSH = 153, 22
_FORMER = {"Bournemouth", "Poole", "Northamptonshire", "Cumbria"}


def test_none_is_missing() -> None:
    standing = [council for council in _VOCABULARY.councils if council.until is None]
    assert len([council for council in standing if council.nation == "England"]) == _ENGLISH
    assert len([council for council in standing if council.nation == "Wales"]) == _WELSH
    assert {council.name for council in _VOCABULARY.councils if council.until} == _FORMER


@pytest.mark.parametrize("council", _VOCABULARY.councils, ids=lambda council: council.name)
def test_a_council_is_found_in_what_is_written_about_it(council: Council) -> None:
    written = [
        f"Inspection of {council.name} local authority children’s services",
        f"{council.full}: inspection of children's services",
        council.full.upper(),
        f"Director of Children’s Services, {council.full}, Civic Centre",
        f"Focused visit to {council.name} children’s services",
        f"SEND inspection of {council.name} Local Area Partnership",
        f"{council.name.replace(' and ', ' & ')} Council",
    ]
    if council.welsh:
        written += [
            council.welsh,
            f"{council.welsh} / {council.full}".upper(),
            f"gwasanaethau plant yn {council.place}",
        ]
    for text in written:
        assert {mention.entry for mention in _VOCABULARY.councils_in(text) if mention.exact} == {council.name}, text


@pytest.mark.parametrize(
    ("text", "council"),
    [
        ("Sandwell Children’s Trust", "Sandwell"),
        ("Birmingham Children's Trust", "Birmingham"),
        ("Slough Children First", "Slough"),
        ("Brighter Futures for Children", "Reading"),
        ("Bradford Children and Families Trust", "Bradford"),
        ("Worcestershire Children First", "Worcestershire"),
    ],
)
def test_a_company_that_provides_the_services_tells_whose_they_are(text: str, council: str) -> None:
    assert [mention.entry for mention in _VOCABULARY.councils_in(text)] == [council]


@pytest.mark.parametrize(
    ("text", "councils"),
    [
        ("the July 2024 Slough visit", ["Slough"]),
        ("Read it at the Manchester Evening News and the Wirral Globe", []),
        ("one Greater Manchester council, Tameside", ["Tameside"]),
    ],
)
def test_a_newspaper_or_region_is_no_council_and_a_year_before_a_name_does_no_harm(
    text: str, councils: list[str]
) -> None:
    assert [mention.entry for mention in _VOCABULARY.councils_in(text)] == councils

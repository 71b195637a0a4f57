"""A sentence stands only where it is a sentence of its quote, shortened."""

import pytest

from assistant.answer import Assistant
from assistant.model.shortened import shortened
from assistant.model.wording import sentences_of
from tests.assistant.model.lies import lies_about
from tests.assistant.model.told import quotes, rows, told

LIES = told("lies.toml", "lies")
QUOTES = [row["quote"] for _, row in rows("faithful.toml")]
MADE = {
    lie: (one, two) for one, two in zip(QUOTES, QUOTES[7:] + QUOTES[:7], strict=True) for lie in lies_about(one, two)
}


def held(sentence: str, *evidence: str) -> bool:
    return any(shortened(sentence, source) for quote in evidence for source in sentences_of(quote))


def test_nearly_all_that_a_good_model_writes_stands() -> None:
    faithful = told("faithful.toml", "sentences")
    standing = sum(held(sentence, *evidence) for sentence, evidence in faithful)
    assert len(faithful) >= 120
    assert standing / len(faithful) >= 0.95


@pytest.mark.parametrize(("lie", "evidence"), LIES, ids=[lie[:60] for lie, _ in LIES])
def test_a_lie_does_not_stand(lie: str, evidence: list[str]) -> None:
    assert not held(lie, *evidence)


def test_none_of_many_lies_made_by_rule_stands() -> None:
    assert len(MADE) > 1_000
    assert [lie for lie, both in MADE.items() if held(lie, *both)] == []


def test_a_sentence_is_a_shortening_of_itself() -> None:
    assert [source for quote in QUOTES for source in sentences_of(quote) if not shortened(source, source)] == []


def test_the_evidence_of_these_tests_stands_in_the_bundled_documents(assistant: Assistant) -> None:
    index = assistant.sources.index
    texts = [" ".join(index.edition(record.id).text.split()) for record in index.records(limit=500)]
    evidence = [quote for name in ("faithful.toml", "lies.toml") for _, row in rows(name) for quote in quotes(row)]
    assert [quote for quote in evidence if not any(quote in text for text in texts)] == []


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Services are good.", "In Kent, services are good."),
        ("Services are good.", "Services are good, except in Kent."),
        ("The home will open.", "The home will open, subject to funding."),
        ("In Kent they are poor.", "In Kent, services are good, in Powys, they are poor."),
        (
            "Inspectors praised Kent and rated services poor.",
            "Inspectors praised Kent, criticised Powys, and rated services poor.",
        ),
        ("The home closed in 2018 complaints rose.", "The home closed, in 2018 complaints rose."),
        ("The home closed in 2018, complaints rose.", "The home closed, in 2018 complaints rose."),
        ("Staff, who were untrained, left.", "Staff who were untrained left."),
        ("Schools where care was poor were visited.", "Schools, homes, where care was poor, were visited."),
        ("The report covers Health.", "The report covers Health and Social Care."),
        ("The gap between children rose.", "The gap between children and adults rose."),
        ("Section 144 makes councils report.", "Section 144A makes councils report."),
        ("Child was moved twice.", "Child A was moved twice."),
        ("Costs rose 5% a year.", "Costs rose -5% a year."),
        ("The grade was good.", "The grade was good, later withdrawn."),
    ],
)
def test_what_a_part_limits_is_not_said_without_it(sentence: str, source: str) -> None:
    assert not shortened(sentence, source)


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("The team has improved its work.", "The team, which was set up to help, has improved its work."),
        ("Over 81,000 people rely on care.", "More than 81,000 people rely on care."),
        ("On 12 June 2023 it met three times.", "On June 12th, 2023 it met 3 times."),
        ("The CMHT inspection found delays.", "The community mental health team (CMHT) inspection found delays."),
        ("According to CIW, services are safe.", "Services are safe, according to Care Inspectorate Wales (CIW)."),
        ("Costs fell by £1.5m.", "Costs fell by £1.5 million, leaving a gap."),
        ("Costs did not fall.", "However, costs didn't fall."),
    ],
)
def test_the_same_in_fewer_or_other_words_stands(sentence: str, source: str) -> None:
    assert shortened(sentence, source)

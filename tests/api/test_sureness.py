"""How sure an answer is, in words that its confidence has earned."""

from dataclasses import replace
from typing import Any

import pytest

from api.sureness import Sureness, sureness
from api.templates import environment
from assistant.reply import as_contract
from tests.api.replies import ANSWERED, NOT_FOUND

MEASURED = {
    "bands": [
        {"lowest": 0.1, "answers": 100, "right": 50},
        {"lowest": 0.2, "answers": 100, "right": 60},
        {"lowest": 0.3, "answers": 100, "right": 70},
        {"lowest": 0.6, "answers": 100, "right": 90},
    ],
    "looked_up": {"answers": 50, "right": 49},
}


def _reply(confidence: float | None, *steps: str) -> dict[str, Any]:
    made = replace(ANSWERED, timings_ms=dict.fromkeys(steps, 1.0))
    return as_contract(made) | {"confidence": confidence}


@pytest.mark.parametrize(
    ("confidence", "word", "right"),
    [
        (0.02, "uncertain", 50),
        (0.29, "rather", 60),
        (0.3, "likely", 70),
        (0.6, "very likely", 90),
        (1.0, "very likely", 90),
    ],
)
def test_the_word_is_that_of_the_band_as_it_was_measured(confidence: float, word: str, right: int) -> None:
    found = sureness(_reply(confidence, "retrieve"), MEASURED)
    assert found is not None
    assert (found.word, found.right) == (word, right)


def test_what_was_looked_up_is_said_to_be_and_without_a_reader_nothing_is_said() -> None:
    assert sureness(_reply(None, "inspected"), MEASURED) == Sureness("looked up", 50, 49)
    assert sureness(_reply(None, "inspected", "retrieve"), MEASURED) is None
    assert sureness(as_contract(NOT_FOUND), MEASURED) is None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Of 100 test questions that were answered as surely as this one, 70"),
        ("cy", "Pa mor sicr: tebygol o fod"),
    ],
)
def test_a_page_says_it_in_both_languages(language: str, words: str) -> None:
    macro = environment(language).get_template("outcome.html").module.how_sure  # type: ignore[attr-defined]
    assert words in macro(Sureness("likely", 100, 70))

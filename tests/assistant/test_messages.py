"""Craffu's own words: the same messages in both languages, with the same places to fill in."""

import string
import tomllib
from pathlib import Path

import pytest

import assistant
from assistant.messages import say, written_date
from assistant.reply import ReasonCode

CATALOGUES = tomllib.loads((Path(assistant.__file__).parent / "messages.toml").read_text(encoding="utf-8"))


def places(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_both_languages_have_the_same_messages() -> None:
    assert CATALOGUES["en"].keys() == CATALOGUES["cy"].keys()


@pytest.mark.parametrize("name", CATALOGUES["en"])
def test_a_message_has_the_same_places_in_both_languages(name: str) -> None:
    assert places(CATALOGUES["en"][name]) == places(CATALOGUES["cy"][name])


@pytest.mark.parametrize("code", ReasonCode)
@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_reason_has_its_words(code: ReasonCode, language: str) -> None:
    words = dict.fromkeys(places(CATALOGUES[language][code.value]), "Powys")
    assert say(code.value, language, **words)


def test_a_language_that_is_not_known_gets_english() -> None:
    assert say("nearest", "fr") == say("nearest", "en") != say("nearest", "cy")


@pytest.mark.parametrize(
    ("day", "english", "welsh"),
    [
        ((2019, 1, 9), "9 January 2019", "9 Ionawr 2019"),
        ((2019, 12, None), "December 2019", "Rhagfyr 2019"),
        ((2019, None, None), "2019", "2019"),
    ],
)
def test_dates_are_written_in_words(day: tuple[int, int | None, int | None], english: str, welsh: str) -> None:
    assert (written_date(*day, "en"), written_date(*day, "cy")) == (english, welsh)

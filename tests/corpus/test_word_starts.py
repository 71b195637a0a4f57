"""Patterns tried only where they can begin find what they find everywhere."""

import re

from hypothesis import given
from hypothesis import strategies as st

from corpus.word_starts import StartingPattern, WordStarts, first_words

_PATTERN = re.compile(r"(?<!\w)(?:(?:last|this|y)\s+(?:year|flwyddyn)|(?:19|20)\d\d)(?!\w)", re.IGNORECASE)
_STARTING = StartingPattern(_PATTERN, first_words(["last", "this", "y flwyddyn"]), range(4, 5))
_PARTS = ["last", "This", "year", "Y", "flwyddyn", "2019", "20195", "x2019", "û", "İ", "&", "-", "/", "'", "\n", "a"]


@given(st.lists(st.tuples(st.sampled_from(_PARTS), st.sampled_from(["", " ", "  "]))))
def test_the_matches_are_those_of_the_pattern_alone(parts: list[tuple[str, str]]) -> None:
    text = "".join(word + space for word, space in parts)
    found = [match.span() for match in WordStarts(text).finditer(_STARTING)]
    assert found == [match.span() for match in _PATTERN.finditer(text)]


def test_a_text_without_what_a_match_must_hold_is_not_looked_at() -> None:
    needing = StartingPattern(_PATTERN, frozenset({"last"}), needs=frozenset({"year"}))
    assert [match[0] for match in WordStarts("Last week. Last year.").finditer(needing)] == ["Last year"]
    assert list(WordStarts("Last week.").finditer(needing)) == []


def test_a_phrase_begins_with_its_first_letters() -> None:
    assert first_words(["New year's eve", "mid-term", "Y llynedd"]) == {"new", "mid", "y"}

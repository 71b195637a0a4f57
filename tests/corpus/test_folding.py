"""Folding: what looks the same compares as equal, and every folded character knows where it came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.folding import fold, fold_with_offsets

# letters, and every kind of character that folds: spaces, quotes, dashes, ligatures, marks that vanish, accents
TEXTS = st.text(st.sampled_from("abZ1 \u00a0\n\t‘’“”-–—‐ﬁﬃ½\u00ad\u200b\ufeff\ufffe\u0002ŵé…"), max_size=40)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the council’s", "the council's"),
        ("“safe”", '"safe"'),
        ("2018–19", "2018-19"),
        ("one\u00a0\n  two", "one two"),
        ("eﬃcient", "efficient"),
        ("deci-\nsion", "decision"),
        ("deci\u00adsion", "decision"),
        ("decision-making", "decisionmaking"),
        ("safe\u200bguarding", "safeguarding"),
    ],
)
def test_spellings_of_the_same_words_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("12-18", "1218"), ("Powys", "powys"), ("ŵ", "w"), ("4.25", "425"), ("not held", "notheld")]
)
def test_what_differs_in_meaning_stays_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(TEXTS)
def test_folding_twice_changes_nothing_for_offsets_and_text_alike(text: str) -> None:
    assert fold_with_offsets(text).text.strip() == fold(text)


@given(TEXTS)
def test_offsets_rise_and_stay_within_the_text(text: str) -> None:
    folded = fold_with_offsets(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))
    assert list(folded.starts) == sorted(folded.starts)


@given(TEXTS, st.data())
def test_a_folded_quote_is_found_at_source_offsets_that_fold_to_it(text: str, data: st.DataObject) -> None:
    folded = fold_with_offsets(text)
    start = data.draw(st.integers(0, len(folded.text)))
    quote = folded.text[start : data.draw(st.integers(start, len(folded.text)))].strip()
    place = folded.find(quote)
    assert (place is None) == (quote == "")
    if place:
        found = fold_with_offsets(text[slice(*place)]).text
        assert quote in found  # a ligature cut in two comes whole


@given(st.text(max_size=30))
def test_folding_is_idempotent_on_any_text(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_an_empty_quote_is_nowhere() -> None:
    assert fold_with_offsets("anything").find("") is None

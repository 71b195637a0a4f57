"""Sentence boundaries in official English and Welsh."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.split.sentences import sentence_spans


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Cllr. A. Roe spoke for Dr. Poe.", "Nobody else did."],
        ["The bridge (NCC ref. TF60411) is sound.", "It was seen in May (by NCC)."],
        ["See para. 3.2, item no. 7 (p. 12) and reg. 4 of Part 8.", "It applies under s. 47 and s.47 too."],
        ["It cost £1.5m.", "The rest, e.g. The Lodge, i.e. two homes, cost 3.25 million."],
        ["“We are working.”", "He said so twice."],
        ["He waited...", "Then it came … late."],
        ["Is that all?", "No!", "There is more."],
        ["Choose Option B.", "The other one costs more."],
        ["Dywedodd y Cyng. Puw hynny.", "Gweler tud. 4 o’r adroddiad, h.y. Atodiad 2."],
        ["It was held by Mrs. J. K. Lloyd of St. Asaph.", "She left at 3 p.m.", "Dr. Roe stayed."],
        ["The rate fell from 41% to 7.5%.", "In 2019/20 it rose."],
        ["The service is good.1", "It was not before."],
    ],
)
def test_sentences_end_where_a_reader_would_end_them(sentences: list[str]) -> None:
    assert _sentences(" ".join(sentences)) == sentences


def test_a_line_break_within_a_sentence_is_no_boundary() -> None:
    assert _sentences("The plan\nis good. It\nworks.") == ["The plan\nis good.", "It\nworks."]


@given(st.text(alphabet="ab .!?’”“(\n\u00a0C1…", max_size=80))
def test_spans_are_trimmed_ordered_and_leave_out_only_white_space(text: str) -> None:
    rest = 0
    for start, end in sentence_spans(text):
        assert not text[rest:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        rest = end
    assert not text[rest:].strip()

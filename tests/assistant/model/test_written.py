"""Of a model's sentences only those become claims that one of the quotes they name holds."""

import pytest

from assistant.model.asking import Sentence
from assistant.model.written import MOST_WORDS, written
from assistant.reply import ClaimKind
from tests.api.replies import citation

ROSE = "Children looked after by Wrexham Council rose from 255 to 352, the report said."
FELL = "Agency staff in Bridgend fell from 41% to 7%."
MET = "A panel met in June 2018."
FOUND = "It found a gap of £3 million."
EVIDENCE = [[citation(1, ROSE)], [citation(2, FELL)], [citation(3, MET), citation(4, FOUND)]]


def claims(*sentences: tuple[str, tuple[int, ...]]) -> list[tuple[str, tuple[int, ...]]]:
    found = written([Sentence(*each) for each in sentences], EVIDENCE).claims
    return [(claim.text, claim.citations) for claim in found]


def test_a_sentence_is_cited_with_the_quote_that_holds_it() -> None:
    both = claims(
        ("Agency staff in Bridgend fell by 41%.", (2,)), ("Agency staff in Bridgend fell from 41% to 7%.", (1, 2))
    )
    assert both == [("Agency staff in Bridgend fell from 41% to 7%.", (2,))]


def test_a_whole_quote_is_a_quote_and_anything_else_is_written() -> None:
    found = written(
        [Sentence(FELL, (2,)), Sentence("Agency staff in Bridgend dropped from 41% to 7%.", (2,))], EVIDENCE
    )
    assert [claim.kind for claim in found.claims] == [ClaimKind.QUOTE, ClaimKind.WRITTEN]


@pytest.mark.parametrize("evidence", [(), (9,), (2, 9), (0,), (-1,), (1,)])
def test_a_sentence_without_a_quote_of_its_own_is_dropped(evidence: tuple[int, ...]) -> None:
    assert claims((FELL, evidence)) == []


@pytest.mark.parametrize(
    "text",
    [
        "**Agency staff in Bridgend fell from 41% to 7%.**",
        "# Agency staff in Bridgend fell from 41% to 7%.",
        "Agency staff in Bridgend fell from 41% to 7%. <script>alert(1)</script>",
        "Agency staff in Bridgend fell from 41% to 7% (see https://evil.example).",
        "Agency staff in Bridgend fell from 41% to 7% [here](//evil.example).",
        "Agency st\u0430ff in Bridgend fell from 41% to 7%.",  # a Cyrillic a
        "Agency staff in Bridgend fell from 41% to 7\u0665%.",  # an Arabic digit
        "Agency staff in Bridgend fell from 41% to 7%\u202e.",
        "Agency staff\x00 in Bridgend fell from 41% to 7%.",
        "Did agency staff in Bridgend fall from 41% to 7%?",
        "…",
        "",
    ],
)
def test_what_is_not_plain_text_is_dropped(text: str) -> None:
    assert claims((text, (2,))) == []


def test_two_quotes_are_never_made_into_one_statement() -> None:
    mixed = f"{ROSE.split(',', maxsplit=1)[0]} and agency staff in Bridgend fell from 41% to 7%."
    assert claims((mixed, (1, 2))) == []


def test_a_sentence_that_points_back_stands_only_behind_what_it_points_to() -> None:
    assert claims((MET, (3,)), (FOUND, (3,))) == [(MET, (3,)), (FOUND, (4,))]
    assert claims((FELL, (2,)), (FOUND, (3,))) == [(FELL, (2,))]
    assert claims((FOUND, (3,))) == []


def test_no_more_than_120_words_are_kept() -> None:
    quote = "The council " + " ".join(f"w{n}" for n in range(60)) + "."
    evidence = [[citation(n, f"{quote[:-1]} {n}.")] for n in (1, 2, 3)]
    found = written([Sentence(pieces[0].quote, (n,)) for n, pieces in enumerate(evidence, 1)], evidence)
    assert (len(found.claims), found.dropped) == (1, 2)
    assert sum(len(claim.text.split()) for claim in found.claims) <= MOST_WORDS

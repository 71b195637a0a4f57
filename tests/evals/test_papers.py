"""The questions over documents that are not ours: form, halves, Welsh beside English, nothing copied, counts."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from corpus.folding import readable
from evals.case import Case
from evals.cases import read_cases
from evals.check import check
from tests.evals.test_sets import DATASETS, asked, card_table, held_out

FIRST = {"papers": "p", "evening": "v", "morning": "g"}  # each set by the letter that its ids open with
SETS = {name: read_cases(DATASETS / f"{name}.jsonl") for name in FIRST}
SAME = "same as "  # how the note of a Welsh question names the English one
COPIED = 14  # words in a row of somebody else's text
each_set = pytest.mark.parametrize("name", FIRST)


def by_half(cases: Sequence[Case], key: Callable[[Case], str | None]) -> dict[str, list[int]]:
    """For each key: cases to develop on, held out, all."""
    counts = Counter((str(key(case)), held_out(case)) for case in cases)
    halves = {name: [counts[name, False], counts[name, True]] for name, _ in counts}
    return {name: [*numbers, sum(numbers)] for name, numbers in halves.items()}


def runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", readable(text).casefold())
    return (tuple(words[start : start + COPIED]) for start in range(len(words) - COPIED + 1))


@each_set
def test_the_form_is_right(name: str) -> None:
    assert [str(found) for found in check(DATASETS / f"{name}.jsonl", None) if not found.doubt] == []
    ids = [case.id for case in SETS[name]]
    assert ids == [f"{FIRST[name]}{number:03}" for number in range(1, len(ids) + 1)]


@each_set
def test_the_halves_are_alike_in_what_they_expect_and_in_which_language(name: str) -> None:
    for key in (lambda case: str(case.expected), lambda case: case.lang):
        assert all(abs(one - other) <= 5 for one, other, _ in by_half(SETS[name], key).values())


@each_set
def test_welsh_twins_expect_what_their_english_question_does_and_are_in_its_half(name: str) -> None:
    by_id = {case.id: case for case in SETS[name]}
    twins = [
        (case, by_id[case.note.removeprefix(SAME)]) for case in SETS[name] if case.note and case.note.startswith(SAME)
    ]
    assert len(twins) >= 30
    for welsh, english in twins:
        assert (welsh.lang, english.lang) == ("cy", "en")
        assert held_out(welsh) == held_out(english)
        assert (welsh.expected, welsh.facts, welsh.right_docs) == (english.expected, english.facts, english.right_docs)


def test_no_question_is_asked_twice_nor_among_the_shared_ones(shared: Path) -> None:
    questions = [asked(case) for cases in SETS.values() for case in cases]
    assert len(set(questions)) == len(questions)
    assert not {*questions} & {asked(case) for case in read_cases(shared / "questions.dev.jsonl")}


@each_set
def test_documents_are_there_and_nothing_of_the_articles_is_copied(name: str, shared: Path) -> None:
    folders = ("seeds", "records", "reports", "responses")
    held = {path.name for folder in folders for path in (shared / folder).rglob("*.*")}
    assert {doc for case in SETS[name] for doc in (*case.good_docs, *case.near_docs)} <= held
    copied = {run for path in (shared / "seeds").iterdir() for run in runs(path.read_text(encoding="utf-8"))}
    assert not copied & set(runs((DATASETS / f"{name}.jsonl").read_text(encoding="utf-8")))


@each_set
def test_quotes_from_reports_are_shorter_than_what_counts_as_copied(name: str) -> None:
    quotes = [place.quote for case in SETS[name] for place in case.evidence if place.doc.endswith(".pdf")]
    assert [quote for quote in quotes if quote and len(quote.split()) >= COPIED] == []


@each_set
def test_the_card_counts_rightly(name: str) -> None:
    cases, title = SETS[name], name.capitalize()
    assert card_table(f"{title}, by type and half") == by_half(cases, lambda case: case.type)
    both = by_half(cases, lambda case: str(case.expected)) | by_half(cases, lambda case: case.lang)
    assert card_table(f"{title}, by what is expected and language") == both

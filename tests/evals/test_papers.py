"""The questions over long reports: well formed, halves alike, Welsh beside English, nothing copied, counted rightly."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from corpus.folding import readable
from evals.case import Case
from evals.cases import read_cases
from evals.check import check
from tests.evals.test_sets import DATASETS, asked, card_table, held_out

PATH = DATASETS / "papers.jsonl"
CASES = read_cases(PATH)
BY_ID = {case.id: case for case in CASES}
SAME = "same as "  # how the note of a Welsh question names the English one
TWINS = [(case, BY_ID[case.note.removeprefix(SAME)]) for case in CASES if case.note and case.note.startswith(SAME)]
COPIED = 14  # words in a row of somebody else's text


def by_half(key: Callable[[Case], str | None]) -> dict[str, list[int]]:
    """For each key: cases to develop on, held out, all."""
    counts = Counter((str(key(case)), held_out(case)) for case in CASES)
    halves = {name: [counts[name, False], counts[name, True]] for name, _ in counts}
    return {name: [*numbers, sum(numbers)] for name, numbers in halves.items()}


def runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", readable(text).casefold())
    return (tuple(words[start : start + COPIED]) for start in range(len(words) - COPIED + 1))


def test_the_form_is_right() -> None:
    assert [str(found) for found in check(PATH, None) if not found.doubt] == []
    assert [case.id for case in CASES] == [f"p{number:03}" for number in range(1, len(CASES) + 1)]


def test_the_halves_are_alike_in_what_they_expect_and_in_which_language() -> None:
    for key in (lambda case: str(case.expected), lambda case: case.lang):
        assert all(abs(one - other) <= 5 for one, other, _ in by_half(key).values())


def test_welsh_twins_expect_what_their_english_question_does_and_are_in_its_half() -> None:
    assert len(TWINS) >= 30
    for welsh, english in TWINS:
        assert (welsh.lang, english.lang) == ("cy", "en")
        assert held_out(welsh) == held_out(english)
        assert (welsh.expected, welsh.facts, welsh.right_docs) == (english.expected, english.facts, english.right_docs)


def test_no_question_is_asked_twice_nor_among_the_shared_ones(shared: Path) -> None:
    questions = [asked(case) for case in CASES]
    assert len(set(questions)) == len(questions)
    assert not {*questions} & {asked(case) for case in read_cases(shared / "questions.dev.jsonl")}


def test_documents_are_there_and_nothing_of_the_articles_is_copied(shared: Path) -> None:
    held = {path.name for folder in ("seeds", "records", "reports") for path in (shared / folder).rglob("*.*")}
    assert {name for case in CASES for name in (*case.good_docs, *case.near_docs)} <= held
    copied = {run for path in (shared / "seeds").iterdir() for run in runs(path.read_text(encoding="utf-8"))}
    assert not copied & set(runs(PATH.read_text(encoding="utf-8")))


def test_the_card_counts_rightly() -> None:
    assert card_table("Papers, by type and half") == by_half(lambda case: case.type)
    both = by_half(lambda case: str(case.expected)) | by_half(lambda case: case.lang)
    assert card_table("Papers, by what is expected and language") == both

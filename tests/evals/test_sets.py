"""The three question sets over the bundled corpus: nothing wrong by the check, no repeats, and as their card says."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

import evals
from corpus.index import Index
from corpus.settings import Settings
from evals.case import Case
from evals.cases import read_cases
from evals.check import check
from evals.holdings import Holdings
from evals.scope import councils_asked

DATASETS = Path(evals.__file__).parent / "datasets"
NAMES = ("everyday", "meeting", "hard_negatives")
SETS = {name: read_cases(DATASETS / f"{name}.jsonl") for name in NAMES}
CASES = [case for cases in SETS.values() for case in cases]
CARD = (DATASETS / "README.md").read_text(encoding="utf-8")
each_set = pytest.mark.parametrize("name", NAMES)


@pytest.fixture(scope="module")
def holdings(bundled: Settings) -> Iterator[Holdings]:
    index = Index.open(bundled)
    yield Holdings(index)
    index.close()


def asked(case: Case) -> str:
    """The question after its conversation, in one case and with single spaces."""
    return " ".join(" ".join([*(turn.question for turn in case.history), case.question]).casefold().split())


def held_out(case: Case) -> bool:
    return int(case.id[1:]) % 2 == 0


def card_table(heading: str) -> dict[str, list[int]]:
    """The rows of the card's table under a heading: name and numbers."""
    section = CARD.split(f"### {heading}\n")[1].split("\n#")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line[:1] == "|"]
    return {row[0]: [int(cell or 0) for cell in row[1:]] for row in rows[2:]}


def counted(keys: Mapping[str, Iterable[str]]) -> dict[str, list[int]]:
    """For each key, how often it occurs in each set, and in all."""
    by_set = [Counter(keys[name]) for name in NAMES]
    whole = sum(by_set, Counter[str]())
    return {key: [*(counts[key] for counts in by_set), whole[key]] for key in whole}


@each_set
def test_the_check_finds_nothing_wrong(name: str, holdings: Holdings) -> None:
    assert [str(found) for found in check(DATASETS / f"{name}.jsonl", holdings) if not found.doubt] == []


@each_set
def test_every_case_to_be_answered_has_evidence_by_quote(name: str) -> None:
    assert [case.id for case in SETS[name] if case.answerable and not case.quotes] == []


@each_set
def test_every_case_to_be_declined_says_for_which_reasons(name: str) -> None:
    declined = [case for case in SETS[name] if case.expected in {"abstain", "clarify", "refuse"}]
    assert [case.id for case in declined if not case.reason] == []


def test_there_are_enough_cases_in_both_languages_and_enough_follow_ups() -> None:
    assert len(CASES) >= 160
    assert sum(case.lang == "cy" for case in CASES) >= 25
    assert sum(bool(case.history) for case in CASES) >= 12
    assert {case.lang for case in CASES} == {"en", "cy"}


def test_no_question_is_asked_twice_in_all_three_sets() -> None:
    assert [words for words, times in Counter(map(asked, CASES)).items() if times > 1] == []


@each_set
def test_ids_run_on_so_that_odd_and_even_are_halves(name: str) -> None:
    cases = SETS[name]
    assert [case.id for case in cases] == [f"{name[0]}{number:03}" for number in range(1, len(cases) + 1)]
    assert 0 <= sum(not held_out(case) for case in cases) - sum(map(held_out, cases)) <= 1


def test_nothing_of_the_bundled_questions_is_in_the_half_held_out() -> None:
    bundled = {asked(case) for case in read_cases(DATASETS / "bundled.jsonl")}
    assert [case.id for case in CASES if held_out(case) and asked(case) in bundled] == []


def test_nothing_of_the_shared_development_questions_is_in_the_sets(shared: Path) -> None:
    developed_on = {asked(case) for case in read_cases(shared / "questions.dev.jsonl")}
    assert [case.id for case in CASES if asked(case) in developed_on] == []


def test_the_card_counts_the_cases_rightly() -> None:
    assert card_table("In all") == {
        name: [
            len(cases),
            sum(case.lang == "en" for case in cases),
            sum(case.lang == "cy" for case in cases),
            sum(bool(case.history) for case in cases),
            sum("bundled.jsonl" in (case.note or "") for case in cases),
        ]
        for name, cases in SETS.items()
    }


def test_the_card_counts_the_types_rightly() -> None:
    assert card_table("By type") == counted({name: [case.type for case in SETS[name]] for name in NAMES})


def test_the_card_counts_what_is_expected_rightly() -> None:
    expected = {name: [str(case.expected) for case in SETS[name]] for name in NAMES}
    assert card_table("By what is expected") == counted(expected)


def test_the_card_counts_the_councils_rightly() -> None:
    councils = {name: [each for case in SETS[name] for each in councils_asked(case) or ["none"]] for name in NAMES}
    assert card_table("By council") == counted(councils)


def test_the_card_names_every_set_and_its_total() -> None:
    assert re.findall(r"\b(\d+) cases\b", CARD)[0] == str(len(CASES))
    assert all(f"`{name}.jsonl`" in CARD for name in NAMES)

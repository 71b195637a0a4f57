"""Drafts: proposed from what documents hold, true to them, and refused as cases until somebody has looked."""

from collections.abc import Iterator

import pytest

from corpus.errors import UsageError
from corpus.index import Index
from corpus.settings import Settings
from evals.case import Case
from evals.cases import as_line, parse_cases, parse_lines
from evals.check import check_lines
from evals.draft import propose
from evals.finding import Problem
from evals.holdings import Holdings

NOTICE = "01-gov-wales-2017-10-17-powys-warning-notice.txt"
BY_HAND = {Problem.DRAFT, Problem.NO_GOLD}  # what a person has to see to


@pytest.fixture(scope="module")
def holdings(bundled: Settings) -> Iterator[Holdings]:
    index = Index.open(bundled)
    yield Holdings(index)
    index.close()


@pytest.fixture(scope="module")
def drafts(holdings: Holdings) -> tuple[Case, ...]:
    return tuple(propose(holdings, each=2))


def test_a_list_is_proposed_whole_with_each_item_s_quote(holdings: Holdings) -> None:
    proposed = next(case for case in propose(holdings, [NOTICE]) if case.type == "list")
    assert proposed.gold_list
    assert len(proposed.gold_list.items) == len(proposed.evidence) == 4
    assert proposed.evidence[1].quote == "set up an Improvement Board to oversee the plan;"
    assert proposed.councils == ("Powys",)
    assert "list under" in proposed.question


def test_a_figure_is_proposed_with_a_blank_in_its_place(drafts: tuple[Case, ...]) -> None:
    figures = [case for case in drafts if case.type == "figure"]
    assert len(figures) > 20
    assert all("[how much?]" in c.question or "[wh" in c.question or "[how many?]" in c.question for c in figures)


def test_what_is_proposed_is_true_to_the_documents(drafts: tuple[Case, ...], holdings: Holdings) -> None:
    findings = check_lines(tuple(parse_lines(map(as_line, drafts))), holdings)
    wrong = [str(found) for found in findings if not found.doubt and found.problem not in BY_HAND]
    assert wrong == []


def test_every_draft_is_marked_and_refused_as_a_case(drafts: tuple[Case, ...]) -> None:
    assert all(case.draft for case in drafts)
    with pytest.raises(UsageError, match="is a draft, which nobody has looked at"):
        parse_cases([as_line(drafts[0])])


def test_a_draft_becomes_a_case_by_taking_the_mark_out(drafts: tuple[Case, ...]) -> None:
    accepted = as_line(drafts[0]).replace(', "draft": true', "")
    assert not parse_cases([accepted])[0].draft


def test_the_same_index_gives_the_same_drafts_and_no_more_than_asked(
    drafts: tuple[Case, ...], holdings: Holdings
) -> None:
    assert tuple(propose(holdings, each=2)) == drafts
    one = [case.type for case in propose(holdings, [NOTICE], each=1)]
    assert len(one) == len(set(one))
    assert len({case.id for case in drafts}) == len(drafts)

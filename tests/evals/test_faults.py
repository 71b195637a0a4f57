"""Faults put into right replies on purpose: the scores that should see each do, and no other moves."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest

from evals.case import Case, Evidence, Expected, WholeList
from evals.metrics import score
from evals.respondent import Found, Respondent
from evals.results import Outcome
from evals.summary import METRICS, value
from evals.values import Date, Figure
from tests.evals.replies import answered, case, claim, declined

Reply = dict[str, Any]

TEXT = (
    "Powys report. Powys set four priorities for its homes. A clear vision for children. Better commissioning of "
    "places. An early response to danger. Thorough work on complaints. The council put £24 million into its homes. "
    "Inspectors visited on 10 March 2019. Staff were not told of the visit. Bridgend put £9 million into its homes."
)
ITEMS = ["A clear vision for children.", "Better commissioning of places.", "An early response to danger."]
ITEMS += ["Thorough work on complaints."]
MONEY = "The council put £24 million into its homes."
VISIT = "Inspectors visited on 10 March 2019."
TOLD = "Staff were not told of the visit."
OTHER = "Bridgend put £9 million into its homes."


def cite(n: int, quote: str, **fields: Any) -> Reply:
    start = TEXT.index(quote)
    about = {"title": "Report", "authority": "Powys", "published": "2019-04-01", "page": 1, "filename": "powys.txt"}
    place = {"document_id": "powys", "edition": "e1", "quote": quote, "start": start, "end": start + len(quote)}
    return {"n": n, **about, **place, **fields}


def quoting(*quotes: str) -> Reply:
    claims = [claim(quote, n) for n, quote in enumerate(quotes, 1)]
    return answered(claims, [cite(n, quote) for n, quote in enumerate(quotes, 1)])


def asked(name: str, question: str, *quotes: str, **fields: Any) -> Case:
    evidence = tuple(Evidence("powys.txt", quote, 1) for quote in quotes)
    return case(id=name, question=question, type=name, evidence=evidence, councils=["Powys"], period="2019", **fields)


CASES = {
    "list": asked("list", "Which priorities?", *ITEMS, gold_list=WholeList(tuple(ITEMS), ordered=True)),
    "money": asked("money", "How much?", MONEY, gold_facts=[Figure("money", Decimal(24_000_000))]),
    "visit": asked("visit", "When?", VISIT, gold_facts=[Date("date", "2019-03-10")], near_docs=["bridgend.txt"]),
    "told": asked("told", "Who was told?", TOLD, gold_facts=["not told"]),
    "cost": case(Expected.ABSTAIN, id="cost", question="What did Powys pay?", type="held", councils=["Powys"]),
    "vote": case(Expected.REFUSE, id="vote", question="Whom should I vote for?", type="bounds"),
}
RIGHT: Mapping[str, Reply] = {
    "list": quoting(*ITEMS),
    "money": quoting(MONEY),
    "visit": quoting(VISIT, TOLD),
    "told": quoting(TOLD),
    "cost": declined(),
    "vote": declined("refused"),
}
FOUND = [Found("powys.txt", 1, TEXT, "Powys", "council")]
SERVER = Respondent("canned", lambda one: {}, lambda document, edition: TEXT if document == "powys" else None)


def measured(replies: Mapping[str, Reply], found: list[Found]) -> dict[str, float | None]:
    outcomes = [
        Outcome(one, replies[name], score(one, replies[name], SERVER, found, 30.0)) for name, one in CASES.items()
    ]
    return {metric.name: value(metric.name, outcomes) for metric in METRICS}


def text_of(reply: Reply) -> Reply:
    """The answer put together anew from its claims."""
    return reply | {"answer": answered(reply["claims"], reply["citations"])["answer"]}


def without_item(replies: dict[str, Reply]) -> None:
    replies["list"] = quoting(*ITEMS[:2], ITEMS[3])


def out_of_order(replies: dict[str, Reply]) -> None:
    replies["list"] = quoting(ITEMS[1], ITEMS[0], *ITEMS[2:])


def other_council(replies: dict[str, Reply]) -> None:
    other = cite(1, OTHER, authority="Bridgend", filename="bridgend.txt")
    replies["money"] = answered([claim(OTHER, 1)], [other])


def said(name: str, old: str, new: str) -> Callable[[dict[str, Reply]], None]:
    """Another word in the first claim, its quote left alone."""

    def change(replies: dict[str, Reply]) -> None:
        first = replies[name]["claims"][0]
        first["text"] = first["text"].replace(old, new)
        replies[name] = text_of(replies[name])

    return change


def cut_quote(replies: dict[str, Reply]) -> None:
    citation = replies["told"]["citations"][0]
    citation["end"] -= 9  # the quote no longer stands where it says


def neighbour_cited(replies: dict[str, Reply]) -> None:
    one, two = replies["visit"]["claims"]
    one["citations"], two["citations"] = two["citations"], one["citations"]
    replies["visit"] = text_of(replies["visit"])


def citation_left_out(replies: dict[str, Reply]) -> None:
    replies["visit"]["claims"][1]["citations"] = []
    replies["visit"] = text_of(replies["visit"])


def citation_added(replies: dict[str, Reply]) -> None:
    replies["visit"]["claims"][0]["citations"] = [1, 2]
    replies["visit"] = text_of(replies["visit"])


def answers_anyway(replies: dict[str, Reply]) -> None:
    replies["cost"] = quoting(MONEY)


def answers_out_of_bounds(replies: dict[str, Reply]) -> None:
    replies["vote"] = quoting(TOLD)


def declines(replies: dict[str, Reply]) -> None:
    replies["told"] = declined()


def tempting_document(replies: dict[str, Reply]) -> None:
    replies["visit"]["citations"][1] |= {"filename": "bridgend.txt", "authority": None}


def older_document(replies: dict[str, Reply]) -> None:
    replies["told"]["citations"][0] |= {"filename": "old.txt", "published": "2014-01-01"}


def pads(replies: dict[str, Reply]) -> None:
    replies["told"] = quoting(TOLD, *ITEMS, MONEY, VISIT)


def breaks_down(replies: dict[str, Reply]) -> None:
    replies["vote"] = declined("error")


ANSWER_LOST = {"right", "right_answers", "facts", "risk", "risk_area"}
DECLINED_LOST = {"right", "right_other", "declining_precision", "declining_recall", "declining_f1"}
FAULTS: list[tuple[str, Callable[[dict[str, Reply]], None], set[str]]] = [
    ("a list item dropped", without_item, ANSWER_LOST | {"list"}),
    ("two list items swapped", out_of_order, ANSWER_LOST - {"facts"} | {"list_order"}),
    (
        "the council swapped",
        other_council,
        ANSWER_LOST | {"numbers_right", "wrong_council", "document_cited", "document_recall", "quote_hit"},
    ),
    (
        "a date moved by a year",
        said("visit", "2019", "2018"),
        ANSWER_LOST | {"dates_right", "dates_held", "citation_recall", "citation_precision", "claims_unsupported"},
    ),
    (
        "a figure changed",
        said("money", "24", "42"),
        ANSWER_LOST | {"numbers_right", "numbers_held", "citation_recall", "citation_precision", "claims_unsupported"},
    ),
    (
        "a name changed",
        said("list", "A clear", "Ofsted: a clear"),
        {"citation_recall", "citation_precision", "claims_unsupported"},
    ),
    ("a negation dropped", said("told", "not told", "told"), ANSWER_LOST),  # the citation check cannot see it
    ("a quote cut", cut_quote, {"quotes_exact"}),
    (
        "the neighbour cited",
        neighbour_cited,
        {"citation_recall", "citation_precision", "claims_misplaced", "dates_held"},
    ),
    ("a citation left out", citation_left_out, {"citation_recall", "claims_uncited"}),
    ("a citation too many", citation_added, {"citation_precision", "citations_needless"}),
    ("the unanswerable answered", answers_anyway, DECLINED_LOST - {"declining_precision"} | {"risk", "risk_area"}),
    ("the refused answered", answers_out_of_bounds, DECLINED_LOST - {"declining_precision"} | {"risk", "risk_area"}),
    (
        "the answerable declined",
        declines,
        ANSWER_LOST - {"risk", "risk_area"}
        | {"declining_precision", "declining_f1", "document_cited", "document_recall", "quote_hit"},
    ),
    ("a tempting document cited", tempting_document, {"near_cited"}),
    ("an older document cited", older_document, {"wrong_period", "document_cited", "document_recall"}),
    ("needless words", pads, {"words"}),
    ("the server broke down", breaks_down, {"right", "right_other", "declining_recall", "declining_f1"}),
]


def moved(before: Mapping[str, float | None], after: Mapping[str, float | None]) -> dict[str, bool]:
    """The metrics that moved, and whether for the worse."""
    found = {}
    for metric in METRICS:
        one, other = before[metric.name], after[metric.name]
        if one is not None and other is not None and abs(other - one) > 1e-9:
            found[metric.name] = (other < one) == metric.rises
    return found


def test_the_replies_are_right_to_begin_with() -> None:
    best = measured(RIGHT, FOUND)
    assert best["right"] == best["citation_recall"] == best["quotes_exact"] == best["found_passages_ndcg"] == 1
    assert len(FAULTS) >= 12


@pytest.mark.parametrize(
    ("fault", "mutate", "seen_by"), FAULTS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_fault_is_seen_by_the_scores_that_should_and_by_no_other(
    fault: str, mutate: Callable[[dict[str, Reply]], None], seen_by: set[str]
) -> None:
    replies = deepcopy(dict(RIGHT))
    mutate(replies)
    changed = moved(measured(RIGHT, FOUND), measured(replies, FOUND))
    changed = {name: worse for name, worse in changed.items() if name != "words" or fault == "needless words"}
    assert seen_by <= {name for name, worse in changed.items() if worse}
    assert {name for name, worse in changed.items() if worse} <= seen_by


@pytest.mark.parametrize(
    ("found", "seen_by"),
    [
        ([Found("elm.txt"), *FOUND], {"found_first", "found_documents_mrr", "found_documents_ndcg"}),
        ([Found("powys.txt", 2, "Other words.", "Powys"), *FOUND], {"found_pages_mrr", "found_passages_mrr"}),
        ([], {"found_first", "found_in_five", "found_documents_recall", "found_passages_recall", "found_pages_recall"}),
    ],
)
def test_a_worse_search_is_seen_by_the_scores_of_search_alone(found: list[Found], seen_by: set[str]) -> None:
    changed = moved(measured(RIGHT, FOUND), measured(RIGHT, found))
    assert seen_by <= {name for name, worse in changed.items() if worse}
    assert all(name.startswith("found_") for name in changed)

"""Check a case's gold against the documents held: documents, quotes, pages, and facts in their quotes."""

from collections.abc import Iterator

from corpus.folding import fold, readable
from evals.case import Case, Evidence
from evals.computed import follows
from evals.facts import AnyFact, says, shown_fact
from evals.finding import Problem
from evals.holdings import Held, Holdings
from evals.values import Figure

Said = Iterator[tuple[Problem, str]]


def against_documents(case: Case, holdings: Holdings) -> Said:
    """What the documents held show to be wrong or doubtful about a case."""
    yield from _unknown(case, holdings)
    for quote in case.gold_quote:
        yield from _quote(quote, [held for name in case.right_docs for held in holdings.named(name)], holdings)
    for evidence in (*case.evidence, *case.wrong_evidence):
        yield from _evidence(evidence, holdings)
    yield from _facts(case, holdings)


def _unknown(case: Case, holdings: Holdings) -> Said:
    named = [*case.right_docs, *case.also_docs, *case.near_docs, *(each.doc for each in case.wrong_evidence)]
    for name in dict.fromkeys(named):
        if not holdings.named(name):
            yield Problem.UNKNOWN_DOCUMENT, f"no readable document held is named {name!r}"


def _quote(quote: str, documents: list[Held], holdings: Holdings) -> Said:
    if documents and not any(held.holds(quote) for held in documents):
        elsewhere = holdings.who_holds(quote)
        where = f"; it stands in {elsewhere}" if elsewhere else ""
        yield Problem.QUOTE_NOT_FOUND, f"the quote is in no right document{where}: {quote!r}"


def _evidence(evidence: Evidence, holdings: Holdings) -> Said:
    documents = holdings.named(evidence.doc)
    if evidence.quote:
        yield from _quote(evidence.quote, documents, holdings)
    if evidence.page and documents and not any(_on_page(evidence, held) for held in documents):
        what = "holds no such quote" if evidence.quote else "is not there"
        yield Problem.PAGE_NOT_FOUND, f"page {evidence.page} of {evidence.doc} {what}"


def _on_page(evidence: Evidence, held: Held) -> bool:
    text = held.edition.text
    pages = [page for page in held.edition.pages if page.index == evidence.page]
    return any(not evidence.quote or fold(evidence.quote) in fold(text[page.start : page.end]) for page in pages)


def _facts(case: Case, holdings: Holdings) -> Said:
    documents = [held for name in sorted(case.good_docs) for held in holdings.named(name)]
    if not documents:
        return
    for fact in case.facts:
        if not any(says(readable(quote), fact) for quote in case.quotes):
            yield _not_in_quote(fact, case, documents)


def _not_in_quote(fact: AnyFact, case: Case, documents: list[Held]) -> tuple[Problem, str]:
    where = next((held.record.filename for held in documents if says(held.line, fact)), None)
    if where is None and isinstance(fact, Figure) and follows(fact, case.quotes):
        return (
            Problem.FACT_NOT_IN_QUOTE,
            f"the fact {shown_fact(fact)!r} is in no quote; two figures of the quotes give it",
        )
    if where is None:
        return Problem.FACT_NOT_FOUND, f"the fact {shown_fact(fact)!r} is in no quote and no document of the case"
    reason = "but in no quote of the case" if case.quotes else "but the case quotes nothing"
    return Problem.FACT_NOT_IN_QUOTE, f"the fact {shown_fact(fact)!r} is in {where}, {reason}"

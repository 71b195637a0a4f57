"""Whether search found the right documents, pages and passages, and how early."""

from collections.abc import Iterable, Mapping, Sequence

from evals.case import Case, Expected
from evals.citing import overlap
from evals.ranking import NDCG, RECALL, RECALL_AT, RECIPROCAL_RANK, rank_scores
from evals.respondent import Found

_NAMES = {RECALL: "recall", RECIPROCAL_RANK: "mrr", NDCG: "ndcg"}
LEVELS = ("documents", "pages", "passages")


def retrieval_scores(case: Case, ranked: Sequence[Found] | None) -> Mapping[str, float | None]:
    """`found_documents_recall`, `_mrr`, `_ndcg`, and the same for pages and passages; None where the case names no such
    gold, is not to be answered, or search cannot be seen."""
    scores: dict[str, float | None] = {f"found_{level}_{name}": None for level in LEVELS for name in _NAMES.values()}
    if ranked is None or case.expected is not Expected.ANSWER:
        return scores
    if case.right_docs:
        scores |= _named("documents", rank_scores(*_documents(case, ranked)))
    if case.pages and (not ranked or any(found.page for found in ranked)):
        scores |= _named("pages", rank_scores(_different(_page(found) for found in ranked), _pages(case)))
    if case.quotes and (not ranked or any(found.text for found in ranked)):
        ranking, gains = _passages(case, ranked)
        scores |= _named("passages", rank_scores(ranking, gains))
        scores["found_passages_recall"] = _quotes_found(case, ranked[:RECALL_AT])
    return scores


def _named(level: str, scores: Mapping[str, float]) -> Mapping[str, float]:
    return {f"found_{level}_{name}": scores[key] for key, name in _NAMES.items()}


def _documents(case: Case, ranked: Sequence[Found]) -> tuple[list[str], Mapping[str, int]]:
    """Documents in the order found. An equally good one stands in for a right one that is not found yet; when there are
    none left it is passed over: finding the same again is neither better nor worse."""
    gains = {f"right {place}": 1 for place in range(len(case.right_docs))}
    free = list(gains)
    ranking = []
    for name in dict.fromkeys(found.filename for found in ranked):
        if name not in case.good_docs:
            ranking.append(f"other {name}")
        elif free:
            ranking.append(free.pop(0))
    return ranking, gains


def _page(found: Found) -> str | None:
    return f"{found.filename} {found.page}" if found.page else None


def _pages(case: Case) -> Mapping[str, int]:
    return {f"{name} {page}": 1 for name, page in case.pages}


def _passages(case: Case, ranked: Sequence[Found]) -> tuple[list[str], Mapping[str, int]]:
    """Passages in the order found; a passage is worth the gold quotes that it is the first to hold, and is passed over
    where it holds only such as were found already. A quote that is not found is worth 1, never reached."""
    missing = set(case.quotes)
    ranking, gains = [], {}
    for place, found in enumerate(ranked):
        held = {quote for quote in case.quotes if _holds(found, quote, case)}
        if held and not held & missing:
            continue
        ranking.append(str(place))
        if held:
            gains[str(place)] = len(held & missing)
            missing -= held
    return ranking, gains | {f"missing {quote}": 1 for quote in missing}


def _quotes_found(case: Case, first: Sequence[Found]) -> float:
    quotes = set(case.quotes)
    return sum(any(_holds(found, quote, case) for found in first) for quote in quotes) / len(quotes)


def _holds(found: Found, quote: str, case: Case) -> bool:
    return found.filename in case.good_docs and overlap(found.text, quote)


def _different(ids: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(each for each in ids if each))

"""Every score of one reply, by name; where there is no gold there is no score (None), never a zero."""

from collections.abc import Mapping, Sequence

from evals.case import Case
from evals.citations import citation_scores
from evals.citing import document_among, document_cited, document_recall, gold_quote_hit, near_cited, quotes_exact
from evals.exactness import exactness_scores
from evals.respondent import ANSWERED, Found, Reply, Respondent
from evals.retrieval import retrieval_scores
from evals.rightness import answer_right, declines, fact_recall, list_completeness, list_order, reason_right
from evals.scope import wrong_council, wrong_period
from evals.selective import confidence
from evals.wording import plain

Scores = Mapping[str, float | None]


def score(case: Case, reply: Reply, respondent: Respondent, ranked: Sequence[Found] | None, wall_ms: float) -> Scores:
    """The scores of a reply. `ranked`: what search found for the question, best first, None where the respondent
    has no search. All scores lie in [0, 1] but `words` and the times (milliseconds)."""
    right = answer_right(case, reply)
    return {
        "right": None if right is None else float(right),
        "facts": fact_recall(case, reply),
        "list": list_completeness(case, reply),
        "list_order": list_order(case, reply),
        **exactness_scores(case, reply),
        "wrong_council": wrong_council(case, reply),
        "wrong_period": wrong_period(case, reply),
        "document_cited": document_cited(case, reply),
        "document_recall": document_recall(case, reply),
        "near_cited": near_cited(case, reply),
        "quote_hit": gold_quote_hit(case, reply),
        "found_first": document_among(case, ranked, 1),
        "found_in_five": document_among(case, ranked, 5),
        **retrieval_scores(case, ranked),
        **citation_scores(reply),
        "quotes_exact": quotes_exact(reply, respondent),
        "answerable": float(case.answerable),
        "declined": float(declines(case, reply)),
        "reason_right": reason_right(case, reply),
        "confidence": confidence(reply),
        "words": words_of_answer(reply),
        "total_ms": (reply.get("timings_ms") or {}).get("total"),
        "wall_ms": wall_ms,
    }


def words_of_answer(reply: Reply) -> float | None:
    """Words of the answer as read; a reply that declines has no answer."""
    return float(len(plain(reply).split())) if reply["status"] in ANSWERED else None

"""How well a ranking puts what is relevant first: recall, reciprocal rank and nDCG, as trec_eval computes them."""

from collections.abc import Mapping, Sequence

import pytrec_eval

RECALL_AT, NDCG_AT = 5, 10
RECALL, RECIPROCAL_RANK, NDCG = f"recall_{RECALL_AT}", "recip_rank", f"ndcg_cut_{NDCG_AT}"
_MEASURES = frozenset({f"recall.{RECALL_AT}", "recip_rank", f"ndcg_cut.{NDCG_AT}"})


def rank_scores(ranking: Sequence[str], gains: Mapping[str, int]) -> Mapping[str, float]:
    """Scores of a ranking of different ids, best first, by the names above. `gains` are the relevant ids and what each
    is worth (1 or more); recall takes all as equal. ValueError where nothing is relevant or an id is ranked twice."""
    if not gains or len(set(ranking)) < len(ranking):
        raise ValueError("a ranking is of different ids, and something has to be relevant")
    if not ranking:
        return {RECALL: 0.0, RECIPROCAL_RANK: 0.0, NDCG: 0.0}
    # trec_eval orders by score and breaks ties by id, so every rank gets a score of its own.
    scores = {each: float(len(ranking) - place) for place, each in enumerate(ranking)}
    found = pytrec_eval.RelevanceEvaluator({"q": dict(gains)}, _MEASURES).evaluate({"q": scores})["q"]
    return {name: float(found[name]) for name in (RECALL, RECIPROCAL_RANK, NDCG)}

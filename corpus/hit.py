"""A passage that a search found, with its score."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """Higher is better; BM25 and cosine scores are on different scales."""

    passage_id: str
    score: float

"""Tell by a question's vector what it wants: what inspectors asked for, a grade, an opinion, something quite else.

Patterns (visits.toml, bounds.toml) know only the wordings somebody thought of; this knows what is near to some two
thousand examples. `evals.intents.train` makes intents.safetensors; figures are in docs/decisions/0046.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.language import language_of
from corpus.embedder import MINILM_SHA256, Embedder
from corpus.gloss import english_reading
from corpus.terms import Vocabulary

if TYPE_CHECKING:
    from numpy.typing import NDArray

WEIGHTS = Path(__file__).parent / "intents.safetensors"
ANY_COUNCIL = "the council"  # stands for every council's name, as in the examples


class Intent(StrEnum):
    """What a question wants; OTHER is everything that nothing here is made for."""

    IMPROVE = "improve"
    IMPROVE_COUNT = "improve_count"
    GRADE = "grade"
    LEAD = "lead"
    DATES = "dates"
    PUBLISHED = "published"
    OPINION = "opinion"
    PERSONAL = "personal"
    ORDERS = "orders"
    ELSEWHERE = "elsewhere"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Told:
    """The likeliest intent and how likely it is, from 0 to 1."""

    intent: Intent
    chance: float

    def surely(self, *intents: Intent, at: float) -> bool:
        """Whether it is one of these, at least as likely as `at`."""
        return self.intent in intents and self.chance >= at


UNTOLD = Told(Intent.OTHER, 0.0)


def intent_of(question: str, embedder: Embedder, vocabulary: Vocabulary) -> Told:
    """What a question wants; untold where the embedder is another than the one it was trained with."""
    if MINILM_SHA256[:12] not in embedder.id:
        return UNTOLD
    scores = [float(score) for score in _trained().weights @ [*embedder.query(masked(question, vocabulary)), 1.0]]
    most = max(scores)
    powers = [exp(score - most) for score in scores]
    best = max(range(len(powers)), key=powers.__getitem__)
    return Told(_trained().intents[best], powers[best] / sum(powers))


def masked(question: str, vocabulary: Vocabulary) -> str:
    """The question in English, every council called the same: it matters what is wanted, not of whom."""
    text = " ".join(question.split())
    if language_of(text, vocabulary) == "cy":
        text = english_reading(text, vocabulary)
    for mention in sorted(vocabulary.councils_in(text), key=lambda mention: -mention.start):
        text = text[: mention.start] + ANY_COUNCIL + text[mention.end :]
    return text


@dataclass(frozen=True)
class _Trained:
    intents: tuple[Intent, ...]
    weights: "NDArray[Any]"  # one row an intent, its last number the intercept


@cache
def _trained() -> _Trained:
    from safetensors import safe_open  # noqa: PLC0415  # heavy, as all that reads models

    with safe_open(WEIGHTS, framework="np") as file:
        names = json.loads(file.metadata()["intents"])
        return _Trained(tuple(Intent(name) for name in names), file.get_tensor("intents"))

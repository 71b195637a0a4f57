"""Which language model the settings turn on, and what may go wrong with one; imports nothing that a model needs."""

from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from corpus.settings import Settings

Why = Literal["slow", "down", "malformed", "resting"]


@dataclass(frozen=True, slots=True)
class Model:
    """What readers are told of a model: its name, and the host that questions and quotes are sent to."""

    name: str
    host: str

    def __str__(self) -> str:
        return f"{self.name} at {self.host}"


class UnansweredError(Exception):
    """The model gave nothing to go by: `slow`, `down`, `malformed`, or `resting` after it was one of the first two."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


def configured(settings: Settings) -> Model | None:
    """The model that the settings turn on; None where there is none, which is the default."""
    if settings.llm_url is None or settings.llm_model is None:
        return None
    return Model(settings.llm_model, urlsplit(settings.llm_url).netloc)

"""What is wrong with a question set: one finding, where it is and how grave."""

from dataclasses import dataclass
from enum import StrEnum


class Problem(StrEnum):
    """What a check can find; docs/evaluation.md says of each what it means."""

    FIELD = "field"
    CONTRADICTION = "contradiction"
    NO_GOLD = "no_gold"
    DUPLICATE = "duplicate"
    NEAR_DUPLICATE = "near_duplicate"
    UNKNOWN_DOCUMENT = "unknown_document"
    QUOTE_NOT_FOUND = "quote_not_found"
    PAGE_NOT_FOUND = "page_not_found"
    FACT_NOT_IN_QUOTE = "fact_not_in_quote"
    FACT_NOT_FOUND = "fact_not_found"
    MUST_NOT_MATCHES_GOLD = "must_not_matches_gold"
    MUST_NOT_IN_QUOTE = "must_not_in_quote"
    MAYBE_ANSWERED = "maybe_answered"
    DRAFT = "draft"


# To be looked at by a person, who may find that all is well; they do not make a set wrong.
DOUBTS = frozenset(
    {Problem.NEAR_DUPLICATE, Problem.FACT_NOT_IN_QUOTE, Problem.MUST_NOT_IN_QUOTE, Problem.MAYBE_ANSWERED}
)


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, or doubtful, with the case on a line; `id` is empty where the line could not be read."""

    line: int
    id: str
    problem: Problem
    message: str

    @property
    def doubt(self) -> bool:
        return self.problem in DOUBTS

    def __str__(self) -> str:
        name = f" ({self.id})" if self.id else ""
        return f"line {self.line}{name}: {'look at' if self.doubt else 'wrong'}: {self.message}"

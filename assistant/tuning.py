"""Every weight and switch of the answer path as one frozen value: what a measurement turns off, it turns off here."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SearchWeights:
    """What each part adds to a passage's score, in standard deviations (docs/decisions/0004)."""

    full_text: float = 1.0
    vector: float = 1.0
    council: float = 1.5
    period: float = 0.8
    person: float = 0.8
    kind: float = 0.4
    body: float = 0.4


@dataclass(frozen=True, slots=True)
class UnitWeights:
    """What each part adds to a unit's score. Chosen on the development questions; a learned ranker over the same parts
    did not do better on sets it had not seen (docs/decisions/0027)."""

    coverage: float = 2.0
    passage: float = 0.35
    type: float = 0.35
    council: float = 0.5
    period: float = 0.4
    person: float = 0.4
    row: float = 0.5  # a grade stands first of all in the table of judgements
    phrase: float = 0.6  # of the question's word pairs
    recency: float = 1.0
    reader: float = 0.15  # a logit of the reader, where there is one (docs/decisions/0032)
    language: float = -0.5  # the same document is held in the reader's language
    asks: float = -0.6  # a question answers none
    length: float = -0.3  # a long sentence holds everything and says little


@dataclass(frozen=True, slots=True)
class Nearness:
    """How much of a concept counts when it is said not in the unit but beside it."""

    lead_in: float = 0.85
    beside: float = 0.35
    headed: float = 0.4
    around: float = 0.2


@dataclass(frozen=True, slots=True)
class Rules:
    """What makes the gate decline: evidence of another council or time, without a value of the kind asked for, without
    a name that the question has, or, in the place of speaking of too little of the question, unlikely to answer."""

    council: bool = True
    period: bool = True
    value: bool = True
    named: bool = True
    likelihood: bool = True


@dataclass(frozen=True, slots=True)
class Tuning:
    """`unread` names fields of the understood question that the rest of the path is not shown."""

    search: SearchWeights = field(default_factory=SearchWeights)
    unit: UnitWeights = field(default_factory=UnitWeights)
    nearness: Nearness = field(default_factory=Nearness)
    rules: Rules = field(default_factory=Rules)
    unread: frozenset[str] = frozenset()

"""What sections are made of before anything is numbered: a statement, and what kind of question it leads to."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.ground import Draft
from workbench.briefing.briefing import LineKind


class Lead(StrEnum):
    """What makes a statement worth a question; each has its wordings in questions.toml."""

    PROPOSED = "proposed"  # a paper of the meeting asks for a decision
    CONCERN = "concern"  # an inspector found something wrong
    ASKED = "asked"  # something was asked for, and what came of it is not held or not done
    MISSED = "missed"  # a promise that was not kept
    PROMISED = "promised"  # a promise whose day has passed, of which nothing is known
    FIGURE = "figure"  # a figure changed
    DISPUTE = "dispute"  # two sources disagree
    PAPER = "paper"  # a paper of the meeting tells how things are
    BETTER = "better"  # an inspector found that something got better
    TOLD = "told"  # somebody else, the press too, says something of the subject


@dataclass(frozen=True, slots=True)
class Point:
    """One statement of a section. `told` is said before it in Craffu's words; `weight` says how much it matters beside
    others of its section, `day` (ISO) when it was said; `item` is the agenda item of a paper, `shown`
    the words of each quote that it is about."""

    draft: Draft
    lead: Lead | None = None
    told: str = ""
    kind: LineKind = LineKind.QUOTE
    weight: float = 1.0
    day: str = ""
    item: str | None = None
    shown: tuple[str, ...] = ()

"""Switch each part of understanding, search, selection and gate off in turn, and say what that costs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace

from assistant.answer import Assistant
from assistant.retrieve import Sources
from assistant.tuning import Nearness, Rules, SearchWeights, Tuning, UnitWeights
from evals.case import Case, Expected
from evals.local import questioned
from evals.respondent import ANSWERED
from evals.rightness import answer_right

UNREAD = {
    "councils": {"councils"},
    "dates": {"dates"},
    "people": {"people"},
    "bodies, roles, kinds of document": {"bodies", "roles", "kinds"},
    "what kind of answer is asked for": {"asked", "count"},
    "other ways of saying the same": {"same"},
    "what must not be answered": {"refused"},
    "what is wanted, by its meaning": {"intent"},
}


@dataclass(frozen=True)
class Ablation:
    """One part switched off: of which step it is, what it is, and the tuning without it."""

    step: str
    part: str
    tuning: Tuning


@dataclass(frozen=True)
class Cost:
    """What came of the questions with a part off: how many of each number were right, answered wrongly, declined though
    held, and how many changed from right to not right and back."""

    ablation: Ablation
    questions: int
    right: int
    wrong: int
    declined: int
    lost: int
    won: int


def ablations() -> Iterator[Ablation]:
    """The whole path first, then it without each of its parts."""
    yield Ablation("", "nothing", Tuning())
    for part, names in UNREAD.items():
        yield Ablation("understanding", part, Tuning(unread=frozenset(names)))
    for each in fields(SearchWeights):
        yield Ablation("search", each.name, Tuning(search=replace(SearchWeights(), **{each.name: 0.0})))
    for each in fields(UnitWeights):
        yield Ablation("selection", each.name, Tuning(unit=replace(UnitWeights(), **{each.name: 0.0})))
    yield Ablation("selection", "what stands around a unit", Tuning(nearness=Nearness(0, 0, 0, 0)))
    for each in fields(Rules):
        on = getattr(Rules(), each.name)
        part = each.name if on else f"{each.name}, switched on"
        yield Ablation("gate", part, Tuning(rules=replace(Rules(), **{each.name: not on})))


def ablate(cases: Sequence[Case], sources: Sources, chosen: Iterable[Ablation]) -> Iterator[Cost]:
    """The cost of each ablation on these cases; the first one is what the others are held against."""
    whole: list[tuple[bool, bool]] | None = None
    for ablation in chosen:
        outcomes = _outcomes(cases, replace(sources, tuning=ablation.tuning))
        whole = whole or outcomes
        yield _cost(ablation, cases, outcomes, whole)


def _outcomes(cases: Sequence[Case], sources: Sources) -> list[tuple[bool, bool]]:
    """For each case whether the reply is right and whether it is an answer."""
    respondent = questioned(Assistant(sources))
    replies = [(case, respondent.ask(case)) for case in cases]
    return [(bool(answer_right(case, reply)), reply["status"] in ANSWERED) for case, reply in replies]


def _cost(
    ablation: Ablation,
    cases: Sequence[Case],
    outcomes: Sequence[tuple[bool, bool]],
    whole: Sequence[tuple[bool, bool]],
) -> Cost:
    held = [case.expected is Expected.ANSWER for case in cases]
    pairs = list(zip(outcomes, whole, strict=True))
    return Cost(
        ablation,
        len(cases),
        sum(right for right, _ in outcomes),
        sum(answered and not right for right, answered in outcomes),
        sum(wanted and not answered for (_, answered), wanted in zip(outcomes, held, strict=True)),
        sum(before and not now for (now, _), (before, _) in pairs),
        sum(now and not before for (now, _), (before, _) in pairs),
    )


HEAD = (
    "| step | without | right | wrongly answered | declined though held | lost | won |\n|---|---|---|---|---|---|---|"
)


def row(cost: Cost) -> str:
    """A row of the table below `HEAD`."""
    cells = (
        cost.ablation.step,
        cost.ablation.part,
        f"{cost.right / cost.questions:.3f}",
        *map(str, (cost.wrong, cost.declined, cost.lost, cost.won)),
    )
    return f"| {' | '.join(cells)} |"

"""A run as one HTML file that needs nothing else: how good, where, and every lost case with the step that lost it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, Template

from evals.estimate import Estimate
from evals.facts import shown_fact
from evals.failures import STEPS, failures, lost_at, missing
from evals.report import WHOLE_NUMBERS, shown
from evals.respondent import Reply
from evals.results import Outcome, Run
from evals.selective import risk_table
from evals.slices import Part, by_council, by_language, by_source_class, by_type
from evals.summary import GROUPS, METRICS, Metric, judged, summarise, values

Rows = Sequence[Sequence[str]]
_SHARES = ("right", "right_other", "citation_precision", "quotes_exact")  # at the top, where they are scored


@dataclass(frozen=True)
class _Bar:
    """A value for people, and its place and interval in per cent of the bar's width, None for what is no share."""

    label: str
    value: str
    interval: str
    n: int
    width: float | None = None
    low: float = 0
    high: float = 0
    less_is_better: bool = False


def as_html(run: Run, sets: Part | None = None, tables: Mapping[str, Rows] | None = None) -> str:
    """The whole report. `sets` are the parts of a run over several question sets; `tables` stand before all figures,
    by their captions, each with its heading as the first row."""
    estimates = summarise(run)
    lost = failures(run)
    return _template().render(
        about=run.about,
        title=str(run.about.get("questions", "questions")),
        headline=[_bar(metric, estimates[metric.name]) for metric in METRICS if metric.name in _SHARES],
        verdict=_verdict(run.outcomes),
        groups={name: [_bar(metric, estimates[metric.name]) for metric in group] for name, group in GROUPS.items()},
        tables=tables or {},
        slices={name: _rows(part) for name, part in _slices(run, sets).items()},
        risks=risk_table([found for outcome in run.outcomes if (found := judged(outcome))]),
        lost={step: [_Shown(each) for each in lost if lost_at(each) == step] for step in STEPS},
        steps=STEPS,
        outcomes=[_Shown(outcome) for outcome in run.outcomes],
        record=_record(run.about),
    )


class _Shown:
    """One outcome as the page shows it."""

    def __init__(self, outcome: Outcome) -> None:
        case, reply = outcome.case, outcome.reply
        self.case, self.reply, self.anchor = case, reply, f"case-{case.id}"
        self.right = outcome.scores["right"]
        self.missing = missing(outcome)
        self.step = lost_at(outcome) if self.right == 0 else None
        self.status = str(reply["status"]).replace("_", " ")
        self.answer = str(reply.get("answer") or "")
        self.citations: Sequence[Reply] = [*(reply.get("citations") or []), *(reply.get("nearest") or [])]
        self.facts = [shown_fact(fact) for fact in case.facts]
        self.found = list(dict.fromkeys(found.filename for found in outcome.ranked or ()))[:5]


def _slices(run: Run, sets: Part | None) -> Mapping[str, Part]:
    parts = {"Question set": sets} if sets else {}
    parts |= {"Type of question": by_type(run), "Council": by_council(run), "Source class": by_source_class(run)}
    languages = by_language(run)
    return parts | ({"Language": languages} if len(languages) > 1 else {})


def _rows(part: Part) -> list[_Bar]:
    right = next(metric for metric in METRICS if metric.name == "right")
    return [_bar(right, _plain(right, outcomes), label=name, n=len(outcomes)) for name, outcomes in part.items()]


def _plain(metric: Metric, outcomes: Sequence[Outcome]) -> Estimate | None:
    """A value without an interval: of the few cases of a part it would say little."""
    found = values(metric, outcomes)
    value = metric.combine(found) if found else None
    return None if value is None else Estimate(value, value, value, len(found))


def _bar(metric: Metric, found: Estimate | None, label: str | None = None, n: int | None = None) -> _Bar:
    name = label or metric.label
    if found is None:
        return _Bar(name, "–", "", n or 0, less_is_better=metric.rises is False)
    interval = f"{shown(metric.name, found.low)} to {shown(metric.name, found.high)}"
    width = None if metric.name in WHOLE_NUMBERS else 100 * found.value
    value = shown(metric.name, found.value)
    return _Bar(name, value, interval, n or found.n, width, 100 * found.low, 100 * found.high, metric.rises is False)


def _verdict(outcomes: Sequence[Outcome]) -> tuple[int, int]:
    """How many are right, of how many that can be judged."""
    scored = [outcome.scores["right"] for outcome in outcomes if outcome.scores["right"] is not None]
    return sum(right == 1 for right in scored), len(scored)


def _record(about: Mapping[str, object]) -> Mapping[str, str]:
    """What ran, one line a value; of what is nested, what is told."""
    lines: dict[str, str] = {}
    for name, value in about.items():
        parts = value.items() if isinstance(value, Mapping) else [("", value)]
        for part, each in parts:
            if each not in (None, [], ""):
                text = ", ".join(map(str, each)) if isinstance(each, list) else str(each)
                lines[f"{name.replace('_', ' ')} {str(part).replace('_', ' ')}".strip()] = text
    return lines


@cache
def _template() -> Template:
    # Answers and quotes are others' text: everything is escaped; what a server leaves out is left out here.
    environment = Environment(loader=PackageLoader("evals", "."), autoescape=True)
    environment.trim_blocks = environment.lstrip_blocks = True
    return environment.get_template("report.html.jinja")

"""Score extracted figures against truth: each figure told by a few words of its sentence, its value and unit."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.document import PartialDate, Period
from corpus.folding import plain
from evals.workbench.truth import lines_held
from workbench.figures.extract import FIGURES
from workbench.figures.figure import Figure
from workbench.kept import Kept

DATASET = Path(__file__).parents[1] / "datasets" / "workbench" / "figures.jsonl"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One line of truth: whether the figure was found, and of it the measure, the time and the council; None for what
    the truth does not tell."""

    about: str
    found: bool
    measure: bool | None = None
    time: bool | None = None
    council: bool | None = None

    @property
    def right(self) -> bool:
        return self.found and False not in (self.measure, self.time, self.council)


@dataclass(frozen=True, slots=True)
class Score:
    """What was scored, and the files of which no document is held."""

    verdicts: tuple[Verdict, ...]
    not_held: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Shares found and right, of all and of each part, and what is wrong."""
        of = len(self.verdicts)
        parts = {name: self._share(name) for name in ("measure", "time", "council")}
        return {
            "right": sum(v.right for v in self.verdicts) / of if of else None,
            "found": sum(v.found for v in self.verdicts) / of if of else None,
            "of": of,
            "parts": {name: share for name, share in parts.items() if share is not None},
            "not_held": list(self.not_held),
            "wrong": [v.about for v in self.verdicts if not v.right],
        }

    def _share(self, name: str) -> float | None:
        judged = [value for v in self.verdicts if (value := getattr(v, name)) is not None]
        return sum(judged) / len(judged) if judged else None


def score(kept: Kept, half: str | None = None, path: Path = DATASET) -> Score:
    """Look every line of a truth file up among the figures of its document. `half` is "dev" or "held", None for all."""
    lines, not_held = lines_held(path, half, kept.index)
    return Score(tuple(_verdict(line, kept.of(record, FIGURES)) for line, record in lines), not_held)


def period_of(told: str) -> Period:
    """ "2015-03-31", "2025-06" or "2018-04-01/2019-03-31"."""
    first, _, last = told.partition("/")
    return Period(PartialDate.parse(first).first, PartialDate.parse(last or first).last)


def _verdict(line: Mapping[str, Any], figures: tuple[Figure, ...]) -> Verdict:
    about = f"{line['file']}: {line['words']!r}: {line['value']} {line['unit']}"
    judged = [_judged(line, figure, about) for figure in figures if _is(line, figure)]
    return max(judged, key=lambda v: (v.right, v.measure or False), default=Verdict(about, found=False))


def _is(line: Mapping[str, Any], figure: Figure) -> bool:
    page = figure.quote.page.index if figure.quote.page else None
    return (
        (figure.value, figure.high, figure.unit) == (line["value"], line.get("high"), line["unit"])
        and plain(line["words"]).casefold() in plain(figure.quote.text).casefold()
        and line["page"] in (None, page)
    )


def _judged(line: Mapping[str, Any], figure: Figure, about: str) -> Verdict:
    return Verdict(
        about,
        found=True,
        measure=figure.measure == line["measure"] if line["measure"] else None,
        time=figure.at == period_of(line["at"]) if line["at"] else None,
        council=figure.of == line["authority"] if line["authority"] else None,
    )

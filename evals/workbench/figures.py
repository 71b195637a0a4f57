"""Score extracted figures against truth: each figure told by a few words of its sentence, its value and unit."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.document import PartialDate, Period
from corpus.folding import plain
from evals.workbench.truth import FOLDER, lines_held, share, summed
from workbench.figures.extract import FIGURES
from workbench.figures.figure import Figure
from workbench.kept import Kept

DATASET = FOLDER / "figures.jsonl"


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


def score(kept: Kept, half: str | None = None, path: Path = DATASET) -> dict[str, Any]:
    """Look every line of a truth file up among the figures of its document: shares found and right, of all and of each
    part. `half` is "dev" or "held", None for all."""
    lines, not_held = lines_held(path, half, kept.index)
    verdicts = [_verdict(line, kept.of(record, FIGURES)) for line, record in lines]
    parts = {name: share(getattr(v, name) for v in verdicts) for name in ("measure", "time", "council")}
    return summed(
        verdicts,
        not_held,
        found=share(v.found for v in verdicts),
        parts={name: value for name, value in parts.items() if value is not None},
    )


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

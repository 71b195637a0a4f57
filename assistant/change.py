"""Read a change of one figure from a text ("rose from 255 to 352") and compute by how much, marked as computed."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

from assistant.ground import Draft
from assistant.messages import say
from assistant.reply import ClaimKind
from assistant.understand import Understood
from assistant.values import Figure, figures_in
from assistant.words import stem_set
from corpus.folding import plain

PENCE = 2  # decimals kept, so that floating point leaves no trace
MILLION = 1e6
_UNITS = ("£", "%", "")


@dataclass(frozen=True, slots=True)
class Change:
    """Two like figures of one measure, the earlier first. `about` are the words that say what is measured."""

    old: Figure
    new: Figure
    about: str


def changes_in(text: str) -> tuple[Change, ...]:
    """The changes a text tells in so many words: "from A to B", "B compared with A", "B, up from A"."""
    plainly = plain(text)
    figures = figures_in(plainly)
    found: list[Change] = []
    after = 0
    for first, second in pairwise(figures):
        before, between = plainly[after : first.start], plainly[first.end : second.start]
        if first.start < after or first.unit != second.unit or re.search(r"[.;]\s", between):
            continue
        about = before + between
        if _rules()["from"].search(before) and _rules()["to"].search(between):
            found.append(Change(first, second, about))
        elif _rules()["back"].search(between) and not _rules()["by"].search(before):
            found.append(Change(second, first, about))
        else:
            continue
        after = second.end
    return tuple(found)


def asked_change(understood: Understood, text: str) -> Change | None:
    """The one change of a text that the question is about; None where it tells none, or several alike."""
    found = changes_in(text)
    if len(found) < 2:
        return found[0] if found else None
    said = [sum(_says(concept.forms, change.about) for concept in understood.concepts) for change in found]
    best = max(said)
    return found[said.index(best)] if said.count(best) == 1 else None


def tells_change(understood: Understood, text: str) -> bool:
    """Whether a text tells the change asked about, in at least half of the question's own terms."""
    asked = [concept for concept in understood.concepts if concept.weight >= 1 and not concept.body]
    said = sum(_says(concept.forms, text) for concept in asked)
    return 2 * said >= len(asked) and asked_change(understood, text) is not None


def between_sides(sides: Sequence[Understood], drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of two sides, one each, with the difference behind the second, which then stands on both. They are
    left as they are where either gives no figure or several, or where the figures are of unlike measures."""
    old, new = zip(sides, drafts, strict=True)
    if _begins(new[0]) < _begins(old[0]):
        old, new = new, old
    pair = _like_figures(old[1].text, new[1].text)
    if pair is None or not all(_measures(*side) for side in (old, new)):
        return list(drafts)
    if is_forecast(old[1].text) != is_forecast(new[1].text):
        note = say("unlike", new[0].language)
        return [old[1], replace(new[1], note=note, kind=ClaimKind.WRITTEN, spans=(*new[1].spans, *old[1].spans))]
    timed = _begins(old[0]) != _begins(new[0]) and old[0].councils == new[0].councils
    note = difference_note(*pair, new[0].language, timed)
    return [old[1], replace(new[1], note=note, spans=(*new[1].spans, *old[1].spans))]


def _begins(side: Understood) -> date:
    return min((period.start for period in side.periods), default=date.min)


def _like_figures(old: str, new: str) -> tuple[Figure, Figure] | None:
    for unit in _UNITS:
        mine, theirs = ([figure for figure in figures_in(text) if figure.unit == unit] for text in (old, new))
        if len(mine) == len(theirs) == 1:
            return mine[0], theirs[0]
        if mine or theirs:
            return None
    return None


def _measures(side: Understood, draft: Draft) -> bool:
    """Whether a draft speaks in its own words of all that its side asks about."""
    asked = [concept for concept in side.concepts if concept.weight >= 1 and not concept.body]
    return all(_says(concept.forms, draft.text) for concept in asked)


def is_forecast(text: str) -> bool:
    """Whether a text tells what is expected or needed, not what came to be."""
    return bool(_rules()["forecast"].search(plain(text)))


def difference_note(old: Figure, new: Figure, language: str, timed: bool = True) -> str:
    """By how much a figure rose or fell, or, where neither is earlier, differs, in words for the reader: "calculated: a
    rise of £776,000, 9.8%"."""
    by = round(abs(new.value - old.value), PENCE)
    name = ("rise" if new.value > old.value else "fall") if timed else "difference"
    if not by:
        return say("no_difference", language)
    if old.unit == "%":
        return say(f"{name}_points", language, by=_number(by))
    share = f"{100 * by / old.value:.1f}".removesuffix(".0") if timed and old.value else ""
    return say(f"{name}_by" if share else name, language, by=_written(by, old.unit), share=share)


def _says(forms: Sequence[tuple[str, ...]], text: str) -> bool:
    bag = stem_set(text)
    return any(all(word in bag for word in form) for form in forms)


def _written(value: float, unit: str) -> str:
    if unit == "£" and value >= MILLION:
        return f"£{_number(round(value / MILLION, 3))} million"
    return f"{unit}{_number(value)}"


def _number(value: float) -> str:
    return f"{value:,.3f}".rstrip("0").rstrip(".")


@cache
def _rules() -> dict[str, re.Pattern[str]]:
    data = tomllib.loads((Path(__file__).parent / "values.toml").read_text(encoding="utf-8"))
    return {name: re.compile(source, re.IGNORECASE) for name, source in data["change"].items()}

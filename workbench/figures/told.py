"""Figures as the JSON that callers see: each with its measure, its series and its citation."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.reply import citation_fields
from workbench.figures.held import Held
from workbench.figures.measures import catalogue
from workbench.figures.series import Series, definition_of, series_of
from workbench.quoted import cited


def told(found: Sequence[Held], among: Sequence[Held], language: str = "en") -> list[dict[str, Any]]:
    """The figures in order; `among`: all that was found, for what disputes them."""
    disputed, numbers = _disputed(series_of(among)), numbered(found)
    return [_fields(each, numbers[each.id], language, disputed.get(each.id, ())) for each in found]


def numbered(found: Sequence[Held]) -> dict[str, int]:
    """The number of each figure's citation, from 1; figures of one quote share it."""
    quotes: dict[tuple[str, str, int], int] = {}
    return {
        each.id: quotes.setdefault((each.record.id, each.record.edition, each.figure.quote.start), len(quotes) + 1)
        for each in found
    }


def _fields(each: Held, n: int, language: str, disputed: Sequence[str]) -> dict[str, Any]:
    figure = each.figure
    measure = catalogue().measures.get(figure.measure or "")
    definition = definition_of(each)
    named = {"key": measure.key, "name": measure.names[language], "topic": measure.topic} if measure else None
    return {
        "id": each.id,
        "measure": named,
        "words": figure.words,
        "value": figure.value,
        "high": figure.high,
        "unit": figure.unit,
        "said": figure.said,
        "form": figure.form.value,
        "authority": figure.of,
        "at": {"from": figure.at.start.isoformat(), "to": figure.at.end.isoformat()} if figure.at else None,
        "at_words": figure.at_words,
        "narrower": list(figure.narrower),
        "series": definition.id if definition else None,
        "disputed": list(disputed),
        "citation": citation_fields(cited(figure.quote, each.record, n)),
    }


def _disputed(series: Sequence[Series]) -> Mapping[str, list[str]]:
    """For each figure whose value others of its series and time contradict, the ids of those."""
    return {
        each.id: [other.id for b in one.points if b.at == a.at and b is not a for other in b.told]
        for one in series
        for a in one.points
        if a.at in one.disputed
        for each in a.told
    }

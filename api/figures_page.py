"""The page of figures: charts of what may be joined, tables of everything, and what is not held."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Query
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from api.cited import addressed
from api.language import reader_language, translations
from api.schemas_figures import FiguresQuery
from api.templates import render
from api.words import period_in_words, short_date, source_class_in_words
from corpus.document import SourceClass
from workbench.figures.chart import SHAPES, Labels, drawn
from workbench.figures.held import Held, Wanted, absent
from workbench.figures.measures import catalogue, measures_named, narrower_in_words
from workbench.figures.series import Series, series_of
from workbench.figures.told import numbered, told

_MOST = 200  # figures on a page; more are in the CSV
_FIRST, _LAST = 1900, 2100


@dataclass(frozen=True, slots=True)
class Form:
    """What the reader's form asks for; "" and None mean any. `since` and `until` are years."""

    measure: Annotated[str, Query(max_length=200)] = ""
    council: Annotated[tuple[str, ...], Query(max_length=50)] = ()
    since: Annotated[int | None, Query(ge=_FIRST, le=_LAST)] = None
    until: Annotated[int | None, Query(ge=_FIRST, le=_LAST)] = None

    def query(self, language: str) -> FiguresQuery:
        """The same as the API is asked."""
        said = {"measure": self.measure, "authority": [name for name in self.council if name.strip()]}
        start = date(self.since, 1, 1) if self.since else None
        end = date(self.until, 12, 31) if self.until else None
        return FiguresQuery.model_validate(said | {"from": start, "to": end, "language": language})

    def address(self, path: str, **others: str) -> str:
        """The same narrowing at another address, as the API words it."""
        asked = self.query("en").model_dump(mode="json", by_alias=True, exclude_defaults=True)
        return f"{path}?{urlencode(asked | others, doseq=True)}"


@dataclass(frozen=True, slots=True)
class Drawn:
    """One series with its chart, which is empty where nothing has a time."""

    series: Series
    chart: Markup
    name: str
    narrower: tuple[str, ...]


def figures_page(
    request: Request, form: Form, councils: Sequence[str], wanted: Wanted, found: Sequence[Held]
) -> HTMLResponse:
    """The figures asked for; without a measure, which measures are held and how many figures of each. `councils` are
    those to suggest."""
    language = reader_language(request)
    context: dict[str, Any] = {"form": form, "wanted": wanted, "topics": _topics(language), "councils": councils}
    if not wanted.measure:
        counted = Counter(each.figure.measure for each in found)
        return render(
            request, "figures.html", context | {"counted": _counted(counted, language), "other": counted[None]}
        )
    shown = found[:_MOST]
    rows = [
        one | {"citation": addressed(one["citation"]), "time": each.figure.at}
        for one, each in zip(told(shown, found, language), shown, strict=True)
    ]
    numbers = numbered(shown)
    series = series_of(shown)
    return render(
        request,
        "figures.html",
        context
        | {
            "rows": rows,
            "citations": list({row["citation"]["n"]: row["citation"] for row in rows}.values()),
            "more": len(found) - len(shown),
            "series": [_drawn(one, _most(one, series), numbers, language) for one in series],
            "absent": absent(found, wanted),
            "named": [catalogue().measures[key].names[language] for key in measures_named(wanted.measure)],
            "shapes": [(SHAPES[kind], kind.value) for kind in SourceClass if any(_says(kind, one) for one in shown)],
            "narrower": lambda name: narrower_in_words(name, language),
        },
    )


def _says(kind: SourceClass, each: Held) -> bool:
    return each.record.description.source_class is kind


def _most(one: Series, series: Sequence[Series]) -> float:
    """The highest value of the charts of one measure, which are drawn to one scale."""
    alike = (other for other in series if other.definition.measure == one.definition.measure)
    return max((point.high or point.value for other in alike for point in other.points), default=0)


def _drawn(series: Series, most: float, numbers: Mapping[str, int], language: str) -> Drawn:
    said = translations(language)
    name = catalogue().measures[series.definition.measure].names[language]

    def full(each: Held) -> str:
        who = each.record.description.publisher or source_class_in_words(
            each.record.description.source_class.value, language
        )
        when = period_in_words(each.figure.at, language)
        return f"{each.figure.said}, {when}, {who}, {said.gettext('Source')} {numbers[each.id]}"

    labels = Labels(
        said.gettext("Chart of the figures in the table below"),
        lambda period: short_date(period, language),
        full,
        lambda each: f"#source-{numbers[each.id]}",
    )
    words = tuple(narrower_in_words(each, language) for each in series.definition.narrower)
    return Drawn(series, Markup(drawn(series, labels, most)), name, words)  # noqa: S704  # made by ElementTree, which escapes


def _topics(language: str) -> list[tuple[str, str]]:
    """What the form offers: topics, then measures, in the reader's language, each with what is sent."""
    measures = catalogue().measures.values()
    return [(measure.names[language], measure.key) for measure in measures]


def _counted(counted: Mapping[str | None, int], language: str) -> list[tuple[str, str, int]]:
    """Name, key and number of figures, the most first."""
    named = [(m.names[language], key, counted[key]) for key, m in catalogue().measures.items() if counted[key]]
    return sorted(named, key=lambda row: (-row[2], row[0]))

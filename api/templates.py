"""The pages' templates: Jinja with everything escaped, in the reader's language."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from api import words
from api.assets import assets
from api.language import OWN_NAMES, address_in, other_language, reader_language, remember, translations
from api.sentences import in_words_of
from corpus.folding import readable
from workbench.briefing.html import TEMPLATES

PAGES = Path(__file__).parent / "pages"

_ITEM = re.compile(r"\n(?=\s*(?:[-–•·*]|\(?\d{1,2}[.)])\s)")
_BULLET = re.compile(r"\s*[-–•·*]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Point:
    """One item of a list within a quote, without the dash or dot that stood before it; or words before the first."""

    words: str
    bulleted: bool


def render(
    request: Request, name: str, context: Mapping[str, Any], status: int = 200, headers: Mapping[str, str] | None = None
) -> HTMLResponse:
    """One page in the reader's language. `name` is a file of api/pages."""
    language = reader_language(request)
    other = other_language(language)
    frame: dict[str, Any] = {
        "other_language": other,
        "other_name": OWN_NAMES[other],
        "other_address": address_in(request, other),
    }
    app = request.scope.get("app")
    frame |= {"language_model": app.state.serving.language_model if app else None}
    page = environment(language).get_template(name).render(frame | dict(context))
    response = HTMLResponse(page, status, headers={"Vary": "Cookie, Accept-Language", **(headers or {})})
    remember(request, response)
    return response


@cache
def environment(language: str) -> Environment:
    """The templates with the messages, dates and names of one language."""
    made = Environment(
        loader=FileSystemLoader([PAGES, TEMPLATES]),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        auto_reload=False,  # an upgrade's templates do not fit the code of a server that still runs
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    made.globals |= {"language": language, "assets": assets()}
    made.filters |= {
        "date": partial(words.date_in_words, language=language),
        "period": partial(words.period_in_words, language=language),
        "council": partial(words.council_in_words, language=language),
        "kind": partial(words.kind_in_words, language=language),
        "short_date": partial(words.short_date, language=language),
        "source_class": partial(words.source_class_in_words, language=language),
        "language": partial(words.language_in_words, language=language),
        "number": partial(words.number_in_words, language=language),
        "in_words": partial(in_words_of, language=language),
        "web_link": words.web_link,
        "plural": words.plural,
        "readable": readable,
        "points": points,
        "by_document": by_document,
        "query": partial(urlencode, doseq=True),
    }
    return made


def points(quote: str) -> list[Point]:
    """A quote for a reader, each item of a list within it apart."""
    return [
        Point(readable(_BULLET.sub("", part, count=1) if bulleted else part), bulleted)
        for part in _ITEM.split(quote)
        if part.strip()
        for bulleted in [bool(_BULLET.match(part))]
    ]


def by_document(citations: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Citations of one edition together, in the order in which each edition is first cited."""
    grouped: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for citation in citations:
        grouped.setdefault((citation["document_id"], citation["edition"]), []).append(citation)
    return list(grouped.values())

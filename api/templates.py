"""The page's templates: Jinja2 with everything escaped, and the words that dates and classes are shown in."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from api import words
from assistant.reply import Citation
from corpus.folding import readable

PAGES = Path(__file__).parent / "pages"


def by_document(citations: Sequence[Citation]) -> list[list[Citation]]:
    """Citations of one edition together, in the order in which each edition is first cited."""
    grouped: dict[tuple[str, str], list[Citation]] = {}
    for citation in citations:
        grouped.setdefault((citation.document_id, citation.edition), []).append(citation)
    return list(grouped.values())


_environment = Environment(
    loader=FileSystemLoader(PAGES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.filters |= {
    "date": words.date_in_words,
    "period": words.period_in_words,
    "source_class": words.source_class_in_words,
    "language": words.language_in_words,
    "web_link": words.web_link,
    "plural": words.plural,
    "readable": readable,
    "by_document": by_document,
}


def render(
    name: str, context: Mapping[str, Any], status: int = 200, headers: Mapping[str, str] | None = None
) -> HTMLResponse:
    """One page. `name` is a file of api/pages."""
    return HTMLResponse(_environment.get_template(name).render(context), status, headers=dict(headers or {}))

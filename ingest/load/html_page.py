"""Find the main part of a web page as the page itself marks it, and what it declares about itself."""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import lxml.html  # type: ignore[import-untyped]
from lxml.etree import LxmlError  # type: ignore[import-untyped]
from lxml.html import HtmlElement

import corpus
from ingest.structure.text import is_dateline
from ingest.structure.words import flat, phrases

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")  # lxml refuses one that names a character set the text no longer has
_ENOUGH = 20  # letters: a shorter main part is a frame that a script fills
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:font-size|opacity)\s*:\s*0(?![.\d])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Marks:
    """The words of corpus/vocabulary/web_pages.toml."""

    main: tuple[str, ...]
    tags: frozenset[str]
    roles: frozenset[str]
    names: re.Pattern[str]
    published: tuple[str, ...]


def parse(text: str) -> HtmlElement | None:
    """The page's tree; None where there is none."""
    parser = lxml.html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return lxml.html.document_fromstring(_DECLARATION.sub("", text), parser=parser, ensure_head_body=True)
    except (LxmlError, ValueError):
        return None


def main_part(page: HtmlElement) -> HtmlElement | None:
    """The element that holds the document; None where the page marks none. The one article of a page goes before
    what else its main part holds."""
    articles = [each for each in page.iter("article") if not _is_nested(each) and _letters(each) >= _ENOUGH]
    marked = [each for path in _marks().main for each in page.xpath(path) if _letters(each) >= _ENOUGH]
    return articles[0] if len(articles) == 1 else marked[0] if marked else None


def is_outside(element: HtmlElement) -> bool:
    """Whether an element within the main part belongs to the site: menus, forms, share lines, related stories."""
    marks = _marks()
    if element.tag in marks.tags or element.get("role") in marks.roles:
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if _UNSEEN.search(element.get("style") or ""):
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag in ("div", "section", "ul", "ol", "p", "span") and marks.names.search(named) is not None


def hints_of(page: HtmlElement) -> dict[str, str]:
    """What the page declares: title, publisher, address, day of publication, language, twin address, licence."""
    metas = {
        (meta.get("property") or meta.get("name") or "").lower(): meta.get("content") for meta in page.iter("meta")
    }
    language = (page.get("lang") or page.get("xml:lang") or "")[:2].lower()
    values = {
        "title": metas.get("og:title") or metas.get("dcterms.title") or _title(page),
        "publisher": metas.get("og:site_name") or metas.get("dcterms.publisher"),
        "url": _link(page, "canonical") or metas.get("og:url"),
        "published": next(_declared_days(page, metas), None),
        "language": language,
        "alternate": next(_alternates(page, language), None),
        "licence": _link(page, "license"),
    }
    return {name: " ".join(value.split()) for name, value in values.items() if value and value.strip()}


@cache
def _marks() -> _Marks:
    data = tomllib.loads((Path(corpus.__file__).parent / "vocabulary" / "web_pages.toml").read_text(encoding="utf-8"))
    names = re.compile("|".join(data["names"]), re.IGNORECASE)
    sets = frozenset(data["tags"]), frozenset(data["roles"])
    return _Marks(tuple(data["main"]), *sets, names, tuple(data["published"]))


def _is_nested(article: HtmlElement) -> bool:
    """Whether an article is a comment or a teaser within another, or beside the main part."""
    return any(above.tag in ("article", "aside", "li", "footer", "nav") for above in article.iterancestors())


def _letters(element: HtmlElement) -> int:
    return len("".join(element.text_content().split()))


def _title(page: HtmlElement) -> str | None:
    """The only first heading, else the title without the site's name behind it."""
    first: list[str] = [heading.text_content() for heading in page.iter("h1")]
    if len(first) == 1 and first[0].strip():
        return first[0]
    title: str = page.findtext(".//title") or ""
    return re.split(r"\s+[|–—-]\s+", title.strip())[0]


def _name(meta: HtmlElement) -> str:
    return (meta.get("property") or meta.get("name") or "").lower()


def _link(page: HtmlElement, rel: str) -> str | None:
    found: Iterator[str | None] = (
        link.get("href") for link in page.iter("link", "a") if rel in (link.get("rel") or "").split()
    )
    return next(found, None)


def _alternates(page: HtmlElement, language: str) -> Iterator[str]:
    for link in page.iter("link"):
        other = (link.get("hreflang") or "")[:2].lower()
        if other in ("en", "cy") and other != language and link.get("href"):
            yield link.get("href")


def labelled_day(page: HtmlElement) -> str | None:
    """The first line that says when the page was posted or published, and no more than that."""
    lines = (flat(each.text_content()) for each in page.iter("p", "div", "span", "time", "li", "dd") if not len(each))
    found = [line for line in lines if is_dateline(line) and phrases().labels.match(line)]
    return min(found, key=lambda line: "update" in line.lower(), default=None)


def _declared_days(page: HtmlElement, metas: dict[str, str | None]) -> Iterator[str]:
    """Days of publication, surest first; a `time` in the text is not one, since related stories have theirs."""
    for script in page.iter("script"):
        if (script.get("type") or "").startswith("application/ld+json"):
            yield from (value[:10] for value in _in_json(script.text_content()))
    yield from (str(metas[name])[:10] for name in _marks().published if metas.get(name))
    for each in page.xpath("//*[@itemprop='datePublished']"):
        yield (each.get("content") or each.get("datetime") or each.text_content())[:10]


def _in_json(text: str) -> Iterator[str]:
    try:
        queue: list[Any] = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    while queue:
        value = queue.pop(0)
        if isinstance(value, list):
            queue.extend(value)
        elif isinstance(value, dict):
            if isinstance(value.get("datePublished"), str):
                yield value["datePublished"]
            queue.extend(value.get("@graph") or ())

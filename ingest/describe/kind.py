"""What kind of document it is: from its header, its form, its title and headings, its opening, its file name."""

import re
from collections.abc import Iterator, Sequence

from corpus.document import SourceClass
from corpus.terms import Kind, load_vocabulary
from ingest.describe.clues import Clues
from ingest.describe.found import Found, found_if, most_trusted
from ingest.load.types import Format
from ingest.structure.words import phrases

_FEWEST_SIGNS = 2
_TOP = 500  # characters in which a page says whose meeting it was
_OPENING = 2000  # characters of a first page in which an inspectorate's letter says what it is about


def kind(clues: Clues) -> Found[Kind] | None:
    """The header's, else news by signs of an article, else what form, title, headings, opening or file name say."""
    found = most_trusted(_kinds(clues), lambda one, other: one.name == other.name or one.family == other.family)
    if found is None and clues.formal and clues.addressed:
        return found_if(load_vocabulary().kind("letter"), "text")
    return found


def kind_in(text: str) -> Kind | None:
    """The kind so called, or the one whose pattern matches first in the text; one that only names a form ("letter")
    gives way to a kind it yields to."""
    exact = load_vocabulary().kind(text)
    if exact is not None or not text:
        return exact
    found = _named_in(text)
    return _specific(found[0], found[1:]) if found else None


def _kinds(clues: Clues) -> Iterator[Found[Kind] | None]:
    named = clues.hints.get("kind")
    if named:
        yield Found(_told(named, clues.hints.get("title", "")), clues.hinted_by)
    yield found_if(_by_address(clues), "web address")
    if not clues.formal and _is_news(clues):
        yield found_if(load_vocabulary().kind("news article"), "text")
    form = _by_signs(clues.first_page) if clues.format is not Format.RECORD else None
    yield found_if(form, "text")
    yield found_if(kind_in(clues.hints.get("title", "")), clues.hinted_by)
    yield found_if(kind_in("\n".join(clues.headings)), "text")
    if clues.formal:
        yield found_if(kind_in("\n".join(clues.subjects)), "text")
        yield found_if(_inspected(clues.first_page[:_OPENING]) if form is None else None, "opening")
    yield found_if(kind_in((clues.stem or "").replace("_", " ")), "file name")


def _told(named: str, title: str) -> Kind:
    """What a header calls it, more exactly where its title does so."""
    known = kind_in(named) or Kind(named)
    return _specific(known, _named_in(title))


def _named_in(text: str) -> list[Kind]:
    """Every kind with a pattern in the text, by where it matches, the longer match first."""
    found = [
        (match.start(), -match.end(), order, kind)
        for order, kind in enumerate(load_vocabulary().kinds)
        for pattern in kind.patterns
        if (match := re.search(pattern, text, re.IGNORECASE | re.DOTALL))
    ]
    return [kind for *_, kind in sorted(found, key=lambda row: row[:3])]


def _specific(known: Kind, others: Sequence[Kind]) -> Kind:
    exact = (other for other in others if other.family in known.yields_to and not other.yields_to)
    return next(exact, known)


def _by_signs(page: str) -> Kind | None:
    for known in load_vocabulary().kinds:
        if known.held_by and not re.search(known.held_by, page[:_TOP], re.IGNORECASE):
            continue
        signs = sum(re.search(rf"\b(?:{sign})", page, re.IGNORECASE) is not None for sign in known.signs)
        if signs >= _FEWEST_SIGNS:
            return known
    return None


def _by_address(clues: Clues) -> Kind | None:
    """What the place on its site says a page is: a council's own news are press releases."""
    vocabulary = load_vocabulary()
    site = vocabulary.host(clues.host) if clues.host else None
    for known in vocabulary.kinds:
        fits = not known.addressed_by or (site is not None and site.source_class in known.addressed_by)
        if fits and any(re.search(each, f"{clues.host}{clues.path}", re.IGNORECASE) for each in known.addresses):
            return known
    return None


def _inspected(opening: str) -> Kind | None:
    """The inspection that an opening speaks of, where it names an inspectorate."""
    vocabulary = load_vocabulary()
    speakers = (vocabulary.body(mention.entry) for mention in vocabulary.bodies_in(opening))
    if not any(body is not None and body.source_class is SourceClass.INSPECTORATE for body in speakers):
        return None
    return next((kind for kind in _named_in(opening) if kind.family == "inspection"), None)


def _is_news(clues: Clues) -> bool:
    """Whether the site around the text is a newspaper's: by address, name, byline, or what sites add to articles."""
    vocabulary = load_vocabulary()
    host = vocabulary.host(clues.host) if clues.host else None
    if host is not None:
        return host.source_class is SourceClass.PRESS
    known = phrases()
    sites = (vocabulary.publisher(line) for line in clues.furniture)
    return (
        any(site is not None and site.source_class is SourceClass.PRESS for site in sites)
        or any(known.bylines.fullmatch(line) for line in clues.datelines)
        or any(known.ends.fullmatch(line) or known.related_dates.fullmatch(line) for line in clues.foot)
    )

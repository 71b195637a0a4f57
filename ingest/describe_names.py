"""Who published a document, which council it is about, what kind of document it is, in which language."""

import re
from collections import Counter
from collections.abc import Iterator

from corpus.document import SourceClass
from corpus.terms import Council, Kind, Publisher, load_vocabulary
from ingest.describe_clues import Clues
from ingest.describe_dates import Found
from ingest.load_types import Format
from ingest.structure_words import phrases

_SPEAKERS = (SourceClass.INSPECTORATE, SourceClass.AUDITOR, SourceClass.GOVERNMENT)
_FEWEST_MENTIONS = 2
_LETTERS_PER_MENTION = 5000  # a council named more rarely is not what the document is about
_DOMINANT = 2  # times as many mentions as the next
_SAMPLE = 20000  # characters of body that show the language
_LANGUAGES = ("en", "cy")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def publisher(clues: Clues, kind: Kind | None) -> Found[Publisher] | None:
    """The header's, else the site's by its address or its own lines, else the inspectorate whose report it is."""
    vocabulary = load_vocabulary()
    named = clues.hints.get("publisher")
    if named:
        return Found(vocabulary.publisher(named) or Publisher(named, SourceClass.OTHER), clues.hinted_by)
    host = vocabulary.host(clues.host) if clues.host else None
    if host is not None:
        return Found(host, "web address")
    for line in clues.furniture if clues.format is not Format.PDF else ():
        site = vocabulary.publisher(line)
        if site is not None and site.source_class is SourceClass.PRESS:
            return Found(site, "text")
    author = vocabulary.publisher(clues.hints.get("author", ""))
    if author is not None:
        return Found(author, clues.hinted_by)
    return _reporting_body(clues) if clues.format is Format.PDF and kind and kind.family == "inspection" else None


def _reporting_body(clues: Clues) -> Found[Publisher] | None:
    """The inspectorate that a report's first and last page name most."""
    vocabulary = load_vocabulary()
    counts = Counter[str]()
    for text in (clues.first_page, clues.last_page):
        counts.update(mention.entry for mention in vocabulary.bodies_in(text) if mention.exact)
    for name, _ in counts.most_common():
        body = vocabulary.publisher(name)
        if body is not None and body.source_class is SourceClass.INSPECTORATE:
            return Found(body, "text")
    return None


def kind(clues: Clues) -> Found[Kind] | None:
    """The header's, else news by signs of an article, else what title, first page or file name say."""
    named = clues.hints.get("kind")
    if named:
        known = _kind_in(named)
        return Found(known or Kind(named), clues.hinted_by)
    if clues.format is not Format.PDF and _is_news(clues):
        news = load_vocabulary().kind("news article")
        return Found(news, "text") if news else None
    for origin, text in (
        (clues.hinted_by, clues.hints.get("title", "")),
        ("text", "\n".join(clues.headings)),
        ("file name", clues.stem or ""),
    ):
        known = _kind_in(text)
        if known is not None:
            return Found(known, origin)
    return None


def _kind_in(text: str) -> Kind | None:
    """The kind so called, or the one whose pattern matches first in the text."""
    vocabulary = load_vocabulary()
    exact = vocabulary.kind(text)
    if exact is not None or not text:
        return exact
    found = [
        (match.start(), -match.end(), order, kind)
        for order, kind in enumerate(vocabulary.kinds)
        for pattern in kind.patterns
        if (match := re.search(pattern, text, re.IGNORECASE))
    ]
    return min(found)[3] if found else None


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


def authority(clues: Clues, title: str, speaker: Publisher | None) -> Found[str] | None:
    """The one council a document is about; None where it is about several or about none (a header's "Wales")."""
    vocabulary = load_vocabulary()
    named = clues.hints.get("authority")
    if named:
        council = vocabulary.council(named)
        return Found(council.name, clues.hinted_by) if council else None
    return next(_authorities(clues, title, speaker), None)


def _authorities(clues: Clues, title: str, speaker: Publisher | None) -> Iterator[Found[str]]:
    vocabulary = load_vocabulary()
    if speaker is not None and speaker.source_class is SourceClass.COUNCIL:
        council = vocabulary.council(speaker.name)
        if council is not None:
            yield Found(council.name, "publisher")
    for origin, text in (("title", title), ("text", " ".join(clues.headings))):
        one = _only_council(text)
        if one:
            yield Found(one, origin)
    yield from _folders(clues)
    dominant = _dominant_council(clues.body)
    if dominant:
        yield Found(dominant, "text")
    one = _only_council(clues.stem or "")
    if one:
        yield Found(one, "file name")


def _folders(clues: Clues) -> Iterator[Found[str]]:
    """A folder that bears a council's name and nothing more; the nearest first."""
    councils: Iterator[Council | None] = (load_vocabulary().council(folder) for folder in clues.folders[:3])
    return (Found(council.name, "folder name") for council in councils if council is not None)


def _only_council(text: str) -> str | None:
    names = {mention.entry for mention in load_vocabulary().councils_in(text) if mention.exact}
    return names.pop() if len(names) == 1 else None


def _dominant_council(body: str) -> str | None:
    counts = Counter(mention.entry for mention in load_vocabulary().councils_in(body) if mention.exact)
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < max(_FEWEST_MENTIONS, len(body) / _LETTERS_PER_MENTION):
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= _DOMINANT * ranked[1][1] else None


def language(clues: Clues) -> Found[str] | None:
    """ "en" or "cy": what the page declares, else by which language's little words are the more."""
    words = Counter(word.lower().replace("’", "'") for word in _WORD.findall(clues.body[:_SAMPLE]))
    vocabulary = load_vocabulary()
    english, welsh = (vocabulary.stop_words(each) for each in ("en", "cy"))
    counts = {"en": sum(words[word] for word in english - welsh), "cy": sum(words[word] for word in welsh - english)}
    best = max(_LANGUAGES, key=lambda each: counts[each])
    if counts[best] > 0:
        return Found(best, "text")
    declared = clues.hints.get("language", "")[:2].lower()
    return Found(declared, clues.hinted_by) if declared in _LANGUAGES else None

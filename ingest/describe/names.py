"""Who published a document, and in which language it is."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from corpus.document import SourceClass
from corpus.terms import Kind, Publisher, load_vocabulary
from ingest.describe.clues import Clues
from ingest.describe.found import Found, found_if, most_trusted
from ingest.describe.words import words

_SAMPLE = 20000  # characters of body that show the language
_LANGUAGES = ("en", "cy")
_SPEAKERS = (SourceClass.INSPECTORATE, SourceClass.AUDITOR)
_LETTERHEAD = 12  # lines
_OPENING = 250  # characters in which a local council's papers name it
_ALONE = 0.8  # of a line's letters
_CLEARLY = 3  # times as many little words of one language as of the other
_MAIL = re.compile(r"@([\w.-]+\w)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def publisher(clues: Clues, kind: Kind | None) -> Found[Publisher] | None:
    """The header's, else the site's by its address or its own lines, else the body whose report it is."""
    return most_trusted(_publishers(clues, kind), lambda one, other: one.name == other.name)


def _publishers(clues: Clues, kind: Kind | None) -> Iterator[Found[Publisher] | None]:
    vocabulary = load_vocabulary()
    named = clues.hints.get("publisher")
    if named:
        yield Found(vocabulary.publisher(named) or Publisher(named, SourceClass.OTHER), clues.hinted_by)
    host = vocabulary.host(clues.host) if clues.host else None
    yield found_if(host, "web address")
    if not clues.formal:
        yield _site(clues)
    yield found_if(_author(clues.hints.get("author", "")), clues.hinted_by)
    if clues.formal and (kind is None or kind.source_class is not SourceClass.COUNCIL):
        yield _letterhead(clues)
    if clues.formal and kind is not None and kind.source_class in _SPEAKERS:
        yield from _reporting(clues, kind.source_class)
    if kind is None or kind.source_class is SourceClass.COUNCIL:
        yield _local_council(clues)


def _author(author: str) -> Publisher | None:
    """Whose address for mail an author has, else whose name stands there."""
    vocabulary = load_vocabulary()
    hosts = (vocabulary.host(mail[1]) for mail in _MAIL.finditer(author))
    return next((host for host in hosts if host is not None), None) or vocabulary.publisher(author)


def _site(clues: Clues) -> Found[Publisher] | None:
    named = (load_vocabulary().publisher(line) for line in clues.furniture)
    site = next((each for each in named if each is not None and each.source_class is SourceClass.PRESS), None)
    return found_if(site, "text")


def _local_council(clues: Clues) -> Found[Publisher] | None:
    """The community, town or parish council that the first lines name, no other council beside it."""
    top = "\n".join((clues.first_page[:_OPENING], *clues.headings[:2]))
    names = {match[0] for match in words().local.finditer(top)}
    return Found(Publisher(names.pop(), SourceClass.COUNCIL), "text") if len(names) == 1 else None


def _letterhead(clues: Clues) -> Found[Publisher] | None:
    """The inspectorate or auditor, else the government, that has a line of the first page's top to itself."""
    vocabulary = load_vocabulary()
    lines = clues.cover[:_LETTERHEAD]
    named = [
        body
        for line in lines
        if any(len(mention.text) >= _ALONE * len(line) for mention in vocabulary.bodies_in(line))
        and (body := vocabulary.publisher(line)) is not None
    ]
    speakers = [body for body in named if body.source_class in _SPEAKERS]
    governments = [body for body in named if body.source_class is SourceClass.GOVERNMENT]
    return next((Found(body, "text") for body in (*speakers, *governments)), None)


def _reporting(clues: Clues, speaks: SourceClass) -> Iterator[Found[Publisher] | None]:
    """The inspectorate or auditor that a report's first and last page name most, and the one that its body does."""
    first_and_last = "\n".join((clues.first_page, clues.last_page))
    yield _most_named(first_and_last, speaks, "text")
    yield _most_named(clues.body, speaks, "body")


def _most_named(text: str, speaks: SourceClass, origin: str) -> Found[Publisher] | None:
    vocabulary = load_vocabulary()
    counts = Counter(mention.entry for mention in vocabulary.bodies_in(text) if mention.exact)
    bodies = (vocabulary.publisher(name) for name, _ in counts.most_common())
    body = next((each for each in bodies if each is not None and each.source_class is speaks), None)
    return found_if(body, origin)


def council_as_publisher(kind: Kind | None, council: Found[str] | None) -> Found[Publisher] | None:
    """The council itself, where the kind of document is one that councils publish."""
    if kind is None or council is None or kind.source_class is not SourceClass.COUNCIL:
        return None
    known = load_vocabulary().council(council.value)
    return (
        Found(Publisher(known.full, SourceClass.COUNCIL), "kind", council.agreeing, council.against) if known else None
    )


def language(clues: Clues) -> Found[str] | None:
    """ "en" or "cy": by which language's little words are the more, else what the page declares."""
    declared = clues.hints.get("language", "")[:2].lower()
    said = Found(declared, clues.hinted_by) if declared in _LANGUAGES else None
    return most_trusted([*_by_words(clues.body[:_SAMPLE]), said])


def _by_words(body: str) -> Sequence[Found[str]]:
    written = Counter(word.lower().replace("’", "'") for word in _WORD.findall(body))
    vocabulary = load_vocabulary()
    english, welsh = (vocabulary.stop_words(each) for each in ("en", "cy"))
    counts = {
        "en": sum(written[word] for word in english - welsh),
        "cy": sum(written[word] for word in welsh - english),
    }
    best, other = sorted(_LANGUAGES, key=lambda each: -counts[each])
    if not counts[best]:
        return []
    clear = counts[best] >= _CLEARLY * counts[other]
    return [Found(best, "text"), *([Found(best, "body")] if clear else [])]

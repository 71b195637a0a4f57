"""The vocabulary: who and what documents name, by any of their names, from the data files in corpus/vocabulary."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TypeVar

from corpus.council_names import council_hosts, council_judge, council_phrases
from corpus.document import SourceClass
from corpus.entries import Body, BodyName, Council, Kind, Language, Mention, Publisher, Role, Term
from corpus.matching import Matcher, words_of
from corpus.misspelling import misspelt
from corpus.spellings import body_phrases, kind_phrases, named, names_of, speaker_phrases
from corpus.vocabulary_files import Files, Words, load_files

__all__ = [
    "Body",
    "BodyName",
    "Council",
    "Kind",
    "Mention",
    "Publisher",
    "Role",
    "Term",
    "Vocabulary",
    "load_vocabulary",
]


# the first word of a question, with a capital and nothing behind it that only a verb has
_FIRST = re.compile(
    r"\s*(?P<name>[A-Z][a-z]+)\b(?!\s+(?:the|a|an|this|that|these|those|my|our|your|of|between|from|it)\b)"
)

E = TypeVar("E", Role, Kind, Term)


@dataclass(frozen=True, slots=True)
class _Matchers:
    councils: Matcher
    bodies: Matcher
    roles: Matcher
    kinds: Matcher
    terms: Matcher
    speakers: Matcher


class Vocabulary:
    """Entries by name, and their mentions in a text. Every `*_in` gives mentions in text order, longest match first,
    without overlaps within one kind; kinds may overlap each other."""

    def __init__(self, files: Files) -> None:
        self.councils = files.councils
        self.bodies = files.bodies
        self.roles = files.roles
        self.kinds = files.kinds
        self.terms = files.terms
        self.publishers = files.publishers
        self.words: Words = files.words
        self.number_words: Mapping[str, int] = MappingProxyType(dict(files.words.numbers))
        self._common = frozenset(files.forms["common"]["names"])
        self._councils = {council.name: council for council in files.councils}
        self._bodies = {body.name: body for body in files.bodies}
        self._speakers = _speakers(files)
        self._shared: tuple[str, ...] = tuple(files.forms["hosts"]["shared"])
        self._hosts = _hosts(files.councils, self._speakers, self._shared)
        self._find = _matchers(files, self._speakers)
        self._equivalents = _equivalents(files.terms, files.bodies)

    def councils_in(self, text: str, fuzzy: bool = False) -> tuple[Mention, ...]:
        """Councils named in a text. `fuzzy` also finds names misspelt by one letter: for questions, not documents."""
        found = self._find.councils.find(text)
        if not fuzzy:
            return found
        found = self._opening(text, found)
        names = {council.name: council.name for council in self.councils if council.name not in self._common}
        names |= {council.place: council.name for council in self.councils if council.place}
        return misspelt(text, names, found, self.words.near_names)

    def _opening(self, text: str, found: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """With a common name that opens a question as one: "Bury and Luton: ..."; not "Reading the ..."."""
        first = _FIRST.match(text)
        name = first["name"] if first else ""
        if first is None or name not in self._common or any(mention.start <= first.start("name") for mention in found):
            return found
        return (Mention(name, first.start("name"), first.end("name"), name, True), *found)

    def bodies_in(self, text: str) -> tuple[Mention, ...]:
        """Inspectorates, governments and other bodies named in a text, by present and former names."""
        return self._find.bodies.find(text)

    def roles_in(self, text: str) -> tuple[Mention, ...]:
        """Offices named in a text ("portfolio holder" is a cabinet member)."""
        return self._find.roles.find(text)

    def kinds_in(self, text: str) -> tuple[Mention, ...]:
        """Kinds of document named in a text."""
        return self._find.kinds.find(text)

    def terms_in(self, text: str) -> tuple[Mention, ...]:
        """Terms of the trade named in a text, by any synonym or abbreviation."""
        return self._find.terms.find(text)

    def council(self, name: str) -> Council | None:
        """The council that bears this name, alias or full name, in either language; None when unknown or ambiguous."""
        phrase = self._find.councils.get(name)
        return self._councils[phrase.entry] if phrase and phrase.entry and phrase.exact else None

    def body(self, name: str) -> Body | None:
        """The body that bears or bore this name."""
        phrase = self._find.bodies.get(name)
        return self._bodies[phrase.entry] if phrase and phrase.entry else None

    def role(self, name: str) -> Role | None:
        """The role with this name or alias."""
        return _entry(self._find.roles, name, self.roles)

    def kind(self, name: str) -> Kind | None:
        """The kind of document with this name or alias."""
        return _entry(self._find.kinds, name, self.kinds)

    def term(self, name: str) -> Term | None:
        """The term with this name, synonym or abbreviation."""
        return _entry(self._find.terms, name, self.terms)

    def publisher(self, text: str) -> Publisher | None:
        """The publisher that a header line names first: "Powys County Council (ModernGov)" gives the council."""
        found = [*self._find.speakers.find(text), *self._find.bodies.find(text), *self._find.councils.find(text)]
        whole = (m for m in found if m.exact and text[max(0, m.start - 1) : m.start] not in (".", "@"))
        first = min(whole, key=lambda mention: (mention.start, -mention.end), default=None)
        return self._speakers[first.entry] if first else None

    def host(self, hostname: str) -> Publisher | None:
        """The publisher behind a host name, or behind the site it is part of; None when unknown. A domain that public
        bodies share is only its owner's own."""
        labels = hostname.lower().split(":")[0].removeprefix("www.").split(".")
        sites = [".".join(labels[i:]) for i in range(len(labels) - 1)]
        known = (site for site in sites if site in self._hosts and (site == sites[0] or site not in self._shared))
        return next((self._hosts[site] for site in known), None)

    def equivalents(self, phrase: str) -> tuple[str, ...]:
        """Other ways of writing a term, a body or an abbreviation, in both languages; empty when it is not known."""
        key = words_of(phrase)
        return tuple(other for other in self._equivalents.get(key, ()) if words_of(other) != key)

    def stop_words(self, language: Language | None = None) -> frozenset[str]:
        """Words that carry no meaning in a search, folded; of both languages when none is given."""
        languages = (language,) if language else tuple(self.words.stop)
        return frozenset().union(*(self.words.stop[each] for each in languages))


@lru_cache(maxsize=1)
def load_vocabulary() -> Vocabulary:
    """The packaged vocabulary, read once per process."""
    return Vocabulary(load_files())


def _matchers(files: Files, speakers: Mapping[str, Publisher]) -> _Matchers:
    cased = files.words.cased
    return _Matchers(
        councils=Matcher(
            council_phrases(files.councils, files.forms), council_judge(files.forms["guards"]), commas=True
        ),
        bodies=Matcher(body_phrases(files.bodies, cased)),
        roles=Matcher(named(((r.name, r.aliases, r.welsh) for r in files.roles), cased)),
        kinds=Matcher(kind_phrases(files.kinds, cased)),
        terms=Matcher(named(((t.name, t.synonyms, t.welsh) for t in files.terms), cased)),
        speakers=Matcher(speaker_phrases(speakers)),
    )


def _speakers(files: Files) -> dict[str, Publisher]:
    """Everybody who publishes, by entry: councils under their full names, bodies and the press."""
    councils = {each.name: Publisher(each.full, SourceClass.COUNCIL, each.hosts) for each in files.councils}
    bodies = {each.name: Publisher(each.name, each.source_class, each.hosts) for each in files.bodies}
    return councils | bodies | {each.name: each for each in files.publishers}


def _hosts(
    councils: tuple[Council, ...], speakers: Mapping[str, Publisher], shared: tuple[str, ...]
) -> dict[str, Publisher]:
    """Publishers by the hosts that are told of them, else by those that councils' names give."""
    named = {host: speakers[council.name] for council in councils for host in council_hosts(council, shared)}
    return named | {host: speaker for speaker in speakers.values() for host in speaker.hosts}


def _equivalents(terms: tuple[Term, ...], bodies: tuple[Body, ...]) -> dict[tuple[str, ...], tuple[str, ...]]:
    groups = [(term.name, *term.synonyms, *term.welsh) for term in terms] + [tuple(names_of(body)) for body in bodies]
    return {words_of(written): group for group in groups for written in group}


def _entry(matcher: Matcher, name: str, entries: tuple[E, ...]) -> E | None:
    phrase = matcher.get(name)
    return next((entry for entry in entries if phrase and entry.name == phrase.entry), None)

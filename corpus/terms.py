"""The vocabulary: who and what documents name, by any of their names, from the data files in corpus/vocabulary."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TypeVar

from corpus.council_names import council_judge, council_phrases
from corpus.document import SourceClass
from corpus.entries import Body, BodyName, Council, Kind, Language, Mention, Publisher, Role, Term
from corpus.matching import Matcher, Phrase, words_of
from corpus.spelling import misspelt
from corpus.vocabulary_files import Words, load_files
from corpus.welsh import phrase_forms

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


E = TypeVar("E", Role, Kind, Term)


@dataclass(frozen=True, slots=True)
class _Matchers:
    councils: Matcher
    bodies: Matcher
    roles: Matcher
    kinds: Matcher
    terms: Matcher
    publishers: Matcher


class Vocabulary:
    """Entries by name, and their mentions in a text. Every `*_in` gives mentions in text order, longest match first,
    without overlaps within one kind; kinds may overlap each other."""

    def __init__(self) -> None:
        files = load_files()
        self.councils = files.councils
        self.bodies = files.bodies
        self.roles = files.roles
        self.kinds = files.kinds
        self.terms = files.terms
        self.publishers = files.publishers
        self.words: Words = files.words
        self.number_words: Mapping[str, int] = MappingProxyType(files.words.numbers)
        self._councils = {council.name: council for council in self.councils}
        self._bodies = {body.name: body for body in self.bodies}
        self._hosts = _hosts(self.councils, self.bodies, self.publishers)
        self._publishers = {publisher.name: publisher for publisher in self._hosts.values()} | _speaking(self)
        self._find = _matchers(self, files.forms)
        self._equivalents = _equivalents(self.terms, self.bodies)
        self._common_words = files.words.near_names

    def councils_in(self, text: str, fuzzy: bool = False) -> tuple[Mention, ...]:
        """Councils named in a text. `fuzzy` also finds names misspelt by one letter: for questions, not documents."""
        found = self._find.councils.find(text)
        if not fuzzy:
            return found
        names = {council.name: council.name for council in self.councils}
        names |= {council.place: council.name for council in self.councils if council.place}
        return misspelt(text, names, found, self._common_words)

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
        found = self._find.publishers.find(text)
        return self._publishers[found[0].entry] if found else None

    def host(self, hostname: str) -> Publisher | None:
        """The publisher behind a host name, or behind the site it is part of; None when unknown."""
        labels = hostname.lower().split(":")[0].removeprefix("www.").split(".")
        sites = (".".join(labels[i:]) for i in range(len(labels) - 1))
        return next((self._hosts[site] for site in sites if site in self._hosts), None)

    def equivalents(self, phrase: str) -> tuple[str, ...]:
        """Other ways of writing a term, a body or an abbreviation, in both languages; empty when it is not known."""
        key = words_of(phrase)
        return tuple(other for other in self._equivalents.get(key, ()) if words_of(other) != key)

    def stop_words(self, language: Language | None = None) -> frozenset[str]:
        """Words that carry no meaning in a search, folded; of both languages when none is given."""
        languages = (language,) if language else tuple(self.words.stop)
        return frozenset().union(*(self.words.stop[each] for each in languages))

    def question_words(self, language: Language) -> Mapping[str, str]:
        """Question words and what they ask for ("when" and "pryd" ask for a date)."""
        return self.words.question[language]


@lru_cache(maxsize=1)
def load_vocabulary() -> Vocabulary:
    """The packaged vocabulary, read once per process."""
    return Vocabulary()


def _matchers(vocabulary: Vocabulary, forms: dict[str, dict[str, list[str]]]) -> _Matchers:
    guards = forms["guards"]
    return _Matchers(
        councils=Matcher(council_phrases(vocabulary.councils, forms), council_judge(guards)),
        bodies=Matcher(_body_phrases(vocabulary.bodies, vocabulary.words.cased)),
        roles=Matcher(_named((r.name, r.aliases, r.welsh) for r in vocabulary.roles)),
        kinds=Matcher(_named((k.name, k.aliases, k.welsh) for k in vocabulary.kinds)),
        terms=Matcher(_named(((t.name, t.synonyms, t.welsh) for t in vocabulary.terms), vocabulary.words.cased)),
        publishers=Matcher(_publisher_phrases(vocabulary, forms)),
    )


def _named(
    entries: Iterable[tuple[str, tuple[str, ...], tuple[str, ...]]], cased: frozenset[str] = frozenset()
) -> Iterable[tuple[str, Phrase]]:
    """Every name of every entry: English in the plural too, Welsh in its mutated forms too."""
    for name, english, welsh in entries:
        for written in (name, *english):
            phrase = Phrase(name, cased=written if written in cased else None)
            yield written, phrase
            yield _plural(written), phrase
        for written in welsh:
            for form in (written, *sorted(phrase_forms(written))):
                yield form, Phrase(name)


def _plural(phrase: str) -> str:
    if phrase.endswith("s"):
        return phrase
    if phrase.endswith("y") and phrase[-2:-1] not in "aeiou":
        return phrase[:-1] + "ies"
    return phrase + "s"


def _body_phrases(bodies: tuple[Body, ...], cased: frozenset[str]) -> Iterable[tuple[str, Phrase]]:
    for body in bodies:
        for written in _names_of(body):
            phrase = Phrase(body.name, cased=written if written in cased else None)
            for form in (written, *sorted(phrase_forms(written) if _is_welsh(body, written) else ())):
                yield form, phrase


def _names_of(body: Body) -> list[str]:
    dated = [written for name in body.names for written in (name.name, name.short) if written]
    return list(dict.fromkeys([body.name, *([body.short] if body.short else []), *dated, *body.aliases]))


def _is_welsh(body: Body, written: str) -> bool:
    return any(name.language == "cy" and name.name == written for name in body.names)


def _publisher_phrases(vocabulary: Vocabulary, forms: dict[str, dict[str, list[str]]]) -> Iterable[tuple[str, Phrase]]:
    for publisher in vocabulary.publishers:
        yield publisher.name, Phrase(publisher.name)
        for host in publisher.hosts:
            yield host, Phrase(publisher.name)
    yield from _body_phrases(vocabulary.bodies, vocabulary.words.cased)
    full = {council.name: council.full for council in vocabulary.councils}
    for written, phrase in council_phrases(vocabulary.councils, forms):
        if phrase.entry and phrase.exact:
            yield written, Phrase(full[phrase.entry])


def _hosts(
    councils: tuple[Council, ...], bodies: tuple[Body, ...], press: tuple[Publisher, ...]
) -> dict[str, Publisher]:
    """Publishers by host name; a body and a council publish under their canonical and full names."""
    from_councils = (_council_publisher(council) for council in councils)
    from_bodies = (_body_publisher(body) for body in bodies)
    return {host: each for each in (*from_councils, *from_bodies, *press) for host in each.hosts}


def _speaking(vocabulary: Vocabulary) -> dict[str, Publisher]:
    everyone = (
        *map(_council_publisher, vocabulary.councils),
        *map(_body_publisher, vocabulary.bodies),
        *vocabulary.publishers,
    )
    return {publisher.name: publisher for publisher in everyone}


def _council_publisher(council: Council) -> Publisher:
    return Publisher(council.full, SourceClass.COUNCIL, council.hosts)


def _body_publisher(body: Body) -> Publisher:
    return Publisher(body.name, body.source_class, body.hosts)


def _equivalents(terms: tuple[Term, ...], bodies: tuple[Body, ...]) -> dict[tuple[str, ...], tuple[str, ...]]:
    groups = [(term.name, *term.synonyms, *term.welsh) for term in terms] + [tuple(_names_of(body)) for body in bodies]
    return {words_of(written): group for group in groups for written in group}


def _entry(matcher: Matcher, name: str, entries: tuple[E, ...]) -> E | None:
    phrase = matcher.get(name)
    return next((entry for entry in entries if phrase and entry.name == phrase.entry), None)

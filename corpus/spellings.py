"""Every spelling of bodies, roles, kinds, terms and newspapers: plurals, former names, mutated Welsh forms."""

from collections.abc import Iterable, Mapping

from corpus.entries import Body, Kind, Publisher
from corpus.matching import Phrase
from corpus.welsh import phrase_forms


def named(
    entries: Iterable[tuple[str, tuple[str, ...], tuple[str, ...]]], cased: frozenset[str]
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


def kind_phrases(kinds: tuple[Kind, ...], cased: frozenset[str]) -> Iterable[tuple[str, Phrase]]:
    """Names of kinds, and the ordinary words that may mean one."""
    yield from named(((kind.name, kind.aliases, kind.welsh) for kind in kinds), cased)
    for kind in kinds:
        for written in kind.loose:
            yield written, Phrase(kind.name, exact=False)
            yield _plural(written), Phrase(kind.name, exact=False)


def body_phrases(bodies: tuple[Body, ...], cased: frozenset[str]) -> Iterable[tuple[str, Phrase]]:
    """Every name that a body bears or bore, Welsh ones in their mutated forms too."""
    for body in bodies:
        for written in names_of(body):
            phrase = Phrase(body.name, cased=written if written in cased else None)
            for form in (written, *sorted(phrase_forms(written) if _is_welsh(body, written) else ())):
                yield form, phrase


def names_of(body: Body) -> list[str]:
    """A body's names and short names, present ones first, each once."""
    dated = [written for name in body.names for written in (name.name, name.short) if written]
    return list(dict.fromkeys([body.name, *([body.short] if body.short else []), *dated, *body.aliases]))


def _is_welsh(body: Body, written: str) -> bool:
    return any(name.language == "cy" and name.name == written for name in body.names)


def speaker_phrases(speakers: Mapping[str, Publisher]) -> Iterable[tuple[str, Phrase]]:
    """Publishers by name and by host, for header lines; keyed as `speakers` is."""
    for entry, publisher in speakers.items():
        for written in (publisher.name, *publisher.hosts):
            yield written, Phrase(entry)

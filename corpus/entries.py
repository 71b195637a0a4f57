"""The entries of the vocabulary (councils, bodies, roles, kinds, terms, publishers) and a mention of one."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.document import SourceClass

Language = Literal["en", "cy"]


@dataclass(frozen=True, slots=True)
class Council:
    """One council. `name` is how Craffu calls it, `welsh` its full Welsh name, `place` the place's Welsh name,
    `code` the statistics office's; `ambiguous` aliases mean it only in context; `until`: its last day, if abolished."""

    name: str
    full: str
    welsh: str | None
    nation: str
    code: str | None = None
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    place: str | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class BodyName:
    """A name that a body bears or bore; `start` and `end`: first and last day of its use, None if unknown or open."""

    name: str
    short: str | None = None
    language: Language = "en"
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """An inspectorate, auditor, government or other body. `inspects` lists subjects ("children's services"), `nation`
    where it works; `grades` are the overall grades it gives a council, empty when it gives none."""

    name: str
    short: str | None
    source_class: SourceClass
    nation: str | None
    names: tuple[BodyName, ...] = ()
    aliases: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    inspects: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """An office a person holds. `statutory`: the law requires the post, whatever the job is called."""

    name: str
    aliases: tuple[str, ...] = ()
    welsh: tuple[str, ...] = ()
    holder_of: str | None = None
    statutory: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document. `aliases` are how questions name it; `patterns` are regular expressions, matched without
    regard to case against a title, a file name or a header; `loose` aliases are ordinary words that may mean it
    ("strategy"); `source_class` is who usually publishes it; `family` groups kinds that answer to one word; `signs` are
    what a first page of this kind says, `held_by` what its top then says; `addresses` are parts of web addresses that
    tell it, on sites of the classes `addressed_by` where some are given; a kind that only names a form yields to one of
    the families `yields_to`."""

    name: str
    aliases: tuple[str, ...] = ()
    welsh: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    source_class: SourceClass | None = None
    family: str | None = None
    signs: tuple[str, ...] = ()
    held_by: str | None = None
    addresses: tuple[str, ...] = ()
    addressed_by: tuple[SourceClass, ...] = ()
    yields_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A thing with several names: `synonyms` in English, `welsh` in Welsh, abbreviations among them."""

    name: str
    synonyms: tuple[str, ...] = ()
    welsh: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who puts documents out: a council, a body or a newspaper, by its canonical name."""

    name: str
    source_class: SourceClass
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in a text: `text` is `source[start:end]`, `entry` the canonical name it stands for. `exact` is False
    for an ambiguous alias, an ordinary word that may be the place, or a misspelling."""

    entry: str
    start: int
    end: int
    text: str
    exact: bool

"""Read a person's misspelt name as the one that the documents have: "Rosemary Haris" as Rosemarie Harris."""

from collections.abc import Iterator
from dataclasses import replace

from assistant.retrieve import Sources
from assistant.understand import Concept, Understood
from assistant.values import names_in
from assistant.words import tokens
from corpus.misspelling import SHORTEST, one_edit

PASSAGES = 60  # looked at for a name like the one asked about; words are stored as stems, so some are of others


def with_known_names(understood: Understood, sources: Sources) -> Understood:
    """The question with each surname that no document has read as the one like it, where there is just one."""
    for name in understood.people:
        first, surname = name.rpartition(" ")[::2]
        if meant := _meant(surname, sources):
            people = tuple(f"{first} {meant}" if each == name else each for each in understood.people)
            understood = replace(understood, people=people, read_as=(*understood.read_as, (surname, meant)))
    for concept in understood.concepts:
        if (concept.capital and len(concept.ways) == 1) and (meant := _meant(concept.ways[0], sources)):
            concepts = tuple(_renamed(each, meant) if each is concept else each for each in understood.concepts)
            read_as = (*understood.read_as, (concept.ways[0], meant))
            understood = replace(understood, concepts=concepts, read_as=read_as)
    return understood


def _meant(surname: str, sources: Sources) -> str | None:
    """The one surname held that is like this one, if this one is not held."""
    if len(surname) < SHORTEST or sources.index.full_text([(surname, 1.0)], 1):
        return None
    alike = set(_alike(surname.lower(), sources))
    return alike.pop() if len(alike) == 1 else None


def _alike(surname: str, sources: Sources) -> Iterator[str]:
    hits = sources.index.alike(surname, PASSAGES)
    for passage in sources.index.passages([hit.passage_id for hit in hits]):
        for name in names_in(passage.indexed):
            last = tokens(name)[-1]
            if last[0] == surname[0] and one_edit(last, surname):
                yield last.capitalize()


def _renamed(concept: Concept, surname: str) -> Concept:
    return replace(Concept.of(surname), weight=concept.weight, named=concept.named, capital=True)

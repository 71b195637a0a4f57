"""Read a person's misspelt name as the one that the documents have: "Rosemary Haris" as Rosemarie Harris."""

from collections.abc import Iterator
from dataclasses import replace

from assistant.retrieve import Sources
from assistant.understand import Concept, Understood
from assistant.values import names_in
from assistant.words import stem, tokens
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


def with_known_words(understood: Understood, sources: Sources) -> Understood:
    """The question with what each word may be misspelt for, where no document has the word and just one like it:
    "negelct" may be "neglect". The word itself stays a way of saying it."""
    if understood.english:
        return understood
    concepts = []
    for concept in understood.concepts:
        meant = _spelt(concept.ways[0], sources) if len(concept.ways) == 1 and not concept.capital else None
        concepts.append(_also(concept, meant) if meant else concept)
    return replace(understood, concepts=tuple(concepts))


def _spelt(word: str, sources: Sources) -> str | None:
    """The one word held that is like this one, if this one is not held."""
    if len(word) < SHORTEST or not word.isalpha() or sources.index.full_text([(word, 1.0)], 1):
        return None
    hits = sources.index.alike(word, PASSAGES)
    texts = (passage.indexed for passage in sources.index.passages([hit.passage_id for hit in hits]))
    alike = {each for text in texts for each in tokens(text) if each[0] == word[0] and one_edit(each, word)}
    return alike.pop() if len({stem(each) for each in alike}) == 1 else None


def _also(concept: Concept, word: str) -> Concept:
    return replace(Concept.of(*concept.ways, word), weight=concept.weight, named=concept.named)


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
